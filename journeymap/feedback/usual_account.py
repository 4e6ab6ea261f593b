"""The account as it is written where nobody asks for another form: whole, as Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from journeymap.board import Board
from journeymap.counting import counted
from journeymap.feedback.document import Document
from journeymap.feedback.forms.making import make, name_of
from journeymap.feedback.settling import Unsettled, find_unsettled
from journeymap.feedback.summary import Wishes, make_summary, material_of
from journeymap.feedback.template.own import templates_of
from journeymap.language.known import NotKnown
from journeymap.language.language import ENGLISH, Language
from journeymap.organisation.organisation import Organisation
from journeymap.problems import Problem
from journeymap.sheets.organisation_folder import folder_for, read_organisation
from journeymap.sheets.own_language import own_language
from journeymap.sheets.workshop import Workshop

_FIRST = 2
"""So many of the things to settle are told one by one."""


@dataclass(frozen=True, slots=True)
class UsualAccount:
    """The account of a workshop, as it may go out now."""

    document: Document
    files: Mapping[str, bytes]
    """By their names; the account itself comes first, its pictures behind it."""
    unsettled: tuple[Unsettled, ...]
    """What keeps it from going out. It is a draft while there is anything."""
    organisation: Organisation | None
    named: str
    """The workshop, as it is named in commands."""

    @property
    def name(self) -> str:
        """What the account's own file is called: `summary.md`, `draft-summary.md`."""
        return next(iter(self.files))

    def told(self) -> list[str]:
        """Return how many things are to be settled, and the first of them, each with its command.

        Nothing if all is settled.
        """
        if not self.unsettled:
            return []
        number = counted(len(self.unsettled), "thing")
        lines = [f"A draft: {number} to settle before it can go out."]
        for each in islice(self.unsettled, _FIRST):
            lines += each.in_lines()
        if len(self.unsettled) > _FIRST:
            more = len(self.unsettled) - _FIRST
            lines.append(f"and {more} more:")
            lines.append(f"  journeymap feedback {self.named} --to markdown")
        return lines


def usual_account(
    workshop: Workshop, board: Board, unread: int = 0, house: Path | None = None
) -> UsualAccount:
    """Return the account of a board, with the workshop's language and organisation.

    `unread` is how many problems there are in the workshop's files. What is wrong in the
    organisation's folder is left out of it, and is to be settled. `house` is that folder, if one
    is named.
    """
    unsettled: list[Unsettled] = []
    organisation = _organisation(workshop, house, unsettled)
    language = _language(workshop, board, organisation, unsettled)
    templates, problems = templates_of(organisation, "whole", (language.code,))
    unsettled += (_wrong(each) for each in problems)
    wishes = Wishes(
        languages=(language,),
        organisation=organisation,
        templates=templates,
        day=datetime.now(UTC).astimezone().date(),
    )
    unsettled += find_unsettled(material_of(board, language, unread, wishes), workshop.name)
    return _made(workshop, board, unread, wishes, tuple(unsettled))


def _made(
    workshop: Workshop, board: Board, unread: int, wishes: Wishes, unsettled: tuple[Unsettled, ...]
) -> UsualAccount:
    is_draft, (language,) = bool(unsettled), wishes.languages
    document = make_summary(board, unread, replace(wishes, is_draft=is_draft))
    name = name_of("whole", wishes.look, (language.code,), is_draft=is_draft)
    files = make("markdown", document, name, wishes.look, language).files
    return UsualAccount(document, files, unsettled, wishes.organisation, workshop.name)


def _organisation(
    workshop: Workshop, house: Path | None, unsettled: list[Unsettled]
) -> Organisation | None:
    folder = folder_for(workshop, house)
    organisation, problems = read_organisation(folder) if folder else (None, [])
    unsettled += (_wrong(each) for each in problems)
    return organisation


def _language(
    workshop: Workshop, board: Board, organisation: Organisation | None, unsettled: list[Unsettled]
) -> Language:
    """Return the workshop's language; if it cannot be spoken, English, which is to be settled."""
    try:
        return own_language(workshop, board.guide.language, organisation)
    except NotKnown as why:
        again = f"journeymap feedback {workshop.name} --to markdown --language en"
        unsettled.append(Unsettled(str(why), "", again))
        return own_language(workshop, ENGLISH.code, organisation)


def _wrong(problem: Problem) -> Unsettled:
    return Unsettled(str(problem), "", f"journeymap organisation {problem.path.parent}")
