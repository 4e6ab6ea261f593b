"""Sentences say who does what: "We serve lunch at noon", not "Lunch is served at noon".

Only what can be told is told: a form of "be" with a participle behind it. Participles that
are as often adjectives ("tired", "closed") are passed over unless "by" follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from journeymap.plain_words.fault import Fault
from journeymap.plain_words.grammar import words_named
from journeymap.plain_words.passage import Passage

_IRREGULAR = words_named("irregular participles")
_AS_OFTEN_ADJECTIVES = words_named("as often adjectives")
_NO_PARTICIPLES = words_named("no participles")
_BE = r"(?:am|are|is|was|were|be|been|being|isn['’]t|aren['’]t|wasn['’]t|weren['’]t)"
_BETWEEN = (
    r"(?:(?:not|also|never|always|often|still|now|then|already|just|soon|ever|only|all|both|"
    r"yet|once|first|sometimes|usually|again|being|been|well|badly|\w+ly)\s+){0,2}"
)
_ASKED = r"(?:(?:I|you|he|she|it|we|they|there)\s+)?"
_PASSIVE = re.compile(
    rf"\b{_BE}\s+{_ASKED}{_BETWEEN}(?P<participle>[a-z]+)\b(?P<by>(?:\s+\w+)?\s+by\b)?",
    re.IGNORECASE,
)


def passive(passages: Sequence[Passage]) -> Iterator[Fault]:
    """Yield the passive sentences, each once."""
    for passage in passages:
        for sentence in passage.sentences:
            found = next(filter(_is_passive, _PASSIVE.finditer(sentence)), None)
            if found is not None:
                shown = found[0].removesuffix(found["by"] or "")
                what = f"“{shown}” does not say who does it"
                instead = "Begin with who does it: “We …”"
                yield passage.fault("passive", sentence, what, instead)


def _is_passive(found: re.Match[str]) -> bool:
    word = found["participle"].casefold()
    if word in _NO_PARTICIPLES or (word in _AS_OFTEN_ADJECTIVES and not found["by"]):
        return False
    return word in _IRREGULAR or word.endswith("ed")
