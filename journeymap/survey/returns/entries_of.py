"""Makes entries of one person's answers, whichever way they came in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import zip_longest
from typing import Any

from journeymap.cleaning import clean
from journeymap.entries import SAID_KINDS, Critic, Entry, Rating, Return, Way
from journeymap.guide import has_words
from journeymap.survey.questionnaire import STARS, VOICE, WAYS, Option, Question


@dataclass(frozen=True, slots=True)
class Answers:
    """What one person answered."""

    fingerprint: str
    """What tells this return from all others: `r` and 16 hexadecimal digits."""
    day: datetime
    """The day on which it was answered, at 00:00 UTC."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """What was written, by the code of the question: cleaned, and only where there are words."""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The names of the options that were chosen, by the code of the question."""
    partial: bool = False
    """Whether the person stopped before the end."""
    edition: int | None = None
    language: str | None = None
    """The language in which it was written; None for the workshop's own."""


def written(text: str) -> str:
    """Return what was written as it is kept: cleaned, without space around it; "" if no words."""
    text = clean(text).strip()
    return text if has_words(text) else ""


def entries_of(answers: Answers, questions: Sequence[Question], first: str) -> list[Entry]:
    """Return the return, and the entries of its answers behind it, in the order of the questions.

    `first` is the id of the return, and the others count on from it. Stars and a review at the
    same place make one critic's note. An option that no question has is not taken, and neither
    is an answer whose kind is not known here: it does not count as answered.
    """
    voice = voice_of(answers, questions)
    made = list(_made(answers, questions))
    key, _, number = first.partition(".")
    shared = {"at": answers.day, "voice": voice}
    entries = [
        kind.model_validate({**shared, **own, "returned": first, "id": f"{key}.{count}"})
        for count, (kind, own) in enumerate(made, int(number) + 1)
    ]
    head = Return(
        fingerprint=answers.fingerprint,
        edition=answers.edition,
        answered=tuple(each.code for each in questions if is_answered(each, answers)),
        holds=len(entries),
        partial=answers.partial,
        voice=voice,
        at=answers.day,
        id=first,
    )
    return [head, *entries]


def is_answered(question: Question, answers: Answers) -> bool:
    """Whether anything is made of what was answered to a question."""
    if question.options:
        return bool(_options(question, answers))
    return question.activity in SAID_KINDS and question.code in answers.texts


def voice_of(answers: Answers, questions: Sequence[Question]) -> str | None:
    """Return the voice of whoever answered, or None if that was not said."""
    voices = (_options(each, answers) for each in questions if each.activity == VOICE)
    return next((options[0].name for options in voices if options), None)


def _made(
    answers: Answers, questions: Sequence[Question]
) -> Iterator[tuple[type[Entry], dict[str, Any]]]:
    """Yield the kind of each entry and the fields that it has beyond those of all of them."""
    reviews = reviews_of_stars(questions)
    stars_of = {review: stars for stars, review in reviews.items() if review}
    for question in questions:
        code, at = question.code, question.stage
        if question.activity == STARS and (stars := _stars(question, answers)):
            if reviews[code] not in answers.texts:
                yield Rating, {"stars": stars, "stage": at}
        elif question.activity == WAYS:
            for option in _options(question, answers):
                yield Way, {"way": option.says}
        elif not question.options and is_answered(question, answers):
            own: dict[str, Any] = {"text": answers.texts[code], "stage": at}
            if answers.language:
                own["language"] = answers.language
            if code in stars_of:
                rated = next(each for each in questions if each.code == stars_of[code])
                own["stars"] = _stars(rated, answers)
            yield SAID_KINDS[question.activity], own


def reviews_of_stars(questions: Sequence[Question]) -> dict[str, str | None]:
    """Return the code of each question about stars, and that of the review at the same place."""
    asked: dict[str | None, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for question in questions:
        if question.activity in {STARS, Critic.kind}:
            asked[question.stage][question.activity == Critic.kind].append(question.code)
    pairs = (pair for stars, reviews in asked.values() for pair in zip_longest(stars, reviews))
    return {stars: review for stars, review in pairs if stars}


def _options(question: Question, answers: Answers) -> list[Option]:
    """Return the options of a question that were chosen, in its order."""
    chosen = answers.chosen.get(question.code, ())
    return [option for option in question.options if option.name in chosen]


def _stars(question: Question, answers: Answers) -> int | None:
    options = _options(question, answers)
    return int(options[0].name) if options else None
