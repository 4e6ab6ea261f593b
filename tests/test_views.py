from __future__ import annotations

import random
from pathlib import Path

import pytest
from at_the_screen import Hand, capturing, in_the_line, on_disk, seen, type_lines, type_text
from conftest import OpenSession
from looking import looking
from test_capture_screen import HOSTILE
from textual.widgets import Static

from journeymap.capture import agenda, pot
from journeymap.capture.cards import drawn
from journeymap.capture.session import Session
from journeymap.entries import (
    ActivityAdded,
    Critic,
    Draw,
    Edit,
    Ingredient,
    Parked,
    Recipe,
    StageChange,
    Topic,
    Withdraw,
)
from journeymap.sheets.workshop import Workshop
from journeymap.tui.board_view import BoardView
from journeymap.tui.capture_line import CaptureLine
from journeymap.tui.critic_view import CriticView
from journeymap.tui.fitted_view import FittedView
from journeymap.tui.parked_view import ParkedView
from journeymap.tui.pot_picture import PotPicture
from journeymap.tui.pot_view import PotView
from journeymap.tui.recipe_view import RecipeView
from journeymap.tui.road_view import RoadView
from journeymap.tui.rows import Rows
from journeymap.tui.topics_view import TopicsView
from journeymap.tui.views import VIEWS
from journeymap.tui.watch import Watch

FITTED = [view for view in VIEWS if issubclass(view, FittedView)]


@pytest.fixture
def at_table(open_session: OpenSession) -> Session:
    """Return a session as the screen has it."""
    return open_session(attended=True, free_text=True)


def say(session: Session, *lines: str) -> None:
    for line in lines:
        assert not session.take(line).keeps_line


def rows_of(hand: Hand, name: str) -> Rows:
    return hand.app.screen.query_one(f"#{name}", Rows)


def words_in(hand: Hand, name: str) -> str:
    return "\n".join(line.plain for line in rows_of(hand, name)._lines)


def words_on(view: FittedView) -> str:
    """Return all the words of a view, in sight or not, without the spaces between them."""
    lines = [line.plain for rows in view.query(Rows) for line in rows._lines]
    faces = [str(each.render()) for each in view.query(Static)]
    return "".join("".join(lines + faces).split()).replace("│", "")


async def click_row(hand: Hand, name: str, number: int) -> None:
    """Click on the first line of a row, which are counted from 0."""
    rows = rows_of(hand, name)
    line = next(at for at, row in enumerate(rows._row_of_line) if row.key == rows.rows[number].key)
    assert await hand.click(f"#{name}", offset=(4, line + 1))
    await hand.pause()
    await hand.pause()


def recipe_on_disk(workshop: Workshop) -> Recipe:
    [standing] = workshop.read().board.of_kind("recipe")
    assert isinstance(standing.entry, Recipe)
    return standing.entry


async def test_cards_go_into_the_pot_unseen_and_come_out_one_at_a_time(
    at_table: Session, workshop: Workshop
) -> None:
    async with looking(at_table, PotView) as hand:
        assert "What is the one magic ingredient" in seen(hand)
        await type_lines(hand, "Proper gravy", "Hot plates")
        assert "Hot plates" not in seen(hand)
        await hand.press("f9")
        await hand.pause()
        [first] = drawn(at_table.board)
        assert "card 1, just drawn" in seen(hand)
        assert first.entry.text in seen(hand)
        await hand.press("f9", "f9")
        await hand.pause()
        assert "every card is out of the pot" in seen(hand)
        assert first.entry.text in "".join(
            line.plain for line in rows_of(hand, "drawn-before")._lines
        )
    assert [type(each) for each in on_disk(workshop)] == [Ingredient, Ingredient, Draw, Draw]


async def test_a_click_on_the_pot_draws_and_a_key_puts_the_card_back(
    at_table: Session, workshop: Workshop
) -> None:
    say(at_table, "* Proper gravy")
    async with looking(at_table, PotView) as hand:
        assert "Proper gravy" not in seen(hand)
        await hand.click(PotPicture)
        await hand.pause()
        await hand.pause()
        assert "drew ‘Proper gravy’, 0 cards left in the pot" in seen(hand)
        await hand.press("f10")
        await hand.pause()
        assert "put back ‘Proper gravy’" in seen(hand)
        assert "the cards are still in the pot" in seen(hand)
        assert hand.app.focused is hand.app.screen.query_one(CaptureLine)
    assert [type(each) for each in on_disk(workshop)] == [Ingredient, Draw, Withdraw]


