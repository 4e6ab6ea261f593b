"""Which sheets this machine writes.

One writer, one file: a sheet that came with a synced folder or on a stick belongs to the
machine that began it, also if it has the same name. What this machine began is remembered
outside the workshop. Where that memory is lost, a table only gets a second sheet.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


class OwnSheets:
    """The sheets that this machine began, one path a line in a file."""

    def __init__(self, memory: Path) -> None:
        self._memory = memory

    @classmethod
    def of_this_machine(cls) -> OwnSheets:
        """Return the memory in the folder that this system has for such things."""
        import platformdirs  # what only reads a workshop asks for no folder of this machine

        return cls(platformdirs.user_state_path("journeymap", appauthor=False) / "sheets.txt")

    @property
    def folder(self) -> Path:
        """The folder in which this machine remembers things about its workshops."""
        return self._memory.parent

    def __contains__(self, path: Path) -> bool:
        try:
            known = self._memory.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            return False
        return str(path.resolve()) in known

    def add(self, path: Path) -> None:
        """Remember `path`. Where that fails, nothing is lost but the memory."""
        with suppress(OSError):
            self._memory.parent.mkdir(parents=True, exist_ok=True)
            with self._memory.open("a", encoding="utf-8") as memory:
                memory.write(f"{path.resolve()}\n")
