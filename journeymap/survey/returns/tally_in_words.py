"""Says what became of the rows of a file, so that every one of them is accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.sheets.in_words import shown
from journeymap.survey.questionnaire import VOICE, Question
from journeymap.survey.returns.columns import Columns
from journeymap.survey.returns.tally import Tally

_LISTED = 20
"""So many refused rows, and values that are not known, are told one by one."""


def in_words(tally: Tally, columns: Columns) -> Iterator[str]:
    """Yield what became of the rows of a file, and how many answers there are, a line each.

    What somebody should see comes first: on a small screen the rest is out of sight.
    """
    yield f"{counted(tally.rows, 'row')}: {', '.join(_parts(tally))}."
    for row, why in tally.why[:_LISTED]:
        yield one_line(f"Row {row} was refused: {why}.")
    if tally.refused > _LISTED:
        yield f"{counted(tally.refused - _LISTED, 'more row')} refused."
    yield from _not_known(tally, columns)
    yield from _several_voices(tally, columns)
    if tally.sheet is not None and tally.taken:
        yield f"{counted(tally.entries, 'entry', 'entries')} made of the answers:"
        yield from _answers(tally, columns.questions(), columns)
    if tally.taken_out:
        signs = "that nobody could see"
        yield f"{counted(tally.taken_out, 'character')} {signs} not kept."


def _parts(tally: Tally) -> Iterator[str]:
    """Yield what became of the rows: the numbers add up to all of them."""
    of_these = [
        f"{number} {what}"
        for number, what in ((tally.partial, "partial"), (tally.empty, "empty"))
        if number
    ]
    these = f" (of these {' and '.join(of_these)})" if of_these else ""
    yield f"{tally.taken} taken in{these}"
    for number, what in (
        (tally.grown, "with more in them than before, which was added"),
        (tally.here, "here already"),
        (tally.twice, "twice in the file"),
        (tally.refused, "refused"),
    ):
        if number:
            yield f"{number} {what}"


def _answers(tally: Tally, questions: Sequence[Question], columns: Columns) -> Iterator[str]:
    for question in sorted(questions, key=lambda each: _number(each, columns)):
        yield one_line(f"  {_named(question, columns)}: {tally.answers[question.code]}")


def _not_known(tally: Tally, columns: Columns) -> Iterator[str]:
    """Yield what was chosen that is none of the options: it stands in the cleaned copy only."""
    for question in columns.questions():
        values = tally.not_known.get(question.code)
        if not values:
            continue
        yield one_line(
            f"{counted(values.total(), 'answer')} not understood, to {_named(question, columns)}:"
            " what is written there is none of the options."
        )
        for value, times in values.most_common(_LISTED if len(values) <= _LISTED else 3):
            yield f"  {times} × ‘{shown(value)}’" if value else f"  {times} × something else"


def _several_voices(tally: Tally, columns: Columns) -> Iterator[str]:
    """Yield how many said that they are more than one voice: an entry has one."""
    several = tally.several_voices
    if not several:
        return
    yield (
        f"{counted(several.total(), 'return')} chose more than one voice, and one was kept:"
        " the first in the order of the questions."
    )
    asked = [each for each in columns.questions() if each.activity == VOICE]
    says = {option.name: option.says for question in asked for option in question.options}
    for (kept, *others), times in several.most_common(_LISTED):
        also = ", ".join(f"‘{shown(says[each])}’" for each in others)
        yield f"  {times} × ‘{shown(says[kept])}’ was kept, and not {also}"
    if len(several) > _LISTED:
        rest = several.total() - sum(times for _, times in several.most_common(_LISTED))
        yield f"  {rest} × other voices"


def _number(question: Question, columns: Columns) -> int:
    edition = columns.edition
    is_issued = edition is not None and edition.question(question.code) is not None
    return edition.number(question) if edition and is_issued else len(columns.columns)


def _named(question: Question, columns: Columns) -> str:
    edition = columns.edition
    if edition and (issued := edition.question(question.code)):
        return edition.numbered(issued)
    return f"‘{shown(question.wording)}’"
