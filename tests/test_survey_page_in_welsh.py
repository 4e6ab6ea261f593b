"""The survey's page in another language: who chooses it, what is kept, and that nothing is lost."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from html import unescape
from shutil import copy

import pytest
from aiohttp import ClientSession
from asked import dining
from conftest import Run
from marking import MARKING, left_in_english
from test_survey_in_welsh import OWN_WORDS
from visiting import Visitor, asked

from journeymap.entries import Critic, Said, Way
from journeymap.language.known import language_of
from journeymap.sheets.own_words import own_words_path
from journeymap.sheets.workshop import Workshop
from journeymap.survey.page import messages
from journeymap.survey.page.all_pages import AllPages
from journeymap.survey.page.filled_in import LONGEST, FilledIn
from journeymap.survey.page.pages import Form, Pages
from journeymap.survey.page.steps import steps_of
from journeymap.survey.page.tongue import Tongue, tongue_of

EDITIONS = {1: dining()}
BOTH = ("--language", "en+cy")


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


@pytest.fixture
def translated(workshop: Workshop) -> Workshop:
    """Return the dining workshop, with its own words in Welsh."""
    path = own_words_path(workshop, "cy")
    path.parent.mkdir(exist_ok=True)
    copy(OWN_WORDS, path)
    return workshop


# ---- what the program says on the pages


def every_page(tongue: Tongue, *, one_at_a_time: bool) -> Iterator[str]:
    """Yield each page there is, filled in and not, with what can be wrong on it."""
    pages = Pages("/1", tongue)
    steps = steps_of(tongue.told[1].asked, tongue.language, one_at_a_time=one_at_a_time)
    form = Form(tongue, 1, steps, "1", "/1/1")
    filled_in = FilledIn(
        {"q2": "1.", "q3": "1" * (LONGEST + 9)}, {"q1": ("resident",), "q16": ("1",)}
    )
    yield pages.start(1)
    for step in steps:
        yield pages.step(form, step, filled_in)
        yield pages.step(form, step, FilledIn(), changing=True, is_nothing_yet=True)
    yield pages.check(form, filled_in)
    yield pages.check(form, FilledIn(), [messages.LOOK_AGAIN, messages.NOTHING_YET])
    yield pages.again(form, "2", filled_in, "send", messages.NOT_KEPT)
    yield pages.code()
    yield pages.code(is_wrong=True)
    for each in (messages.START_ONCE_MORE, messages.BEGIN_AGAIN):
        yield pages.message(messages.GONE, 1, each)
    for said in vars(messages).values():
        if isinstance(said, tuple):
            yield pages.message(said)


def seen_on(page: str) -> str:
    """Return all that is read on a page, its title and what a screen reader says included."""
    without_style = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    said = " ".join(re.findall(r'(?:alt|aria-label|title|placeholder)="([^"]*)"', without_style))
    return unescape(re.sub(r"<[^>]*>", " ", without_style) + said)


def test_all_that_the_program_says_on_a_page_is_said_in_its_language() -> None:
    tongue = tongue_of(EDITIONS, MARKING)
    pages = [*every_page(tongue, one_at_a_time=False), *every_page(tongue, one_at_a_time=True)]

    assert len(pages) > 30
    assert [left for page in pages if (left := left_in_english(seen_on(page)))] == []
    assert all('<html lang="cy">' in page for page in pages)


def test_where_there_is_one_language_none_is_offered() -> None:
    for page in every_page(tongue_of(EDITIONS), one_at_a_time=False):
        assert "elsewhere" not in page
        assert 'value="in-' not in page


def test_what_is_not_translated_is_marked_as_being_in_the_workshops_own_language() -> None:
    welsh = language_of("cy").with_own({"Lunch": "Cinio"})
    page = Pages("", tongue_of(EDITIONS, welsh)).start(1)

    assert '<h1 dir="auto">Cinio</h1>' in page
    assert '<p class="where" dir="auto" lang="en">Lunch in the dining room</p>' in page


# ---- who answers chooses the language


async def test_what_is_written_on_the_welsh_page_is_kept_as_welsh_and_the_rest_as_it_was_issued(
    translated: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(translated, surroundings, *BOTH) as it:
        visitor = await Visitor(session, it).open(f"{it.address}cy/")
        assert (visitor.page.heading, visitor.page.title) == ("Cinio", "Cinio")
        await visitor.press("Dechrau")
        assert visitor.page.heading == "Amdanoch chi"
        assert visitor.page.labels["q1-3"].strip() == "Rydw i’n gweithio yma"
        await visitor.press("Parhau", q1="staff")
        assert visitor.page.heading == "Penderfynu dod"
        await visitor.press("Parhau", q2="Bwyd poeth")
        while "Parhau: gwirio eich atebion" not in visitor.page.buttons:
            answers = {"q16": "4", "q17": "Da iawn"} if "q17" in visitor.page.fields else {}
            await visitor.press("Parhau", **answers)
        await visitor.press("Parhau: gwirio eich atebion", q18=["email"])
        assert "4 seren" in visitor.page.words
        await visitor.press("Anfon fy atebion")
        assert (visitor.page.heading, visitor.at) == ("Diolch", f"{it.address}cy/thanks")
        [head] = it.returns()
        [always, note, way] = it.of(head)
    assert (head.voice, head.answered) == ("staff", ("q1", "q2", "q16", "q17", "q18"))
    assert isinstance(always, Said)
    assert (always.text, always.stage, always.language) == ("Bwyd poeth", "deciding", "cy")
    assert isinstance(note, Critic)
    assert (note.stars, note.language) == (4, "cy")
    assert isinstance(way, Way)
    assert way.way == "Email"


async def test_nothing_that_was_written_is_lost_when_the_language_is_changed(
    translated: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(translated, surroundings, *BOTH) as it:
        visitor = await Visitor(session, it).begin()
        await visitor.press("Continue", q1="family")
        await visitor.press("Cymraeg", q2="Hot food", q3="x" * (LONGEST + 1))
        assert visitor.page.heading == "Penderfynu dod"
        assert visitor.page.fields["q2"] == ["Hot food"]
        assert len(visitor.page.fields["q3"][0]) == LONGEST + 1
        await visitor.press("Parhau")
        assert visitor.page.title.startswith("Gwall: ")
        assert "Mae 1 nod yn ormod yn yr ateb hwn." in visitor.page.words
        await visitor.press("English", q3="Cold tea")
        assert (visitor.page.heading, visitor.page.fields["q3"]) == (
            "Deciding to come",
            ["Cold tea"],
        )
        assert "/cy/" not in visitor.at
        await visitor.fill_in({"q2": "Hot food", "q3": "Cold tea"})
        await visitor.press("Cymraeg")
        assert visitor.page.heading == "Gwirio eich atebion"
        assert "Cold tea" in visitor.page.words
        await visitor.press("Newid yr ateb i 2. Penderfynu dod: beth sy’n rhaid digwydd bob amser?")
        await visitor.press("English", q2="Warm food")
        assert visitor.page.fields["q2"] == ["Warm food"]
        await visitor.press("Keep this change")
        await visitor.press("Send my answers")
        assert visitor.page.heading == "Thank you"
        [head] = it.returns()
        said = [each for each in it.of(head) if isinstance(each, Said)]
    assert head.voice == "family"
    assert [(each.text, each.language) for each in said] == [
        ("Warm food", None),
        ("Cold tea", None),
    ]


async def test_each_page_that_is_only_read_leads_to_the_same_in_the_other_language(
    translated: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(translated, surroundings, *BOTH) as it:
        for place in ("", "thanks", "sent", f"{'a' * 22}/2", f"{'a' * 22}/check"):
            english, welsh = f"{it.address}{place}", f"{it.address}cy/{place}"
            for address, other, tag in ((english, welsh, "cy"), (welsh, english, "en")):
                async with session.get(address) as answer:
                    page = await answer.text()
                path = "/" + other.removeprefix(f"{it.root}/")
                assert f'<a href="{path}" lang="{tag}" hreflang="{tag}">' in page
        async with session.get(f"{it.address}cy") as answer:
            assert str(answer.url) == f"{it.address}cy/"
        async with session.get(f"{it.address}cy/nothing") as answer:
            assert (answer.status, "Does dim tudalen fel hon" in await answer.text()) == (404, True)


async def test_the_code_is_asked_for_in_each_language_and_told_in_none(
    translated: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    host = ("--host", "127.0.0.1", "--code", "ACDEFG")
    async with asked(translated, surroundings, *BOTH, *host) as it:
        visitor = await Visitor(session, it).open(f"{it.root}/")
        assert visitor.page.heading == "Type the code"
        await visitor.open(f"{it.root}/?in=cy")
        assert visitor.page.heading == "Teipiwch y cod"
        assert visitor.page.fields["in"] == ["cy"]
        await visitor.open(f"{it.root}/?in=cy&code=acdefh")
        assert (visitor.status, visitor.page.heading) == (403, "Teipiwch y cod")
        for path in ("/", "/?in=cy", "/?in=cy&code=acdefh", "/AAAAAA/cy/", "/x"):
            async with session.get(f"{it.root}{path}") as answer:
                assert "ACDEFG" not in await answer.text()
        await visitor.open(f"{it.root}/?in=cy&code=acdefg")
        assert (visitor.status, visitor.at) == (200, f"{it.root}/ACDEFG/cy/")
        await visitor.press("Dechrau")
        assert visitor.page.heading == "Amdanoch chi"
        await visitor.open(visitor.at.replace("ACDEFG", "acdefg"))
        assert visitor.page.heading == "Amdanoch chi"


async def test_the_page_is_in_the_workshops_own_language_and_then_nothing_is_marked(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    guide = workshop.folder / "workshop.yaml"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(text.replace("language: en\n", "language: cy\n"), encoding="utf-8")
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).open()).press("Dechrau")
        await visitor.press("Parhau")
        await visitor.press("Anfon beth rydw i wedi’i ysgrifennu hyd yn hyn", q2="Bwyd poeth")
        [said] = it.of(it.returns()[0])
        assert isinstance(said, Said)
        assert said.language is None
        await it.stop()
    assert "not in" not in it.told


async def test_in_a_language_that_is_not_spoken_the_questions_are_marked_and_the_rest_is_english(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings, "--language", "ar") as it:
        async with session.get(it.address) as answer:
            page = await answer.text()
        await it.stop()
    assert '<html lang="en">' in page
    assert '<h1 dir="auto" lang="ar">Lunch</h1>' in page
    assert "Before you begin" in page
    assert "What the page says by itself is in English: ‘ar’ is not spoken here." in it.told


async def test_what_is_not_translated_is_told_when_the_page_is_served(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    async with asked(workshop, surroundings, *BOTH) as it:
        await it.stop()
    assert re.search(r"\d+ texts of the workshop's own not in Cymraeg: journeymap words", it.told)


@pytest.mark.usefixtures("workshop")
def test_of_several_languages_each_has_to_be_spoken(run: Run) -> None:
    done = run("survey", "page", "lunch", "--language", "en+xx", "--port", "0")

    assert done.returncode == 1
    assert "‘xx’ is not a language here" in done.stderr


def test_a_path_is_in_a_language_only_by_a_tag_that_is_offered() -> None:
    english, welsh = tongue_of(EDITIONS), tongue_of(EDITIONS, language_of("cy"))
    pages = AllPages("/ABC", [english, welsh])

    assert pages.at(["cy", "key", "2"]) == (welsh, ["key", "2"])
    assert pages.at(["cy"]) == (welsh, [])
    assert pages.at(["fr", ""]) == (english, ["fr", ""])
    assert pages.at(["en", ""]) == (english, ["en", ""])
    assert pages.at([]) == (english, [])
