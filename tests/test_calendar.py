from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from building import NOON, small_guide
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from journeymap.cleaning import one_line
from journeymap.feedback.calendar import to_calendar
from journeymap.findings.hearing_back import DayForIt
from journeymap.guide import has_words
from journeymap.sheets.workshop import Workshop

JUNE_3 = date(2017, 6, 3)


def a_day(how: str = "in person", hour: time | None = None) -> DayForIt:
    return DayForIt(JUNE_3, hour, how, is_the_guides=True)


def events(text: str) -> list[Event]:
    calendar = Calendar.from_ical(text)
    assert isinstance(calendar, Calendar)
    return [each for each in calendar.walk("VEVENT") if isinstance(each, Event)]


def test_a_day_without_an_hour_is_a_whole_day() -> None:
    (event,) = events(to_calendar(small_guide(place="Hazel Court"), [a_day()], NOON))

    assert (event.decoded("dtstart"), event.decoded("dtend")) == (JUNE_3, date(2017, 6, 4))
    assert event["summary"] == "Hearing back: Lunch"
    assert event["location"] == "in person"
    assert event.decoded("dtstamp") == datetime(2017, 5, 18, 12, 0, tzinfo=UTC)


def test_the_last_day_that_there_is_has_no_day_behind_it() -> None:
    (event,) = events(to_calendar(small_guide(), [replace(a_day(), day=date.max)], NOON))

    assert event.decoded("dtstart") == date.max


def test_an_hour_is_by_the_clock_on_the_wall() -> None:
    text = to_calendar(small_guide(), [a_day(hour=time(14))], NOON)

    assert "DTSTART:20170603T140000\r\n" in text
    (event,) = events(text)
    assert event.decoded("dtstart") == datetime(2017, 6, 3, 14, 0)  # noqa: DTZ001  # it floats


def test_made_again_the_days_are_the_same_ones() -> None:
    days = [a_day(), a_day("a letter")]
    first, again = (
        [str(each["uid"]) for each in events(to_calendar(small_guide(), days, at))]
        for at in (NOON, NOON.replace(year=2018))
    )

    assert first == again
    assert len(set(first)) == 2


@pytest.mark.parametrize(
    "how",
    [
        "in person, in the lounge; bring: “cake”, tea\\coffee",
        "a\r\nATTENDEE:mailto:a@example.org",
        "one\nEND:VEVENT\nEND:VCALENDAR",
        "漢字 🎉 é́ " * 30,
        "[@click=app.quit] %s {x} \\n \\, \\;",
    ],
)
def test_any_words_are_text_in_the_calendar(how: str) -> None:
    text = to_calendar(small_guide(title=how, place=how), [a_day(how)], NOON)

    (event,) = events(text)
    assert event["location"] == one_line(how)
    assert event["summary"] == f"Hearing back: {one_line(how)}"
    assert set(event) == {
        "UID", "DTSTAMP", "SUMMARY", "LOCATION", "DESCRIPTION", "DTSTART", "DTEND", "TRANSP"
    }  # fmt: skip
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")


def is_written_as_it_stands(words: str) -> bool:
    """Whether icalendar writes words as they stand: a backslash and an N are a line end to it."""
    return has_words(one_line(words)) and "\\N" not in words


@given(st.text().filter(is_written_as_it_stands))
def test_whatever_is_written_is_read_back(how: str) -> None:
    (event,) = events(to_calendar(small_guide(), [a_day(how)], NOON))

    assert event["location"] == one_line(how)


def test_what_was_typed_in_the_room_gives_no_address_away() -> None:
    typed = DayForIt(JUNE_3, None, "ring 01632 960 123", is_the_guides=False)

    assert "960" not in to_calendar(small_guide(), [typed], NOON).replace("JUNE", "")


def test_the_days_are_listed_and_written(run: Run, workshop: Workshop) -> None:
    guide = workshop.folder / "workshop.yaml"
    text = guide.read_text(encoding="utf-8")
    text = text.replace(
        '    - "Email"\n',
        '    - "Email"\n  booked:\n    - day: 2017-06-03\n      how: "in person"\n',
    )
    guide.write_text(text, encoding="utf-8")

    assert run("days", "lunch").stdout == "Saturday 3 June 2017: in person\n"
    done = run("days", "lunch", "--to", "ics")
    assert (done.returncode, done.stdout) == (0, "exports/lunch/days.ics\n")
    written = (workshop.exports / "days.ics").read_bytes().decode()
    assert [event.decoded("dtstart") for event in events(written)] == [JUNE_3]


@pytest.mark.usefixtures("workshop")
def test_without_a_day_no_calendar_is_written(run: Run, workshop: Workshop) -> None:
    done = run("days", "lunch", "--to", "ics")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "No day is booked yet.\n")
    assert not (workshop.exports / "days.ics").exists()


@pytest.mark.usefixtures("workshop")
def test_where_the_calendar_cannot_be_written_it_is_said(run: Run, workshop: Workshop) -> None:
    guide = workshop.folder / "workshop.yaml"
    guide.write_text(
        guide.read_text(encoding="utf-8").replace(
            '    - "Email"\n', '    - "Email"\n  booked:\n    - day: 2017-06-03\n      how: "x"\n'
        ),
        encoding="utf-8",
    )
    workshop.exports.parent.write_text("in the way", encoding="utf-8")

    done = run("days", "lunch", "--to", "ics")

    assert (done.returncode, done.stdout) == (1, "")
    assert "cannot be written" in done.stderr
