"""The survey's page: who gets in, what is kept, and that nothing else happens."""

from __future__ import annotations

import asyncio
import io
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from socket import create_server

import pytest
from aiohttp import ClientSession, TCPConnector, web
from conftest import Run
from visiting import Asked, Visitor, asked

from journeymap.entries import Always, Critic, Never, Rating, Way
from journeymap.sheets.workshop import Workshop
from journeymap.survey.editions import issue, keep
from journeymap.survey.page.connections import Connections
from journeymap.survey.page.filled_in import LONGEST
from journeymap.survey.questionnaire import Question, Questionnaire

GET = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
ANSWERS: dict[str, str | list[str]] = {
    "q1": "family",
    "q2": "<script>alert(1)</script>",
    "q3": "{{7*7}} & javascript:alert(1)\n\nsecond line",
    "q14": "=SUM(A1)",
    "q15": 'Leeks "and" time',
    "q16": "4",
    "q17": "no",
    "q18": ["tell_me_in_person", "email"],
}


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        yield session


# ---- what is kept


async def test_what_was_typed_is_on_the_disk_letter_for_letter(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).fill_in(ANSWERS)
        await visitor.press("Send my answers")
        assert visitor.page.heading == "Thank you"
        [head] = it.returns()
        [always, never, card, recipe, note, person, email] = it.of(head)
    assert head.answered == ("q1", "q2", "q3", "q14", "q15", "q16", "q17", "q18")
    assert (head.voice, head.partial, head.holds, head.edition) == ("family", False, 7, 1)
    assert isinstance(always, Always)
    assert (always.text, always.stage, always.voice) == (ANSWERS["q2"], "deciding", "family")
    assert isinstance(never, Never)
    assert never.text == ANSWERS["q3"]
    assert [getattr(each, "text", "") for each in (card, recipe)] == ["=SUM(A1)", ANSWERS["q15"]]
    assert isinstance(note, Critic)
    assert (note.text, note.stars, note.stage) == ("no", 4, "eating")
    assert [way.way for way in (person, email) if isinstance(way, Way)] == [
        "Tell me in person",
        "Email",
    ]


async def test_only_the_day_is_kept_and_no_hour(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).fill_in({"q2": "Hot food"})
        await visitor.press("Send my answers")
        assert {entry.at.strftime("%H:%M:%S") for entry in it.entries()} == {"00:00:00"}


