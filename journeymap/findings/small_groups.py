"""What may be told by voice, so that no small group can be worked out (docs/concepts.md).

A group is the people of one voice in one source: in the room, or among the survey's returns.
It is small if it has fewer than five people. Which groups are small is told ("we have not heard
enough from them"); how many they are is not, nor how many of them said something. The totals of
a source are told beside the numbers by voice, so these keep to two rules:

1. If a group is small, or may be, some large groups are kept back beside it, the guide's last
   ones first. They are as many as it takes that all who are kept back are together at least five
   people for each large group among them, and five more. There is at least one, unless beside a
   small group of a survey there are those who did not say their voice.
2. In one finding, the large groups of which at least five people said it are told all together
   or not at all. They are told if, of the rest, at least four said it, and four more could have.

So a small group may be nobody, or any one to four of those who were kept back, whatever is told
of however many findings. What a total tells of everybody at once is told of a small group, too:
that nobody said something, or that everybody did.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from journeymap.guide import InterestGroup

FEWEST_SHOWN = 5
"""A group of fewer people is not counted in what goes out. What is suppressed looks the same
as what is empty. This is usual practice in published health and care statistics."""

_MOST_HIDDEN = FEWEST_SHOWN - 1


@dataclass(frozen=True, slots=True)
class Shown:
    """How many people may be told to be in one source."""

    total: int | None
    """All of them; None if somebody was not counted, or if a small group could be worked out."""
    by_voice: Mapping[str, int] = field(default_factory=dict)
    """How many are of a voice, by its id, in the guide's order. The others are absent."""


@dataclass(frozen=True, slots=True)
class Told:
    """What may be told of one finding in one source."""

    said: int
    """How many said it, of whatever voice."""
    of: int | None
    """How many could have said it; None if it is not known, or may not be told."""
    by_voice: Mapping[str, int]
    """How many of a voice said it, by its id. Those absent are few, none, or kept back."""
    by_group: Mapping[InterestGroup, int]
    """How many of an interest group said it: the sum of its voices, where all of them are told."""


def shown_voices(counts: Mapping[str | None, int | None]) -> Shown:
    """Return which voices' own numbers of people may be told, and whether the total may.

    `counts` has all of the guide's voices in its order, None for one that nobody counted. The
    people who did not say which voice is theirs stand under the voice None. In a source where
    there may be such people it must be there, also with 0: they are a small group like others.
    Where somebody was not counted there is no total, so that nothing can be taken from it.
    """
    people = {voice: number for voice, number in counts.items() if number is not None}
    large = {v: n for v, n in people.items() if v is not None and n >= FEWEST_SHOWN}
    if len(people) < len(counts):
        return Shown(None, large)
    total = sum(people.values())
    if people and large == people:
        return Shown(total, large)
    if not (large or None in counts) or not _is_enough(total, len(large)):
        return Shown(None)
    # Those who did not say their voice can stand in for a large group beside small ones.
    needs_a_large_one = None not in counts or len(counts) - len(large) == 1
    kept_back, number_kept = total - sum(large.values()), 0
    while large and (
        (needs_a_large_one and not number_kept) or not _is_enough(kept_back, number_kept)
    ):
        kept_back += large.popitem()[1]
        number_kept += 1
    return Shown(total, large)


def told(
    said_by_voice: Mapping[str | None, int],
    of: int | None,
    source: Shown,
    groups: Mapping[str, InterestGroup],
) -> Told:
    """Return what may be told of who said one thing in one source.

    `said_by_voice` is how many people of each voice said it, under None those of whom it is not
    known. `of` is how many could have said it. `source` is what is told of the people there, by
    `shown_voices`, and must be what is published of them in whatever else goes out. `groups` are
    the interest groups of all the guide's voices.
    """
    said = sum(said_by_voice.values())
    if source.total is None:
        return Told(said, None, {}, {})
    enough = {v: said_by_voice.get(v, 0) for v in source.by_voice}
    enough = {v: number for v, number in enough.items() if number >= FEWEST_SHOWN}
    rest = said - sum(enough.values())
    # It is known of a large group that is not told beside others that at most four of it said so.
    few = _MOST_HIDDEN * (len(source.by_voice) - len(enough))
    room_for = source.total - sum(source.by_voice.values()) + few
    by_voice = enough if _MOST_HIDDEN <= rest <= room_for - _MOST_HIDDEN else {}
    return Told(said, of, by_voice, in_groups(by_voice, groups))


def in_groups(
    by_voice: Mapping[str, int], groups: Mapping[str, InterestGroup]
) -> dict[InterestGroup, int]:
    """Return the sums of the interest groups all of whose voices are told.

    They tell nothing that is not told already. `groups` are those of all the guide's voices.
    """
    untold = {group for voice, group in groups.items() if voice not in by_voice}
    return {
        group: sum(number for voice, number in by_voice.items() if groups.get(voice) is group)
        for group in InterestGroup
        if group in groups.values() and group not in untold
    }


def _is_enough(people: int, large: int) -> bool:
    """Whether so many people, so many large groups among them, leave open all of small ones.

    With five in each of the large ones, any small one may have none to four. A fifth is left so
    that it cannot be seen from how many large ones are kept back that it has not four.
    """
    return people >= FEWEST_SHOWN * (large + 1)
