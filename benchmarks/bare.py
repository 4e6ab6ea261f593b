"""The two apps that journeymap is held against: an empty one, and one with a line to type in.

python -m benchmarks.bare empty
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


if __name__ == "__main__":
    app: App[None] = App() if sys.argv[1:] == ["empty"] else Line()
    app.run()