async def test_what_was_written_so_far_can_be_sent_at_each_step_and_is_partial(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await Visitor(session, it).begin()
        await visitor.press("Continue", q1="staff")
        await visitor.press("Send what I have written so far", q3="Cold tea")
        assert visitor.page.heading == "Thank you"
        [head] = it.returns()
        assert (head.answered, head.partial, head.voice) == (("q1", "q3"), True, "staff")
        [never] = it.of(head)
        assert isinstance(never, Never)


async def test_stars_without_a_word_are_a_rating(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).fill_in({"q16": "2"})
        await visitor.press("Send my answers")
        [rating] = it.of(it.returns()[0])
    assert isinstance(rating, Rating)
    assert rating.stars == 2


@pytest.mark.parametrize("answer", ["", "   \n ", "\u200b", "\x07"])
async def test_nothing_to_send_is_said_and_nothing_is_kept(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession, answer: str
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await Visitor(session, it).begin()
        await visitor.press("Continue", q1="")
        await visitor.press("Send what I have written so far", q2=answer)
        assert "There is nothing to send yet" in visitor.page.words
        assert visitor.page.title.startswith("Error: ")
        assert visitor.status == 422
        await visitor.fill_in({})
        await visitor.press("Send my answers")
        assert "There is nothing to send yet" in visitor.page.words
        assert it.sheets() == []


async def test_sent_twice_it_is_kept_once(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).fill_in(ANSWERS)
        address, fields = it.root + visitor.page.action, {**visitor.page.fields, "go": ["send"]}
        both = [Visitor(session, it).send(address, fields) for _ in range(8)]
        headings = {each.page.heading for each in await asyncio.gather(*both)}
        assert headings == {"Thank you"}
        assert len(it.returns()) == 1
        await it.stop()
        port = int(it.root.rpartition(":")[2])
        async with asked(workshop, surroundings, port=port) as again:
            later = await Visitor(session, again).send(address, fields)
            assert later.page.heading == "Thank you"
            assert len(again.returns()) == 1
            assert len(again.entries()) == 8


async def test_after_thank_you_nobody_who_goes_back_sees_an_answer(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).fill_in({"q2": "Hot food"})
        check, fields = visitor.at, visitor.page.fields
        await visitor.press("Send my answers")
        assert "Hot food" not in visitor.page.words
        await visitor.open(check)
        assert (visitor.status, visitor.page.heading) == (410, "This form is not here any more")
        await visitor.send(check, {**fields, "go": ["back"]})
        assert visitor.page.heading == "You have sent your answers"
        assert "Hot food" not in visitor.page.words
        await visitor.send(check, {**fields, "q2": ["Cold food"], "go": ["send"]})
        assert visitor.page.heading == "You have sent your answers"
        assert len(it.entries()) == 2


async def test_an_answer_that_is_too_long_is_told_and_stays_in_the_form(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    long = "ŵ" * (LONGEST + 3)
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).press("Continue")
        await visitor.press("Continue", q2=long, q3="Cold tea")
        assert visitor.status == 422
        assert "3 characters too many" in visitor.page.words
        assert visitor.page.fields["q2"] == [long]
        assert visitor.page.fields["q3"] == ["Cold tea"]
        await visitor.press("Send what I have written so far")
        assert visitor.page.fields["q2"] == [long]
        assert it.sheets() == []
        await visitor.press("Send what I have written so far", q2=long[:LONGEST])
        assert visitor.page.heading == "Thank you"
        always = it.of(it.returns()[0])[0]
        assert isinstance(always, Always)
        assert always.text == long[:LONGEST]


async def test_every_answer_as_long_as_it_may_be_and_in_wide_letters_is_kept(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    wide = {f"q{number}": "🍲" * LONGEST for number in (*range(2, 16), 17)}
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).fill_in(wide)
        await visitor.press("Send my answers")
        assert visitor.page.heading == "Thank you"
        assert it.returns()[0].holds == 15


async def test_three_thousand_answers_on_one_page_are_all_kept(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    codes = [f"q{number}" for number in range(1, 3001)]
    questions = tuple(Question(code=c, activity="always", wording=f"What {c}?") for c in codes)
    asked_for = Questionnaire(issued=date(2017, 6, 1), title="Lunch", questions=questions)
    keep(workshop, None, asked_for)
    async with asked(workshop, surroundings) as it:
        visitor = await Visitor(session, it).begin()
        await visitor.press("Continue: check your answers", **{c: f"to {c}" for c in codes})
        assert visitor.page.heading == "Check your answers"
        await visitor.press("Send my answers")
        assert visitor.page.heading == "Thank you"
        [head] = it.returns()
        assert [getattr(each, "text", "") for each in it.of(head)] == [f"to {c}" for c in codes]


async def test_a_disk_that_refuses_loses_nothing(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    sheets, away = workshop.folder / "sheets", workshop.folder / "away"
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).fill_in(ANSWERS)
        sheets.rename(away)
        sheets.write_text("no folder", encoding="utf-8")
        await visitor.press("Send my answers")
        assert visitor.status == 503
        assert visitor.page.heading == "We could not keep your answers"
        assert visitor.page.fields["q3"] == [ANSWERS["q3"]]
        assert visitor.page.fields["q18"] == ANSWERS["q18"]
        await visitor.press("Look at my answers")
        assert str(ANSWERS["q2"]) in visitor.page.words
        await visitor.press("Send my answers")
        sheets.unlink()
        away.rename(sheets)
        await visitor.press("Try again")
        assert visitor.page.heading == "Thank you"
        assert len(it.entries()) == 8
        assert await it.stop() == 0
    assert "Answers could not be kept: " in it.told
    assert "script" not in it.told


async def test_a_disk_that_refuses_is_told_of_before_people_come(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    issue(workshop, workshop.read().board, date(2017, 6, 1))
    sheets, away = workshop.folder / "sheets", workshop.folder / "away"
    sheets.rename(away)
    sheets.write_text("no folder", encoding="utf-8")
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).fill_in({"q2": "Hot food"})
        sheets.unlink()
        away.rename(sheets)
        await visitor.press("Send my answers")
        assert visitor.page.heading == "Thank you"
        await it.stop()
    assert "sheets cannot be written just now: Not a directory. Until it can" in it.told
    async with asked(workshop, surroundings) as it:
        await it.stop()
    assert "cannot be written" not in it.told


async def test_a_disk_that_refuses_what_was_written_so_far_loses_nothing_of_it(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    sheets, away = workshop.folder / "sheets", workshop.folder / "away"
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).press("Continue", q1="staff")
        sheets.rename(away)
        sheets.write_text("no folder", encoding="utf-8")
        await visitor.press("Send what I have written so far", q2="Hot food")
        assert visitor.status == 503
        sheets.unlink()
        away.rename(sheets)
        await visitor.press("Try again")
        [head] = it.returns()
        assert (head.answered, head.partial) == (("q1", "q2"), True)


async def test_a_return_that_a_crash_cut_off_is_completed_when_it_is_sent_again(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).fill_in(ANSWERS)
        address, fields = it.root + visitor.page.action, {**visitor.page.fields, "go": ["send"]}
        await visitor.press("Send my answers")
        whole = it.entries()
        await it.stop()
    [path] = it.sheets()
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"=SUM") + 2])
    port = int(it.root.rpartition(":")[2])
    async with asked(workshop, surroundings, port=port) as again:
        other = await (await Visitor(session, again).begin()).fill_in({"q2": "Somebody else"})
        await other.press("Send my answers")
        later = await Visitor(session, again).send(address, fields)
        assert later.page.heading == "Thank you"
        await later.send(address, fields)
        [head, _] = again.returns()
        there = again.of(head)
        await again.stop()
    without = [entry.model_copy(update={"id": "a1a1.1"}) for entry in whole[1:]]
    assert [entry.model_copy(update={"id": "a1a1.1"}) for entry in there] == without
    assert len({entry.id for entry in there}) == 7


