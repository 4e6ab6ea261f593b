"""The keys of the list of entries: one letter each there, and with Alt while searching."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that a key does: with the list in front, and with Alt wherever one is."""

    key: str
    with_alt: str
    """The letter that goes with Alt; none if there is no such key. With Alt, terminals send
    digits and signs as other characters."""
    action: str
    name: str
    tooltip: str
    in_footer: bool = True

    @property
    def shown(self) -> str:
        """The key as it is shown to people."""
        return {"equals_sign": "="}.get(self.key, self.key)


DEEDS = (
    Deed("e", "e", "edit", "Edit", "Put right what it says, or who said it"),
    Deed("m", "m", "move", "Move", "Move it to another stage"),
    Deed("equals_sign", "o", "echo", "Me too", "One more person says so"),
    Deed("w", "w", "withdraw", "Take back", "Take it back; u brings it again"),
    Deed("p", "p", "park", "Park", "Not agreed: write down both sides, for later"),
    Deed("t", "t", "theme", "Theme", "Say what it is about, or take a theme off"),
    Deed("c", "c", "copy", "Copy", "Its words, to the clipboard", in_footer=False),
    Deed("u", "u", "undo", "Undo", "Take back the last thing done at this table"),
    Deed("r", "r", "redo", "Redo", "Do again what was undone last"),
    Deed("1", "", "filter('KIND')", "Kind", "Only the next kind", in_footer=False),
    Deed("2", "", "filter('STAGE')", "Stage", "Only the next stage", in_footer=False),
    Deed("3", "", "filter('VOICE')", "Voice", "Only the next voice", in_footer=False),
    Deed("4", "", "filter('TABLE')", "Table", "Only the next table", in_footer=False),
    Deed("5", "", "filter('THEME')", "Theme", "Only the next theme", in_footer=False),
    Deed("6", "", "filter('SOURCE')", "From", "Only the room, or the survey", in_footer=False),
    Deed(
        "0", "", "show_all", "Show all", "Look for nothing, and filter by nothing", in_footer=False
    ),
)


def in_the_list() -> Iterator[BindingType]:
    """Yield what single keys do while the list is in front."""
    for deed in DEEDS:
        yield Binding(
            deed.key,
            f"screen.{deed.action}",
            deed.name,
            show=deed.in_footer,
            key_display=deed.shown,
            tooltip=deed.tooltip,
            id=f"entries.{_word(deed)}",
        )


def with_alt() -> Iterator[BindingType]:
    """Yield what keys do with Alt, also while words are typed to search for."""
    for deed in (each for each in DEEDS if each.with_alt):
        yield Binding(
            f"alt+{deed.with_alt}",
            f"screen.{deed.action}",
            deed.name,
            show=deed.in_footer,
            key_display=f"Alt+{deed.with_alt}",
            tooltip=f"{deed.tooltip} ({deed.shown} in the list)",
            priority=True,
            id=f"entries.alt-{_word(deed)}",
        )


def _word(deed: Deed) -> str:
    return deed.action.replace("('", "-").replace("')", "").replace("_", "-").lower()
