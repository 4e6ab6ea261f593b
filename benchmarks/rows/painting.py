"""The capture screen: its first paint, and a key press to its frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.keys import ENTER, LETTER, STAGE, Hands, Presses
from benchmarks.row import Extent, Row, Target
from benchmarks.starts import Starts, measure_starts
from benchmarks.subjects import BARE, EMPTY, LOADED, SAMPLE, Subject, running, subjects

_LINES = ("+ somebody says hello by name", "- food that has gone cold again")
_PRESSES = 24
_ON_THE_SAME = "the same, once click, yaml and one model are loaded"
_LIBRARIES = (
    "The libraries that read and check a workshop, loaded as far as any program that uses them "
    "has to, and the empty app after them: what is left is journeymap's own."
)
_FEW = "Of a few starts; `python -m benchmarks.screen` measures longer, and more."


def measure(extent: Extent, here: Path) -> Iterator[Row]:  # noqa: ARG001  # has folders of its own
    """Start and type into the capture screen and bare apps, by turns."""
    sizes = extent.of((5, 20), (5, 5000))
    short, long = (f"{size:,} entries" for size in sizes)
    with subjects(sizes) as made:
        starting = [made[each] for each in (SAMPLE, EMPTY, LOADED)]
        yield from _first_paint(measure_starts(starting, extent.of(1, 9), _quiet))
        chosen = [made[each] for each in (BARE, short, long)]
        hands = _type(chosen, extent.of(("+ hello",), _LINES), extent.of(1, _PRESSES))
    yield from _keys(hands.measured, short, long)


def _quiet(what: str) -> None:
    """Tell nobody how far it has come."""


def _first_paint(starts: Mapping[str, Starts]) -> Iterator[Row]:
    painted = (_in_seconds(starts[each].painted) for each in (SAMPLE, EMPTY, LOADED))
    ours, empty, loaded = painted
    what = "first paint of the capture screen"
    yield Row(what, SAMPLE, ours, "an empty Textual app", empty, Target(1.6), "s", _FEW)
    yield Row(what, SAMPLE, ours, _ON_THE_SAME, loaded, None, "s", _LIBRARIES)


def _type(chosen: list[Subject], lines: tuple[str, ...], presses: int) -> Hands:
    with running(chosen) as terminals:
        hands = Hands(chosen, terminals)
        for line in lines:
            hands.type_line(line)
        for _ in range(presses):
            hands.save_short()
            hands.go_on()
    return hands


def _keys(measured: Mapping[str, Mapping[str, Presses]], short: str, long: str) -> Iterator[Row]:
    for kind in (LETTER, ENTER, STAGE):
        ours, theirs = (_in_seconds(measured[each][kind].painted) for each in (long, short))
        what = f"key press to painted frame: {kind}"
        yield Row(what, long, ours, f"the same with {short}", theirs, Target(1.3))
    bare = _in_seconds(measured[BARE][LETTER].painted)
    for size in (short, long):
        ours = _in_seconds(measured[size][LETTER].painted)
        what = f"key press to painted frame: {LETTER}"
        yield Row(what, size, ours, "a bare Textual `Input`", bare, Target(2))


def _in_seconds(milliseconds: list[float]) -> tuple[float, ...]:
    return tuple(each / 1000 for each in milliseconds)
