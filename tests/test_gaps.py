from __future__ import annotations

from collections import Counter

from building import board, entry, small_guide
from hypothesis import given
from hypothesis import strategies as st

from journeymap.entries import (
    SAID_KINDS,
    ActivityAdded,
    Always,
    Critic,
    Ingredient,
    Never,
    Said,
    StageChange,
    Withdraw,
)
from journeymap.findings.gaps import find_gaps, gaps_in_words
from journeymap.guide import Activity, Guide


def asking(*activities: tuple[str, object]) -> Guide:
    """Return a guide of two stages that asks for kinds, each with where it does."""
    return small_guide(
        activities=[
            Activity.model_validate({"kind": kind, "where": where, "ask": "What?"})
            for kind, where in activities
        ]
    )


STATEMENTS = asking(("always", "each stage"), ("never", "each stage"))


def numbers(guide: Guide, *said: Said) -> dict[tuple[str | None, str], int]:
    cells = find_gaps(board(*said, guide=guide)).cells
    return {(c.stage.id if c.stage else None, c.kind): c.number for c in cells if c.number}


def test_what_is_asked_at_a_stage_and_has_nothing_yet_is_a_gap() -> None:
    said = board(
        entry(Always, "k7f3.1", text="A hello", stage="seated"),
        entry(Never, "k7f3.2", text="A queue", stage="eating"),
        guide=STATEMENTS,
    )

    assert gaps_in_words(find_gaps(said)) == [
        "Finding a seat – must never",
        "Eating together – must always",
    ]


def test_an_activity_of_the_whole_journey_is_asked_once_wherever_people_put_its_answers() -> None:
    guide = asking(("ingredient", "whole journey"))

    assert gaps_in_words(find_gaps(board(guide=guide))) == ["The whole journey – magic ingredient"]
    card = entry(Ingredient, "k7f3.1", text="Company", stage="eating")
    assert numbers(guide, card) == {(None, "ingredient"): 1}


def test_what_is_asked_at_one_stage_is_no_gap_at_another() -> None:
    assert gaps_in_words(find_gaps(board(guide=asking(("critic", ["eating"]))))) == [
        "Eating together – critic's note"
    ]


def test_what_was_said_where_it_is_not_asked_is_counted_and_fills_no_gap() -> None:
    guide = asking(("critic", ["eating"]))
    early = entry(Critic, "k7f3.1", text="Fine", stars=4, stage="seated")
    found = find_gaps(board(early, guide=guide))

    assert numbers(guide, early) == {("seated", "critic"): 1}
    assert len(found.open) == len(found.asked) == 1


def test_a_statement_of_no_stage_is_of_the_whole_journey_and_fills_no_gap() -> None:
    said = entry(Always, "k7f3.1", text="A hello")

    assert numbers(STATEMENTS, said) == {(None, "always"): 1}
    assert len(find_gaps(board(said, guide=STATEMENTS)).open) == 4


def test_a_statement_of_a_stage_that_is_not_on_the_journey_is_not_lost() -> None:
    said = entry(Always, "k7f3.1", text="A hello", stage="parking")

    assert numbers(STATEMENTS, said) == {(None, "always"): 1}


def test_what_nobody_asked_for_is_counted_last() -> None:
    card = entry(Ingredient, "k7f3.1", text="Company", stage="eating")

    assert find_gaps(board(card, guide=STATEMENTS)).of_journey == ("ingredient",)


def test_what_was_taken_back_leaves_a_gap() -> None:
    said = entry(Ingredient, "k7f3.1", text="Company")
    back = entry(Withdraw, "k7f3.2", about="k7f3.1")
    guide = asking(("ingredient", "whole journey"))

    assert not find_gaps(board(said, guide=guide)).open
    assert len(find_gaps(board(said, back, guide=guide)).open) == 1


def test_stages_and_activities_that_the_room_adds_are_asked_too() -> None:
    parking = entry(StageChange, "k7f3.1", stage="parking", name="Parking", after="")
    added = entry(ActivityAdded, "k7f3.2", ask="How was it?", yields="critic", stage="parking")

    assert gaps_in_words(find_gaps(board(parking, added, guide=STATEMENTS)))[:3] == [
        "Parking – must always",
        "Parking – must never",
        "Parking – critic's note",
    ]


def test_an_activity_at_a_stage_that_is_not_there_is_no_gap() -> None:
    lost = entry(ActivityAdded, "k7f3.1", ask="How was it?", yields="critic", stage="parking")

    assert not find_gaps(board(lost, guide=asking())).asked


def test_a_guide_that_asks_nothing_has_no_cells() -> None:
    assert find_gaps(board()).cells == ()


def test_a_kind_that_is_asked_twice_has_one_column() -> None:
    guide = asking(("always", "each stage"), ("always", ["eating"]), ("always", "whole journey"))
    found = find_gaps(board(guide=guide))

    assert found.by_stage == ("always",)
    assert len(found.asked) == 3


KINDS = sorted(set(SAID_KINDS))
PLACES = st.sampled_from([None, "seated", "eating", "parking"])
WHERE = st.sampled_from(["each stage", "whole journey", ("seated",), ("seated", "eating")])
ACTIVITIES = st.lists(st.tuples(st.sampled_from(KINDS), WHERE), max_size=9)


@given(ACTIVITIES, st.lists(st.tuples(st.sampled_from(KINDS), PLACES), max_size=20))
def test_each_thing_that_was_said_is_counted_in_one_cell(
    activities: list[tuple[str, object]], said: list[tuple[str, str | None]]
) -> None:
    entries = [
        entry(SAID_KINDS[kind], f"k7f3.{n}", text="x", stage=stage, **_more(kind))
        for n, (kind, stage) in enumerate(said, 1)
    ]
    found = find_gaps(board(*entries, guide=asking(*activities)))
    by_kind = Counter[str]()
    for cell in found.cells:
        by_kind[cell.kind] += cell.number

    assert +by_kind == Counter(kind for kind, _ in said)
    assert {cell.kind for cell in found.asked} == {kind for kind, _ in activities}
    assert all(cell.is_asked and not cell.number for cell in found.open)


def _more(kind: str) -> dict[str, int]:
    return {"stars": 3} if kind == "critic" else {}
