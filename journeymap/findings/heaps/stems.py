"""What is left of a word without its ending, so that `waiting` and `waited` are one."""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = ("ingly", "edly", "ings", "ing", "ies", "ied", "ely", "ed", "es", "ly", "s", "e", "y")
_SHORTEST = 3


@lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """Return an English word without its ending. Words of other languages lose little by it."""
    bare = word.removesuffix("'s")
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST:
            return bare.removesuffix(ending)
    return bare
