"""What came back in the survey, on the screen: marked with a word, and counted apart."""

from __future__ import annotations

import pytest
from at_the_screen import capturing, on_disk, seated_at, seen
from building import came_back, take_in
from conftest import OpenSession
from looking import looking
from textual.widgets import TextArea

from journeymap.capture.session import Session
from journeymap.entries import (
    Always,
    Critic,
    Echo,
    Ingredient,
    Looked,
    Never,
    Rating,
    Recipe,
    Topic,
    Withdraw,
)
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop
from journeymap.tui.critic_view import CriticView
from journeymap.tui.entries_screen import EntriesScreen
from journeymap.tui.pot_view import PotView
from journeymap.tui.topics_view import TopicsView

NAMED = "Ask my friend Margaret; she cooks"


@pytest.fixture
def at_table(open_session: OpenSession, workshop: Workshop, own: OwnSheets) -> Session:
    """Return a session as the screen has it, after somebody answered the survey."""
    take_in(
        workshop,
        own,
        came_back(
            "ssss.1",
            (Always, {"text": "Plates that are warm", "stage": "eating"}),
            (Never, {"text": NAMED, "stage": "eating"}),
            (Ingredient, {"text": "Company"}),
            (Critic, {"text": "Lovely", "stars": 5}),
            (Topic, {"text": "Parking"}),
            (Recipe, {"text": "Soup"}),
            (Rating, {"stars": 5}),
        ),
    )
    session = open_session("Table 2", attended=True, free_text=True)
    for line in ("/eating", "+ Hot food", "+ Warm rolls", "* Salt", "! 2 Loud", "& The garden"):
        session.take(line)
    session.kind = Always
    return session


async def test_lists_show_both_with_a_word_and_count_them_apart(at_table: Session) -> None:
    async with capturing(at_table, (130, 40)) as hand:
        screen = seen(hand)
        assert "Plates that are warm" in screen
        assert screen.count(" survey") >= 2
        assert "2, 1 survey" in screen
        assert "+2 -0 ▒2" in screen
        assert "! critics 1, 1 survey" in screen


async def test_where_there_is_no_room_for_words_there_is_a_sign(at_table: Session) -> None:
    async with capturing(at_table) as hand:
        assert "! critics 1 ▒1" in seen(hand)


async def test_the_entries_can_be_seen_apart(at_table: Session) -> None:
    async with seated_at(EntriesScreen(at_table), (110, 30)) as hand:
        assert "4 entries in the room, 6 in the survey, 1 card in the pot" in seen(hand)
        assert "From: all" in seen(hand)
        await hand.press("6", "6")
        await hand.pause()
        assert "From: the survey" in seen(hand)
        assert "0 of 4 entries in the room, 6 of 6 in the survey" in seen(hand)
        assert "Hot food" not in seen(hand)
        assert "Company" in seen(hand)
        await hand.press("6")
        await hand.pause()
        assert "1 of 6 in the survey" in seen(hand)
        assert "to look at" in seen(hand)


async def test_without_a_survey_there_is_no_such_filter(open_session: OpenSession) -> None:
    session = open_session("Table 1", attended=True)
    session.take("+ Hot food")
    async with seated_at(EntriesScreen(session)) as hand:
        assert "From:" not in seen(hand)
        await hand.press("6")
        assert "1 entry" in seen(hand)


async def test_an_answer_in_full_says_what_it_is_and_what_to_look_at(at_table: Session) -> None:
    async with seated_at(EntriesScreen(at_table, "ssss.3"), (120, 40)) as hand:
        await hand.press("equals_sign")
        await hand.pause()
        screen = seen(hand)
        assert "An answer in the survey, and 1 person in" in screen
        assert "perhaps a name: Margaret" in screen
        assert "survey, ×1 room" in screen


async def test_an_answer_is_let_out_by_a_key(at_table: Session, workshop: Workshop) -> None:
    async with seated_at(EntriesScreen(at_table, "ssss.3")) as hand:
        await hand.press("l")
        await hand.pause()
        assert "looked at ssss.3" in seen(hand)
        await hand.press("u")
    *_, mark, back = on_disk(workshop)
    assert isinstance(mark, Looked)
    assert isinstance(back, Withdraw)
    assert back.about == mark.id


async def test_an_entry_is_split_in_a_form_that_suggests_the_statements(
    at_table: Session, workshop: Workshop
) -> None:
    async with seated_at(EntriesScreen(at_table, "ssss.3"), (100, 30)) as hand:
        await hand.press("s")
        await hand.pause()
        assert hand.app.screen.query_one(TextArea).text == "Ask my friend Margaret\nshe cooks"
        await hand.press(*" well", "enter")
        await hand.pause()
        assert "split ssss.3" in seen(hand)
    said = {each.entry.text: each.entry for each in workshop.read().board.said()}
    assert NAMED not in said
    assert said["she cooks well"].returned == "ssss.1"
    assert said["Ask my friend Margaret"].part_of == "ssss.3"


async def test_one_statement_alone_stays_in_the_form_and_it_says_why(at_table: Session) -> None:
    async with seated_at(EntriesScreen(at_table, "t2aa.1"), (100, 30)) as hand:
        await hand.press("s", "enter")
        await hand.pause()
        assert "two statements or more" in seen(hand)
        assert hand.app.screen.query(TextArea)


async def test_the_critics_have_both_spreads_side_by_side(at_table: Session) -> None:
    async with looking(at_table, CriticView, (120, 30)) as hand:
        screen = seen(hand)
        assert "█ 1 person ▒ 2 survey" in screen
        assert "★★★★★  0  ▒▒▒" in screen
        assert "▒ 2 " in screen
        assert "█ 1   0" in screen


async def test_the_pot_holds_what_was_put_into_it_in_the_room(at_table: Session) -> None:
    async with looking(at_table, PotView, (120, 30)) as hand:
        assert " 0, 1 survey " in seen(hand)
        await hand.press("f9")
        await hand.pause()
        (line,) = (line for line in seen(hand).splitlines() if "Company" in line)
        assert "survey" in line
        assert "Salt" in seen(hand)


async def test_a_topic_of_the_survey_is_marked(at_table: Session) -> None:
    async with looking(at_table, TopicsView, (120, 30)) as hand:
        (line,) = (line for line in seen(hand).splitlines() if "Parking" in line)
        assert "survey" in line


async def test_me_too_for_an_answer_is_one_person_in_the_room(
    at_table: Session, workshop: Workshop
) -> None:
    async with seated_at(EntriesScreen(at_table, "ssss.2"), (110, 30)) as hand:
        await hand.press("equals_sign")
        await hand.pause()
        assert "1 person in the room now" in seen(hand)
    assert isinstance(on_disk(workshop)[-1], Echo)
