"""Writes the account as it was ordered, or says what has to be settled first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeymap.cli.account_files import write_files
from journeymap.cli.house import organisation_of, read_templates
from journeymap.cli.possible_names import tell_possible_names
from journeymap.cli.telling import Refused, tell
from journeymap.counting import counted
from journeymap.feedback.forms.look import LARGE, NORMAL, Look
from journeymap.feedback.forms.making import Made, NotMade, make, name_of
from journeymap.feedback.settling import find_unsettled
from journeymap.feedback.summary import Wishes, is_tried, make_summary, material_of

if TYPE_CHECKING:
    from journeymap.language.language import Language
    from journeymap.organisation.organisation import Organisation
    from journeymap.sheets.workshop import Reading, Workshop


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for on the command line."""

    forms: tuple[str, ...] = ()
    shape: str = "whole"
    """`whole`, `short`, `easy-read` or `poster`."""
    points: int | None = None
    high_contrast: bool = False
    tags: tuple[str, ...] = ()
    """The languages, in their order; none is the workshop's own."""
    has_diagram: bool = False
    is_draft: bool = False
    house: Path | None = None
    named: str = ""
    """The workshop, as it was named: so it is named in the commands that settle something."""

    @property
    def look(self) -> Look:
        """How it is to look. What is for Easy Read has large letters, unless larger ones."""
        usual = LARGE if self.shape == "easy-read" else NORMAL
        return Look(self.points or usual, self.high_contrast, self.shape == "short")


def write_account(workshop: Workshop, reading: Reading, order: Order) -> Iterator[Path]:
    """Write all files of an account, and yield where each form is, or refuse.

    Nothing is written before everything is made.
    """
    wishes = wishes_of(workshop, reading, order)
    _refuse_if_unsettled(reading, wishes, order)
    made = _make_all(reading, wishes, order)
    _tell_around(reading, wishes, order)
    for each in made:
        for told in each.told:
            tell(told)
        yield write_files(workshop, each.files)


def wishes_of(workshop: Workshop, reading: Reading, order: Order) -> Wishes:
    """Return what is wanted, with the organisation's folder and the languages read, or refuse."""
    tags = order.tags or (reading.board.guide.language,)
    organisation = organisation_of(workshop, order.house)
    languages = tuple(_language(workshop, tag, organisation) for tag in tags)
    shape: Any = "short" if order.shape == "poster" else order.shape
    return Wishes(
        languages=languages,
        shape=shape,
        look=order.look,
        is_draft=order.is_draft,
        has_diagram=order.has_diagram,
        organisation=organisation,
        templates=read_templates(organisation, order.shape, tuple(e.code for e in languages)),
        day=datetime.now(UTC).astimezone().date(),
    )


def _language(workshop: Workshop, tag: str, organisation: Organisation | None) -> Language:
    """Return a language with the workshop's own words in it, and the organisation's."""
    from journeymap.language.known import NotKnown
    from journeymap.sheets.own_language import own_language

    try:
        return own_language(workshop, tag, organisation)
    except NotKnown as why:
        raise Refused(str(why)) from why


def _refuse_if_unsettled(reading: Reading, wishes: Wishes, order: Order) -> None:
    material = material_of(reading.board, wishes.languages[0], len(reading.problems), wishes)
    unsettled = find_unsettled(material, order.named)
    for line in (line for each in unsettled for line in each.in_lines()):
        tell(line)
    if unsettled and not order.is_draft:
        raise Refused(
            f"{counted(len(unsettled), 'thing')} to settle before it can go out."
            " To look at it meanwhile: --draft"
        )


def _make_all(reading: Reading, wishes: Wishes, order: Order) -> list[Made]:
    try:
        if order.shape == "poster":
            return _poster(reading, wishes)
        return _forms(reading, wishes, order.forms)
    except NotMade as why:
        raise Refused(str(why)) from why


def _poster(reading: Reading, wishes: Wishes) -> list[Made]:
    from journeymap.feedback.poster import make_poster

    name = name_of("poster", wishes.look, wishes.tags, is_draft=wishes.is_draft)
    return [make_poster(reading.board, len(reading.problems), wishes, name)]


def _forms(reading: Reading, wishes: Wishes, forms: tuple[str, ...]) -> list[Made]:
    document = make_summary(reading.board, len(reading.problems), wishes)
    name = name_of(wishes.shape, wishes.look, wishes.tags, is_draft=bool(document.draft))
    return [make(each, document, name, wishes.look, wishes.languages[0]) for each in forms]


def _tell_around(reading: Reading, wishes: Wishes, order: Order) -> None:
    """Say what whoever sends it should know, on standard error."""
    from journeymap.findings.own_texts import missing, texts_to_translate

    board = reading.board
    tell_possible_names(board)
    for language in wishes.languages:
        left = missing(texts_to_translate(board), language, board.guide.language)
        if left:
            tell(
                f"{counted(len(left), 'text')} of the workshop's own not in {language.name}:"
                f" journeymap words {order.named} --language {language.code}"
            )
    if order.shape == "easy-read" and not is_tried(board, len(reading.problems), wishes):
        tell(
            "It is called a draft until its readers have tried it:"
            f' journeymap tried {order.named} --who "the reading group"'
        )
