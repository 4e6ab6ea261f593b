"""What became of the rows of a file: every one of them is accounted for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

_LISTED = 1000
"""So many refused rows are told one by one. All are counted."""
_VALUES = 200


@dataclass(slots=True)
class Tally:
    """What became of the rows of a file. `rows` is the sum of what became of them."""

    rows: int = 0
    taken: int = 0
    """Returns that were taken in, the partial and empty ones among them."""
    partial: int = 0
    empty: int = 0
    here: int = 0
    """Returns that are here already, with all that is in them."""
    grown: int = 0
    """Returns that were here, and of which more was taken in."""
    twice: int = 0
    """Rows that stand in the file before, with the same answers."""
    refused: int = 0
    why: list[tuple[int, str]] = field(default_factory=list)
    """The first refused rows, by their number in the file, headings counted, and why."""
    entries: int = 0
    """The entries that were made of the answers."""
    answers: Counter[str] = field(default_factory=Counter)
    """How many answers there are to each question, by its code, of what was taken."""
    not_known: dict[str, Counter[str]] = field(default_factory=dict)
    """What was written to a question, by its code, that is none of its options."""
    several_voices: Counter[tuple[str, ...]] = field(default_factory=Counter)
    """Returns that chose more than one voice, by the names of these; the first one was kept."""
    taken_out: int = 0
    """Characters that are nobody's words and were not kept."""
    stopped: bool = False
    """Whether it was stopped before the end of the file."""
    sheet: Path | None = None
    """The sheet that was made; None if there was nothing new."""
    copy: Path | None = None
    """The cleaned copy."""

    def refuse(self, row: int, why: str) -> None:
        """Count a row that is not taken, and say why."""
        self.refused += 1
        if len(self.why) < _LISTED:
            self.why.append((row, why))

    def count_not_known(self, code: str, values: Counter[str]) -> None:
        """Count what is none of a question's options. Of many different ones, some are listed."""
        known = self.not_known.setdefault(code, Counter())
        for value, times in values.items():
            known[value if value in known or len(known) < _VALUES else ""] += times

    @property
    def is_whole(self) -> bool:
        """Whether every row is accounted for."""
        return self.rows == self.taken + self.here + self.grown + self.twice + self.refused
