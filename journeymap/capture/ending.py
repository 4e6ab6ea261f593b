"""How a session ends, told in plain lines and taken from them: what is empty, ways, days, stars."""

from __future__ import annotations

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.closing import take_booking, take_stars, take_way
from journeymap.capture.session import Session
from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.days import in_words
from journeymap.findings.gaps import label_of
from journeymap.findings.hearing_back import WayAsked, booked_days, last_round, ways_offered
from journeymap.findings.left_empty import EmptyPlace, find_empty


def close(session: Session, rest: str) -> Answer:
    """Tell what is still empty, place by place."""
    del rest
    places = find_empty(session.board)
    text = f"still empty at {counted(len(places), 'place')}" if places else "nothing is empty"
    told = tuple(f"{n}. {_in_a_line(each)}" for n, each in enumerate(places, 1))
    return Answer(Outcome.TURNED, text, told=told)


def way(session: Session, rest: str) -> Answer:
    """Take a way in which people want to hear back; without one, list the ways."""
    if rest:
        return take_way(session, rest)
    ways = ways_offered(session.board)
    told = [f"{n}. {one_line(each.way)}, {_asked(each)}" for n, each in enumerate(ways, 1)]
    return Answer(Outcome.TURNED, f"{counted(len(ways), 'way')} to hear back", told=tuple(told))


def book(session: Session, rest: str) -> Answer:
    """Book a day on which people hear back."""
    return take_booking(session, rest)


def days(session: Session, rest: str) -> Answer:
    """List the days that are booked."""
    del rest
    booked = booked_days(session.board)
    told = [f"{n}. {in_words(e.day, e.hour)}: {one_line(e.how)}" for n, e in enumerate(booked, 1)]
    return Answer(Outcome.TURNED, f"{counted(len(booked), 'day')} booked", told=tuple(told))


def stars(session: Session, rest: str) -> Answer:
    """Take the stars for a question of the last round; without any, list the questions."""
    if rest:
        return take_stars(session, rest)
    rounds = last_round(session.board)
    told = [
        f"{n}. {one_line(each.question)} {each.people} gave stars"
        for n, each in enumerate(rounds, 1)
    ]
    return Answer(Outcome.TURNED, counted(len(rounds), "question"), told=tuple(told))


def _asked(way: WayAsked) -> str:
    return f"{way.people} asked" + (f", {way.in_survey} in the survey" if way.in_survey else "")


def _in_a_line(place: EmptyPlace) -> str:
    name = one_line(place.stage.name) if place.stage else "The whole journey"
    missing = ", ".join(label_of(each.kind) for each in place.unanswered)
    return f"{name}: {'nothing at all' if place.is_empty else f'no {missing}'}"
