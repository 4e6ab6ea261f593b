"""Whose sheet a decision stands on, told so that no person is named.

A sheet is called as its writer typed it: "Office", "Table 2", and it may be "Margaret". Only a
name that is made of such words as name a place or a team is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLACE = re.compile(
    r"table|tables|office|group|team|room|desk|sheet|board|station|corner|"
    r"circle|class|kitchen|survey|service|staff|facilitators|scribes|workshop|"
    r"page|laptop"
)
_BESIDE = re.compile(
    r"the|of|at|in|by|our|and|main|head|back|front|left|right|first|"
    r"second|third|last|new|old|upstairs|downstairs|blue|red|yellow|orange|"
    r"purple|window|door|garden|dining|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|morning|afternoon|evening"
)
_NUMBER = re.compile(r"[0-9]{1,3}[a-z]?|[a-z]")


def sheets_told(names: Iterable[str]) -> dict[str, str]:
    """Return what each sheet is called in what goes out, by its name.

    A sheet whose name may be a person's is "another sheet", with a number if there are several.
    """
    different = list(dict.fromkeys(names))
    others = [name for name in different if not names_a_place(name)]
    numbered = len(others) > 1
    called = {
        name: f"another sheet, {number}" if numbered else "another sheet"
        for number, name in enumerate(others, 1)
    }
    return {name: called.get(name, name) for name in different}


def names_a_place(name: str) -> bool:
    """Whether a sheet's name is made of words for places, teams and numbers alone."""
    words = re.findall(r"\w+", name.casefold())
    places = [word for word in words if _PLACE.fullmatch(word)]
    others = [word for word in words if word not in places]
    return bool(places) and all(
        _BESIDE.fullmatch(each) or _NUMBER.fullmatch(each) for each in others
    )
