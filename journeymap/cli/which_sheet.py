"""Whose notes are these? Asked in static text."""

from __future__ import annotations

from journeymap.cli.asking import ask, choose
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.sheet_names import sheet_names
from journeymap.sheets.workshop import Workshop

_FIRST = "Table 1"
_UNSAVED = ", words on it are not saved yet"


def ask_which_sheet(workshop: Workshop) -> str | None:
    """Return the name of the sheet to write on; None if the person goes."""
    there = sheet_names(workshop, OwnSheets.of_this_machine())
    own = [each for each in there if each.is_own]
    names = [each.name for each in own]
    if names:
        shown = [f"{each.name}{_UNSAVED if each.waits else ''}" for each in own]
        chosen = choose("Whose notes are these?", [*shown, "Another table"])
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
