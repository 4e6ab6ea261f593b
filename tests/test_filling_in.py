from __future__ import annotations

import pytest
from conftest import OpenSession

from journeymap.capture.answer import Outcome
from journeymap.capture.previewing import preview
from journeymap.capture.session import Session
from journeymap.entries import Draw, Edit, Ingredient, Parked, Recipe
from journeymap.sheets.workshop import Workshop


@pytest.fixture
def at_table(open_session: OpenSession) -> Session:
    """Return a session that writes recipes line by line."""
    session = open_session(attended=True, free_text=True)
    session.fills_in = True
    session.kind = Recipe
    return session


def recipes(workshop: Workshop) -> list[Recipe]:
    said = workshop.read().board.of_kind("recipe")
    return [each.entry for each in said if isinstance(each.entry, Recipe)]


def points(workshop: Workshop) -> list[Parked]:
    said = workshop.read().board.of_kind("parked")
    return [each.entry for each in said if isinstance(each.entry, Parked)]


def put_cards(session: Session, *cards: str) -> None:
    """Put cards into the pot and draw them, in their order."""
    for card in cards:
        put = session.put(Ingredient, {"text": card})
        session.put(Draw, {"about": put.id})


def test_a_recipe_is_filled_in_line_by_line_each_on_the_disk(
    at_table: Session, workshop: Workshop
) -> None:
    at_table.take("Soup")
    at_table.take("leeks")
    [recipe] = recipes(workshop)
    assert recipe.ingredients == ("leeks",)
    at_table.take("time; salt")
    assert at_table.next_part().text == "now writing: what to do"
    at_table.take("Chop")
    at_table.take("Wait")
    [recipe] = recipes(workshop)
    assert (recipe.ingredients, recipe.method) == (("leeks", "time", "salt"), ("Chop", "Wait"))


def test_a_recipe_said_with_what_goes_in_goes_on_with_what_to_do(
    at_table: Session, workshop: Workshop
) -> None:
    at_table.take("% Soup | leeks; time")
    at_table.take("Chop")
    [recipe] = recipes(workshop)
    assert recipe.method == ("Chop",)


def test_each_line_is_taken_back_by_one_undo(at_table: Session, workshop: Workshop) -> None:
    for line in ("Soup", "leeks", "time"):
        at_table.take(line)
    at_table.take("undo")
    assert recipes(workshop)[0].ingredients == ("leeks",)
    at_table.take("redo")
    assert recipes(workshop)[0].ingredients == ("leeks", "time")
    for _ in range(3):
        at_table.take("undo")
    assert recipes(workshop) == []
    at_table.take("Stew")
    assert [each.text for each in recipes(workshop)] == ["Stew"]


def test_what_a_line_becomes_is_said_before_it_is_taken(at_table: Session) -> None:
    assert preview(at_table, "Soup") == (Recipe, "% recipe")
    at_table.take("Soup")
    assert preview(at_table, "leeks") == (Recipe, "% what goes in, for ‘Soup’")
    at_table.next_part()
    assert preview(at_table, "") == (Recipe, "% what to do, for ‘Soup’")


def test_another_recipe_is_begun_when_somebody_says_so(
    at_table: Session, workshop: Workshop
) -> None:
    at_table.take("Soup")
    assert at_table.begin_another().text == "now writing: another recipe"
    at_table.take("Stew")
    assert [each.text for each in recipes(workshop)] == ["Soup", "Stew"]


def test_a_recipe_from_before_is_taken_in_hand_and_goes_on(
    at_table: Session, workshop: Workshop
) -> None:
    soup = at_table.take("Soup").entry
    at_table.begin_another()
    at_table.take("Stew")
    assert soup is not None
    assert at_table.take_in_hand(soup.id).text == "in hand: ‘Soup’, what goes in"
    at_table.take("leeks")
    assert [each.ingredients for each in recipes(workshop)] == [("leeks",), ()]


def test_what_is_gone_cannot_be_taken_in_hand(at_table: Session) -> None:
    soup = at_table.take("Soup").entry
    assert soup is not None
    at_table.take("undo")
    assert at_table.take_in_hand(soup.id).outcome is Outcome.NOT_TAKEN


def test_a_number_alone_picks_the_card_that_was_drawn(
    at_table: Session, workshop: Workshop
) -> None:
    put_cards(at_table, "Good company", "Gravy", "Custard")
    at_table.take("Soup")
    assert preview(at_table, "2") == (Recipe, "% card 2, ‘Gravy’, for ‘Soup’")
    assert at_table.take("2").text == "saved t1aa.8: card 2, ‘Gravy’, for ‘Soup’"
    at_table.take("3, 1")
    assert recipes(workshop)[0].ingredients == ("Gravy", "Custard", "Good company")
    at_table.take("undo")
    assert recipes(workshop)[0].ingredients == ("Gravy",)


