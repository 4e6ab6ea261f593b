"""The questionnaire as plain text, to paste anywhere: into an e-mail, or into any tool."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymap.language.language import Language
from journeymap.survey.forms.around import THANKS, heading, introduction
from journeymap.survey.forms.form import Wishes
from journeymap.survey.forms.naming import file_name
from journeymap.survey.in_language import in_language
from journeymap.survey.questionnaire import Question, Questionnaire


def make(questionnaire: Questionnaire, wishes: Wishes) -> Mapping[str, bytes]:
    """Return the text. It reads aloud well: nothing is drawn with characters."""
    told = in_language(questionnaire, wishes.language)
    lines = [*_beginning(told, wishes), *_questions(told, wishes.language), *_end(wishes)]
    name = file_name(questionnaire, ".txt", wishes.tags)
    return {name: ("\n".join(lines) + "\n").encode()}


def _beginning(questionnaire: Questionnaire, wishes: Wishes) -> Iterator[str]:
    yield questionnaire.title
    if questionnaire.service:
        yield questionnaire.service
    for paragraph in introduction(questionnaire, wishes):
        yield ""
        yield paragraph
    if wishes.page:
        yield ""
        yield wishes.language.say("You can also answer here: {address}", address=wishes.page)


def _questions(questionnaire: Questionnaire, language: Language) -> Iterator[str]:
    for name, questions in questionnaire.parts():
        yield from ("", "", heading(name, questions, language))
        for question in questions:
            yield ""
            yield from _asked(questionnaire.numbered(question), question)


def _asked(numbered: str, question: Question) -> Iterator[str]:
    """Yield a question, its further lines set in so that none of them looks like another."""
    yield numbered.replace("\n", "\n   ")
    for option in question.options:
        yield f"- {option.says}"


def _end(wishes: Wishes) -> Iterator[str]:
    language = wishes.language
    if wishes.return_to:
        yield from ("", "", language.say("Please send your answers to:"), wishes.return_to)
    yield from ("", language.say(THANKS)) if wishes.return_to else ("", "", language.say(THANKS))
