"""Where statements lie by their meaning: each word has a place that was learnt beforehand.

The places are those of WordLlama, a table of 32,000 pieces of words with 256 numbers each, which
lies ready in its package: nothing is downloaded, and its own code is not run. A text lies in the
middle of its words. It needs what is installed with `journeymap[findings]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.findings.likeness.words import words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

DIMENSIONS = 256
_WEIGHTS = Path("weights", "l2_supercat_256.safetensors")
_PIECES = Path("tokenizers", "l2_supercat_tokenizer_config.json")
_LONGEST_WORD = 64
"""Characters of a word that are looked at: what is longer is no word."""
_AT_ONCE = 4096
"""Texts that are worked out at a time, so that little memory is needed."""


def can_tell_meaning() -> bool:
    """Say whether what is needed for it is installed. It imports none of it."""
    installed = all(find_spec(each) for each in ("numpy", "safetensors", "tokenizers"))
    return installed and _folder() is not None


def vectors_of(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return where texts lie: a row of 256 numbers for each, of length 1.

    The nearer two texts are in meaning, the larger is the product of their rows, up to 1. A text
    without words has zeros. It raises ImportError if what is needed is not installed.
    """
    import numpy as np

    lexicon = _lexicon()
    rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for start in range(0, len(texts), _AT_ONCE):
        for at, text in enumerate(islice(texts, start, start + _AT_ONCE), start):
            numbers = lexicon.numbers_of(words_of(text))
            if numbers:
                rows[at] = lexicon.places[numbers].sum(axis=0)
    return unit_rows(rows)


def unit_rows(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the rows at length 1; a row of zeros stays as it is."""
    import numpy as np

    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths > 0, lengths, np.float32(1))


@dataclass
class _Lexicon:
    """The words that were met so far, and where each lies."""

    pieces: Tokenizer
    of_pieces: NDArray[np.float16]
    """(32000, 256)"""
    places: NDArray[np.float32]
    """(room for words, 256): the sum of each word's pieces."""
    numbers: dict[str, int] = field(default_factory=dict)

    def numbers_of(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of words, new ones taken in."""
        return [
            self.numbers[each] if each in self.numbers else self._take_in(each) for each in words
        ]

    def _take_in(self, word: str) -> int:
        import numpy as np

        number = self.numbers[word] = len(self.numbers)
        if number == len(self.places):
            self.places = np.concatenate([self.places, np.zeros_like(self.places)])
        ids = self.pieces.encode(word[:_LONGEST_WORD], add_special_tokens=False).ids
        self.places[number] = self.of_pieces[ids].astype(np.float32).sum(axis=0)
        return number


@cache
def _lexicon() -> _Lexicon:
    import numpy as np
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    folder = _folder()
    if folder is None:
        raise ImportError("wordllama is not installed: pip install 'journeymap[findings]'")
    of_pieces = load_file(folder / _WEIGHTS)["embedding.weight"]
    pieces = Tokenizer.from_file(str(folder / _PIECES))
    return _Lexicon(pieces, of_pieces, np.zeros((1024, DIMENSIONS), dtype=np.float32))


def _folder() -> Path | None:
    """Return the folder of the package with the table; its code is not run for it."""
    found = find_spec("wordllama")
    folders = [Path(each) for each in (found.submodule_search_locations or ())] if found else []
    return next((each for each in folders if (each / _WEIGHTS).is_file()), None)