async def test_two_hundred_people_at_once_lose_nothing(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    async def answer(it: Asked, number: int) -> str:
        async with ClientSession() as session:
            visitor = await Visitor(session, it).begin()
            await visitor.press("Continue", q1="resident")
            await visitor.press("Continue", q2=f"always {number}", q3=f"never {number}")
            await visitor.press("Send what I have written so far")
            return visitor.page.heading

    async with asked(workshop, surroundings) as it:
        headings = await asyncio.gather(*(answer(it, number) for number in range(200)))
        assert headings == ["Thank you"] * 200
        returns = it.returns()
        assert len(returns) == len({head.fingerprint for head in returns}) == 200
        kept = [getattr(entry, "text", "") for entry in it.entries() if not hasattr(entry, "holds")]
        assert sorted(kept) == sorted(
            f"{kind} {number}" for number in range(200) for kind in ("always", "never")
        )
        assert await it.stop() == 0
    assert "200 returns came in" in it.told


async def test_killed_in_the_middle_it_has_kept_everybody_who_was_thanked(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    thanked: list[int] = []

    async def answer(it: Asked, number: int) -> None:
        async with ClientSession() as session:
            visitor = await Visitor(session, it).begin()
            await visitor.press("Continue")
            await visitor.press("Send what I have written so far", q2=f"always {number}")
            if visitor.page.heading == "Thank you":
                thanked.append(number)
                if len(thanked) == 25:
                    it.process.send_signal(signal.SIGKILL)

    async with asked(workshop, surroundings) as it:
        people = (answer(it, number) for number in range(80))
        await asyncio.gather(*people, return_exceptions=True)
        assert await it.end() == -signal.SIGKILL
        kept = {getattr(entry, "text", "") for entry in it.entries()}
    assert 25 <= len(thanked) < 80
    assert kept >= {f"always {number}" for number in thanked}


# ---- the form


async def test_the_title_says_where_one_is(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await Visitor(session, it).begin()
        assert visitor.page.title == "Part 1 of 10 – About you – Lunch"
        for _ in range(3):
            await visitor.press("Continue")
        assert visitor.page.title == "Part 4 of 10 – Finding a seat – Lunch"
        assert visitor.page.heading == "Finding a seat"
        assert visitor.page.labels["q6"] == "6. Finding a seat: what must always happen?"


async def test_one_question_at_a_time_can_be_asked_for(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings, "--one-at-a-time") as it:
        visitor = await Visitor(session, it).begin()
        await visitor.press("Continue", q1="volunteer")
        assert visitor.page.title == "Question 2 of 18 – Deciding to come – Lunch"
        await visitor.fill_in({"q18": ["email"]})
        await visitor.press("Send my answers")
        [head] = it.returns()
        assert (head.answered, head.voice) == (("q1", "q18"), "volunteer")


async def test_an_answer_can_be_changed_from_the_last_page_and_taken_back_altogether(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).fill_in(ANSWERS)
        change = "Change the answer to 2. Deciding to come: what must always happen?"
        await visitor.press(change)
        assert visitor.at.endswith("/2/change")
        assert visitor.page.fields["q3"] == [ANSWERS["q3"]]
        await visitor.press("Keep this change", q2="Hot food", q3="")
        assert visitor.page.heading == "Check your answers"
        await visitor.press("Change the answer to 1. Which of these is most like you?")
        await visitor.press("Keep this change", q1="")
        await visitor.press("Send my answers")
        [head] = it.returns()
        assert (head.voice, head.answered[:2]) == (None, ("q2", "q14"))


async def test_a_page_that_a_browser_kept_takes_back_nothing_that_came_later(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).press("Continue", q1="staff")
        kept_address, kept = it.root + visitor.page.action, dict(visitor.page.fields)
        await visitor.press("Continue", q2="Hot food")
        await visitor.press("Continue", q4="A lift")
        await visitor.send(kept_address, {**kept, "q2": ["Warm food"], "go": ["next"]})
        assert visitor.page.fields["q4"] == ["A lift"]
        await visitor.press("Send what I have written so far")
        texts = [getattr(entry, "text", "") for entry in it.of(it.returns()[0])]
        assert texts == ["Warm food", "A lift"]


async def test_a_form_that_is_open_survives_a_new_start_and_a_new_edition(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).press("Continue", q1="staff")
        await visitor.press("Continue", q2="Hot food")
        assert await it.stop(signal.SIGTERM) == 128 + signal.SIGTERM
    reword(workshop, "Getting to the dining room", "The way there")
    assert issue(workshop, workshop.read().board, date(2017, 6, 9)).edition == 2
    port = int(it.root.rpartition(":")[2])
    async with asked(workshop, surroundings, port=port) as again:
        await visitor.press("Continue", q4="A lift")
        assert visitor.page.title == "Part 4 of 10 – Finding a seat – Lunch"
        await visitor.press("Send what I have written so far")
        [head] = again.returns()
        assert (head.edition, head.answered) == (1, ("q1", "q2", "q4"))
        newer = await (await Visitor(session, again).begin()).press("Continue")
        await newer.press("Continue")
        assert newer.page.heading == "The way there"
        assert "e2q4" in newer.page.fields


# ---- who gets in


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "", "Sec-Fetch-Site": "", "Referer": "http://evil.example/"},
    ],
)
async def test_a_form_on_another_site_is_refused(
    workshop: Workshop,
    surroundings: dict[str, str],
    session: ClientSession,
    headers: dict[str, str],
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).fill_in(ANSWERS)
        fields = {**visitor.page.fields, "go": ["send"]}
        await visitor.send(it.root + visitor.page.action, fields, **headers)
        assert visitor.status == 403
        assert it.sheets() == []


