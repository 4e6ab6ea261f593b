"""The keys that are the same on every screen."""

from __future__ import annotations

from textual.binding import Binding, BindingType

APP_KEYS: list[BindingType] = [
    Binding(
        "ctrl+p",
        "command_palette",
        "More",
        tooltip="All that can be done",
        priority=True,
        id="app.more",
        key_display="Ctrl+P",
    ),
    Binding(
        "ctrl+q",
        "quit",
        "Leave",
        tooltip="What was taken is saved",
        priority=True,
        id="app.leave",
        key_display="Ctrl+Q",
    ),
]
