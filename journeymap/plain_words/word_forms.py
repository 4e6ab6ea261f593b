"""Words in whatever form they stand: "stakeholders" is found as "stakeholder"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’&-][^\W_]+)*")
_ENDS_IN_PARTICLE = re.compile(r"-(?:down|in|off|on|out|over|up)$")
_DOUBLED = re.compile(r"([bdglmnprt])\1$")


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that was looked for, and how it stands in the sentence."""

    phrase: str
    as_written: str
    at: int


class Phrases:
    """Phrases to look for, however many, each in its plainest form."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, list[str]]]] = {}
        for phrase in phrases:
            for spelling in _spellings(phrase.casefold()):
                words = [_with_s(each) for each in _WORD.findall(spelling)]
                if words:
                    self._by_first.setdefault(words[0], []).append((phrase, words))

    def found_in(self, sentence: str) -> Iterator[Found]:
        """Yield the phrases of a sentence, in its order; of two that overlap the longer one."""
        words = list(_WORD.finditer(sentence))
        bases = [bases_of(each[0]) for each in words]
        at = 0
        while at < len(words):
            phrase, length = self._at(bases, at)
            if phrase:
                begin, end = words[at].start(), words[at + length - 1].end()
                yield Found(phrase, sentence[begin:end], begin)
            at += length

    def _at(self, bases: list[frozenset[str]], at: int) -> tuple[str, int]:
        """Return the longest phrase that begins at a word, and its length; else "" and 1."""
        longest = ("", 1)
        for base in bases[at]:
            for phrase, words in self._by_first.get(base, ()):
                here = bases[at : at + len(words)]
                fits = len(here) == len(words) and all(
                    word in each for word, each in zip(words, here, strict=True)
                )
                if fits and (not longest[0] or len(words) > longest[1]):
                    longest = (phrase, len(words))
        return longest


@lru_cache(maxsize=32)
def phrases_of(words: frozenset[str]) -> Phrases:
    """Return the phrases to look for, made ready once."""
    return Phrases(words)


def _spellings(phrase: str) -> set[str]:
    """Return "co-design", "codesign" and "co design"; but a take-up is not to take up."""
    apart = phrase if _ENDS_IN_PARTICLE.search(phrase) else phrase.replace("-", " ")
    return {phrase, phrase.replace("-", ""), apart}


@lru_cache(maxsize=8192)
def bases_of(word: str) -> frozenset[str]:
    """Return the words that this one may be a form of, itself among them.

    "plans" may be plan, "utilizing" utilise. It returns words that are none, as "utilis": they
    are in no list.
    """
    plain = _with_s(re.sub(r"['’]s?$", "", word.casefold()).replace("’", "'"))
    bases = {plain}
    for ending, others in (
        ("ies", ("y", "ie")),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ied", ("y",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
    ):
        if plain.endswith(ending) and not plain.endswith("ss"):
            stem = plain.removesuffix(ending)
            bases |= {stem + other for other in others}
            if ending in {"ed", "ing"} and _DOUBLED.search(stem):
                bases.add(stem[:-1])
    return frozenset(bases)


def _with_s(word: str) -> str:
    """Return "utilise" for "utilize": both are found."""
    return re.sub(r"iz(?=e|i|a)", "is", word)
