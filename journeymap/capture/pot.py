"""The pot: cards go in unseen, are drawn one at a time to be read aloud, and go into recipes."""

from __future__ import annotations

import random

from journeymap.board import Standing
from journeymap.capture.answer import Answer, Outcome, quote, quote_words
from journeymap.capture.cards import drawn, draws_of, undrawn
from journeymap.capture.filling_in import filled_in
from journeymap.capture.saving import save
from journeymap.capture.session import Session
from journeymap.counting import counted
from journeymap.entries import Draw, Edit, Recipe, Withdraw


def draw(session: Session, chance: random.Random) -> Answer:
    """Draw one of the cards that lie in the pot unseen; `chance` says which."""
    cards = undrawn(session.board)
    if not cards:
        empty = "there is no card in the pot"
        if drawn(session.board):
            empty = "every card is out of the pot"
        return Answer(Outcome.TURNED, f"{empty}. Type what goes in: * Good company")
    card = chance.choice(cards)
    left = f"{counted(len(cards) - 1, 'card')} left in the pot"
    answer = save(
        session, Draw, {"about": card.entry.id}, f"drew {quote_words(card.entry.text)}, {left}"
    )
    if answer.outcome is Outcome.SAVED:
        session.on_the_table = card.entry.id  # it is read aloud, so "me too" is for it
    return answer


def put_back(session: Session) -> Answer:
    """Put the card that was drawn last at this table back into the pot, unseen."""
    card = card_in_hand(session)
    if card is None:
        return Answer(Outcome.TURNED, "no card was drawn that could be put back.")
    last = (_own_draws(session, card) or draws_of(card))[-1]
    return save(session, Withdraw, {"about": last.id}, f"put back {quote(card)}")


def card_in_hand(session: Session) -> Standing | None:
    """Return the card that this table drew last; if it drew none, the last drawn at any."""
    cards = drawn(session.board)
    mine = [card for card in cards if _own_draws(session, card)]
    if mine:
        return max(mine, key=lambda card: _own_draws(session, card)[-1].number)
    return max(cards, key=lambda card: draws_of(card)[-1].order, default=None)


def pick(session: Session, card_id: str) -> Answer:
    """Put what is on a drawn card into what goes into the recipe that is filled in."""
    recipe, card = session.filling, session.board.get(card_id)
    if not isinstance(recipe, Recipe):
        return Answer(Outcome.TURNED, "no recipe is in hand: type what it is called, first.")
    if card is None or not (card.is_card and card.is_drawn):
        return Answer(Outcome.TURNED, "that card is not out of the pot.")
    fields = {"about": recipe.id, **filled_in(recipe, "ingredients", [card.entry.text])}
    return save(session, Edit, fields, f"what goes in: {quote(card)}")


def _own_draws(session: Session, card: Standing) -> list[Draw]:
    """Return the draws of a card that this table made, in order."""
    return [each for each in draws_of(card) if each.sheet_key == session.sheet.key]
