"""Writes down that an account went out, with what was promised in it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from pydantic import ValidationError

from journeymap.capture.answer import Answer, Outcome, sentence
from journeymap.capture.closing import today
from journeymap.capture.saving import save
from journeymap.capture.session import Session
from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.days import in_words
from journeymap.entries import SentOut
from journeymap.findings.in_force import NOW, promised_at
from journeymap.sheets.in_words import in_words as wrong_in_words


def send_out(session: Session, day: date | None = None, how: str | None = None) -> Answer:
    """Say that an account went out on a day, today if none is given, and in what way.

    It keeps which answers, aims and booked days held then, so that the next account can say
    what became of them. A day to come is not taken: nobody knows what is promised by then.
    """
    now = today(session)
    day = day or now
    if day > now:
        return Answer(Outcome.NOT_TAKEN, f"{in_words(day)} is still to come. Nothing was saved.")
    moment = NOW if day == now else _end_of(day)
    told = tuple(each.id for each in promised_at(session.board, moment))
    with_them = f"with {counted(len(told), 'promise')} in it"
    what = f"an account went out on {in_words(day)}, {with_them}"
    what += f": {one_line(how)}" if how else ""
    try:
        return save(session, SentOut, {"day": day, "how": how or None, "told": told}, what)
    except ValidationError as errors:
        wrong = wrong_in_words(errors.errors()[0])
        return Answer(Outcome.NOT_TAKEN, sentence(f"{wrong}. Nothing was saved"))


def _end_of(day: date) -> datetime:
    """Return when a day that is over ended where the person is."""
    return datetime.combine(day + timedelta(days=1), time.min).astimezone()
