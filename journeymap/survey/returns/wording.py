"""Words of a question or an option, as far as tools and spreadsheets leave them alone.

On their way out and back, capitals, spaces, line breaks, quotation marks and HTML change; a
spreadsheet loses letters that its encoding has not (ŵ becomes w or ?). What is left when all
that is taken away is compared.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

_TAG = re.compile(r"<[^<>]{0,200}>")
_IN_BRACKETS = re.compile(r" ?\([^()]*\) ?[.:?]* ?$")
_ASKS_TO_CHOOSE = re.compile(
    r" ?[(\[.:?!-]? ?(?:please )?(?:choose|select|tick|check|mark)\s+"
    r"(?:any|all|one|as many|up to)\b[^?/\[]*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_LONGEST = 20_000
"""Of a text, so many letters tell what it says."""
_LONGEST_REMEMBERED = 300


def plain(text: str) -> str:
    """Return `text` without HTML, on one line."""
    text = text[:_LONGEST]
    if "&" in text:
        text = html.unescape(text)
    return " ".join(_TAG.sub(" ", text).split())


def key(text: str) -> str:
    """Return the letters and digits of `text`, small and without accents.

    What says the same has the same key.
    """
    return _short_key(text) if len(text) <= _LONGEST_REMEMBERED else _key(text)


@lru_cache(maxsize=10_000)
def _short_key(text: str) -> str:
    return _key(text)


def _key(text: str) -> str:
    letters = unicodedata.normalize("NFKD", plain(text)).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


@lru_cache(maxsize=10_000)
def forms_of(*texts: str) -> frozenset[str]:
    """Return the keys that one thing may have when it comes back, by any of its `texts`.

    Besides their own: without what stands in brackets at the end, and spoilt by another encoding.
    """
    return frozenset(form for text in texts for form in _forms_of(text))


def _forms_of(text: str) -> frozenset[str]:
    bare = without_asking_to_choose(text)
    spoilt = {
        "".join(letter for letter in each if _is_in(letter, encoding))
        for each in (text, bare)
        for encoding in ("cp1252", "ascii")
    }
    spoilt |= {each.encode().decode("cp1252", errors="replace") for each in (text, bare)}
    return frozenset(key(each) for each in {text, bare} | spoilt) - {""}


def without_asking_to_choose(text: str) -> str:
    """Return `text` without a last "(choose any)" or "Please select all that apply."."""
    words = plain(text)
    return _ASKS_TO_CHOOSE.sub("", _IN_BRACKETS.sub("", words)) or words


def likeness(one: str, other: str) -> float:
    """Return how many of the words are the same in both, from 0 to 1."""
    ours, theirs = _words(one), _words(other)
    return len(ours & theirs) / max(len(ours), len(theirs), 1)


@lru_cache(maxsize=10_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(key(word) for word in _WORD.findall(plain(text)))


def _is_in(letter: str, encoding: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
