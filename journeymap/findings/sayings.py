"""Who said each wording: in what capacity, and at which table or in the survey."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.board import Board
from journeymap.entries import Echo, Said
from journeymap.standing import Standing

NOT_SAID_WHO = "not said who"


@dataclass(frozen=True, slots=True)
class Saying:
    """Words, character for character, and who said them."""

    standings: tuple[Standing, ...]
    who: tuple[str, ...]
    """A line each: "Resident, Table 2", and "3 × Family, the survey" if several did."""

    @property
    def first(self) -> Standing:
        """What was said first in these words."""
        return self.standings[0]


def find_sayings(standings: Sequence[Standing], board: Board) -> list[Saying]:
    """Return the wordings of entries in the order in which they were said first."""
    by_words: dict[tuple[str, str], list[Standing]] = {}
    for each in standings:
        by_words.setdefault((each.entry.text, repr(each.entry.own())), []).append(each)
    return [Saying(tuple(those), tuple(_who(those, board))) for those in by_words.values()]


def _who(standings: Sequence[Standing], board: Board) -> Iterator[str]:
    people = Counter(line for each in standings for line in _people(each, board))
    for line, number in people.items():
        yield f"{number} × {line}" if number > 1 else line


def _people(standing: Standing, board: Board) -> Iterator[str]:
    entry = standing.entry
    place = "the survey" if entry.returned else board.sheet_name(entry.sheet_key)
    yield f"{_voice(entry, board)}, {place}"
    for echo in standing.echoes:
        yield f"{_voice(echo, board)}, {board.sheet_name(echo.sheet_key)}, me too"


def _voice(entry: Said | Echo, board: Board) -> str:
    voice = board.guide.voice(entry.voice) if entry.voice else None
    return voice.name if voice else entry.voice or NOT_SAID_WHO
