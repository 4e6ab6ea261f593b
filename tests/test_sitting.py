"""The sitting without a screen: what comes, in which order, and what is on the disk then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime

import pytest
from at_the_screen import on_disk
from building import entry
from sitting_down import FRIENDS, HOT, NAME, pairs, say_much, whole

from journeymap.capture.answer import Outcome
from journeymap.capture.judging import same
from journeymap.capture.room import OFFICE, enter
from journeymap.capture.session import Session
from journeymap.capture.sitting import Sitting
from journeymap.entries import Always, Apart
from journeymap.findings.sayings import find_sayings
from journeymap.findings.together import Site, find_findings
from journeymap.findings.would_make import would_make
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.sheet import NotSaved, Sheet
from journeymap.sheets.workshop import Workshop


@pytest.fixture
def session(workshop: Workshop, own: OwnSheets, clock: Callable[[], datetime]) -> Iterator[Session]:
    say_much(workshop, own)
    room = enter(workshop, OFFICE, now=clock(), own=own, key="o1aa")
    with closing(room.sheet):
        yield room.session(clock)


@pytest.fixture
def sitting(session: Session) -> Sitting:
    return Sitting(session, find_findings([site_of(session)]).suggestions)


def site_of(session: Session) -> Site:
    return Site("lunch", session.board)


def in_hand(sitting: Sitting) -> set[str]:
    """Return the ids of the first entries of the two in hand; nothing if all is decided."""
    now = sitting.in_hand
    return {unit.first.entry.id for unit in (now.one, now.other)} if now else set()


def seen_to_the_end(sitting: Sitting) -> list[set[str]]:
    """Put everything off once, and return what came."""
    came = []
    for _ in range(sitting.progress.of):
        came.append(in_hand(sitting))
        sitting.later()
    return came


def test_each_suggestion_comes_once_and_then_what_was_put_off(sitting: Sitting) -> None:
    came = seen_to_the_end(sitting)

    assert sorted(map(sorted, came)) == sorted(map(sorted, (HOT, NAME, FRIENDS)))
    assert sitting.progress.in_words == "0 of 3 decided, 3 later"
    assert in_hand(sitting) == came[0]
    assert sitting.is_put_off


def test_a_decision_is_on_the_disk_and_the_next_one_comes(
    sitting: Sitting, workshop: Workshop
) -> None:
    first = in_hand(sitting)
    sitting.same()
    second = in_hand(sitting)
    sitting.apart()

    assert pairs(on_disk(workshop)) == [("same", whole(first)), ("apart", second)]
    assert in_hand(sitting) not in (set(), first, second)
    assert sitting.progress.in_words == "2 of 3 decided"


def test_undo_goes_back_step_by_step_to_what_it_was_about(
    sitting: Sitting, workshop: Workshop
) -> None:
    first = in_hand(sitting)
    sitting.same()
    second = in_hand(sitting)
    sitting.later()

    assert sitting.undo().text == "back to what was put off"
    assert in_hand(sitting) == second
    assert sitting.undo().outcome is Outcome.SAVED
    assert in_hand(sitting) == first
    assert sitting.progress.in_words == "0 of 3 decided"
    assert workshop.read().board.judgements(Apart) == []


def test_a_new_sitting_takes_back_what_was_decided_last_time(
    sitting: Sitting, session: Session
) -> None:
    first = in_hand(sitting)
    sitting.apart()
    anew = Sitting(session, find_findings([site_of(session)]).suggestions)

    assert anew.progress.of == 2
    anew.undo()
    assert in_hand(anew) == first


def test_where_nothing_was_decided_there_is_nothing_to_undo(sitting: Sitting) -> None:
    assert sitting.undo().outcome is Outcome.NOTHING


def test_what_another_laptop_has_settled_is_not_asked_any_more(
    sitting: Sitting, session: Session
) -> None:
    first = in_hand(sitting)
    session.hear([entry(Apart, "o2aa.1", apart=" ".join(first))])
    sitting.hear()

    assert in_hand(sitting) != first
    assert sitting.progress.in_words == "1 of 3 decided"


def test_what_a_decision_settles_besides_is_not_asked_any_more(session: Session) -> None:
    session.board.apply(entry(Always, "t1aa.9", always="Hot food served hot", stage="eating"))
    sitting = Sitting(session, find_findings([site_of(session)]).suggestions)
    of_hot = [n for n in seen_to_the_end(sitting) if n & {*HOT, "t1aa.9"}]
    assert len(of_hot) == 2

    same(session, [*set().union(*of_hot)])
    sitting.hear()

    assert sitting.progress.in_words == "2 of 4 decided, 2 later"


def test_what_is_in_hand_stays_there_when_new_findings_come(
    sitting: Sitting, session: Session
) -> None:
    sitting.later()
    now = in_hand(sitting)
    session.board.apply(entry(Always, "t1aa.9", always="Hot food served hot", stage="eating"))

    sitting.bring(find_findings([site_of(session)]).suggestions)

    assert in_hand(sitting) == now
    assert sitting.progress.later == 1
    assert sitting.progress.of == 4


def test_what_cannot_be_saved_stays_in_hand(
    sitting: Sitting, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotSaved("no space left on the device")

    first = in_hand(sitting)
    with monkeypatch.context() as broken:
        broken.setattr(Sheet, "append_together", full)
        assert sitting.same().outcome is Outcome.NOT_SAVED
    assert in_hand(sitting) == first
    assert pairs(on_disk(workshop)) == []
    sitting.same()
    assert pairs(on_disk(workshop)) == [("same", whole(first))]


def test_it_is_told_what_a_decision_would_make(session: Session, sitting: Sitting) -> None:
    while in_hand(sitting) != HOT:
        sitting.later()
    now = sitting.in_hand
    assert now is not None
    both = would_make(site_of(session), [now.one, now.other])

    assert both.in_words == "3 in the room, 1 of 2 who answered"
    assert both.headline == "Food served hot"
    found = find_findings([site_of(session)])
    sitting.same()
    after = find_findings([site_of(session)])
    place = after.places["t1aa.1"]
    assert after.supports[place] == both.support
    assert len(after.all) == len(found.all)


def test_each_wording_is_told_with_who_said_it(session: Session) -> None:
    said = [each for each in session.board.said() if each.entry.text == "Food served hot"]
    (saying,) = find_sayings(said, session.board)

    assert saying.who == (
        "residents, Table 1",
        "family and friends of residents, Table 1, me too",
        "residents, the survey",
    )
