"""Many lines at once: what each would become, before any of them is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.instruction import Instruction
from journeymap.capture.lookup import find_command
from journeymap.capture.session import Session
from journeymap.cleaning import one_line, taken_out
from journeymap.counting import counted
from journeymap.entries import (
    SAID_KINDS,
    Critic,
    Echo,
    Entry,
    Ingredient,
    Recipe,
    Said,
    Topic,
    Withdraw,
)
from journeymap.guide import Stage, Voice

_Kind = TypeVar("_Kind", bound=Entry)
_BEHIND_ALL = datetime(9999, 1, 1, tzinfo=UTC)
"""The moment of what is only tried: it comes behind all that was said."""


@dataclass(frozen=True, slots=True)
class Paste:
    """What somebody pasted: its lines, cleaned, and how many characters were not kept."""

    lines: tuple[str, ...]
    left_out: int

    @classmethod
    def of(cls, text: str) -> Paste:
        """Read text that comes from anywhere. Blank lines are none."""
        lines = (one_line(each) for each in text.splitlines())
        return cls(tuple(filter(None, lines)), taken_out(text))


@dataclass(frozen=True, slots=True)
class Pasted:
    """One line, and what it would become."""

    line: str
    answer: Answer
    """The answer that it would get; its entry is the one that it would be."""
    stage: Stage | None
    voice: Voice | None
    """Where it would be kept, and as said by whom; for a command, what it leads to."""
    left_out: bool = False
    """Whether it is not to be taken at all."""

    @property
    def kind(self) -> type[Said] | None:
        """The kind of thing said that it would be, if it would be one."""
        return type(self.answer.entry) if isinstance(self.answer.entry, Said) else None

    @property
    def becomes(self) -> str:
        """What it would become, in a word or two."""
        if self.left_out:
            return "left out"
        if self.answer.keeps_line:
            return "cannot be read"
        match self.answer.entry:
            case Said() as said:
                return said.label
            case Echo():
                return "me too"
            case Withdraw():
                return "taken back"
        return "command"


def look_through(
    session: Session,
    lines: Iterable[str],
    kind: type[Said],
    left_out: AbstractSet[int] = frozenset(),
) -> Iterator[Pasted]:
    """Yield what `session` would make of each of `lines`, if it took them in one after another.

    `kind` is in force at the first of them. Those whose numbers, counted from 0, are in
    `left_out` are passed over. Nothing is saved, and the session and its board stay as they
    are.
    """
    tried = _Rehearsal(session)
    tried.kind = kind
    for number, line in enumerate(lines):
        if number in left_out:
            yield Pasted(line, Answer(Outcome.NOTHING), tried.stage, tried.voice, left_out=True)
        else:
            answer = tried.take(line)
            yield Pasted(line, answer, tried.stage, tried.voice)


class _Rehearsal(Session):
    """A session that goes on from another one, and saves nothing."""

    def __init__(self, session: Session) -> None:
        vars(self).update(vars(session))
        self.board = session.board.copy()
        self.left = list(session.left)
        self.fills_in = False  # pasted lines are each what they say themselves
        on_sheet = session.board.on_sheet(session.sheet.key)
        self._number = max((entry.number for entry in on_sheet), default=0)

    def put(self, kind: type[_Kind], fields: Mapping[str, Any]) -> _Kind:
        self._number += 1
        number = f"{self.sheet.key}.{self._number}"
        entry = kind.model_validate({**fields, "id": number, "at": _BEHIND_ALL})
        self.board.apply(entry)
        return entry

    def _obey(self, name: str, rest: str) -> Answer:
        """Commands may do more than put entries, so they are not tried."""
        command = find_command(self.commands, name)
        if isinstance(command, Instruction):
            command.check(rest)
        return Answer(Outcome.TURNED, f"does :{name}")


_IN_ORDER = [
    *(kind.label for kind in SAID_KINDS.values()),
    *("me too", "taken back", "command", "left out", "cannot be read"),
]
_NOUNS = {*(kind.label for kind in (Ingredient, Recipe, Critic, Topic)), "command"}
"""What takes an s where there are several."""


def in_words(became: Counter[str]) -> str:
    """Return how many lines become what, in one sentence."""
    parts = [
        counted(became[what], what) if what in _NOUNS else f"{became[what]} {what}"
        for what in _IN_ORDER
        if became[what]
    ]
    return f"{counted(became.total(), 'line')}: {', '.join(parts) or 'nothing'}"


@dataclass(slots=True)
class Taken:
    """What became of many lines, while they are taken one after the other."""

    lines: int = 0
    saved: int = 0
    not_taken: int = 0
    left_out: int = 0
    waiting: int = 0
    """How many still wait, because somebody stopped it."""
    not_saved: Answer | None = None
    """The answer that stopped it: the line, and all behind it, still wait."""

    def count(self, answer: Answer) -> None:
        """Count what became of one more line."""
        self.lines += 1
        self.saved += answer.outcome is Outcome.SAVED
        self.not_taken += answer.outcome is Outcome.NOT_TAKEN
        if answer.outcome is Outcome.NOT_SAVED:
            self.not_saved = answer

    @property
    def answer(self) -> Answer:
        """The one answer to all of them."""
        text = "stopped: " if self.waiting else ""
        text += f"saved {counted(self.saved, 'line')}"
        if self.not_taken:
            text += f", {self.not_taken} not taken"
        if self.left_out:
            text += f", {self.left_out} left out"
        if self.waiting:
            text += f", {self.waiting} still wait"
        if self.not_saved:
            return replace(self.not_saved, text=f"{self.not_saved.text} Before that: {text}.")
        return Answer(Outcome.SAVED, f"{text}.")
