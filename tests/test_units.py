from __future__ import annotations

from typing import Any

import pytest
from building import board, entry
from hypothesis import given
from hypothesis import strategies as st

from journeymap.board import Board
from journeymap.entries import Always, Apart, Edit, Entry, Never, Same, Withdraw
from journeymap.findings.units import Units, find_units


def said(entry_id: str, text: str, **fields: Any) -> Always:
    return entry(Always, entry_id, text=text, **fields)


def same(entry_id: str, *ids: str, over: tuple[str, ...] = ()) -> Same:
    return entry(Same, entry_id, entries=ids, over=over)


def apart(entry_id: str, *ids: str, over: tuple[str, ...] = ()) -> Apart:
    return entry(Apart, entry_id, entries=ids, over=over)


def units_of(of: Board) -> Units:
    return find_units(of.said(), [of])


def together(of: Board) -> set[frozenset[str]]:
    return {frozenset(each.entry.id for each in unit.standings) for unit in units_of(of).all}


HOT = said("aaaa.1", "Hot food")
WARM = said("aaaa.2", "Food is served warm")
PIPING = said("aaaa.3", "It is piping hot")


def test_the_same_words_are_one_unit_but_for_case_punctuation_and_spacing() -> None:
    assert together(board(HOT, said("bbbb.1", " hot  FOOD! "))) == {frozenset({"aaaa.1", "bbbb.1"})}


@pytest.mark.parametrize(
    "other",
    [
        entry(Never, "bbbb.1", text="Hot food"),
        said("bbbb.1", "Hot food", stage="eating"),
        said("bbbb.1", "Hot food?!? No"),
    ],
)
def test_another_kind_another_stage_other_words_are_other_units(other: Entry) -> None:
    assert len(together(board(HOT, other))) == 2


def test_what_people_decide_is_the_same_is_one_unit_and_says_so() -> None:
    units = units_of(board(HOT, WARM, PIPING, same("ffff.1", "aaaa.1", "aaaa.2")))

    assert [len(unit.standings) for unit in units.all] == [2, 1]
    assert [unit.is_decided for unit in units.all] == [True, False]


def test_what_is_apart_stays_apart_also_in_the_same_words() -> None:
    twin = said("bbbb.1", "Hot food")

    units = units_of(board(HOT, twin, apart("ffff.1", "aaaa.1", "bbbb.1")))

    assert len(units.all) == 2
    assert units.apart == {(0, 1)}


def test_apart_holds_against_same_unless_that_was_said_over_it() -> None:
    decided = (same("ffff.1", "aaaa.1", "aaaa.2"), apart("ffff.2", "aaaa.1", "aaaa.2"))
    assert len(together(board(HOT, WARM, *decided))) == 2

    again = same("ffff.3", "aaaa.1", "aaaa.2", over=("ffff.2",))
    assert len(together(board(HOT, WARM, *decided, again))) == 1

    taken_back = entry(Withdraw, "ffff.4", about="ffff.3")
    assert len(together(board(HOT, WARM, *decided, again, taken_back))) == 2


def contrary(of: Board) -> list[tuple[str, str]]:
    """Return the decisions that are contrary to each other."""
    return [(each.same.id, each.apart.id) for each in units_of(of).contrary]


def test_same_and_apart_made_apart_from_each_other_are_contrary_and_kept_apart() -> None:
    decided = (same("ffff.9", "aaaa.1", "aaaa.2"), apart("gggg.1", "aaaa.1", "aaaa.2"))

    units = units_of(board(HOT, WARM, PIPING, *decided))

    assert [len(each.standings) for each in units.all] == [1, 1, 1]
    (both,) = units.contrary
    assert (both.ids, both.same, both.apart) == (("aaaa.1", "aaaa.2"), *decided)
    assert units.at(both.ids) == [0, 1]


def test_what_was_decided_by_somebody_who_knew_the_other_is_not_contrary() -> None:
    first = same("ffff.1", "aaaa.1", "aaaa.2")
    knew = apart("gggg.1", "aaaa.1", "aaaa.2", over=("ffff.1",))
    assert contrary(board(HOT, WARM, first, knew)) == []

    again = same("ffff.2", "aaaa.1", "aaaa.2", over=("gggg.1",))
    of = board(HOT, WARM, first, knew, again)
    assert (contrary(of), len(together(of))) == ([], 1)

    elsewhere = apart("hhhh.1", "aaaa.1", "aaaa.2", over=("ffff.1",))
    of = board(HOT, WARM, first, knew, again, elsewhere)
    assert (contrary(of), len(together(of))) == ([("ffff.2", "hhhh.1")], 2)


