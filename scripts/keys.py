"""Writes docs/keys.md from the code: all keys, all that can be typed.

    python scripts/keys.py

A test compares the page with what this would write.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from textual.binding import Binding

from journeymap.cli.line_mode import line_command_rows
from journeymap.tui.all_keys import all_bindings
from journeymap.tui.help_screen import LINES
from journeymap.tui.keys import as_written

PAGE = Path(__file__).parents[1] / "docs" / "keys.md"
_BEGINNING = """\
# Keys, and what can be typed

This page is made from the code: `python scripts/keys.py`.

No key is the only way. What a key does can also be had from the palette (Ctrl+P), nearly all of it
with the mouse, and by typing: see the lines below. Terminals keep some keys for themselves (F10 and
F11 often); on a Mac, Alt is the Option key where the terminal's settings say "use Option as Meta".

## Having other keys

`settings.yaml` (`journeymap backup --help` says where it is) takes a key for any name of the tables
below, or several with a comma between them:

```yaml
keys:
  capture.undo: ctrl+u
  capture.me-too: f12,alt+m
```

The keys of the table are as they are unless something is set. A name that is not there is told when
the screen opens.

"""

_COMMANDS = """\

## What can be asked for behind a colon

At every table, on the screen and in the line mode; the first letters are enough, and so is the
number. NUMBER is that of an entry in the last list, or its id.

"""


def page() -> str:
    """Return docs/keys.md."""
    parts = [_BEGINNING, "## What can be typed\n\n", *_table(("line", "means"), LINES)]
    parts.append(_COMMANDS)
    parts += _table(("typed", "does"), line_command_rows())
    for name, bindings in all_bindings().items():
        parts.append(f"\n## {name}\n\n")
        parts += _table(("key", "does", "name"), map(_row, bindings))
    return "".join(parts)


def _row(binding: Binding) -> tuple[str, ...]:
    keys = " or ".join(as_written(key) for key in binding.key.split(","))
    does = f"{binding.description}: {binding.tooltip}" if binding.tooltip else binding.description
    return keys, does, f"`{binding.id}`"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    for row in (heads, tuple("---" for _ in heads), *rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
