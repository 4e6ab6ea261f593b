"""One entry of every kind that there is, whatever kinds come."""

from __future__ import annotations

import itertools
from typing import Any

from building import NOON, entry
from pydantic import ValidationError

from journeymap.entries import KINDS, Entry

WORDS = "Hot: “ŵ” #1 没有 - [never] \\"
_RICH: dict[str, dict[str, Any]] = {
    "sheet": {"name": "Table 1, ŵ"},
    "always": {"text": WORDS, "language": "cy", "stage": "seated", "voice": "resident"},
    "never": {"text": "- id: k7f3.9", "stage": "eating"},
    "ingredient": {"text": "no"},
    "recipe": {"text": WORDS, "ingredients": ("gravy", "no"), "method": ("- Serve it", "id: x")},
    "critic": {"text": f"{WORDS}\nand crisp", "stars": 4, "stage": "eating", "voice": "staff"},
    "parked": {
        "text": "Television",
        "positions": ("on", "off"),
        "taken_up": "3 June, 12:30",
        "of": "k7f3.1",
    },
    "topic": {"text": "12:30"},
    "stage": {"stage": "bar", "name": "The bar", "after": "seated", "of": "k7f3.1"},
    "activity": {"ask": WORDS, "yields": "never", "stage": "eating", "of": "k7f3.1"},
    "way": {"way": WORDS, "people": 6, "voice": "family"},
    "booked": {"how": WORDS, "day": "2017-06-03", "hour": "14:00"},
    "tried": {"day": "2017-06-04", "who": WORDS, "letters": "x0a1b2c3d"},
    "account": {"day": "2017-06-03", "how": WORDS, "told": ("k7f3.1", "p0q8.2")},
    "return": {
        "fingerprint": "r0123456789abcdef",
        "edition": 2,
        "answered": ("q1", "q7"),
        "holds": 3,
        "partial": True,
        "voice": "family",
    },
    "rating": {"stars": 4, "returned": "k7f3.1", "stage": "eating", "voice": "family"},
    "looked": {"about": "k7f3.1", "letters": "x0123abcd"},
    "verdict": {"question": WORDS, "stars": 5, "people": 4, "voice": "resident"},
    "same": {"entries": ("k7f3.1", "p0q8.2"), "over": ("k7f3.4",)},
    "apart": {"entries": ("k7f3.1", "p0q8.2", "t5c9.3"), "over": ("k7f3.4",)},
    "answer": {
        "entries": ("k7f3.1",),
        "what": "not-doing",
        "because": WORDS,
        "by": "the kitchen: no",
        "due": "2017-06-03",
        "over": ("k7f3.4",),
    },
    "aim": {
        "entries": ("k7f3.1", "p0q8.2"),
        "who": WORDS,
        "what": "12:30",
        "share": 9,
        "of": 10,
        "due": "2017-06-03",
        "known": WORDS,
    },
    "measured": {"entries": ("k7f3.1",), "day": "2017-06-03", "times": 0, "of": 10},
    "draw": {"about": "k7f3.1"},
    "theme": {"about": "k7f3.1", "name": WORDS},
    "echo": {"about": "k7f3.1", "voice": "family"},
    "edit": {"about": "k7f3.1", "text": WORDS, "stage": ""},
    "withdraw": {"about": "k7f3.1"},
}
_ANYTHING: list[Any] = ["Words", "k7f3.1", "word", 3, ("Words",), ("k7f3.1",), True]


def one_of(kind: str, number: int) -> Entry:
    """Return an entry of a kind, with all that it can have if the kind is known here."""
    cls = KINDS[kind]
    if kind in _RICH:
        return entry(cls, f"k7f3.{number}", **_RICH[kind])
    needed = [name for name, field in cls.model_fields.items() if field.is_required()]
    own = [name for name in needed if name not in {"id", "at"}]
    for values in itertools.product(_ANYTHING, repeat=len(own)):
        try:
            return cls.model_validate(
                {"id": f"k7f3.{number}", "at": NOON, **dict(zip(own, values, strict=True))}
            )
        except ValidationError:
            continue
    raise AssertionError(f"the fault suite does not know how to make a {kind}: add it to kinds.py")


def one_of_each() -> list[Entry]:
    """Return a sheet's head and one entry of every other kind, numbered from 1."""
    others = [kind for kind in KINDS if kind != "sheet"]
    return [one_of("sheet", 0), *(one_of(kind, number) for number, kind in enumerate(others, 1))]
