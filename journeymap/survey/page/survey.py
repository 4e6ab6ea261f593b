"""What is asked on the page, and whose forms are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from journeymap.survey.page.filled_in import LONGEST
from journeymap.survey.page.steps import Step, steps_of
from journeymap.survey.page.ticket import Tickets
from journeymap.survey.page.tongue import Tongue
from journeymap.survey.questionnaire import Question, Questionnaire

_BESIDES = 64 * 1024
"""Bytes of a form besides its answers."""
_FIELDS_BESIDES = 100
_AT_MOST = 16 * 1024 * 1024
"""Bytes of any form: more than people write, and not so many that a few forms fill the memory."""
_WIDEST = 12
"""Bytes that one character takes in a form."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What is asked on the page."""

    editions: Mapping[int, Questionnaire]
    """All that were issued: a form of an earlier one that is still open somewhere is taken."""
    newest: Questionnaire
    tickets: Tickets
    tongues: tuple[Tongue, ...]
    """The languages of the page: first the one in which it opens."""
    one_at_a_time: bool = False

    def steps(self, edition: int, tongue: Tongue) -> tuple[Step, ...]:
        """Return the steps of an edition, in a language."""
        asked = tongue.told[edition].asked
        return steps_of(asked, tongue.language, one_at_a_time=self.one_at_a_time)

    @property
    def largest_form(self) -> int:
        """Bytes of the largest form that is read: every answer as long as it may be."""
        return min(_BESIDES + max(map(_largest, self.editions.values())), _AT_MOST)

    @property
    def most_fields(self) -> int:
        """How many fields a form has at most: one an answer, and one an option that is chosen."""
        return _FIELDS_BESIDES + max(map(_most_fields, self.editions.values()))


@dataclass(frozen=True, slots=True)
class Narration:
    """Whom the page tells what happens."""

    ready: Callable[[], None]
    """People can come."""
    came_in: Callable[[int], None]
    """One more return is kept, and so many are in."""
    tell: Callable[[str], None]
    """Anything else, in a sentence. It says nothing about who sent what."""


def _largest(questionnaire: Questionnaire) -> int:
    return sum(map(_largest_answer, questionnaire.questions))


def _largest_answer(question: Question) -> int:
    """Return how many bytes an answer has at most, with its code, there and among those `here`."""
    codes = 2 * len(question.code) + 3
    chosen = sum(len(option.name) + len(question.code) + 2 for option in question.options)
    return codes + (chosen or LONGEST * _WIDEST)


def _most_fields(questionnaire: Questionnaire) -> int:
    return sum(max(1, len(question.options)) for question in questionnaire.questions)
