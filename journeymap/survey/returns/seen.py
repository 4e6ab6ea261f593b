"""Remembers returns by their fingerprints, in little memory."""

from __future__ import annotations

from array import array

_LEAST = 1 << 10
_AT_MOST_FULL = 0.6
"""How full the slots may be: beyond it, a search goes past many of them."""


class Seen:
    """A mapping of 64-bit numbers to 64-bit numbers, with 16 bytes a slot.

    A dict takes five times as much for the numbers themselves, and a million returns are to be
    told apart. The keys are fingerprints, so they are spread as evenly as can be and each is its
    own hash. What is put in stays in.
    """

    def __init__(self, expected: int = 0) -> None:
        """Make room for as many as are `expected`. It grows where there are more."""
        slots = _LEAST
        while slots * _AT_MOST_FULL < expected:
            slots *= 2
        self._make(slots)

    def __len__(self) -> int:
        return self._number

    def put(self, key: int, value: int) -> int | None:
        """Return the value that a key has, or give it this one and return None.

        Neither may be negative or need more than 64 bits, nor may the value be 0.
        """
        keys, values, mask = self._keys, self._values, self._mask
        slot = key & mask
        while there := values[slot]:
            if keys[slot] == key:
                return there
            slot = (slot + 1) & mask
        keys[slot] = key
        values[slot] = value
        self._number += 1
        if self._number > self._most:
            self._grow()
        return None

    def get(self, key: int) -> int | None:
        """Return the value that a key has, or None."""
        keys, values, mask = self._keys, self._values, self._mask
        slot = key & mask
        while there := values[slot]:
            if keys[slot] == key:
                return there
            slot = (slot + 1) & mask
        return None

    def change(self, key: int, value: int) -> None:
        """Give a key that is there another value."""
        slot = key & self._mask
        while self._keys[slot] != key or not self._values[slot]:
            slot = (slot + 1) & self._mask
        self._values[slot] = value

    def _make(self, slots: int) -> None:
        self._keys = array("Q", bytes(8 * slots))
        self._values = array("Q", bytes(8 * slots))
        """0 in a slot that is free."""
        self._mask = slots - 1
        self._most = int(slots * _AT_MOST_FULL)
        self._number = 0

    def _grow(self) -> None:
        keys, values = self._keys, self._values
        self._make(2 * len(keys))
        for slot, value in enumerate(values):
            if value:
                self.put(keys[slot], value)
