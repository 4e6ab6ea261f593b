"""What stands around the questions, in whichever form they go out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from journeymap.days import in_words
from journeymap.survey.forms.form import Wishes
from journeymap.survey.questionnaire import VOICE, WAYS, Question, Questionnaire

ABOUT_YOU, HEARING_BACK, WHOLE_JOURNEY = "About you", "Hearing back", "The whole journey"
NO_NAMES = "Please do not write anybody's name, yours included."
THANKS = "Thank you."


def heading(name: str | None, questions: Sequence[Question]) -> str:
    """Return what stands above a part: the name of its stage, or what it is about."""
    if name is not None:
        return name
    headings = {VOICE: ABOUT_YOU, WAYS: HEARING_BACK}
    return headings.get(questions[0].activity, WHOLE_JOURNEY)


def introduction(questionnaire: Questionnaire, wishes: Wishes) -> Iterator[str]:
    """Yield the paragraphs that are read before the first question."""
    if questionnaire.purpose:
        yield questionnaire.purpose
    if len(questionnaire.questions) > 1:
        yield f"There are {len(questionnaire.questions)} questions. You can leave out any of them."
    yield NO_NAMES
    if wishes.by:
        yield f"Please answer by {in_words(wishes.by)}."


def html_on_one_line(text: str) -> str:
    """Return words as HTML that shows them as they are, without line end or quotation mark."""
    safe = escape(text, quote=False).replace('"', "&quot;")
    return safe.replace("\t", " ").replace("\n", "<br />")
