"""A language: how a sentence, a number of things, a row of things and a day are said in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Self

from journeymap.days import plainly


@dataclass(frozen=True, slots=True)
class Language:
    """A language in which people are addressed. This one is English, as the program is written."""

    code: str = "en"
    """Its tag, as HTML, PDF and Word have it (BCP 47)."""
    name: str = "English"
    """What it is called in itself."""
    texts: Mapping[str, str] = field(default_factory=dict, hash=False)
    """The workshop's own texts in this language, by what they are in the workshop's own."""

    def with_own(self, texts: Mapping[str, str]) -> Self:
        """Return this language, knowing the workshop's own texts in it."""
        return replace(self, texts=texts)

    def say(self, words: str, /, **values: str | int) -> str:
        """Return the program's own sentence in this language, with the values in their places.

        `words` is the sentence in English, with {names} where values stand. It is written out
        where it is said, or in `to_say`, so that it is found for those who translate.
        """
        return self._in_it(words).format_map(values) if values else self._in_it(words)

    def several(self, one: str, many: str, number: int, /, **values: str | int) -> str:
        """Return `one` or `many` as the number asks for in this language, {number} filled in."""
        said = self._in_number(one, many, number)
        return said.format_map({"number": self.number(number), **values})

    def own(self, words: str) -> str:
        """Return the workshop's own text in this language, or as it stands if it has none."""
        return self.texts.get(words) or words

    def number(self, number: int) -> str:
        """Return "12,345"."""
        return f"{number:,}"

    def day(self, day: date, hour: time | None = None) -> str:
        """Return "Thursday 18 May 2017", or with an hour "Thursday 18 May 2017 at 2.30pm"."""
        return plainly(day, hour)

    def row(self, words: Sequence[str]) -> str:
        """Return "a", "a and b", "a, b and c"; nothing for no words."""
        *some, last = words or ("",)
        return self.say("{some} and {last}", some=", ".join(some), last=last) if some else last

    def _in_it(self, words: str) -> str:
        return words

    def _in_number(self, one: str, many: str, number: int) -> str:
        return one if number == 1 else many


ENGLISH = Language()


def to_say(words: str) -> str:
    """Return words that `Language.say` is given elsewhere, as they are.

    What is said by way of a table or a field stands in it, so that those who translate find it.
    """
    return words
