"""A passage: what is read at one go, a heading, a paragraph or a point of a list."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.plain_words.fault import Fault, Place, Rule
from journeymap.plain_words.sentences import sentences_of


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph or a point, with `QUOTE` in the place of people's own words."""

    text: str
    where: str = ""
    """Where it stands, as a person would say it."""
    is_heading: bool = False
    place: Place = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences."""
        return sentences_of(self.text)

    def fault(self, rule: Rule, sentence: str, what: str, instead: str) -> Fault:
        """Return a fault of a sentence of this passage."""
        return Fault(rule, self.where, sentence, what, instead, self.place)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a text may be."""

    words: int = 25
    """Words a sentence."""
    sentences: int = 5
    """Sentences a paragraph."""


PLAIN = Limits()
EASY_READ = Limits(words=15)
"""Easy Read asks for 10 to 15 words a sentence."""
