"""The table of what was measured, for the terminal and for docs/performance.md."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from benchmarks.figures import Spread
from benchmarks.row import Row, Unit

_HEADINGS = ("what", "size", "journeymap", "the yardstick", "ratio", "target", "")
_WIDTH = 98
_HOW = """\
# How fast it is

Made by `python -m benchmarks`: do not edit it, it is written anew each time. To repeat it:

    python3 -m venv fresh && . fresh/bin/activate
    pip install -e '.[dev]'
    python -m benchmarks

It makes its own data, takes less than ten minutes on a machine that does nothing else, and needs
Linux. `--full` also takes the sizes for which ten minutes are too short, `--only WORD` the parts
whose name has the word in it, `--quick` shows in a minute that everything runs. What is measured in
more depth, and how, is in [benchmarks/](../benchmarks/README.md).

Absolute times mean little from one machine to the next. So each figure stands beside a yardstick
that was measured in the same run, by turns with it: medians, with the quarters below and above, and
in brackets behind a ratio the bounds between which it would lie in 95 of 100 such runs. What starts
up, and what needs memory, is measured in processes of its own. A row without a target is told
beside another one, where that one's yardstick says too little."""


def cells(row: Row, notes: Mapping[str, int]) -> tuple[str, ...]:
    """Return what stands in a row of the table. `notes` are the numbers of notes."""
    note = f" [{notes[row.note]}]" if row.note in notes else ""
    bounds = f" ({row.bounds[0]:.2f}–{row.bounds[1]:.2f})" if row.bounds else ""
    return (
        row.what,
        row.size,
        _spread(row.ours, row.unit),
        f"{row.against}: {_spread(row.yardstick, row.unit)}{note}",
        f"{row.ratio:.2f}{bounds}",
        str(row.target or ""),
        row.verdict if row.target else "",
    )


def table(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the lines of the table, in Markdown that can be read as it is."""
    written = [_HEADINGS, *(cells(row, notes_of(rows)) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*written, strict=True)]
    for number, each in enumerate(written):
        padded = (cell.ljust(width) for cell, width in zip(each, widths, strict=True))
        yield f"| {' | '.join(padded)} |"
        if not number:
            yield f"|{'|'.join('-' * (width + 2) for width in widths)}|"


def notes_of(rows: Iterable[Row]) -> dict[str, int]:
    """Number the notes of rows, each once."""
    notes = dict.fromkeys(row.note for row in rows if row.note)
    return {note: number for number, note in enumerate(notes, 1)}


def page(
    rows: Sequence[Row], tried: Mapping[str, str], measured_on: str, problems: Sequence[str] = ()
) -> str:
    """Return docs/performance.md. `problems` are parts that could not be measured, and why."""
    missing = [row for row in rows if row.verdict == "MISSING"]
    reached = sum(row.verdict == "reached" for row in rows)
    count = f"{reached} of {reached + len(missing)} targets are reached."
    parts = [_HOW, _filled(measured_on), count, "\n".join(table(rows))]
    parts += [f"Not measured: {each}" for each in problems]
    parts += [
        "## Notes",
        *(_filled(f"[{number}] {note}") for note, number in notes_of(rows).items()),
    ]
    if missing:
        parts += ["## What is missing, and what was tried", *_missing(missing, tried)]
    return "\n\n".join(parts) + "\n"


def _filled(sentence: str) -> str:
    return textwrap.fill(sentence, _WIDTH, break_on_hyphens=False)


def _missing(rows: Sequence[Row], tried: Mapping[str, str]) -> Iterator[str]:
    """Yield for each thing measured what it misses, at which sizes, and what was tried."""
    for what in dict.fromkeys(row.what for row in rows):
        yield f"### {what[0].upper()}{what[1:]}"
        yield "\n".join(map(_miss, (row for row in rows if row.what == what)))
        yield _filled(tried.get(what, "Nothing was tried yet."))


def _miss(row: Row) -> str:
    size = f"{row.size}: " if row.size else ""
    return f"- {size}{row.ratio:.2f} × {row.against}, asked {row.target}"


def _spread(figures: Sequence[float], unit: Unit) -> str:
    """Return a median with its unit, and the quarters in the same one."""
    spread = Spread.of(figures)
    unit_shown, times = _scale(spread.median, unit)
    median, lower, upper = (
        _three_places(each * times) for each in (spread.median, spread.lower, spread.upper)
    )
    quarters = f" ({lower}–{upper})" if spread.number > 1 else ""
    return f"{median} {unit_shown}".strip() + quarters


def _scale(value: float, unit: Unit) -> tuple[str, int]:
    """Return the unit in which a figure is shown, and by what it is multiplied for that."""
    if unit != "s" or value >= 1:
        return unit, 1
    return ("ms", 1000) if value * 1000 >= 1 else ("µs", 1_000_000)


def _three_places(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"  # noqa: PLR2004
