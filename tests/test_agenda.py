from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from building import NOON, entry
from conftest import OpenSession
from hypothesis import given
from hypothesis import strategies as st

from journeymap.capture import agenda
from journeymap.capture.agenda import id_of_stage
from journeymap.capture.answer import Outcome
from journeymap.capture.session import Session
from journeymap.entries import ActivityAdded, Never, StageChange
from journeymap.guide import ID_PATTERN
from journeymap.sheets.workshop import Workshop

DINING = ["deciding", "arriving", "seated", "ordering", "eating", "leaving"]


def journey(workshop: Workshop) -> list[str]:
    return [stage.id for stage in workshop.read().board.stages()]


def names(workshop: Workshop) -> list[str]:
    return [stage.name for stage in workshop.read().board.stages()]


@pytest.fixture
def with_topic(open_session: OpenSession) -> Session:
    """Return a session in which t1aa.1 is a topic."""
    session = open_session(attended=True, free_text=True)
    session.take("& The garden")
    return session


def test_a_topic_becomes_the_last_stage(with_topic: Session, workshop: Workshop) -> None:
    answer = agenda.topic_to_stage(with_topic, "t1aa.1")
    assert isinstance(answer.entry, StageChange)
    assert answer.entry.of == "t1aa.1"
    assert answer.text == ("saved t1aa.2: a new stage, ‘The garden’. Type /the-garden to go there")
    assert journey(workshop) == [*DINING, "the-garden"]
    assert agenda.topic_to_stage(with_topic, "t1aa.1").text == "‘The garden’ is a stage already."


def test_a_topic_is_asked_as_a_question(with_topic: Session, workshop: Workshop) -> None:
    answer = agenda.topic_to_activity(with_topic, "t1aa.1", Never)
    assert isinstance(answer.entry, ActivityAdded)
    [*_, asked] = workshop.read().board.activities()
    assert (asked.ask, asked.kind) == ("The garden", "never")
    assert agenda.topic_to_activity(with_topic, "t1aa.1").text == "‘The garden’ is asked already."


def test_one_undo_takes_back_each_deed_and_redo_does_it_again(
    with_topic: Session, workshop: Workshop
) -> None:
    agenda.topic_to_stage(with_topic, "t1aa.1")
    agenda.move_stage(with_topic, "the-garden", -1)
    agenda.rename_stage(with_topic, "the-garden", "Out in the garden")
    with_topic.take("undo")
    assert names(workshop)[5] == "The garden"
    with_topic.take("undo")
    assert journey(workshop)[6] == "the-garden"
    with_topic.take("undo")
    assert journey(workshop) == DINING
    for _ in range(3):
        with_topic.take("redo")
    assert names(workshop)[5] == "Out in the garden"


def test_what_is_no_topic_becomes_nothing(with_topic: Session) -> None:
    with_topic.take("+ Hot food")
    for entry_id in ("t1aa.2", "t9zz.1"):
        for deed in (agenda.topic_to_stage, agenda.topic_to_activity):
            assert deed(with_topic, entry_id).outcome is Outcome.NOT_TAKEN


def test_a_stage_is_added_where_it_belongs(session: Session, workshop: Workshop) -> None:
    agenda.add_stage(session, "The bus", "")
    agenda.add_stage(session, "Grace", "seated")
    assert journey(workshop) == [
        "the-bus", "deciding", "arriving", "seated", "grace", "ordering", "eating", "leaving"
    ]  # fmt: skip


def test_a_stage_is_moved_step_by_step_and_not_beyond_the_ends(
    session: Session, workshop: Workshop
) -> None:
    assert agenda.move_stage(session, "eating", 1).text == (
        "saved t1aa.1: ‘Eating together’ now comes after going home"
    )
    assert journey(workshop)[-1] == "eating"
    assert agenda.move_stage(session, "eating", 1).outcome is Outcome.TURNED
    agenda.move_stage(session, "arriving", -1)
    assert journey(workshop)[:2] == ["arriving", "deciding"]
    assert agenda.move_stage(session, "arriving", -1).text == (
        "‘Getting to the dining room’ is the first stage already."
    )
    assert agenda.move_stage(session, "nowhere", 1).outcome is Outcome.NOT_TAKEN


def test_what_was_said_stays_where_it_was_said(session: Session, workshop: Workshop) -> None:
    session.take("/eating")
    session.take("+ Hot food")
    agenda.rename_stage(session, "eating", "At the table")
    agenda.move_stage(session, "eating", -4)
    session.take("+ Gravy")
    board = workshop.read().board
    assert [each.entry.text for each in board.of_kind("always", "eating")] == ["Hot food", "Gravy"]
    stage = board.stage("eating")
    assert stage is not None
    assert stage.name == "At the table"


