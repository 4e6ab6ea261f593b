"""The pot as it stands on the table: how many cards are in it, and none of their words."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from journeymap.counting import counted

_WIDTH, _HEIGHT = 24, 8
_STEAM = (" )  )  ) ", "(  (  (  ")
_LID = ("       ╭────╮       ", "╭──────┴────┴──────╮")


class PotPicture(Widget, can_focus=False):
    """A casserole pot. A click on it draws a card."""

    inside: reactive[int] = reactive(0)
    """How many cards lie there unseen."""
    out: reactive[int] = reactive(0)
    """How many were drawn."""

    class Chosen(Message):
        """Somebody clicked on the pot."""

    def on_click(self) -> None:
        self.post_message(self.Chosen())

    def render(self) -> Content:
        if self.size.width < _WIDTH or self.size.height < _HEIGHT:
            return Content.from_text(
                f"∪ {counted(self.inside, 'card')} in the pot, {self.out} drawn", markup=False
            )
        return Content("\n").join(self._lines())

    def _lines(self) -> list[Content]:
        warm = "$accent 70%" if self.inside else "$foreground 25%"
        steam = [Content.styled(line, warm) for line in _STEAM]
        if self.size.height < _HEIGHT + len(steam) + 2:
            steam = []
        inside = str(self.inside) if self.inside else "empty"
        cards = "" if not self.inside else "card" if self.inside == 1 else "cards"
        walls = [("╭─┤", inside, "├─╮"), ("╰─┤", cards, "├─╯"), ("  │", "", "│  ")]
        return [
            *steam,
            *(Content.styled(line, "$primary") for line in _LID),
            Content.styled("╞══════════════════╡", "$primary"),
            *(_wall(*wall) for wall in walls),
            Content.styled("╰──────────────────╯", "$primary"),
            Content.styled(f"{self.out} drawn so far" if self.out else "none drawn yet", "dim"),
        ]


def _wall(left: str, words: str, right: str) -> Content:
    return Content.assemble(
        (left, "$primary"),
        (words.center(18), "bold on $primary 15%"),
        (right, "$primary"),
    )
