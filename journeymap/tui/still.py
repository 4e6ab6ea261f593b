"""Words on the screen that are laid out and painted anew only as far as that changes anything."""

from __future__ import annotations

from textual.content import Content
from textual.css.scalar import Scalar
from textual.visual import VisualType
from textual.widgets import Static


class Still(Static):
    """Words that change little: the screen around them is laid out anew only if it has to be."""

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show other words. The same ones in the same styles are there already."""
        before = self.content
        if layout and isinstance(content, Content) and isinstance(before, Content):
            if content.is_same(before):
                return
            laid_out = bool(self.content_size.width)
            layout = not laid_out or self._room_for(content) != self._room_for(before)
        super().update(content, layout=layout)

    def _room_for(self, content: Content) -> tuple[int, int]:
        """Return the columns and lines that words take, as far as these depend on the words."""
        styles, width = self.styles, self.content_size.width
        rules = styles.get_rules()
        columns = content.get_optimal_width(rules, width) if _is_auto(styles.width) else 0
        lines = content.get_height(rules, width) if _is_auto(styles.height) else 0
        return columns, lines


def _is_auto(room: Scalar | None) -> bool:
    return room is not None and room.is_auto
