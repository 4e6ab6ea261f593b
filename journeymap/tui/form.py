"""A few things to type, one under the other: Enter keeps them all, Esc drops them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from journeymap.capture.parts import Part
from journeymap.cleaning import clean, one_line


class ManyLines(TextArea):
    """Words on one line or more. Enter keeps them, as it does in a line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+j", "keep", "Keep", priority=True, show=False),
        Binding(
            "ctrl+o,alt+enter,shift+enter",
            "new_line",
            "New line",
            key_display="^o",
            priority=True,
            id="entries.new-line",
        ),
    ]

    def action_keep(self) -> None:
        """Ask for what was typed to be kept."""
        self.post_message(Form.Kept())

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")


class Form(VerticalScroll, can_focus=False):
    """Texts to edit. What is typed stays until it was saved, or was dropped on purpose."""

    @dataclass
    class Kept(Message):
        """Somebody wants what was typed to be kept."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        super().__init__()
        self.parts = parts
        self.is_for_words = True

    def compose(self) -> ComposeResult:
        for part in self.parts:
            yield Static(Content(part.name), classes="part-name")
            yield _field(part)

    @property
    def typed(self) -> dict[str, str]:
        """What stands in each field now, by the name of the part."""
        return {part.field: self._text(part) for part in self.parts}

    @property
    def was_changed(self) -> bool:
        """Whether anything was typed that would be lost."""
        return any(self.typed[part.field] != _in_field(part) for part in self.parts)

    def _text(self, part: Part) -> str:
        field = self.query_one(f"#part-{part.field.replace('_', '-')}")
        text = field.text if isinstance(field, TextArea) else ""
        text = field.value if isinstance(field, Input) else text
        return part.text if text == _in_field(part) else text

    @on(Input.Submitted)
    def keep(self, event: Input.Submitted) -> None:
        """Enter in a line is for all of them."""
        event.stop()
        self.post_message(self.Kept())


def _in_field(part: Part) -> str:
    """Return a part's text as a field shows it."""
    return clean(part.text) if part.is_long else one_line(part.text)


def _field(part: Part) -> Input | TextArea:
    name = f"part-{part.field.replace('_', '-')}"
    if not part.is_long:
        return Input(_in_field(part), placeholder=part.hint, id=name, select_on_focus=False)
    field = ManyLines(
        _in_field(part),
        id=name,
        soft_wrap=True,
        tab_behavior="focus",
        show_line_numbers=False,
        highlight_cursor_line=False,
        placeholder=part.hint,
    )
    field.move_cursor(field.document.end)
    return field
