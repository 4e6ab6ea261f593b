"""How a form looks to whoever reads it: what they asked for, and not what it says."""

from __future__ import annotations

from dataclasses import dataclass

NORMAL, LARGE, VERY_LARGE = 12, 16, 18
"""Sizes of the text in points. Large print begins at 16; 18 is there on request."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader asked for."""

    points: int = NORMAL
    high_contrast: bool = False
    """Black on white, or white on black where the reader's machine is set so, with thick lines."""
    is_short: bool = False
    """Whether all of it is for one page, to hang on a door."""


AS_USUAL = Look()
"""How it looks if nobody asked for anything else."""
