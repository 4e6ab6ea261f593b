from __future__ import annotations

from pathlib import Path

import pytest
from building import board, came_back, entry, small_guide, template
from hypothesis import assume, given
from hypothesis import strategies as st

from journeymap.board import Board
from journeymap.demo.sample import make_sample
from journeymap.entries import (
    Always,
    Critic,
    Echo,
    Entry,
    Looked,
    Never,
    Rating,
    StageChange,
    Withdraw,
    letters_of,
)
from journeymap.feedback.pictures.road_map import Said, Spread, Stars, find_road_map, without_small
from journeymap.findings.alike import find_alike
from journeymap.findings.small_groups import FEWEST_SHOWN


def critics(*stars: int, stage: str | None = None, first: int = 1) -> list[Entry]:
    place = {"stage": stage} if stage else {}
    return [
        entry(Critic, f"k7f3.{number}", critic=f"It was so {number}", stars=each, **place)
        for number, each in enumerate(stars, first)
    ]


def test_each_stop_counts_what_was_said_there() -> None:
    road_map = find_road_map(
        board(
            entry(Always, "k7f3.1", always="Somebody says hello", stage="seated"),
            entry(Always, "k7f3.2", always="There is a chair", stage="seated"),
            entry(Never, "k7f3.3", never="Cold plates", stage="seated"),
            entry(Always, "k7f3.4", always="Hot food", stage="eating"),
        )
    )

    assert [(stop.name, stop.always, stop.never) for stop in road_map.stops] == [
        ("Finding a seat", Said(2), Said(1)),
        ("Eating together", Said(1), Said(0)),
    ]


def test_what_several_said_in_the_same_words_is_one_thing() -> None:
    road_map = find_road_map(
        board(
            entry(Always, "k7f3.1", always="Hot food", stage="eating"),
            entry(Echo, "k7f3.2", echo="k7f3.1"),
            entry(Always, "k7f3.3", always="hot food.", stage="eating"),
        )
    )

    assert road_map.stops[1].always == Said(1)


def test_what_was_taken_back_is_not_counted() -> None:
    road_map = find_road_map(
        board(
            entry(Always, "k7f3.1", always="Hot food", stage="eating"),
            entry(Withdraw, "k7f3.2", withdraw="k7f3.1"),
        )
    )

    assert road_map.stops[1].always == Said(0)


def test_the_numbers_are_those_of_the_different_things_on_the_board_at_hazel_court(
    tmp_path: Path,
) -> None:
    there = make_sample(tmp_path).read().board

    for stop, stage in zip(find_road_map(there).stops, there.stages(), strict=True):
        assert stop.always.in_room == len(find_alike(there.of_kind("always", stage.id)))
        assert stop.never.in_room == len(find_alike(there.of_kind("never", stage.id)))


def test_the_room_and_the_survey_are_never_added_up() -> None:
    road_map = find_road_map(
        board(
            entry(Always, "k7f3.1", always="Hot food", stage="eating"),
            *came_back("r2d2.1", (Always, {"always": "Hot food", "stage": "eating"})),
            *came_back("r2d2.5", (Always, {"always": "A menu", "stage": "eating"})),
        )
    )

    assert road_map.stops[1].always == Said(in_room=1, in_survey=2)
    assert road_map.has_survey


def test_what_nobody_has_looked_at_is_not_counted_and_that_is_told() -> None:
    answers = came_back("r2d2.1", (Always, {"always": "Ring 01632 960 001", "stage": "eating"}))
    unseen = find_road_map(board(*answers))
    letters = letters_of("Ring 01632 960 001")
    seen = find_road_map(board(*answers, entry(Looked, "k7f3.1", looked="r2d2.2", letters=letters)))

    assert (unseen.stops[1].always, unseen.held_back) == (Said(), 1)
    assert (seen.stops[1].always, seen.held_back) == (Said(0, 1), 0)


def test_what_was_said_of_no_stage_stands_beside_the_road() -> None:
    road_map = find_road_map(
        board(
            entry(Always, "k7f3.1", always="A smile"),
            entry(Never, "k7f3.2", never="Rush us", stage="gone"),
        )
    )

    assert road_map.everywhere is not None
    assert road_map.everywhere.always == Said(1)
    assert road_map.elsewhere is not None
    assert road_map.elsewhere.never == Said(1)


def test_a_stage_that_was_named_in_the_room_goes_without_telephone_numbers() -> None:
    added = entry(StageChange, "k7f3.1", stage="ring", name="Ring Sue on 01632 960 001")

    stop = find_road_map(board(added)).stops[-1]

    assert "960" not in stop.name
    assert not stop.is_the_guides


def test_stars_are_shown_where_five_people_gave_them() -> None:
    road_map = find_road_map(board(*critics(5, 5, 4, 4, 1, stage="eating")))

    assert road_map.stars == Stars((1, 0, 0, 2, 2))
    assert [stop.stars for stop in road_map.stops] == [Stars(), Stars((1, 0, 0, 2, 2))]


@pytest.mark.parametrize("given_stars", [(), (1,), (5, 4, 3, 2)])
def test_the_stars_of_few_look_the_same_as_none(given_stars: tuple[int, ...]) -> None:
    road_map = find_road_map(
        board(*critics(*given_stars, stage="eating"), guide=template("dining"))
    )

    assert road_map.stars == Stars()
    assert {stop.stars for stop in road_map.stops} == {Stars()}
    assert road_map.has_stars


def test_the_stars_of_few_cannot_be_worked_out_from_those_of_all() -> None:
    road_map = find_road_map(
        board(
            *critics(5, 5, 4, 4, 1, stage="eating"),
            *critics(1, 2, stage="seated", first=20),
        )
    )

    assert road_map.stars == Stars((2, 1, 0, 2, 2))
    assert [stop.stars for stop in road_map.stops] == [Stars(), Stars()]


def test_stars_of_the_survey_stand_beside_those_of_the_room() -> None:
    rated = [
        each
        for number in range(5)
        for each in came_back(f"r2d2.{number * 3 + 1}", (Rating, {"rating": 4, "stage": "eating"}))
    ]

    road_map = find_road_map(board(*critics(5, 5, 5, 5, 5, stage="eating"), *rated))

    assert road_map.stops[1].stars == Stars((0, 0, 0, 0, 5), (0, 0, 0, 5, 0))


_SPREADS = st.tuples(*[st.integers(0, 4)] * 5)


@given(st.lists(_SPREADS, min_size=1, max_size=6), _SPREADS)
def test_what_is_left_of_all_stars_is_nobody_or_five_people(
    stages: list[Spread], nowhere: Spread
) -> None:
    by_stage: dict[str | None, Spread] = {str(n): spread for n, spread in enumerate(stages)}
    by_stage[None] = nowhere
    one, two, three, four, five = (sum(each) for each in zip(*by_stage.values(), strict=True))
    total = (one, two, three, four, five)

    assume(sum(total) >= FEWEST_SHOWN)

    told = without_small(by_stage, total)

    rest = sum(total) - sum(map(sum, told.values()))
    assert all(sum(spread) >= FEWEST_SHOWN for spread in told.values())
    assert rest == 0 or rest >= FEWEST_SHOWN


def test_a_board_without_a_journey_has_a_road_map_without_stops() -> None:
    empty = Board(small_guide(stages=()), [entry(Always, "k7f3.1", always="A smile")])

    assert find_road_map(empty).stops == ()
