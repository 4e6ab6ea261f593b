"""The questionnaire: the questions as they were issued, which nothing changes any more.

Every form in which it goes out and every file in which it comes back is about these questions,
and not about the guide, which may have changed since.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from journeymap.guide import Id, Name, Stage, Words

VOICE, STARS, WAYS = "voice", "stars", "ways"
"""The activities of questions that yield no kind of entry by their own name: in what capacity
somebody answers, how many stars they give, in which ways they want to hear back."""

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{0,15}$")]
"""A question's short name, as survey tools hand it back: `q7`, in a later edition `e2q7`."""


def _blank_is_none(value: object) -> object:
    return None if value == "" else value


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


_Also = Annotated[tuple[str, ...], Field(exclude=True)]
"""The same in other languages, to know it again when it comes back. It is never written down."""


class Option(_Part):
    """One answer to choose."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,59}$")]
    """What it is called in the files of survey tools; of a voice, its id."""
    says: Name
    """What people read."""
    also: _Also = ()

    @property
    def ways_to_say(self) -> tuple[str, ...]:
        """What people may have read, as it was issued first."""
        return (self.says, *self.also)


class Question(_Part):
    """One question of the survey."""

    code: Code
    stage: Annotated[Id | None, BeforeValidator(_blank_is_none)] = None
    """The stage that it is about; None for the whole journey."""
    activity: Annotated[str, Field(pattern=r"^[a-z]{1,20}$")]
    """The kind of entry that an answer becomes, or `voice`, `stars`, `ways`."""
    wording: Words
    options: tuple[Option, ...] = ()
    """What there is to choose from; none where people write."""
    also: _Also = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """How people may have been asked, as it was issued first."""
        return (self.wording, *self.also)

    @property
    def is_choose_any(self) -> bool:
        """Whether more than one of the options can be chosen."""
        return self.activity == WAYS


class Questionnaire(_Part):
    """The questions of one edition."""

    edition: Annotated[int, Field(ge=1)] = 1
    issued: date
    title: Name
    service: Name | None = None
    purpose: Words | None = None
    """Why people are asked, as it is told to them."""
    stages: tuple[Stage, ...] = ()
    """The stages that the questions are about, as they were called then."""
    questions: tuple[Question, ...]

    def question(self, code: str) -> Question | None:
        """Return the question with this code, or None."""
        number = self._numbers.get(code)
        return self.questions[number - 1] if number else None

    def number(self, question: Question) -> int:
        """Return the number under which a question stands, from 1. People see it before it."""
        return self._numbers[question.code]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The numbers of the questions by their codes, of which there is one each.

        A copy takes them along: with other questions, a questionnaire is made anew.
        """
        return {question.code: number for number, question in enumerate(self.questions, 1)}

    def numbered(self, question: Question) -> str:
        """Return a question as it is printed: "7. Finding a seat: what must never happen?".

        Some tools hand back only this text, so the number is in it.
        """
        return f"{self.number(question)}. {question.wording}"

    def parts(self) -> tuple[tuple[str | None, tuple[Question, ...]], ...]:
        """Return the questions, part by part, each with its heading: a stage's name, or None.

        Questions that follow one another and are about the same stage make one part. The one
        about the voice and the one about hearing back are parts of their own.
        """
        names = {stage.id: stage.name for stage in self.stages}
        parts: list[tuple[str | None, list[Question]]] = []
        last: object = None
        for question in self.questions:
            apart = question.activity if question.activity in {VOICE, WAYS} else None
            here = (question.stage, apart)
            if not parts or here != last:
                parts.append((names.get(question.stage or "", question.stage), []))
            parts[-1][1].append(question)
            last = here
        return tuple((name, tuple(questions)) for name, questions in parts)
