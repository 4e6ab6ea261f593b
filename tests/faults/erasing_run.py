"""Erases an entry on a file layer in which the program is killed, or a call fails, at each call.

Prints, JSON line by line, what is in the files after it was done again.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from building import NOON, small_guide, texts, ticking

from faults.broken_run import ERRNOS, Breaking
from faults.layer import Call, Layer
from faults.telling import tell
from journeymap.capture import mending
from journeymap.capture.session import Session
from journeymap.sheets.draft import Draft, DraftFile
from journeymap.sheets.erasing import erase
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop, new_workshop

WORDS = "My neighbour Joan fell on the step"
KEPT = ["Someone says hello", "Gravy"]


class Killed(BaseException):
    """The program ends here, at once."""


class Killing(Breaking):
    """Ends the program at one call; a write goes through by half before that."""

    def __init__(self, at: int) -> None:
        super().__init__({})
        self._at = at

    def __call__(self, call: Call) -> Any:
        if len(self.calls) == self._at:
            if call.name == "write":
                call.write_only(len(call.data) // 2)
            raise Killed
        return super().__call__(call)


def made(folder: Path) -> tuple[Workshop, OwnSheets]:
    """Make a workshop in which the words stand in every kind of file that may have them."""
    workshop, own = new_workshop(folder, small_guide()), OwnSheets(folder.with_suffix(".own"))
    with closing(workshop.open_sheet("Table 1", now=NOON, own=own, key="t1aa")) as sheet:
        session = Session(workshop.read().board, sheet, ticking())
        for line in (f"+ {KEPT[0]}", f"- {WORDS}", f"* {KEPT[1]}"):
            session.take(line)
    path = sheet.path
    shutil.copy(path, path.with_name("table-1-LAPTOP.t1aa.yaml"))
    path.with_name(f"{path.name}.torn").write_bytes(b'- never: "My neighbour Jo\n')
    DraftFile(path).keep(Draft(f"- {WORDS} yesterday", ("+ next",)))
    with closing(workshop.open_sheet("Office", now=NOON, own=own, key="m2aa")) as office:
        later = Session(workshop.read().board, office, ticking())
        mending.edit(later, "t1aa.2", {"text": f"{WORDS} by the door"})
    return workshop, own


def ask_and_erase(workshop: Workshop, own: OwnSheets) -> None:
    with closing(workshop.open_sheet("Office", now=NOON, own=own)) as office:
        answer = mending.erase(Session(workshop.read().board, office, ticking()), "t1aa.2")
    if not answer.keeps_line:
        erase(workshop)


def run(folder: Path, breaking: Breaking) -> list[Call]:
    """Erase while something breaks, then once more while nothing does; tell what is there."""
    workshop, own = made(folder)
    with Layer(folder, breaking).standing(), suppress(Killed, OSError):
        ask_and_erase(workshop, own)
    ask_and_erase(workshop, own)
    files = [path for path in folder.rglob("*") if path.is_file()]
    tell(
        calls=len(breaking.calls),
        with_words=[path.name for path in files if b"Jo" in path.read_bytes()],
        said=texts(workshop.read().board),
        draft=list(DraftFile(workshop.sheets / "table-1.t1aa.yaml").read().waiting),
        problems=[str(each) for each in workshop.read().problems],
    )
    shutil.rmtree(folder)
    return breaking.calls


def main(base: Path) -> None:
    calls = run(base / "whole", Breaking({}))
    for n, call in enumerate(calls):
        run(base / f"killed-{n}", Killing(n))
        run(base / f"broken-{n}", Breaking({n: ERRNOS[call.name][0]}))
    for n in range(0, len(calls), 7):
        run(base / f"burst-{n}", Breaking(dict.fromkeys(range(n, n + 5), "EIO")))


if __name__ == "__main__":
    os.umask(0o022)
    main(Path(sys.argv[1]))
