"""What every form of the questionnaire is made of, and where each is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from typing import Protocol, cast

from journeymap.language.language import ENGLISH, Language
from journeymap.survey.questionnaire import Questionnaire

FORMS = {
    "paper": "journeymap.survey.forms.paper",
    "xlsform": "journeymap.survey.forms.xlsform",
    "limesurvey": "journeymap.survey.forms.limesurvey",
    "qualtrics": "journeymap.survey.forms.qualtrics",
    "docx": "journeymap.survey.forms.quick_import",
    "text": "journeymap.survey.forms.text",
}
"""The forms, and the module that makes each: it is imported when it is asked for."""
IN_SEVERAL = frozenset({"xlsform", "limesurvey"})
"""The forms that have a place for each language. Of the others there is a file for each."""


class NotMade(Exception):
    """A form cannot be made: why, and what to do."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is printed besides the questions."""

    large_print: bool = False
    return_to: str | None = None
    """Where a filled-in paper goes, on one or more lines."""
    by: date | None = None
    """The day by which it should be back."""
    page: str | None = None
    """The address of the survey's page, for those who would rather answer there."""
    languages: tuple[Language, ...] = (ENGLISH,)
    """In which it is asked; several where the form has a place for each."""

    @property
    def language(self) -> Language:
        """The language of a form that is in one."""
        return self.languages[0]

    @property
    def in_each(self) -> tuple[Wishes, ...]:
        """The same wishes in each of the languages alone."""
        return tuple(replace(self, languages=(each,)) for each in self.languages)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of the languages."""
        return tuple(each.code for each in self.languages)


class Form(Protocol):
    """Makes one form."""

    def __call__(self, questionnaire: Questionnaire, wishes: Wishes) -> Mapping[str, bytes]:
        """Return the files of the form, by their names. Raises `NotMade`.

        The questionnaire is as it was issued, in the workshop's own language.
        """
        ...


def form(name: str) -> Form:
    """Return what makes the form of this name. Its library may be missing: then `ImportError`."""
    return cast("Form", import_module(FORMS[name]).make)
