"""What was not asked, and who was not heard, in the room or in the survey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.board import Board
from journeymap.findings.could_have import CouldHave
from journeymap.findings.gaps import WHOLE_JOURNEY, find_gaps, label_of
from journeymap.findings.heard import find_heard
from journeymap.guide import InterestGroup, Stage, Voice


@dataclass(frozen=True, slots=True)
class Unasked:
    """A question of the guide to which the room has said nothing."""

    stage: Stage | None
    """None for the whole journey."""
    kind: str
    in_survey: int
    """How many returns answered it, all the same."""

    @property
    def in_words(self) -> str:
        """What it is, on one line."""
        place = self.stage.name if self.stage else WHOLE_JOURNEY
        survey = f" ({self.in_survey} answered in the survey)" if self.in_survey else ""
        return f"{place} – {label_of(self.kind)}: nothing in the room{survey}"


@dataclass(frozen=True, slots=True)
class Unheard:
    """A voice from which nothing came, or an interest group that has no voice."""

    voice: Voice | None
    group: InterestGroup
    in_room: int | None
    """How many of the voice were in the room; None if nobody counted."""

    @property
    def in_words(self) -> str:
        """Who it is, on one line."""
        if self.voice is None:
            return f"{self.group.words}: nobody was asked, the guide has no voice for them"
        here = {None: "nobody counted them", 0: "none were in the room"}
        were = here.get(self.in_room, f"{self.in_room} were in the room")
        return f"{self.voice.name}: nothing in the room or in the survey; {were}"


@dataclass(frozen=True, slots=True)
class Missing:
    """The gaps of one workshop."""

    unasked: tuple[Unasked, ...]
    unheard: tuple[Unheard, ...]


def find_missing(board: Board, could_have: CouldHave) -> Missing:
    """Return what nobody in the room was asked, and who was not heard on either side."""
    unasked = (
        Unasked(
            cell.stage,
            cell.kind,
            could_have.answered((cell.kind, cell.stage.id if cell.stage else None)).number or 0,
        )
        for cell in find_gaps(board).open
    )
    return Missing(tuple(unasked), tuple(_unheard(board)))


def _unheard(board: Board) -> Iterator[Unheard]:
    heard = find_heard(board)
    answered = {each.voice for each in board.returns() if each.answered}
    for of_group in heard.groups:
        for each in of_group.voices:
            if not each.said and each.voice.id not in answered:
                yield Unheard(each.voice, of_group.group, each.voice.in_the_room)
        if of_group.is_missing:
            yield Unheard(None, of_group.group, None)
