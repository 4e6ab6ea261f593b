"""A fault: something in a text that makes it hard to read, and what to write in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Rule = Literal[
    "length",
    "paragraph",
    "acronym",
    "jargon",
    "passive",
    "percentage",
    "idiom",
    "same-word",
]
"""What a fault is against. Each has a file of its name in `journeymap.plain_words.rules`."""

Place = str | tuple[str | int, ...]
_LONGEST_SHOWN = 90


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that makes a sentence hard to read."""

    rule: Rule
    where: str
    """Where it stands, as a person would say it: under "What you said"."""
    sentence: str
    """The sentence, with people's own words taken out of it."""
    what: str
    """What is wrong, as the start of a sentence, without a full stop."""
    instead: str
    """What to do about it, as a sentence without a full stop."""
    place: Place = ()
    """Where it stands in a file: the place in the guide, or the id of the entry."""

    @property
    def message(self) -> str:
        """The sentence, what is wrong with it and what to do."""
        shown = self.sentence
        if len(shown) > _LONGEST_SHOWN:
            shown = shown[: _LONGEST_SHOWN - 1].rsplit(" ", 1)[0] + " …"
        return f"“{shown}”: {self.what}. {self.instead}."

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message
