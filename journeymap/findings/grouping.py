"""Groups what says the same in other words, as a suggestion: people decide."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from itertools import chain
from sys import intern
from typing import NamedTuple

from journeymap.collector import collector_at_rest
from journeymap.findings.likeness import Likeness, best_likeness
from journeymap.findings.likeness.joined import Progress
from journeymap.findings.likeness.opposites import Said
from journeymap.findings.likeness.words import EMPTY, stem_of, words_of

_CHECKED = 8
"""Of a large group so many members are held against those of another: the first ones."""


class Stopped(Exception):
    """Grouping was stopped before its end. `told` raises it, and `group` lets it through."""


@dataclass(frozen=True, slots=True)
class Group:
    """Texts that likely say the same."""

    places: tuple[int, ...]
    """Places in the texts that were given, ascending."""
    likelihood: float
    """How likely its weakest member says the same as the others, 0 to 1."""
    words: tuple[str, ...]
    """The words most of them share, as people wrote them; none if it is by meaning only."""


@collector_at_rest()
def group(
    texts: Sequence[str],
    blocks: Sequence[Hashable],
    *,
    apart: Collection[tuple[int, int]] = (),
    likeness: Likeness | None = None,
    told: Callable[[int, int], None] | None = None,
) -> list[Group]:
    """Return the groups of two and more texts that likely say the same.

    Only texts of one block (`blocks[i]` is that of `texts[i]`) are in one group, and the two of a
    pair in `apart` never are. What is the same but for capitals and punctuation is always in one
    group, unless apart. The order of the texts changes nothing but the places.

    `told(done, of)` is called now and then; to stop, it raises `Stopped`.
    """
    items = _items(texts, blocks, apart)
    said = _Said(items, apart)
    joined = (likeness or best_likeness()).join(
        [each.words for each in items],
        _in_blocks(items),
        said.may_be_one,
        Progress(2 * len(items), told),
    )
    in_one = {number for each in joined for number in each.members}
    groups = [_group([items[n] for n in each.members], each.likelihood) for each in joined]
    groups += [
        _group([each], 1.0)
        for number, each in enumerate(items)
        if number not in in_one and len(each.places) > 1
    ]
    return sorted(groups, key=lambda each: each.places)


class _Item(NamedTuple):
    """A text of a block, however often it was said."""

    text: str
    """Without capitals and punctuation."""
    words: tuple[str, ...]
    block: Hashable
    places: tuple[int, ...]


def _items(
    texts: Sequence[str], blocks: Sequence[Hashable], apart: Collection[tuple[int, int]]
) -> list[_Item]:
    """Return the texts that differ, in an order of their own.

    What reads the same and is to be apart is an item of its own each.
    """
    words = [tuple(map(intern, words_of(text))) for text in texts]
    read = [" ".join(of_text) or text for of_text, text in zip(words, texts, strict=True)]
    alone = {
        place
        for one, other in apart
        if (read[one], blocks[one]) == (read[other], blocks[other])
        for place in (one, other)
    }
    copies: dict[object, list[int]] = defaultdict(list)
    for place, text in enumerate(read):
        copies[text, blocks[place], place if place in alone else None].append(place)
    items = [
        _Item(read[first], words[first], blocks[first], (first, *others))
        for first, *others in copies.values()
    ]
    return sorted(items, key=lambda each: (each.text, each.places))


def _in_blocks(items: Sequence[_Item]) -> list[list[int]]:
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for number, each in enumerate(items):
        blocks[each.block].append(number)
    return list(blocks.values())


class _Said:
    """What is known to be apart, and what speaks against it that two items say the same."""

    def __init__(self, items: Sequence[_Item], apart: Collection[tuple[int, int]]) -> None:
        self._items = items
        self._said: dict[int, Said] = {}
        item_at = {place: number for number, each in enumerate(items) for place in each.places}
        self._apart: dict[int, set[int]] = defaultdict(set)
        for one, other in apart:
            self._apart[item_at[one]].add(item_at[other])
            self._apart[item_at[other]].add(item_at[one])

    def may_be_one(self, ours: Sequence[int], theirs: Sequence[int]) -> bool:
        """Say whether two groups of items may be one."""
        if self._apart and any(not self._apart.get(n, set()).isdisjoint(theirs) for n in ours):
            return False
        its = self._read(theirs)
        return not any(one.is_against(other) for one in self._read(ours) for other in its)

    def _read(self, numbers: Sequence[int]) -> list[Said]:
        said = self._said
        looked_at = numbers[:_CHECKED]
        for each in looked_at:
            if each not in said:
                said[each] = Said.of(self._items[each].words)
        return [said[each] for each in looked_at]


def _group(items: Sequence[_Item], likelihood: float) -> Group:
    places = tuple(sorted(place for each in items for place in each.places))
    return Group(places, likelihood, _shared_words([each.words for each in items]))


def _shared_words(texts: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the words that more than half of the texts have, as most write them.

    Those that most texts have come first.
    """
    words = [set(of_text) - EMPTY for of_text in texts]
    having = Counter(chain.from_iterable([set(map(stem_of, each)) for each in words]))
    shared = {stem for stem, number in having.items() if number > len(texts) / 2}
    written: dict[str, list[tuple[int, str]]] = {stem: [] for stem in shared}
    for word, number in Counter(chain.from_iterable(words)).items() if shared else ():
        if (stem := stem_of(word)) in shared:
            written[stem].append((-number, word))
    return tuple(min(written[each])[1] for each in sorted(shared, key=lambda s: (-having[s], s)))
