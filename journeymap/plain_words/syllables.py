"""How many syllables an English word has, by its spelling.

A word is counted by its groups of vowels, less each "e" that is not heard, and one more where
two vowels side by side are said apart. `tests/test_reading_ease.py` measures it against words
of the CMU Pronouncing Dictionary.
"""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöûüŵŷ]+")
_SILENT = re.compile(
    r"(?<=[^aeiouy])(?<![^aeiouy]l)(?<!tr)e$"  # make; but not table, centre
    r"|(?<=[^aeiouycgsxz])(?<![^aeiouy]l)(?<!tr)(?<!ch)(?<!sh)es$"  # makes; but not places
    r"|(?:(?<=ll)|(?<=[^aeiouydt])(?<![^aeiouy]l))ed$"  # asked, filled; but not handled
    r"|(?<=[^aeiouy])(?<![^aeiouy]l)e(?=(?:ly|ful|fully|less|ments?|ness)$)"  # safely
    r"|(?<=[^aeiouy])e(?=(?:where|times?|things?|body|one)$)"  # somewhere
    r"|^(?:some|home|here|there|where|fore|care|like|life|safe)(?=[bcdfghklmnpstw])"
    r"|(?<=[gq])ues?$"  # colleague
)
_APART = re.compile(
    r"(?<![tscgxnlh])i[ao](?!us)|[cgs]ia(?=b|t)|(?<=[ct])ia(?=te)"  # trial, social, initiate
    r"|(?<=[rvbdlp])iou|iu|i(?=et)|(?<=[dnrlv])ie(?=n(?!d))|(?<=^sc)ie"  # serious, science
    r"|(?<=[dlnprstv])ie(?=r$|st$)"  # easier
    r"|(?<![gq])ua(?=l|r[yi]|t|b)|(?<![gq])ue(?=nt|t|l)|eo(?=l|g|n|u)"  # usual, cruel
    r"|(?<=cr)ea(?=t)"
    r"|oe(?=t|m)|ui(?=t[iy])|uou|[aeiouy](?=ing)|[aeou](?=ism|ist)|sms?$"
    r"|^rea(?=[cs][st])|^reo|^coo(?=p[ei]r|rd)|n't$"
)
_KNOWN = {
    "anyone": 3, "area": 3, "areas": 3, "business": 2, "businesses": 3, "different": 2,
    "element": 3, "elements": 3, "evening": 2, "evenings": 2, "every": 2, "everybody": 4,
    "everyone": 3, "everything": 3, "everywhere": 3,
    "idea": 3, "ideas": 3, "maybe": 2, "people": 2, "real": 1, "really": 2, "recipe": 3,
    "recipes": 3, "something": 2, "sometimes": 2, "vegetable": 4, "vegetables": 4,
    "wednesday": 2, "can't": 1, "don't": 1, "won't": 1, "aren't": 1, "weren't": 1,
}  # fmt: skip
"""Words of accounts that spelling alone would get wrong."""
_LONGEST_SPELT = 4
"""Capitals up to so many are said letter by letter."""


@lru_cache(maxsize=8192)
def syllables_of(word: str) -> int:
    """Return how many syllables a word has: at least one.

    "well-run" is counted in its parts, "NHS" by its letters.
    """
    parts = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", word)
    return max(1, sum(_of_part(part.replace("’", "'")) for part in parts))


def _of_part(part: str) -> int:
    if part.isupper() and 1 < len(part) <= _LONGEST_SPELT:
        return len(part) + 2 * part.count("W")
    plain = re.sub(r"'s$", "", part.casefold())
    if plain in _KNOWN:
        return _KNOWN[plain]
    vowels = len(_VOWELS.findall(re.sub(r"^y(?=[aeiou])", "", plain)))
    return max(1, vowels + len(_APART.findall(plain)) - len(_SILENT.findall(plain)))
