"""Closing the session: how people want to hear back, the days booked, the last round of stars.

Each deed is one entry, so that one undo takes it back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time
from typing import Any

from pydantic import ValidationError

from journeymap.capture.answer import Answer, Outcome, in_a_sentence, sentence
from journeymap.capture.booking_line import DayBooked, read_booking
from journeymap.capture.saving import save
from journeymap.capture.session import Session
from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.days import in_words
from journeymap.entries import Booked, Change, Unreadable, Verdict, Way
from journeymap.findings.hearing_back import last_round, ways_asked_for, ways_offered
from journeymap.guide import Voice, has_words
from journeymap.sheets.in_words import in_words as wrong_in_words

_DIGITS = 9
"""More of a number need not be read: nothing is so many, and a very long one is no int."""
_HANDS = re.compile(r"(?:^|\s)[x×]\s*([0-9]+)$", re.IGNORECASE)
"""How many hands a line is for: x4 at its end."""
_STARS = re.compile(
    r"(?:(?P<question>.*[^\s:])[\s:]+)?(?P<stars>[0-9]+)(?:\s+stars?)?", re.IGNORECASE
)


def choose_way(session: Session, way: str, people: int = 1, voice: Voice | None = None) -> Answer:
    """Save that so many people want to hear back in this way, which may be any words.

    The voice is the one given, or else the one that is speaking now.
    """
    fields = {"way": way, "people": people, "voice": _voice_id(session, voice)}
    before = next((each.people for each in ways_asked_for(session.board) if each.way == way), 0)
    return _put(
        session, Way, fields, f"{one_line(way)}, {counted(before + people, 'person', 'people')} now"
    )


def book(session: Session, day: date, how: str, hour: time | None = None) -> Answer:
    """Save a day that is booked. `how` says how and where people hear back."""
    past = ", which is past" if day < today(session) else ""
    booked = f"booked {in_words(day, hour)}{past}: {one_line(how)}"
    return _put(session, Booked, {"day": day, "hour": hour, "how": how}, booked)


def give_stars(
    session: Session, question: str, stars: int, people: int = 1, voice: Voice | None = None
) -> Answer:
    """Save that so many people gave so many stars, 1 to 5, to a question of the last round.

    The voice is the one given, or else the one that is speaking now.
    """
    voice = voice or session.voice
    fields = {"question": question, "stars": stars, "people": people}
    by = in_a_sentence(voice.name) if voice else "not said who"
    given = f"{'★' * min(stars, 5)} {one_line(question)} ({by}{_times(people)})"
    return _put(session, Verdict, {**fields, "voice": _voice_id(session, voice)}, given)


def take_way(session: Session, line: str) -> Answer:
    """Take a typed way: its number, how it begins, or any other words; x4 behind it is 4 hands."""
    try:
        words, people = _without_hands(line)
        if not has_words(words):
            raise Unreadable("there is no way in it", "Type its number, or any words: A letter")
        return choose_way(session, way_meant(session, words), people)
    except Unreadable as unreadable:
        return _not_taken(unreadable)


def take_booking(session: Session, line: str) -> Answer:
    """Take a typed day with its hour, how and where: 3 June 2pm in person, in the lounge."""
    try:
        booked = look_at_booking(session, line)
        if not booked.how:
            when = in_words(booked.day, booked.hour)
            raise Unreadable(f"it is not said how people hear on {when}", "Type how and where")
    except Unreadable as unreadable:
        return _not_taken(unreadable)
    return book(session, booked.day, booked.how, booked.hour)


def take_stars(session: Session, line: str) -> Answer:
    """Take typed stars: the question's number or beginning, then 1 to 5; x3 behind is 3 hands.

    Where there is one question only, the stars alone do.
    """
    try:
        words, people = _without_hands(line)
        found = _STARS.fullmatch(words)
        questions = [each.question for each in last_round(session.board)]
        if found is None:
            raise Unreadable("there are no stars in it", "Type the question and the stars: 1 5")
        stars = int(found["stars"][:_DIGITS])
        if stars not in range(1, 6):
            raise Unreadable(f"people give 1 to 5 stars, not {stars}", "Type the stars again")
        return give_stars(session, _question_meant(found["question"], questions), stars, people)
    except Unreadable as unreadable:
        return _not_taken(unreadable)


def look_at_booking(session: Session, line: str) -> DayBooked:
    """Return what a line would book, if it were taken now. Raises `Unreadable`."""
    return read_booking(one_line(line), today(session))


def is_hands_alone(line: str) -> bool:
    """Whether a line says how many hands, x4, and not for what."""
    return _HANDS.fullmatch(one_line(line)) is not None


def way_meant(session: Session, words: str) -> str:
    """Return the way that words mean: its number, how one begins, or else the words as they are.

    Raises `Unreadable` for a number that no way has.
    """
    ways = [each.way for each in ways_offered(session.board)]
    if words.isdecimal():
        number = int(words[:_DIGITS])
        if not 1 <= number <= len(ways):
            raise Unreadable(f"there is no way {number}", f"There are {len(ways)}")
        return ways[number - 1]
    found = _beginning_with(words, ways)
    return found[0] if len(found) == 1 else one_line(words)


def today(session: Session) -> date:
    """Return the day that it is where the session is."""
    return session.clock().astimezone().date()


def _question_meant(words: str | None, questions: Sequence[str]) -> str:
    if words is None and len(questions) == 1:
        return questions[0]
    number = int(words[:_DIGITS]) if words is not None and words.isdecimal() else 0
    if 1 <= number <= len(questions):
        return questions[number - 1]
    found = _beginning_with(words, questions) if words else []
    if len(found) == 1:
        return found[0]
    known = "; ".join(f"{number}: {each}" for number, each in enumerate(questions, 1))
    instead = f"Type its number and the stars. {known}" if known else "The guide has no questions"
    raise Unreadable("it is not clear which question is meant", instead)


def _beginning_with(words: str, among: Sequence[str]) -> list[str]:
    """Return what is meant by these words: the whole of one, how some begin, a word in some."""
    wanted = words.casefold()
    known = [(each, each.casefold()) for each in among]
    return (
        [each for each, name in known if name == wanted]
        or [each for each, name in known if name.startswith(wanted)]
        or [each for each, name in known if f" {wanted} " in f"{name} "]
    )


def _without_hands(line: str) -> tuple[str, int]:
    """Return a line without the number of hands at its end, and that number."""
    line = one_line(line)
    found = _HANDS.search(line)
    if found is None:
        return line, 1
    people = int(found[1][:_DIGITS])
    if not people:
        raise Unreadable("no hands are nobody", "Type how many hands: x4")
    return line[: found.start()].strip(), people


def _put(session: Session, kind: type[Change], fields: dict[str, Any], what: str) -> Answer:
    try:
        return save(session, kind, fields, what)
    except ValidationError as errors:
        return Answer(Outcome.NOT_TAKEN, sentence(wrong_in_words(errors.errors()[0])))


def _not_taken(unreadable: Unreadable) -> Answer:
    return Answer(Outcome.NOT_TAKEN, sentence(str(unreadable)))


def _voice_id(session: Session, voice: Voice | None) -> str | None:
    voice = voice or session.voice
    return voice.id if voice else None


def _times(people: int) -> str:
    return f", {people} people" if people > 1 else ""
