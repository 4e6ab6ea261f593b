"""That a language cannot be spoken."""

from __future__ import annotations


class NotKnown(Exception):
    """A language cannot be spoken: why, and what to do, in a sentence."""
