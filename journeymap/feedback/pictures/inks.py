"""The colours of a picture. Whatever is said by a colour is said by a sign and words too."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.feedback.forms.look import Look


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours on white paper. Those of words and signs have a contrast of at least 7:1."""

    ink: str
    """What is written."""
    road: str
    verge: str
    """Along the road: it says nothing."""
    leaf: str
    """The trees beside the road, which say nothing either; none without a colour."""
    always: str
    never: str
    stars: str
    line: float
    """How thick lines are, in parts of the size of the letters."""
    paper: str = "#ffffff"


IN_COLOUR = Inks("#16202b", "#173f5f", "#dcebe4", "#8fb8a4", "#0d4f4a", "#8c1513", "#6b4a00", 0.1)
IN_BLACK = Inks("#000000", "#000000", "#ffffff", "", "#000000", "#000000", "#000000", 0.16)


def inks_for(look: Look) -> Inks:
    """Return the colours for a reader: black on white for high contrast."""
    return IN_BLACK if look.high_contrast else IN_COLOUR
