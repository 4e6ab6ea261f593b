from __future__ import annotations

import pytest
from at_the_screen import capturing, in_the_line
from conftest import OpenSession

from journeymap.capture.session import Session
from journeymap.capture.taking_up import last_of, without_what_is_saved
from journeymap.entries import Recipe
from journeymap.sheets.draft import Draft, DraftFile
from journeymap.tui.capture_line import CaptureLine

LINES = ("/eating", "+ Hot", "! bad", "plain", "% Soup | leeks | chop; wait", "=", "undo", "! 4 Ok")


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session(attended=True, free_text=True)


@pytest.mark.parametrize("before", [(), ("+ before",)])
@pytest.mark.parametrize("number", range(len(LINES) + 1))
def test_lines_that_were_saved_since_are_not_offered_again(
    session: Session, before: tuple[str, ...], number: int
) -> None:
    for line in before:
        session.take(line)
    after = last_of(session.written(), session.sheet.key)
    outcomes = [session.take(line).entry is not None for line in LINES[:number]]
    done = max((n for n, made in enumerate(outcomes, 1) if made), default=0)

    rest = without_what_is_saved(Draft("", LINES, ("! left",), after), session.written())

    lines = [*filter(None, (rest.line, *rest.waiting))]
    assert lines == list(LINES[done:])
    assert rest.not_taken == ("! left", *(["! bad"] if done > 2 else []))


@pytest.mark.parametrize("after", ["", "x", "t1aa.1", "t1aa.9", "zzzz.0", "zzzz.1"])
def test_a_line_that_may_not_be_the_one_that_was_saved_is_offered(
    session: Session, after: str
) -> None:
    session.take("+ Hot")
    draft = Draft("+ Hot", ("- Cold",), (), after)

    assert without_what_is_saved(draft, session.written()) == draft


@pytest.mark.parametrize("line", ["leeks", "leeks; time", "leeks;time; "])
def test_what_was_filled_in_since_is_not_offered_again(session: Session, line: str) -> None:
    session.fills_in = True
    session.kind = Recipe
    session.take("Soup")
    session.take("salt")
    after = last_of(session.written(), session.sheet.key)
    assert session.take(line).entry is not None

    rest = without_what_is_saved(Draft(line, ("pepper",), (), after), session.written())

    assert rest.line == "pepper"
    assert rest.waiting == ()


def test_a_line_with_other_words_and_all_behind_it_are_offered(session: Session) -> None:
    session.take("+ Cold")
    draft = Draft("+ Hot", ("+ Cold",), (), "t1aa.0")

    assert without_what_is_saved(draft, session.written()) == draft


async def test_after_a_kill_in_the_midst_of_a_pile_the_rest_is_offered(session: Session) -> None:
    session.sheet.claim()
    DraftFile(session.sheet.path).keep(Draft("+ one", ("+ two", "+ three"), (), "t1aa.0"))
    session.take("+ one")
    session.take("+ two")
    async with capturing(session) as hand:
        assert in_the_line(hand) == "+ three"
        assert not hand.app.screen.query_one(CaptureLine).waiting
