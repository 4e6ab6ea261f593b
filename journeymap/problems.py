"""What is wrong with a file, as a value: it stands beside all that could be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from journeymap.cleaning import one_line


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something in a file that a person should look at.

    Nothing is dropped because of a problem: what could be read was read, and the
    bytes that could not are still in the file.
    """

    path: Path
    line: int
    """The line of the file, counted from 1."""
    wrong: str
    """What is wrong, as the start of a sentence, without a full stop."""
    mend: str
    """What to do about it, as a sentence without a full stop."""

    @property
    def message(self) -> str:
        """What is wrong and what to do, in two short sentences."""
        return f"{self.wrong}. {self.mend}."

    def __str__(self) -> str:
        return one_line(f"{self.path}:{self.line}: {self.message}")
