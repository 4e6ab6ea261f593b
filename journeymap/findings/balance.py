"""The balance of talk: what each voice has said, against its people in the room.

This is for those who steer the session, in the room, as `journeymap.findings.heard` is.
"""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.board import Board
from journeymap.counting import counted
from journeymap.findings.heard import count_by_voice
from journeymap.guide import Voice

_FEWEST = 10
"""Of fewer things than these nothing is said but how many they are."""
_HALF_AS_MUCH_AGAIN = 1.5
_ONE_OR_TWO = 2
"""So many things more or less than a share are nothing to speak of."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one voice has of the talk."""

    voice: Voice
    said: int
    lean: int
    """1 if it says much more than its share of the people in the room, -1 if much less; 0 if
    about as much, or if it cannot be told."""


@dataclass(frozen=True, slots=True)
class Balance:
    """The talk, shared out among the guide's voices."""

    shares: tuple[Share, ...]
    without_voice: int
    """The things said by nobody knows whom, or by a voice that the guide has not."""

    @property
    def said(self) -> int:
        """How many things the guide's voices have said."""
        return sum(share.said for share in self.shares)

    @property
    def people(self) -> int:
        """How many people were counted in the room."""
        return sum(share.voice.in_the_room or 0 for share in self.shares)

    @property
    def all_are_counted(self) -> bool:
        """Whether it is known of each voice how many of its people are in the room."""
        return all(share.voice.in_the_room is not None for share in self.shares)


def find_balance(board: Board) -> Balance:
    """Return how the talk is shared out."""
    count = count_by_voice(board.said())
    voices = board.guide.voices
    said = sum(count[voice.id] for voice in voices)
    counts = [voice.in_the_room for voice in voices]
    people = sum(number for number in counts if number is not None)
    may_be_told = said >= _FEWEST and people and None not in counts
    shares = (
        Share(voice, count[voice.id], _lean(voice, count[voice.id], said, people))
        if may_be_told
        else Share(voice, count[voice.id], 0)
        for voice in voices
    )
    return Balance(tuple(shares), sum(count.values()) - said)


def balance_in_words(balance: Balance) -> list[str]:
    """Return the balance in plain words, a sentence for each voice; none if nothing was said."""
    lines = (
        []
        if not balance.said
        else [
            share_in_words(share, balance)
            for share in balance.shares
            if share.said or share.voice.in_the_room != 0
        ]
    )
    if balance.without_voice:
        were = "was" if balance.without_voice == 1 else "were"
        lines.append(
            f"{counted(balance.without_voice, 'more thing')} {were} said by people whose voice"
            " is not known."
        )
    return lines


def share_in_words(share: Share, balance: Balance) -> str:
    """Return a voice's part of the talk: "6 of 10 things were said by staff; …"."""
    were = "was" if share.said == 1 else "were"
    number = f"{share.said} of {counted(balance.said, 'thing')} {were}" if share.said else ""
    talk = f"{number or 'nothing was'} said by {share.voice.name}"
    return f"{talk}; {_people_in_words(share, balance)}."


def _people_in_words(share: Share, balance: Balance) -> str:
    here = share.voice.in_the_room
    if here is None:
        return "nobody counted how many of them are here"
    if not here:
        return "none of them are here"
    people = "people here" if balance.all_are_counted else "people who were counted"
    lean = {1: ": much more than their share", -1: ": much less than their share"}
    return f"they are {here} of {balance.people} {people}{lean.get(share.lean, '')}"


def _lean(voice: Voice, said: int, of_all: int, people: int) -> int:
    expected = of_all * (voice.in_the_room or 0) / people
    if abs(said - expected) <= _ONE_OR_TWO:
        return 0
    if said > _HALF_AS_MUCH_AGAIN * expected:
        return 1
    return -1 if expected > _HALF_AS_MUCH_AGAIN * said else 0
