"""What was promised last time, as the account tells it."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Any

import pytest
from building import NOON, board, came_back, entry

from journeymap.entries import Aim, Always, Answered, Booked, Entry, Measured, SentOut, Withdraw
from journeymap.feedback.account.last_time import last_time
from journeymap.feedback.document import (
    Block,
    Exchange,
    Heading,
    Paragraph,
    Spoken,
    document_of,
    texts_of,
)
from journeymap.feedback.forms.markdown import to_markdown
from journeymap.findings.last_account import since_last_account
from journeymap.findings.together import Site, find_findings
from journeymap.language.language import ENGLISH, Language

HOT = entry(Always, "k7f3.1", text="Hot food", stage="eating")
SENT = entry(SentOut, "k7f3.9", day="2017-05-20")
JULY_3 = date(2017, 7, 3)
AIM: dict[str, Any] = {
    "who": "the kitchen",
    "what": "brings lunch hot",
    "share": 9,
    "of": 10,
    "due": "2017-06-01",
    "known": "we ask ten people",
}


class Shouting(Language):
    """A language that shows what is said in it, and what is the team's own."""

    __slots__ = ()

    def own(self, words: str) -> str:
        return f"<{words}>"

    def _in_it(self, words: str) -> str:
        return re.sub(r"[^{}]+(?![^{]*})", lambda found: found.group().upper(), words)

    def _in_number(self, one: str, many: str, number: int) -> str:
        return self._in_it(one if number == 1 else many)

    def day(self, day: date, hour: time | None = None) -> str:
        return f"{day:%d.%m.}{hour or ''}"


def doing(entry_id: str = "k7f3.2", **fields: Any) -> Answered:
    return entry(Answered, entry_id, entries="k7f3.1", **{"what": "doing", **fields})


def later(**fields: Any) -> Answered:
    """Return the answer in the place of that of last time, made when the account had gone out."""
    at = NOON + timedelta(days=9)
    return doing("p0q8.1", **{"over": ("k7f3.2",), "at": at, **fields})


def blocks(*entries: Entry, day: date = JULY_3, language: Language = ENGLISH) -> list[Block]:
    of = board(HOT, SENT, *entries)
    last = since_last_account(find_findings([Site("lunch", of)]), of, day)
    assert last is not None, "an account went out"
    return [*last_time(last, language)]


def exchanges(of: list[Block]) -> list[Exchange]:
    return [each for each in of if isinstance(each, Exchange)]


def told(*entries: Entry, day: date = JULY_3) -> tuple[str, str]:
    """Return the outcome and all that is said of the one promise there is."""
    (exchange,) = exchanges(blocks(*entries, day=day))
    assert exchange.said == ((Spoken("Hot food"),),)
    return exchange.outcome, " ".join((exchange.label, *map(str, exchange.answer)))


def test_it_begins_with_when_people_were_last_written_to() -> None:
    first, second = blocks(doing())[:2]

    assert first == Heading(2, "What we promised last time")
    assert second == Paragraph(
        ("We last wrote to you on Saturday 20 May 2017. This is what became of our promises.",)
    )


def test_that_nothing_was_promised_is_said() -> None:
    assert blocks(doing(what="done"))[1:] == [
        Paragraph(("We last wrote to you on Saturday 20 May 2017. We promised nothing then.",))
    ]


OUTCOMES: list[tuple[list[Entry], str, str]] = [
    (
        [doing(), later(what="done", by="the kitchen")],
        "done",
        "We have done this. Who did it: the kitchen.",
    ),
    ([doing()], "doing", "We are still doing this."),
    (
        [doing(due="2017-08-01")],
        "doing",
        "We are still doing this. The day is still Tuesday 1 August 2017.",
    ),
    (
        [doing(due="2017-06-01", by="the kitchen")],
        "doing",
        (
            "We have not done this yet. The day we gave you was Thursday 1 June 2017."
            " That day has passed. Who does it: the kitchen."
        ),
    ),
    (
        [doing(due="2017-06-01"), later(due="2017-08-01", because="The oven broke")],
        "doing",
        (
            "We are still doing this. Why: The oven broke. The day we gave you was Thursday 1 June"
            " 2017. The new day is Tuesday 1 August 2017."
        ),
    ),
    (
        [doing(due="2017-06-01"), later()],
        "doing",
        (
            "We are still doing this. The day we gave you was Thursday 1 June 2017."
            " We have no new day yet."
        ),
    ),
    (
        [doing(), later(what="not-doing", because="There is no oven.")],
        "not-doing",
        "We are not doing this. Why: There is no oven.",
    ),
    (
        [doing(), later(what="still-talking")],
        "still-talking",
        "We are talking about this again. Last time we said that we would do it.",
    ),
    ([doing(what="still-talking")], "still-talking", "We are still talking about this."),
    (
        [doing(what="still-talking", due="2017-06-01")],
        "still-talking",
        (
            "We are still talking about this. The day we gave you was Thursday 1 June 2017."
            " That day has passed. We have no answer yet."
        ),
    ),
    (
        [doing(what="still-talking"), later(due="2017-08-01")],
        "doing",
        "We are doing this now. The day is Tuesday 1 August 2017.",
    ),
    (
        [doing(), entry(Withdraw, "p0q8.2", about="k7f3.2", at=NOON + timedelta(days=9))],
        "no-answer",
        "We took our answer back. We have no other answer yet.",
    ),
    (
        [doing(), later(over=(), what="not-doing", because="No oven")],
        "still-talking",
        "We are still talking about this. We do not agree on one answer yet.",
    ),
    (
        [entry(Aim, "k7f3.2", entries="k7f3.1", **AIM)],
        "doing",
        (
            "We have not reached our aim yet. We set this aim: the kitchen, brings lunch hot."
            " It was to happen 9 of 10 times. The day we gave you was Thursday 1 June 2017."
            " That day has passed. We did not count yet."
        ),
    ),
    (
        [
            entry(Aim, "k7f3.2", entries="k7f3.1", **AIM),
            entry(Measured, "p0q8.3", entries="k7f3.2", day="2017-06-01", times=10, of=10),
        ],
        "done",
        (
            "We have reached our aim. We set this aim: the kitchen, brings lunch hot. It was to"
            " happen 9 of 10 times. We counted on Thursday 1 June 2017: it happened 10 of 10 times."
        ),
    ),
]


