"""What is done to an entry where it stands: echo, move, tag, park, edit by its parts."""

from __future__ import annotations

import pytest
from building import entry
from conftest import OpenSession

from journeymap.capture import marking, mending, moving, parking
from journeymap.capture.answer import Outcome
from journeymap.capture.parts import changed, parts_of
from journeymap.capture.session import Session
from journeymap.entries import Always, Critic, Parked, Recipe, Said


@pytest.fixture
def office(open_session: OpenSession) -> Session:
    """Return a session on a second sheet, after t1aa.1 was said at a first one."""
    table = open_session("Table 1")
    table.take("/eating")
    table.take("+ Someone says hello")
    return open_session("Table 2")


def entry_of(session: Session, entry_id: str = "t1aa.1") -> Said:
    said = session.board.get(entry_id)
    assert said is not None
    return said.entry


def test_one_more_person_says_so_in_the_voice_that_speaks(office: Session) -> None:
    office.take("@family")
    assert marking.echo(office, "t1aa.1").outcome is Outcome.SAVED

    [said] = office.board.said()
    assert (said.in_room, said.echoes[0].voice) == (2, "family")
    assert office.on_the_table == "t1aa.1"


def test_an_entry_is_moved_to_a_stage_and_to_the_whole_journey(
    office: Session, open_session: OpenSession
) -> None:
    answer = moving.move(office, "t1aa.1", "going")
    assert answer.text == "saved t2aa.1: moved t1aa.1, ‘Someone says hello’, to going home"
    assert entry_of(office).stage == "leaving"

    moving.move(office, "t1aa.1", None)
    assert entry_of(office).stage is None

    office.sheet.close()
    again = open_session("Table 2")
    assert entry_of(again).stage is None
    again.take("undo")
    assert entry_of(again).stage == "leaving"


def test_to_move_an_entry_to_where_it_is_or_nowhere_saves_nothing(office: Session) -> None:
    assert moving.move(office, "t1aa.1", "eating").outcome is Outcome.NOTHING
    assert moving.move(office, "t1aa.1", "moon").outcome is Outcome.NOT_TAKEN
    assert office.written() == []


def test_going_to_an_entry_puts_it_on_the_table_and_saves_nothing(office: Session) -> None:
    office.take("+ Another")
    moving.go_to(office, "t1aa.1")

    assert office.stage is not None
    assert (office.stage.id, office.on_the_table) == ("eating", "t1aa.1")
    assert len(office.written()) == 1


def test_a_theme_is_spelt_as_it_was_and_is_there_once(office: Session) -> None:
    office.take("+ Hot food")
    marking.tag(office, "t2aa.1", "Welcome")
    marking.tag(office, "t1aa.1", " welcome\n")

    assert [theme.name for each in office.board.said() for theme in each.themes] == ["Welcome"] * 2
    assert marking.tag(office, "t1aa.1", "WELCOME").outcome is Outcome.NOTHING
    assert marking.tag(office, "t1aa.1", " ").outcome is Outcome.NOT_TAKEN


def test_a_theme_is_taken_off_however_often_it_was_put_on(
    office: Session, open_session: OpenSession
) -> None:
    third = open_session("Table 3")
    marking.tag(third, "t1aa.1", "Welcome")
    marking.tag(office, "t1aa.1", "welcome")
    office.hear(third.written())

    marking.untag(office, "t1aa.1", "welcome")

    assert [each.themes for each in office.board.said()] == [()]
    assert marking.untag(office, "t1aa.1", "welcome").outcome is Outcome.NOT_TAKEN
    office.take("undo")
    assert [len(each.themes) for each in office.board.said()] == [1]


def test_what_is_parked_stands_and_is_contested(office: Session) -> None:
    parking.park(office, "t1aa.1", ["Always", " ", "Only to some"], "next Monday")

    parked = parking.parked_about(office.board, "t1aa.1")
    assert parked is not None
    assert (parked.text, parked.stage) == ("Someone says hello", "eating")
    assert (parked.positions, parked.taken_up) == (("Always", "Only to some"), "next Monday")
    assert office.board.contested() == {"t1aa.1"}
    assert parking.park(office, "t1aa.1").outcome is Outcome.NOT_TAKEN
    assert parking.park(office, parked.id).outcome is Outcome.NOT_TAKEN

    office.take("undo")
    assert office.board.contested() == set()


def test_all_of_what_is_parked_may_be_left_empty(office: Session) -> None:
    parking.park(office, "t1aa.1")

    parked = parking.parked_about(office.board, "t1aa.1")
    assert parked is not None
    assert (parked.positions, parked.taken_up) == (None, None)


@pytest.mark.parametrize("deed", [marking.echo, parking.park])
def test_nothing_is_done_to_what_was_taken_back(office: Session, deed: object) -> None:
    assert callable(deed)
    mending.withdraw(office, "t1aa.1")

    assert deed(office, "t1aa.1").outcome is Outcome.NOT_TAKEN
    assert len(office.written()) == 1


@pytest.mark.parametrize(
    "said",
    [
        entry(Always, "k7f3.1", text=" two\n\n lines | of; it "),
        entry(Critic, "k7f3.1", text="4 tables", stars=2, voice="family"),
        entry(Recipe, "k7f3.1", text="S|p", ingredients=["a; b", "c\nd\n\n  e"], method=["|"]),
        entry(Parked, "k7f3.1", text="t", positions=["a | b", "c; d"], taken_up="Monday; noon"),
    ],
)
def test_parts_that_nobody_touched_are_not_changed(said: Said) -> None:
    parts = parts_of(said)

    assert changed(parts, {part.field: part.text for part in parts}) == {}
    if "ingredients" in type(said).model_fields:
        new = {part.field: f"{part.text}\n" for part in parts if part.is_list}
        assert changed(parts, new) == {
            field: list(getattr(said, field)) for field in ("ingredients", "method")
        }


def test_only_what_was_typed_is_changed(office: Session) -> None:
    office.take("% Soup | leeks; time | chop; wait")
    recipe = entry_of(office, "t2aa.1")
    changes = changed(parts_of(recipe), {"ingredients": "leeks\n\n time \nsalt\n  and pepper"})
    assert changes == {"ingredients": ["leeks", "time", "salt\nand pepper"]}

    mending.edit(office, "t2aa.1", changes)

    now = entry_of(office, "t2aa.1")
    assert isinstance(now, Recipe)
    assert (now.ingredients[2], now.method) == ("salt\nand pepper", ("chop", "wait"))


def test_when_it_will_be_taken_up_can_be_emptied_again(
    office: Session, open_session: OpenSession
) -> None:
    parking.park(office, "t1aa.1", ["a", "b"], "Monday")
    parked = entry_of(office, "t2aa.1")
    mending.edit(office, "t2aa.1", changed(parts_of(parked), {"taken_up": "", "positions": ""}))

    office.sheet.close()
    now = entry_of(open_session("Table 2"), "t2aa.1")
    assert isinstance(now, Parked)
    assert (now.taken_up, now.positions) == (None, ())
    assert now.of == "t1aa.1"


def test_a_table_has_its_name_before_anything_is_written(office: Session) -> None:
    assert office.board.sheet_name("t2aa") == "Table 2"