@pytest.mark.parametrize("ticket", ["", "1.00.00", "altered"])
async def test_a_ticket_that_was_not_handed_out_keeps_nothing_until_it_is_looked_at(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession, ticket: str
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).fill_in({"q2": "Hot food"})
        ours = visitor.page.fields["ticket"][0]
        altered = ours[:-1] + ("0" if ours[-1] != "0" else "1")
        theirs = altered if ticket == "altered" else ticket
        await visitor.press("Send my answers", ticket=theirs)
        assert (visitor.status, visitor.page.heading) == (403, "Check your answers")
        assert it.sheets() == []
        await visitor.press("Send my answers")
        assert len(it.returns()) == 1


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "[", ""])
async def test_a_name_that_is_not_ours_gets_nothing(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession, host: str
) -> None:
    async with asked(workshop, surroundings) as it:
        port = it.root.rpartition(":")[2]
        named = f"{host}:{port}" if host == "evil.example" else host
        async with session.get(it.address, headers={"Host": named}) as answer:
            assert answer.status == 421
            assert "Lunch" not in await answer.text()


async def raw(it: Asked, request: bytes) -> bytes:
    """Return what is answered to bytes as they are."""
    host, port = it.root.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(request)
    await writer.drain()
    answer = await asyncio.wait_for(reader.read(), 30)
    writer.close()
    return answer


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/..%5c..%5cetc",
        "//etc/passwd",
        "/./",
        "/static/page.css",
        "/templates/page.css",
        "/x/1",
        "/" + "a" * 22 + "/../1",
        "/" + "a" * 22 + "/0",
        "/" + "a" * 22 + "/check/change",
        "/thanks/",
        "/%00",
        "/favicon.ico",
    ],
)
async def test_there_is_nothing_but_the_form(
    workshop: Workshop, surroundings: dict[str, str], path: str
) -> None:
    async with asked(workshop, surroundings) as it:
        host = it.root.removeprefix("http://")
        request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        answer = await raw(it, request.encode())
        assert answer.startswith(b"HTTP/1.1 404 ")
        assert b"root:" not in answer


