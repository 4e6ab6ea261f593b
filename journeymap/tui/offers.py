"""What there is to choose from: the stages to move to, and the themes to tag with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.board import Board
from journeymap.capture.lookup import find_named
from journeymap.cleaning import one_line
from journeymap.counting import side_by_side
from journeymap.entries import Said
from journeymap.findings.themes import Tagged, find_themes
from journeymap.guide import has_words
from journeymap.standing import Standing
from journeymap.tui.chooser import Offer, Offers

_WHOLE = Offer("", "the whole journey", mark="0")


def stages_for(board: Board, entry: Said) -> Offers:
    """Return what an entry can be moved to: by number, by letters of a name, `0` for all."""
    numbers = {stage.id: number for number, stage in enumerate(board.stages(), 1)}

    def offers(typed: str) -> list[Offer]:
        typed = typed.strip().lstrip("/")
        stages = find_named(typed, board.stages()) if typed else board.stages()
        found = [
            Offer(stage.id, stage.name, _here(entry.stage == stage.id), str(numbers[stage.id]))
            for stage in stages
        ]
        whole = [Offer("", _WHOLE.name, _here(entry.stage is None), _WHOLE.mark)]
        return [*found, *(whole if _means_whole(typed) else [])]

    return offers


def _here(is_here: bool) -> str:  # noqa: FBT001  # it is the question
    return "it is here now" if is_here else ""


def _means_whole(typed: str) -> bool:
    words = (*_WHOLE.name.split(), "0", "all", _WHOLE.name)
    return any(word.startswith(typed.casefold()) for word in words)


def themes_for(board: Board, standing: Standing) -> Offers:
    """Return the themes, the most used first; one that the entry has is taken off by it."""
    numbers = find_themes(board)
    has = {theme.name.casefold() for theme in standing.themes}

    def offers(typed: str) -> Sequence[Offer]:
        return [*_new(one_line(typed), numbers), *_known(one_line(typed), numbers, has)]

    return offers


def names_for_a_theme(board: Board) -> Offers:
    """Return what a theme can be called: what is typed, or a name that is there, most used first.

    Nothing is chosen by Enter alone while nothing is typed.
    """
    numbers = find_themes(board)

    def offers(typed: str) -> Sequence[Offer]:
        nothing = (
            [] if has_words(typed) else [Offer("", "type a name, or choose one that is there")]
        )
        typed = one_line(typed)
        return [*nothing, *_new(typed, numbers), *_known(typed, numbers, set())]

    return offers


def _new(typed: str, numbers: dict[str, Tagged]) -> Iterator[Offer]:
    known = {name.casefold() for name in numbers}
    if has_words(typed) and typed.casefold() not in known:
        yield Offer(typed, typed, "a new theme", "+")


def _known(typed: str, numbers: dict[str, Tagged], has: set[str]) -> Iterator[Offer]:
    wanted = typed.casefold()
    fitting = [name for name in numbers if wanted in name.casefold()]
    nearest = sorted(fitting, key=lambda name: _distance(name.casefold(), wanted))
    for name in nearest:
        number = side_by_side(*numbers[name], "entry", "entries")
        on = name.casefold() in has
        yield Offer(name, name, f"{number} · takes it off" if on else number, "✓" if on else "#")


def _distance(name: str, wanted: str) -> int:
    """Return 0 for the whole name, 1 for its beginning, 2 for what is somewhere in it."""
    return 0 if name == wanted else 1 if name.startswith(wanted) else 2
