"""The road map: the journey's stages, how much each has, and where we are."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from journeymap.tui.still import Still
from journeymap.tui.words import shown_on_one_line


@dataclass(frozen=True, slots=True)
class Stop:
    """A stage on the road map; the whole journey is the one without an id."""

    stage: str | None
    name: str
    always: int
    never: int
    here: bool
    in_survey: int = 0
    """How many statements about it came back in the survey."""


class StopSign(Still):
    """One stage: its number and name, and under it how much was said there."""

    stop: reactive[Stop | None] = reactive(None)

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def watch_stop(self, stop: Stop | None) -> None:
        if stop is None:
            return
        self.set_class(stop.here, "here")
        self.set_class(not (stop.always or stop.never or stop.in_survey), "empty")
        number = f"{self._number} " if stop.stage is not None else ""
        name = shown_on_one_line(f"{number}{stop.name}")
        survey = f", and {stop.in_survey} in the survey" if stop.in_survey else ""
        self.tooltip = name + Content(survey)
        counts = Content.assemble(
            (f"+{stop.always}", "$success"),
            " ",
            (f"-{stop.never}", "$error"),
            (f" ▒{stop.in_survey}" if stop.in_survey else "", "dim"),
        )
        self.update(Content("\n").join([name.stylize("bold") if stop.here else name, counts]))

    def on_click(self) -> None:
        if self.stop is not None:
            self.post_message(RoadMap.Chosen(self.stop.stage))


class RoadMap(Horizontal):
    """The stages side by side. A click on one goes there."""

    can_focus = False
    stops: reactive[tuple[Stop, ...]] = reactive((), repaint=False)

    @dataclass
    class Chosen(Message):
        """Somebody clicked on a stage; None is the whole journey."""

        stage: str | None

    def __init__(self, stops: tuple[Stop, ...] = ()) -> None:
        super().__init__()
        self.set_reactive(RoadMap.stops, stops)

    def compose(self) -> ComposeResult:
        for number, stop in enumerate(self.stops):
            sign = StopSign(number)
            sign.stop = stop
            yield sign

    async def watch_stops(self, stops: tuple[Stop, ...]) -> None:
        signs = list(self.query(StopSign))
        if len(signs) != len(stops):
            await self.recompose()
            signs = list(self.query(StopSign))
        for sign, stop in zip(signs, stops, strict=False):  # none are made where the app ends
            sign.stop = stop
