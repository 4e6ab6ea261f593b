"""The cards of the pot: which lie there unseen, and which were drawn to be read aloud."""

from __future__ import annotations

import re
from dataclasses import dataclass

from journeymap.board import Board, Standing
from journeymap.capture.answer import quote_words
from journeymap.counting import counted
from journeymap.entries import Draw, Ingredient, Unreadable

_NUMBERS = re.compile(r"[0-9]{1,4}(?:[\s,;]+[0-9]{1,4})*[,;]?")


@dataclass(frozen=True, slots=True)
class Picked:
    """Drawn cards that a line picks by their numbers."""

    numbers: tuple[int, ...]
    words: tuple[str, ...]
    """What is on each."""

    @property
    def in_words(self) -> str:
        """Which cards they are: card 3, ‘Good company’."""
        if len(self.numbers) == 1:
            return f"card {self.numbers[0]}, {quote_words(self.words[0])}"
        return f"cards {', '.join(map(str, self.numbers))}"


def undrawn(board: Board) -> list[Standing]:
    """Return the cards that lie in the pot unseen."""
    return [card for card in board.of_kind(Ingredient.kind) if card.is_unseen]


def drawn(board: Board) -> list[Standing]:
    """Return the cards that were drawn, in the order in which they were: card 1 comes first."""
    return sorted(
        (card for card in board.of_kind(Ingredient.kind) if card.is_card and card.is_drawn),
        key=lambda card: draws_of(card)[0].order,
    )


def draws_of(card: Standing) -> list[Draw]:
    """Return the draws of one card, in order: two tables may have drawn it at once."""
    return [mark for mark in card.marks if isinstance(mark, Draw)]


def picked(board: Board, line: str) -> Picked | None:
    """Return the drawn cards that a line of nothing but numbers picks: 3, or 2 4.

    None if the line is something else, or nothing was drawn that a number could mean.
    Raises `Unreadable` if there is no card of that number.
    """
    cards = drawn(board) if _NUMBERS.fullmatch(line) else []
    if not cards:
        return None
    numbers = tuple(dict.fromkeys(map(int, re.findall(r"[0-9]+", line))))
    unknown = [number for number in numbers if not 1 <= number <= len(cards)]
    if unknown:
        wrong = f"there is no card {unknown[0]}, as {counted(len(cards), 'card')} came out"
        raise Unreadable(wrong, "Type the number of a card, or what goes in, with a word")
    return Picked(numbers, tuple(cards[number - 1].entry.text for number in numbers))
