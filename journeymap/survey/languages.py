"""The languages in which the survey is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from journeymap.findings.own_texts import not_translated
from journeymap.language.language import ENGLISH, Language
from journeymap.language.not_known import NotKnown
from journeymap.sheets.own_language import own_language
from journeymap.sheets.own_words import own_words_tags
from journeymap.sheets.workshop import Workshop
from journeymap.survey.in_language import in_other_words, told_in
from journeymap.survey.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class SpokenIn:
    """Languages with the workshop's own words in them."""

    languages: tuple[Language, ...]
    told: tuple[str, ...] = ()
    """What whoever asks should know of them, in sentences."""


def languages_of(workshop: Workshop, own: str, tags: Sequence[str]) -> SpokenIn:
    """Return the languages with these tags; without any, the workshop's `own` one.

    If the program does not speak that one, its own sentences are in English, which is told. Of
    those that somebody asked for, it has to speak each: else it raises `NotKnown`.
    """
    if tags:
        spoken = (own_language(workshop, tag, None) for tag in tags)
        return SpokenIn(tuple({each.code: each for each in spoken}.values()))
    try:
        return SpokenIn((own_language(workshop, own, None),))
    except NotKnown as why:
        english = own_language(workshop, ENGLISH.code, None)
        return SpokenIn((english,), (f"What is not the workshop's own is in English: {why}",))


def in_all_languages(workshop: Workshop, editions: Iterable[Questionnaire]) -> list[Questionnaire]:
    """Return editions as they may come back: in any language that the workshop has words in.

    A language that the program does not speak, on this machine, is left out.
    """
    languages = []
    for tag in own_words_tags(workshop):
        with suppress(NotKnown):
            languages.append(own_language(workshop, tag, None))
    return [in_other_words(each, languages) for each in editions]


def left_in_own(
    workshop: Workshop, own: str, asked: Questionnaire, languages: Sequence[Language]
) -> Iterator[str]:
    """Yield how many texts of the workshop are not in each language, and how to translate them."""
    for language in languages:
        left = () if language.code == own else told_in(asked, language).left
        if left:
            yield not_translated(left, language, workshop.name)
