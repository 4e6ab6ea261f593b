from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import OpenSession

from journeymap.capture import steering
from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.session import Session
from journeymap.sheets.workshop import Workshop

COMMANDS: dict[str, Callable[[Session, str], Answer]] = {
    name: getattr(steering, name) for name in ("gaps", "heard", "balance", "tables", "clock")
}
HOSTILE = "[/] [b]x[/b] [@click=app.quit]y[/]"


@pytest.fixture
def at_table(open_session: OpenSession, in_utc: None) -> Session:
    del in_utc
    return open_session(attended=True, free_text=True, commands=COMMANDS)


def told(session: Session, line: str) -> list[str]:
    answer = session.take(line)
    assert answer.outcome is Outcome.TURNED
    return [answer.text, *answer.told]


def test_what_has_not_been_asked_yet_is_told(at_table: Session) -> None:
    for line in ("/deciding", "+ A menu on the door", "& The garden"):
        at_table.take(line)

    number, first, *_, last = told(at_table, ":gaps")
    assert number == "not asked yet: 15 of 17"
    assert first == "Deciding to come – must never"
    assert last == "The whole journey – parked"


def test_it_is_told_that_everything_was_asked(at_table: Session, workshop: Workshop) -> None:
    for stage in workshop.read().board.stages():
        for line in (f"/{stage.id}", "+ a", "- b", "! 3 c"):
            at_table.take(line)
    for line in ("/", "* a", "% b", "? c", "& d"):
        at_table.take(line)

    assert told(at_table, ":gaps") == ["everything has been asked: there is something everywhere"]


def test_who_has_been_heard_is_told(at_table: Session) -> None:
    at_table.take("@staff")
    at_table.take("+ A hello")

    number, *lines = told(at_table, ":heard")
    assert number == "1 of 4 voices heard"
    assert lines[0] == "not heard yet: residents"
    assert "people who work in the service: staff, 1 said; volunteers, not heard yet" in lines


def test_the_balance_is_told(at_table: Session) -> None:
    assert told(at_table, ":balance") == ["nothing has been said yet"]
    at_table.take("@staff")
    at_table.take("+ A hello")

    assert told(at_table, ":balance")[-2:] == [
        "1 of 1 thing was said by staff; nobody counted how many of them are here.",
        "nothing was said by volunteers; nobody counted how many of them are here.",
    ]


def test_all_tables_are_told(at_table: Session, open_session: OpenSession) -> None:
    assert told(at_table, ":tables") == ["1 table", "Table 1: nothing yet"]
    at_table.take(f"+ {HOSTILE}")
    other = open_session("Table 2", commands=COMMANDS)

    assert told(other, ":tables") == [
        "2 tables",
        "Table 1: 1 thing said, the last at 12:01, at: the whole journey",
        f"must always: {HOSTILE}",
        "Table 2: nothing yet",
    ]


def test_a_clock_is_started_for_the_kind_in_force(at_table: Session) -> None:
    at_table.take("*")

    assert told(at_table, ":clock 7") == ["the clock runs: pot, 7 minutes"]
    assert told(at_table, ":clock") == [
        "1 clock running",
        "topics: 10 minutes, not started",
        "pot: 6 minutes left",
        "recipes: 20 minutes, not started",
        "critics: 15 minutes, not started",
    ]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (":clock", "no clock runs"),
        (":clock stop", "no clock runs: must always"),
        (":clock 12 minutes", "the clock runs: must always, 12 minutes"),
        (":clock 1 min", "the clock runs: must always, 1 minute"),
        (":clock pot", "the clock runs: pot, 10 minutes"),
        (":clock pot start", "the clock runs: pot, 10 minutes"),
        (":clock Recipe 5", "the clock runs: recipes, 5 minutes"),
        (":clock recipe STOP", "no clock runs: recipes"),
    ],
)
def test_a_clock_can_be_asked_for_in_many_ways(at_table: Session, line: str, text: str) -> None:
    assert told(at_table, line)[0] == text


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (":clock start", "the guide does not say how long: must always"),
        (":clock 0", "a clock runs 1 to 600 minutes"),
        (":clock 601", "a clock runs 1 to 600 minutes"),
        (":clock pot soon", "‘soon’ is not a number of minutes"),
        (":clock nobody", "there is no clock ‘nobody’. The clocks are topic, always"),
        (f":clock {HOSTILE}", "there is no clock ‘[/]’"),
        (":clock ٣", "there is no clock ‘٣’"),
        (":clock " + "9" * 5000, "there is no clock"),
    ],
)
def test_what_is_no_clock_changes_nothing(at_table: Session, line: str, wrong: str) -> None:
    answer = at_table.take(line)

    assert answer.outcome is Outcome.NOT_TAKEN
    assert answer.text.startswith(wrong)
    assert not at_table.clocks.is_any_running


def test_one_key_starts_a_clock_and_stops_it(at_table: Session) -> None:
    at_table.take("*")

    assert steering.turn_clock(at_table).text == "the clock runs: pot, 10 minutes"
    assert steering.turn_clock(at_table, "recipe").text == "the clock runs: recipes, 20 minutes"
    assert steering.turn_clock(at_table).text == "the clock is stopped: pot"
    assert [each.kind for each in at_table.clocks.running()] == ["recipe"]


def test_a_clock_is_nothing_that_was_said(at_table: Session, workshop: Workshop) -> None:
    told(at_table, ":clock 10")

    assert not list(workshop.sheets.glob("*.yaml")) or not workshop.read().board.said()
    assert at_table.lines_saved == 0
