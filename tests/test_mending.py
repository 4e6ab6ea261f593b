from __future__ import annotations

from datetime import timedelta

import pytest
from building import NOON, texts
from conftest import OpenSession

from journeymap.capture import mending
from journeymap.capture.answer import Outcome
from journeymap.capture.session import Session
from journeymap.sheets.workshop import Workshop


@pytest.fixture
def office(open_session: OpenSession) -> Session:
    """Return a session on a second sheet, after t1aa.1 was said and echoed."""
    table = open_session("Table 1")
    table.take("+ Someone says hello")
    table.take("=")
    return open_session("Table 2")


def test_an_entry_of_another_sheet_is_taken_back_and_undo_brings_it_again(office: Session) -> None:
    answer = mending.withdraw(office, "t1aa.1")
    assert answer.text == "saved t2aa.1: took back t1aa.1, must always"
    assert office.board.said() == []

    assert mending.undo(office, "t1aa.1").text == "saved t2aa.2: undid t2aa.1, withdraw"
    assert [each.in_room for each in office.board.said()] == [2]


def test_an_edit_changes_the_words_and_undo_brings_the_first_ones_again(office: Session) -> None:
    assert mending.edit(office, "t1aa.1", {"text": "Hello"}).text == "saved t2aa.1: changed t1aa.1"
    assert texts(office.board) == ["Hello"]

    mending.undo(office, "t1aa.1")

    assert texts(office.board) == ["Someone says hello"]


def test_undo_takes_the_last_decision_and_leaves_those_before(office: Session) -> None:
    mending.edit(office, "t1aa.1", {"text": "Hello"})
    mending.edit(office, "t1aa.1", {"text": "Good day"})

    mending.undo(office, "t1aa.1")

    assert texts(office.board) == ["Hello"]


def test_undo_of_a_decision_undoes_that_one(office: Session) -> None:
    mending.edit(office, "t1aa.1", {"text": "Hello"})
    mending.edit(office, "t1aa.1", {"stage": "eating"})

    mending.undo(office, "t2aa.1")

    [said] = office.board.said()
    assert (said.entry.text, said.entry.stage) == ("Someone says hello", "eating")


def test_an_undone_undo_does_it_again(office: Session) -> None:
    mending.withdraw(office, "t1aa.1")
    mending.undo(office, "t1aa.1")

    mending.undo(office, "t2aa.2")

    assert office.board.said() == []


def test_an_echo_can_be_taken_back(office: Session) -> None:
    mending.withdraw(office, "t1aa.2")

    assert [each.in_room for each in office.board.said()] == [1]


def test_every_decision_is_on_the_disk(office: Session, open_session: OpenSession) -> None:
    mending.edit(office, "t1aa.1", {"text": "Hello"})
    office.sheet.close()

    assert texts(open_session("Table 2").board) == ["Hello"]


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"stars": "3"}, "‘must always’ has no stars"),
        ({"text": ""}, "‘text’ has no words"),
        ({"text": "\x07"}, "‘text’ has no words"),
        ({"stage": "At Table"}, "there is no stage ‘At Table’"),
    ],
)
def test_an_edit_to_something_that_cannot_be_is_refused_and_nothing_is_written(
    office: Session, changes: dict[str, str], wrong: str
) -> None:
    answer = mending.edit(office, "t1aa.1", changes)

    assert answer.outcome is Outcome.NOT_TAKEN
    assert answer.text.startswith(wrong)
    assert answer.text.endswith("Nothing was changed.")
    assert not office.sheet.path.exists()


@pytest.mark.parametrize("stage", ["garden", "zz"])
def test_an_edit_to_a_stage_nobody_named_is_refused(office: Session, stage: str) -> None:
    assert mending.edit(office, "t1aa.1", {"stage": stage}).outcome is Outcome.NOT_TAKEN


