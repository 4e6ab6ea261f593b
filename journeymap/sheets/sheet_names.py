"""The names of the sheets in a workshop, for whoever sits down to write on one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import count

from journeymap.sheets.own import OwnSheets
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.workshop import Workshop


@dataclass(frozen=True, slots=True)
class SheetName:
    """The name of one or more sheets, and what is on them."""

    name: str
    is_own: bool
    """Whether this machine began one of that name, and would go on on it."""
    entries: int


def sheet_names(workshop: Workshop, own: OwnSheets) -> list[SheetName]:
    """Return the names there are: first those of this machine, each group by name."""
    names: dict[str, SheetName] = {}
    for path in workshop.sheet_paths():
        with suppress(OSError):
            text = read_sheet(path)
            if (head := text.head) is not None:
                before = names.get(head.name, SheetName(head.name, is_own=False, entries=0))
                number = before.entries + len(text.entries) - 1
                names[head.name] = SheetName(head.name, before.is_own or path in own, number)
    return sorted(names.values(), key=lambda each: (not each.is_own, each.name.casefold()))


def free_name(names: list[SheetName]) -> str:
    """Return the name of the next table: the first number that no sheet has."""
    taken = {each.name.casefold() for each in names}
    return next(f"Table {number}" for number in count(1) if f"table {number}" not in taken)
