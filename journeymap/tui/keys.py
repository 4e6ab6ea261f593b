"""A key, and how it is written for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from textual.binding import Binding, BindingType


def bindings_of(declared: Iterable[BindingType]) -> Iterator[Binding]:
    """Yield the bindings that a screen declares."""
    return (each for each in declared if isinstance(each, Binding))


def key_of(binding: Binding, keymap: Mapping[str, str] | None = None) -> str:
    """Return the first key of a binding as it is shown to people.

    `keymap` are the keys that somebody has set instead, by the binding's id.
    """
    instead = (keymap or {}).get(binding.id or "")
    if instead:
        return as_written(instead.partition(",")[0])
    return binding.key_display or as_written(binding.key.partition(",")[0])


def as_written(key: str) -> str:
    """Return a key as people write it: Shift+F2, Alt+A, Ctrl+Z, PgDn."""
    short = {"pageup": "PgUp", "pagedown": "PgDn", "escape": "Esc", "delete": "Del"}
    return "+".join(short.get(part, part.capitalize()) for part in key.split("+"))
