"""The apps that journeymap is held against: empty, by itself or on its libraries, or with a line.

python -m benchmarks.bare empty
python -m benchmarks.bare loaded
python -m benchmarks.bare line
"""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input


class Line(App[None]):
    """A line to type in, and nothing else. Enter clears it."""

    def compose(self) -> ComposeResult:
        yield Input(placeholder="a bare line")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.input.value = ""


def _load_libraries() -> None:
    """Load what reads and checks a workshop, as far as any program that uses it has to."""
    import click  # noqa: F401
    import yaml  # noqa: F401
    from pydantic import BaseModel

    class One(BaseModel):
        field: int


if __name__ == "__main__":
    which = sys.argv[1]
    if which == "loaded":
        _load_libraries()
    app: App[None] = Line() if which == "line" else App()
    app.run()