async def test_one_undo_takes_back_a_draw(at_table: Session, workshop: Workshop) -> None:
    say(at_table, "* Proper gravy")
    async with looking(at_table, PotView) as hand:
        await hand.press("f9", "ctrl+z")
        await hand.pause()
        assert "the cards are still in the pot" in seen(hand)
    assert drawn(workshop.read().board) == []


async def test_a_recipe_is_written_line_by_line_with_cards_from_the_pot(
    at_table: Session, workshop: Workshop
) -> None:
    say(at_table, "* Proper gravy", "* Good company")
    for _ in range(2):
        pot.draw(at_table, random.Random(1))  # noqa: S311
    first, second = (card.entry.text for card in drawn(at_table.board))
    async with looking(at_table, RecipeView) as hand:
        await type_lines(hand, "Sunday lunch", "hot plates")
        assert "▸ what goes in" in seen(hand)
        await type_text(hand, "2")
        assert f"% card 2, ‘{second}’, for ‘Sunday lunch’" in seen(hand)
        await hand.press("enter", "tab")
        await hand.pause()
        assert "▸ what to do" in seen(hand)
        await type_lines(hand, "Warm the room", "Serve it")
        assert "2. Serve it" in seen(hand)
        assert "✓ in it" in seen(hand)
    recipe = recipe_on_disk(workshop)
    assert recipe.ingredients == ("hot plates", second)
    assert recipe.method == ("Warm the room", "Serve it")
    assert first not in recipe.ingredients


async def test_a_click_on_a_drawn_card_puts_it_into_the_recipe(
    at_table: Session, workshop: Workshop
) -> None:
    say(at_table, "* Proper gravy")
    pot.draw(at_table, random.Random(1))  # noqa: S311
    async with looking(at_table, RecipeView) as hand:
        await click_row(hand, "drawn-cards", 0)
        assert "no recipe is in hand" in seen(hand)
        await type_lines(hand, "Sunday lunch")
        await click_row(hand, "drawn-cards", 0)
        assert "✓ in it" in seen(hand)
        assert hand.app.focused is hand.app.screen.query_one(CaptureLine)
    assert recipe_on_disk(workshop).ingredients == ("Proper gravy",)


async def test_another_recipe_is_begun_and_the_one_before_taken_in_hand_again(
    at_table: Session, workshop: Workshop
) -> None:
    async with looking(at_table, RecipeView) as hand:
        await type_lines(hand, "Sunday lunch")
        await hand.press("f9")
        await hand.pause()
        assert "Another recipe. What is it called?" in seen(hand)
        await type_lines(hand, "Tea")
        await hand.press("ctrl+up")
        await hand.pause()
        await hand.pause()
        assert "in hand: ‘Sunday lunch’" in seen(hand)
        await type_lines(hand, "gravy")
    recipes = [each.entry for each in workshop.read().board.of_kind("recipe")]
    assert [(each.text, getattr(each, "ingredients", None)) for each in recipes] == [
        ("Sunday lunch", ("gravy",)),
        ("Tea", ()),
    ]


async def test_critics_are_read_with_their_stars_and_how_those_are_spread(
    at_table: Session, workshop: Workshop
) -> None:
    async with looking(at_table, CriticView) as hand:
        await type_lines(hand, "2 The pie had run out", "5 The fish was hot", "=", "4 Lovely")
        lines = [line.plain.strip() for line in rows_of(hand, "reviews")._lines]
        assert lines[0].startswith("▸ ★ ★ ★ ★ ☆")
        assert "★★★★★ " in seen(hand)
        assert "4 people" in seen(hand)
        await hand.press("f9")
        await hand.pause()
        lines = [line.plain.strip() for line in rows_of(hand, "reviews")._lines]
        assert lines[0].split("  ")[0] == "★ ★ ★ ★ ★"
    stars = [each.stars for each in on_disk(workshop) if isinstance(each, Critic)]
    assert stars == [2, 5, 4]


