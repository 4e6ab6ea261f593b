from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.capture.booking_line import EXAMPLE, read_booking
from journeymap.days import in_words, plainly
from journeymap.entries import Unreadable

TODAY = date(2017, 5, 18)  # a Thursday
JUNE_3 = date(2017, 6, 3)


@pytest.mark.parametrize(
    "written",
    [
        "3 June", "3 june 2017", "3rd June", "3rd of June", "the 3rd of June, 2017", "June 3",
        "June 3rd, 2017", "3 Jun", "3 Jun.", "Saturday 3 June", "Sat, 3 June 2017", "on 3 June",
        "2017-06-03", "3/6/2017", "03/06/17", "3/6", "3.6.2017", "3-6-2017", "Sat 3/6", "3June",
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(written: str) -> None:
    read = read_booking(f"{written} in person", TODAY)

    assert (read.day, read.hour, read.how) == (JUNE_3, None, "in person")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Friday", date(2017, 5, 19)),
        ("fri", date(2017, 5, 19)),
        ("next Friday", date(2017, 5, 19)),
        ("on Wednesday", date(2017, 5, 24)),
        ("Thursday", date(2017, 5, 25)),
        ("today", TODAY),
        ("tomorrow", date(2017, 5, 19)),
        ("18 May", TODAY),
        ("17 May", date(2018, 5, 17)),
        ("29 Feb", date(2020, 2, 29)),
        ("1 Sept", date(2017, 9, 1)),
    ],
)
def test_a_day_without_a_year_is_the_next_one(written: str, day: date) -> None:
    assert read_booking(written, TODAY).day == day


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("2", time(14)), ("2pm", time(14)), ("2 pm", time(14)), ("2 p.m.", time(14)),
        ("at 2", time(14)), (", at 2 o'clock", time(14)), ("14:00", time(14)),
        ("14.30", time(14, 30)), ("at 14", time(14)), ("2.30pm", time(14, 30)),
        ("10", time(10)), ("10am", time(10)), ("12", time(12)), ("12am", time(0)),
        ("12pm", time(12)), ("noon", time(12)), ("midday", time(12)), ("8", time(8)),
        ("7", time(19)), ("02:00", time(2)),
    ],
)  # fmt: skip
def test_an_hour_is_read_as_people_write_it(written: str, hour: time) -> None:
    read = read_booking(f"3 June {written} in person, in the lounge", TODAY)

    assert (read.day, read.hour, read.how) == (JUNE_3, hour, "in person, in the lounge")


@pytest.mark.parametrize(
    "line",
    [
        "2pm 3 June in person",
        "at 2pm on Saturday 3 June, in person",
        "3 June in person at 2pm",
        "3 June: in person, at 2 o'clock.",
        "Saturday 3 June - 14:00 - in person",
    ],
)
def test_the_hour_may_stand_elsewhere(line: str) -> None:
    read = read_booking(line, TODAY)

    assert (read.day, read.hour, read.how) == (JUNE_3, time(14), "in person")


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("in person", "no day at the beginning"),
        ("", "no day at the beginning"),
        ("31 June in person", "there is no 31 June"),
        ("29/2/2017 in person", "there is no 29 February 2017"),
        ("3/13 in person", "there is no month 13"),
        ("Friday 3 June in person", "Saturday 3 June 2017 is no Friday"),
        ("3 June 25:00 in person", "no clock shows 25:00"),
        ("3 June 14pm in person", "no clock shows 14pm"),
        ("0/1/2017 in person", "there is no 0 January 2017"),
        ("1 May 0000 in person", "no day at|no 1 May"),
    ],
)
def test_what_cannot_be_a_day_or_an_hour_is_told(line: str, wrong: str) -> None:
    with pytest.raises(Unreadable, match=wrong):
        read_booking(line, TODAY)


def test_a_number_that_is_no_hour_stays_in_the_words() -> None:
    assert read_booking("3 June 22 letters", TODAY).how == "22 letters"
    assert read_booking("3 June, Hazel Court 14", TODAY).how == "Hazel Court 14"
    assert read_booking("Monday club in the hall", TODAY).how == "club in the hall"


def test_words_that_only_begin_like_a_day_are_none() -> None:
    for line in ("Monthly letter", "Sunlounge", "Friends of Hazel Court", "mayor's visit 3"):
        with pytest.raises(Unreadable):
            read_booking(line, TODAY)


@given(st.text())
def test_any_line_is_read_or_told_to_be_unreadable(line: str) -> None:
    try:
        read_booking(line, TODAY)
    except Unreadable as told:
        assert told.instead  # noqa: PT017


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)), st.times())
def test_what_is_told_in_words_is_read_again(day: date, hour: time) -> None:
    hour = hour.replace(second=0, microsecond=0)

    read = read_booking(f"{in_words(day, hour)} in person", TODAY)

    assert (read.day, read.hour, read.how) == (day, hour, "in person")


def test_the_example_is_one() -> None:
    read = read_booking(EXAMPLE, TODAY)

    assert read.in_words() == "Saturday 3 June 2017, 14:00: in person, in the dining room"


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (None, ""),
        (time(0), " at 12am"),
        (time(9, 5), " at 9.05am"),
        (time(12), " at 12 noon"),
        (time(12, 30), " at 12.30pm"),
        (time(14), " at 2pm"),
    ],
)
def test_an_hour_is_told_plainly_to_those_who_come(hour: time | None, words: str) -> None:
    assert plainly(JUNE_3, hour) == f"Saturday 3 June 2017{words}"
