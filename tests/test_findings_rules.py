"""What is told of findings: in what order they stand, who alone said so, on what voices differ."""

from __future__ import annotations

from journeymap.findings.differing import Difference, find_difference
from journeymap.findings.one_side import OneSide, find_one_side
from journeymap.findings.ranking import By, find_ranks
from journeymap.findings.support import Share, Side, Support


def side(**voices: tuple[int, int | None]) -> Side:
    """Return a side by voice: how many said so, and how many could have."""
    shares: dict[str | None, Share] = {
        None if voice == "unknown" else voice: Share(*numbers) for voice, numbers in voices.items()
    }
    return Side(Share(sum(each.said for each in shares.values()), None), shares)


NOBODY = side()


def ranked(supports: list[Support], by: By) -> list[str]:
    return [rank.in_words for rank in find_ranks(supports, by)]


def test_findings_are_ranked_by_people_and_ties_are_ties() -> None:
    supports = [
        Support(side(staff=(2, 5)), side(family=(3, 9))),
        Support(side(staff=(3, 5)), side(family=(2, 9))),
        Support(side(staff=(1, 5)), NOBODY),
        Support(side(staff=(4, 5)), NOBODY),
    ]

    assert ranked(supports, By.PEOPLE) == ["2=", "2=", "4", "1"]


def test_where_every_voice_group_weighs_the_same_a_large_one_does_not_drown_a_small_one() -> None:
    of_many = Support(side(resident=(12, 30), staff=(0, 4)), NOBODY)
    of_few = Support(side(resident=(3, 30), staff=(4, 4)), NOBODY)

    assert ranked([of_many, of_few], By.PEOPLE) == ["1", "2"]
    assert ranked([of_many, of_few], By.VOICES) == ["2", "1"]


def test_equal_shares_are_ties_to_the_last_digit() -> None:
    third, two_sixths = (
        Support(side(resident=numbers, staff=(0, 7)), NOBODY) for numbers in ((1, 3), (2, 6))
    )

    assert ranked([third, two_sixths], By.VOICES) == ["1=", "1="]


def test_what_only_one_side_said_is_told() -> None:
    assert find_one_side(Support(side(staff=(2, 5)), NOBODY)) == OneSide("room", "staff")
    assert find_one_side(Support(NOBODY, side(staff=(1, 5), family=(1, 5)))) == OneSide(
        "survey", None
    )
    assert find_one_side(Support(side(staff=(2, 5)), side(staff=(1, 9)))) == OneSide(None, "staff")


def test_one_person_alone_is_no_voice_and_who_is_not_known_may_be_of_another() -> None:
    assert find_one_side(Support(side(staff=(1, 5)), NOBODY)).voice is None
    assert find_one_side(Support(side(staff=(2, 5), unknown=(1, None)), NOBODY)).voice is None


def test_voices_differ_where_three_people_in_ten_more_of_one_say_so() -> None:
    differ = find_difference(Support(side(resident=(8, 10), staff=(2, 10), family=(0, 2)), NOBODY))

    assert differ == Difference("room", "resident", Share(8, 10), "staff", Share(2, 10))


def test_nothing_is_told_of_small_groups_small_differences_or_what_chance_often_makes() -> None:
    for numbers in (
        {"resident": (4, 4), "staff": (0, 4)},
        {"resident": (4, 10), "staff": (2, 10)},
        {"resident": (8, None), "staff": (0, None)},
        {"resident": (10, 10)},
        {"family": (3, 6), "staff": (0, 5)},
    ):
        assert find_difference(Support(side(**numbers), NOBODY)) is None


def test_a_difference_that_chance_seldom_makes_is_told_on_the_side_where_it_is() -> None:
    apart = {"family": (5, 6), "staff": (0, 5)}  # p = 0.015, and 0.24 for 3 of 6 and 0 of 5

    differ = find_difference(Support(NOBODY, side(**apart)))

    assert differ is not None
    assert (differ.source, differ.most, differ.least) == ("survey", "family", "staff")
