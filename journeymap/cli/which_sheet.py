"""Whose notes are these? Asked in static text."""

from __future__ import annotations

from pathlib import Path

from journeymap.cli.asking import ask, choose
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.workshop import Workshop

_FIRST = "Table 1"


def ask_which_sheet(workshop: Workshop) -> str | None:
    """Return the name of the sheet to write on; None if the person goes."""
    names = _names(workshop)
    if names:
        chosen = choose("Whose notes are these?", [*names, "Another table"])
        if chosen is None or chosen < len(names):
            return None if chosen is None else names[chosen]
        return ask_until_there("Its name?")
    typed = ask(f"Whose notes are these? Type a name. Enter alone is {_FIRST}:")
    return None if typed is None else typed or _FIRST


def ask_until_there(question: str) -> str | None:
    """Return what is typed, once something is; None if the person goes."""
    typed: str | None = ""
    while typed == "":
        typed = ask(question)
    return typed


def _names(workshop: Workshop) -> list[str]:
    """Return the names of the sheets in this workshop that this machine writes."""
    own = OwnSheets.of_this_machine()
    names: dict[str, None] = {}
    for path in workshop.sheet_paths():
        if path in own and (head := _head(path)):
            names[head] = None
    return sorted(names)


def _head(path: Path) -> str | None:
    try:
        head = read_sheet(path).head
    except OSError:
        return None
    return head.name if head else None
