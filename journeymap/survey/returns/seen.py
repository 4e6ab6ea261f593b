"""Remembers returns by their fingerprints, in little memory."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

_LEAST = 1 << 10
_AS_EXPECTED = 2 / 3
"""How full the slots are to be once all are there that are expected."""
_AT_MOST_FULL = 0.8
"""How full the slots may be: beyond it, a search goes past many of them."""


class Seen:
    """A mapping of 64-bit numbers to numbers of 32 bits, with 12 bytes a slot, or to larger ones.

    A dict takes many times as much for the numbers themselves, and a million returns are to be
    told apart. The keys are fingerprints, so they are spread as evenly as can be and each is its
    own hash. What is put in stays in.
    """

    def __init__(self, *, large: bool = False) -> None:
        """Make an empty one; with `large` values of 63 bits, and 16 bytes a slot."""
        self._values_as = "q" if large else "I"
        self._make(_LEAST)

    def expect(self, expected: int) -> None:
        """Make room for as many as are expected, before there are any. It grows beyond that."""
        self._make(max(_LEAST, int(expected / _AS_EXPECTED)))

    def __len__(self) -> int:
        return self._number

    def put(self, key: int, value: int) -> int | None:
        """Return the value that a key has, or give it this one and return None."""
        there = self.put_all((key,), (value,))
        return there[0] if there else None

    def put_all(self, keys: Sequence[int], values: Sequence[int]) -> dict[int, int]:
        """Give keys their values; return, by their places, the values of those that had one.

        A key is a number of 64 bits, and no value is 0.
        """
        had: dict[int, int] = {}
        while len(self) + len(keys) > self._most:
            self._grow()
        own_keys, own_values, slots = self._keys, self._values, len(self._keys)
        for place, key in enumerate(keys):
            slot = key % slots
            while there := own_values[slot]:
                if own_keys[slot] == key:
                    had[place] = there
                    break
                slot = (slot + 1) % slots
            else:
                own_keys[slot] = key
                own_values[slot] = values[place]
        self._number += len(keys) - len(had)
        return had

    def get(self, key: int) -> int | None:
        """Return the value that a key has, or None."""
        keys, values, slots = self._keys, self._values, len(self._keys)
        slot = key % slots
        while there := values[slot]:
            if keys[slot] == key:
                return there
            slot = (slot + 1) % slots
        return None

    def change(self, key: int, value: int) -> None:
        """Give a key that is there another value."""
        slots = len(self._keys)
        slot = key % slots
        while self._keys[slot] != key or not self._values[slot]:
            slot = (slot + 1) % slots
        self._values[slot] = value

    def _make(self, slots: int) -> None:
        self._keys = array("Q", bytes(8 * slots))
        self._values = array(self._values_as)
        self._values.frombytes(bytes(self._values.itemsize * slots))
        """0 in a slot that is free."""
        self._most = int(slots * _AT_MOST_FULL)
        self._number = 0

    def _grow(self) -> None:
        keys, values = self._keys, self._values
        self._make(2 * len(keys))
        for slot, value in enumerate(values):
            if value:
                self.put(keys[slot], value)
