"""Finds the workshops in a folder that a person types."""

from __future__ import annotations

import os
from pathlib import Path

from journeymap.cleaning import one_line
from journeymap.sheets.guide_file import GUIDE_NAME
from journeymap.sheets.workshop import NoWorkshop, Workshop, workshops_in


def workshops_at(typed: str, here: Path) -> list[Workshop]:
    """Return the workshop that a folder is, or those that are in it or in its `workshops/`.

    `~` is the home of whoever types it. Raises `NoWorkshop`, which says what is there instead.
    """
    named = one_line(typed)
    if not named:
        raise NoWorkshop("Type the folder of a workshop, or one that workshops are in.")
    try:
        folder = Path(os.path.abspath(here / Path(named).expanduser()))  # noqa: PTH100  # without detours
        found = _workshops(folder)
        is_there, is_folder = folder.exists(), folder.is_dir()
    except (OSError, RuntimeError, ValueError) as error:  # no leave to look, or nobody's home
        raise NoWorkshop(f"{named} cannot be looked into.") from error
    if found:
        return found
    if not is_there:
        raise NoWorkshop(f"There is no folder {folder}.")
    if not is_folder:
        raise NoWorkshop(f"{folder} is a file, not a folder.")
    raise NoWorkshop(f"There is no workshop in {folder}: nothing there has a {GUIDE_NAME}.")


def _workshops(folder: Path) -> list[Workshop]:
    if (folder / GUIDE_NAME).is_file():
        return [Workshop(folder)]
    guides = sorted(folder.glob(f"*/{GUIDE_NAME}"))
    return workshops_in(folder) or [Workshop(each.parent) for each in guides if each.is_file()]
