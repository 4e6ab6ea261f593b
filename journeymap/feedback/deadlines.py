"""What was promised as a calendar file: the days of hearing back, and the days by which all is due.

A deadline is an event that takes a whole day and none of its hours, as many calendars take in no
tasks (VTODO). What could lead to a person is left out: no ids of entries, no contact details, no
possible names. The same board makes the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from journeymap.board import Board
from journeymap.cleaning import one_line
from journeymap.entries import Aim, Answered, Booked, Decision, Entry, Looked, Measured
from journeymap.feedback.calendar import calendar_of, day_event, put_on_a_whole_day, uid_of
from journeymap.findings.hearing_back import DayForIt
from journeymap.findings.identity import without_contact_details, without_possible_names
from journeymap.findings.in_lines import answer_in_words
from journeymap.findings.looks import may_go_out
from journeymap.findings.promises import Promise, day_of
from journeymap.guide import Guide

if TYPE_CHECKING:
    from icalendar import Event

_BEFORE = timedelta(days=7)
"""So long before a deadline the calendar reminds of it: there is still time then."""
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""When what stands in the guide was changed: nobody knows, and the file says the same each time."""
_LETTERS = 60
"""Characters of what people said that stand in the title of an event."""


def promises_calendar(guide: Guide, board: Board, promises: Sequence[Promise]) -> str:
    """Return all that was promised with a day as an iCalendar file; nothing if nothing was.

    A promise keeps its id when its day moves, and its number in order (SEQUENCE) grows with all
    that was written down about it, so a calendar that takes the file in again has it once. What
    is done, answered otherwise or taken back is there as cancelled, so that it goes from calendars.
    """
    days = [_day(guide, board, each) for each in promises if isinstance(each.made, DayForIt)]
    events = [*days, *_Deadlines(guide, board).of(promises)]
    return calendar_of("promises", events) if events else ""


def _day(guide: Guide, board: Board, promise: Promise) -> Event:
    assert isinstance(promise.made, DayForIt), "a deadline is no day of hearing back"
    booked = [each for each in board.ever(Booked) if _is_same(promise.made, day_of(each))]
    about = _all_about(board, booked)
    event = day_event(guide, promise.made, _newest(about))
    is_off = bool(booked) and not any(board.stands(each.id) for each in booked)
    _say_how_it_stands(event, len(about), _newest(about), is_off=is_off)
    return event


def _is_same(one: DayForIt, other: DayForIt) -> bool:
    return (one.day, one.hour, one.how) == (other.day, other.hour, other.how)


class _Deadlines:
    """The days by which answers and aims are due, each kept apart from those it took over."""

    def __init__(self, guide: Guide, board: Board) -> None:
        self._title = one_line(guide.title)
        self._board = board
        made: list[Answered | Aim] = [*board.ever(Answered)]
        self._made: Mapping[str, Answered | Aim] = {
            each.id: each for each in made + board.ever(Aim)
        }
        self._over = {each.id: each.over for each in self._made.values()}
        self._above: dict[str, list[str]] = {}
        self._counts: dict[str, list[Entry]] = {}
        for count in board.ever(Measured):
            self._counts.setdefault(count.entries[0], []).append(count)
        for each in self._made.values():
            for old in each.over:
                self._above.setdefault(old, []).append(each.id)

    def of(self, promises: Iterable[Promise]) -> Iterator[Event]:
        """Yield an event for all that goes back to one first answer, or that was given apart."""
        by_root: dict[str, dict[str, Promise]] = {}
        for each in promises:
            if not isinstance(each.made, DayForIt) and each.due is not None:
                of_root = by_root.setdefault(self._root(each.made.id), {})
                before = of_root.get(each.made.id)
                if before is None or (each.holds and not before.holds):
                    of_root[each.made.id] = each
        for root, of_root in by_root.items():
            held = [each for each in of_root.values() if each.holds]
            if held:
                yield self._event(root, held[0])
            else:
                yield self._event(root, max(of_root.values(), key=lambda each: str(each.at)))
            for each in held[1:]:  # given apart, on two laptops
                assert not isinstance(each.made, DayForIt), "days are told before"
                yield self._event(each.made.id, each)

    def _root(self, entry_id: str) -> str:
        """Return the first of those in whose place an answer came in the end."""
        over = self._over
        below = self._reached(entry_id, over)
        first = [each for each in below if not any(old in self._made for old in over[each])]
        return min(first or below, key=lambda each: self._made[each].order)

    def _reached(self, entry_id: str, steps: Mapping[str, Sequence[str]]) -> list[str]:
        found = [entry_id]
        for each in found:
            known = (step for step in steps.get(each, ()) if step in self._made)
            found += [step for step in dict.fromkeys(known) if step not in found]
        return found

    def _event(self, root: str, promise: Promise) -> Event:
        from icalendar import Alarm, Event

        due = promise.due
        assert due is not None, "what has no day is no deadline"
        chain = self._reached(root, self._above)
        counts = [count for each in chain for count in self._counts.get(each, ())]
        about = _all_about(self._board, [*(self._made[each] for each in chain), *counts])
        event, alarm = Event(), Alarm()
        event.add("uid", uid_of("due", root))
        event.add("dtstamp", _newest(about))
        event.add("summary", f"Due: {_said(promise)}")
        event.add("description", f"{_promised(promise)}\nFrom: {self._title}")
        put_on_a_whole_day(event, due)
        _say_how_it_stands(event, len(about), _newest(about), is_off=not promise.holds)
        if promise.holds and due - date.min > _BEFORE:
            alarm.add("action", "DISPLAY")
            alarm.add("description", f"Due: {_said(promise)}")
            alarm.add("trigger", -_BEFORE)
            event.add_component(alarm)
        return event


def _say_how_it_stands(event: Event, number: int, at: datetime, *, is_off: bool) -> None:
    event.add("sequence", max(number - 1, 0))
    event.add("last-modified", at)
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")


def _all_about(board: Board, made: Iterable[Entry]) -> list[Entry]:
    """Return all entries from which follows what an event says: each new one adds to them.

    Those who said it too are not among them: from their number nothing is to be told.
    """
    about: dict[str, Entry] = {each.id: each for each in made}
    ids = [named for each in about.values() for named in getattr(each, "entries", ())]
    for each in (*about, *ids):
        marks = (mark for mark in board.marks_on(each) if isinstance(mark, Decision | Looked))
        about |= {mark.id: mark for mark in marks}
    return list(about.values())


def _newest(about: Iterable[Entry]) -> datetime:
    return max((each.at for each in about), default=_UNDATED)


def _said(promise: Promise) -> str:
    """Return how people began to say it, without what may lead to somebody."""
    shown = [each for each in may_go_out(promise.said) if not each.is_unseen]
    words = _told(shown[0].entry.text) if shown else ""
    if not words:
        return "what we promised"
    return f"“{words if len(words) <= _LETTERS else words[: _LETTERS - 1].rstrip() + '…'}”"


def _promised(promise: Promise) -> str:
    made = promise.made
    if isinstance(made, Aim):
        words = f"{made.who}: {made.what}, {made.share} of {made.of}"
    else:
        assert isinstance(made, Answered), "days are told before"
        words = answer_in_words(made.model_copy(update={"due": None}))
    return _told(words[:1].upper() + words[1:])


def _told(words: str) -> str:
    return one_line(without_possible_names(without_contact_details(words)))
