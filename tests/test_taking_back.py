"""Undo and redo: for all that a writer does, and from what is on the disk alone."""

from __future__ import annotations

import pytest
from building import texts
from conftest import OpenSession

from journeymap.capture import mending
from journeymap.capture.answer import Outcome
from journeymap.capture.session import Session
from journeymap.entries import Draw, StageChange, Theme


@pytest.fixture
def typed(open_session: OpenSession) -> Session:
    session = open_session(attended=True, free_text=True)
    for line in ("+ Hello", "- Queues", "* Gravy"):
        session.take(line)
    return session


def take(session: Session, *lines: str) -> list[Outcome]:
    return [session.take(line).outcome for line in lines]


def test_what_was_undone_is_done_again_one_after_the_other(typed: Session) -> None:
    take(typed, "undo", "undo")
    assert texts(typed.board) == ["Hello"]

    take(typed, "redo")
    assert texts(typed.board) == ["Hello", "Queues"]
    take(typed, "redo")
    assert texts(typed.board) == ["Hello", "Queues", "Gravy"]


def test_there_is_nothing_to_do_again_before_an_undo_or_behind_something_new(
    typed: Session,
) -> None:
    assert take(typed, "redo") == [Outcome.NOT_TAKEN]

    take(typed, "undo", "+ Bread")

    assert take(typed, "redo") == [Outcome.NOT_TAKEN]
    assert texts(typed.board) == ["Hello", "Queues", "Bread"]


def test_undo_and_redo_go_back_and_forth_over_the_same_thing(typed: Session) -> None:
    for _ in range(3):
        take(typed, "undo", "undo", "undo")
        assert texts(typed.board) == []
        take(typed, "redo", "redo", "redo")
        assert texts(typed.board) == ["Hello", "Queues", "Gravy"]


def test_an_edit_a_withdrawal_a_tag_a_drawn_card_and_a_new_stage_are_undone_too(
    typed: Session,
) -> None:
    mending.edit(typed, "t1aa.1", {"text": "Good morning"})
    mending.withdraw(typed, "t1aa.2")
    typed.put(Theme, {"about": "t1aa.1", "name": "Welcome"})
    typed.put(Draw, {"about": "t1aa.3"})
    typed.put(StageChange, {"stage": "garden", "name": "The garden"})
    before = len(typed.board.stages())

    take(typed, "undo")
    assert len(typed.board.stages()) == before - 1
    take(typed, "undo", "undo", "undo", "undo")

    assert texts(typed.board) == ["Hello", "Queues", "Gravy"]
    assert all(not each.themes and not each.is_drawn for each in typed.board.said())
    take(typed, *["redo"] * 5)
    first, card = typed.board.said()
    assert (first.entry.text, [tag.name for tag in first.themes]) == ("Good morning", ["Welcome"])
    assert card.is_drawn
    assert len(typed.board.stages()) == before


def test_what_was_undone_is_done_again_by_another_window_of_the_table(
    typed: Session, open_session: OpenSession
) -> None:
    take(typed, "undo")
    typed.sheet.close()
    later = open_session(attended=True, free_text=True)

    take(later, "redo")

    assert texts(later.board) == ["Hello", "Queues", "Gravy"]
