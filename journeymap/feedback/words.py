"""Small pieces of wording, in any language: how many people, whole sentences."""

from __future__ import annotations

from journeymap.language.language import ENGLISH, Language


def people(number: int, language: Language = ENGLISH) -> str:
    """Return "nobody", "1 person", "4 people"."""
    if not number:
        return language.say("nobody")
    return language.several("{number} person", "{number} people", number)


def room_and_survey(in_room: int, in_survey: int, language: Language) -> str:
    """Return "3 people in the room, 4 answers in the survey": side by side, never added up."""
    room = language.several("{number} person in the room", "{number} people in the room", in_room)
    survey = language.several(
        "{number} answer in the survey", "{number} answers in the survey", in_survey
    )
    return ", ".join(([room] if in_room else []) + ([survey] if in_survey else []))


def said_in(tag: str, language: Language) -> list[str]:
    """Say in which language it was said, if it is another than the one that people are told in."""
    match tag:
        case "":
            return []
        case "en":
            return [language.say("said in English")]
        case "cy":
            return [language.say("said in Welsh")]
        case _:
            return [language.say("said in another language")]


def sentence(words: str) -> str:
    """Return words of the team's own as a sentence: a capital first, a full stop at its end."""
    words = " ".join(words.split())
    end = "" if words.endswith((".", "!", "?", "…")) else "."
    return f"{words[:1].upper()}{words[1:]}{end}"
