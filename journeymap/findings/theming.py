"""Suggests themes: what many texts are about, at whatever stage and in whatever words.

A theme is suggested and never named: a person looks at it and gives it a name, or does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import isqrt
from zlib import crc32

from journeymap.findings.heaps.by_both import ByBoth
from journeymap.findings.heaps.by_words import ByWords
from journeymap.findings.heaps.heaping import ROUNDS, TRIES, middles_of_heaps
from journeymap.findings.heaps.naming import WordsOfAll
from journeymap.findings.heaps.rows import Ground
from journeymap.findings.likeness import word_table
from journeymap.findings.likeness.joined import Progress, Told
from journeymap.findings.likeness.words import words_of

FEWEST = 3
"""Texts that make a theme."""
MOST_THEMES = 60
"""As many as can be looked at by a person."""
COVERED = 0.67
"""The share of what was said that is put in themes. The rest is too far from all of them, as
much of what people say is on something of its own."""
_LEARNT_FROM = 5000
"""Texts from which themes are learnt; if there are more, the others are laid beside them."""
_LEARNT_FROM_BY_WORDS = 2000
_AT_ONCE = 2048
_NOTHING = 1e-6

_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuggestedTheme:
    """Texts that are about the same, for a person to look at and to name."""

    places: tuple[int, ...]
    """Where they are among the texts, in order."""
    words: tuple[str, ...]
    """What tells it apart: three to five of people's own words, the most telling first."""


def suggest_themes(
    texts: Sequence[str], *, covered: float = COVERED, told: Told | None = None
) -> list[SuggestedTheme]:
    """Return themes of at least three texts each, the largest first.

    The share `covered` of the texts is put in themes, or less where texts share nothing; the rest
    is left out. The order of the texts makes no difference, and what is the same but for capitals
    and punctuation lies together. There are at most 7 themes for 40 texts, 13 for 120, 21 for 300,
    and never more than MOST_THEMES.

    `told` is called with how much is done and of how much; what it raises stops the work. With
    what is installed by `journeymap[findings]` texts are compared by meaning and by words, and
    else by words alone, which finds less.
    """
    places: dict[_Words, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        places[tuple(words_of(text))].append(place)
    places.pop((), None)
    said = {words: len(places[words]) for words in sorted(places)}
    number = sum(said.values())
    if number < FEWEST:
        return []
    heaps = _without_the_farthest(_heaps(said, _how_many(number), told), said, covered)
    of_all = WordsOfAll(said)
    themes = [
        (tuple(sorted(place for words in heap for place in places[words])), heap)
        for heap in heaps
        if sum(said[words] for words in heap) >= FEWEST
    ]
    themes.sort(key=lambda theme: (-len(theme[0]), theme[1]))
    return [
        SuggestedTheme(where, of_all.telling((words, said[words]) for words in heap))
        for where, heap in themes
    ]


def _how_many(texts: int) -> int:
    """Return in how many heaps so many texts are put, at most."""
    return min(MOST_THEMES, isqrt(texts * 3 // 2))


_Lying = list[tuple[int, float]]
"""For each text its heap, and how like the middle of the heap it is."""


def _heaps(said: dict[_Words, int], most: int, told: Told | None) -> _Lying:
    """Return where each text lies."""
    by_meaning = word_table.is_there()
    texts = list(said)
    sample = _some_of(texts, _LEARNT_FROM if by_meaning else _LEARNT_FROM_BY_WORDS)
    ground: Ground = ByBoth(sample) if by_meaning else ByWords(sample)
    rows = ground.lay(sample)
    sampled = frozenset(sample)
    others = [words for words in texts if words not in sampled]
    batches = range(0, len(others), _AT_ONCE)
    progress = Progress(rows.pieces() + ROUNDS * TRIES + len(batches), told)
    step = partial(progress.add, 1)
    weights = [said[words] for words in sample]
    middles = middles_of_heaps(rows, rows.drawn_together(step), weights, most, step)
    lying = dict(zip(sample, rows.nearest(middles), strict=True))
    for start in batches:
        these = others[start : start + _AT_ONCE]
        lying.update(zip(these, ground.lay(these).nearest(middles), strict=True))
        step()
    return [lying[words] for words in texts]


def _some_of(texts: Sequence[_Words], most: int) -> list[_Words]:
    """Return so many of them, chosen by what is in them alone, in their order."""
    if len(texts) <= most:
        return list(texts)
    by_chance = sorted(texts, key=lambda words: (crc32(" ".join(words).encode()), words))
    return sorted(by_chance[:most])


def _without_the_farthest(
    lying: _Lying, said: dict[_Words, int], covered: float
) -> list[list[_Words]]:
    """Return the heaps, without what lies farthest from the middle of its own."""
    by_others = _like_the_others(lying, said)
    nearest = sorted(zip(by_others, said.items(), strict=True), key=lambda each: -each[0][1])
    room = covered * sum(said.values())
    heaps: dict[int, list[_Words]] = defaultdict(list)
    for (heap, like), (words, times) in nearest:
        if room <= 0 or like <= 0:
            break
        heaps[heap].append(words)
        room -= times
    return [sorted(heap) for heap in heaps.values()]


def _like_the_others(lying: _Lying, said: dict[_Words, int]) -> _Lying:
    """Return how like each text is to the middle of the others in its heap.

    A heap of few lies near each of them, as each is much of its middle: that tells nothing.
    """
    lengths: dict[int, float] = defaultdict(float)
    for (heap, like), times in zip(lying, said.values(), strict=True):
        lengths[heap] += like * times
    return [(heap, _without_itself(like, lengths[heap])) for heap, like in lying]


def _without_itself(like: float, length: float) -> float:
    """Return how like a row is to a sum of rows of some length when it is taken out of it."""
    rest = length * length - 2 * like * length + 1
    return (like * length - 1) / rest**0.5 if rest > _NOTHING else 0.0
