"""The capture screen in a real browser."""

from __future__ import annotations

import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from chromium import Chromium, Page, chromium
from served import served

from journeymap.sheets.workshop import Workshop

CAN_CONNECT = """new Promise((tell) => {
  const line = new WebSocket("%s");
  line.onopen = () => tell("in");
  line.onerror = () => tell("out");
})"""
SAYS = "!document.getElementById('over').hidden && document.getElementById('card').innerText"
PASTE = """{
  const copied = new DataTransfer();
  copied.setData("text/plain", "+ Hot food\\n- Cold food");
  const paste = new ClipboardEvent("paste", { clipboardData: copied, bubbles: true });
  document.activeElement.dispatchEvent(paste);
}"""


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[Chromium]:
    async with chromium(tmp_path / "profile") as running:
        yield running


async def screen(browser: Chromium, address: str) -> Page:
    page = await browser.open(address)
    await page.wait_for_screen()
    return page


async def test_an_entry_that_is_typed_is_on_the_disk_and_nothing_came_from_outside(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium
) -> None:
    async with served(workshop, surroundings) as it:
        page = await screen(browser, it.address)
        await page.type("+ Somebody says hello, and ‘good-bye’ ☕")
        await page.press("Enter")
        await it.wait_for_said("Somebody says hello, and ‘good-bye’ ☕")
        here = it.address.removeprefix("http://").split("/")[0]
        asked_for = {each.split("/")[2] for each in page.asked_for if each[:5] != "data:"}
        assert asked_for == {here}
        assert {each.split(":")[0] for each in page.asked_for} >= {"http", "ws"}
        assert page.complaints == []
        assert await page.run("document.title") == "journeymap · Lunch"
        assert await page.run("document.fonts.check('16px \"Roboto Mono\"')")
        assert await page.run("document.documentElement.scrollWidth <= innerWidth")
        assert await page.run("document.documentElement.scrollHeight <= innerHeight")


async def test_the_screen_fills_the_window_also_when_it_changes(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium
) -> None:
    filled = (
        "(() => { const box = document.querySelector('.xterm-screen').getBoundingClientRect();"
        " return innerWidth - box.width < 12 && innerHeight - box.height < 26 && box.x === 0; })()"
    )
    async with served(workshop, surroundings) as it:
        page = await screen(browser, it.address)
        await page.wait_for(filled)
        await page.resize(700, 500)
        await page.wait_for("innerWidth === 700")
        await page.wait_for(filled)
        await page.type("+ Hot food")
        await page.press("Enter")
        await it.wait_for_said("Hot food")


async def test_a_page_that_is_loaded_again_has_all_that_was_typed(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium
) -> None:
    async with served(workshop, surroundings) as it:
        page = await screen(browser, it.address)
        await page.type("half a sen")
        await page.tell("Page.reload")
        await page.wait_for("performance.getEntriesByType('navigation')[0].type === 'reload'")
        await page.wait_for_screen()
        await page.type("tence")
        await page.press("Enter")
        await it.wait_for_said("half a sentence")
        assert len(it.screens()) == 1
        assert len(it.sheets()) == 1


async def test_a_second_tab_takes_over_and_the_first_can_take_it_back(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium
) -> None:
    async with served(workshop, surroundings) as it:
        first = await screen(browser, it.address)
        await first.type("half a ")
        second = await screen(browser, it.address)
        await first.wait_for(f"({SAYS}).includes('Open in another tab')")
        await second.type("sen")
        await first.run("document.getElementById('again').click()")
        await second.wait_for(f"({SAYS}).includes('Open in another tab')")
        await first.wait_for_screen()
        await first.type("tence")
        await first.press("Enter")
        await it.wait_for_said("half a sentence")
        assert len(it.screens()) == 1


async def test_who_leaves_with_the_key_reads_that_it_is_over(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium
) -> None:
    async with served(workshop, surroundings) as it:
        page = await screen(browser, it.address)
        await page.type("+ Hot food")
        await page.press("Enter")
        await it.wait_for_said("Hot food")
        await page.press("q", ctrl=True)
        await page.wait_for(f"({SAYS}).includes('You can close this tab')")
        assert await it.end() == 0
        assert it.screens() == []


async def test_a_server_that_is_killed_leaves_no_process_and_the_page_says_what_to_do(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium
) -> None:
    async with served(workshop, surroundings) as it:
        page = await screen(browser, it.address)
        await page.type("half a sen")
        await it.wait_for_draft("half a sen")
        it.process.send_signal(signal.SIGKILL)
        await it.wait_until_no_screen_is_left()
        await page.wait_for(f"({SAYS}).includes('The connection was lost')")
        await page.run("document.getElementById('again').click()")
        await page.wait_for(f"({SAYS}).includes('Start it again with the same command')")
        assert it.drafts() == ["half a sen"]


async def test_a_tab_that_is_closed_ends_the_screen(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium
) -> None:
    async with served(workshop, surroundings) as it:
        page = await screen(browser, it.address)
        await page.type("half a sen")
        assert len(it.screens()) == 1
        await page.close()
        await it.wait_until_no_screen_is_left()
        assert it.drafts() == ["half a sen"]


async def evil_page(_: web.Request) -> web.Response:
    return web.Response(text="<p>evil</p>", content_type="text/html")


async def test_a_page_of_another_origin_is_kept_out_even_with_the_address(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium
) -> None:
    app = web.Application()
    app.router.add_get("/", evil_page)
    evil = web.AppRunner(app)
    await evil.setup()
    site = web.TCPSite(evil, "127.0.0.1", 0)
    await site.start()
    async with served(workshop, surroundings) as it:
        way_in = CAN_CONNECT % f"{it.address.replace('http', 'ws', 1)}ws?width=80&height=24"
        other = await browser.open(f"http://127.0.0.1:{evil.addresses[0][1]}/")
        await other.wait_for("document.body?.innerText === 'evil'")
        assert await other.run(way_in) == "out"
        read = f"fetch('{it.address}').then(() => 'read', () => 'kept out')"
        assert await other.run(read) == "kept out"
        assert it.screens() == []
        ours = await screen(browser, it.address)
        assert await ours.run(way_in) == "in"
    await evil.cleanup()


async def test_words_that_look_like_an_address_open_nothing(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium
) -> None:
    async with served(workshop, surroundings) as it:
        page = await screen(browser, it.address)
        await page.type("https://evil.example/")
        assert await page.run("window.open('https://evil.example/') === null")
        assert await page.run("window.open() === null")


async def test_a_paste_of_many_lines_is_shown_before_it_is_taken(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium
) -> None:
    async with served(workshop, surroundings) as it:
        page = await screen(browser, it.address)
        # once a key is answered, the terminal knows that what is pasted is no typing
        await page.type("x")
        await it.wait_for_draft("x")
        await page.press("Backspace")
        await it.wait_for_no_draft()
        await page.run(PASTE)
        await it.wait_for_draft("+ Hot food")
        assert it.said() == []
        await page.press("Enter")
        await it.wait_for_said("Hot food", "Cold food")
