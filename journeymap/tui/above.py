"""What the screens that lie over the capture screen may have in common with it."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.events import Event, Key, Paste


@runtime_checkable
class ShowsBoard(Protocol):
    """A screen that shows the board, and shows it anew when another table has written."""

    def show_board(self) -> None:
        """Show the board as it stands now."""


@runtime_checkable
class AsksBeforeLeaving(Protocol):
    """A screen in which words may stand that are not saved yet."""

    def may_leave(self) -> bool:
        """Whether nothing would be lost now, or the warning that it would was given before."""


@runtime_checkable
class GoesBackFirst(Protocol):
    """A screen that goes back to the one below before the program is left."""

    def go_back(self) -> None:
        """Go back to the screen below, which asks what there is to ask."""


class OnlyRead:
    """A screen that is only read. Words that are typed over it are meant for the line below."""


def has_words(event: Event) -> bool:
    """Whether it brings something that can stand in a line. A space alone does not."""
    if isinstance(event, Key):
        return event.is_printable and event.key not in {"space", "q"}
    return isinstance(event, Paste) and bool(event.text.strip())
