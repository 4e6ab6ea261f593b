"""What became of the rows of a file, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.counting import counted
from journeymap.survey.returns.columns import Columns
from journeymap.survey.returns.tally import Tally

_REFUSED_SHOWN = 20
_VALUES_SHOWN = 5
_LONGEST = 60


def tally_in_words(tally: Tally, columns: Columns) -> Iterator[str]:
    """Yield what became of the rows. Nothing is left out without a line that says so."""
    if not tally.rows:
        yield "There is no return in this file."
        return
    yield from _taken(tally)
    if tally.here:
        yield f"{counted(tally.here, 'return')} {_was(tally.here)} here already."
    if tally.grown:
        more = "has more answers now, which were" if tally.grown == 1 else "have more answers now,"
        more = more if tally.grown == 1 else f"{more} which were"
        yield f"{counted(tally.grown, 'return')} that {_was(tally.grown)} here {more} taken in."
    if tally.twice:
        row = "row stands" if tally.twice == 1 else "rows stand"
        yield f"{tally.twice} {row} in the file twice. Each was taken once."
    yield from _refused(tally)
    yield from _not_known(tally, columns)
    if tally.taken_out:
        signs = counted(tally.taken_out, "character")
        yield f"{signs} that would act instead of being read {_was(tally.taken_out)} not kept."
    if tally.stopped:
        yield "Stopped before the end. Take the same file in again: only the rest is added."


def _taken(tally: Tally) -> Iterator[str]:
    if not tally.taken:
        if not tally.grown:
            yield "Nothing is new in this file."
        return
    some = [f"{tally.partial} partial"] if tally.partial else []
    some += [f"{tally.empty} empty"] if tally.empty else []
    of_them = f", {' and '.join(some)} among them" if some else ""
    entries = counted(tally.entries, "entry", "entries")
    yield f"{counted(tally.taken, 'return')} taken in{of_them}: {entries}."


def _refused(tally: Tally) -> Iterator[str]:
    if not tally.refused:
        return
    yield f"{counted(tally.refused, 'row')} {_was(tally.refused)} not taken:"
    for row, why in tally.why[:_REFUSED_SHOWN]:
        yield f"row {row}: {why}"
    if tally.refused > _REFUSED_SHOWN:
        yield f"and {tally.refused - _REFUSED_SHOWN} more"


def _not_known(tally: Tally, columns: Columns) -> Iterator[str]:
    """Yield what was written that is none of the options of a question."""
    asked = {question.code: question for question in columns.questions()}
    for code, values in tally.not_known.items():
        edition, question = columns.edition, asked.get(code)
        known = edition and edition.question(code)
        name = edition.numbered(known) if edition and known else ""
        name = name or (question.wording if question else code)
        some = ", ".join(f"‘{value[:_LONGEST]}’" for value, _ in values.most_common(_VALUES_SHOWN))
        times = sum(values.values())
        yield f"{_short(name)}: {counted(times, 'cell')} with none of the options in it: {some}."


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