def test_a_name_that_another_stage_has_or_that_is_none_is_refused(session: Session) -> None:
    for name in ("finding a SEAT", "", "  "):
        assert agenda.add_stage(session, name).outcome is Outcome.NOT_TAKEN
        assert agenda.rename_stage(session, "eating", name).outcome is Outcome.NOT_TAKEN
    assert agenda.rename_stage(session, "eating", "Eating together").outcome is Outcome.TURNED
    assert agenda.rename_stage(session, "eating", "Eating Together").outcome is Outcome.SAVED


def test_two_tables_that_change_the_journey_at_once_lose_nothing(
    open_session: OpenSession, workshop: Workshop
) -> None:
    first, second = open_session("Table 1"), open_session("Table 2")
    agenda.add_stage(first, "花园")
    agenda.add_stage(second, "食堂")
    agenda.rename_stage(first, "eating", "At the table")
    agenda.move_stage(second, "eating", -1)
    now = names(workshop)
    assert {"花园", "食堂", "At the table"} <= set(now)
    assert len(now) == 8
    assert now.index("At the table") == 3


def test_two_tables_that_add_the_same_stage_at_once_have_one(
    open_session: OpenSession, workshop: Workshop
) -> None:
    tables = [open_session(f"Table {number}") for number in (1, 2)]
    for table in tables:
        agenda.add_stage(table, "The garden")
    assert journey(workshop) == [*DINING, "the-garden"]
    tables[0].take("undo")
    assert journey(workshop) == [*DINING, "the-garden"]


def test_a_table_whose_clock_is_behind_has_its_say_all_the_same(
    open_session: OpenSession, workshop: Workshop
) -> None:
    agenda.add_stage(open_session("Table 1"), "The garden")
    behind = open_session("Table 2")
    behind.clock = lambda: NOON - timedelta(days=3)
    agenda.rename_stage(behind, "the-garden", "The terrace")
    assert names(workshop)[-1] == "The terrace"


def test_a_change_at_the_end_of_all_time_is_followed_by_others(session: Session) -> None:
    last = entry(StageChange, "k7f3.1", stage="eating", name="Lunch")
    session.board.apply(
        last.model_copy(update={"at": datetime.max.replace(microsecond=0, tzinfo=UTC)})
    )
    assert agenda.add_stage(session, "The garden").outcome is Outcome.SAVED
    assert session.board.stage("the-garden") is not None


def test_a_stage_that_was_taken_back_and_added_again_has_what_was_said_there(
    open_session: OpenSession, workshop: Workshop
) -> None:
    first, second = open_session("Table 1"), open_session("Table 2")
    agenda.add_stage(first, "The garden")
    second.hear(first.board.on_sheet("t1aa"))
    second.take("/the-garden")
    second.take("+ A bench")
    first.take("undo")
    assert [each.entry.text for each in workshop.read().board.said()] == ["A bench"]
    agenda.add_stage(first, "The garden")
    [bench] = workshop.read().board.of_kind("always", "the-garden")
    assert bench.entry.text == "A bench"


def test_the_stage_where_a_table_is_has_its_new_name_at_once(open_session: OpenSession) -> None:
    first, second = open_session("Table 1"), open_session("Table 2")
    first.take("/eating")
    agenda.rename_stage(second, "eating", "At the table")
    first.hear(second.board.on_sheet("t2aa"))
    assert first.stage is not None
    assert first.stage.name == "At the table"
    first.go(1)
    assert first.stage.id == "leaving"


def test_me_too_is_for_what_was_said_and_not_for_a_change_of_the_journey(
    open_session: OpenSession,
) -> None:
    first = open_session("Table 1")
    first.take("+ Hot food")
    agenda.add_stage(first, "The garden")
    first.take("=")
    assert [each.in_room for each in first.board.said()] == [2]
    first.take("undo")
    assert first.on_the_table == "t1aa.1"


def test_what_cannot_be_saved_is_said_and_changes_nothing(
    session: Session, workshop: Workshop
) -> None:
    workshop.sheets.rmdir()
    workshop.sheets.write_text("in the way")
    assert agenda.add_stage(session, "The garden").outcome is Outcome.NOT_SAVED
    assert [stage.id for stage in session.board.stages()] == DINING


@given(st.text(min_size=1, max_size=90), st.text(min_size=1, max_size=90))
def test_every_name_makes_an_id_that_nothing_else_has(name: str, other: str) -> None:
    first = id_of_stage(name, ())
    second = id_of_stage(other, {first})
    for each in (first, second):
        assert re.fullmatch(ID_PATTERN, each)
        assert len(each) <= 40
    assert first != second


@pytest.mark.parametrize(
    ("name", "expected"),
    [("The garden", "the-garden"), ("2nd helpings", "stage-2nd-helpings"), ("Café", "cafe-")],
)
def test_an_id_is_made_of_the_words(name: str, expected: str) -> None:
    assert id_of_stage(name, ()).startswith(expected)


def test_long_names_that_begin_alike_have_ids_of_their_own() -> None:
    ids = {id_of_stage(f"What we want to say about the garden in {s}", ()) for s in ("May", "June")}
    assert len(ids) == 2
