from __future__ import annotations

import pytest
from building import board, entry, small_guide, voice

from journeymap.entries import Always, Echo
from journeymap.feedback.forms.markdown import to_markdown
from journeymap.feedback.summary import make_summary
from journeymap.findings.presence import find_presence, voices_heard
from journeymap.guide import Guide, InterestGroup


def guide(*counts: int | None) -> Guide:
    """Return a guide with so many residents, family and staff in the room."""
    groups = (InterestGroup.USERS, InterestGroup.FAMILY, InterestGroup.WORKERS)
    names = ("resident", "relative", "worker")
    return small_guide(voices=tuple(map(voice, names, groups, counts)))


def test_groups_of_five_or_more_are_counted() -> None:
    counted = find_presence(guide(5, 22, 6), frozenset()).counted

    assert [(each.id, number) for each, number in counted] == [
        ("resident", 5),
        ("relative", 22),
        ("worker", 6),
    ]


def test_a_large_group_that_would_give_a_small_one_away_is_neither_counted_nor_missing() -> None:
    presence = find_presence(guide(22, 9, 1), frozenset())

    assert presence.total == 32
    assert [(each.id, number) for each, number in presence.counted] == [("resident", 22)]
    assert [each.id for each in presence.kept_back] == ["relative"]
    assert presence.missing[0] == "workers"


@pytest.mark.parametrize("counts", [(22, 9, 1), (22, 6, 1), (5, 5, 1), (22, 9, None)])
def test_the_summary_says_who_was_there_though_it_does_not_say_how_many(
    counts: tuple[int | None, ...],
) -> None:
    presence = find_presence(guide(*counts), frozenset())
    was_there, _, rest = to_markdown(make_summary(board(guide=guide(*counts)))).partition(
        "## What you said"
    )

    assert all(f"- {each.name}\n" in was_there for each in presence.kept_back)
    assert all(f"- {number} {each.name}\n" in was_there for each, number in presence.counted)
    assert len(presence.kept_back) + len(presence.counted) == 2
    assert "residents" not in rest
    assert "relatives" not in rest
    assert ("people were there." in was_there) == (presence.total is not None)
    assert ("5 people or more came" in was_there) == bool(presence.kept_back)


def test_a_small_group_is_named_beside_the_empty_ones_and_those_without_a_voice() -> None:
    assert find_presence(guide(22, 4, 0), frozenset()).missing == (
        "relatives",
        "workers",
        "the public",
        "people who pay for and run the service",
    )


def test_a_group_that_was_heard_and_that_nobody_counted_is_neither_counted_nor_missing() -> None:
    presence = find_presence(guide(22, None, 0), {"relative"})

    assert [each.id for each in presence.uncounted] == ["relative"]
    assert "relatives" not in presence.missing


def test_a_group_that_nobody_counted_and_nobody_heard_is_missing() -> None:
    presence = find_presence(guide(22, None, None), {"worker"})

    assert [each.id for each in presence.uncounted] == ["worker"]
    assert presence.missing[0] == "relatives"


def test_a_voice_is_heard_in_what_it_says_and_in_its_echoes() -> None:
    said = board(
        entry(Always, "k7f3.1", text="Hello", voice="worker"),
        entry(Echo, "k7f3.2", about="k7f3.1", voice="relative"),
        entry(Always, "k7f3.3", text="Of nobody known"),
    ).said()

    assert voices_heard(said) == {"worker", "relative"}


def test_the_summary_takes_who_was_heard_from_the_board() -> None:
    hello = entry(Always, "k7f3.1", text="Hello", voice="relative")
    counted, missing = (
        to_markdown(make_summary(board(*said, guide=guide(22, None, 6)))) for said in ((hello,), ())
    )

    assert "these groups.\n\n- relatives\n" in counted.split("## What you said")[0]
    assert "these groups" not in missing.split("## What you said")[0]
    assert "- relatives\n" in missing.split("## Who we have not heard enough from")[1]


@pytest.mark.parametrize("heard", [(), ("resident",), ("resident", "relative", "worker")])
@pytest.mark.parametrize("others", [(22, 10), (0, 3), (None, None), (22, None)])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_nothing_about_the_size_of_a_group_under_five_is_in_the_summary(
    others: tuple[int | None, int | None], at: int, heard: tuple[str, ...]
) -> None:
    """Where how many there were in all is told, it is so of all summaries that say the same."""
    said = [
        entry(Always, f"k7f3.{number}", text="Hello", voice=voice)
        for number, voice in enumerate(heard, 1)
    ]

    def of_size(size: int) -> Guide:
        first, last = others
        last = last - size if last == 10 else last
        return guide(*(first, last)[:at], size, *(first, last)[at:])

    summaries = {to_markdown(make_summary(board(*said, guide=of_size(n)))) for n in range(5)}

    assert len(summaries) == 1


@pytest.mark.parametrize("counts", [(0, 0, 0), (4, 3, 1), (None, None, None)])
def test_where_no_group_is_counted_the_summary_does_not_say_that_nobody_wrote_it_down(
    counts: tuple[int | None, ...],
) -> None:
    markdown = to_markdown(make_summary(board(guide=guide(*counts))))

    assert "## Who was there\n\nWe give no numbers here.\n" in markdown
    assert "write down who" not in markdown
