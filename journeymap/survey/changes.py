"""What the questions of one edition have that those of another have not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.survey.questionnaire import Option, Question, Questionnaire

_What = tuple[str | None, str, str, tuple[Option, ...]]
_Where = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """The questions in which a later edition differs from an earlier one."""

    new: tuple[Question, ...]
    """Those that the earlier edition did not ask."""
    gone: tuple[Question, ...]
    """Those of the earlier edition that are not asked any more."""
    changed: tuple[tuple[Question, Question], ...]
    """Those that are put otherwise: as they were, and as they are."""


def find_changes(before: Questionnaire, after: Questionnaire) -> Changes:
    """Return what has changed. Codes and the order of the questions do not count.

    A question is put otherwise if, of all that has come and gone, it is the only one about its
    stage and activity in both editions.
    """
    stayed = {_what(each) for each in before.questions} & {_what(each) for each in after.questions}
    gone = [each for each in before.questions if _what(each) not in stayed]
    new = [each for each in after.questions if _what(each) not in stayed]
    changed = [
        (was, now)
        for was in gone
        for now in new
        if _is_alone(was, gone) and _is_alone(now, new) and _where(was) == _where(now)
    ]
    return Changes(
        new=tuple(each for each in new if all(each is not now for _, now in changed)),
        gone=tuple(each for each in gone if all(each is not was for was, _ in changed)),
        changed=tuple(changed),
    )


def changes_in_words(before: Questionnaire, after: Questionnaire) -> Iterator[str]:
    """Yield what has changed, a line for each question, as "new: 7. What must never happen?"."""
    changes = find_changes(before, after)
    for question in changes.new:
        yield f"new: {after.numbered(question)}"
    for question in changes.gone:
        yield f"gone: {before.numbered(question)}"
    for was, now in changes.changed:
        yield f"changed: {after.numbered(now)} {_as_it_was(was, now)}"
    if not (changes.new or changes.gone or changes.changed):
        yield "what stands around the questions, or their order"


def _as_it_was(was: Question, now: Question) -> str:
    if was.wording == now.wording:
        return "(there is something else to choose from)"
    return f"(it was: {was.wording})"


def _what(question: Question) -> _What:
    return (*_where(question), question.wording, question.options)


def _where(question: Question) -> _Where:
    return (question.stage, question.activity)


def _is_alone(question: Question, among: list[Question]) -> bool:
    return sum(_where(each) == _where(question) for each in among) == 1
