"""The theme that somebody chose last, remembered on this machine."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import platformdirs

_LONGEST = 100
"""Characters of a theme's name. What is longer is none."""


def _path() -> Path:
    return platformdirs.user_state_path("journeymap", appauthor=False) / "theme.txt"


def chosen_theme() -> str:
    """Return the name of the theme that was chosen last; empty if none was."""
    with suppress(OSError, UnicodeDecodeError), _path().open(encoding="utf-8") as file:
        return file.read(_LONGEST).strip()
    return ""


def remember_theme(name: str) -> None:
    """Remember a theme. Where that cannot be done, it is only chosen for now."""
    with suppress(OSError):
        _path().parent.mkdir(parents=True, exist_ok=True)
        _path().write_text(f"{name}\n", encoding="utf-8")
