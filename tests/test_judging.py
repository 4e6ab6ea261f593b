from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest
from building import board, entry, item, ticking
from conftest import OpenSession

from journeymap.capture.answer import Answer
from journeymap.capture.both_ways import decided_both_ways
from journeymap.capture.judging import apart, same
from journeymap.capture.mending import edit, undo, withdraw
from journeymap.capture.session import Session
from journeymap.entries import Always, Answered, Apart, Judgement, Measured, Same
from journeymap.findings.units import find_units
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop


@pytest.fixture
def table(open_session: OpenSession) -> Session:
    """Return a session at which five things were said while eating, and one never."""
    session = open_session("Table 1", attended=True)
    session.take("/eating")
    for line in ("+ Hot food", "+ Food served hot", "+ Warm plates", "+ Clean plates"):
        session.take(line)
    session.take("- Hot food")
    return session


def together(workshop: Workshop) -> list[set[str]]:
    """Return what is in one unit, of what has more than one entry, as it is on the disk."""
    of = workshop.read().board
    units = find_units(of.said(), [of]).all
    ids = [{each.entry.id for each in unit.standings} for unit in units]
    return [each for each in ids if len(each) > 1]


def test_what_is_decided_to_be_the_same_is_on_the_sheet_and_the_words_are_untouched(
    table: Session, workshop: Workshop
) -> None:
    answer = same(table, ["t1aa.1", "t1aa.2"])

    assert answer.text == "saved t1aa.6: the same: ‘Hot food’ and ‘Food served hot’"
    assert together(workshop) == [{"t1aa.1", "t1aa.2"}]
    texts = [each.entry.text for each in workshop.read().board.said()]
    assert texts == ["Hot food", "Food served hot", "Warm plates", "Clean plates", "Hot food"]


def test_what_is_decided_holds_when_the_entry_that_was_named_is_taken_back(
    table: Session, workshop: Workshop
) -> None:
    table.take("+ hot FOOD!")
    same(table, ["t1aa.1", "t1aa.2"])

    withdraw(table, "t1aa.1")

    assert together(workshop) == [{"t1aa.2", "t1aa.6"}]


@pytest.mark.parametrize("deed", [undo, withdraw])
def test_it_is_undone_by_its_id(
    table: Session, workshop: Workshop, deed: Callable[[Session, str], Answer]
) -> None:
    same(table, ["t1aa.1", "t1aa.2"])

    deed(table, "t1aa.6")

    assert together(workshop) == []


def test_the_last_decision_counts_and_undoing_it_brings_the_one_before_back(
    table: Session, workshop: Workshop
) -> None:
    same(table, ["t1aa.1", "t1aa.2"])
    apart(table, ["t1aa.1", "t1aa.2"])
    assert together(workshop) == []

    third = same(table, ["t1aa.1", "t1aa.2"])
    assert together(workshop) == [{"t1aa.1", "t1aa.2"}]

    assert third.entry is not None
    undo(table, third.entry.id)
    assert together(workshop) == []


def test_what_else_was_apart_in_the_same_decision_stays_apart(
    table: Session, workshop: Workshop
) -> None:
    apart(table, ["t1aa.1", "t1aa.2", "t1aa.3"])

    same(table, ["t1aa.1", "t1aa.2"])

    of = workshop.read().board
    units = find_units(of.said(), [of])
    ids = [{each.entry.id for each in unit.standings} for unit in units.all]
    assert ids[:2] == [{"t1aa.1", "t1aa.2"}, {"t1aa.3"}]
    assert units.apart == {(0, 1)}


@pytest.mark.parametrize(
    ("ids", "text"),
    [
        (["t1aa.1"], "it takes two entries or more. Name them by their ids."),
        (["t1aa.1", "t1aa.1"], "it takes two entries or more. Name them by their ids."),
        (["t1aa.1", "t1aa.9"], "there is no entry t1aa.9. journeymap show lists the ids."),
        (
            ["t1aa.1", "t1aa.5"],
            (
                "t1aa.1 and t1aa.5 are not of one kind and one stage, so they stay findings of"
                " their own. What says the same elsewhere is linked."
            ),
        ),
    ],
)
def test_what_cannot_be_decided_is_refused_and_nothing_is_written(
    table: Session, workshop: Workshop, ids: list[str], text: str
) -> None:
    before = {path: path.read_bytes() for path in workshop.sheet_paths()}

    for decision in (same, apart):
        answer = decision(table, ids)
        assert (answer.keeps_line, answer.text) == (True, text)

    assert {path: path.read_bytes() for path in workshop.sheet_paths()} == before


def test_what_is_so_already_is_not_written_again(table: Session) -> None:
    same(table, ["t1aa.1", "t1aa.2", "t1aa.3"])
    apart(table, ["t1aa.1", "t1aa.4"])

    assert same(table, ["t1aa.3", "t1aa.2"]).text == "t1aa.3 and t1aa.2 say the same already"
    assert apart(table, ["t1aa.4", "t1aa.1"]).text == "t1aa.4 and t1aa.1 are apart already"
    assert table.sheet.next_id() == "t1aa.8"


