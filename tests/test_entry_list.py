"""The list of what was said: as long as it may be, only what is in sight is laid out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from building import board, entry
from textual.app import App, ComposeResult
from textual.content import Content

from journeymap.entries import Always, Echo, Edit, Said
from journeymap.standing import Standing
from journeymap.tui import entry_list
from journeymap.tui.entry_list import EntryList, Listed

LONG = "Someone says hello and uses my name, and says it again at the door. "


class Showing(App[None]):
    """Shows one list and nothing else."""

    CSS = "EntryList { height: 12; border: round white; overflow-y: scroll; }"

    def compose(self) -> ComposeResult:
        yield EntryList(Always, id="always")


def said(number: int) -> tuple[Standing, ...]:
    """Return statements of one line to five, some of them said by several people."""
    texts = {each: LONG * (each % 5) + f"number {each}\nbelow" for each in range(1, number + 1)}
    entries = [entry(Always, f"k7f3.{each}", text=text) for each, text in texts.items()]
    echoes = [entry(Echo, f"p0q8.{each}", about=f"k7f3.{each}") for each in range(1, number, 3)]
    return tuple(board(*entries, *echoes).said())


def words(lines: list[Content]) -> str:
    return " ".join(line.plain.strip(" ·▸") for line in lines)


@pytest.mark.parametrize("width", [24, 36, 80])
async def test_each_entry_takes_as_many_lines_as_were_counted(width: int) -> None:
    async with Showing().run_test(size=(width, 20)) as hand:
        shown = hand.app.query_one(EntryList)
        shown.listed = Listed(said(40), "k7f3.7", contested=frozenset({"k7f3.8"}))
        await hand.pause()
        lines = shown.lines
        assert len(lines) == shown.virtual_size.height
        beginnings = [line.plain for line in lines if line.plain.startswith(("· ", "▸ "))]
        assert len(beginnings) == 40
        assert beginnings[6].startswith("▸ ")
        assert {line.cell_length for line in lines} == {shown.scrollable_content_region.width - 1}
        for each in range(1, 41):
            assert f"{each}" in words(lines)


async def test_only_what_is_in_sight_is_laid_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    laid_out: list[str] = []
    hung: Callable[..., object] = entry_list._hung

    def counted(standing: Standing, look: object) -> object:
        laid_out.append(standing.entry.id)
        return hung(standing, look)

    monkeypatch.setattr(entry_list, "_hung", counted)
    async with Showing().run_test(size=(60, 20)) as hand:
        shown = hand.app.query_one(EntryList)
        shown.listed = Listed(said(400))
        await hand.pause()
        assert "k7f3.400" in laid_out
        assert len(laid_out) <= 12
        laid_out.clear()
        shown.scroll_to(y=0, animate=False, immediate=True)
        await hand.pause()
        assert "k7f3.1" in laid_out
        assert len(laid_out) <= 12


async def test_the_newest_entry_is_in_sight_from_its_first_line() -> None:
    async with Showing().run_test(size=(60, 20)) as hand:
        shown = hand.app.query_one(EntryList)
        for number in (1, 40, 41, 12):
            shown.listed = Listed(said(number))
            await hand.pause()
            height = shown.scrollable_content_region.height
            in_sight = shown.lines[shown.scroll_offset.y :][:height]
            assert f"number {number}" in words(in_sight)


async def test_an_entry_that_has_changed_is_measured_anew() -> None:
    first: Said = entry(Always, "k7f3.1", text="Hello")
    edit = entry(Edit, "k7f3.2", about="k7f3.1", always=LONG * 3)
    async with Showing().run_test(size=(60, 20)) as hand:
        shown = hand.app.query_one(EntryList)
        for entries, lines in (((first,), 1), ((first, edit), 5), ((first,), 1), ((), 1)):
            shown.listed = Listed(tuple(board(*entries).said()), question="Nothing yet?")
            await hand.pause()
            assert len(shown.lines) == shown.virtual_size.height == lines
        assert words(shown.lines) == "Nothing yet?"


async def test_what_has_not_changed_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Showing().run_test(size=(60, 20)) as hand:
        shown = hand.app.query_one(EntryList)
        listed = Listed(said(30), "k7f3.30")
        shown.listed = listed
        await hand.pause()
        refreshed: list[object] = []
        monkeypatch.setattr(shown, "refresh", lambda *regions, **_: refreshed.append(regions))
        shown.listed = Listed(said(30)[:0] + listed.standings, "k7f3.30")
        await hand.pause()
        assert refreshed == []
        shown.listed = Listed(listed.standings, "k7f3.29")
        await hand.pause()
        assert refreshed != []


async def test_another_theme_has_other_colours() -> None:
    async with Showing().run_test(size=(60, 20)) as hand:
        shown = hand.app.query_one(EntryList)
        for listed in (Listed(said(3)), Listed(question="Nothing yet?")):
            shown.listed = listed
            colours = set()
            for theme in ("textual-dark", "textual-light"):
                hand.app.theme = theme
                await hand.pause()
                colours.add(str([segment.style for segment in shown.render_line(0)]))
            assert len(colours) == 2
