"""What was promised, as a calendar file."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from building import NOON, board, came_back, entry, small_guide
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Alarm, Calendar, Event

from journeymap.board import Board
from journeymap.cleaning import one_line
from journeymap.entries import Aim, Always, Answered, Booked, Echo, Entry, Withdraw
from journeymap.feedback.calendar import to_calendar
from journeymap.feedback.deadlines import promises_calendar
from journeymap.findings.hearing_back import booked_days
from journeymap.findings.promises import find_promises
from journeymap.findings.together import Site, find_findings
from journeymap.guide import has_words

HOT = entry(Always, "k7f3.1", text="Hot food", stage="eating")
DOING = entry(
    Answered, "k7f3.2", entries="k7f3.1", what="doing", by="the kitchen", due="2017-06-01"
)
MOVED = entry(
    Answered, "p0q8.3", entries="k7f3.1", what="doing", due="2017-08-01", over=("k7f3.2",)
)
DONE = entry(Answered, "p0q8.4", entries="k7f3.1", what="done", over=("p0q8.3",))
AIM = entry(
    Aim,
    "k7f3.5",
    entries="k7f3.1",
    who="the kitchen",
    what="brings it hot",
    share=9,
    of=10,
    due="2017-09-01",
    known="we ask",
)


def as_text(of: Board, day: date = date(2017, 7, 3)) -> str:
    found = find_findings([Site("lunch", of)])
    return promises_calendar(of.guide, of, find_promises(found, day))


def events(text: str) -> list[Event]:
    calendar = Calendar.from_ical(text)
    assert isinstance(calendar, Calendar)
    return [each for each in calendar.walk("VEVENT") if isinstance(each, Event)]


def number_of(event: Event) -> int:
    """Return the number of an event among those with its id: the newest has the largest."""
    return int(str(event.decoded("sequence")))


def the_one(*entries: Entry) -> Event:
    (event,) = events(as_text(board(*entries)))
    return event


def test_a_deadline_is_a_whole_day_whose_hours_stay_free_with_a_week_to_go() -> None:
    event = the_one(HOT, DOING)

    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2017, 6, 1),
        date(2017, 6, 2),
    )
    assert event["transp"] == "TRANSPARENT"
    assert event["status"] == "CONFIRMED"
    assert event["summary"] == "Due: “Hot food”"
    assert event["description"] == "Doing, by the kitchen\nFrom: Lunch"
    assert event.decoded("dtstamp") == event.decoded("last-modified") == DOING.at
    (alarm,) = (each for each in event.subcomponents if isinstance(each, Alarm))
    assert (alarm["action"], alarm.decoded("trigger")) == ("DISPLAY", timedelta(days=-7))


def test_an_aim_is_due_too() -> None:
    event = the_one(HOT, AIM)

    assert event.decoded("dtstart") == date(2017, 9, 1)
    assert str(event["description"]).startswith("The kitchen: brings it hot, 9 of 10")


def test_a_day_that_moves_is_the_same_event_and_a_newer_one() -> None:
    first, moved = the_one(HOT, DOING), the_one(HOT, DOING, MOVED)

    assert moved["uid"] == first["uid"]
    assert number_of(moved) > number_of(first)
    assert moved.decoded("dtstart") == date(2017, 8, 1)


def test_what_is_done_or_undone_goes_from_calendars_and_comes_back() -> None:
    off = entry(Withdraw, "p0q8.5", about="p0q8.4")
    again = entry(Withdraw, "p0q8.6", about="p0q8.5")
    said = [HOT, DOING, MOVED]
    told = [the_one(*said, *more) for more in ([], [DONE], [DONE, off], [DONE, off, again])]

    assert [each["status"] for each in told] == ["CONFIRMED", "CANCELLED"] * 2
    assert len({str(each["uid"]) for each in told}) == 1
    assert [number_of(each) for each in told] == sorted({number_of(each) for each in told})


def test_how_many_said_so_too_does_not_show() -> None:
    echo = entry(Echo, "p0q8.7", about="k7f3.1")

    assert as_text(board(HOT, DOING, echo)) == as_text(board(HOT, DOING))


def test_a_clock_that_is_behind_makes_no_second_event() -> None:
    behind = MOVED.model_copy(update={"at": NOON - timedelta(days=2)})

    assert the_one(HOT, DOING, behind)["uid"] == the_one(HOT, DOING)["uid"]


def test_answers_given_apart_to_one_answer_are_two_events() -> None:
    other = entry(
        Answered, "zzzz.1", entries="k7f3.1", what="doing", due="2017-10-01", over=("k7f3.2",)
    )

    both = events(as_text(board(HOT, DOING, MOVED, other)))

    assert {each.decoded("dtstart") for each in both} == {date(2017, 8, 1), date(2017, 10, 1)}
    assert len({str(each["uid"]) for each in both}) == 2


def test_the_same_board_makes_the_same_bytes_in_whatever_order_it_was_read() -> None:
    entries = [HOT, DOING, MOVED, AIM, entry(Booked, "k7f3.9", how="a letter", day="2017-06-08")]

    assert as_text(board(*entries)) == as_text(board(*entries[::-1]))


def test_a_booked_day_is_the_same_one_as_in_the_calendar_of_the_days() -> None:
    day = entry(Booked, "k7f3.9", how="a letter", day="2017-06-08", hour="14:00")
    off = entry(Withdraw, "p0q8.6", about="k7f3.9")
    of = board(day)

    (known,) = events(to_calendar(of.guide, booked_days(of), NOON))
    told, gone = the_one(day), the_one(day, off)

    assert known["uid"] == told["uid"] == gone["uid"]
    assert (told["status"], gone["status"]) == ("CONFIRMED", "CANCELLED")
    assert number_of(gone) > number_of(told)


def test_without_a_day_there_is_nothing_to_write() -> None:
    assert as_text(board(HOT, entry(Answered, "k7f3.2", entries="k7f3.1", what="doing"))) == ""


@pytest.mark.parametrize("due", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_are_can_be_told(due: str) -> None:
    event = the_one(HOT, entry(Answered, "k7f3.2", entries="k7f3.1", what="doing", due=due))

    assert str(event.decoded("dtstart")) == due


def test_no_id_no_name_and_no_address_is_in_it() -> None:
    said = entry(Always, "k7f3.1", text="Ring Margaret on 01632 960 123", stage="eating")
    named = entry(
        Answered,
        "k7f3.2",
        entries="k7f3.1",
        what="doing",
        because="Mrs Pugh wrote to joan@example.org",
        due="2017-06-01",
    )

    text = as_text(board(said, named)).replace("\r\n ", "")

    assert [each for each in ("k7f3", "Margaret", "960", "Pugh", "joan") if each in text] == []


def test_what_is_held_back_in_the_survey_is_not_in_it() -> None:
    said = came_back("q2q2.1", (Always, {"text": "Let Margaret sing", "stage": "eating"}))
    due = entry(Answered, "k7f3.2", entries="q2q2.2", what="doing", due="2017-06-01")

    event = the_one(*said, due)

    assert event["summary"] == "Due: what we promised"


@pytest.mark.parametrize(
    "words",
    [
        "soup; bring: “cake”, tea\\coffee",
        "a\r\nATTENDEE:mailto:a@example.org",
        "one\nEND:VEVENT\nEND:VCALENDAR",
        "漢字 🎉 é́ " * 30,
        "[@click=app.quit] %s {x} \\n \\, \\;",
    ],
)
def test_any_words_are_text_in_the_calendar(words: str) -> None:
    guide = small_guide(title=words)
    said = entry(Always, "k7f3.1", text=words, stage="eating")
    fields: dict[str, Any] = {"because": words, "by": words[:80], "due": "2017-06-01"}
    due = entry(Answered, "k7f3.2", entries="k7f3.1", what="doing", **fields)

    text = as_text(board(said, due, guide=guide))

    (event,) = events(text)
    assert set(event) == {
        *("UID", "DTSTAMP", "SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "TRANSP"),
        *("SEQUENCE", "LAST-MODIFIED", "STATUS"),
    }
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")


@given(st.text().filter(lambda words: has_words(one_line(words))))
def test_whatever_was_said_makes_one_event(words: str) -> None:
    said = entry(Always, "k7f3.1", text=words, stage="eating")

    assert str(the_one(said, DOING)["summary"]).startswith("Due: ")
