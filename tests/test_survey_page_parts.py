"""The parts of the survey's page, without a server."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest
import segno
from building import template

from journeymap.board import Board
from journeymap.entries import Return
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.workshop import Workshop
from journeymap.survey.asking import questions_of
from journeymap.survey.page import qr
from journeymap.survey.page.all_pages import AllPages
from journeymap.survey.page.allowance import Allowance, who
from journeymap.survey.page.door import ALPHABET, Door, is_code, is_ours
from journeymap.survey.page.drafts import Draft, Drafts
from journeymap.survey.page.filled_in import FilledIn
from journeymap.survey.page.letterbox import Letterbox, Taken
from journeymap.survey.page.steps import minutes, steps_of
from journeymap.survey.page.survey import Narration, Survey
from journeymap.survey.page.taking import At, Taking
from journeymap.survey.page.ticket import Tickets, read_secret
from journeymap.survey.page.tongue import tongue_of
from journeymap.survey.questionnaire import Questionnaire
from journeymap.survey.returns.entries_of import Answers

QUESTIONNAIRE = Questionnaire(
    issued=date(2017, 6, 1),
    title="Lunch",
    stages=template("dining").stages,
    questions=questions_of(Board(template("dining"))),
)
TICKETS = Tickets(bytes(32), "lunch")


# ---- the steps


def test_the_steps_are_the_parts_or_each_question() -> None:
    parts = steps_of(QUESTIONNAIRE, one_at_a_time=False)
    single = steps_of(QUESTIONNAIRE, one_at_a_time=True)

    assert [step.heading for step in parts[:3]] == [
        "About you",
        "Deciding to come",
        "Getting to the dining room",
    ]
    assert [step.heading for step in parts[-3:]] == [
        "All of it together",
        "Eating together",
        "Telling you what happens next",
    ]
    assert [len(step.questions) for step in single] == [1] * 18
    asked = [question for step in parts for question in step.questions]
    assert asked == [question for step in single for question in step.questions]
    assert asked == list(QUESTIONNAIRE.questions)
    assert (single[1].where, single[17].is_last) == ("Question 2 of 18", True)


def test_how_long_it_takes_is_told_in_fives_of_minutes() -> None:
    assert minutes(QUESTIONNAIRE) == 20


# ---- tickets


def test_a_ticket_is_known_again_and_nothing_else_is() -> None:
    ticket = Tickets.new(3)
    written = TICKETS.written(ticket)

    assert TICKETS.read(written) == ticket
    assert Tickets(bytes(32), "dinner").read(written) is None
    assert Tickets(bytes([1] * 32), "lunch").read(written) is None
    assert TICKETS.read(written.replace("3.", "4.", 1)) is None
    assert TICKETS.read(written + " ") is None
    assert TICKETS.read("") is None


def test_the_fingerprint_is_one_a_ticket_and_does_not_have_its_number() -> None:
    one, other = Tickets.new(1), Tickets.new(1)

    assert TICKETS.fingerprint(one) == TICKETS.fingerprint(one)
    assert TICKETS.fingerprint(one) != TICKETS.fingerprint(other)
    assert TICKETS.fingerprint(one)[1:] not in TICKETS.written(one)


def test_a_code_can_be_read_aloud_and_is_the_same_each_time() -> None:
    code = TICKETS.letters(ALPHABET, 6)

    assert is_code(code)
    assert code == TICKETS.letters(ALPHABET, 6)
    assert code != Tickets(bytes(32), "dinner").letters(ALPHABET, 6)
    assert not set(ALPHABET) & set("0O1IL5S2Z8B")


def test_the_secret_is_made_once_and_where_it_cannot_be_kept_it_is_for_this_run(
    tmp_path: Path,
) -> None:
    path = tmp_path / "state" / "key"
    first, again = read_secret(path), read_secret(path)
    elsewhere = read_secret(path / "no folder" / "key")

    assert first == again
    assert first[1]
    assert not elsewhere[1]
    assert len(elsewhere[0]) == 32
    assert [each.name for each in path.parent.iterdir()] == ["key"]


# ---- the door


@pytest.mark.parametrize(
    ("host", "is_ours"),
    [
        ("192.168.1.20:8642", True),
        ("192.168.1.20", False),
        ("192.168.1.21:8642", False),
        ("localhost:8642", False),
        ("evil.example:8642", False),
        ("a@192.168.1.20:8642", False),
        ("192.168.1.20:99999", False),
        (None, False),
    ],
)
def test_only_the_address_that_was_given_out_is_ours(host: str | None, *, is_ours: bool) -> None:
    assert Door("192.168.1.20", 8642, "K7F3QD").is_host(host) is is_ours


def test_the_address_is_as_short_as_it_can_be() -> None:
    assert Door("hall.local", 80, "K7F3QD").address == "http://hall.local/K7F3QD/"
    assert Door("hall.local", 80).is_host("hall.local")
    assert Door("fd00::2", 8642, "K7F3QD").address == "http://[fd00::2]:8642/K7F3QD/"
    assert Door("fd00::2", 8642).is_host("[fd00::2]:8642")


@pytest.mark.parametrize(
    ("headers", "is_so"),
    [
        ({"Origin": "http://a:1"}, True),
        ({"Origin": "https://a:1"}, False),
        ({"Origin": "http://a"}, False),
        ({"Origin": "null"}, False),
        ({"Referer": "http://a:1/x"}, True),
        ({"Referer": "http://a:1.evil.example/"}, False),
        ({"Referer": "http://[/"}, False),
        ({"Origin": "http://a:1", "Sec-Fetch-Site": "same-site"}, False),
        ({}, True),
    ],
)
def test_a_form_is_ours_by_all_that_a_browser_says(headers: dict[str, str], *, is_so: bool) -> None:
    assert is_ours({"Host": "a:1", **headers}) is is_so


def test_the_qr_code_is_drawn_as_it_is_in_both_colours_and_none() -> None:
    address = "http://192.168.1.20:8642/K7F3QD/"
    plain = qr.drawn(address, in_colour=False).splitlines()
    upper, lower = str.maketrans("█▀▄ ", "0011"), str.maketrans("█▀▄ ", "0101")
    rows = [line.translate(half) for line in plain for half in (upper, lower)]
    matrix = ["".join(map(str, row)) for row in segno.make(address, error="l").matrix]

    assert [row[2:-2] for row in rows[2 : 2 + len(matrix)]] == matrix
    coloured = qr.drawn(address, in_colour=True).splitlines()
    assert coloured == [f"\x1b[97;40m{line}\x1b[0m" for line in plain]


# ---- how often


def test_so_often_at_once_and_so_often_a_second_after_that() -> None:
    allowance, somebody, other = Allowance(2, 0.5), who("10.0.0.1"), who("10.0.0.2")

    assert [allowance.takes(somebody, 0.0) for _ in range(3)] == [True, True, False]
    assert allowance.takes(other, 0.0)
    assert allowance.wait(somebody, 0.0) == 2
    assert not allowance.has(somebody, 1.0)
    assert allowance.takes(somebody, 2.0)
    assert not allowance.takes(somebody, 2.0)


def test_whoever_has_an_address_in_a_network_of_ipv6_has_all_of_them() -> None:
    assert who("fd00::1") == who("fd00::ffff")
    assert who("fd00::1%eth0") == who("fd00::1")
    assert who("fd00:1::1") != who("fd00::1")
    assert who("::ffff:10.0.0.1") == who("10.0.0.1")
    assert b"10.0" not in who("10.0.0.1")
    assert who(None) == who("nonsense")


# ---- drafts


def draft(text: str) -> Draft:
    return Draft(Tickets.new(1), FilledIn({"q2": text}))


def test_no_draft_goes_for_another_while_it_may_be_written_in() -> None:
    drafts = Drafts(most=3000)

    assert drafts.keep("a", draft("x" * 500), 0.0)
    assert drafts.keep("b", draft("x"), 10.0)
    assert not drafts.keep("c", draft("x" * 500), 3600.0)
    assert drafts.get("a")
    assert drafts.keep("c", draft("x" * 500), 5 * 3600.0)
    assert drafts.get("a") is None


async def test_where_there_is_no_room_for_drafts_the_form_goes_on_all_the_same(
    workshop: Workshop, own: OwnSheets
) -> None:
    tongue = tongue_of({1: QUESTIONNAIRE})
    survey = Survey({1: QUESTIONNAIRE}, QUESTIONNAIRE, TICKETS, (tongue,))
    told: list[int] = []
    narration = Narration(lambda: None, told.append, lambda _: None)
    with closing(Letterbox(workshop, own, lambda: datetime.now(UTC))) as letterbox:
        taking = Taking(survey, letterbox, AllPages("", [tongue]), narration)
        taking._drafts = Drafts(most=0)
        first = taking.begin(tongue)
        assert first.status == 200
        assert "<h1>About you</h1>" in str(first.text)
        ticket = TICKETS.written(Tickets.new(1))
        fields = {"ticket": [ticket], "here": ["q2 q3"], "q2": ["Hot"], "q1": ["staff"]}
        take = partial(taking.take, at=At("a" * 22, "2", tongue), address=None)
        on = await take({**fields, "go": ["next"]})
        assert (on.status, 'name="q2" value="Hot"' in str(on.text)) == (200, True)
        back = await take({**fields, "go": ["change-q1"]})
        assert 'value="staff" checked' in str(back.text)
        kept = await take({**fields, "go": ["so-far"]})
        assert (kept.status, kept.headers["Location"], told) == (303, "/thanks", [1])
        taking.close()


# ---- the letterbox


def answers(number: int, **texts: str) -> Answers:
    day = datetime(2017, 6, 5, tzinfo=UTC)
    return Answers(fingerprint=f"r{number:016x}", day=day, texts=texts, edition=1)


@pytest.fixture
def letterbox(workshop: Workshop, own: OwnSheets) -> Callable[[], Letterbox]:
    ahead = timezone(timedelta(hours=13))
    return lambda: Letterbox(workshop, own, lambda: datetime(2017, 6, 5, 0, 30, tzinfo=ahead))


def test_the_day_is_that_of_the_clock_on_the_wall(letterbox: Callable[[], Letterbox]) -> None:
    with closing(letterbox()) as box:
        assert box.today() == datetime(2017, 6, 5, tzinfo=UTC)


def test_the_same_answers_are_kept_once_and_others_with_the_same_ticket_are_told_apart(
    letterbox: Callable[[], Letterbox], workshop: Workshop
) -> None:
    with closing(letterbox()) as box:
        assert box.take(answers(1, q2="Hot"), QUESTIONNAIRE) is Taken.KEPT
        assert box.take(answers(1, q2="Hot"), QUESTIONNAIRE) is Taken.KEPT_BEFORE
        assert box.take(answers(1, q2="Cold"), QUESTIONNAIRE) is Taken.OTHERS_KEPT
        assert box.take(answers(2, q2="Hot"), QUESTIONNAIRE) is Taken.KEPT
        assert len(box) == 2
    with closing(letterbox()) as again:
        assert len(again) == 2
        assert again.take(answers(1, q2="Hot"), QUESTIONNAIRE) is Taken.KEPT_BEFORE
        assert again.take(answers(3, q2="Warm"), QUESTIONNAIRE) is Taken.KEPT
    assert len(workshop.read().board.returns()) == 3


def test_wherever_a_crash_cuts_a_return_off_it_is_whole_when_it_is_sent_again(
    letterbox: Callable[[], Letterbox], workshop: Workshop
) -> None:
    ours, theirs = answers(1, q2="Hot", q3="Cold", q14="Company"), answers(2, q2="Other")
    with closing(letterbox()) as box:
        box.take(ours, QUESTIONNAIRE)
    [path] = workshop.sheet_paths()
    whole = path.read_bytes()
    first = whole.index(b"- return")
    for end in range(first, len(whole) + 1, 7):
        path.write_bytes(whole[:end])
        with closing(letterbox()) as box:
            box.take(theirs, QUESTIONNAIRE)
            box.take(ours, QUESTIONNAIRE)
            assert box.take(ours, QUESTIONNAIRE) is Taken.KEPT_BEFORE
        with closing(letterbox()) as box:
            assert box.take(ours, QUESTIONNAIRE) is Taken.KEPT_BEFORE
        entries = [placed.entry for placed in read_sheet(path).placed]
        heads = {e.fingerprint: e.id for e in entries if isinstance(e, Return)}
        mine = [e for e in entries if getattr(e, "returned", "") == heads[ours.fingerprint]]
        assert [getattr(e, "text", "") for e in mine] == ["Hot", "Cold", "Company"]
        assert len(heads) == 2
        for torn in path.parent.glob("*.torn"):
            torn.unlink()
