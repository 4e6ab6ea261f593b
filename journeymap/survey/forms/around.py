"""What stands around the questions, in whichever form they go out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from journeymap.language.language import Language, to_say
from journeymap.survey.asking import WHOLE_JOURNEY
from journeymap.survey.forms.form import Wishes
from journeymap.survey.questionnaire import VOICE, WAYS, Question, Questionnaire

_HEADINGS = {VOICE: to_say("About you"), WAYS: to_say("Hearing back")}
THANKS = to_say("Thank you.")


def heading(name: str | None, questions: Sequence[Question], language: Language) -> str:
    """Return what stands above a part: the name of its stage, or what it is about."""
    if name is not None:
        return name
    return language.say(_HEADINGS.get(questions[0].activity, WHOLE_JOURNEY))


def introduction(questionnaire: Questionnaire, wishes: Wishes) -> Iterator[str]:
    """Yield the paragraphs that are read before the first question.

    The questionnaire is in the language that is wished for.
    """
    language, number = wishes.language, len(questionnaire.questions)
    if questionnaire.purpose:
        yield questionnaire.purpose
    if number > 1:
        how_many = how_many_questions(number, language)
        yield f"{how_many} {language.say('You can leave out any of them.')}"
    yield language.say("Please do not write anybody's name, yours included.")
    if wishes.by:
        yield language.say("Please answer by {day}.", day=language.day(wishes.by))


def how_many_questions(number: int, language: Language) -> str:
    """Return "There are 18 questions."."""
    return language.several("There is {number} question.", "There are {number} questions.", number)


def html_on_one_line(text: str) -> str:
    """Return words as HTML that shows them as they are, without line end or quotation mark."""
    safe = escape(text, quote=False).replace('"', "&quot;")
    return safe.replace("\t", " ").replace("\n", "<br />")