async def test_a_parked_point_is_filled_in_with_both_sides_and_when(
    at_table: Session, workshop: Workshop
) -> None:
    async with looking(at_table, ParkedView) as hand:
        await type_lines(hand, "Television")
        assert "▸ one side …" in seen(hand)
        await type_lines(hand, "The news at one")
        assert "▸ the other side …" in seen(hand)
        await type_lines(hand, "Off")
        assert "The news at one" in seen(hand)
        assert "│  Off" in seen(hand)
        await type_lines(hand, "Thursday")
        assert "taken up: Thursday" in seen(hand)
    point, *edits = on_disk(workshop)
    assert isinstance(point, Parked)
    assert [type(each) for each in edits] == [Edit, Edit, Edit]
    [standing] = workshop.read().board.of_kind("parked")
    assert isinstance(standing.entry, Parked)
    assert standing.entry.positions == ("The news at one", "Off")
    assert standing.entry.taken_up == "Thursday"


async def test_a_parked_point_is_chosen_with_the_keys_or_the_mouse(
    at_table: Session, workshop: Workshop
) -> None:
    say(at_table, "? Television", "? Dogs", "? Bingo")
    async with looking(at_table, ParkedView) as hand:
        await hand.press("ctrl+up")
        await hand.pause()
        await type_lines(hand, "They are company")
        await click_row(hand, "points", 0)
        await type_lines(hand, "The news at one")
        await hand.press("f9")
        await type_lines(hand, "Wine")
    sides = {
        each.entry.text: each.entry.positions
        for each in workshop.read().board.of_kind("parked")
        if isinstance(each.entry, Parked)
    }
    assert sides == {
        "Television": ("The news at one",),
        "Dogs": ("They are company",),
        "Bingo": None,
        "Wine": None,
    }


async def test_a_parked_point_says_what_it_is_about(at_table: Session) -> None:
    say(at_table, "+ A television at lunch")
    at_table.put(Parked, {"text": "Not everybody wants it", "of": "t1aa.1"})
    async with looking(at_table, ParkedView) as hand:
        assert "about ‘A television at lunch’, must always" in seen(hand)


async def test_a_topic_becomes_a_stage_or_a_question_with_one_key(
    at_table: Session, workshop: Workshop
) -> None:
    async with looking(at_table, TopicsView) as hand:
        await type_lines(hand, "The garden", "=", "Who sits where")
        assert "×2" in seen(hand)
        assert " 7 ◌ The garden" in seen(hand)
        await hand.press("f9")
        await hand.pause()
        assert " 7 ● The garden" in seen(hand)
        assert "→ stage /the-garden" in seen(hand)
        await hand.press("ctrl+down", "f10")
        await hand.pause()
        assert "→ asked: must always" in seen(hand)
        assert "Who sits where" in words_in(hand, "journey")
    topic, _, other, stage, activity = on_disk(workshop)
    assert isinstance(topic, Topic)
    assert isinstance(stage, StageChange)
    assert isinstance(activity, ActivityAdded)
    assert (stage.of, activity.of) == (topic.id, other.id)


async def test_a_topic_is_chosen_with_a_click(at_table: Session, workshop: Workshop) -> None:
    say(at_table, "& The garden", "& Who sits where")
    async with looking(at_table, TopicsView) as hand:
        await click_row(hand, "topics", 1)
        await hand.press("f9")
        await hand.pause()
    assert workshop.read().board.stages()[-1].name == "Who sits where"


async def test_one_undo_takes_back_a_stage_made_of_a_topic(
    at_table: Session, workshop: Workshop
) -> None:
    say(at_table, "& The garden")
    async with looking(at_table, TopicsView) as hand:
        await hand.press("f9", "ctrl+z")
        await hand.pause()
        assert "→ stage" not in seen(hand)
    assert len(workshop.read().board.stages()) == 6


async def test_a_stage_renamed_at_another_table_is_seen_here_and_the_line_stays(
    at_table: Session, open_session: OpenSession, workshop: Workshop
) -> None:
    other = open_session("Table 2")
    say(at_table, "/eating")
    async with looking(at_table, RoadView, (120, 40)) as hand:
        await type_text(hand, "+ Hot fo")
        agenda.rename_stage(other, "eating", "Tables")
        agenda.add_stage(other, "Garden")
        screen = hand.app.screen
        screen.query_one(Watch).look_at_other_tables()
        await hand.app.workers.wait_for_complete()
        await hand.pause()
        await hand.pause()
        assert "5 Tables" in seen(hand)
        assert "7 Garden" in seen(hand)
        assert "+ must always │ Tables" in seen(hand)
        assert in_the_line(hand) == "+ Hot fo"
        await type_text(hand, "od")
        await hand.press("enter")
        await hand.pause()
    [hot] = workshop.read().board.of_kind("always", "eating")
    assert hot.entry.text == "Hot food"


