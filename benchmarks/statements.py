"""Statements whose groups are known, and how well a grouping of them is found.

The sets in tests/alike are made up. Each is about another service, in the words in which people
might speak of it: several wordings of the same, and what sounds like it and is something else. Two
of three are hard on purpose. None has anything of the gold groups of the shared samples.
"""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

HERE = Path(__file__).resolve().parents[1]
ALIKE = HERE / "tests" / "alike"
GOLD = HERE.parent / "shared" / "samples" / "hazel-court" / "gold-groups.csv"
_BEFORE = """
I think/Please/Honestly/For me/In my view/It matters that/Make sure/Every time/My mother says
We all say/As a carer/At our place/If you ask me/To be fair/What counts/Most of all/On bad days
Since last year/In the mornings/On Tuesdays
"""
_BEHIND = """
every day/for everyone/if possible/and not only sometimes/like before/when it rains/in winter
as promised/without asking/at weekends/thank you/since the change/for my husband/for new people
on the ground floor/like at the other place/that is all/again and again/in the afternoon
"""
_BETWEEN = "really/just/always/sometimes/mostly/often/simply/quite/also/still"
_SHORT = 3
_EVERY_OTHER = 0.5


@dataclass(frozen=True, slots=True)
class Statements:
    """Statements, where each belongs, and what each says."""

    texts: Sequence[str]
    blocks: Sequence[Hashable]
    says: Sequence[str]
    """Which group each is of. The same name in another block is another group."""

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a file with the columns stage, kind, group and wording."""
        with path.open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        blocks = [(row["stage"], row["kind"]) for row in rows]
        return cls([row["wording"] for row in rows], blocks, [row["group"] for row in rows])

    @classmethod
    def make(cls, number: int, blocks: int) -> Self:
        """Make so many statements up, always the same: wordings of the sets, said otherwise."""
        chance = random.Random(5)  # noqa: S311  # not for secrets
        known = [(f"{path.stem} {says}", text) for path, text, says in _known()]
        said = [chance.choice(known) for _ in range(number)]
        texts = [_said_otherwise(text, chance) for _, text in said]
        return cls(texts, [chance.randrange(blocks) for _ in said], [says for says, _ in said])


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of one block, counted."""

    right: int
    """Pairs that were put together, and say the same."""
    wrong: int
    """Pairs that were put together, and do not."""
    missed: int
    """Pairs that say the same, and were not put together."""

    @property
    def precision(self) -> float:
        """How many of the pairs that were put together say the same."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """How many of the pairs that say the same were put together."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


def score(statements: Statements, found: Mapping[int, Hashable]) -> Score:
    """Hold what was found against what is so. `found` is the group of each place that has one."""
    says = list(zip(statements.blocks, statements.says, strict=True))
    right = _pairs(Counter((says[place], name) for place, name in found.items()))
    put_together = _pairs(Counter((says[place][0], name) for place, name in found.items()))
    return Score(right, put_together - right, _pairs(Counter(says)) - right)


def _pairs(numbers: Mapping[object, int]) -> int:
    return sum(number * (number - 1) // 2 for number in numbers.values())


def _known() -> list[tuple[Path, str, str]]:
    sets = [(path, Statements.read(path)) for path in sorted(ALIKE.glob("*.csv"))]
    return [
        (path, text, f"{block} {says}")
        for path, each in sets
        for text, block, says in zip(each.texts, each.blocks, each.says, strict=True)
    ]


def _said_otherwise(text: str, chance: random.Random) -> str:
    words = text.split()
    if len(words) > _SHORT and chance.random() < _EVERY_OTHER:
        words.pop(chance.randrange(len(words)))
    if chance.random() < _EVERY_OTHER:
        words.insert(chance.randrange(len(words) + 1), _one_of(_BETWEEN, chance))
    before = _one_of(_BEFORE, chance) if chance.random() < _EVERY_OTHER else ""
    behind = _one_of(_BEHIND, chance) if chance.random() < _EVERY_OTHER else ""
    return " ".join([before, *words, behind]).strip()


def _one_of(phrases: str, chance: random.Random) -> str:
    return chance.choice(phrases.strip().replace("\n", "/").split("/"))
