"""A language that marks all it says, so that what no language says can be seen."""

from __future__ import annotations

import re
from datetime import date, time

from journeymap.language.language import Language

_MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
_PLACE = re.compile(r"(\{[^}]+\})")


class Marking(Language):
    """A language that marks what it says, and leaves out what is the workshop's own.

    What stands in the {places} of a sentence is outside of its marks: it has to have its own.
    """

    __slots__ = ()

    def own(self, words: str) -> str:
        del words
        return "1."

    def day(self, day: date, hour: time | None = None) -> str:
        del day, hour
        return "1."

    def _in_it(self, words: str) -> str:
        return "⟦" + _PLACE.sub(r"⟧\1⟦", words) + "⟧"

    def _in_number(self, one: str, many: str, number: int) -> str:
        return self._in_it(one if number == 1 else many)


MARKING = Marking("cy", "Cymraeg")


def left_in_english(text: str) -> list[str]:
    """Return the words of a text that no language has said."""
    return re.findall(r"[^\W\d_]+", _MARKED.sub("", text))