async def test_a_view_that_the_guide_leaves_out_is_there_once_something_is_in_it(
    workshop: Workshop, open_session: OpenSession
) -> None:
    guide = workshop.folder / "workshop.yaml"
    text = guide.read_text(encoding="utf-8")
    start, end = text.index("  - kind: recipe"), text.index("  - kind: critic")
    guide.write_text(text[:start] + text[end:], encoding="utf-8")
    session = open_session(attended=True, free_text=True)
    assert not RecipeView.is_in(session.board)
    async with looking(session, PotView) as hand:
        assert "recipes" not in seen(hand)
        await type_lines(hand, "% Soup")
        assert "recipes 1" in seen(hand)


@pytest.mark.parametrize("view", FITTED)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_peoples_words_are_text_in_every_view(
    at_table: Session, view: type[FittedView], size: tuple[int, int]
) -> None:
    for words in HOSTILE:
        say(at_table, f"* {words}", f"& {words}", f"! 3 {words}")
        at_table.put(Parked, {"text": words, "positions": [words, words], "taken_up": words})
        at_table.put(Recipe, {"text": words, "ingredients": [words], "method": [words]})
    for _ in HOSTILE:
        pot.draw(at_table, random.Random(2))  # noqa: S311
    keys = ["ctrl+up"] if view is RecipeView else ["ctrl+up", "f10", "f9"]
    together = ""
    async with looking(at_table, view, size) as hand:
        for key in keys * len(HOSTILE):
            await hand.press(key)
            await hand.pause()
            together += words_on(hand.app.screen.query_one(view))
    for words in HOSTILE:
        assert "".join(words.split()) in together


@pytest.mark.parametrize("view", FITTED)
async def test_every_view_stands_at_every_size_and_leaves_the_line_as_it_is(
    at_table: Session, view: type[FittedView]
) -> None:
    say(at_table, "* Gravy", "& Garden", "! 3 Fine", "? Television", "% Soup | leeks | chop")
    async with looking(at_table, view) as hand:
        await type_text(hand, "next")
        for size in ((20, 5), (40, 12), (60, 18), (200, 60), (80, 24)):
            await hand.resize_terminal(*size)
            await hand.press("f9", "ctrl+down", "f10", "ctrl+up")
            await hand.pause()
            assert "next" in seen(hand)
        assert in_the_line(hand) == "next"
        assert hand.app.focused is hand.app.screen.query_one(CaptureLine)


@pytest.mark.parametrize("view", FITTED)
async def test_a_view_of_nothing_shows_the_question_and_its_keys_do_no_harm(
    at_table: Session, workshop: Workshop, view: type[FittedView]
) -> None:
    async with looking(at_table, view) as hand:
        question = at_table.board.question(view.KINDS[0].kind)
        assert question is not None
        assert question[:24] in seen(hand)
        await hand.press("f9", "f10", "ctrl+up", "ctrl+down")
        await hand.pause()
    assert on_disk(workshop) == []


@pytest.mark.parametrize(("view", "line"), [(PotView, "* Gravy"), (TopicsView, "& The garden")])
async def test_a_deed_that_cannot_be_saved_is_said_and_not_shown_as_done(
    at_table: Session, view: type[FittedView], line: str
) -> None:
    say(at_table, line)
    with_what_was_said = _in_the_way(at_table.sheet.path)
    async with looking(at_table, view) as hand:
        await hand.press("f9")
        await hand.pause()
        assert "✗ not saved" in seen(hand)
        _out_of_the_way(at_table.sheet.path, with_what_was_said)
        await hand.press("f9")
        await hand.pause()
        assert "✓ 2 saved" in seen(hand)


def _in_the_way(path: Path) -> bytes:
    """Put a folder where a sheet is, and return what was in that."""
    whole = path.read_bytes()
    path.unlink()
    path.mkdir()
    return whole


def _out_of_the_way(path: Path, whole: bytes) -> None:
    path.rmdir()
    path.write_bytes(whole)


async def test_leaving_while_the_next_view_is_being_made_is_no_fault(
    open_session: OpenSession,
) -> None:
    async with capturing(open_session(attended=True, free_text=True)) as hand:
        view = hand.app.screen.query_one(BoardView)
        view.turn(1)
        await view.query("*").remove()
        view.show()
        await hand.press("ctrl+q")
