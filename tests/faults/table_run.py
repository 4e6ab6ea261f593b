"""One table of many: writes its entries, then says what its board looks like."""

from __future__ import annotations

import hashlib
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from faults.telling import tell
from journeymap.board import Board
from journeymap.capture.answer import Outcome
from journeymap.capture.session import Session
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop


def digest(board: Board) -> str:
    """Return a short form of all that a board shows."""
    shown = repr((board.said(), board.stages(), board.adrift(), board.clashes()))
    return hashlib.sha256(shown.encode()).hexdigest()


def main(folder: Path, name: str, number: int, entries: int) -> None:
    workshop = Workshop(folder)
    now = datetime(2017, 5, 18, 12, tzinfo=UTC) + timedelta(seconds=number)
    sheet = workshop.open_sheet(name, now=now, own=OwnSheets.of_this_machine())
    with closing(sheet):
        follower = workshop.follow(sheet)
        session = Session(workshop.read().board, sheet, lambda: now)
        ids = []
        for n in range(entries):
            line = "=" if n % 7 == 3 else f"{'+-*?'[n % 4]} {name} {number} says {n}"
            answer = session.take(line)
            assert answer.outcome is Outcome.SAVED, answer
            assert answer.entry is not None
            ids.append(answer.entry.id)
            if n % 25 == 0:
                session.hear(follower.look().entries)
        tell(ids=ids, path=sheet.path.name)
        sys.stdin.readline()  # until all tables have written everything
        session.hear(follower.look().entries)
        followed = digest(session.board)
    tell(followed=followed, read=digest(workshop.read().board))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
