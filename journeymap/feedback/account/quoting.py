"""People's own words in an account, and how many said so."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.entries import Said
from journeymap.feedback.account.gathered import Gathered
from journeymap.feedback.account.material import Material
from journeymap.feedback.document import Block, Spoken, Text, paragraph
from journeymap.feedback.words import said_in
from journeymap.findings.alike import Wording
from journeymap.findings.looks import to_be_looked_at
from journeymap.language.language import Language
from journeymap.standing import Standing


def quote(entry: Said, material: Material, words: str | None = None) -> Spoken:
    """Return the words of an entry, or some of them, in the language in which they were said."""
    return Spoken(entry.text if words is None else words, material.spoken_in(entry))


def quoted(entry: Said, material: Material) -> Text:
    """Return the words of an entry, and in which language if it is another one."""
    return _quoted(entry, "", material)


def with_numbers(wording: Wording, material: Material) -> Text:
    """Return the words, and how many said so."""
    told = material.said_so(*wording.said_so)
    return _quoted(wording.first.entry, told, material)


def alone_or_with_numbers(wording: Wording, material: Material) -> Text:
    """Return the words, with how many said so if it is not one person in the room."""
    if wording.said_so == (1, 0):
        return _quoted(wording.first.entry, "", material)
    return with_numbers(wording, material)


def with_all_numbers(gathered: Gathered, material: Material) -> Text:
    """Return the words of most people, and how many said so in these words or in others."""
    told = material.said_so(*gathered.said_so)
    if len(gathered.wordings) > 1:
        told = material.language.say("{people}, in these words or in others", people=told)
    return _quoted(gathered.wordings[0].first.entry, told, material)


def _quoted(entry: Said, told: str, material: Material) -> Text:
    """Return the words with what is told of them behind, in brackets."""
    tag = material.spoken_in(entry)
    if tag:
        told = ", ".join(filter(None, (told, *said_in(tag, material.language))))
    words = Spoken(entry.text, tag)
    return (words, f" ({told})") if told else (words,)


def what_is_held_back(said: Sequence[Standing], material: Material) -> list[Block]:
    """Return a line in the place of what is held back, if anything is."""
    number = len(to_be_looked_at(said))
    return [paragraph(held_back(number, material.language))] if number else []


def held_back(number: int, language: Language) -> str:
    """Say how many answers in the survey are not shown yet, and why."""
    return language.several(
        "We do not show {number} answer in the survey yet."
        " We look first whether it tells who somebody is.",
        "We do not show {number} answers in the survey yet."
        " We look first whether they tell who somebody is.",
        number,
    )
