from __future__ import annotations

from datetime import timedelta
from itertools import permutations
from time import perf_counter
from typing import Any

import pytest
from building import NOON, board, entry, small_guide, texts
from hypothesis import given
from hypothesis import strategies as st

from journeymap.board import Board
from journeymap.entries import (
    ActivityAdded,
    Always,
    Apart,
    Critic,
    Draw,
    Echo,
    Edit,
    Entry,
    Erase,
    Erased,
    Ingredient,
    Looked,
    Mark,
    Never,
    Opened,
    Parked,
    Rating,
    Return,
    Same,
    StageChange,
    Theme,
    Way,
    Withdraw,
    letters_of,
)
from journeymap.sheets.doubles import doubles

HELLO = entry(Always, "aaaa.1", text="Someone says hello", stage="seated", voice="resident")
COLD = entry(Never, "aaaa.2", text="My food comes cold", stage="eating")


def echo(entry_id: str, about: str, **fields: Any) -> Echo:
    return entry(Echo, entry_id, about=about, **fields)


def edit(entry_id: str, about: str, **changes: Any) -> Edit:
    return entry(Edit, entry_id, about=about, **changes)


def withdraw(entry_id: str, about: str) -> Withdraw:
    return entry(Withdraw, entry_id, about=about)


def erase(entry_id: str, about: str) -> Erase:
    return entry(Erase, entry_id, about=about)


# Any order, any interleaving


