from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from building import NOON, entry, template, texts, ticking
from conftest import OpenSession
from hypothesis import given
from hypothesis import strategies as st

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.pasting import Paste, Pasted, Taken, in_words, look_through
from journeymap.capture.session import Session
from journeymap.entries import SAID_KINDS, Always, Ingredient, Never, Said, StageChange
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import new_workshop

LINES = [
    *("+ Hot", "- Cold", "* Gravy", "! 4 Good", "! good", "! 9 Good", "? Television", "%"),
    *("% Soup | leeks | chop; wait", "% a|b|c|d", "plain", "always: Kind", "never:", "# note"),
    *("=", "= t1aa.1", "= t1aa.4", "= zzzz.9", "= x", "undo", "Undo", "?", "+", "-", "*", "!"),
    *("/eating", "/e", "/", "/garden", "/2", "/bar", "@family", "@", "@chef", "— dash", "\u200b"),
]
"""Lines of every sort, so that a few of them together hold what can go wrong."""
PASTES = st.lists(st.sampled_from(LINES) | st.text(max_size=8), max_size=16)
IN_FORCE = st.sampled_from([kind for kind in SAID_KINDS.values() if kind.sign])


@contextmanager
def at_a_table(*said_before: str, **modes: Any) -> Iterator[Session]:
    """Open a session at a table of its own, with a stage that was added while people talk."""
    with TemporaryDirectory() as folder:
        workshop = new_workshop(Path(folder) / "lunch", template("dining"))
        own = OwnSheets(Path(folder) / "own")
        with closing(workshop.open_sheet("Table 1", now=NOON, own=own, key="t1aa")) as sheet:
            session = Session(workshop.read().board, sheet, ticking(), **modes)
            session.put(StageChange, {"stage": "bar", "name": "The bar"})
            for line in said_before:
                session.take(line)
            yield session


def outcome(answer: Answer, session: Session) -> tuple[object, ...]:
    entry = answer.entry and {**dict(answer.entry), "at": None}
    return (answer.outcome, answer.text, type(answer.entry), entry, session.stage, session.voice)


def expected(pasted: Pasted) -> tuple[object, ...]:
    answer = pasted.answer
    entry = answer.entry and {**dict(answer.entry), "at": None}
    return (answer.outcome, answer.text, type(answer.entry), entry, pasted.stage, pasted.voice)


@given(
    PASTES,
    st.lists(st.sampled_from(LINES), max_size=4),
    IN_FORCE,
    st.sets(st.integers(0, 15)),
    st.booleans(),
)
def test_what_a_paste_would_become_is_what_it_becomes(
    lines: list[str],
    before: list[str],
    kind: type[Said],
    left_out: set[int],
    attended: bool,  # noqa: FBT001  # hypothesis gives it
) -> None:
    with at_a_table(*before, attended=attended, free_text=attended) as session:
        looked = list(look_through(session, lines, kind, left_out))

        session.kind = kind
        for number, (line, pasted) in enumerate(zip(lines, looked, strict=True)):
            assert pasted.line == line
            assert pasted.left_out == (number in left_out)
            if number not in left_out:
                assert expected(pasted) == outcome(session.take(line), session)


@given(PASTES, IN_FORCE)
def test_looking_through_a_paste_changes_nothing(lines: list[str], kind: type[Said]) -> None:
    with at_a_table("/eating", "+ Hot", "! bad", "=", free_text=True) as session:
        before = session.board.said(), session.board.stages(), list(session.left)
        state = session.stage, session.voice, session.kind, session.on_the_table
        size = session.sheet.path.stat().st_size

        list(look_through(session, lines, kind))

        assert (session.board.said(), session.board.stages(), session.left) == before
        assert (session.stage, session.voice, session.kind, session.on_the_table) == state
        assert session.sheet.path.stat().st_size == size


def test_what_is_put_on_a_copy_of_the_board_is_not_on_the_board(session: Session) -> None:
    session.take("+ Hot")
    copy = session.board.copy()
    copy.apply(entry(Always, "zzzz.1", always="Warm"))
    session.take("+ Loud")

    assert texts(copy) == ["Hot", "Warm"]
    assert texts(session.board) == ["Hot", "Loud"]


def test_a_stage_and_a_voice_inside_a_paste_are_followed(open_session: OpenSession) -> None:
    session = open_session(attended=True, free_text=True)
    lines = ["Hello", "/eating", "@family", "- Cold", "Late", "/garden"]

    looked = list(look_through(session, lines, Ingredient))

    assert [each.kind for each in looked] == [Ingredient, None, None, Never, Never, None]
    assert looked[0].stage is None
    assert [each.stage and each.stage.id for each in looked[1:]] == ["eating"] * 5
    assert [each.voice and each.voice.id for each in looked[2:]] == ["family"] * 4
    assert looked[5].becomes == "cannot be read"
    assert looked[5].answer.text.startswith("there is no stage ‘garden’")


def test_a_line_that_is_left_out_leads_nowhere(open_session: OpenSession) -> None:
    session = open_session(attended=True, free_text=True)

    looked = list(look_through(session, ["/eating", "+ Hot", "="], Always, {0}))

    assert [each.becomes for each in looked] == ["left out", "must always", "me too"]
    assert looked[1].stage is None


def test_how_many_lines_become_what_is_told_in_a_sentence() -> None:
    became = Counter({"cannot be read": 1, "must never": 6, "must always": 5})
    assert in_words(became) == "12 lines: 5 must always, 6 must never, 1 cannot be read"
    became = Counter({"magic ingredient": 2, "recipe": 1, "command": 3, "left out": 1})
    assert in_words(became) == "7 lines: 2 magic ingredients, 1 recipe, 3 commands, 1 left out"


def test_a_paste_has_clean_lines_and_says_what_was_left_out() -> None:
    paste = Paste.of("\ufeff+ one\r\n\r\n \x1a- t\u202ewo\t\u2028three\n")

    assert paste == Paste(("+ one", "- two", "three"), 3)


@pytest.mark.parametrize(
    ("taken", "outcome", "text"),
    [
        (Taken(saved=11, not_taken=1), Outcome.SAVED, "saved 11 lines, 1 not taken."),
        (Taken(saved=1, left_out=2), Outcome.SAVED, "saved 1 line, 2 left out."),
        (
            Taken(saved=4, not_saved=Answer(Outcome.NOT_SAVED, "not saved: no room.")),
            Outcome.NOT_SAVED,
            "not saved: no room. Before that: saved 4 lines.",
        ),
    ],
)
def test_many_lines_have_one_answer(taken: Taken, outcome: Outcome, text: str) -> None:
    assert (taken.answer.outcome, taken.answer.text) == (outcome, text)
