"""The themes with which entries are tagged."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.board import Board


class Tagged(NamedTuple):
    """How many entries have a theme: the two are never added up."""

    in_room: int = 0
    in_survey: int = 0


def find_themes(board: Board) -> dict[str, Tagged]:
    """Return how many entries each theme has, the most used first: by the larger of the two.

    A theme is named as it was first written down; capitals make no other theme of it.
    """
    names: dict[str, str] = {}
    numbers: dict[str, Tagged] = {}
    for each in board.said():
        for theme in each.themes if each.marks else ():
            same = theme.name.casefold()
            names.setdefault(same, theme.name)
            room, survey = numbers.get(same, Tagged())
            in_survey = each.entry.source == "survey"
            numbers[same] = Tagged(room + (not in_survey), survey + in_survey)
    by_use = sorted(numbers, key=lambda same: sorted(numbers[same], reverse=True), reverse=True)
    return {names[same]: numbers[same] for same in by_use}
