from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from building import board, entry
from conftest import OpenSession

from journeymap.capture.judging import apart, same
from journeymap.capture.mending import erase, undo, withdraw
from journeymap.capture.replying import aim, answer, measure
from journeymap.capture.session import Session
from journeymap.entries import Always, Answered, Outlook, Withdraw
from journeymap.findings.answers import Replies, Reply
from journeymap.findings.own_texts import texts_to_translate
from journeymap.findings.together import Site, find_findings
from journeymap.sheets.erasing import erase as erase_from_disk
from journeymap.sheets.workshop import Workshop

AIM: dict[str, Any] = {
    "who": "the kitchen",
    "what": "brings lunch hot",
    "share": 9,
    "of": 10,
    "due": date(2017, 9, 1),
    "known": "we ask ten people on the first of each month",
}


@pytest.fixture
def table(open_session: OpenSession) -> Session:
    """Return a session at which two things were said while eating."""
    session = open_session("Table 1", attended=True)
    for line in ("/eating", "+ Hot food", "+ Clean plates"):
        session.take(line)
    return session


def replies(workshop: Workshop) -> dict[str, Reply]:
    """Return what each finding is answered with, by its headline, as it is on the disk."""
    found = find_findings([Site("lunch", workshop.read().board)])
    pairs = zip(found.all, found.replies, strict=True)
    return {finding.headline.entry.text: reply for finding, reply in pairs}


def outlooks(workshop: Workshop, text: str) -> list[str]:
    return [each.what.value for each in replies(workshop)[text].answers]


def test_a_finding_is_given_what_happens_to_it_by_whom_and_by_when(
    table: Session, workshop: Workshop
) -> None:
    told = answer(
        table, "t1aa.1", Outlook.DOING, by="the kitchen", due=date(2017, 6, 1), because=None
    )

    assert told.text == (
        "saved t1aa.3: answer to ‘Hot food’: doing, by the kitchen, by Thursday 1 June 2017"
    )
    [kept] = replies(workshop)["Hot food"].answers
    assert (kept.what, kept.by, kept.due) == (Outlook.DOING, "the kitchen", date(2017, 6, 1))
    assert replies(workshop)["Clean plates"] == Reply()


def test_what_is_not_done_needs_a_reason(table: Session, workshop: Workshop) -> None:
    told = answer(table, "t1aa.1", Outlook.NOT_DOING, because="")

    assert told.keeps_line
    assert told.text == "what is not done needs a reason. Nothing was saved."
    assert outlooks(workshop, "Hot food") == []
    assert not answer(table, "t1aa.1", Outlook.NOT_DOING, because="No oven").keeps_line


def test_a_new_answer_takes_the_place_of_the_one_before_until_it_is_undone(
    table: Session, workshop: Workshop
) -> None:
    answer(table, "t1aa.1", Outlook.TALKING)
    answer(table, "t1aa.1", Outlook.DONE)
    assert outlooks(workshop, "Hot food") == ["done"]

    undo(table, "t1aa.4")
    assert outlooks(workshop, "Hot food") == ["still-talking"]


def test_one_half_of_what_was_answered_together_is_answered_anew_and_the_other_keeps_its_answer(
    table: Session, workshop: Workshop
) -> None:
    table.take("+ Food served hot")
    same(table, ["t1aa.1", "t1aa.3"])
    answer(table, "t1aa.1", Outlook.TALKING)
    apart(table, ["t1aa.1", "t1aa.3"])

    answer(table, "t1aa.1", Outlook.DOING, by="the kitchen")

    assert outlooks(workshop, "Hot food") == ["doing"]
    assert outlooks(workshop, "Food served hot") == ["still-talking"]
    undo(table, "t1aa.7")
    assert outlooks(workshop, "Hot food") == ["still-talking"]
    undo(table, "t1aa.7")
    undo(table, "t1aa.6")
    assert outlooks(workshop, "Hot food") == ["doing"]


def test_an_answer_that_holds_for_one_half_is_still_looked_at_for_what_goes_out(
    table: Session, workshop: Workshop
) -> None:
    table.take("+ Food served hot")
    same(table, ["t1aa.1", "t1aa.3"])
    answer(table, "t1aa.1", Outlook.NOT_DOING, because="No oven")
    apart(table, ["t1aa.1", "t1aa.3"])
    answer(table, "t1aa.1", Outlook.DOING)
    assert ("answer", "No oven") in texts_to_translate(workshop.read().board)

    answer(table, "t1aa.3", Outlook.DOING)
    assert ("answer", "No oven") not in texts_to_translate(workshop.read().board)


@pytest.mark.parametrize("take_back", [undo, erase])
def test_the_first_answer_does_not_come_up_again_when_the_second_of_three_is_taken_back(
    table: Session, workshop: Workshop, take_back: Callable[[Session, str], object]
) -> None:
    answer(table, "t1aa.1", Outlook.TALKING)
    answer(table, "t1aa.1", Outlook.NOT_DOING, because="No oven")
    answer(table, "t1aa.1", Outlook.DONE)

    take_back(table, "t1aa.4")

    assert outlooks(workshop, "Hot food") == ["done"]
    undo(table, "t1aa.5")
    assert outlooks(workshop, "Hot food") == ["still-talking"]


