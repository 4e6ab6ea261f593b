"""Who was in the room, told so that no small group can be made out."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from journeymap.board import Standing
from journeymap.findings.heard import count_by_voice
from journeymap.guide import Guide, InterestGroup, Voice

FEWEST_SHOWN = 5
"""A group of fewer people is not counted in what goes out (docs/concepts.md, "small groups").

What is suppressed looks the same as what is empty, and no total is given from which it
could be worked out.
"""


@dataclass(frozen=True, slots=True)
class Presence:
    """Which groups of people were in the room."""

    counted: tuple[tuple[Voice, int], ...]
    """The voices with at least five people, and how many."""
    uncounted: tuple[Voice, ...]
    """The voices that were heard, and of which nobody wrote down how many there were."""
    missing: tuple[str, ...]
    """Who is to be asked still, in words: the voices with fewer than five people or none,
    those that were neither counted nor heard, and the interest groups without a voice."""


def find_presence(guide: Guide, heard: AbstractSet[str]) -> Presence:
    """Return who was in the room, by voice and interest group.

    `heard` are the ids of the voices from which something is on the board. It decides only
    about the voices that nobody counted: what was heard from a small group tells nothing.
    """
    counts = [(voice, voice.in_the_room) for voice in guide.voices]
    with_a_voice = {voice.group for voice in guide.voices}
    few = [voice.name for voice, number in counts if _is_missing(voice, number, heard)]
    silent = [group.words for group in InterestGroup if group not in with_a_voice]
    return Presence(
        counted=tuple((v, n) for v, n in counts if n is not None and n >= FEWEST_SHOWN),
        uncounted=tuple(v for v, n in counts if n is None and v.id in heard),
        missing=(*few, *silent),
    )


def voices_heard(standings: Iterable[Standing]) -> frozenset[str]:
    """Return the ids of the voices that said something, or said "me too"."""
    return frozenset(voice for voice in count_by_voice(standings) if voice)


def _is_missing(voice: Voice, number: int | None, heard: AbstractSet[str]) -> bool:
    return voice.id not in heard if number is None else number < FEWEST_SHOWN