IDS = [f"{sheet}.{number}" for sheet in ("aaaa", "bbbb") for number in range(1, 6)]
FINGERPRINTS = [f"r{n:016x}" for n in (1, 2)]
OVER = st.lists(st.sampled_from(IDS), max_size=2)
KINDS_AND_FIELDS: st.SearchStrategy[tuple[type[Entry], dict[str, Any]]] = st.one_of(
    st.tuples(
        st.just(Always),
        st.fixed_dictionaries(
            {"text": st.sampled_from("xyz")},
            optional={"returned": st.sampled_from(IDS), "part_of": st.sampled_from(IDS)},
        ),
    ),
    st.tuples(
        st.sampled_from([Same, Apart]),
        st.fixed_dictionaries(
            {"entries": st.lists(st.sampled_from(IDS), min_size=2), "over": OVER}
        ),
    ),
    st.tuples(
        st.just(Return),
        st.fixed_dictionaries({"fingerprint": st.sampled_from(FINGERPRINTS)}),
    ),
    st.tuples(
        st.just(Critic),
        st.fixed_dictionaries(
            {"text": st.sampled_from("xy"), "stars": st.sampled_from([1, 5])},
            optional={"returned": st.sampled_from(IDS), "part_of": st.sampled_from(IDS)},
        ),
    ),
    st.tuples(
        st.just(Rating),
        st.fixed_dictionaries(
            {"stars": st.sampled_from([1, 5])}, optional={"returned": st.sampled_from(IDS)}
        ),
    ),
    st.tuples(
        st.just(Way),
        st.fixed_dictionaries(
            {"way": st.sampled_from("VW")}, optional={"returned": st.sampled_from(IDS)}
        ),
    ),
    st.tuples(
        st.just(Looked),
        st.fixed_dictionaries(
            {
                "about": st.sampled_from(IDS),
                "letters": st.sampled_from([letters_of(each) for each in "xp"]),
            }
        ),
    ),
    st.tuples(
        st.just(StageChange),
        st.fixed_dictionaries(
            {"stage": st.sampled_from(["seated", "bar"])},
            optional={"name": st.sampled_from("MN"), "after": st.sampled_from(["", "eating"])},
        ),
    ),
    st.tuples(
        st.sampled_from([Echo, Erase, Draw]),
        st.fixed_dictionaries({"about": st.sampled_from(IDS)}),
    ),
    st.tuples(
        st.just(Theme),
        st.fixed_dictionaries({"about": st.sampled_from(IDS), "name": st.sampled_from("TU")}),
    ),
    st.tuples(
        st.just(ActivityAdded),
        st.fixed_dictionaries({"ask": st.sampled_from("QR"), "yields": st.just("always")}),
    ),
    st.tuples(
        st.just(Withdraw),
        st.fixed_dictionaries(
            {"about": st.sampled_from(IDS)}, optional={"over": OVER, "into": OVER}
        ),
    ),
    st.tuples(st.just(Erased), st.fixed_dictionaries({"was": st.sampled_from(["always", "edit"])})),
    st.tuples(
        st.just(Edit),
        st.fixed_dictionaries(
            {"about": st.sampled_from(IDS)},
            optional={
                "text": st.sampled_from("pq"),
                "stars": st.sampled_from(["2", "9"]),
                "voice": st.sampled_from(["staff", "Not An Id"]),
                "name": st.sampled_from("K"),
                "returned": st.sampled_from(IDS),
                "part_of": st.sampled_from(["", *IDS]),
                "fingerprint": st.sampled_from(FINGERPRINTS),
                "over": OVER,
            },
        ),
    ),
)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Draw an entry of one of few ids, so that marks meet, circle, miss and ids clash."""
    kind, fields = draw(KINDS_AND_FIELDS)
    at = NOON + timedelta(minutes=draw(st.integers(0, 3)))
    return kind.model_validate({**fields, "id": draw(st.sampled_from(IDS)), "at": at})


def everything(of: Board) -> dict[str, Any]:
    """Return all that a board can be asked."""
    return {
        "said": of.said(),
        "stages": of.stages(),
        "adrift": of.adrift(),
        "void edits": of.void_edits(),
        "clashes": of.clashes(),
        "apart": of.apart(),
        "erased": of.erased(),
        "in the room": of.in_the_room(),
        "numbers": [
            (number(kind, None), number(kind, "seated"), whole(kind))
            for kind in ("always", "critic")
            for number, whole in (
                (of.number_of, of.number_of_kind),
                (of.number_in_survey, of.number_of_kind_in_survey),
            )
        ],
        "returns": (of.returns(), of.has_survey(), of.number_in_the_survey(), of.every_return()),
        "ratings": of.ratings(),
        "ways": of.changes(Way),
        "looked at": [each.is_looked_at for each in of.said()],
        "doubles": doubles(of),
        "sheets": [(of.on_sheet(key), of.is_survey_sheet(key)) for key in ("aaaa", "bbbb")],
        **{
            entry_id: (
                of.entry(entry_id),
                of.get(entry_id),
                of.stands(entry_id),
                of.decisions(entry_id),
                of.newest_decisions(entry_id),
                of.edits_of(entry_id),
                of.root_of(entry_id),
                of.parts_of(entry_id),
                of.same_return(entry_id),
                of.answers_in(entry_id),
            )
            for entry_id in IDS
        },
    }


@given(st.lists(entries(), max_size=14), st.randoms(use_true_random=False))
def test_in_whatever_order_entries_come_the_board_is_the_same(
    came: list[Entry], chance: Any
) -> None:
    otherwise = chance.sample(came, len(came))

    assert everything(board(*otherwise)) == everything(board(*came))


@given(st.lists(entries(), max_size=10))
def test_after_each_entry_the_board_is_as_if_all_had_come_at_once(came: list[Entry]) -> None:
    growing = board()
    for number, each in enumerate(came, 1):
        growing.apply(each)
        assert everything(growing) == everything(board(*came[:number]))


@given(st.lists(entries(), max_size=10), st.randoms(use_true_random=False))
def test_entries_that_come_again_change_nothing(came: list[Entry], chance: Any) -> None:
    again = chance.choices(came, k=5) if came else []

    assert everything(board(*came, *again)) == everything(board(*came))


RETURN = entry(Return, "aaaa.1", fingerprint=FINGERPRINTS[0])
ANSWER = entry(Always, "aaaa.2", text="x", returned="aaaa.1")
PART = entry(Always, "bbbb.1", text="y", part_of="aaaa.3")


@pytest.mark.parametrize(
    "came",
    [
        [RETURN, entry(Always, "aaaa.1", text="x")],
        [RETURN, ANSWER, Erased.in_place_of(ANSWER)],
        [ANSWER, RETURN, erase("aaaa.4", "aaaa.2")],
        [ANSWER, RETURN, edit("aaaa.4", "aaaa.2", returned="bbbb.2")],
        [PART, edit("aaaa.3", "aaaa.1", part_of="bbbb.5"), RETURN],
        [edit("bbbb.3", "bbbb.1", part_of="bbbb.4"), PART, withdraw("bbbb.5", "bbbb.4")],
    ],
)
def test_what_belongs_together_is_the_same_in_whatever_order_it_comes(came: list[Entry]) -> None:
    one, *others = [everything(board(*order)) for order in permutations(came)]

    assert all(each == one for each in others)


def test_no_edit_makes_an_answer_another_persons_or_a_part_of_something_else() -> None:
    wrong = edit("bbbb.1", "aaaa.2", returned="aaaa.3", text="z")
    of = board(RETURN, ANSWER, entry(Return, "aaaa.3", fingerprint=FINGERPRINTS[1]), wrong)

    assert [(each.entry, each.of_return) for each in of.said()] == [(ANSWER, FINGERPRINTS[0])]
    assert of.void_edits() == [wrong]


# What was said


def test_what_was_said_stands_in_the_order_in_which_it_was_said() -> None:
    early = entry(Always, "zzzz.1", text="early", at=NOON)
    same_moment = [entry(Always, f"{key}.3", text=key) for key in ("bbbb", "aaaa")]

    assert texts(board(*same_moment, early)) == ["early", "aaaa", "bbbb"]


def test_the_tenth_entry_of_a_moment_comes_after_the_ninth() -> None:
    said = [entry(Always, f"aaaa.{number}", text=str(number), at=NOON) for number in (10, 9)]

    assert texts(board(*said)) == ["9", "10"]


def test_what_was_said_is_found_by_its_kind_and_stage() -> None:
    both = board(HELLO, COLD)

    assert [each.entry for each in both.of_kind("never")] == [COLD]
    assert both.of_kind("never", "seated") == []
    assert [each.entry for each in both.of_kind("always", "seated")] == [HELLO]


def test_a_sheet_has_its_name_from_its_head_and_else_its_key() -> None:
    named = board(entry(Opened, "aaaa.0", name="Table 1"), HELLO)

    assert named.sheet_name("aaaa") == "Table 1"
    assert named.sheet_name("bbbb") == "bbbb"
    assert texts(named) == [HELLO.text]


# Echoes


def test_an_echo_is_one_more_person_and_keeps_whose_voice_it_is() -> None:
    [said] = board(HELLO, echo("bbbb.1", HELLO.id, voice="staff")).said()

    assert said.in_room == 2
    assert [each.voice for each in said.echoes] == ["staff"]


def test_an_echo_of_an_echo_counts_for_what_was_said() -> None:
    [said] = board(HELLO, echo("bbbb.1", HELLO.id), echo("bbbb.2", "bbbb.1")).said()

    assert said.in_room == 3


def test_an_echo_that_is_taken_back_counts_no_more() -> None:
    [said] = board(HELLO, echo("bbbb.1", HELLO.id), withdraw("bbbb.2", "bbbb.1")).said()

    assert said.in_room == 1


def test_an_echo_of_an_edit_that_was_taken_back_is_still_a_person() -> None:
    changed = edit("bbbb.1", HELLO.id, text="Hello")
    [said] = board(HELLO, changed, echo("bbbb.2", changed.id), withdraw("bbbb.3", "bbbb.1")).said()

    assert (said.entry.text, said.in_room) == (HELLO.text, 2)


def test_the_voice_of_an_echo_can_be_put_right() -> None:
    [said] = board(
        HELLO, echo("bbbb.1", HELLO.id, voice="staff"), edit("bbbb.2", "bbbb.1", voice="resident")
    ).said()

    assert [each.voice for each in said.echoes] == ["resident"]


# Edits


def test_an_edit_takes_the_place_of_the_fields_it_names_and_of_no_other() -> None:
    [said] = board(HELLO, edit("bbbb.1", HELLO.id, text="Someone uses my name")).said()

    assert said.entry == HELLO.model_copy(update={"text": "Someone uses my name"})


def test_the_entry_as_it_was_written_stays() -> None:
    edited = board(HELLO, edit("bbbb.1", HELLO.id, text="Hello"), withdraw("bbbb.2", HELLO.id))

    assert edited.entry(HELLO.id) == HELLO


def test_of_two_edits_the_later_one_is_seen() -> None:
    assert texts(
        board(
            HELLO, edit("bbbb.2", HELLO.id, text="later"), edit("bbbb.1", HELLO.id, text="sooner")
        )
    ) == ["later"]


def test_an_edit_of_an_edit_edits_what_was_said() -> None:
    edited = board(
        HELLO, edit("bbbb.1", HELLO.id, text="Hello"), edit("bbbb.2", "bbbb.1", stage="eating")
    )

    [said] = edited.said()
    assert (said.entry.text, said.entry.stage) == ("Hello", "eating")


def test_an_edit_that_is_taken_back_leaves_what_was_there_before() -> None:
    assert texts(
        board(
            HELLO,
            edit("bbbb.1", HELLO.id, text="first"),
            edit("bbbb.2", HELLO.id, text="second"),
            withdraw("bbbb.3", "bbbb.2"),
        )
    ) == ["first"]


def test_an_edit_can_say_that_there_is_no_stage_and_no_voice() -> None:
    [said] = board(HELLO, edit("bbbb.1", HELLO.id, stage="", voice="")).said()

    assert (said.entry.stage, said.entry.voice) == (None, None)


@pytest.mark.parametrize("changes", [{"text": ""}, {"stars": "3"}, {"stage": "Not An Id"}])
def test_an_edit_to_something_that_cannot_be_is_known_as_void_and_changes_nothing(
    changes: dict[str, str],
) -> None:
    void = edit("bbbb.1", HELLO.id, **changes)
    edited = board(HELLO, void)

    assert [each.entry for each in edited.said()] == [HELLO]
    assert edited.void_edits() == [void]


def test_a_void_edit_that_is_taken_back_is_void_no_more() -> None:
    edited = board(HELLO, edit("bbbb.1", HELLO.id, text=""), withdraw("bbbb.2", "bbbb.1"))

    assert edited.void_edits() == []


# Withdrawals


def test_what_is_withdrawn_stands_no_more() -> None:
    withdrawn = board(HELLO, COLD, withdraw("bbbb.1", HELLO.id))

    assert texts(withdrawn) == [COLD.text]
    assert withdrawn.get(HELLO.id) is None
    assert not withdrawn.stands(HELLO.id)


def test_a_withdrawal_that_is_withdrawn_brings_all_of_it_back() -> None:
    back = board(
        HELLO, echo("aaaa.3", HELLO.id), withdraw("bbbb.1", HELLO.id), withdraw("bbbb.2", "bbbb.1")
    )

    [said] = back.said()
    assert (said.entry, said.in_room) == (HELLO, 2)


@pytest.mark.parametrize(("times", "stands"), [(1, False), (2, True), (3, False), (4, True)])
def test_withdrawals_of_withdrawals_turn_it_round_each_time(times: int, *, stands: bool) -> None:
    chain = [HELLO.id, *(f"bbbb.{number}" for number in range(1, times + 1))]
    turned = board(HELLO, *(withdraw(chain[n], chain[n - 1]) for n in range(1, times + 1)))

    assert turned.stands(HELLO.id) is stands


def test_two_people_who_withdraw_the_same_withdraw_it_once() -> None:
    both = board(HELLO, withdraw("bbbb.1", HELLO.id), withdraw("cccc.1", HELLO.id))

    assert not both.stands(HELLO.id)
    both.apply(withdraw("bbbb.2", "bbbb.1"))
    assert not both.stands(HELLO.id)
    both.apply(withdraw("cccc.2", "cccc.1"))
    assert both.stands(HELLO.id)


def test_the_decisions_about_an_entry_are_the_edits_and_withdrawals_that_stand() -> None:
    decided = [edit("bbbb.1", HELLO.id, text="Hello"), withdraw("bbbb.2", HELLO.id)]
    undone = [edit("bbbb.3", HELLO.id, text="Hi"), withdraw("bbbb.4", "bbbb.3")]

    known = board(HELLO, echo("aaaa.3", HELLO.id), *undone, *decided).decisions(HELLO.id)

    assert known == decided


# Decisions that were made apart


def test_two_edits_made_apart_are_both_known_and_the_later_one_is_seen() -> None:
    sooner = edit("bbbb.1", HELLO.id, text="sooner")
    later = edit("cccc.2", HELLO.id, text="later")

    [said] = board(HELLO, later, sooner).said()

    assert (said.entry.text, said.apart) == ("later", (sooner,))
    assert board(HELLO, later, sooner).apart() == {HELLO.id: (sooner,)}


@pytest.mark.parametrize(
    "settled",
    [
        edit("dddd.3", HELLO.id, text="agreed", over=["bbbb.1", "cccc.2"]),
        withdraw("dddd.3", "bbbb.1"),
        withdraw("dddd.3", "cccc.2"),
    ],
)
def test_it_is_settled_by_an_edit_over_both_or_by_taking_one_back(settled: Mark) -> None:
    apart = [edit("bbbb.1", HELLO.id, text="sooner"), edit("cccc.2", HELLO.id, text="later")]

    assert board(HELLO, *apart, settled).apart() == {}


def test_an_edit_over_one_of_two_leaves_the_other_apart() -> None:
    apart = [edit("bbbb.1", HELLO.id, text="sooner"), edit("cccc.2", HELLO.id, text="later")]
    over_one = edit("dddd.3", HELLO.id, text="agreed", over=["cccc.2"])

    [said] = board(HELLO, *apart, over_one).said()

    assert (said.entry.text, said.apart) == ("agreed", (apart[0],))


@pytest.mark.parametrize(
    "other",
    [
        edit("cccc.2", HELLO.id, text="Hello"),
        edit("cccc.2", HELLO.id, stage="eating"),
        edit("cccc.2", HELLO.id, text=""),
    ],
)
def test_edits_made_apart_that_say_the_same_or_change_another_field_do_not_disagree(
    other: Edit,
) -> None:
    both = board(HELLO, edit("bbbb.1", HELLO.id, text="Hello"), other)

    assert both.apart() == {}


def test_one_writer_after_the_other_on_one_sheet_knew_what_stands_above() -> None:
    one_sheet = [edit(f"bbbb.{n}", HELLO.id, text=f"version {n}") for n in (1, 2, 3)]

    assert board(HELLO, *one_sheet).apart() == {}


def test_what_was_decided_over_another_counts_whatever_the_clocks_say() -> None:
    fast_clock = edit("bbbb.9", HELLO.id, text="first")
    over_it = edit("cccc.1", HELLO.id, text="second", over=["bbbb.9"])

    both = board(HELLO, fast_clock, over_it)

    assert texts(both) == ["second"]
    assert both.decisions(HELLO.id) == [fast_clock, over_it]
    assert both.newest_decisions(HELLO.id) == [over_it]


def test_what_was_taken_back_while_another_table_changed_it_is_known() -> None:
    changed, taken_back = edit("bbbb.1", HELLO.id, text="Hi"), withdraw("cccc.2", HELLO.id)

    both = board(HELLO, changed, taken_back)

    assert (both.said(), both.apart()) == ([], {HELLO.id: (changed,)})
    both.apply(withdraw("dddd.3", "cccc.2"))
    assert both.apart() == {}


def test_decisions_that_name_each_other_in_a_circle_are_put_in_order_by_the_clock() -> None:
    circle = [
        edit("bbbb.2", HELLO.id, text="b", over=["cccc.1"]),
        edit("cccc.1", HELLO.id, text="c", over=["bbbb.2"]),
    ]

    assert texts(board(HELLO, *circle)) == ["b"]


# Erased on request


@pytest.mark.parametrize("erasing_comes_first", [True, False])
def test_what_is_erased_is_nowhere_on_the_board_whichever_comes_first(
    erasing_comes_first: bool,  # noqa: FBT001
) -> None:
    came: list[Entry] = [HELLO, erase("bbbb.1", HELLO.id)]

    erased = board(*(reversed(came) if erasing_comes_first else came))

    assert erased.said() == []
    assert erased.entry(HELLO.id) == Erased.in_place_of(HELLO)
    assert erased.erased() == {HELLO.id}
    assert erased.adrift() == []


def test_an_old_copy_does_not_bring_back_what_was_erased() -> None:
    left = Erased.in_place_of(HELLO)

    for came in ([left, HELLO], [HELLO, left]):
        assert board(*came).said() == []
        assert board(*came).entry(HELLO.id) == left
        assert board(*came).clashes() == {}


def test_nothing_takes_an_erasure_back() -> None:
    erased = board(HELLO, erase("bbbb.1", HELLO.id), withdraw("bbbb.2", "bbbb.1"))

    assert erased.said() == []


def test_those_who_said_the_same_are_no_longer_counted_with_what_was_erased() -> None:
    erased = board(HELLO, echo("aaaa.3", HELLO.id), COLD, erase("bbbb.1", HELLO.id))

    assert texts(erased) == [COLD.text]
    assert erased.adrift() == []


@pytest.mark.measures
def test_many_decisions_about_one_thing_take_time_in_proportion_to_them() -> None:
    def seconds(number: int) -> float:
        edits = [edit(f"bbbb.{n}", HELLO.id, text=f"version {n}") for n in range(1, number)]
        gone = [erase(f"cccc.{n}", f"dddd.{n}") for n in range(1, number)]
        said = [entry(Always, f"dddd.{n}", text="x") for n in range(1, number)]
        began = perf_counter()
        board(HELLO, *said, *gone, *edits)
        return perf_counter() - began

    assert min(seconds(3000) for _ in range(3)) < 20 * min(seconds(300) for _ in range(3))


# Marks that lead nowhere


def test_a_mark_about_something_that_is_not_here_is_adrift_until_it_comes() -> None:
    early = echo("bbbb.1", HELLO.id)
    waiting = board(early)
    assert (waiting.adrift(), waiting.said()) == ([early], [])

    waiting.apply(HELLO)

    assert waiting.adrift() == []
    assert [each.in_room for each in waiting.said()] == [2]


@pytest.mark.parametrize(
    "circle",
    [
        [withdraw("bbbb.1", "bbbb.1")],
        [echo("bbbb.1", "bbbb.2"), edit("bbbb.2", "bbbb.1", text="x")],
        [withdraw("bbbb.1", "bbbb.3"), echo("bbbb.2", "bbbb.1"), withdraw("bbbb.3", "bbbb.2")],
    ],
)
def test_marks_that_go_in_a_circle_are_adrift_and_touch_nothing(circle: list[Mark]) -> None:
    circled = board(HELLO, *circle)

    assert circled.adrift() == circle
    assert [each.entry for each in circled.said()] == [HELLO]
    assert circled.root_of(circle[0].id) is None


# Ids that clash


def test_of_two_entries_with_one_id_one_is_shown_and_the_other_is_known() -> None:
    other = entry(Parked, HELLO.id, text="Something else")

    clashing = board(HELLO, other)

    [shown] = clashing.said()
    [hidden] = clashing.clashes()[HELLO.id]
    assert {shown.entry.text, hidden.model_dump()["text"]} == {HELLO.text, "Something else"}


def test_marks_follow_the_entry_that_is_shown() -> None:
    other = entry(Parked, HELLO.id, text="Something else")

    for came in ([HELLO, other], [other, HELLO]):
        [shown] = board(came[0], echo("bbbb.1", HELLO.id), came[1]).said()
        assert shown.in_room == 2


# The journey


def test_a_stage_is_added_at_the_end_of_the_journey_or_behind_the_one_named() -> None:
    last = entry(StageChange, "aaaa.1", stage="leaving", name="Going home")
    between = entry(StageChange, "aaaa.2", stage="ordering", after="seated")

    assert [(each.id, each.name) for each in board(last, between).stages()] == [
        ("seated", "Finding a seat"),
        ("ordering", "ordering"),
        ("eating", "Eating together"),
        ("leaving", "Going home"),
    ]


def test_a_stage_is_renamed_where_it_is() -> None:
    renamed = board(entry(StageChange, "aaaa.1", stage="seated", name="Sitting down"))

    assert [each.name for each in renamed.stages()] == ["Sitting down", "Eating together"]


@pytest.mark.parametrize(("stage", "after"), [("eating", ""), ("seated", "eating")])
def test_a_stage_is_moved_and_keeps_its_name(stage: str, after: str) -> None:
    moved = board(entry(StageChange, "aaaa.1", stage=stage, after=after))

    assert [each.name for each in moved.stages()] == ["Eating together", "Finding a seat"]


def test_a_change_of_the_journey_can_be_edited_and_taken_back() -> None:
    added = entry(StageChange, "aaaa.1", stage="bar", name="Bar")
    changed = board(added, edit("aaaa.2", added.id, name="The bar"))
    bar = changed.stage("bar")
    assert bar is not None
    assert bar.name == "The bar"

    changed.apply(withdraw("aaaa.3", added.id))

    assert changed.stages() == small_guide().stages


def test_a_card_lies_in_the_pot_unseen_until_it_is_drawn() -> None:
    pot = board(
        entry(Ingredient, "aaaa.1", text="Gravy"), entry(Ingredient, "aaaa.2", text="Laughter")
    )

    pot.apply(entry(Draw, "bbbb.1", about="aaaa.2"))
    assert [each.is_drawn for each in pot.said()] == [False, True]

    pot.apply(entry(Withdraw, "bbbb.2", about="bbbb.1"))
    assert [each.is_drawn for each in pot.said()] == [False, False]


def test_a_theme_counts_once_however_it_is_spelt_and_whoever_tagged() -> None:
    tagged = board(
        entry(Always, "aaaa.1", text="Hello"),
        entry(Theme, "aaaa.2", about="aaaa.1", name="Being heard"),
        entry(Theme, "bbbb.3", about="aaaa.1", name="being HEARD"),
        entry(Theme, "bbbb.4", about="aaaa.1", name="Welcome"),
    )

    (said,) = tagged.said()
    assert [tag.name for tag in said.themes] == ["Being heard", "Welcome"]
    assert said.in_room == 1


def test_the_room_adds_what_is_asked_and_takes_it_back() -> None:
    asked = entry(ActivityAdded, "aaaa.1", ask="What about the garden?", yields="never")
    more = board(asked)

    (activity,) = more.activities()
    assert (activity.kind, activity.where, activity.ask) == (
        "never",
        "whole journey",
        "What about the garden?",
    )
    assert more.question("never") == "What about the garden?"
    more.apply(entry(Withdraw, "aaaa.2", about="aaaa.1"))
    assert more.activities() == ()


def test_changes_stand_in_the_order_in_which_they_were_made() -> None:
    ways = [entry(Way, f"aaaa.{number}", way=f"Way {number}", people=number) for number in (3, 1)]

    assert [each.people for each in board(*ways).changes(Way)] == [1, 3]


def test_what_is_parked_says_which_entry_it_is_about() -> None:
    contested = board(
        entry(Always, "aaaa.1", text="Television"),
        entry(Parked, "aaaa.2", text="Television", positions=("on", "off"), of="aaaa.1"),
    )

    assert contested.contested() == {"aaaa.1"}