def test_a_number_that_no_card_has_is_not_taken(at_table: Session, workshop: Workshop) -> None:
    put_cards(at_table, "Gravy")
    at_table.take("Soup")
    answer = at_table.take("4")
    assert answer.outcome is Outcome.NOT_TAKEN
    assert answer.text.startswith("there is no card 4, as 1 card came out")
    at_table.take("4 leeks")
    assert recipes(workshop)[0].ingredients == ("4 leeks",)


def test_a_number_is_a_number_where_no_card_is_meant(at_table: Session, workshop: Workshop) -> None:
    at_table.take("Soup")
    at_table.take("7")
    put_cards(at_table, "Gravy")
    at_table.next_part()
    at_table.take("1")
    [recipe] = recipes(workshop)
    assert (recipe.ingredients, recipe.method) == (("7",), ("1",))


def test_a_line_without_words_changes_nothing(at_table: Session, workshop: Workshop) -> None:
    at_table.take("Soup")
    assert at_table.take("; ;").text == "there are no words in it. Type what goes in."
    assert recipes(workshop)[0].ingredients == ()


@pytest.mark.parametrize("said_before", [("Television",), ("Television", "On", "Off")])
def test_a_line_in_which_nothing_can_be_seen_is_not_saved_as_a_side_or_a_time(
    at_table: Session, said_before: tuple[str, ...]
) -> None:
    at_table.kind = Parked
    for line in said_before:
        at_table.take(line)

    assert at_table.take("\u200b").outcome is Outcome.NOT_TAKEN

    assert at_table.board.void_edits() == []
    assert at_table.filling is not None


def test_a_parked_point_gets_both_sides_and_when_it_is_taken_up(
    at_table: Session, workshop: Workshop
) -> None:
    at_table.kind = Parked
    becomes = []
    for line in ("Television", "The news at one; it is our news", "Off", "Thursday, after lunch"):
        becomes.append(preview(at_table, line)[1])
        at_table.take(line)
    assert becomes == [
        "? parked",
        "? one side, for ‘Television’",
        "? the other side, for ‘Television’",
        "? when it is taken up, for ‘Television’",
    ]
    [point] = points(workshop)
    assert point.positions == ("The news at one; it is our news", "Off")
    assert point.taken_up == "Thursday, after lunch"
    at_table.take("Dogs")
    assert [each.text for each in points(workshop)] == ["Television", "Dogs"]


def test_when_it_is_taken_up_can_be_said_before_the_sides(
    at_table: Session, workshop: Workshop
) -> None:
    at_table.kind = Parked
    at_table.take("Television")
    at_table.next_part()
    at_table.take("Thursday")
    assert preview(at_table, "Off")[1] == "? one side, for ‘Television’"
    at_table.take("Off")
    [point] = points(workshop)
    assert (point.positions, point.taken_up) == (("Off",), "Thursday")


def test_there_is_room_for_one_more_side(at_table: Session, workshop: Workshop) -> None:
    at_table.kind = Parked
    for line in ("Television", "On", "Off"):
        at_table.take(line)
    assert at_table.next_part().text == "now writing: one more side"
    at_table.take("In another room")
    assert points(workshop)[0].positions == ("On", "Off", "In another room")


def test_two_tables_that_fill_in_one_recipe_hide_nothing(
    open_session: OpenSession, workshop: Workshop
) -> None:
    first, second = (open_session(f"Table {n}", attended=True, free_text=True) for n in (1, 2))
    soup = first.take("% Soup").entry
    assert soup is not None
    second.hear(first.board.on_sheet("t1aa"))
    for session, line in ((first, "leeks"), (second, "time")):
        session.fills_in = True
        session.take_in_hand(soup.id)
        session.take(line)
    [standing] = workshop.read().board.of_kind("recipe")
    assert isinstance(standing.entry, Recipe)
    words = str((standing.entry.ingredients, [each.changes() for each in standing.apart]))
    assert "leeks" in words
    assert "time" in words


def test_where_nothing_is_filled_in_there_is_no_next_part(at_table: Session) -> None:
    assert at_table.next_part().outcome is Outcome.NOT_TAKEN


def test_a_line_that_cannot_be_saved_stays_with_the_writer(
    at_table: Session, workshop: Workshop
) -> None:
    at_table.take("Soup")
    path = at_table.sheet.path
    whole = path.read_bytes()
    path.unlink()
    path.mkdir()
    answer = at_table.take("leeks")
    assert answer.keeps_line
    path.rmdir()
    path.write_bytes(whole)
    assert isinstance(at_table.take("leeks").entry, Edit)
    assert recipes(workshop)[0].ingredients == ("leeks",)
