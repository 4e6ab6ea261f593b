"""The clocks that run, on one line: always in sight, never in the way."""

from __future__ import annotations

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from journeymap.capture.clock import Clocks, Phase, Reading
from journeymap.tui.words import shown_on_one_line

_MOST = 2
"""As many clocks have room in the heading; of the others only the number is told."""
STYLES = {
    Phase.NOT_STARTED: "dim",
    Phase.RUNNING: "",
    Phase.LAST_MINUTES: "$warning",
    Phase.OVER: "bold $warning",
}


class ClockView(Static, can_focus=False):
    """Shows the clocks that run, the one that has least left first. Empty while none does.

    It looks once a second while one runs, and draws itself only when its words have changed.
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._clocks: Clocks | None = None
        self._content = Content("")
        self._timer: Timer | None = None

    def on_mount(self) -> None:
        self._timer = self.set_interval(1.0, self.look, pause=True)
        self.look()

    def show(self, clocks: Clocks) -> None:
        """Show these clocks from now on. To be called again when one was started or stopped."""
        self._clocks = clocks
        self.look()

    def look(self) -> None:
        """Look at the clocks, and show what has changed."""
        running = self._clocks.running() if self._clocks else []
        if self._timer is not None:
            (self._timer.resume if running else self._timer.pause)()
        content = _in_short(running)
        if content.is_same(self._content):
            return
        wider = content.cell_length != self._content.cell_length
        self._content = content
        self.set_class(not running, "idle")
        self.update(content, layout=wider)


def _in_short(running: list[Reading]) -> Content:
    """Return the clocks on one line: "◷ pot 7:32"."""
    shown = [Content.styled("◷ ", "dim") + clock_in_short(each) for each in running[:_MOST]]
    more = len(running) - _MOST
    shown += [Content.styled(f"+{more}", "dim")] if more > 0 else []
    return Content("  ").join(shown)


def clock_in_short(reading: Reading) -> Content:
    """Return one clock with its name and its time; words, not only a colour, say it is over."""
    before = {Phase.OVER: " over"}.get(reading.phase, "")
    after = {Phase.LAST_MINUTES: " left"}.get(reading.phase, "")
    text = f"{reading.name}{before} {reading.by_the_second}{after}"
    return shown_on_one_line(text, STYLES[reading.phase])