@pytest.mark.parametrize("entry_id", ["zzzz.9", "nonsense", ""])
def test_what_is_not_there_cannot_be_decided_about(office: Session, entry_id: str) -> None:
    for answer in (
        mending.withdraw(office, entry_id),
        mending.edit(office, entry_id, {"text": "x"}),
        mending.undo(office, entry_id),
    ):
        assert answer.outcome is Outcome.NOT_TAKEN
        assert answer.text.startswith(f"there is no entry {entry_id}")


def test_what_was_taken_back_cannot_be_taken_back_again_or_edited(office: Session) -> None:
    mending.withdraw(office, "t1aa.1")

    for answer in (
        mending.withdraw(office, "t1aa.1"),
        mending.edit(office, "t1aa.1", {"text": "x"}),
    ):
        assert answer.text.startswith("t1aa.1 was taken back already")


def test_where_nothing_was_decided_there_is_nothing_to_undo(office: Session) -> None:
    answer = mending.undo(office, "t1aa.1")

    assert answer.outcome is Outcome.NOT_TAKEN
    assert answer.text.startswith("nothing was decided about t1aa.1")


# Made apart


def test_two_tables_that_change_an_entry_before_they_heard_of_each_other_are_both_shown(
    office: Session, open_session: OpenSession, workshop: Workshop
) -> None:
    other = open_session("Table 3")
    mending.edit(office, "t1aa.1", {"text": "Hello to everyone"})
    mending.edit(other, "t1aa.1", {"text": "Hello, by name"})

    reading = workshop.read()

    [said] = reading.board.said()
    assert {said.entry.text, *(each.changes()["text"] for each in said.apart)} == {
        "Hello to everyone",
        "Hello, by name",
    }
    [problem] = reading.problems
    assert problem.wrong.startswith("t1aa.1 was changed at two tables apart")
    assert said.apart[0].sheet_key in problem.path.name


def test_an_edit_by_somebody_who_saw_both_settles_it(
    office: Session, open_session: OpenSession, workshop: Workshop
) -> None:
    other = open_session("Table 3")
    mending.edit(office, "t1aa.1", {"text": "Hello to everyone"})
    mending.edit(other, "t1aa.1", {"text": "Hello, by name"})

    mending.edit(open_session("Table 4"), "t1aa.1", {"text": "Hello, everyone, by name"})

    reading = workshop.read()
    assert texts(reading.board) == ["Hello, everyone, by name"]
    assert reading.problems == []


def test_a_laptop_whose_clock_is_behind_changes_what_was_changed_and_undoes_its_own(
    office: Session, open_session: OpenSession, workshop: Workshop
) -> None:
    mending.edit(office, "t1aa.1", {"text": "Hello to everyone"})
    behind = open_session("Table 3")
    behind.clock = lambda: NOON - timedelta(days=300)

    mending.edit(behind, "t1aa.1", {"text": "Hello, by name"})
    assert texts(workshop.read().board) == ["Hello, by name"]

    mending.undo(behind, "t1aa.1")
    assert texts(workshop.read().board) == ["Hello to everyone"]


def test_what_one_table_took_back_and_another_changed_is_told(
    office: Session, open_session: OpenSession, workshop: Workshop
) -> None:
    other = open_session("Table 3")
    mending.edit(office, "t1aa.1", {"text": "Hello to everyone"})
    mending.withdraw(other, "t1aa.1")

    [problem] = workshop.read().problems
    assert problem.wrong.startswith("t1aa.1 was taken back at one table and changed at another")

    mending.undo(open_session("Table 4"), "t3aa.1")
    assert workshop.read().problems == []


def test_what_was_taken_back_by_somebody_who_knew_the_change_is_no_disagreement(
    office: Session, open_session: OpenSession, workshop: Workshop
) -> None:
    mending.edit(office, "t1aa.1", {"text": "Hello to everyone"})
    mending.withdraw(open_session("Table 3"), "t1aa.1")

    assert workshop.read().problems == []
