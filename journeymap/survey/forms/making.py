"""Makes several forms at once, so that none is written before all can be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from warnings import catch_warnings

from journeymap.cleaning import one_line
from journeymap.survey.forms.form import IN_SEVERAL, Form, NotMade, Wishes, form
from journeymap.survey.questionnaire import Questionnaire

WHAT_FOR = {
    "paper": "to print, with room to write in",
    "docx": "for Microsoft Forms’ quick import",
    "xlsform": "for Kobo, ODK and Survey123",
    "limesurvey": "for LimeSurvey, under Import",
    "qualtrics": "for Qualtrics, under Import survey",
    "text": "to paste into an e-mail or a tool",
}
"""What each form is for, in the order in which they are offered."""


def makers_of(names: Collection[str]) -> dict[str, Form]:
    """Return what makes each form. Raises `NotMade` if a library is not there."""
    makers = {}
    for name in names:
        try:
            makers[name] = form(name)
        except ImportError as error:
            raise NotMade(
                f"to make the form ‘{name}’, one more thing has to be installed, {error.name}:"
                " pip install 'journeymap[survey]'"
            ) from error
    return makers


@dataclass(frozen=True, slots=True)
class Made:
    """The files of some forms."""

    files: dict[str, bytes]
    """By their names."""
    told: tuple[str, ...]
    """What could not be printed as it is, in sentences."""


def make_all(makers: Mapping[str, Form], questionnaire: Questionnaire, wishes: Wishes) -> Made:
    """Return the files of all the forms. Raises `NotMade`, with the form's name.

    A form that has no place for several languages is made in each of them.
    """
    files: dict[str, bytes] = {}
    told: list[str] = []
    for name, make in makers.items():
        try:
            with catch_warnings(record=True) as warned:
                for each in [wishes] if name in IN_SEVERAL else wishes.in_each:
                    files |= make(questionnaire, each)
        except NotMade as why:
            raise NotMade(f"{name}: {why}") from why
        told += [one_line(str(each.message)) for each in warned]
    return Made(files, tuple(told))


def what_is_next(questionnaire: Questionnaire, names: Collection[str]) -> Iterator[str]:
    """Yield what is to be done by hand in the tool that takes a form in, in sentences."""
    any_of = [str(questionnaire.number(q)) for q in questionnaire.questions if q.is_choose_any]
    if "docx" in names and any_of:
        yield f"In Microsoft Forms, let question {any_of[0]} take multiple answers."
