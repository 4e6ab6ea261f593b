"""Words that are painted anew only when they are others, and laid out only when they need it."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region

from journeymap.tui.still import Still


class Told(Still):
    """Notes for each time it is painted whether it is laid out, too."""

    def __init__(self, content: Content) -> None:
        super().__init__(content)
        self.painted: list[bool] = []

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Told:
        self.painted.append(layout)
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        return self


class Telling(App[None]):
    def __init__(self, css: str, content: Content) -> None:
        super().__init__()
        self._told = Told(content)
        self._told.set_styles(css)

    def compose(self) -> ComposeResult:
        yield self._told


FILLS, FITS = "width: 1fr; height: auto;", "width: auto; height: 1;"


@pytest.mark.parametrize(
    ("css", "before", "after", "painted"),
    [
        (FILLS, "saved", "saved", []),
        (FILLS, "saved", "not saved", [False]),
        (FILLS, "saved", "not saved " * 9, [True]),
        (FITS, "3 saved", "4 saved", [False]),
        (FITS, "9 saved", "10 saved", [True]),
        (FITS, "漢 saved", "a saved", [True]),
    ],
)
async def test_it_is_painted_and_laid_out_only_as_far_as_that_changes_anything(
    css: str, before: str, after: str, painted: list[bool]
) -> None:
    async with Telling(css, Content(before)).run_test(size=(40, 10)) as hand:
        told = hand.app.query_one(Told)
        told.painted.clear()
        told.update(Content(after))
        assert told.painted == painted
        await hand.pause()
        assert str(told.render()) == after


async def test_the_same_words_in_another_style_are_painted() -> None:
    async with Telling(FILLS, Content.styled("saved", "bold")).run_test() as hand:
        told = hand.app.query_one(Told)
        told.painted.clear()
        told.update(Content.styled("saved", "dim"))
        assert told.painted == [False]


async def test_it_may_be_told_before_it_has_any_room() -> None:
    async with Telling(FILLS + "display: none;", Content("a")).run_test(size=(40, 10)) as hand:
        told = hand.app.query_one(Told)
        told.update(Content("not saved"))
        told.display = True
        await hand.pause()
        assert str(told.render()) == "not saved"
        assert told.size.height == 1
