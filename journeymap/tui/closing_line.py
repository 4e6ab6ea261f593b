"""The line in which ways and days are typed. While it is empty, some keys do things at once."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from textual.events import Key
from textual.message import Message
from textual.widgets import Input


class ClosingLine(Input):
    """Takes words; a key among `keys` pressed while there are none goes to the screen."""

    @dataclass
    class Pressed(Message):
        """One of the keys was pressed while the line was empty."""

        key: str

    keys: AbstractSet[str] = frozenset()

    def on_key(self, event: Key) -> None:
        """Let the keys through that are no words now."""
        pressed = event.character if event.is_printable and event.character else event.key
        if not self.value and pressed in self.keys:
            event.stop()
            event.prevent_default()
            self.post_message(self.Pressed(pressed))
