"""The steps of the form: a part or a question at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from journeymap.language.language import ENGLISH, Language, to_say
from journeymap.survey.questionnaire import VOICE, WAYS, Question, Questionnaire

_HEADINGS = {VOICE: to_say("About you"), WAYS: to_say("Telling you what happens next")}
_OF_ALL = to_say("All of it together")
"""The heading of questions that are about no stage in particular."""
_PART, _QUESTION = to_say("Part {number} of {of}"), to_say("Question {number} of {of}")
_MINUTES_TO_WRITE, _MINUTES_TO_CHOOSE = 1.0, 0.25


@dataclass(frozen=True, slots=True)
class Step:
    """What is asked on one page."""

    number: int
    """Its place, from 1."""
    of: int
    """How many steps there are."""
    heading: str
    questions: tuple[Question, ...]
    where: str
    """How far one is: "Part 3 of 9", or "Question 3 of 18"."""

    @property
    def is_of_a_stage(self) -> bool:
        """Whether its heading is the guide's word for a stage, and not one of ours."""
        return self.questions[0].stage is not None

    @property
    def is_last(self) -> bool:
        """Whether none follows."""
        return self.number == self.of

    @property
    def codes(self) -> frozenset[str]:
        """The codes of its questions."""
        return frozenset(question.code for question in self.questions)


def steps_of(
    questionnaire: Questionnaire, language: Language = ENGLISH, *, one_at_a_time: bool
) -> tuple[Step, ...]:
    """Return the steps: the parts of the questionnaire, or each of its questions."""
    parts = [
        (_heading(name, questions, language), (questions,) if not one_at_a_time else zip(questions))
        for name, questions in questionnaire.parts()
    ]
    pages = [(heading, tuple(asked)) for heading, several in parts for asked in several]
    where = _QUESTION if one_at_a_time else _PART
    of = len(pages)
    return tuple(
        Step(number, of, heading, asked, language.say(where, number=number, of=of))
        for number, (heading, asked) in enumerate(pages, 1)
    )


def step_at(steps: Sequence[Step], place: str) -> Step | None:
    """Return the step with the number that is written there, or None."""
    is_there = place.isdecimal() and 1 <= int(place) <= len(steps)
    return steps[int(place) - 1] if is_there else None


def step_with(steps: Iterable[Step], code: str) -> Step | None:
    """Return the step on which a question is asked, or None."""
    return next((step for step in steps if code in step.codes), None)


def minutes(questionnaire: Questionnaire) -> int:
    """Return about how long it takes to answer, in fives of minutes."""
    each = (_MINUTES_TO_CHOOSE if q.options else _MINUTES_TO_WRITE for q in questionnaire.questions)
    return 5 * ceil(sum(each) / 5)


def _heading(name: str | None, questions: tuple[Question, ...], language: Language) -> str:
    return name or language.say(_HEADINGS.get(questions[0].activity, _OF_ALL))
