"""Saves in another place, and comes home, on a file layer in which the n-th call fails.

Prints, JSON line by line, what was acknowledged and what can be read afterwards.
"""

from __future__ import annotations

import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

from building import NOON, small_guide, ticking

from faults.broken_run import ERRNOS, TRIES, Breaking, Faults, faults_of
from faults.layer import Call, Layer
from faults.telling import tell
from journeymap.capture.answer import Outcome
from journeymap.capture.away import Away
from journeymap.capture.room import Room, enter
from journeymap.capture.session import Session
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.sheet import NotSaved
from journeymap.sheets.workshop import Workshop, new_workshop

BEFORE = ["My food comes cold, ŵ"]
AWAY = ["Someone says hello", "The door is wide"]
AFTER = ["The custard is hot"]
BURSTS = (3, 8)
"""How many calls fail in a row when a disk goes away and comes back."""
LONGEST = 1000
"""Bytes of a write that is cut off at each of them."""


class Run:
    """One table: its folder is blocked, it goes elsewhere, and the folder works again."""

    def __init__(self, folder: Path, *, remembers: bool) -> None:
        """Begin it. Where it `remembers`, its memory is on another disk that does not fail."""
        self.workshop: Workshop = new_workshop(folder / "lunch", small_guide())
        beside = folder.with_suffix(".own") if remembers else folder / "own"
        self.own = OwnSheets(beside / "sheets.txt")
        self.acknowledged: list[str] = []
        self.refused = 0
        self._place = folder / "place"
        self._aside = folder / "aside"
        self._room: Room = enter(self.workshop, "Table 1", now=NOON, own=self.own)
        self._session: Session = self._room.session(ticking())
        self._away: Away = self._room.away(self._session, ticking())

    def say(self, words: list[str]) -> None:
        """Say these words, each again and in another place until it is saved."""
        for text in words:
            for _ in range(TRIES):
                answer = self._session.take(f"+ {text}")
                if answer.outcome is Outcome.SAVED:
                    self.acknowledged.append(text)
                    break
                assert answer.outcome is Outcome.NOT_SAVED, answer
                assert answer.keeps_line
                self.refused += 1
                with suppress(NotSaved):
                    self._away.go(self._place, f"+ {text}")

    def block(self) -> None:
        self.workshop.sheets.rename(self._aside)
        self.workshop.sheets.write_bytes(b"in the way")

    def clear(self) -> None:
        self.workshop.sheets.unlink()
        self._aside.rename(self.workshop.sheets)

    def go_home(self) -> None:
        for _ in range(TRIES):
            if self._away.waits_to_go_home and self._away.elsewhere.home_works():
                self._away.go_home()

    def end(self) -> list[str]:
        """End as a crash does, enter again where nothing fails, and return what is there."""
        self._session.sheet.close()
        room = enter(self.workshop, "Table 1", now=NOON, own=self.own)
        room.sheet.close()
        board = self.workshop.read().board
        assert board.clashes() == {}, board.clashes()
        return [each.entry.text for each in board.said()]


def run(folder: Path, ending: str, faults: Faults) -> tuple[list[Call], dict[str, Any]]:
    table = Run(folder, remembers=ending == "crash")
    table.say(BEFORE)
    table.block()
    breaking = Breaking(faults)
    wrong, there = "", []
    words = [*BEFORE, *AWAY]
    try:
        with Layer(folder / "place", breaking).standing():
            table.say(AWAY)
        table.clear()
        with Layer(folder, breaking).standing():
            if ending == "goes on":
                table.go_home()
                table.say(AFTER)
                words += AFTER
        if ending == "goes on":
            table.go_home()
        there = table.end()
    except Exception:  # noqa: BLE001  # whatever it is, the test is to know
        wrong = traceback.format_exc(limit=-4)
    broken = {
        str(n): f"{breaking.calls[n].name} {fault} {Path(breaking.calls[n].path).name}"
        for n, fault in faults.items()
        if n < len(breaking.calls)
    }
    return breaking.calls, {
        "faults": broken,
        "acknowledged": table.acknowledged,
        "there": there,
        "words": len(words),
        "refused": table.refused,
        "wrong": wrong,
    }


def main(base: Path, ending: str, *, every_byte: bool) -> None:
    """Run one fault at each call, and bursts of faults."""
    base.mkdir(parents=True, exist_ok=True)
    numbers = iter(range(1_000_000))

    def once(faults: Faults) -> tuple[list[Call], dict[str, Any]]:
        return run(base / str(next(numbers)), ending, faults)

    calls, _ = once({})
    for n, call in enumerate(calls):
        for burst in BURSTS:
            tell(**once(dict.fromkeys(range(n, n + burst), "EIO"))[1])
        each = every_byte and len(call.data) < LONGEST
        for fault in faults_of(call, every_byte=each) if call.name in ERRNOS else ():
            tell(**once({n: fault})[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], every_byte=sys.argv[3] == "full")
