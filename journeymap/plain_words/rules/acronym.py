"""What stands in capitals is explained where it first stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from journeymap.plain_words.fault import Fault
from journeymap.plain_words.grammar import words_named
from journeymap.plain_words.passage import Passage

_CAPITAL = "[A-ZÀ-ÖØ-ÞŴŶ]"
_ACRONYM = re.compile(
    rf"(?<![\w@./-])(?P<short>{_CAPITAL}{{2,}}|[A-Z](?:&[A-Z])+|(?:[A-Z]\.){{2,}}"
    r"|[A-Z][a-z][A-Z]{2,})(?:['’]?s)?(?![\w@]|\.\w|-\d)"
)
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})$")
_STRESSED = words_named("stressed")
"""Words that people write in capitals to stress them."""


def acronyms(passages: Sequence[Passage], known: Iterable[str]) -> Iterator[Fault]:
    """Yield each acronym that is not explained where it first stands, once."""
    settled = set(known)
    for passage in passages:
        for sentence in passage.sentences:
            for found in _ACRONYM.finditer(sentence):
                short = found["short"].replace(".", "")
                if short in settled or not _is_one(short, sentence):
                    continue
                settled.add(short)
                if not _is_explained(found, sentence):
                    what = f"“{short}” is not explained"
                    instead = f"Write it in full, then ({short}), where it first stands"
                    yield passage.fault("acronym", sentence, what, instead)


def _is_one(short: str, sentence: str) -> bool:
    """Whether capitals are an acronym: no number in Roman figures, no word that is stressed."""
    if _ROMAN.match(short) or short.casefold() in _STRESSED:
        return False
    words = [each for each in sentence.split() if any(map(str.isalpha, each))]
    in_capitals = [each for each in words if each.isupper()]
    return len(in_capitals) <= 1 or len(in_capitals) * 2 < len(words)


def _is_explained(found: re.Match[str], sentence: str) -> bool:
    """Whether the words for it stand before it, or in brackets behind it."""
    before, after = sentence[: found.start()], sentence[found.end() :]
    if re.match(r"\s*(?:\([^)]*\w+\s+\w+|,? (?:means|stands for|is short for)\b)", after):
        return True
    if not before.rstrip("“\"'‘").endswith("("):
        return False
    letters = [each for each in found["short"].casefold() if each.isalpha()]
    words = re.findall(r"[^\W\d_]+", before.casefold())[-2 * len(letters) :]
    return any(word.startswith(letters[0]) for word in words)