@pytest.mark.parametrize(("entries", "outcome", "words"), OUTCOMES)
def test_what_became_of_a_promise_is_said_in_plain_words(
    entries: list[Entry], outcome: str, words: str
) -> None:
    assert told(*entries) == (outcome, words)


@pytest.mark.parametrize(("entries", "outcome", "words"), OUTCOMES)
def test_no_sentence_has_more_than_fifteen_words(
    entries: list[Entry], outcome: str, words: str
) -> None:
    del outcome, words
    texts = [t for b in blocks(*entries) for run in texts_of(b) for t in run if isinstance(t, str)]
    sentences = re.split(r"(?<=[.?!])\s+", " ".join(texts))

    assert [each for each in sentences if len(each.split()) > 15] == []


def test_all_of_it_is_said_through_the_language() -> None:
    answers = [doing(due="2017-06-01", by="kitchen"), later(because="no oven", due="2017-08-01")]
    (exchange,) = exchanges(blocks(*answers, language=Shouting()))

    assert exchange.said == ((Spoken("Hot food"),),)
    assert exchange.label == "WE ARE STILL DOING THIS."
    assert exchange.answer == (
        "WHY: <no oven>. THE DAY WE GAVE YOU WAS 01.06.. THE NEW DAY IS 01.08..",
    )


def test_what_nobody_says_any_more_is_left_out_and_it_is_said_that_it_is() -> None:
    off = entry(Withdraw, "p0q8.2", about="k7f3.1", at=NOON + timedelta(days=9))

    found = blocks(doing(), off)

    assert exchanges(found) == []
    assert found[-1] == Paragraph(
        ("We leave out 1 promise. The people who had asked for it took their words back.",)
    )


def test_what_is_held_back_in_the_survey_is_left_out_and_it_is_said_that_it_is() -> None:
    said = came_back("q2q2.1", (Always, {"text": "Let Margaret sing", "stage": "eating"}))

    found = blocks(*said, entry(Answered, "k7f3.2", entries="q2q2.2", what="doing"))

    assert exchanges(found) == []
    assert "Margaret" not in str(found)
    assert found[-1] == Paragraph(
        ("We leave out 1 promise for now. First we look whether the words tell who somebody is.",)
    )


def test_what_was_promised_and_erased_is_counted() -> None:
    sent = entry(SentOut, "k7f3.9", day="2017-05-21", told="k7f3.2 k7f3.3")

    assert blocks(sent.model_copy(update={"id": "k7f3.8"}))[-1] == Paragraph(
        ("We cannot tell you about 2 promises. Our notes do not have the words any more.",)
    )


def test_days_that_do_not_stand_any_more_are_named() -> None:
    day = entry(Booked, "k7f3.2", day="2017-06-08", how="in the lounge, ring 01632 960 123")
    off = entry(Withdraw, "p0q8.2", about="k7f3.2", at=NOON + timedelta(days=9))

    said = str(blocks(day, off))

    assert "We had booked this day to come back. It does not stand any more." in said
    assert "Thursday 8 June 2017: " in said
    assert "960" not in said


@pytest.mark.parametrize(
    "words",
    ["# A heading", "![x](http://a.example)", "<script>alert(1)</script>", "| a | b |", "{day} %s"],
)
def test_whatever_people_said_and_the_team_wrote_is_only_text(words: str) -> None:
    said = entry(Always, "k7f3.3", text=words, stage="eating")
    answer = entry(Answered, "k7f3.2", entries="k7f3.3", what="doing", because=words, by=words)
    now = entry(
        Answered, "p0q8.1", entries="k7f3.3", what="doing", because=words, by=words,
        over=("k7f3.2",), at=NOON + timedelta(days=9),
    )  # fmt: skip

    found = blocks(said, answer, now)

    (exchange,) = exchanges(found)
    assert exchange.said == ((Spoken(words),),)
    assert "<script>" not in to_markdown(document_of(Heading(1, "Lunch"), *found))