@pytest.mark.parametrize(
    "settled",
    [
        same("ffff.3", "aaaa.1", "aaaa.2", over=("gggg.1",)),
        apart("ffff.3", "aaaa.1", "aaaa.2", over=("ffff.1",)),
        entry(Withdraw, "ffff.3", about="ffff.1"),
        entry(Withdraw, "ffff.3", about="gggg.1"),
    ],
    ids=lambda each: f"{each.kind} {getattr(each, 'about', '')}",
)
def test_what_is_contrary_is_settled_by_either_decision_and_by_undoing_one(settled: Entry) -> None:
    decided = (same("ffff.1", "aaaa.1", "aaaa.2"), apart("gggg.1", "aaaa.1", "aaaa.2"))

    assert contrary(board(HOT, WARM, *decided, settled)) == []
    undone = entry(Withdraw, "ffff.4", about="ffff.3")
    assert contrary(board(HOT, WARM, *decided, settled, undone)) == [("ffff.1", "gggg.1")]


def test_what_is_contrary_only_through_a_third_is_told_too() -> None:
    through = (same("ffff.1", "aaaa.1", "aaaa.3"), same("ffff.2", "aaaa.3", "aaaa.2"))

    of = board(HOT, WARM, PIPING, apart("gggg.1", "aaaa.1", "aaaa.2"), *through)

    assert contrary(of) == [("ffff.2", "gggg.1")]


def test_what_an_apart_does_not_name_stays_with_the_first_of_the_same_it_is_over() -> None:
    decided = same("ffff.1", "aaaa.1", "aaaa.2", "aaaa.3")

    of = board(HOT, WARM, PIPING, decided, apart("ffff.2", "aaaa.1", "aaaa.2", over=("ffff.1",)))

    assert together(of) == {frozenset({"aaaa.1", "aaaa.3"}), frozenset({"aaaa.2"})}


def test_an_apart_does_not_come_up_again_when_the_decision_between_is_undone() -> None:
    ids = ("aaaa.1", "aaaa.2")
    decided = (
        apart("ffff.1", *ids),
        same("ffff.2", *ids, over=("ffff.1",)),
        apart("ffff.3", *ids, over=("ffff.2",)),
        same("ffff.4", *ids, over=("ffff.3",)),
    )
    undone = (entry(Withdraw, "ffff.5", about="ffff.2"), entry(Withdraw, "ffff.6", about="ffff.3"))

    assert len(together(board(HOT, WARM, *decided, *undone))) == 1


def test_what_is_apart_is_not_joined_through_a_third() -> None:
    through = (same("ffff.1", "aaaa.1", "aaaa.3"), same("ffff.2", "aaaa.3", "aaaa.2"))

    found = together(board(HOT, WARM, PIPING, apart("ffff.3", "aaaa.1", "aaaa.2"), *through))

    assert found == {frozenset({"aaaa.1", "aaaa.3"}), frozenset({"aaaa.2"})}


def test_a_decision_about_different_stages_joins_nothing() -> None:
    elsewhere = said("aaaa.4", "Hot food", stage="eating")

    assert len(together(board(HOT, elsewhere, same("ffff.1", "aaaa.1", "aaaa.4")))) == 2


IDS = [f"{sheet}.{number}" for sheet in ("aaaa", "bbbb") for number in range(1, 5)]
SAID = st.dictionaries(
    st.sampled_from(IDS), st.tuples(st.sampled_from("xyz"), st.sampled_from(["", "eating"]))
)
NAMED = st.lists(st.sampled_from(IDS), min_size=2, max_size=3, unique=True)
DECIDED = st.lists(st.tuples(st.booleans(), NAMED, st.booleans()), max_size=6)


def test_what_was_decided_holds_for_the_others_when_one_of_them_is_moved() -> None:
    moved = entry(Edit, "ffff.2", about="aaaa.1", stage="eating")
    of = board(HOT, WARM, PIPING, same("ffff.1", "aaaa.1", "aaaa.2", "aaaa.3"), moved)

    assert together(of) == {frozenset({"aaaa.1"}), frozenset({"aaaa.2", "aaaa.3"})}


