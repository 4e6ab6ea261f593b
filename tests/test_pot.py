from __future__ import annotations

import random

import pytest
from conftest import OpenSession

from journeymap.capture import pot
from journeymap.capture.answer import Outcome
from journeymap.capture.cards import drawn, undrawn
from journeymap.capture.session import Session
from journeymap.entries import Draw, Recipe
from journeymap.sheets.workshop import Workshop

CARDS = ("Good company", "Proper gravy", "Hot plates", "Laughter")


@pytest.fixture
def with_cards(open_session: OpenSession) -> Session:
    session = open_session(attended=True, free_text=True)
    for card in CARDS:
        session.take(f"* {card}")
    return session


def test_every_card_is_drawn_once_and_then_the_pot_is_empty(
    with_cards: Session, workshop: Workshop
) -> None:
    chance = random.Random(7)  # noqa: S311  # a test's chance
    answers = [pot.draw(with_cards, chance) for _ in CARDS]
    assert answers[0].text.endswith("3 cards left in the pot")
    assert answers[-1].text.endswith("0 cards left in the pot")
    board = workshop.read().board
    assert sorted(each.entry.text for each in drawn(board)) == sorted(CARDS)
    assert undrawn(board) == []
    assert pot.draw(with_cards, chance).text.startswith("every card is out of the pot")


def test_chance_says_which_card_comes(with_cards: Session) -> None:
    firsts = set()
    for seed in range(30):
        pot.draw(with_cards, random.Random(seed))  # noqa: S311
        firsts.add(drawn(with_cards.board)[0].entry.text)
        with_cards.take("undo")
    assert firsts == set(CARDS)


def test_a_draw_is_one_entry_and_one_undo_puts_the_card_back(
    with_cards: Session, workshop: Workshop
) -> None:
    answer = pot.draw(with_cards, random.Random(1))  # noqa: S311
    assert isinstance(answer.entry, Draw)
    with_cards.take("undo")
    assert drawn(workshop.read().board) == []


def test_the_last_card_is_put_back_into_the_pot(with_cards: Session, workshop: Workshop) -> None:
    for _ in range(2):
        pot.draw(with_cards, random.Random(1))  # noqa: S311
    first, last = drawn(with_cards.board)
    assert pot.card_in_hand(with_cards) == last
    assert pot.put_back(with_cards).text.endswith(f"put back ‘{last.entry.text}’")
    assert [each.entry.id for each in drawn(workshop.read().board)] == [first.entry.id]
    pot.put_back(with_cards)
    assert pot.put_back(with_cards).text == "no card was drawn that could be put back."


def test_me_too_is_for_the_card_that_was_read_aloud(with_cards: Session) -> None:
    pot.draw(with_cards, random.Random(1))  # noqa: S311
    with_cards.take("=")
    assert [each.in_room for each in drawn(with_cards.board)] == [2]


def test_the_card_in_hand_is_this_tables_whatever_another_draws(
    with_cards: Session, open_session: OpenSession
) -> None:
    pot.draw(with_cards, random.Random(1))  # noqa: S311
    mine = pot.card_in_hand(with_cards)
    other = open_session("Table 2")
    assert mine is not None
    assert pot.card_in_hand(other) == mine
    pot.draw(other, random.Random(1))  # noqa: S311
    with_cards.hear(other.board.on_sheet("t2aa"))
    still = pot.card_in_hand(with_cards)
    assert still is not None
    assert still.entry.id == mine.entry.id
    assert len(drawn(with_cards.board)) == 2


def test_a_drawn_card_goes_into_the_recipe_in_hand(with_cards: Session, workshop: Workshop) -> None:
    pot.draw(with_cards, random.Random(1))  # noqa: S311
    [card] = drawn(with_cards.board)
    assert pot.pick(with_cards, card.entry.id).text.startswith("no recipe is in hand")
    with_cards.fills_in = True
    with_cards.take("% Soup")
    assert pot.pick(with_cards, card.entry.id).outcome is Outcome.SAVED
    [said] = workshop.read().board.of_kind("recipe")
    assert isinstance(said.entry, Recipe)
    assert said.entry.ingredients == (card.entry.text,)


def test_a_card_that_was_not_drawn_cannot_be_picked(with_cards: Session) -> None:
    with_cards.fills_in = True
    with_cards.take("% Soup")
    assert pot.pick(with_cards, "t1aa.1").text == "that card is not out of the pot."


def test_an_empty_pot_says_how_cards_get_into_it(session: Session) -> None:
    answer = pot.draw(session, random.Random(1))  # noqa: S311
    assert answer.text == "there is no card in the pot. Type what goes in: * Good company"