def test_decisions_of_two_laptops_that_did_not_know_of_each_other_unite(
    table: Session, workshop: Workshop
) -> None:
    same(table, ["t1aa.1", "t1aa.2"])
    own = OwnSheets.of_this_machine()
    with closing(workshop.new_sheet("Office", now=ticking()(), own=own, key="qqqq")) as sheet:
        before = [each for each in table.board.on_sheet("t1aa") if not isinstance(each, Same)]
        other = Session(board(*before), sheet, ticking())
        same(other, ["t1aa.3", "t1aa.4"])
        apart(other, ["t1aa.1", "t1aa.2"])

    assert together(workshop) == [{"t1aa.3", "t1aa.4"}]


@pytest.fixture
def both_ways(table: Session, workshop: Workshop) -> Session:
    """Return a table that decided `same`, and heard that elsewhere it was decided `apart`."""
    own = OwnSheets.of_this_machine()
    with closing(workshop.new_sheet("Office", now=ticking()(), own=own, key="qqqq")) as sheet:
        other = Session(board(*table.board.on_sheet("t1aa")), sheet, ticking())
        same(table, ["t1aa.1", "t1aa.2"])
        answer = apart(other, ["t1aa.1", "t1aa.2"])
    assert answer.entry is not None
    table.hear([answer.entry])
    return table


def contrary(workshop: Workshop) -> list[tuple[str, str]]:
    of = workshop.read().board
    return [each.ids for each in find_units(of.said(), [of]).contrary]


def test_what_two_laptops_decided_both_ways_is_apart_and_told_till_somebody_decides(
    both_ways: Session, workshop: Workshop
) -> None:
    assert (together(workshop), contrary(workshop)) == ([], [("t1aa.1", "t1aa.2")])

    answer = apart(both_ways, ["t1aa.1", "t1aa.2"])

    assert answer.text.startswith("saved t1aa.7: apart")
    assert (together(workshop), contrary(workshop)) == ([], [])
    undo(both_ways, "t1aa.7")
    assert contrary(workshop) == [("t1aa.1", "t1aa.2")]
    same(both_ways, ["t1aa.1", "t1aa.2"])
    assert (together(workshop), contrary(workshop)) == ([{"t1aa.1", "t1aa.2"}], [])


def test_what_was_decided_both_ways_is_a_problem_with_its_line_and_the_command(
    both_ways: Session, workshop: Workshop
) -> None:
    del both_ways
    (problem,) = decided_both_ways(workshop, workshop.read().board)

    assert problem.path.name.endswith("t1aa.yaml")
    line = problem.path.read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert line.startswith("- same:")
    assert problem.message == (
        "t1aa.1 and t1aa.2 are decided both ways: the same (t1aa.6), and apart (qqqq.1), and are"
        " kept apart meanwhile. Decide with journeymap same lunch t1aa.1 t1aa.2, or with apart."
    )


def test_an_apart_names_every_same_that_its_maker_knew(table: Session) -> None:
    same(table, ["t1aa.1", "t1aa.3"])
    same(table, ["t1aa.3", "t1aa.2"])
    same(table, ["t1aa.1", "t1aa.4"])
    undo(table, "t1aa.8")

    answer = apart(table, ["t1aa.1", "t1aa.2"])

    assert isinstance(answer.entry, Apart)
    assert answer.entry.over == ("t1aa.6", "t1aa.7")


def test_the_same_words_of_a_later_entry_come_to_what_was_decided(table: Session) -> None:
    same(table, ["t1aa.1", "t1aa.2"])

    table.hear([entry(Always, "zzzz.1", text="food served HOT", stage="eating")])

    of = table.board
    [unit] = [unit for unit in find_units(of.said(), [of]).all if unit.is_decided]
    assert {each.entry.id for each in unit.standings} == {"t1aa.1", "t1aa.2", "zzzz.1"}


IN_VAIN = {
    "what is not here": (
        entry(Same, "t1aa.9", entries=("zzzz.1", "t1aa.1", "zzzz.2")),
        "t1aa.9 is about zzzz.1 and 1 more, which is not here",
    ),
    "another decision": (
        entry(Answered, "t1aa.9", entries=("t1aa.8",), what="doing"),
        "t1aa.9 cannot be about t1aa.8, which is of another kind",
    ),
    "a count of no aim": (
        entry(Measured, "t1aa.9", entries=("t1aa.1",), day="2026-01-05", times=1, of=2),
        "t1aa.9 cannot be about t1aa.1, which is of another kind",
    ),
    "over what is no decision": (
        entry(Apart, "t1aa.9", entries=("t1aa.1", "t1aa.2"), over=("t1aa.3",)),
        "t1aa.9 cannot be about t1aa.3, which is of another kind",
    ),
}


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize(("decision", "wrong"), IN_VAIN.values(), ids=IN_VAIN.keys())
def test_a_decision_typed_in_about_what_cannot_be_decided_is_told_with_its_line(
    workshop: Workshop, decision: Judgement, wrong: str
) -> None:
    before = entry(Apart, "t1aa.8", entries=("t1aa.1", "t1aa.2"))
    [sheet] = workshop.sheet_paths()
    sheet.write_bytes(sheet.read_bytes() + item(before) + item(decision))
    line = sheet.read_text(encoding="utf-8").count("\n") - item(decision).count(b"\n") + 1

    [problem] = workshop.read().problems
    assert (problem.path, problem.line, problem.wrong) == (sheet, line, wrong)


def test_a_decision_that_stands_is_not_said_to_be_taken_back(table: Session) -> None:
    same(table, ["t1aa.1", "t1aa.2"])

    answer = edit(table, "t1aa.6", {"text": "other words"})

    assert answer.text.startswith("t1aa.6 is a decision")
