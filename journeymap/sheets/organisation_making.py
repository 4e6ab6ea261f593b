"""Makes the folder of an organisation, and writes over nothing that is there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from journeymap.sheets.disk import make_in, sync_folder
from journeymap.sheets.organisation_file import (
    ORGANISATION_NAME,
    SCHEMA_NAME,
    beginning_text,
    schema_text,
)
from journeymap.sheets.organisation_folder import PICTURES


def make_organisation(folder: Path, templates: Mapping[str, str]) -> list[Path]:
    """Make the folder with the files to begin with, and return those that were made.

    `templates` are texts by the names of their files. Raises `OSError`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    make_in(folder / PICTURES)
    texts = {ORGANISATION_NAME: beginning_text(), SCHEMA_NAME: schema_text(), **templates}
    made = [folder / name for name, text in texts.items() if _write_new(folder / name, text)]
    sync_folder(folder)
    return made


def _write_new(path: Path, text: str) -> bool:
    """Write a file, if there is none of that name; say whether it was written."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        return False
    return True
