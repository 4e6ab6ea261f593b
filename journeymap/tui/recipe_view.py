"""The recipe's view: what goes in on the left, what to do with it on the right."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from journeymap.board import Standing
from journeymap.capture.answer import Answer
from journeymap.capture.cards import drawn
from journeymap.capture.filling_in import part_in_words
from journeymap.capture.pot import pick
from journeymap.capture.session import Session
from journeymap.capture.tally import tally
from journeymap.entries import Ingredient, Recipe, Said
from journeymap.tui.entry_list import question_of
from journeymap.tui.fitted_view import FittedView
from journeymap.tui.rows import Row, Rows, plain_row
from journeymap.tui.words import shown_on_one_line

_SIDES = {"ingredients": "what goes in", "method": "what to do"}


class RecipeView(FittedView):
    """The recipe in hand, or the last one; below it the cards that it may take from the pot."""

    NAME = "recipes"
    KINDS: ClassVar[tuple[type[Said], ...]] = (Recipe,)
    DEEDS = ("begins another one",)

    def __init__(self) -> None:
        super().__init__()
        self._at: str | None = None
        """The recipe that is looked at while none is in hand."""
        self._is_new = False
        """Whether another one was begun that has no name yet."""

    def compose(self) -> ComposeResult:
        with Container(id="recipe"):
            with Vertical(id="page"):
                yield Static(id="recipe-name", markup=False)
                with Horizontal(id="sides"):
                    for part in _SIDES:
                        yield Rows(id=part, keeps_end=True)
            yield Rows(id="drawn-cards")

    def draw(self, session: Session) -> None:
        if session.filling is not None:
            self._is_new, self._at = False, session.filling.id
        recipes = session.board.of_kind(Recipe.kind)
        recipe = None if self._is_new else self._looked_at(recipes)
        self._show_name(session, recipes, recipe)
        for part in _SIDES:
            self._show_side(session, part, recipe)
        self._show_cards(session, recipe)

    def move(self, step: int) -> None:
        """Take the recipe before or after in hand."""
        session = self.session
        recipes = session.board.of_kind(Recipe.kind) if session else []
        if session is None or not recipes:
            return
        looked_at = self._looked_at(recipes)
        at = recipes.index(looked_at) if looked_at else 0
        if session.filling is not None:
            at += step
        at = min(max(at, 0), len(recipes) - 1)
        self.answer(session.take_in_hand(recipes[at].entry.id))

    def act(self, session: Session, deed: int) -> Answer | None:
        if deed != 1:
            return None
        session.kind = Recipe
        self._is_new = True
        return session.begin_another()

    @on(Rows.Chosen, "#drawn-cards")
    def pick_a_card(self, event: Rows.Chosen) -> None:
        """Put the card that somebody clicked on into the recipe."""
        event.stop()
        if self.session is not None:
            self.answer(pick(self.session, event.key))

    @on(Rows.Chosen, "#ingredients, #method")
    def write_there(self, event: Rows.Chosen) -> None:
        """Let the next line go to the side that somebody clicked on."""
        event.stop()
        session = self.session
        if session is not None and session.filling is not None and session.part != event.key:
            self.answer(session.next_part())

    def _looked_at(self, recipes: list[Standing]) -> Standing | None:
        known = [each for each in recipes if each.entry.id == self._at]
        return next(iter(known or recipes[-1:]), None)

    def _show_name(
        self, session: Session, recipes: list[Standing], recipe: Standing | None
    ) -> None:
        name = self.query_one("#recipe-name", Static)
        if recipe is None:
            asked = "Another recipe. What is it called?" if recipes else None
            words = asked or question_of(session.board, Recipe)
            name.update(shown_on_one_line(words, "italic"))
            return
        number = f"{recipes.index(recipe) + 1} of {len(recipes)}"
        people = f" {tally(recipe)}" if tally(recipe) else ""
        another = self.hint() if session.filling else "what you type begins another one"
        name.update(
            Content.assemble(
                shown_on_one_line(recipe.entry.text, "bold $accent"),
                (people, "$accent"),
                (f"   {number}", "dim"),
                (f"   {another}", "dim italic"),
            )
        )

    def _show_side(self, session: Session, part: str, recipe: Standing | None) -> None:
        """Show one side; where the next line goes to, it has a mark and says so."""
        side = self.query_one(f"#{part}", Rows)
        filling = session.filling
        is_next = filling is not None and session.part == part
        side.set_class(is_next, "next")
        side.border_title = Content(f"{'▸ ' if is_next else ''}{_SIDES[part]}")
        other_key = self.key_for("kind(1)") or "Tab"
        side.border_subtitle = Content(
            "the next line goes here" if is_next else f"{other_key} turns here" if filling else ""
        )
        rows = [
            Row(((((words, ""),),),), f"{number}." if part == "method" else "·", key=part)
            for number, words in enumerate(_parts(recipe, part), 1)
        ]
        if is_next and filling is not None:
            rows.append(plain_row(f"{part_in_words(filling, part)} …", "dim italic", lead="▸"))
        if recipe and part == "method":
            apart = [f"≠ {edit.in_words()} ({edit.id})" for edit in recipe.apart]
            rows += [plain_row(words, "$warning", lead="") for words in apart]
        side.rows = tuple(rows)
        side.nothing = ""

    def _show_cards(self, session: Session, recipe: Standing | None) -> None:
        """Show the drawn cards with their numbers, and which of them are in it already."""
        cards = drawn(session.board)
        inside = set(_parts(recipe, "ingredients"))
        box = self.query_one("#drawn-cards", Rows)
        box.display = session.board.number_of_kind(Ingredient.kind) > 0
        box.border_title = Content("cards from the pot")
        box.border_subtitle = Content(
            "type a number, or click" if cards and session.part == "ingredients" else ""
        )
        box.rows = tuple(
            Row(
                ((((card.entry.text, "dim" if card.entry.text in inside else ""),),),),
                str(number).rjust(len(str(len(cards)))),
                "✓ in it" if card.entry.text in inside else "",
                key=card.entry.id,
            )
            for number, card in enumerate(cards, 1)
        )
        box.nothing = "No card has been drawn from the pot yet."


def _parts(recipe: Standing | None, part: str) -> tuple[str, ...]:
    return getattr(recipe.entry, part) if recipe else ()
