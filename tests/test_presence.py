from __future__ import annotations

import pytest
from building import board, small_guide, voice

from journeymap.feedback.markdown import to_markdown
from journeymap.feedback.summary import make_summary
from journeymap.findings.presence import find_presence
from journeymap.guide import Guide, InterestGroup


def guide(*counts: int | None) -> Guide:
    """Return a guide with so many residents, family and staff in the room."""
    groups = (InterestGroup.USERS, InterestGroup.FAMILY, InterestGroup.WORKERS)
    names = ("resident", "relative", "worker")
    return small_guide(voices=tuple(map(voice, names, groups, counts)))


def test_groups_of_five_or_more_are_counted() -> None:
    counted = find_presence(guide(5, 22, 4)).counted

    assert [(each.id, number) for each, number in counted] == [("resident", 5), ("relative", 22)]


def test_a_small_group_is_named_beside_the_empty_ones_and_those_without_a_voice() -> None:
    assert find_presence(guide(22, 4, 0)).missing == (
        "relatives",
        "workers",
        "the public",
        "people who commission and run the service",
    )


def test_a_group_that_nobody_counted_is_neither_counted_nor_missing() -> None:
    presence = find_presence(guide(22, None, 0))

    assert [each.id for each in presence.uncounted] == ["relative"]
    assert "relatives" not in presence.missing


@pytest.mark.parametrize("others", [(22, 6), (0, 3), (None, None), (22, None)])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_nothing_about_the_size_of_a_group_under_five_is_in_the_summary(
    others: tuple[int | None, int | None], at: int
) -> None:
    summaries = {
        to_markdown(make_summary(board(guide=guide(*others[:at], size, *others[at:]))))
        for size in range(5)
    }

    assert len(summaries) == 1
