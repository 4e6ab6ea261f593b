"""The survey's page in a real browser: with the keyboard alone, at every size, for everybody."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, web
from chromium import AXE, FITS, Chromium, Page, axe_itself, chromium, eventually, opened
from conftest import Run
from visiting import Asked, Visitor, asked

from journeymap.entries import Critic, Said, Way
from journeymap.sheets.workshop import Workshop

PHONE, DESKTOP, NARROW = (360, 740), (1280, 800), (320, 256)
HOSTILE = {
    "q2": "<script>alert(1)</script>",
    "q3": "{{7*7}} ${7*7} <%= 7*7 %>",
    "q4": "javascript:alert(1)",
    "q5": '"><img src=x onerror=alert(1)>',
    "q6": "</textarea><script>alert(1)</script>",
    "q7": "Two lines,\nand 'quotes' & \"more\"",
    "q8": "https://evil.example/?q=1",
    "q9": "Cawl a bara — ŵy, 食 🍲",
    "q10": "=SUM(A1:A9)",
    "q11": "@import url(//evil.example/x.css)",
    "q12": "[b]bold[/b] **bold** `code`",
    "q13": "&lt;b&gt; &amp; %3Cb%3E",
    "q14": "no",
    "q15": "12:30",
    "q17": "<a href='javascript:alert(1)'>click</a>",
}
FOCUS = """(() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  return {
    kind: at.type ?? at.tagName, name: at.name ?? "", value: at.value ?? "",
    words: at.textContent.trim(), seen: box.bottom > 0 && box.top < innerHeight,
    ring: getComputedStyle(at.type === "radio" || at.type === "checkbox"
      ? at.nextElementSibling : at).outlineStyle,
  };
})()"""
TARGETS = """[...document.querySelectorAll("button, .choice label, textarea")]
  .filter((each) => each.getBoundingClientRect().height < 44).map((each) => each.outerHTML)"""


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[Chromium]:
    async with chromium(tmp_path / "profile") as running:
        yield running


@pytest.fixture(scope="module")
def axe() -> str:
    return axe_itself()


async def press(page: Page, words: str) -> None:
    """Press the button that begins with these words."""
    button = (
        f"[...document.querySelectorAll('button')].find(b => b.innerText.startsWith({words!r}))"
    )
    await page.leave(partial(page.run, f"{button}.click()"))


async def heading(page: Page) -> str:
    [text] = await page.run("[...document.querySelectorAll('h1')].map((each) => each.innerText)")
    return str(text)


# ---- the keyboard


async def by_keyboard(page: Page, answers: dict[str, str | list[str]]) -> None:
    """Answer what is asked on a page with the keys alone, and go on with its main button."""
    while True:
        await page.press("Tab")
        at: dict[str, Any] = await page.run(FOCUS)
        assert at["seen"], at
        assert at["ring"] == "solid", at
        answer = answers.get(at["name"], "")
        if at["kind"] == "submit":
            await page.leave(partial(page.press, "Enter"))
            return
        if at["kind"] == "radio" and answer:
            await page.press(" ")
            while (await page.run(FOCUS))["value"] != answer:
                await page.press("ArrowDown")
        if at["kind"] == "checkbox" and at["value"] in answer:
            await page.press(" ")
        if at["kind"] == "textarea" and isinstance(answer, str):
            await type_lines(page, answer)


async def type_lines(page: Page, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        if number:
            await page.press("Enter")
        await page.type(line)


@pytest.mark.parametrize(
    ("size", "has_scripts"), [(PHONE, False), (DESKTOP, False), (DESKTOP, True)]
)
async def test_all_of_it_can_be_answered_with_the_keyboard_alone_and_no_script(  # noqa: PLR0913
    workshop: Workshop,
    surroundings: dict[str, str],
    browser: Chromium,
    run: Run,
    size: tuple[int, int],
    *,
    has_scripts: bool,
) -> None:
    ways = ["a_letter", "phone_me_please"]
    answers: dict[str, str | list[str]] = {**HOSTILE, "q1": "family", "q16": "4", "q18": ways}
    async with asked(workshop, surroundings) as it:
        page = await opened(browser, it.address, size)
        await page.tell("Emulation.setScriptExecutionDisabled", value=not has_scripts)
        titles = []
        while await heading(page) != "Check your answers":
            titles.append(await page.run("document.title"))
            await by_keyboard(page, answers)
        shown = await page.run("document.body.innerText")
        assert [text for text in HOSTILE.values() if text not in shown] == []
        await by_keyboard(page, {})
        assert await heading(page) == "Thank you"
        assert titles[0] == "Lunch"
        assert titles[4] == "Part 4 of 10 – Finding a seat – Lunch"
        assert page.dialogs == []
        assert page.complaints == []
        assert {each.split("/")[2] for each in page.asked_for if each != "about:blank"} == {
            it.root.removeprefix("http://")
        }
        [head] = it.returns()
        entries = it.of(head)
        assert len(titles) == 11
    said = [entry for entry in entries if isinstance(entry, Said)]
    assert [entry.text for entry in said] == list(HOSTILE.values())
    assert {entry.voice for entry in said} == {"family"}
    assert [entry.stars for entry in said if isinstance(entry, Critic)] == [4]
    ticked = [entry.way for entry in entries if isinstance(entry, Way)]
    assert ticked == ["A letter", "Phone me, please"]
    on_the_board = {entry["text"] for entry in json.loads(shown_as_json(run, workshop))["entries"]}
    assert on_the_board >= set(HOSTILE.values())


def shown_as_json(run: Run, workshop: Workshop) -> str:
    return run("show", workshop.name, "--json").stdout


# ---- for everybody


async def each_kind_of_page(page: Page, it: Asked) -> AsyncIterator[str]:
    """Go through one page of each kind, with answers in it, and yield what it is."""
    await page.leave(partial(page.go_to, it.address))
    yield "start"
    await press(page, "Start")
    await page.run("document.getElementById('q1-2').checked = true")
    yield "one of several"
    await press(page, "Send what")
    await page.leave(partial(page.go_to, it.address))
    await press(page, "Start")
    await press(page, "Send what")
    yield "nothing to send"
    await press(page, "Continue")
    long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 90
    await page.run(f"document.getElementById('q2').value = {long!r}")
    yield "to write in"
    await press(page, "Continue")
    in_what_is_wrong = partial(page.run, "document.activeElement.className === 'wrong'")
    await eventually(in_what_is_wrong, "the keyboard in the answer that is too long")
    yield "too long"
    await page.run(f"document.getElementById('q2').value = {long[:900]!r}")
    for _ in range(7):
        await press(page, "Continue")
    yield "stars"
    await press(page, "Continue")
    await page.run("document.getElementById('q18-2').checked = true")
    yield "any of several"
    await press(page, "Continue")
    yield "check"
    sheets = it.workshop.sheets
    sheets.rename(sheets.with_name("away"))
    sheets.write_text("no folder", encoding="utf-8")
    await press(page, "Send my answers")
    yield "not kept"
    sheets.unlink()
    sheets.with_name("away").rename(sheets)
    before = await page.run("location.href")
    await press(page, "Try again")
    yield "thanks"
    await page.leave(partial(page.go_to, before))
    yield "gone"
    await page.leave(partial(page.go_to, f"{it.root}/nothing"))
    yield "nothing"


@pytest.mark.parametrize(
    ("size", "scheme"),
    [(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")],
)
async def test_axe_finds_nothing_wrong_with_any_page(  # noqa: PLR0913
    workshop: Workshop,
    surroundings: dict[str, str],
    browser: Chromium,
    axe: str,
    *,
    size: tuple[int, int],
    scheme: str,
) -> None:
    found: dict[str, list[str]] = {}
    async with asked(workshop, surroundings) as it:
        page = await opened(browser, it.address, size)
        media = [{"name": "prefers-color-scheme", "value": scheme}]
        await page.tell("Emulation.setEmulatedMedia", features=media)
        async for kind in each_kind_of_page(page, it):
            await page.run(axe)
            assert await page.run("parseInt(axe.version.split('.')[1])") >= 8
            found[kind] = await page.run(AXE)
    assert len(found) == 12
    assert found == {kind: [] for kind in found}


async def test_axe_finds_nothing_wrong_where_the_code_is_typed(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium, axe: str
) -> None:
    async with asked(workshop, surroundings, "--host", "127.0.0.1") as it:
        page = await opened(browser, it.root, PHONE)
        await page.run("document.getElementById('code').value = 'AAAAAA'")
        await press(page, "Continue")
        await page.run(axe)
        assert await page.run(AXE) == []
        code = it.address.split("/")[3]
        await page.run(f"document.getElementById('code').value = {code.lower()!r}")
        await press(page, "Continue")
        assert await page.run("location.href") == it.address


@pytest.mark.parametrize("size", [NARROW, PHONE])
async def test_nothing_has_to_be_scrolled_sideways_also_at_400_per_cent(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium, size: tuple[int, int]
) -> None:
    too_wide, too_small = [], {}
    async with asked(workshop, surroundings) as it:
        page = await opened(browser, it.address, size)
        async for kind in each_kind_of_page(page, it):
            if not await page.run(FITS):
                too_wide.append(kind)
            too_small[kind] = await page.run(TARGETS)
            assert await page.run("parseFloat(getComputedStyle(document.body).fontSize)") >= 18
    assert too_wide == []
    assert {kind: small for kind, small in too_small.items() if small} == {}


IN_WELSH = """[...document.querySelectorAll(
    "h1, h2, p, li, legend, label, textarea, dt, .words, bdi")]
  .filter((each) => each.closest("[lang]").lang === "cy" && each.textContent.trim())
  .map((each) => each.textContent.trim())"""


async def test_the_questions_are_said_to_be_in_their_language_and_nothing_else_is(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium, axe: str
) -> None:
    guide = workshop.folder / "workshop.yaml"
    words = guide.read_text(encoding="utf-8")
    welsh = words.replace("language: en", "language: cy")
    guide.write_text(welsh.replace('title: "Lunch"', 'title: "Cinio ŵyau"'), encoding="utf-8")
    async with asked(workshop, surroundings, "--language", "en") as it:
        page = await opened(browser, it.address, PHONE)
        assert await page.run("document.documentElement.lang") == "en"
        assert (await page.run(IN_WELSH))[:2] == ["Lunch in the dining room", "Cinio ŵyau"]
        assert len(await page.run(IN_WELSH)) == 3
        await press(page, "Start")
        assert "About you" not in await page.run(IN_WELSH)
        assert "I would rather not say" not in await page.run(IN_WELSH)
        assert "1. Which of these is most like you?" in await page.run(IN_WELSH)
        assert "I live here" in await page.run(IN_WELSH)
        await press(page, "Continue")
        await page.run("document.getElementById('q2').value = 'Bwyd poeth'")
        assert "Deciding to come" in await page.run(IN_WELSH)
        assert await page.run("document.getElementById('q2').lang") == ""
        for _ in range(9):
            await press(page, "Continue")
        assert await heading(page) == "Check your answers"
        told = await page.run(IN_WELSH)
        assert "Deciding to come" in told
        assert not {"About you", "Check your answers", "Not answered", "Bwyd poeth"} & set(told)
        await page.run(axe)
        assert await page.run(AXE) == []


async def test_enter_goes_on_and_does_not_change_the_language(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium, axe: str
) -> None:
    async with asked(workshop, surroundings, "--language", "en+cy") as it:
        page = await opened(browser, it.address, PHONE)
        await page.leave(partial(page.run, "document.querySelector('a[lang=cy]').click()"))
        assert await page.run("document.documentElement.lang") == "cy"
        await page.run(axe)
        assert await page.run(AXE) == []
        await press(page, "Dechrau")
        assert await page.run(FITS)
        small = await page.run(TARGETS)
        assert [each for each in small if "unseen" not in each] == []
        await page.run(axe)
        assert await page.run(AXE) == []
        await page.run("document.getElementById('q1-2').click()")
        await page.run("document.getElementById('q1-2').focus()")
        await page.leave(partial(page.press, "Enter"))
        assert await heading(page) == "Deciding to come"
        assert await page.run("document.documentElement.lang") == "cy"
        await page.run("document.getElementById('q2').value = 'Bwyd poeth'")
        await press(page, "English")
        assert await page.run("document.documentElement.lang") == "en"
        assert await page.run("document.getElementById('q2').value") == "Bwyd poeth"


ARABIC = """
title: "الغداء"
purpose: "أنتم تقولون ونحن نصغي."
stages:
  - id: arriving
    name: "الوصول"
