"""The sign of each outcome, drawn in the colour of the words beside it.

Each has a shape of its own, so that nobody has to tell colours apart.
"""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.feedback.document import Outcome

_ROUND = '<circle cx="12" cy="12" r="10" fill="currentColor"/>'
_EIGHT_SIDED = '<path fill="currentColor" d="M8 2h8l6 6v8l-6 6H8l-6-6V8z"/>'
_BUBBLE = (
    '<path fill="currentColor" d="M5 3h14a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3h-6l-6 5v-5H5'
    'a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3z"/>'
)
_OPEN = (
    '<circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="2"'
    ' stroke-dasharray="3.5 2.8"/>'
)
_DRAWN: Mapping[Outcome, tuple[str, str]] = {
    "done": (_ROUND, "M7 12.5l3.5 3.5L17 8.5"),
    "doing": (_ROUND, "M6.5 12h10M12.5 7.5l4.5 4.5-4.5 4.5"),
    "not-doing": (_EIGHT_SIDED, "M8 8l8 8M16 8l-8 8"),
    "still-talking": (_BUBBLE, "M7 10h.01M12 10h.01M17 10h.01"),
    "no-answer": (_OPEN, "M8 12h8"),
}
"""A shape of 24 by 24, and the line that is drawn on it."""


def sign_of(outcome: Outcome) -> str:
    """Return the sign, hidden from screen readers, as the words beside it say the same."""
    shape, line = _DRAWN[outcome]
    drawn = f'{shape}<path class="line" d="{line}"/>'
    return f'<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">{drawn}</svg>'
