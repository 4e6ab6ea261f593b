"""A language as a workshop's account is told in it."""

from __future__ import annotations

from journeymap.language.known import language_of
from journeymap.language.language import Language
from journeymap.organisation.organisation import Organisation
from journeymap.organisation.wording import with_wording
from journeymap.sheets.own_words import read_own_words
from journeymap.sheets.workshop import Workshop


def own_language(workshop: Workshop, tag: str, organisation: Organisation | None) -> Language:
    """Return a language with the workshop's own words in it, and the organisation's.

    Raises `NotKnown`.
    """
    language = language_of(tag)
    language = language.with_own(read_own_words(workshop, language.code).texts)
    return with_wording(language, organisation) if organisation else language