def decisions(drawn: list[tuple[bool, list[str], bool]], key: str) -> list[Entry]:
    """Return decisions; some are made over all of the other kind that are above them."""
    made: list[Entry] = []
    for number, (is_same, ids, is_over) in enumerate(drawn, 1):
        decide, other = (same, Apart) if is_same else (apart, Same)
        over = tuple(each.id for each in made if isinstance(each, other)) if is_over else ()
        made.append(decide(f"{key}.{number}", *ids, over=over))
    return made


def entries(drawn: dict[str, tuple[str, str]]) -> list[Entry]:
    return [said(entry_id, text, stage=at) for entry_id, (text, at) in drawn.items()]


@given(SAID, DECIDED, DECIDED, st.randoms(use_true_random=False))
def test_every_entry_is_in_one_unit_and_no_order_changes_which(
    drawn: dict[str, tuple[str, str]],
    here: list[tuple[bool, list[str], bool]],
    there: list[tuple[bool, list[str], bool]],
    random: Any,
) -> None:
    everything = [*entries(drawn), *decisions(here, "ffff"), *decisions(there, "gggg")]
    first = units_of(board(*everything))
    random.shuffle(everything)

    second = units_of(board(*everything))

    assert first == second
    ids = [each.entry.id for unit in first.all for each in unit.standings]
    assert sorted(ids) == sorted(drawn)


@given(SAID, DECIDED, NAMED)
def test_a_same_that_is_undone_leaves_all_where_it_was(
    drawn: dict[str, tuple[str, str]], here: list[tuple[bool, list[str], bool]], ids: list[str]
) -> None:
    before = [*entries(drawn), *decisions(here, "ffff")]
    aparts = tuple(each.id for each in before if isinstance(each, Apart))

    done = [*before, same("hhhh.1", *ids, over=aparts)]
    undone = [*done, entry(Withdraw, "hhhh.2", about="hhhh.1")]

    assert units_of(board(*undone)) == units_of(board(*before))


@given(SAID, DECIDED, st.lists(st.sampled_from("xyzv"), max_size=4))
def test_what_comes_in_later_never_parts_what_was_decided(
    drawn: dict[str, tuple[str, str]], here: list[tuple[bool, list[str], bool]], more: list[str]
) -> None:
    before = [*entries(drawn), *decisions(here, "ffff")]
    later = [said(f"zzzz.{n}", text, returned="zzzz.9") for n, text in enumerate(more, 1)]

    was = [unit for unit in units_of(board(*before)).all if unit.is_decided]
    now = together(board(*before, *later))

    for unit in was:
        ids = {each.entry.id for each in unit.standings}
        assert any(ids <= each for each in now)


@given(SAID, DECIDED, DECIDED, st.randoms(use_true_random=False))
def test_each_same_in_force_holds_or_is_told_as_contrary_unless_apart_was_said_over_it(
    drawn: dict[str, tuple[str, str]],
    here: list[tuple[bool, list[str], bool]],
    there: list[tuple[bool, list[str], bool]],
    random: Any,
) -> None:
    everything = [*entries(drawn), *decisions(here, "ffff"), *decisions(there, "gggg")]
    random.shuffle(everything)
    of = board(*everything)

    units = units_of(of)

    at = {each.entry.id: n for n, unit in enumerate(units.all) for each in unit.standings}
    told = {frozenset(at[each] for each in both.ids) for both in units.contrary}
    named = {old for each in of.judgements(Apart) for old in each.over}
    for decided in of.judgements(Same):
        if decided.id in named:
            continue
        by_place: dict[object, list[str]] = {}
        for each in (each for each in decided.entries if each in at):
            standing = units.all[at[each]].first.entry
            by_place.setdefault((standing.kind, standing.stage), []).append(each)
        for first, *others in by_place.values():
            for other in others:
                is_one = at[first] == at[other]
                assert is_one or frozenset((at[first], at[other])) in told


@given(SAID, DECIDED)
def test_nothing_that_is_apart_in_force_is_in_one_unit(
    drawn: dict[str, tuple[str, str]], here: list[tuple[bool, list[str], bool]]
) -> None:
    of = board(*entries(drawn), *decisions(here, "ffff"))
    over = {each for decided in of.judgements(Same) for each in decided.over}

    for decided in of.judgements(Apart):
        if decided.id not in over:
            assert all(len(unit & set(decided.entries)) < 2 for unit in together(of))
