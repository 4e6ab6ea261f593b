"""The program of the process that a page shows: the capture screen at one table.

    python -m journeymap.serving.table FOLDER SHEET

It is started by the server, and its terminal is the server's browser.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from journeymap.capture.room import enter
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import NoWorkshop, Workshop
from journeymap.tui.app import run_capture


def main(folder: str, sheet: str) -> int:
    """Run the capture screen. Returns the exit status."""
    workshop = Workshop(Path(folder))
    own = OwnSheets.of_this_machine()
    try:
        room = enter(workshop, sheet, now=datetime.now(UTC), own=own)
    except NoWorkshop as error:
        sys.stderr.write(f"journeymap: {error}\n")
        return 1
    return run_capture(workshop, room)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
