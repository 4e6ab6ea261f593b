"""Issues the questionnaire: first all of it is made, then somebody may look, then it is written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from journeymap.board import Board
from journeymap.cleaning import one_line
from journeymap.language.not_known import NotKnown
from journeymap.sheets.export import NotWritten, write_export
from journeymap.sheets.workshop import Workshop
from journeymap.survey.editions import NotIssued, draft, keep, read_editions
from journeymap.survey.forms.form import NotMade, Wishes
from journeymap.survey.forms.making import Made, make_all, makers_of
from journeymap.survey.languages import languages_of, left_in_own
from journeymap.survey.questionnaire import Questionnaire

FORMS_FOLDER = "survey"
"""Where the forms are, among what goes out."""


class NotOut(Exception):
    """The questionnaire cannot go out: why, and what to do. It is a sentence."""


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wants to go out."""

    forms: tuple[str, ...]
    """The names of the forms."""
    wishes: Wishes = field(default_factory=Wishes)
    edition: int | None = None
    """An edition that was issued before; None for what is asked now."""
    tags: tuple[str, ...] = ()
    """The languages, in their order; none is the workshop's own."""


@dataclass(frozen=True, slots=True)
class Ready:
    """What goes out, before anything of it is written."""

    asked: Questionnaire
    before: Questionnaire | None
    """The newest edition that was issued until now; None if none was."""
    is_new: bool
    """Whether it is an edition that was not issued yet."""
    made: Made
    """Its forms."""


def prepare(workshop: Workshop, board: Board, order: Order, today: date) -> Ready:
    """Return what goes out. Nothing is written. Raises `NotOut`."""
    try:
        makers = makers_of(order.forms)
        spoken = languages_of(workshop, board.guide.language, order.tags)
        asked, editions = _asked(workshop, board, today, order.edition)
        made = make_all(makers, asked, replace(order.wishes, languages=spoken.languages))
    except (NotMade, NotIssued, NotKnown) as why:
        raise NotOut(one_line(str(why))) from why
    told = (*spoken.told, *left_in_own(workshop, board.guide.language, asked, spoken.languages))
    made = replace(made, told=(*made.told, *told))
    return Ready(asked, editions[0] if editions else None, asked not in editions, made)


def send_out(workshop: Workshop, ready: Ready) -> list[Path]:
    """Freeze the edition if it is a new one, write the forms, and return where they are.

    Raises `NotOut`.
    """
    try:
        if ready.is_new:
            keep(workshop, ready.before, ready.asked)
        files = ready.made.files.items()
        return [write_export(workshop, f"{FORMS_FOLDER}/{name}", data) for name, data in files]
    except (NotIssued, NotWritten) as why:
        raise NotOut(one_line(str(why))) from why


def _asked(
    workshop: Workshop, board: Board, today: date, number: int | None
) -> tuple[Questionnaire, list[Questionnaire]]:
    editions, problems = read_editions(workshop)
    if number is None:
        return draft(workshop, board, today), editions
    for edition in editions:
        if edition.edition == number:
            return edition, editions
    if problems:
        raise NotIssued(str(problems[0]))
    if not editions:
        raise NotIssued("no survey was issued yet. Leave out --edition to issue the first one.")
    numbers = ", ".join(str(each.edition) for each in reversed(editions))
    raise NotIssued(f"there is no edition {number} of the survey. There are: {numbers}.")
