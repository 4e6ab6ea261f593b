"""Writes down that the readers of an Easy Read layout have tried it."""

from __future__ import annotations

from datetime import date

from pydantic import ValidationError

from journeymap.capture.answer import Answer, Outcome, sentence
from journeymap.capture.closing import today
from journeymap.capture.saving import save
from journeymap.capture.session import Session
from journeymap.days import in_words
from journeymap.entries import Tried
from journeymap.sheets.in_words import in_words as wrong_in_words


def tried(session: Session, who: str, letters: str, day: date | None = None) -> Answer:
    """Say who has tried the Easy Read layout, and when: today if no day is given.

    `letters` is the check sum of what they tried, so that another text is a draft again.
    """
    day = day or today(session)
    if day > today(session):
        return Answer(Outcome.NOT_TAKEN, f"{in_words(day)} is still to come. Nothing was saved.")
    told = f"the Easy Read layout was tried on {in_words(day)} by: {who}"
    try:
        return save(session, Tried, {"day": day, "who": who, "letters": letters}, told)
    except ValidationError as errors:
        wrong = wrong_in_words(errors.errors()[0])
        return Answer(Outcome.NOT_TAKEN, sentence(f"{wrong}. Nothing was saved"))
