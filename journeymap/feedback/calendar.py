"""The booked days as a calendar file (iCalendar, RFC 5545) that any calendar takes in.

What could lead to a person is left out as in the summary: no ids, no addresses.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from journeymap.cleaning import one_line
from journeymap.findings.hearing_back import DayForIt
from journeymap.findings.identity import typed_in_the_room
from journeymap.guide import Guide
from journeymap.language.language import ENGLISH, Language

if TYPE_CHECKING:
    from icalendar import Event

_UIDS = uuid.UUID("5f0c5b0e-5a5f-5c66-9a5e-1b0d4c1c2f57")
"""Names the days of journeymap among everything in the world that has such an id."""


def to_calendar(guide: Guide, booked: Sequence[DayForIt], now: datetime) -> str:
    """Return the booked days as an iCalendar file, its lines ended as that asks for.

    A day without an hour is a whole day; one with an hour begins at it by the clock on the wall,
    wherever the calendar is. `now` is the moment at which the file is made.
    """
    return calendar_of("hearing back", [day_event(guide, each, now) for each in booked])


def calendar_of(name: str, events: Iterable[Event]) -> str:
    """Return an iCalendar file of these events. `name` says what part of journeymap made it."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//journeymap//{name}//EN")
    calendar.add("version", "2.0")
    for each in events:
        calendar.add_component(each)
    text: str = calendar.to_ical().decode()
    return text


def how_told(day: DayForIt, language: Language = ENGLISH) -> str:
    """Return how and where people hear back, as it goes out in a language.

    What was typed in the room may say more than it should; what is in the guide was written
    to be told.
    """
    if day.is_the_guides:
        return one_line(language.own(day.how))
    return typed_in_the_room(one_line(day.how), language)


def uid_of(*parts: str) -> str:
    """Return the id in all calendars of what is told by these parts. They cannot be read of it."""
    return f"{uuid.uuid5(_UIDS, '|'.join(parts))}@journeymap"


def day_event(guide: Guide, day: DayForIt, now: datetime) -> Event:
    """Return a day of hearing back as an event. `now` is when it was last changed."""
    from icalendar import Event

    event, how = Event(), how_told(day)
    event.add("uid", uid_of(guide.title, str(day.day), how))
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("summary", f"Hearing back: {one_line(guide.title)}")
    event.add("location", how)
    if guide.place:
        event.add("description", f"The workshop was held here: {one_line(guide.place)}")
    if day.hour is not None:
        event.add("dtstart", datetime.combine(day.day, day.hour))
    else:
        put_on_a_whole_day(event, day.day)
    return event


def put_on_a_whole_day(event: Event, day: date) -> None:
    """Let an event be on a day whose hours stay free: it is known which day, not which hours."""
    event.add("dtstart", day)
    if day < date.max:  # a whole day without an end is that one day
        event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
