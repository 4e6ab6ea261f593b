"""Makes entries of what is new in a return that is here already."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from journeymap.entries import Entry
from journeymap.survey.questionnaire import VOICE, Question
from journeymap.survey.returns.entries_of import Answers, entries_of
from journeymap.survey.returns.known import Before


def what_is_missing(
    now: Answers, before: Before, questions: Sequence[Question], first: str
) -> list[Entry]:
    """Return the return once more, and behind it the entries that are not here.

    They are those of questions that were not answered before, and those that a crash cut off.
    `first` is the id of the return, and the others count on from it.
    """
    head = entries_of(now, questions, first)[0]
    cut_off: list[Entry] = []
    if before.there is not None:
        then = _only(now, before.answered, questions)
        cut_off = entries_of(then, questions, first)[1 + before.there :]
    codes = {question.code for question in questions}
    new = entries_of(_only(now, codes - before.answered, questions), questions, first)[1:]
    key, _, number = first.partition(".")
    entries = [
        each.model_copy(update={"id": f"{key}.{count}"})
        for count, each in enumerate([*cut_off, *new], int(number) + 1)
    ]
    return [head.model_copy(update={"holds": len(entries)}), *entries]


def _only(answers: Answers, codes: Set[str], questions: Sequence[Question]) -> Answers:
    """Return the answers to some questions, and by whom they are."""
    kept = codes | {question.code for question in questions if question.activity == VOICE}
    return replace(
        answers,
        texts={code: text for code, text in answers.texts.items() if code in kept},
        chosen={code: names for code, names in answers.chosen.items() if code in kept},
    )
