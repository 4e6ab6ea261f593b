"""The stylesheet of a page, for a look: one piece for each thing that a reader may ask for."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from journeymap.feedback.forms.look import NORMAL, Look

_PIECES = Path(__file__).parent / "style"
_ON_SCREEN = 112.5
"""Per cent of what the reader's browser has set, at the normal size: 18 pixels mostly."""
_FEWEST = 5
"""A word of fewer letters across a page is no larger than one of so many."""


def style_of(look: Look, letters: int) -> str:
    """Return the rules for a look, with `letters` in what stands across each page.

    Those for a high contrast are there too for whoever's machine asks for it.
    """
    contrast = _piece("contrast")
    return "\n".join(
        (
            _piece("page"),
            _piece("cards"),
            _piece("print"),
            *([_piece("short")] if look.is_short else []),
            contrast if look.high_contrast else _in_media("(prefers-contrast: more)", contrast),
            f".across {{ --letters: {max(letters, _FEWEST)}; }}",
            f":root {{ font-size: {look.points * _ON_SCREEN / NORMAL:g}%; }}",
            _in_media("print", f":root {{ font-size: {look.points}pt; }}"),
        )
    )


def mark_of(style: str) -> str:
    """Return what a page's policy says of the one style that it lets through."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode('ascii')}'"


@cache
def _piece(name: str) -> str:
    return (_PIECES / f"{name}.css").read_text(encoding="utf-8").strip()


def _in_media(media: str, rules: str) -> str:
    return f"@media {media} {{\n{rules}\n}}"
