"""The questionnaire as plain text, to paste anywhere: into an e-mail, or into any tool."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymap.survey.forms.around import THANKS, heading, introduction
from journeymap.survey.forms.form import Wishes
from journeymap.survey.forms.naming import file_name
from journeymap.survey.questionnaire import Question, Questionnaire


def make(questionnaire: Questionnaire, wishes: Wishes) -> Mapping[str, bytes]:
    """Return the text. It reads aloud well: nothing is drawn with characters."""
    lines = [*_beginning(questionnaire, wishes), *_questions(questionnaire), *_end(wishes)]
    return {file_name(questionnaire, ".txt"): ("\n".join(lines) + "\n").encode()}


def _beginning(questionnaire: Questionnaire, wishes: Wishes) -> Iterator[str]:
    yield questionnaire.title
    if questionnaire.service:
        yield questionnaire.service
    for paragraph in introduction(questionnaire, wishes):
        yield ""
        yield paragraph
    if wishes.page:
        yield ""
        yield f"You can also answer here: {wishes.page}"


def _questions(questionnaire: Questionnaire) -> Iterator[str]:
    for name, questions in questionnaire.parts():
        yield from ("", "", heading(name, questions))
        for question in questions:
            yield ""
            yield from _asked(questionnaire.numbered(question), question)


def _asked(numbered: str, question: Question) -> Iterator[str]:
    """Yield a question, its further lines set in so that none of them looks like another."""
    yield numbered.replace("\n", "\n   ")
    for option in question.options:
        yield f"- {option.says}"


def _end(wishes: Wishes) -> Iterator[str]:
    if wishes.return_to:
        yield from ("", "", "Please send your answers to:", wishes.return_to)
    yield from ("", THANKS) if wishes.return_to else ("", "", THANKS)
