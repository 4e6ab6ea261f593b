"""A language: how a sentence, a number of things, a row of things and a day are said in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from journeymap.days import plainly


@dataclass(frozen=True, slots=True)
class Language:
    """A language in which people are addressed. This one is English, as the program is written."""

    code: str = "en"
    """Its tag, as HTML, PDF and Word have it (BCP 47)."""
    name: str = "English"
    """What it is called in itself."""

    def say(self, words: str, /, **values: str | int) -> str:
        """Return the program's own sentence in this language, with the values in their places.

        `words` is the sentence in English, with {names} where values stand.
        """
        return self._in_it(words).format_map(values) if values else self._in_it(words)

    def several(self, one: str, many: str, number: int, /, **values: str | int) -> str:
        """Return `one` or `many` as the number asks for in this language, {number} filled in."""
        return self._in_number(one, many, number).format_map({"number": number, **values})

    def own(self, words: str) -> str:
        """Return the workshop's own text in this language, or as it stands if it has none."""
        return words

    def day(self, day: date, hour: time | None = None) -> str:
        """Return "Thursday 18 May 2017", or with an hour "Thursday 18 May 2017 at 2.30pm"."""
        return plainly(day, hour)

    def row(self, words: Sequence[str]) -> str:
        """Return "a", "a and b", "a, b and c"."""
        both = self.say("{some} and {last}", some=", ".join(words[:-1]), last=words[-1])
        return both if len(words) > 1 else words[0]

    def _in_it(self, words: str) -> str:
        return words

    def _in_number(self, one: str, many: str, number: int) -> str:
        return one if number == 1 else many


def marked(words: str) -> str:
    """Return words as they are. They are said in a language elsewhere, where they are used."""
    return words


ENGLISH = Language()
