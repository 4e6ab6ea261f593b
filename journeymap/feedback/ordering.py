"""Makes the account as it is ordered: all of it is made before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from journeymap.feedback.forms.look import LARGE, NORMAL, Look
from journeymap.feedback.forms.making import Made, NotMade, make, name_of, with_extras
from journeymap.feedback.settling import Unsettled, find_unsettled
from journeymap.feedback.summary import (
    Shape,
    Wishes,
    is_tried,
    make_summary,
    material_of,
    words_that_go_out,
)
from journeymap.feedback.template.own import templates_of
from journeymap.findings.identity import possible_names
from journeymap.findings.own_texts import missing, not_translated, texts_to_translate
from journeymap.language.known import NotKnown
from journeymap.organisation.organisation import Organisation
from journeymap.problems import Problem
from journeymap.sheets.organisation_folder import folder_for, read_organisation
from journeymap.sheets.own_language import own_language
from journeymap.sheets.workshop import Reading, Workshop

AnyShape = Shape | Literal["poster"]


class NotOut(Exception):
    """The account cannot be made: why, in a sentence, and what is wrong in which file."""

    def __init__(self, why: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(why)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wants to go out."""

    forms: tuple[str, ...] = ()
    shape: AnyShape = "whole"
    points: int | None = None
    """How large its letters are; None is what is usual for the shape."""
    high_contrast: bool = False
    tags: tuple[str, ...] = ()
    """The languages, in their order; none is the workshop's own."""
    has_diagram: bool = False
    is_draft: bool = False
    house: Path | None = None
    """The organisation's folder, if one is named."""
    named: str = ""
    """The workshop, as it was named: so it is named in the commands that settle something."""

    @property
    def look(self) -> Look:
        """How it is to look. What is for Easy Read has large letters, unless larger ones."""
        usual = LARGE if self.shape == "easy-read" else NORMAL
        return Look(self.points or usual, self.high_contrast, self.shape == "short")


def wishes_of(workshop: Workshop, reading: Reading, order: Order) -> Wishes:
    """Return what is wanted, with the organisation's folder and the languages read.

    Raises `NotOut`.
    """
    organisation = organisation_for(workshop, order.house)
    tags = order.tags or (reading.board.guide.language,)
    try:
        languages = tuple(own_language(workshop, tag, organisation) for tag in tags)
    except NotKnown as why:
        raise NotOut(str(why)) from why
    codes = tuple(each.code for each in languages)
    templates, problems = templates_of(organisation, order.shape, codes)
    if problems:
        raise NotOut(_wrong_in(problems[0].path), problems)
    return Wishes(
        languages=languages,
        shape="short" if order.shape == "poster" else order.shape,
        look=order.look,
        is_draft=order.is_draft,
        has_diagram=order.has_diagram,
        organisation=organisation,
        templates=templates,
        day=datetime.now(UTC).astimezone().date(),
    )


def organisation_for(workshop: Workshop, house: Path | None) -> Organisation | None:
    """Return the organisation of a workshop; None if it has no folder. Raises `NotOut`.

    `house` is its folder, if one is named.
    """
    folder = folder_for(workshop, house)
    if folder is None:
        return None
    organisation, problems = read_organisation(folder)
    if problems or organisation is None:
        raise NotOut(_wrong_in(folder), problems)
    return organisation


def _wrong_in(path: Path) -> str:
    return f"Something is wrong in {path}. Nothing was made."


def unsettled_of(reading: Reading, wishes: Wishes, named: str) -> list[Unsettled]:
    """Return what has to be settled before it may go out. `named` is the workshop, in commands."""
    material = material_of(reading.board, wishes.languages[0], len(reading.problems), wishes)
    return find_unsettled(material, named)


def make_ordered(reading: Reading, wishes: Wishes, order: Order) -> list[Made]:
    """Return each form that was ordered. Nothing is written. Raises `NotOut`."""
    try:
        if order.shape == "poster":
            return _poster(reading, wishes)
        return _forms(reading, wishes, order.forms)
    except NotMade as why:
        raise NotOut(str(why)) from why


def _poster(reading: Reading, wishes: Wishes) -> list[Made]:
    with with_extras("a poster"):
        from journeymap.feedback.poster import make_poster

    name = name_of("poster", wishes.look, wishes.tags, is_draft=wishes.is_draft)
    return [make_poster(reading.board, len(reading.problems), wishes, name)]


def _forms(reading: Reading, wishes: Wishes, forms: tuple[str, ...]) -> list[Made]:
    document = make_summary(reading.board, len(reading.problems), wishes)
    name = name_of(wishes.shape, wishes.look, wishes.tags, is_draft=bool(document.draft))
    return [make(each, document, name, wishes.look, wishes.languages[0]) for each in forms]


def names_to_look_at(names: Sequence[str]) -> str:
    """Return the sentence that asks to look at words which may be people's names."""
    return f"Before you send it, look at what may be names: {', '.join(names)}."


def to_know(reading: Reading, wishes: Wishes, named: str) -> Iterator[str]:
    """Yield what whoever sends it should know, each in a sentence.

    It is the same in every form and shape. `named` is the workshop, in commands.
    """
    board = reading.board
    if names := possible_names(words_that_go_out(board)):
        yield names_to_look_at(names)
    texts = texts_to_translate(board)
    for language in wishes.languages:
        if left := missing(texts, language, board.guide.language):
            yield not_translated(left, language, named)


def to_try(reading: Reading, wishes: Wishes, named: str) -> Iterator[str]:
    """Yield that its readers have to try Easy Read, if it is that and nobody has."""
    tried = wishes.shape != "easy-read" or is_tried(reading.board, len(reading.problems), wishes)
    if not tried:
        yield (
            "It is called a draft until its readers have tried it:"
            f' journeymap tried {named} --who "the reading group"'
        )
