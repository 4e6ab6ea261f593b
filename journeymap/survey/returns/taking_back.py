"""Takes back returns that were taken in on two sheets, so that each counts once."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime

from journeymap.entries import Entry, Withdraw
from journeymap.sheets.doubles import Double
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop

_AT_ONCE = 500


def take_back(workshop: Workshop, found: Sequence[Double], now: datetime, own: OwnSheets) -> int:
    """Take back what was taken in twice, on the sheet of the office; return how many entries.

    Raises `NotSaved`, and then what was taken back before stays so.
    """
    about: list[Entry] = [entry for double in found for entry in double.entries]
    about += [double.again for double in found if double.is_all]
    with closing(workshop.open_sheet("Office", now=now, own=own)) as sheet:
        for start in range(0, len(about), _AT_ONCE):
            number = int(sheet.next_id().partition(".")[2])
            sheet.append_together(
                [
                    Withdraw(about=entry.id, at=now, id=f"{sheet.key}.{count}")
                    for count, entry in enumerate(about[start : start + _AT_ONCE], number)
                ]
            )
    return len(about)
