from __future__ import annotations

from collections.abc import Iterator

from building import board, entry, small_guide, voice
from hypothesis import given
from hypothesis import strategies as st

from journeymap.board import Board
from journeymap.entries import Always, Echo, Entry
from journeymap.findings.balance import balance_in_words, find_balance
from journeymap.findings.heard import find_heard, heard_in_words
from journeymap.guide import Guide, InterestGroup


def guide(*counts: int | None) -> Guide:
    """Return a guide with so many residents, family, staff and volunteers in the room."""
    work = InterestGroup.WORKERS
    groups = (InterestGroup.USERS, InterestGroup.FAMILY, work, work)
    names = ("resident", "relative", "worker", "volunteer")
    return small_guide(voices=tuple(map(voice, names, groups, counts)))


def saying(*voices: str | None) -> Iterator[Entry]:
    """Yield a statement for each of these voices."""
    for number, each in enumerate(voices, 1):
        yield entry(Always, f"k7f3.{number}", text="Hello", voice=each)


def talk(of: Guide, **said: int) -> Board:
    return board(*saying(*(name for name, n in said.items() for _ in range(n))), guide=of)


def test_a_voice_is_heard_in_what_it_says_and_in_its_echoes() -> None:
    heard = find_heard(
        board(
            *saying("worker", "worker"),
            entry(Echo, "k7f3.3", about="k7f3.1", voice="relative"),
            guide=guide(5, 5, 5, 5),
        )
    )

    assert [(each.voice.id, each.said) for each in heard.voices] == [
        ("resident", 0),
        ("relative", 1),
        ("worker", 2),
        ("volunteer", 0),
    ]
    assert [each.id for each in heard.silent] == ["resident", "volunteer"]


def test_there_is_a_row_for_each_interest_group_and_those_without_a_voice_are_missing() -> None:
    heard = find_heard(board(guide=guide(5, 5, 5, 5)))

    assert [group.group for group in heard.groups] == list(InterestGroup)
    assert heard.missing == (InterestGroup.PUBLIC, InterestGroup.LEADERS)


def test_a_group_has_what_its_voices_have_together() -> None:
    heard = find_heard(talk(guide(8, None, 5, 2), worker=3, volunteer=1))
    users, family, _, workers, _ = heard.groups

    assert (workers.said, workers.in_the_room) == (4, 7)
    assert (users.said, users.in_the_room) == (0, 8)
    assert family.in_the_room is None


def test_a_group_of_which_a_voice_was_not_counted_has_no_number() -> None:
    assert find_heard(board(guide=guide(8, 8, 5, None))).groups[3].in_the_room is None


def test_who_is_not_in_the_room_is_not_asked_to_speak() -> None:
    assert find_heard(board(guide=guide(0, None, 1, 0))).silent == guide(0, None, 1, 0).voices[1:3]


def test_who_has_been_heard_reads_well_aloud() -> None:
    heard = find_heard(
        board(*saying("resident", "resident", None, "cook"), guide=guide(8, None, 0, 2))
    )

    assert heard_in_words(heard) == [
        "not heard yet: relatives",
        "not heard yet: volunteers",
        "missing: the public, the guide has no voice for them",
        "missing: people who pay for and run the service, the guide has no voice for them",
        "people who use the service: residents, 2 said, 8 here",
        "family and friends: relatives, not heard yet",
        (
            "people who work in the service: workers, 0 said, none here; volunteers, not heard yet,"
            " 2 here"
        ),
        "said by a voice that the guide has not, cook: 1",
        "not written down who said it: 1",
    ]


def test_the_balance_is_what_each_said_against_who_is_here() -> None:
    assert balance_in_words(find_balance(talk(guide(8, 0, 2, 0), resident=4, worker=6))) == [
        (
            "4 of 10 things were said by residents; they are 8 of 10 people here:"
            " much less than their share."
        ),
        (
            "6 of 10 things were said by workers; they are 2 of 10 people here:"
            " much more than their share."
        ),
    ]


def test_of_few_things_it_is_not_said_who_says_more() -> None:
    assert balance_in_words(find_balance(talk(guide(8, 0, 2, 0), worker=1))) == [
        "nothing was said by residents; they are 8 of 10 people here.",
        "1 of 1 thing was said by workers; they are 2 of 10 people here.",
    ]


def test_about_their_share_is_not_spoken_of() -> None:
    balance = find_balance(talk(guide(8, 0, 2, 0), resident=15, worker=5))

    assert [share.lean for share in balance.shares] == [0, 0, 0, 0]


def test_where_not_all_are_counted_it_is_not_said_who_says_more() -> None:
    assert balance_in_words(find_balance(talk(guide(8, None, 2, 0), relative=4, worker=16))) == [
        "nothing was said by residents; they are 8 of 10 people who were counted.",
        "4 of 20 things were said by relatives; nobody counted how many of them are here.",
        "16 of 20 things were said by workers; they are 2 of 10 people who were counted.",
    ]


def test_those_who_are_not_here_and_are_spoken_for_are_told() -> None:
    assert balance_in_words(find_balance(talk(guide(9, 0, 0, 0), relative=9, resident=9)))[1] == (
        "9 of 18 things were said by relatives; none of them are here."
    )


def test_what_has_no_voice_is_told_apart() -> None:
    said = (*saying("resident", None, "cook"), entry(Echo, "k7f3.4", about="k7f3.1"))
    balance = find_balance(board(*said, guide=guide(5, 0, 0, 0)))

    assert (balance.said, balance.without_voice) == (1, 3)
    assert balance_in_words(balance)[-1] == (
        "3 more things were said by people whose voice is not known."
    )


def test_where_nothing_was_said_there_is_no_balance() -> None:
    assert balance_in_words(find_balance(board(guide=guide(5, 5, 5, 5)))) == []


def test_where_nobody_is_in_the_room_nothing_is_divided_by_them() -> None:
    balance = find_balance(talk(guide(0, 0, 0, 0), resident=12))

    assert balance.shares[0].lean == 0


VOICES = st.sampled_from([None, "resident", "relative", "worker", "volunteer", "cook"])
COUNTS = st.lists(st.none() | st.integers(0, 40), min_size=4, max_size=4)


@given(st.lists(VOICES, max_size=20), st.lists(VOICES, max_size=20), COUNTS)
def test_the_sums_are_those_of_the_board(
    first: list[str | None], too: list[str | None], counts: list[int | None]
) -> None:
    echoes = [
        entry(Echo, f"p0q8.{n}", about=f"k7f3.{1 + n % len(first)}", voice=each)
        for n, each in enumerate(too if first else [], 1)
    ]
    said = board(*saying(*first), *echoes, guide=guide(*counts))
    heard, balance = find_heard(said), find_balance(said)
    people = sum(each.in_room for each in said.said())
    by_groups = sum(group.said for group in heard.groups)

    assert by_groups + heard.without_voice + sum(n for _, n in heard.unknown) == people
    assert balance.said == by_groups
    assert balance.said + balance.without_voice == people
    assert sum(share.lean > 0 for share in balance.shares) < len(balance.shares)
