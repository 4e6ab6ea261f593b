"""The shelves beside the road map: the pot, the recipes, the critics, what is parked."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from journeymap.entries import SAID_KINDS, STATEMENTS, Said
from journeymap.tui.entry_list import EntryList, Listed

SHELVED: tuple[type[Said], ...] = tuple(
    kind for kind in SAID_KINDS.values() if kind not in STATEMENTS and kind.sign
)
"""The kinds that lie on a shelf rather than on the road map."""


class ShelfLabel(Static):
    """The name of a shelf and how much lies on it. A click brings it to the front."""

    def __init__(self, kind: type[Said]) -> None:
        super().__init__(id=f"label-{kind.kind}")
        self._kind = kind

    def show_number(self, number: int) -> None:
        """Show how many entries lie on the shelf."""
        self.update(
            Content.assemble(f"{self._kind.sign} {self._kind.heading} ", (str(number), "bold"))
        )

    def on_click(self) -> None:
        self.post_message(Shelves.Chosen(self._kind.kind))


class Shelves(Vertical):
    """Four lists. Where there is little room one of them is seen, under all their names."""

    front: reactive[str] = reactive(SHELVED[0].kind)
    """The kind whose list is seen where there is room for one."""

    @dataclass
    class Chosen(Message):
        """Somebody clicked on the name of a shelf."""

        kind: str

    def compose(self) -> ComposeResult:
        with Horizontal(id="shelf-labels"):
            for kind in SHELVED:
                yield ShelfLabel(kind)
        for kind in SHELVED:
            yield EntryList(kind, id=f"shelf-{kind.kind}")

    def on_mount(self) -> None:
        self.watch_front(self.front)

    def watch_front(self, front: str) -> None:
        for part in (*self.query(ShelfLabel), *self.query(EntryList)):
            part.set_class(str(part.id).endswith(f"-{front}"), "front")

    def show(self, kind: str, listed: Listed) -> None:
        """Show what lies on one shelf."""
        self.query_one(f"#shelf-{kind}", EntryList).listed = listed
        self.query_one(f"#label-{kind}", ShelfLabel).show_number(len(listed.standings))

    def turn(self) -> None:
        """Bring the next shelf to the front."""
        kinds = [kind.kind for kind in SHELVED]
        self.front = kinds[(kinds.index(self.front) + 1) % len(kinds)]

    def on_shelves_chosen(self, message: Chosen) -> None:
        message.stop()
        self.front = message.kind