activities:
  - kind: always
    where: each stage
    ask: "ماذا؟"
    survey: "{stage}: ماذا يجب أن يحدث دائمًا؟ (1-5)"
voice_question: "أي من هؤلاء يشبهك أكثر؟"
voices:
  - id: resident
    name: "سكان"
    says: "أنا أسكن هنا (Hazel Court)."
    group: people-who-use-it
  - id: family
    name: "משפחה"
    says: "אני בן משפחה."
    group: family-and-friends
"""
FROM_THE_RIGHT = """(() => {
  const all = [...document.querySelectorAll(
    "h1, .lead, legend, .question > label, .choice label, textarea, dt, .words, .line")];
  const side = (each) => getComputedStyle(each).direction;
  return all.filter((each) => side(each) !== "rtl").map((each) => each.textContent.trim());
})()"""
AT_THE_RIGHT = """(() => {
  const middle = (each) => each.getBoundingClientRect().x + each.getBoundingClientRect().width / 2;
  return middle(document.getElementById("q1-2")) > middle(document.querySelector(".choice"));
})()"""


async def test_what_is_written_from_the_right_stands_so(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium
) -> None:
    (workshop.folder / "workshop.yaml").write_text(ARABIC.lstrip(), encoding="utf-8")
    async with asked(workshop, surroundings) as it:
        page = await opened(browser, it.address, PHONE)
        assert await page.run(FROM_THE_RIGHT) == []
        await press(page, "Start")
        assert await page.run(FROM_THE_RIGHT) == ["About you", "I would rather not say"]
        assert await page.run(AT_THE_RIGHT)
        await page.run("document.getElementById('q1-2').checked = true")
        await press(page, "Continue")
        await page.run("document.getElementById('q2').value = 'أريد طعامًا ساخنًا.'")
        assert await page.run(FROM_THE_RIGHT) == []
        await press(page, "Continue")
        assert await page.run(FROM_THE_RIGHT) == ["Check your answers"]


async def test_on_paper_there_are_the_questions_and_no_buttons(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium
) -> None:
    async with asked(workshop, surroundings) as it:
        page = await opened(browser, it.address, DESKTOP)
        await press(page, "Start")
        await page.tell("Emulation.setEmulatedMedia", media="print")
        shown = await page.run("document.body.innerText")
        assert "Which of these is most like you?" in shown
        assert "Continue" not in shown


# ---- going back, loading again, and other sites


async def test_going_back_and_loading_again_loses_nothing_and_sends_nothing_twice(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium
) -> None:
    async with asked(workshop, surroundings) as it:
        page = await opened(browser, it.address, PHONE)
        await press(page, "Start")
        await press(page, "Continue")
        await page.run("document.getElementById('q2').value = 'Hot food'")
        await press(page, "Continue")
        await page.leave(partial(page.run, "history.back()"))
        assert await page.run("document.getElementById('q2').value") == "Hot food"
        await page.leave(partial(page.tell, "Page.reload"))
        assert await page.run("document.getElementById('q2').value") == "Hot food"
        await press(page, "Send what")
        assert await heading(page) == "Thank you"
        await page.leave(partial(page.tell, "Page.reload"))
        assert await heading(page) == "Thank you"
        await page.leave(partial(page.run, "history.back()"))
        assert await heading(page) == "This form is not here any more"
        assert "Hot food" not in await page.run("document.documentElement.outerHTML")
        assert page.dialogs == []
        assert len(it.returns()) == 1
        assert len(it.entries()) == 2


async def test_who_pressed_a_button_while_the_page_was_down_loads_it_again_and_has_all(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium
) -> None:
    async with asked(workshop, surroundings) as it:
        page = await opened(browser, it.address, PHONE)
        await press(page, "Start")
        await page.run("document.getElementById('q1-3').checked = true")
        await press(page, "Continue")
        await page.run("document.getElementById('q2').value = 'Hot food'")
        await it.stop()
    await press(page, "Continue")
    assert "refused to connect" in await page.run("document.body.innerText")
    port = int(it.root.rpartition(":")[2])
    async with asked(workshop, surroundings, port=port) as again:
        await page.leave(partial(page.tell, "Page.reload"))
        assert await heading(page) == "Getting to the dining room"
        await press(page, "Send what")
        [head] = again.returns()
        assert (head.answered, head.voice) == (("q1", "q2"), "staff")


async def test_a_form_on_another_site_is_refused_even_with_a_ticket(
    workshop: Workshop, surroundings: dict[str, str], browser: Chromium
) -> None:
    async with asked(workshop, surroundings) as it, ClientSession() as session:
        visitor = await Visitor(session, it).begin()
        action, ticket = it.root + visitor.page.action, visitor.page.fields["ticket"][0]

        async def evil(_: web.Request) -> web.Response:
            fields = {"ticket": ticket, "q2": "evil", "go": "so-far"}
            inputs = "".join(f"<input name={n} value={v}>" for n, v in fields.items())
            text = f"<form method=post action={action}>{inputs}<button>Win</button></form>"
            return web.Response(text=text, content_type="text/html")

        app = web.Application()
        app.router.add_get("/", evil)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        page = await opened(browser, f"http://127.0.0.1:{runner.addresses[0][1]}/", DESKTOP)
        await press(page, "Win")
        assert await heading(page) == "This did not come from our page"
        assert it.sheets() == []
        await runner.cleanup()
