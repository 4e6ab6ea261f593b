"""The names of the sheets in a workshop, for whoever sits down to write on one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from journeymap.sheets.draft import DraftFile
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.sheet import is_written_now
from journeymap.sheets.workshop import Workshop


@dataclass(frozen=True, slots=True)
class SheetName:
    """The name of one or more sheets, and what is on them."""

    name: str
    is_own: bool
    """Whether this machine began one of that name, and would go on on it."""
    entries: int
    waits: bool = False
    """Whether something that was typed on it was not saved when the program was stopped."""


def sheet_names(workshop: Workshop, own: OwnSheets) -> list[SheetName]:
    """Return the names there are: first those of this machine, each group by name."""
    names: dict[str, SheetName] = {}
    for path in workshop.sheet_paths():
        with suppress(OSError):
            text = read_sheet(path)
            if (head := text.head) is not None:
                before = names.get(head.name, SheetName(head.name, is_own=False, entries=0))
                number = before.entries + len(text.entries) - 1
                is_own = path in own
                waits = before.waits or (is_own and _waits(path))
                names[head.name] = SheetName(head.name, before.is_own or is_own, number, waits)
    return sorted(names.values(), key=lambda each: (not each.is_own, each.name.casefold()))


def _waits(path: Path) -> bool:
    """Whether something that was typed beside this sheet waits for somebody to open it again."""
    return bool(DraftFile(path).read()) and not is_written_now(path)


def proposed_name(names: Sequence[SheetName]) -> str:
    """Return the name where words wait, or else the next table: a number that no sheet has."""
    taken = {each.name.casefold() for each in names}
    free = (f"Table {number}" for number in count(1) if f"table {number}" not in taken)
    return next((each.name for each in names if each.waits), None) or next(free)
