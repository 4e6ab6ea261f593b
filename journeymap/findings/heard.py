"""Who has been heard: by voice and by interest group, against who is in the room.

This is for those who steer the session, in the room. Its numbers are not made for what goes
out: small groups can be made out in them (see `journeymap.findings.presence`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from journeymap.board import Board, Standing
from journeymap.guide import InterestGroup, Voice


@dataclass(frozen=True, slots=True)
class VoiceHeard:
    """How much one voice has said."""

    voice: Voice
    said: int
    """The things that it said first, and those that it said too."""

    @property
    def is_silent(self) -> bool:
        """Whether it may be in the room, and has not been heard."""
        return not self.said and self.voice.in_the_room != 0


@dataclass(frozen=True, slots=True)
class GroupHeard:
    """How much one interest group has said, voice by voice."""

    group: InterestGroup
    voices: tuple[VoiceHeard, ...]
    """None, if the guide has no voice for this group."""

    @property
    def is_missing(self) -> bool:
        """Whether the guide has no voice for this group at all."""
        return not self.voices

    @property
    def said(self) -> int:
        """How many things its voices said."""
        return sum(each.said for each in self.voices)

    @property
    def in_the_room(self) -> int | None:
        """How many of them are in the room; None if that of any of its voices was not counted."""
        counts = [each.voice.in_the_room for each in self.voices]
        known = [each for each in counts if each is not None]
        return sum(known) if known and len(known) == len(counts) else None


@dataclass(frozen=True, slots=True)
class Heard:
    """Who has been heard, and who has not."""

    groups: tuple[GroupHeard, ...]
    """The five interest groups."""
    without_voice: int
    """How many things were said of which nobody wrote down who said them."""
    unknown: tuple[tuple[str, int], ...]
    """The voices that are not in the guide, and how many things each said."""

    @property
    def voices(self) -> tuple[VoiceHeard, ...]:
        """The voices of the guide, group by group."""
        return tuple(voice for group in self.groups for voice in group.voices)

    @property
    def silent(self) -> tuple[Voice, ...]:
        """The voices that may be in the room, and have not been heard."""
        return tuple(each.voice for each in self.voices if each.is_silent)

    @property
    def missing(self) -> tuple[InterestGroup, ...]:
        """The interest groups for which the guide has no voice."""
        return tuple(each.group for each in self.groups if each.is_missing)


def find_heard(board: Board) -> Heard:
    """Return how much each voice and each interest group has said."""
    said = count_by_voice(board.said())
    voices = board.guide.voices
    known = {voice.id for voice in voices}
    groups = (
        GroupHeard(group, tuple(VoiceHeard(v, said[v.id]) for v in voices if v.group is group))
        for group in InterestGroup
    )
    unknown = tuple((v, number) for v, number in said.items() if v is not None and v not in known)
    return Heard(tuple(groups), said[None], unknown)


def count_by_voice(standings: Iterable[Standing]) -> Counter[str | None]:
    """Return how many things each voice said in the room, first or too; None is nobody knows who.

    Whoever says "me too" in the room for what came back in the survey says it there.
    """
    said = list(standings)
    count = Counter(each.entry.voice for each in said if each.entry.returned is None)
    count.update(echo.voice for each in said if each.marks for echo in each.echoes)
    return count


def heard_in_words(heard: Heard) -> list[str]:
    """Return who has been heard, group by group, a line each; who has not comes first."""
    lines = [f"not heard yet: {voice.name}" for voice in heard.silent]
    lines += [f"missing: {group.words}, the guide has no voice for them" for group in heard.missing]
    for group in heard.groups:
        voices = "; ".join(f"{each.voice.name}, {said_and_here(each)}" for each in group.voices)
        lines += [f"{group.group.words}: {voices}"] if voices else []
    lines += [f"said by a voice that the guide has not, {name}: {n}" for name, n in heard.unknown]
    if heard.without_voice:
        lines.append(f"not written down who said it: {heard.without_voice}")
    return lines


def said_and_here(heard: VoiceHeard) -> str:
    """Return how much a voice said and how many are in the room: "12 said, 8 here"."""
    here = heard.voice.in_the_room
    said = "not heard yet" if heard.is_silent else f"{heard.said} said"
    return said if here is None else f"{said}, {here or 'none'} here"