async def test_other_methods_and_no_http_at_all_are_refused_in_a_word(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    async with asked(workshop, surroundings) as it:
        host = it.root.removeprefix("http://").encode()
        rest = b" / HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n"
        for method in (b"PUT", b"DELETE", b"OPTIONS", b"TRACE", b"CONNECT"):
            answer = await raw(it, method + rest)
            assert answer.startswith((b"HTTP/1.1 405 ", b"HTTP/1.1 400 ", b"HTTP/1.1 404 ")), answer
        for nonsense in (b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", b"GET\r\n\r\n"):
            answer = await raw(it, nonsense)
            assert answer.split()[1] == b"400"
            assert b"aiohttp" not in answer.lower()
            assert b"python" not in answer.lower()
        long = b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: " + host + b"\r\n\r\n"
        assert (await raw(it, long)).split()[1] == b"400"


@pytest.mark.parametrize("words", [(), ("--host", "127.0.0.1")])
async def test_who_only_looks_whether_the_page_is_there_is_answered_without_it(
    workshop: Workshop, surroundings: dict[str, str], words: tuple[str, ...]
) -> None:
    async with asked(workshop, surroundings, *words) as it:
        host, path = it.root.removeprefix("http://"), it.address.removeprefix(it.root)
        for at in (path, "/"):
            request = f"HEAD {at} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
            head, _, body = (await raw(it, request.encode())).partition(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200 ")
            assert body == b""


async def test_what_is_no_form_or_too_large_is_not_read(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings) as it:
        ours = {"Origin": it.root}
        for kind in ("application/json", "multipart/form-data; boundary=x", "text/plain"):
            about = {**ours, "Content-Type": kind}
            async with session.post(it.address, data=b"{}", headers=about) as answer:
                assert answer.status == 415
        form = {**ours, "Content-Type": "application/x-www-form-urlencoded"}
        async with session.post(
            it.address, data=io.BytesIO(b"a" * 3_000_000), headers=form
        ) as answer:
            assert answer.status == 413

        async def endless() -> AsyncIterator[bytes]:
            for _ in range(200):
                yield b"a" * 65_536

        try:
            async with session.post(it.address, data=endless(), headers=form) as answer:
                assert answer.status == 413
        except OSError:
            pass  # it was cut off while it was still being sent
        many = b"&".join(b"a=1" for _ in range(5000))
        async with session.post(it.address, data=many, headers=form) as answer:
            assert answer.status == 400
        squeezed = {**form, "Content-Encoding": "gzip"}
        async with session.post(it.address, data=b"\x1f\x8b", headers=squeezed) as answer:
            assert answer.status == 415


@asynccontextmanager
async def connections(most: int, patience: float, go_on: asyncio.Event) -> AsyncIterator[int]:
    """Serve at a port of this machine; an answer comes when it may go on."""

    async def answer(_: web.BaseRequest) -> web.StreamResponse:
        await go_on.wait()
        return web.Response(text="here")

    served = Connections(answer, 1000, most=most, patience=patience, just_now=0)
    server = await asyncio.get_running_loop().create_server(served, "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1]
    server.close()
    await served.close(0.1)


async def test_a_connection_on_which_nothing_comes_is_ended() -> None:
    go_on = asyncio.Event()
    go_on.set()
    async with connections(most=9, patience=0.3, go_on=go_on) as port:
        one, slow = await asyncio.open_connection("127.0.0.1", port)
        slow.write(GET[:-9])
        two, idle = await asyncio.open_connection("127.0.0.1", port)
        idle.write(GET)
        assert (await two.readuntil(b"here")).startswith(b"HTTP/1.1 200 ")
        assert await asyncio.wait_for(one.read(), 30) == b""
        assert await asyncio.wait_for(two.read(), 30) == b""
        for writer in (slow, idle):
            writer.close()


async def test_a_connection_too_many_takes_the_place_of_one_that_waits_and_of_no_other() -> None:
    go_on = asyncio.Event()
    async with connections(most=2, patience=99, go_on=go_on) as port:
        waits, first = await asyncio.open_connection("127.0.0.1", port)
        _, second = await asyncio.open_connection("127.0.0.1", port)
        second.write(GET)
        three, third = await asyncio.open_connection("127.0.0.1", port)
        third.write(GET)
        assert await asyncio.wait_for(waits.read(), 30) == b""
        four, fourth = await asyncio.open_connection("127.0.0.1", port)
        assert (await asyncio.wait_for(four.read(), 30)).startswith(b"HTTP/1.1 503 ")
        go_on.set()
        assert (await three.readuntil(b"here")).startswith(b"HTTP/1.1 200 ")
        for writer in (first, second, third, fourth):
            writer.close()


async def test_forms_that_never_come_in_whole_keep_nobody_out() -> None:
    half = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf"
    begun = asyncio.Semaphore(0)

    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        begun.release()
        await request.read()
        return web.Response(text="here")

    served = Connections(answer, 1000, most=2, patience=99, just_now=0)
    server = await asyncio.get_running_loop().create_server(served, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    slow = [await asyncio.open_connection("127.0.0.1", port) for _ in range(2)]
    for _, writer in slow:
        writer.write(half)
        await begun.acquire()
    reader, other = await asyncio.open_connection("127.0.0.1", port)
    other.write(GET)
    assert (await asyncio.wait_for(reader.readuntil(b"here"), 30)).startswith(b"HTTP/1.1 200 ")
    assert await asyncio.wait_for(slow[0][0].read(), 30) == b""
    slow[1][1].write(b"whole")
    answered = await asyncio.wait_for(slow[1][0].readuntil(b"here"), 30)
    assert answered.startswith(b"HTTP/1.1 200 ")
    for writer in (other, *(writer for _, writer in slow)):
        writer.close()
    server.close()
    await served.close(0.1)


async def test_a_form_that_breaks_off_is_no_fault_of_the_page(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings) as it:
        host = it.root.removeprefix("http://")
        head = (
            f"POST / HTTP/1.1\r\nHost: {host}\r\nOrigin: {it.root}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
        )
        for rest in (
            "Content-Length: 99\r\n\r\nhalf",
            "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
        ):
            _, writer = await asyncio.open_connection(*host.split(":"))
            writer.write((head + rest).encode())
            await writer.drain()
            await Visitor(session, it).open()  # by now it is being read
            writer.write(b"no chunk\r\n")
            writer.close()
            await writer.wait_closed()
        await Visitor(session, it).open()
        await it.stop()
    assert "fault" not in it.told


async def test_every_answer_is_for_this_page_alone_and_kept_nowhere(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await Visitor(session, it).begin()
        for address in (it.address, visitor.at, f"{it.root}/thanks", f"{it.root}/nothing"):
            await visitor.open(address)
            policy = visitor.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; style-src 'sha256-")
            assert "form-action 'self'; base-uri 'none'; frame-ancestors 'none'" in policy
            assert "script" not in policy
            assert visitor.headers["Cache-Control"] == "no-store"
            assert visitor.headers["X-Content-Type-Options"] == "nosniff"
            assert visitor.headers["Referrer-Policy"] == "same-origin"
            assert visitor.headers["Server"] == "journeymap"
            assert "Set-Cookie" not in visitor.headers


async def test_a_title_and_a_question_are_text(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    path = workshop.folder / "workshop.yaml"
    guide = path.read_text(encoding="utf-8")
    hostile = "</title><script>alert(1)</script>{{7*7}}"
    path.write_text(
        guide.replace('title: "Lunch"', f'title: "{hostile}"').replace("I live here", hostile),
        encoding="utf-8",
    )
    async with asked(workshop, surroundings) as it:
        async with session.get(it.address) as answer:
            text = await answer.text()
        assert "<script" not in text
        assert "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in text
        visitor = await Visitor(session, it).begin()
        assert visitor.page.labels["q1-1"] == hostile


async def test_a_flood_is_slowed_down_and_loses_nothing(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).fill_in(ANSWERS)
        address, fields = it.root + visitor.page.action, {**visitor.page.fields, "go": ["send"]}
        while visitor.status != 429:
            await visitor.send(address, fields)
            assert visitor.status in {200, 429}
        assert int(visitor.headers["Retry-After"]) >= 1
        assert visitor.page.heading == "Please wait a moment"
        assert visitor.page.fields["q3"] == [ANSWERS["q3"]]
        assert "Try again" in visitor.page.buttons
        assert len(it.returns()) == 1


# ---- on the network


async def test_on_the_network_there_is_a_code_and_it_is_the_same_each_time(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings, "--host", "127.0.0.1") as it:
        code = it.address.split("/")[3]
        assert len(code) == 6
        visitor = await Visitor(session, it).open(it.root)
        assert visitor.page.heading == "Type the code"
        assert "Lunch" not in visitor.page.words + visitor.page.title
        await visitor.open(f"{it.root}/?code={code.lower()}")
        assert visitor.at == it.address
        await visitor.open(f"{it.root}/{code.lower()}")
        assert visitor.at == it.address
        await (await visitor.press("Start")).fill_in({"q2": "Hot food"})
        assert f"/{code}/" in visitor.at
        await visitor.press("Send my answers")
        assert visitor.page.heading == "Thank you"
        await it.stop()
    async with asked(workshop, surroundings, "--host", "127.0.0.1") as again:
        assert again.address.split("/")[3] == code


@pytest.mark.parametrize(
    ("words", "address"),
    [
        (("--host", "127.0.0.1"), "http://127.0.0.1:"),
        (("--host", "127.1"), "http://127.0.0.1:"),
        (("--host", "localhost"), "http://localhost:"),
        (("--host", "::1"), "http://[::1]:"),
        (("--host", "0:0::1"), "http://[::1]:"),
        (("--host", "::ffff:127.0.0.1"), "http://127.0.0.1:"),
        (("--code", "K7F3QD"), "http://127.0.0.1:"),
    ],
)
async def test_where_only_this_machine_reaches_it_nobody_is_told_that_others_do(
    workshop: Workshop,
    surroundings: dict[str, str],
    session: ClientSession,
    words: tuple[str, str],
    address: str,
) -> None:
    async with asked(workshop, surroundings, *words) as it:
        assert it.address.startswith(address)
        visitor = await Visitor(session, it).begin()
        assert visitor.page.heading == "About you"
        await it.stop()
    assert "It works on this machine only." in it.told
    assert "from any device" not in it.told


IN_A_NETWORK_OF_ITS_OWN = """
echo 1 > /proc/sys/net/ipv6/bindv6only && ip link set lo up && {network} || exit 77
exec {python} -c '
import subprocess, sys, urllib.request
words = [sys.executable, "-m", "journeymap", "survey", "page", "lunch", "--port", "0"]
served = subprocess.Popen(
    [*words, "--host", "{host}"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
)
address = served.stdout.readline().strip()
print(address)
port, _, path = address.rpartition(":")[2].partition("/")
for number in ("127.0.0.1", "[::1]", {more}):
    try:
        with urllib.request.urlopen(f"http://{{number}}:{{port}}/{{path}}", timeout=30) as answer:
            print(answer.status)
    except OSError as error:
        print(error)
served.send_signal(2)
print(served.communicate()[1])
'
"""
IPV6_ONLY = "ip address add fd00:7::2/64 dev lo nodad && ip -6 route add default dev lo"


def in_a_network_of_its_own(
    workshop: Workshop, surroundings: dict[str, str], network: str, host: str, more: str = ""
) -> list[str]:
    """Serve the page in a network of its own, where `::` by itself is no IPv4 address."""
    script = IN_A_NETWORK_OF_ITS_OWN.format(
        network=network, python=sys.executable, host=host, more=more
    )
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("no network of its own can be made here")
    done = subprocess.run(
        [unshare, "--map-root-user", "--net", "sh", "-c", script],
        cwd=workshop.folder.parents[1],
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=90,
    )
    if done.returncode in {1, 77} and not done.stdout:
        pytest.skip(f"no network of its own can be made here: {done.stderr}")
    assert done.returncode == 0, done
    return done.stdout.splitlines()


def test_at_all_addresses_of_ipv6_it_is_reached_by_ipv4_too_and_the_one_shown_is_one_of_ours(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    shown, *answered = in_a_network_of_its_own(
        workshop, surroundings, IPV6_ONLY, "::", more='"[fd00:7::2]"'
    )
    assert shown.startswith("http://[fd00:7::2]:")
    assert answered[:3] == ["200", "200", "200"]
    assert "from any device on this network" in "".join(answered)


def test_without_a_network_it_is_said_that_there_is_none(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    shown, *told = in_a_network_of_its_own(workshop, surroundings, "true", "0.0.0.0")  # noqa: S104
    assert shown.startswith("http://127.0.")
    assert "No network was found, so this address works on this machine only" in "".join(told)


async def test_wrong_codes_are_few_a_minute_and_those_who_are_in_go_on(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings, "--host", "127.0.0.1", "--code", "k7f3qd") as it:
        assert it.address == f"{it.root}/K7F3QD/"
        inside = await Visitor(session, it).begin()
        visitor = Visitor(session, it)
        for _ in range(10):
            await visitor.open(f"{it.root}/favicon.ico")
            await visitor.open(f"{it.root}/AAAAAA/")
            assert visitor.status == 404
        await visitor.open(f"{it.root}/CCCCCC/")
        assert visitor.status == 429
        await visitor.open(f"{it.root}/?code=CCCCCC")
        assert visitor.status == 429
        await visitor.open(it.address)
        assert visitor.status == 429
        await inside.press("Continue")
        await inside.press("Send what I have written so far", q2="Hot food")
        assert len(it.returns()) == 1


async def test_at_all_addresses_a_number_is_a_name_and_another_sites_name_is_none(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings, "--host", "0.0.0.0") as it:  # noqa: S104
        port, path = it.root.rpartition(":")[2], it.address.split("/", 3)[3]
        for host, status in (("127.0.0.1", 200), ("10.1.2.3", 200), ("evil.example", 421)):
            about = {"Host": f"{host}:{port}"}
            async with session.get(f"http://127.0.0.1:{port}/{path}", headers=about) as answer:
                assert answer.status == status


@pytest.mark.parametrize("code", ["k7f3", "K7F3Q0", "ABCDEF/", "", "a" * 30])
def test_a_code_that_is_short_or_looks_like_another_is_wrong_usage(
    run: Run, workshop: Workshop, code: str
) -> None:
    done = run("survey", "page", workshop.name, "--code", code, "--port", "0")
    assert done.returncode == 2
    assert "A code has 6 to 20 of these letters" in done.stderr


@pytest.mark.parametrize("language", ["", "Welsh!", "c", 'cy" onload="x', "cy-"])
def test_a_language_that_is_no_tag_is_wrong_usage(
    run: Run, workshop: Workshop, language: str
) -> None:
    done = run("survey", "page", workshop.name, "--language", language, "--port", "0")
    assert done.returncode == 2
    assert "write its tag: cy for Welsh" in done.stderr


def test_a_qr_code_without_the_network_is_wrong_usage(run: Run, workshop: Workshop) -> None:
    done = run("survey", "page", workshop.name, "--qr", "wall.svg")
    assert done.returncode == 2
    assert "--qr goes with --host" in done.stderr


async def test_the_qr_code_is_written_for_the_wall(
    workshop: Workshop, surroundings: dict[str, str], tmp_path: Path
) -> None:
    picture = tmp_path / "wall.svg"
    async with asked(workshop, surroundings, "--host", "127.0.0.1", "--qr", str(picture)) as it:
        text = picture.read_text(encoding="utf-8")
        assert text.startswith("<?xml")
        assert f"<title>{it.address}</title>" in text
        assert "<script" not in text


async def test_it_is_reached_at_this_machine_only_unless_it_was_asked_for(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    async with asked(workshop, surroundings) as it:
        assert it.address == f"{it.root}/"
        port = int(it.root.rpartition(":")[2])
        with create_server(("127.0.0.2", port)):  # which would fail if it listened everywhere
            pass


# ---- the command


@pytest.mark.parametrize(("library", "extra"), [("aiohttp", "browser"), ("jinja2", "browser")])
def test_without_the_extra_it_is_said_what_to_install(
    workshop: Workshop, surroundings: dict[str, str], library: str, extra: str
) -> None:
    script = (
        f"import sys; sys.modules[{library!r}] = None; from journeymap.cli import main;"
        "sys.argv = ['journeymap', 'survey', 'page', 'lunch']; main()"
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
        "journeymap: to serve the survey as a page, one more thing has to be installed:"
        f" pip install 'journeymap[{extra}]'\n"
    )


def test_a_port_that_is_taken_is_refused(run: Run, workshop: Workshop) -> None:
    with create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("survey", "page", workshop.name, "--port", port)
    assert done.returncode == 1
    assert f"port {port} cannot be used" in done.stderr


def test_an_issued_questionnaire_that_cannot_be_read_is_said_at_once(
    run: Run, workshop: Workshop
) -> None:
    workshop.survey.mkdir()
    (workshop.survey / "questionnaire.yaml").write_text("questions: [", encoding="utf-8")
    done = run("survey", "page", workshop.name)
    assert done.returncode == 1
    assert "questionnaire.yaml:2: this is not YAML" in done.stderr


def reword(workshop: Workshop, was: str, now: str) -> None:
    """Change words of the guide that are there."""
    guide = workshop.folder / "workshop.yaml"
    words = guide.read_text(encoding="utf-8")
    assert was in words
    guide.write_text(words.replace(was, now), encoding="utf-8")


async def test_a_guide_that_has_changed_since_is_told(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    issue(workshop, workshop.read().board, date(2017, 6, 1))
    reword(workshop, "Getting to the dining room", "The way there")
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).press("Continue")
        await visitor.press("Continue")
        assert visitor.page.heading == "Getting to the dining room"
        await it.stop()
    assert "journeymap survey issue lunch" in it.told


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('title: "Lunch"', 'title: "Dinner"'),
        ("purpose: ", 'purpose: "Another one" # '),
        ("I live here", "This is my home"),
        ("Getting to the dining room", "The way there"),
    ],
)
async def test_a_word_around_the_questions_that_has_changed_is_told(
    workshop: Workshop, surroundings: dict[str, str], was: str, now: str
) -> None:
    guide = workshop.folder / "workshop.yaml"
    words = guide.read_text(encoding="utf-8")
    if "purpose: " not in words:
        guide.write_text(words + 'purpose: "To learn"\n', encoding="utf-8")
        words = guide.read_text(encoding="utf-8")
    issue(workshop, workshop.read().board, date(2017, 6, 1))
    async with asked(workshop, surroundings) as it:
        await it.stop()
    assert "has changed since" not in it.told
    reword(workshop, was, now)
    async with asked(workshop, surroundings) as it:
        await it.stop()
    assert "The workshop has changed since" in it.told


async def test_where_nothing_could_be_issued_any_more_what_was_issued_is_asked_and_it_is_said(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    issue(workshop, workshop.read().board, date(2017, 6, 1))
    guide = workshop.folder / "workshop.yaml"
    guide.write_text('title: "Lunch"\n', encoding="utf-8")
    async with asked(workshop, surroundings) as it:
        visitor = await Visitor(session, it).begin()
        assert visitor.page.heading == "About you"
        await it.stop()
    assert "Now nothing could be issued: no activity of the guide has a question" in it.told


async def test_what_was_not_issued_yet_is_issued_and_it_is_said(
    workshop: Workshop, surroundings: dict[str, str]
) -> None:
    async with asked(workshop, surroundings) as it:
        assert (workshop.survey / "questionnaire.yaml").is_file()
        assert await it.stop() == 0
    assert "Nothing was issued yet, so this is edition 1 now: 18 questions." in it.told


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
async def test_who_is_sending_when_it_ends_is_still_thanked(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession, ending: signal.Signals
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).fill_in(ANSWERS)
        body = "go=send&ticket=" + visitor.page.fields["ticket"][0] + "&q2=Hot+food"
        host = it.root.removeprefix("http://")
        head = (
            f"POST {visitor.page.action} HTTP/1.1\r\nHost: {host}\r\nOrigin: {it.root}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        reader, writer = await asyncio.open_connection(*host.split(":"))
        writer.write((head + body[:20]).encode())
        await writer.drain()
        await visitor.open()  # by now those bytes are being read
        it.process.send_signal(ending)
        while not await refuses(host):
            pass
        writer.write(body[20:].encode())
        await writer.drain()
        answer = await asyncio.wait_for(reader.read(), 30)
        assert answer.startswith(b"HTTP/1.1 303 ")
        writer.close()
        assert await it.end() == 128 + ending
        assert len(it.returns()) == 1


async def refuses(host: str) -> bool:
    try:
        _, writer = await asyncio.open_connection(*host.split(":"))
    except OSError:
        return True
    writer.close()
    return False


async def test_the_capture_screen_s_work_goes_on_in_the_same_folder(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession, run: Run
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).fill_in({"q2": "<b>Hot</b> [food]"})
        done = await asyncio.to_thread(
            run, "capture", workshop.name, "--sheet", "Table 1", typed="+ A smile\n"
        )
        assert done.returncode == 0
        await visitor.press("Send my answers")
        shown = await asyncio.to_thread(run, "show", workshop.name)
        assert "<b>Hot</b> [food]" in shown.stdout
        assert "A smile" in shown.stdout
        async with asked(workshop, surroundings) as second:
            other = await (await Visitor(session, second).begin()).fill_in({"q2": "Warm plates"})
            await other.press("Send my answers")
            assert len(it.sheets()) == 2
            assert len(it.returns()) == 2


async def test_no_address_of_anybody_is_kept_or_told(
    workshop: Workshop, surroundings: dict[str, str], session: ClientSession
) -> None:
    async with asked(workshop, surroundings) as it:
        visitor = await (await Visitor(session, it).begin()).fill_in({"q2": "Hot food"})
        await visitor.press("Send my answers")
        await raw(it, b"GET\r\n\r\n")
        ticket = visitor.page.fields.get("ticket")
        await it.stop()
    kept = b"".join(path.read_bytes() for path in workshop.folder.rglob("*") if path.is_file())
    assert b"127.0.0" not in kept
    assert "127.0.0" not in it.told
    assert ticket is None


async def test_the_secret_is_for_its_owner_s_eyes_only(
    workshop: Workshop, surroundings: dict[str, str], tmp_path: Path
) -> None:
    async with asked(workshop, surroundings) as it:
        assert await it.stop() == 0
    [secret] = (tmp_path / "state").rglob("survey-page.key*")
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert len(secret.read_bytes()) == 32


@pytest.mark.parametrize("host", ["192.0.2.1", "nowhere.invalid", "http://localhost", "x" * 100])
def test_an_address_of_another_machine_is_refused_with_what_to_write(
    host: str, workshop: Workshop, run: Run
) -> None:
    done = run("survey", "page", workshop.name, "--host", host)

    assert done.returncode == 1
    assert "is no address of this machine now. Write --host 0.0.0.0" in done.stderr
    assert "Traceback" not in done.stderr
