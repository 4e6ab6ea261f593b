"""The pot's view: cards lie in it unseen, and come out one at a time to be read aloud."""

from __future__ import annotations

from random import Random, SystemRandom
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from journeymap.capture import pot
from journeymap.capture.answer import Answer
from journeymap.capture.cards import drawn, undrawn
from journeymap.capture.session import Session
from journeymap.capture.tally import tally
from journeymap.entries import Ingredient, Said
from journeymap.standing import Standing
from journeymap.tui.entry_list import question_of
from journeymap.tui.fitted_view import FittedView
from journeymap.tui.pot_picture import PotPicture
from journeymap.tui.rows import Row, Rows
from journeymap.tui.words import shown


class PotView(FittedView):
    """The pot, the card that was just drawn, and those that were drawn before.

    What was named in the survey never lay in the pot, and is listed behind these.
    """

    NAME = "pot"
    KINDS: ClassVar[tuple[type[Said], ...]] = (Ingredient,)
    DEEDS = ("draws a card", "puts it back")

    def __init__(self, chance: Random | None = None) -> None:
        """Draw the cards that `chance` says; without one, those that the machine's does."""
        super().__init__()
        self._chance = chance or SystemRandom()

    def compose(self) -> ComposeResult:
        with Horizontal(id="pot"):
            yield PotPicture()
            with Container(id="cards"):
                with VerticalScroll(id="table", can_focus=False):
                    yield Static(id="card", markup=False)
                yield Rows(id="drawn-before")

    def draw(self, session: Session) -> None:
        board = session.board
        cards, card = drawn(board), pot.card_in_hand(session)
        picture = self.query_one(PotPicture)
        picture.inside, picture.out = len(undrawn(board)), len(cards)
        picture.tooltip = self.hints()
        self._show_card(session, card, cards.index(card) + 1 if card else 0)
        before = self.query_one("#drawn-before", Rows)
        at = {each.entry.id: number for number, each in enumerate(cards, 1)}
        others = [
            each for each in reversed(cards) if card is None or each.entry.id != card.entry.id
        ]
        named = [each for each in board.of_kind(Ingredient.kind) if not each.is_card]
        before.rows = (
            *(_row(at[each.entry.id], each) for each in others),
            *(_row("·", each) for each in named),
        )
        before.display = bool(others or named)
        in_survey = f", {len(named)} survey" if named else ""
        before.border_title = Content("drawn before")
        before.border_subtitle = Content(f"{len(others)}{in_survey}")

    def move(self, step: int) -> None:
        self.query_one("#drawn-before", Rows).scroll_relative(y=3 * step, animate=False)
        self.query_one("#table").scroll_relative(y=2 * step, animate=False)

    def act(self, session: Session, deed: int) -> Answer | None:
        return pot.draw(session, self._chance) if deed == 1 else pot.put_back(session)

    @on(PotPicture.Chosen)
    def draw_a_card(self, event: PotPicture.Chosen) -> None:
        """Draw a card, as somebody clicked on the pot."""
        event.stop()
        if self.session is not None:
            self.answer(pot.draw(self.session, self._chance))

    def _show_card(self, session: Session, card: Standing | None, number: int) -> None:
        """Show the card that was drawn last; before one is, the question that fills the pot."""
        face = self.query_one("#card", Static)
        face.set_class(card is None, "none")
        if card is None:
            in_it = bool(undrawn(session.board))
            face.border_title = Content("the cards are still in the pot" if in_it else "")
            face.border_subtitle = Content(self.hint() if in_it else "")
            face.update(shown(question_of(session.board, Ingredient)))
            return
        face.border_title = Content(f"card {number}, just drawn")
        people = f"{tally(card)} · " if tally(card) else ""
        face.border_subtitle = Content(f"{people}{self.hints()}")
        face.update(shown(card.entry.text, "bold"))


def _row(number: int | str, card: Standing) -> Row:
    return Row(((((card.entry.text, ""),),),), str(number), tally(card))
