"""Names that people have, and words with a capital that name nobody: lists, and no rules."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LIST = Path(__file__).parent / "names.txt"
_SELDOM_A_NAME = "*"


@dataclass(frozen=True, slots=True)
class KnownWords:
    """What is known of words, each as `folded` returns it."""

    given: frozenset[str]
    """Given names that are nothing else."""
    also_words: frozenset[str]
    """Given names that are everyday words too, those of `seldom` among them."""
    seldom: frozenset[str]
    """Those that are most often the everyday word: may, mark, will."""
    family: frozenset[str]
    nobody: frozenset[str]
    """Words that people write with a capital and that name nobody."""


def folded(word: str) -> str:
    """Return a word in small letters and without accents: "sian" for "Siân"."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold().replace("ł", "l"))
    return "".join(each for each in apart if not unicodedata.combining(each))


@cache
def known_words() -> KnownWords:
    """Return the words of the list, which is read once."""
    words = _words_by_heading()
    also = {word.rstrip(_SELDOM_A_NAME) for word in words["also words"]}
    marked = {word for word in words["also words"] if word.endswith(_SELDOM_A_NAME)}
    return KnownWords(
        given=frozenset(words["given"] - also),
        also_words=frozenset(also),
        seldom=frozenset(word.rstrip(_SELDOM_A_NAME) for word in marked),
        family=frozenset(words["family"]),
        nobody=frozenset(words["nobody"]),
    )


def _words_by_heading() -> dict[str, set[str]]:
    words: dict[str, set[str]] = {}
    under: set[str] = set()
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            under = words.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            under.update(line.split())
    return words
