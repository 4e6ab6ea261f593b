"""A whole file of notes, taken in line by line."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.grammar import says_something
from journeymap.capture.session import Session
from journeymap.counting import counted
from journeymap.entries import Change, Echo, Edit, Said, Withdraw
from journeymap.sheets.sheet import NotSaved

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(slots=True)
class Tally:
    """How many lines became what, and those that became nothing."""

    lines: int = 0
    became: Counter[str] = field(default_factory=Counter)
    """How many, by the name of the kind."""
    left: list[tuple[int, str, Answer]] = field(default_factory=list)
    """The number of each line that was not taken, counted from 1, the line, and why."""

    def in_words(self) -> str:
        """Return what became of the lines, in one sentence."""
        saved = ", ".join(f"{name} {number}" for name, number in self.became.items())
        text = f"{counted(self.lines, 'line')}: {saved or 'nothing to save'}"
        return f"{text}, {len(self.left)} not taken" if self.left else text


def take_notes(
    session: Session,
    lines: Iterable[str],
    told: Callable[[Answer], None],
    *,
    park_unread: bool = False,
    go_elsewhere: Callable[[str], None] | None = None,
) -> Tally:
    """Take `lines` in, telling the answer to each that is not blank.

    With `park_unread`, a line that cannot be read becomes a parked point as it is.
    `go_elsewhere` is called with a line that could not be saved, and makes the session save
    in another place or raises `NotSaved`.
    """
    tally = Tally()
    for line in lines:
        tally.lines += 1
        answer = _take(session, line, park_unread=park_unread)
        may_go = answer.outcome is Outcome.NOT_SAVED and not answer.is_for_no_place
        if may_go and go_elsewhere is not None:
            try:
                go_elsewhere(line)
            except NotSaved as why:
                answer = replace(answer, text=f"{answer.text} Nor elsewhere: {why}.")
            else:
                answer = _take(session, line, park_unread=park_unread)
        if answer.outcome is not Outcome.NOTHING:
            told(answer)
        if answer.keeps_line:
            tally.left.append((tally.lines, line, answer))
        elif answer.entry is not None:
            tally.became[_name(answer)] += 1
    return tally


def _take(session: Session, line: str, *, park_unread: bool) -> Answer:
    answer = session.take(line)
    if answer.outcome is Outcome.NOT_TAKEN and park_unread and says_something(line.strip()):
        return session.park(line)
    return answer


def lines_of(stream: BinaryIO) -> Iterator[str]:
    """Yield the lines of notes as they come in, without their ends.

    They are UTF-8, or UTF-16 with a mark at the start as some systems' pipes write it;
    bytes that are not UTF-8 are read as Windows-1252, as old editors save it.
    """
    first = True
    for line in stream:
        if first and line.startswith(_UTF16):
            yield from (line + stream.read()).decode("utf-16", "replace").splitlines()
            return
        whole = _decoded(line.removeprefix(codecs.BOM_UTF8) if first else line)
        yield from whole.split("\r")  # how some old systems end their lines
        first = False


def _decoded(line: bytes) -> str:
    return line.rstrip(b"\r\n").decode("utf-8", _BAD_BYTES_AS_CP1252)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read what is no UTF-8 as Windows-1252, and nothing beside it."""
    assert isinstance(error, UnicodeDecodeError), "it is asked about reading only"
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


_BAD_BYTES_AS_CP1252 = "journeymap.cp1252"
codecs.register_error(_BAD_BYTES_AS_CP1252, _as_cp1252)


def _name(answer: Answer) -> str:
    """Return what an entry that was saved is called in the count of them."""
    match answer.entry:
        case Said(label=label) | Change(label=label):
            return label
        case Withdraw():
            return "taken back"
        case Echo():
            return "me too"
        case Edit():
            return "changed"
    return answer.entry.kind if answer.entry else ""
