"""Where words lie by their meaning, as it was learnt beforehand.

The places are those of WordLlama, a table of 32,000 pieces of words with 256 numbers each, which
lies ready in its package: nothing is downloaded, and its own code is not run. What is needed comes
with `journeymap[findings]`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

DIMENSIONS = 256
_WEIGHTS = Path("weights", "l2_supercat_256.safetensors")
_PIECES = Path("tokenizers", "l2_supercat_tokenizer_config.json")
_LONGEST_WORD = 64
"""Characters of a word that are looked at: what is longer is no word."""
_LETTERS = 259
"""The first pieces stand for signs and single bytes."""
_NO_PIECE = 40_000
"""The rank of a word that is made of several pieces: it is rarer than all that are one."""
_RARE = 1e-3
"""How often, of all words, a word comes that weighs half as much as the rarest one (SIF)."""


def is_there() -> bool:
    """Say whether the table and what reads it are installed. It imports none of it."""
    installed = all(find_spec(each) for each in ("numpy", "safetensors", "tokenizers"))
    return installed and _folder() is not None


@dataclass
class WordTable:
    """The words that were met so far. For one piece of work: it grows with what it meets."""

    places: NDArray[np.float32] = field(init=False)
    """(room for words, 256): the sum of the places of each word's pieces."""
    numbers: dict[str, int] = field(default_factory=dict)
    """By word: which row of the places is its own."""
    telling: list[float] = field(default_factory=list)
    """By number: how much a word tells, from 0 for the commonest to 1 for rare ones."""

    def __post_init__(self) -> None:
        import numpy as np

        self._pieces, self._of_pieces = _load()
        self.places = np.zeros((1024, DIMENSIONS), dtype=np.float32)

    def numbers_of(self, texts: Sequence[Sequence[str]]) -> list[list[int]]:
        """Return the numbers of the words of each text, new ones taken in."""
        known = self.numbers
        words = dict.fromkeys(chain.from_iterable(texts))
        self._take_in([each for each in words if each not in known])
        return [list(map(known.__getitem__, of_text)) for of_text in texts]

    def _take_in(self, words: Sequence[str]) -> None:
        import numpy as np

        self.numbers |= {word: number for number, word in enumerate(words, len(self.numbers))}
        while len(self.numbers) > len(self.places):
            self.places = np.concatenate([self.places, np.zeros_like(self.places)])
        for word in words:
            place = self.places[len(self.telling)]
            ids = self._pieces.encode(word[:_LONGEST_WORD], add_special_tokens=False).ids
            for piece in ids:
                place += self._of_pieces[piece]
            self.telling.append(_telling(ids))


def _telling(ids: list[int]) -> float:
    """Return how much a word tells. Pieces are numbered by how common they are (Zipf's law)."""
    rank = max(ids[0] - _LETTERS, 0) + 1 if len(ids) == 1 else _NO_PIECE
    return _RARE / (_RARE + 0.1 / rank)


@cache
def _load() -> tuple[Tokenizer, NDArray[np.float16]]:
    """Read the table, (32000, 256), and what cuts words into pieces. It takes a quarter second."""
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    folder = _folder()
    if folder is None:
        raise ImportError("wordllama is not installed: pip install 'journeymap[findings]'")
    of_pieces: NDArray[np.float16] = load_file(folder / _WEIGHTS)["embedding.weight"]
    return Tokenizer.from_file(str(folder / _PIECES)), of_pieces


def _folder() -> Path | None:
    """Return the folder of the package with the table; its code is not run for it."""
    found = find_spec("wordllama")
    folders = [Path(each) for each in (found.submodule_search_locations or ())] if found else []
    return next((each for each in folders if (each / _WEIGHTS).is_file()), None)
