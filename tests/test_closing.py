from __future__ import annotations

from datetime import date, time

import pytest
from at_the_screen import on_disk
from conftest import OpenSession

from journeymap.capture import closing
from journeymap.capture.answer import Outcome
from journeymap.capture.session import Session
from journeymap.entries import Booked, Verdict, Way
from journeymap.findings.hearing_back import booked_days, last_round, ways_asked_for
from journeymap.sheets.sheet import NotSaved, Sheet
from journeymap.sheets.workshop import Workshop

HUGE = "9" * 5000
"""More digits than Python reads as a number."""


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session(attended=True)


@pytest.mark.parametrize(
    ("line", "way", "people"),
    [
        ("2", "A letter", 1),
        ("a let", "A letter", 1),
        ("LARGE PRINT x4", "Large print", 4),
        ("1 × 12", "Tell me in person", 12),
        ("Put a note under my door", "Put a note under my door", 1),
        ("Box", "Box", 1),
        ("x-ray", "x-ray", 1),
    ],
)
def test_a_way_is_its_number_how_it_begins_or_any_words(
    session: Session, workshop: Workshop, line: str, way: str, people: int
) -> None:
    answer = closing.take_way(session, line)

    (saved,) = on_disk(workshop)
    assert isinstance(saved, Way)
    assert (saved.way, saved.people, answer.outcome) == (way, people, Outcome.SAVED)


@pytest.mark.parametrize("line", ["", "  ", "0", "9", "x0", "2 x0", "x4", "1 x99999999999", HUGE])
def test_a_way_that_is_none_is_not_taken(session: Session, workshop: Workshop, line: str) -> None:
    answer = closing.take_way(session, line)

    assert answer.outcome is Outcome.NOT_TAKEN
    assert on_disk(workshop) == []


def test_each_hand_counts_and_can_be_taken_back(session: Session) -> None:
    session.take("@family")
    for line in ("1", "1", "2", "1 x3"):
        closing.take_way(session, line)
    assert [(each.way, each.people) for each in ways_asked_for(session.board)] == [
        ("Tell me in person", 5),
        ("A letter", 1),
    ]
    assert {each.voice for each in session.board.changes(Way)} == {"family"}
    session.take("undo")
    session.take("undo")
    session.take("redo")
    assert [each.people for each in ways_asked_for(session.board)] == [2, 1]


def test_a_booking_is_told_in_words(session: Session, workshop: Workshop) -> None:
    answer = closing.take_booking(session, "3 June 2pm in person, in the dining room")

    (saved,) = on_disk(workshop)
    assert isinstance(saved, Booked)
    assert (saved.day, saved.hour) == (date(2017, 6, 3), time(14))
    assert saved.how == "in person, in the dining room"
    assert "booked Saturday 3 June 2017, 14:00: in person, in the dining room" in answer.text


def test_a_day_that_is_past_is_booked_and_said_to_be_past(session: Session) -> None:
    answer = closing.take_booking(session, "2016-06-03 in person")

    assert "booked Friday 3 June 2016, which is past: in person" in answer.text


@pytest.mark.parametrize("line", ["", "in person", "3 June", "31 June in person", "3 June 2pm ,"])
def test_a_booking_without_a_day_or_a_how_is_not_taken(session: Session, line: str) -> None:
    assert closing.take_booking(session, line).outcome is Outcome.NOT_TAKEN
    assert booked_days(session.board) == ()


@pytest.mark.parametrize(
    ("line", "question", "stars", "people"),
    [
        ("1 5", "Did we listen to you?", 5, 1),
        ("2 3 stars", "Did you enjoy it?", 3, 1),
        ("did you enj 4 x6", "Did you enjoy it?", 4, 6),
        ("Did we listen to you?: 1 star", "Did we listen to you?", 1, 1),
    ],
)
def test_stars_are_given_to_a_question(
    session: Session, line: str, question: str, stars: int, people: int
) -> None:
    session.take("@staff")
    closing.take_stars(session, line)

    given = {each.question: each for each in last_round(session.board) if each.people}
    assert given.keys() == {question}
    assert given[question].spread()[stars] == people
    assert given[question].by_voice() == {"staff": people}


@pytest.mark.parametrize(
    "line",
    ["", "5", "1 0", "1 6", "did 5", "3 5", "none", "1 5 x0", HUGE, f"1 {HUGE}", f"{HUGE} 5"],
)
def test_stars_that_are_not_clear_are_not_taken(session: Session, line: str) -> None:
    assert closing.take_stars(session, line).outcome is Outcome.NOT_TAKEN
    assert session.board.changes(Verdict) == []


def test_the_voice_that_is_given_comes_before_the_one_that_speaks(session: Session) -> None:
    session.take("@staff")
    family = session.board.guide.voice("family")
    closing.give_stars(session, "Did you enjoy it?", 5, voice=family)
    closing.choose_way(session, "A letter", voice=family)

    assert [each.voice for each in session.board.changes(Verdict)] == ["family"]
    assert [each.voice for each in session.board.changes(Way)] == ["family"]


def test_what_cannot_be_saved_is_told_and_is_on_no_board(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotSaved("there is no room left on the disk")

    monkeypatch.setattr(Sheet, "append", full)
    answers = [
        closing.choose_way(session, "A letter"),
        closing.book(session, date(2017, 6, 3), "in person"),
        closing.give_stars(session, "Did you enjoy it?", 5),
    ]
    assert {each.outcome for each in answers} == {Outcome.NOT_SAVED}
    assert (ways_asked_for(session.board), booked_days(session.board)) == ((), ())
