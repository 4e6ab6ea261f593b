"""The files of an account in a workshop's folder for exports: written there, and found again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cli.telling import Refused

if TYPE_CHECKING:
    from journeymap.sheets.workshop import Workshop

_ACCOUNT = re.compile(
    r"(?:draft-)?(?:summary|poster)(?:-[A-Za-z0-9]+)*\.(?:md|html|pdf|docx|txt|svg|png|jpeg)"
)
"""What `name_of` calls them, in every form, shape and language, and the pictures beside them."""


def write_files(workshop: Workshop, files: Mapping[str, bytes]) -> Path:
    """Write an account and what lies beside it, itself last; return where it is, or refuse."""
    from journeymap.sheets.export import NotWritten, write_all

    try:
        return write_all(workshop, files)
    except NotWritten as why:
        raise Refused(str(why)) from why


def account_files(exports: Path) -> list[Path]:
    """Return the files of an account that are there, also one half written at a power cut."""
    found = exports.iterdir() if exports.is_dir() else ()
    return sorted(path for path in found if _ACCOUNT.fullmatch(_whole_name(path)))


def _whole_name(path: Path) -> str:
    """Return what a file is called, or was to be called when it was being written."""
    name = path.name
    half = name.startswith(".") and name.endswith(".new")
    return name[1:].removesuffix(".new") if half else name
