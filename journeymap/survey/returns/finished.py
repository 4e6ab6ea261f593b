"""Whether a return is an answer at all, and whether whoever answered went through to the end."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.survey.returns.columns import Columns, Use
from journeymap.survey.returns.wording import key

_TO_THE_END = frozenset(
    {
        "true",
        "1",
        "10",
        "yes",
        "y",
        "x",
        "100",
        "1000",
        "complete",
        "completed",
        "finished",
        "submitted",
        "wahr",
        "ja",
        "vrai",
        "oui",
        "ie",
    }
)
_A_TRIAL = frozenset({"1", "surveypreview", "preview", "umfragevorschau", "test", "surveytest"})
_SPAM = frozenset({"8", "spam", "9", "surveypreviewspam"})


def is_partial(columns: Columns, row: Sequence[str]) -> bool:
    """Whether the file says that somebody stopped before the end; False if it does not say."""
    for column in columns.columns:
        cell = row[column.place].strip() if column.place < len(row) else ""
        if column.blank_is_partial and not cell:
            return True
        if column.use is Use.FINISHED and cell and key(cell) not in _TO_THE_END:
            return True
    return False


def why_no_answer(columns: Columns, row: Sequence[str]) -> str:
    """Return what a row is if it is no answer, in words; empty if it is one."""
    for column in columns.of_use(Use.STATUS):
        cell = key(row[column.place]) if column.place < len(row) else ""
        if cell in _A_TRIAL:
            return "a trial of whoever made the survey"
        if cell in _SPAM:
            return "marked as spam by the survey tool"
    return ""
