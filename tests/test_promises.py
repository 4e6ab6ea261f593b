"""What was promised, what is due, and what became of what the last account promised."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from building import NOON, board, entry, small_guide
from conftest import OpenSession
from hypothesis import given
from hypothesis import strategies as st

from journeymap.board import Board
from journeymap.capture.closing import book
from journeymap.capture.judging import apart, same
from journeymap.capture.mending import erase, undo, withdraw
from journeymap.capture.replying import aim, answer, measure
from journeymap.capture.sending import send_out
from journeymap.capture.session import Session
from journeymap.entries import (
    Aim,
    Always,
    Answered,
    Apart,
    Booked,
    Entry,
    Measured,
    Outlook,
    SentOut,
    Withdraw,
)
from journeymap.findings.hearing_back import DayForIt
from journeymap.findings.last_account import LastAccount, since_last_account
from journeymap.findings.promises import Promise, State, find_promises, unanswered
from journeymap.findings.together import Site, find_findings
from journeymap.sheets.erasing import erase as erase_from_disk
from journeymap.sheets.workshop import Workshop

JULY_3 = date(2017, 7, 3)
JUNE_1 = date(2017, 6, 1)
AIM: dict[str, Any] = {
    "who": "the kitchen",
    "what": "brings lunch hot",
    "share": 9,
    "of": 10,
    "due": JUNE_1,
    "known": "we ask ten people",
}


@pytest.fixture
def table(open_session: OpenSession) -> Session:
    """Return a session at which three things were said while eating, t1aa.1 to t1aa.3."""
    session = open_session("Table 1", attended=True)
    for line in ("/eating", "+ Hot food", "+ Clean plates", "- Waiting for the bill"):
        session.take(line)
    return session


def promised(of: Board, day: date = JULY_3) -> list[Promise]:
    return find_promises(find_findings([Site("lunch", of)]), day)


def states(of: Board, day: date = JULY_3) -> list[str]:
    return [each.state.value for each in promised(of, day)]


def since(of: Board, day: date = JULY_3) -> LastAccount:
    last = since_last_account(find_findings([Site("lunch", of)]), of, day)
    assert last is not None, "an account went out"
    return last


def became(of: Board, day: date = JULY_3) -> list[tuple[str, str, list[str]]]:
    """Return of each promise of last time: how it was said, its state, what is answered now."""
    return [
        (
            each.said[0].entry.text if each.said else "",
            each.state.value,
            [answer.what.value for answer in each.now],
        )
        for each in since(of, day).promises
    ]


def test_what_was_due_first_is_listed_first_and_what_has_no_day_last(table: Session) -> None:
    answer(table, "t1aa.1", Outlook.DOING)
    answer(table, "t1aa.2", Outlook.DOING, by="the kitchen", due=date(2017, 8, 1))
    answer(table, "t1aa.3", Outlook.TALKING, due=JUNE_1)

    found = promised(table.board)

    assert [(each.due, each.state) for each in found] == [
        (JUNE_1, State.OVERDUE),
        (date(2017, 8, 1), State.DUE),
        (None, State.DUE),
    ]
    assert [each.said[0].entry.text for each in found] == [
        "Waiting for the bill",
        "Clean plates",
        "Hot food",
    ]
    assert found[1].by == "the kitchen"


def test_something_is_overdue_on_the_day_after_its_day(table: Session) -> None:
    answer(table, "t1aa.1", Outlook.DOING, due=JULY_3)

    assert states(table.board, JULY_3) == ["due"]
    assert states(table.board, JULY_3 + timedelta(days=1)) == ["overdue"]


def test_a_talk_without_a_day_and_what_is_done_or_not_done_are_no_promises(
    table: Session,
) -> None:
    answer(table, "t1aa.1", Outlook.TALKING)
    answer(table, "t1aa.2", Outlook.DONE)
    answer(table, "t1aa.3", Outlook.NOT_DOING, because="No till", due=JUNE_1)

    assert promised(table.board) == []


def test_a_promise_is_kept_when_it_is_done_and_changed_by_any_other_answer(table: Session) -> None:
    answer(table, "t1aa.1", Outlook.DOING, due=JUNE_1)
    answer(table, "t1aa.2", Outlook.DOING, due=JUNE_1)
    answer(table, "t1aa.1", Outlook.DONE)
    answer(table, "t1aa.2", Outlook.NOT_DOING, because="No dishwasher")

    assert states(table.board) == ["kept", "changed"]


def test_an_answer_that_is_undone_is_taken_back_and_the_one_before_holds_again(
    table: Session,
) -> None:
    answer(table, "t1aa.1", Outlook.DOING, due=JUNE_1)
    later = answer(table, "t1aa.1", Outlook.DOING, due=date(2017, 8, 1)).entry
    assert later is not None
    assert states(table.board) == ["changed", "due"]

    undo(table, later.id)

    assert states(table.board) == ["overdue", "taken back"]


def test_a_promise_about_what_nobody_says_any_more_is_taken_back(table: Session) -> None:
    answer(table, "t1aa.1", Outlook.DOING, due=JUNE_1)
    withdraw(table, "t1aa.1")

    [promise] = promised(table.board)

    assert (promise.state, promise.said, promise.finding) == (State.TAKEN_BACK, (), None)


def test_an_aim_is_kept_when_the_newest_count_reaches_it(table: Session) -> None:
    aimed = aim(table, "t1aa.1", **AIM).entry
    assert aimed is not None
    assert states(table.board) == ["overdue"]

    measure(table, aimed.id, 18, 20, date(2017, 6, 2))
    assert states(table.board) == ["kept"]
    measure(table, aimed.id, 8, 9, date(2017, 6, 3))
    assert states(table.board) == ["overdue"]
    undo(table, aimed.id)
    assert states(table.board) == ["taken back"]


def test_a_day_of_hearing_back_is_kept_if_an_account_went_out_since_the_day_before_it() -> None:
    days = [
        entry(Booked, "k7f3.1", how="in the lounge", day="2017-06-08"),
        entry(Booked, "k7f3.2", how="a letter", day="2017-06-08"),
        entry(Booked, "k7f3.3", how="in the lounge", day="2017-06-29"),
    ]

    assert states(board(*days)) == ["overdue"] * 3
    early = entry(SentOut, "k7f3.4", day="2017-06-06")
    assert states(board(*days, early)) == ["kept", "kept", "overdue"]
    late = entry(SentOut, "k7f3.5", day="2017-06-28")
    assert states(board(*days, early, late)) == ["kept"] * 3
    assert states(board(*days, early, late), date(2017, 6, 8)) == ["due"] * 3


def test_a_day_that_was_booked_and_is_taken_back_is_not_lost(table: Session) -> None:
    booked = book(table, JUNE_1, "in the lounge").entry
    assert booked is not None
    withdraw(table, booked.id)

    [promise] = promised(table.board)

    assert promise.state is State.TAKEN_BACK
    assert promise.made == DayForIt(JUNE_1, None, "in the lounge", is_the_guides=False)


def test_what_waits_for_an_answer_is_counted(table: Session) -> None:
    table.take("* Company")
    answer(table, "t1aa.1", Outlook.TALKING)

    assert unanswered(find_findings([Site("lunch", table.board)])) == 2


def test_answers_given_apart_on_two_laptops_both_hold(table: Session) -> None:
    answer(table, "t1aa.1", Outlook.DOING, due=JUNE_1)
    table.hear([entry(Answered, "zzzz.1", entries="t1aa.1", what="not-doing", because="No oven")])

    [promise] = promised(table.board)

    assert promise.state is State.OVERDUE
    assert [each.what for each in promise.now] == [Outlook.NOT_DOING]


def test_without_an_account_there_is_no_last_time(table: Session) -> None:
    answer(table, "t1aa.1", Outlook.DOING)

    found = find_findings([Site("lunch", table.board)])

    assert since_last_account(found, table.board, JULY_3) is None


def test_sending_an_account_keeps_what_was_promised_by_then(table: Session) -> None:
    doing = answer(table, "t1aa.1", Outlook.DOING).entry
    answer(table, "t1aa.2", Outlook.DONE)
    booked = book(table, JUNE_1, "in the lounge").entry
    assert doing is not None
    assert booked is not None

    told = send_out(table, None, "paper, on each door")

    assert told.text == (
        "saved t1aa.7: an account went out on Thursday 18 May 2017, with 2 promises in it:"
        " paper, on each door"
    )
    [sent] = table.board.changes(SentOut)
    assert (sent.day, sent.how) == (NOON.date(), "paper, on each door")
    assert sent.told == (doing.id, booked.id)


def test_an_account_of_a_day_to_come_is_not_taken(table: Session) -> None:
    told = send_out(table, date(2017, 5, 19))

    assert told.text == "Friday 19 May 2017 is still to come. Nothing was saved."
    assert table.board.changes(SentOut) == []


def test_an_account_that_is_undone_did_not_go_out(table: Session) -> None:
    answer(table, "t1aa.1", Outlook.DOING)
    first = send_out(table).entry
    answer(table, "t1aa.2", Outlook.DOING)
    second = send_out(table).entry
    assert first is not None
    assert second is not None
    assert len(since(table.board).promises) == 2

    undo(table, second.id)

    assert since(table.board).sent == first
    assert len(since(table.board).promises) == 1


def test_what_became_of_each_promise_since_the_last_account(table: Session) -> None:
    table.take("+ Quiet")
    for number in (1, 2, 3, 4):
        answer(table, f"t1aa.{number}", Outlook.DOING, due=JUNE_1)
    send_out(table)
    answer(table, "t1aa.1", Outlook.DONE)
    answer(table, "t1aa.2", Outlook.DOING, due=date(2017, 8, 1))
    undone = answer(table, "t1aa.3", Outlook.NOT_DOING, because="No till").entry
    assert undone is not None
    undo(table, undone.id)

    assert became(table.board) == [
        ("Hot food", "kept", ["done"]),
        ("Clean plates", "changed", ["doing"]),
        ("Waiting for the bill", "overdue", []),
        ("Quiet", "overdue", []),
    ]


def test_an_answer_that_was_replaced_before_the_account_is_not_what_was_promised(
    table: Session,
) -> None:
    answer(table, "t1aa.1", Outlook.DOING)
    talking = answer(table, "t1aa.1", Outlook.TALKING).entry
    assert talking is not None
    send_out(table)
    undo(table, talking.id)

    assert became(table.board) == [("Hot food", "taken back", ["doing"])]


def test_what_was_done_when_the_account_went_out_is_not_told_again(table: Session) -> None:
    answer(table, "t1aa.1", Outlook.DONE)
    send_out(table)

    assert since(table.board).promises == ()


def test_a_promise_is_found_again_when_findings_were_taken_apart_or_joined(
    table: Session,
) -> None:
    table.take("+ Food served hot")
    joined = same(table, ["t1aa.1", "t1aa.4"]).entry
    assert joined is not None
    answer(table, "t1aa.1", Outlook.DOING)
    send_out(table)
    undo(table, joined.id)
    apart(table, ["t1aa.1", "t1aa.4"])

    assert became(table.board) == [
        ("Hot food", "due", []),
        ("Food served hot", "due", []),
    ]

    same(table, ["t1aa.1", "t1aa.4"])
    answer(table, "t1aa.4", Outlook.DONE)

    assert became(table.board) == [("Hot food", "kept", ["done"])]


def test_a_promise_that_was_erased_is_counted_and_not_told(
    table: Session, workshop: Workshop
) -> None:
    given_ = answer(table, "t1aa.1", Outlook.DOING, because="Mrs Pugh asked for it").entry
    assert given_ is not None
    send_out(table)
    erase(table, given_.id)
    table.sheet.close()
    erase_from_disk(workshop)

    last = since(workshop.read().board)

    assert (last.promises, last.lost) == ((), 1)


def test_how_an_account_went_out_can_be_erased(table: Session, workshop: Workshop) -> None:
    sent = send_out(table, how="read aloud to Mrs Pugh in her flat").entry
    assert sent is not None
    erase(table, sent.id)
    table.sheet.close()
    erase_from_disk(workshop)

    assert all(b"Pugh" not in path.read_bytes() for path in workshop.sheet_paths())
    assert workshop.read().board.changes(SentOut) == []


def test_days_that_were_told_and_taken_back_since_are_named(table: Session) -> None:
    off = book(table, date(2017, 5, 30), "in the lounge").entry
    told = book(table, JUNE_1, "in the lounge").entry
    assert off is not None
    assert told is not None
    withdraw(table, off.id)
    send_out(table)
    withdraw(table, told.id)

    assert [each.day for each in since(table.board).days_taken_back] == [JUNE_1]


HOT = entry(Always, "k7f3.1", text="Hot food", stage="eating")


def test_a_laptop_whose_clock_is_ahead_has_its_promise_in_the_account(table: Session) -> None:
    ahead = NOON + timedelta(days=2)
    table.hear([entry(Answered, "zzzz.1", entries="t1aa.1", what="doing", at=ahead)])

    send_out(table)

    assert became(table.board) == [("Hot food", "due", [])]


def test_an_answer_over_another_holds_though_the_clock_of_its_laptop_is_behind() -> None:
    doing = entry(Answered, "k7f3.2", entries="k7f3.1", what="doing", due=JUNE_1)
    sent = entry(SentOut, "k7f3.3", day="2017-05-18", told="k7f3.2")
    behind = NOON - timedelta(days=3)
    done = entry(Answered, "p0q8.1", entries="k7f3.1", what="done", over=("k7f3.2",), at=behind)

    assert became(board(HOT, doing, sent, done)) == [("Hot food", "kept", ["done"])]


def test_a_promise_still_holds_for_the_half_of_it_that_was_not_answered_anew() -> None:
    plates = entry(Always, "k7f3.9", text="Clean plates")
    doing = entry(Answered, "k7f3.2", entries=["k7f3.1", "k7f3.9"], what="doing", due=JUNE_1)
    done = entry(Answered, "k7f3.3", entries="k7f3.1", what="done", over=("k7f3.2",))
    sent = entry(SentOut, "k7f3.4", day="2017-05-18", at=NOON + timedelta(days=9))

    assert sorted(became(board(HOT, plates, doing, done, sent))) == [
        ("Clean plates", "overdue", []),
        ("Hot food", "kept", ["done"]),
    ]


@pytest.mark.parametrize(
    ("day", "at", "is_told"),
    [
        ("2017-05-18", NOON + timedelta(minutes=5), True),  # written down on the day, after it
        ("2017-05-18", NOON, False),  # ... and before it
        ("2017-05-18", NOON + timedelta(days=9), True),  # later: all of that day
        ("2017-05-17", NOON + timedelta(days=9), False),
        ("2017-05-17", datetime(2017, 5, 18, 3, tzinfo=UTC), False),
        ("2017-05-30", NOON, False),  # a day to come tells no more than what was there
        ("9999-12-31", NOON + timedelta(days=9), True),
        ("0001-01-01", NOON + timedelta(days=9), False),
    ],
)
def test_where_an_account_was_written_down_by_hand_the_moments_tell_what_held(
    day: str, at: datetime, *, is_told: bool
) -> None:
    doing = entry(Answered, "k7f3.2", entries="k7f3.1", what="doing")
    sent = entry(SentOut, "k7f3.3", day=day, at=at)

    assert bool(since(board(HOT, doing, sent)).promises) is is_told


def test_by_the_moments_an_answer_held_until_it_was_replaced_or_taken_back() -> None:
    first = entry(Answered, "k7f3.2", entries="k7f3.1", what="doing")
    second = entry(Answered, "k7f3.3", entries="k7f3.1", what="still-talking", over=("k7f3.2",))
    off = entry(Withdraw, "k7f3.5", about="k7f3.3")

    def told(minutes: int) -> list[str]:
        sent = entry(
            SentOut, "p0q8.1", day="2017-05-18", at=NOON + timedelta(minutes=minutes, seconds=30)
        )
        made = since(board(HOT, first, second, off, sent)).promises
        return [each.made.id for each in made if not isinstance(each.made, DayForIt)]

    assert [told(2), told(3), told(5)] == [["k7f3.2"], ["k7f3.3"], ["k7f3.2"]]


_KINDS: list[Entry] = [
    HOT,
    entry(Always, "k7f3.2", text="Food served hot", stage="eating"),
    entry(Answered, "k7f3.3", entries="k7f3.1 k7f3.2", what="doing", due=JUNE_1),
    entry(Aim, "k7f3.4", entries="k7f3.2", **AIM),
    entry(Booked, "k7f3.5", how="in the lounge", day="2017-06-08"),
    entry(SentOut, "p0q8.1", day="2017-05-18", told="k7f3.3 k7f3.4 k7f3.5"),
    entry(Answered, "p0q8.2", entries="k7f3.1", what="still-talking", over=("k7f3.3",)),
    entry(Answered, "zzzz.1", entries="k7f3.2", what="done", over=("k7f3.3",)),
    entry(Measured, "p0q8.3", entries="k7f3.4", day="2017-06-02", times=9, of=10),
    entry(Withdraw, "zzzz.2", about="p0q8.2"),
    entry(Withdraw, "zzzz.3", about="k7f3.5"),
    entry(Apart, "zzzz.4", entries="k7f3.1 k7f3.2"),
    entry(Withdraw, "p0q8.4", about="zzzz.2"),
]


@given(st.permutations(_KINDS), st.sets(st.sampled_from([each.id for each in _KINDS])))
def test_in_whatever_order_the_sheets_are_read_the_same_was_promised(
    order: list[Entry], missing: set[str]
) -> None:
    there = [each for each in order if each.id not in missing]
    whole = board(*sorted(there, key=lambda each: each.id))
    folded = Board(small_guide())
    for each in there:
        folded.apply(each)

    assert promised(folded) == promised(whole)
    found, again = (find_findings([Site("lunch", each)]) for each in (folded, whole))
    assert since_last_account(found, folded, JULY_3) == since_last_account(again, whole, JULY_3)


def test_nothing_that_was_promised_is_dropped() -> None:
    made = [each for each in _KINDS if isinstance(each, Answered | Aim | Booked)]
    to_come = [e for e in made if not (isinstance(e, Answered) and (e.what == "done" or not e.due))]
    shuffled = _KINDS[::-1]

    days = sum(isinstance(each.made, DayForIt) for each in promised(board(*shuffled)))
    ids = {e.made.id for e in promised(board(*shuffled)) if not isinstance(e.made, DayForIt)}

    assert days == 1
    assert ids == {each.id for each in to_come if not isinstance(each, Booked)}
