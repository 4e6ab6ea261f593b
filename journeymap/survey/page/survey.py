"""What is asked on the page, and whose forms are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from journeymap.survey.page.filled_in import LONGEST
from journeymap.survey.page.steps import Step, steps_of
from journeymap.survey.page.ticket import Tickets
from journeymap.survey.questionnaire import Questionnaire

_BESIDES = 64 * 1024
"""Bytes of a form besides its answers."""
_WIDEST = 12
"""Bytes that one character takes in a form."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What is asked on the page."""

    editions: Mapping[int, Questionnaire]
    """All that were issued: a form of an earlier one that is still open somewhere is taken."""
    newest: Questionnaire
    tickets: Tickets
    one_at_a_time: bool = False

    def steps(self, edition: int) -> tuple[Step, ...]:
        """Return the steps of an edition."""
        return steps_of(self.editions[edition], one_at_a_time=self.one_at_a_time)

    @property
    def largest_form(self) -> int:
        """Bytes of the largest form that is read: every answer as long as it may be."""
        most = max(len(each.questions) for each in self.editions.values())
        return _BESIDES + most * LONGEST * _WIDEST


@dataclass(frozen=True, slots=True)
class Narration:
    """Whom the page tells what happens."""

    ready: Callable[[], None]
    """People can come."""
    came_in: Callable[[int], None]
    """One more return is kept, and so many are in."""
    tell: Callable[[str], None]
    """Anything else, in a sentence. It says nothing about who sent what."""
