"""Who was in the room, told so that no small group can be made out."""

from __future__ import annotations

from dataclasses import dataclass

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
    """The voices of which nobody wrote down how many there were."""
    missing: tuple[str, ...]
    """Who is to be asked still: the voices with fewer than five people or none, and the
    interest groups that have no voice, in words."""


def find_presence(guide: Guide) -> Presence:
    """Return who was in the room, by voice and interest group."""
    counts = [(voice, voice.in_the_room) for voice in guide.voices]
    with_a_voice = {voice.group for voice in guide.voices}
    few = [voice.name for voice, number in counts if number is not None and number < FEWEST_SHOWN]
    silent = [group.words for group in InterestGroup if group not in with_a_voice]
    return Presence(
        counted=tuple((v, n) for v, n in counts if n is not None and n >= FEWEST_SHOWN),
        uncounted=tuple(voice for voice, number in counts if number is None),
        missing=(*few, *silent),
    )
