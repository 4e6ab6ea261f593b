"""The capture screen served to a browser: who gets in, what is kept, and that nothing is left."""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import signal
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from socket import create_server

import pytest
from aiohttp import ClientSession, WSServerHandshakeError
from conftest import Run
from served import Served, Tab, served, tab, without_a_desktop

from journeymap.serving import screen_process, server
from journeymap.serving.door import Door
from journeymap.serving.server import Table, listen
from journeymap.sheets.workshop import Workshop

LEFT, MOVED, FAULT, STOPPED = 4000, 4001, 4002, 4003
CTRL_Q = "\x11"


async def opened(page: Tab) -> None:
    await page.wait_for("speaking:")


# ---- what is said when it cannot be done


def test_without_the_extra_it_is_said_what_to_install(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    script = (
        "import sys; sys.modules['textual_serve'] = None; from journeymap.cli import main;"
        "sys.argv = ['journeymap', 'open', 'lunch', '--sheet', 'Table 1', '--in-browser']; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=workshop.folder.parents[1],
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == (
        "journeymap: to show the screen in a browser, one more thing has to be installed:"
        " pip install 'journeymap[browser]'\n"
    )


def test_a_port_without_a_browser_is_wrong_usage(run: Run, workshop: Workshop) -> None:
    done = run("open", workshop.name, "--sheet", "Table 1", "--port", "8000")
    assert done.returncode == 2
    assert "--port goes with --in-browser" in done.stderr


def test_a_port_that_is_taken_is_refused(run: Run, workshop: Workshop) -> None:
    with create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("open", workshop.name, "--sheet", "Table 1", "--in-browser", "--port", port)
    assert done.returncode == 1
    assert f"port {port} cannot be used" in done.stderr


def test_a_guide_that_cannot_be_read_is_said_at_once(run: Run, workshop: Workshop) -> None:
    (workshop.folder / "workshop.yaml").write_text("stages: [", encoding="utf-8")
    done = run("open", workshop.name, "--sheet", "Table 1", "--in-browser")
    assert done.returncode == 1
    assert "workshop.yaml" in done.stderr


# ---- who gets in


def test_the_key_is_long_and_another_one_each_time() -> None:
    first, second = Door(8000), Door(8000)
    assert len(first.key) >= 43
    assert first.key != second.key
    assert first.opens_with(first.key)
    assert not first.opens_with(second.key)
    assert not first.opens_with("")


def test_a_ticket_is_good_once() -> None:
    door = Door(8000)
    ticket = door.first_address.split("/")[3]
    assert not door.takes_ticket("")
    assert door.takes_ticket(ticket)
    assert not door.takes_ticket(ticket)
    assert not door.takes_ticket("")


@pytest.mark.parametrize("stranger", ["no key", "wrong key", "rebound name", "other port"])
async def test_strangers_are_told_that_this_is_not_the_address(
    workshop: Workshop, surroundings: dict[str, str], stranger: str
) -> None:
    async with served(workshop, surroundings) as it, ClientSession() as session:
        root = "/".join(it.address.split("/")[:3])
        start = {"no key": f"{root}/", "wrong key": f"{root}/{'x' * 43}/"}
        host = {"rebound name": f"evil.example:{root.rpartition(':')[2]}"}
        host |= {"other port": "127.0.0.1:1"}
        headers = {"Origin": root} | ({"Host": host[stranger]} if stranger in host else {})
        for way in ("", "ws", "page.js", "download/x"):
            address = start.get(stranger, it.address) + way
            async with session.get(address, headers=headers) as answer:
                assert answer.status == 403
                assert "This is not the address that journeymap gave" in await answer.text()
        assert it.screens() == []


async def test_a_page_of_another_origin_gets_no_screen(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    async with served(workshop, surroundings) as it, ClientSession() as session:
        for origin in (None, "null", "http://evil.example", "http://127.0.0.1:1"):
            headers = {"Origin": origin} if origin else {}
            with pytest.raises(WSServerHandshakeError) as refused:
                await session.ws_connect(f"{it.address}ws", headers=headers)
            assert refused.value.status == 403
        assert it.screens() == []


async def test_it_is_reached_at_this_machine_only(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    async with served(workshop, surroundings) as it:
        port = int(it.address.split("/")[2].split(":")[1])
        with create_server(("127.0.0.2", port)):  # which would fail if it listened everywhere
            pass
        with pytest.raises(OSError, match="in use"):
            create_server(("127.0.0.1", port))


async def test_the_page_loads_from_here_alone_and_is_kept_nowhere(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    async with served(workshop, surroundings) as it, ClientSession() as session:
        async with session.get(it.address) as answer:
            policy = answer.headers["Content-Security-Policy"]
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            text = await answer.text()
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "frame-ancestors 'none'" in policy
        assert "<title>journeymap · Lunch" in text
        async with session.get(f"{it.address}../../etc/passwd") as answer:
            assert answer.status == 403
        for nothing in ("nothing", "download/nothing", "..%2f..%2fpyproject.toml"):
            async with session.get(f"{it.address}{nothing}") as answer:
                assert answer.status in {403, 404}


async def test_a_title_is_text_on_the_page(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    path = workshop.folder / "workshop.yaml"
    guide = path.read_text(encoding="utf-8")
    title = next(line for line in guide.splitlines() if line.startswith("title:"))
    hostile = "title: \"</title><script>alert(1)</script> $websocket 'x'\""
    path.write_text(guide.replace(title, hostile), encoding="utf-8")
    async with (
        served(workshop, surroundings) as it,
        ClientSession() as session,
        session.get(it.address) as answer,
    ):
        text = await answer.text()
    assert "<script>alert" not in text
    assert "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; $websocket" in text


async def test_the_browser_gets_an_address_that_is_good_once(
    workshop: Workshop, surroundings: dict[str, str], tmp_path: Path
) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {tmp_path}/asked\n', encoding="utf-8")
    browser.chmod(0o700)
    asked = tmp_path / "asked"
    async with (
        served(workshop, {**surroundings, "BROWSER": str(browser)}) as it,
        ClientSession() as session,
    ):
        while not (asked.is_file() and asked.read_text()):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        first = asked.read_text()
        assert it.address.split("/")[3] not in first
        async with session.get(first) as answer:
            assert str(answer.url) == it.address
            assert answer.status == 200
        async with session.get(first) as answer:
            assert answer.status == 403


# ---- what is kept


async def test_what_is_typed_is_on_the_disk(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    async with served(workshop, surroundings) as it, tab(it.address) as page:
        await opened(page)
        await page.type("+ Food served hot\r- Tiny print\r")
        await it.wait_for_said("Food served hot", "Tiny print")


async def test_a_page_that_is_closed_ends_the_screen_and_opened_again_goes_on(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    async with served(workshop, surroundings) as it:
        async with tab(it.address) as page:
            await opened(page)
            await page.type("+ Hot food\rtyped to the very last lettex")
            await page.wait_for("lettex")
        await it.wait_until_no_screen_is_left()
        assert it.drafts() == ["typed to the very last lettex"]
        async with tab(it.address) as page:
            await page.wait_for("typed to the very last lettex")
            await page.type("\r")
            await it.wait_for_said("Hot food", "typed to the very last lettex")
        assert len(it.sheets()) == 1


async def test_a_second_page_takes_the_screen_over_with_all_that_was_typed(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    async with served(workshop, surroundings) as it, tab(it.address) as first:
        await opened(first)
        await first.type("+ Hot food\rhalf a sen")
        await first.wait_for("half a sen")
        over = asyncio.create_task(first.wait_for_end())
        async with tab(it.address) as second:
            await second.wait_for("half a sen")
            assert await over == MOVED
            await second.type("tence\r")
            await it.wait_for_said("Hot food", "half a sentence")
            assert len(it.screens()) == 1
            assert len(it.sheets()) == 1


async def test_many_pages_at_once_are_one_screen_in_the_end(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    async with served(workshop, surroundings) as it:

        async def look() -> int | None:
            async with tab(it.address) as page:
                return await page.wait_for_end()

        pages = {asyncio.create_task(look()) for _ in range(3)}
        over: list[int | None] = []
        while len(pages) > 1:
            done, pages = await asyncio.wait(pages, return_when=asyncio.FIRST_COMPLETED)
            over += [each.result() for each in done]
        assert over == [MOVED] * 2
        await it.wait_for_one_screen()
        pages.pop().cancel()


async def test_who_leaves_ends_it_all(workshop: Workshop, surroundings: dict[str, str]) -> None:
    async with served(workshop, surroundings) as it, tab(it.address) as page:
        await opened(page)
        await page.type("+ Hot food\r")
        await it.wait_for_said("Hot food")
        await page.type(CTRL_Q)
        assert await page.wait_for_end() == LEFT
        assert await it.end() == 0
        assert it.screens() == []


async def test_a_paste_is_read_whole_and_presses_no_key(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    async with served(workshop, surroundings) as it, tab(it.address) as page:
        await opened(page)
        await page.type("\x1b[200~+ before \x1b[31mafter\x1b\x1b[201~")
        await page.wait_for("2 characters that cannot be shown were left out")
        await page.type("\r")
        await it.wait_for_said("before [31mafter")


async def test_what_is_not_understood_is_not_taken_for_keys(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    async with served(workshop, surroundings) as it, tab(it.address) as page:
        await opened(page)
        for nonsense in ("", "{", "7", "[]", '["stdin"]', '["stdin", 7]', '["resize", []]'):
            await page.say(nonsense)
        await page.say('["stdin", "+ half an emoji \\ud83d\\r"]')
        await it.wait_for_said("half an emoji ?")


# ---- nothing is left behind


@pytest.mark.parametrize("ending", ["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"])
async def test_a_server_that_ends_leaves_no_process_and_loses_no_letter(
    workshop: Workshop, surroundings: dict[str, str], ending: str
) -> None:
    number = getattr(signal, ending)
    async with served(workshop, surroundings) as it, tab(it.address) as page:
        await opened(page)
        await page.type("+ Hot food\rhalf a sen")
        await page.wait_for("half a sen")
        assert len(it.screens()) == 1
        it.process.send_signal(number)
        told = await page.wait_for_end()
        status = await it.end()
        await it.wait_until_no_screen_is_left()
    if number == signal.SIGKILL:
        assert status == -number
    else:
        assert (told, status) == (STOPPED, 128 + number)
    assert it.said() == ["Hot food"]
    assert it.drafts() == ["half a sen"]


def _take_the_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


async def test_a_terminal_that_is_closed_leaves_no_process(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    ours, theirs = os.openpty()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "journeymap", "open", "lunch", "--sheet", "Table 1"),
        "--in-browser",
        cwd=workshop.folder.parents[1],
        env=without_a_desktop(surroundings),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=_take_the_terminal,  # there are no threads here
    )
    os.close(theirs)
    shown = ""
    while "\n" not in shown:
        shown += (await asyncio.to_thread(os.read, ours, 4096)).decode()
    it = Served(process, shown.splitlines()[0].strip(), workshop)
    async with tab(it.address) as page:
        await opened(page)
        await page.type("half a sen")
        await page.wait_for("half a sen")
        os.close(ours)
        await page.wait_for_end()
        assert await it.end() == 128 + signal.SIGHUP
    assert it.screens() == []
    assert it.drafts() == ["half a sen"]


async def test_a_screen_that_is_killed_is_said_to_be_stopped_and_opens_again(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    async with served(workshop, surroundings) as it:
        async with tab(it.address) as page:
            await opened(page)
            await page.type("+ Hot food\r")
            await it.wait_for_said("Hot food")
            (screen,) = it.screens()
            os.kill(screen, signal.SIGKILL)
            assert await page.wait_for_end() == FAULT
        async with tab(it.address) as page:
            await page.wait_for("✓ 1 saved")


# ---- the server, with another program for a screen


class OtherScreen(Table):
    """A program in place of the capture screen."""

    def command(self) -> list[str]:
        return [sys.executable, "-c", self.sheet]


@pytest.fixture
def serve_another(tmp_path: Path) -> Callable[[str], tuple[asyncio.Task[int], Door, list[str]]]:
    def start(program: str) -> tuple[asyncio.Task[int], Door, list[str]]:
        at = listen()
        door = Door(at.getsockname()[1])
        told: list[str] = []
        table = OtherScreen("Lunch", tmp_path, program)
        serving = server._serve(table, door, at, lambda _: None, told.append)
        return asyncio.create_task(serving), door, told

    return start


async def test_a_screen_that_hears_nothing_is_ended_by_force(
    serve_another: Callable[[str], tuple[asyncio.Task[int], Door, list[str]]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(screen_process, "_IN_ORDER", 0.2)
    program = (
        "import os, signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        f"open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()));"
        "os.write(1, b'__GANGLION__\\nD\\0\\0\\0\\5ready'); time.sleep(999)"
    )
    serving, door, _ = serve_another(program)
    async with tab(door.address) as page:
        await page.wait_for("ready")
        os.kill(os.getpid(), signal.SIGTERM)
        assert await page.wait_for_end() == STOPPED
    assert await serving == 128 + signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


async def test_a_program_that_cannot_begin_is_a_fault_and_no_end(
    serve_another: Callable[[str], tuple[asyncio.Task[int], Door, list[str]]],
) -> None:
    serving, door, _ = serve_another("raise SystemExit(1)")
    async with tab(door.address) as page:
        assert await page.wait_for_end() == FAULT
    assert not serving.done()
    os.kill(os.getpid(), signal.SIGINT)
    assert await serving == 128 + signal.SIGINT


async def test_the_server_waits_for_a_page_for_a_while_only(
    serve_another: Callable[[str], tuple[asyncio.Task[int], Door, list[str]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(server, "_UNTIL_OPENED_AGAIN", 0.1)
    serving, door, told = serve_another("raise SystemExit(1)")
    async with tab(door.address) as page:
        await page.wait_for_end()
    assert await serving == 0
    assert told == [server._NO_PAGE]


async def test_a_file_that_the_screen_gives_is_fetched_below_the_key(
    serve_another: Callable[[str], tuple[asyncio.Task[int], Door, list[str]]],
) -> None:
    program = (
        "import io; from textual.app import App\n"
        "from textual.drivers.web_driver import WebDriver\n"
        "class Giving(App):\n"
        "    def on_ready(self):\n"
        "        self.deliver_text(io.StringIO('BEGIN:VCALENDAR'), save_filename='café.ics')\n"
        "Giving(driver_class=WebDriver).run()"
    )
    serving, door, _ = serve_another(program)
    async with tab(door.address) as page, ClientSession() as session:
        while not page.told:
            await page.wait_for("\x1b")
            page.shown = ""
        ((what, where),) = page.told
        assert what == "deliver_file_start"
        root = "/".join(door.address.split("/")[:3])
        address = f"{root}/download/{where}"
        async with session.get(address) as answer:
            assert answer.status == 200
            assert str(answer.url).startswith(door.address)
            assert "attachment; filename*=UTF-8''caf%C3%A9.ics" in json.dumps(dict(answer.headers))
            assert await answer.text() == "BEGIN:VCALENDAR"
        await page.type("\x11")
        assert await page.wait_for_end() == LEFT
    assert await serving == 0
