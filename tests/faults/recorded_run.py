"""Runs a session and writes down every call that changes the disk, and every "saved"."""

from __future__ import annotations

import base64
import os
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from building import NOON, small_guide, ticking

from faults.layer import Call, Layer
from faults.telling import tell
from journeymap.capture.answer import Outcome
from journeymap.capture.session import Session
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import new_workshop

TORN = '- always: "torn when the lights went o'
CHANGES = {"write", "fsync", "ftruncate", "replace", "unlink"}


class Recording:
    """Makes each call, and prints the ones that change something."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, call: Call) -> Any:
        done = call.make()
        if call.name in CHANGES or call.new:
            self.tell(
                name="create" if call.name == "open" else call.name,
                path=self._short(call.path),
                data=base64.b64encode(call.data).decode(),
                size=call.size,
                to=self._short(call.to) if call.to else "",
            )
        return done

    def tell(self, **event: Any) -> None:
        tell(**event)

    def _short(self, path: str) -> str:
        return str(Path(path).relative_to(self._folder))


def main(folder: Path, entries: int) -> None:
    """Write on two sheets in turn; one is torn in the middle, and healed."""
    workshop = new_workshop(folder, small_guide())
    own = OwnSheets(folder.with_suffix(".own"))
    recording = Recording(folder)
    clock = ticking()
    with Layer(folder, recording).standing():
        for part in range(3):
            sheets = [workshop.open_sheet(f"Table {n}", now=NOON, own=own) for n in (1, 2)]
            with closing(sheets[0]), closing(sheets[1]):
                sessions = [Session(workshop.read().board, sheet, clock) for sheet in sheets]
                for number in range(entries):
                    text = f"{part} {number} " + "cold food, ŵ; " * (1 + 700 * (number % 4 == 1))
                    answer = sessions[number % 2].take(f"+ {text}")
                    assert answer.outcome is Outcome.SAVED, answer
                    assert answer.entry is not None
                    recording.tell(name="saved", id=answer.entry.id, text=text.strip())
            with sheets[part % 2].path.open("ab", buffering=0) as file:
                file.write(TORN.encode())
                os.fsync(file.fileno())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
