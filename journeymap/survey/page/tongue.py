"""A language in which the page can be read and answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeymap.language.language import ENGLISH, Language
from journeymap.survey.in_language import InLanguage, told_in
from journeymap.survey.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of the page, with the questions in it."""

    language: Language
    told: Mapping[int, InLanguage]
    """The questions in it, by the number of their edition."""
    own: str
    """The tag of the language in which they were issued. What is not translated is in it."""
    written: str
    """The tag of the language in which people are taken to write here."""

    @property
    def code(self) -> str:
        """The tag of the language of the page itself."""
        return self.language.code

    @property
    def marks(self) -> str | None:
        """The language that what is written here is marked with; None for the workshop's own."""
        return self.written if self.written != self.own else None


def tongue_of(
    editions: Mapping[int, Questionnaire],
    language: Language = ENGLISH,
    *,
    own: str = ENGLISH.code,
    written: str = "",
) -> Tongue:
    """Return a language of the page in which people write, unless they write in another one."""
    told = {number: told_in(each, language) for number, each in editions.items()}
    return Tongue(language, told, own, written or language.code)
