"""Runs a session on a file layer in which the n-th call fails, for every n and each fault.

Prints, JSON line by line, what was acknowledged and what can be read afterwards.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from building import NOON, small_guide, ticking

from faults.layer import Call, Layer
from faults.telling import tell
from journeymap.capture.answer import Outcome
from journeymap.capture.session import Session
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop, new_workshop

WORDS = ["My food comes cold, ŵ", "Someone says hello", "The door is wide"]
TORN = b'- always: "torn when the lights went o'
TRIES = 20
BURSTS = (3, 6, 12)
"""How many calls fail in a row when a disk goes away and comes back."""
ERRNOS = {
    "open": ["ENOSPC", "EIO", "EACCES", "EMFILE"],
    "read": ["EIO"],
    "write": ["ENOSPC", "EIO", "EDQUOT"],
    "fsync": ["EIO", "ENOSPC"],
    "ftruncate": ["EIO"],
    "replace": ["EIO", "ENOSPC"],
    "unlink": ["EIO"],
    "mkdir": ["ENOSPC", "EROFS"],
}
Faults = dict[int, str]
"""The fault of the n-th call: the name of an error, or the bytes that a write takes."""


class Breaking:
    """Makes the calls whose turn it is fail."""

    def __init__(self, faults: Faults) -> None:
        self.calls: list[Call] = []
        self._faults = faults

    def __call__(self, call: Call) -> Any:
        fault = self._faults.get(len(self.calls))
        self.calls.append(call)
        if fault is None:
            return call.make()
        if not fault.isdigit():
            number = getattr(errno, fault)
            raise OSError(number, os.strerror(number), call.path)
        if call.name == "write":
            return call.write_only(min(int(fault), len(call.data)))
        return call.make()


def faults_of(call: Call, *, every_byte: bool) -> Iterator[str]:
    yield from ERRNOS[call.name]
    if call.name == "write":
        size = len(call.data)
        shorts = range(size) if every_byte else {0, 1, size // 2, size - 1}
        yield from map(str, sorted(shorts))


class Runs:
    """Runs sessions in new workshops, each with faults of its own."""

    def __init__(self, base: Path, beginning: str) -> None:
        self._base = base
        self._beginning = beginning
        self._number = 0

    def run(self, faults: Faults) -> tuple[list[Call], dict[str, Any]]:
        self._number += 1
        folder = self._base / f"{self._beginning}-{self._number}"
        workshop = new_workshop(folder, small_guide())
        own = OwnSheets(folder.with_suffix(".own"))
        acknowledged = self._begin(workshop, own)
        breaking = Breaking(faults)
        refused, wrong = 0, ""
        try:
            with Layer(folder, breaking).standing():
                refused = talk(workshop, own, acknowledged)
        except Exception:  # noqa: BLE001  # whatever it is, the test is to know
            wrong = traceback.format_exc(limit=-4)
        files = b"".join(path.read_bytes() for path in sorted((folder / "sheets").iterdir()))
        at_once = texts_in(workshop)
        again = list(acknowledged)
        if not wrong:
            talk(workshop, own, again, ["after all that"])
        broken = {
            str(n): f"{breaking.calls[n].name} {fault}"
            for n, fault in faults.items()
            if n < len(breaking.calls)
        }
        return breaking.calls, {
            "faults": broken,
            "acknowledged": acknowledged,
            "there": at_once,
            "acknowledged_later": again,
            "there_later": texts_in(workshop),
            "refused": refused,
            "torn_kept": self._beginning != "torn" or TORN in files,
            "wrong": wrong,
        }

    def _begin(self, workshop: Workshop, own: OwnSheets) -> list[str]:
        """Make what is there before: nothing, or a sheet whose last entry is torn."""
        acknowledged: list[str] = []
        if self._beginning == "torn":
            talk(workshop, own, acknowledged, ["before"])
            [path] = (workshop.folder / "sheets").iterdir()
            with path.open("ab") as file:
                file.write(TORN)
        return acknowledged


def talk(
    workshop: Workshop, own: OwnSheets, acknowledged: list[str], words: list[str] = WORDS
) -> int:
    """Say these words, each again until it is saved; return how often it was not."""
    refused = 0
    sheet = workshop.open_sheet("Table 1", now=NOON, own=own)
    with closing(sheet):
        session = Session(workshop.read().board, sheet, ticking())
        for text in words:
            for _ in range(TRIES):
                answer = session.take(f"+ {text}")
                if answer.outcome is Outcome.SAVED:
                    acknowledged.append(text)
                    break
                assert answer.outcome is Outcome.NOT_SAVED, answer
                assert answer.keeps_line
                refused += 1
    return refused


def texts_in(workshop: Workshop) -> list[str]:
    board = workshop.read().board
    assert board.clashes() == {}, board.clashes()
    return [each.entry.text for each in board.said()]


def main(base: Path, beginning: str, second_within: int, *, every_byte: bool) -> None:
    """Run one fault at each call, each with a second one soon after, and bursts of faults."""
    runs = Runs(base, beginning)
    calls, _ = runs.run({})
    for n, call in enumerate(calls):
        for burst in BURSTS:
            tell(**runs.run(dict.fromkeys(range(n, n + burst), "EIO"))[1])
        for fault in faults_of(call, every_byte=every_byte):
            then, result = runs.run({n: fault})
            tell(**result)
            if fault.isdigit() and fault not in {"0", str(len(call.data) // 2)}:
                continue
            for m in range(n + 1, min(n + 1 + second_within, len(then))):
                tell(**runs.run({n: fault, m: ERRNOS[then[m].name][0]})[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), every_byte=sys.argv[4] == "full")