def test_an_answer_written_before_is_over_the_first_through_one_that_was_undone() -> None:
    said = entry(Always, "t1aa.1", text="Hot food", stage="eating")
    first = entry(Answered, "t1aa.2", entries=("t1aa.1",), what="doing")
    second = entry(Answered, "t1aa.3", entries=("t1aa.1",), what="done", over=("t1aa.2",))
    third = entry(Answered, "t1aa.4", entries=("t1aa.1",), what="done", over=("t1aa.3",))
    undone = entry(Withdraw, "t1aa.5", about="t1aa.3")

    for made in permutations([first, second, third, undone]):
        of = board(said, *made)
        assert [each.id for each in Replies([of]).to_entries(["t1aa.1"]).answers] == ["t1aa.4"]


def test_of_answers_that_name_each_other_none_is_dropped() -> None:
    said = entry(Always, "t1aa.1", text="Hot food", stage="eating")
    one = entry(Answered, "t1aa.2", entries=("t1aa.1",), what="doing", over=("t1aa.3",))
    other = entry(Answered, "t1aa.3", entries=("t1aa.1",), what="done", over=("t1aa.2",))

    found = Replies([board(said, one, other)]).to_entries(["t1aa.1"]).answers

    assert [each.id for each in found] == ["t1aa.2", "t1aa.3"]


def test_answers_given_apart_are_both_kept(table: Session) -> None:
    answer(table, "t1aa.1", Outlook.DOING)
    other = entry(Answered, "zzzz.1", entries=("t1aa.1",), what="not-doing", because="No oven")
    with_other = [*table.board.on_sheet("t1aa"), other]

    found = find_findings([Site("lunch", type(table.board)(table.board.guide, with_other))])

    assert {each.what.value for each in found.replies[0].answers} == {"doing", "not-doing"}


def test_an_answer_holds_for_all_that_says_the_same_and_for_what_is_joined_later(
    table: Session, workshop: Workshop
) -> None:
    table.take("+ Food served hot")
    answer(table, "t1aa.1", Outlook.DOING)

    same(table, ["t1aa.1", "t1aa.3"])
    assert outlooks(workshop, "Hot food") == ["doing"]

    withdraw(table, "t1aa.1")
    assert outlooks(workshop, "Food served hot") == []
    undo(table, "t1aa.1")
    apart(table, ["t1aa.1", "t1aa.3"])
    assert outlooks(workshop, "Hot food") == ["doing"]


def test_an_aim_is_told_with_what_was_counted_for_it_in_the_order_of_the_days(
    table: Session, workshop: Workshop
) -> None:
    aim(table, "t1aa.1", **AIM)
    measure(table, "t1aa.3", 8, 10, date(2017, 8, 1))
    told = measure(table, "t1aa.3", 5, 10, date(2017, 7, 1))

    assert told.text == "saved t1aa.5: 5 of 10 on Saturday 1 July 2017"
    [aimed] = replies(workshop)["Hot food"].aims
    assert (aimed.aim.who, aimed.aim.share, aimed.aim.of) == ("the kitchen", 9, 10)
    assert [(each.times, each.of) for each in aimed.counts] == [(5, 10), (8, 10)]


@pytest.mark.parametrize(
    ("number", "of", "wrong"),
    [
        (11, 10, "it cannot be more than all of them. Nothing was saved."),
        (1, 0, "‘0’ cannot be ‘of’: write a whole number, 1 or more. Nothing was saved."),
    ],
)
def test_a_count_is_a_number_of_a_number(
    table: Session, workshop: Workshop, number: int, of: int, wrong: str
) -> None:
    aim(table, "t1aa.1", **AIM)

    assert measure(table, "t1aa.3", number, of, date(2017, 7, 1)).text == wrong
    assert replies(workshop)["Hot food"].aims[0].counts == ()


def test_only_what_is_there_can_be_answered_and_only_an_aim_be_measured(table: Session) -> None:
    assert answer(table, "t1aa.9", Outlook.DONE).text == (
        "there is no entry t1aa.9. journeymap show lists the ids."
    )
    assert aim(table, "t1aa.9", **AIM).keeps_line
    assert measure(table, "t1aa.1", 1, 2, date(2017, 7, 1)).text == (
        "t1aa.1 is no aim. journeymap findings lists the aims with their ids."
    )
    assert measure(table, "t1aa.9", 1, 2, date(2017, 7, 1)).keeps_line


def test_an_answer_can_be_erased_as_words_stand_in_it(table: Session, workshop: Workshop) -> None:
    answer(table, "t1aa.1", Outlook.NOT_DOING, because="Mrs Pugh does not want it at all")

    erase(table, "t1aa.3")
    table.sheet.close()
    erase_from_disk(workshop)

    assert all(b"Pugh" not in path.read_bytes() for path in workshop.sheet_paths())
    assert outlooks(workshop, "Hot food") == []


def test_an_answer_stays_when_more_people_say_so(table: Session) -> None:
    answer(table, "t1aa.1", Outlook.DOING)

    table.hear([entry(Always, "zzzz.1", text="hot FOOD", stage="eating")])

    found = find_findings([Site("lunch", table.board)])
    assert [len(each.answers) for each in found.replies] == [1, 0]
