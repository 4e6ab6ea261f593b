"""Who was in the room, told so that no small group can be made out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from journeymap.board import Board
from journeymap.findings.heard import count_by_voice
from journeymap.findings.small_groups import FEWEST_SHOWN, shown_voices
from journeymap.guide import Guide, InterestGroup, Voice
from journeymap.standing import Standing


@dataclass(frozen=True, slots=True)
class Returned:
    """How many answered the survey, and which groups were enough to be heard in it."""

    number: int | None
    """How many returns had an answer; None if they are too few to be told."""
    voices: frozenset[str] = frozenset()
    """The ids of the voices from which at least five came."""


NOTHING_RETURNED = Returned(None)


@dataclass(frozen=True, slots=True)
class Presence:
    """Which groups of people were in the room."""

    total: int | None
    """How many people there were; None if it may not be told (`small_groups.shown_voices`)."""
    counted: tuple[tuple[Voice, int], ...]
    """The voices with at least five people of which it may be told how many, and how many."""
    kept_back: tuple[Voice, ...]
    """The others with at least five people: with their number and the total that of a small
    group could be worked out."""
    uncounted: tuple[Voice, ...]
    """The voices that were heard, and of which nobody wrote down how many there were."""
    missing: tuple[str, ...]
    """Who is to be asked still, in words: the voices with fewer than five people or none,
    those that were neither counted nor heard, and the interest groups without a voice. A voice
    from which at least five answered the survey is not among them."""


def find_presence(
    guide: Guide, heard: AbstractSet[str], returned: Returned = NOTHING_RETURNED
) -> Presence:
    """Return who was in the room, by voice and interest group.

    `heard` are the ids of the voices from which something was said in the room. It decides only
    about the voices that nobody counted: what was heard from a small group tells nothing.
    `returned` is who answered the survey. Its numbers are never added to those of the room.
    """
    counts = [(voice, voice.in_the_room) for voice in guide.voices]
    with_a_voice = {voice.group for voice in guide.voices}
    few = [
        voice.name
        for voice, number in counts
        if _is_missing(voice, number, heard) and voice.id not in returned.voices
    ]
    shown = shown_voices({voice.id: number for voice, number in counts})
    large = [(voice, n) for voice, n in counts if n is not None and n >= FEWEST_SHOWN]
    silent = [group.words for group in InterestGroup if group not in with_a_voice]
    return Presence(
        total=shown.total,
        counted=tuple((voice, n) for voice, n in large if voice.id in shown.by_voice),
        kept_back=tuple(voice for voice, _ in large if voice.id not in shown.by_voice),
        uncounted=tuple(v for v, n in counts if n is None and v.id in heard),
        missing=(*few, *silent),
    )


def find_returned(board: Board) -> Returned:
    """Return who answered the survey, told so that no small group can be made out.

    The whole number is told, and never that of a voice. It is told only if it leaves open how
    few there are of any group.
    """
    voices: dict[str, str | None] = {}
    for each in board.returns():
        if each.answered:
            voices[each.fingerprint] = voices.get(each.fingerprint) or each.voice
    by_voice = Counter(voices.values())
    enough = frozenset(v for v, number in by_voice.items() if v and number >= FEWEST_SHOWN)
    return Returned(shown_voices({None: 0, **by_voice}).total, enough)


def voices_heard(standings: Iterable[Standing]) -> frozenset[str]:
    """Return the ids of the voices that said something in the room, or said "me too" there."""
    return frozenset(voice for voice in count_by_voice(standings) if voice)


def _is_missing(voice: Voice, number: int | None, heard: AbstractSet[str]) -> bool:
    return voice.id not in heard if number is None else number < FEWEST_SHOWN
