"""The themes with which entries are tagged."""

from __future__ import annotations

from collections import Counter

from journeymap.board import Board


def find_themes(board: Board) -> dict[str, int]:
    """Return how many entries each theme has, the most used first.

    A theme is named as it was first written down; capitals make no other theme of it.
    """
    names: dict[str, str] = {}
    numbers = Counter[str]()
    for each in board.said():
        for theme in each.themes if each.marks else ():
            names.setdefault(theme.name.casefold(), theme.name)
            numbers[theme.name.casefold()] += 1
    return {names[theme]: number for theme, number in numbers.most_common()}
