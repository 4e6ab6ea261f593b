"""What says the same in other words, found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.grouping import PLAIN, at_its_best, ours, take
from benchmarks.statements import ALIKE, Score, Statements, score
from journeymap.findings.grouping import Group, Stopped, group
from journeymap.findings.likeness import Likeness
from journeymap.findings.likeness.by_letters import ByLetters
from journeymap.findings.likeness.meaning import ByMeaning

SETS = {path.stem: Statements.read(path) for path in sorted(ALIKE.glob("*.csv"))}
EITHER = pytest.mark.parametrize("likeness", [ByMeaning(), ByLetters()], ids=lambda each: each.name)


def said(groups: Sequence[Group], texts: Sequence[str]) -> list[set[str]]:
    return [{texts[place] for place in each.places} for each in groups]


def in_one_block(*texts: str, likeness: Likeness | None = None) -> list[set[str]]:
    return said(group(texts, ["block"] * len(texts), likeness=likeness), texts)


def test_groups_made_by_hand_that_nothing_was_tuned_to_are_found(samples: Path) -> None:
    gold = Statements.read(samples / "hazel-court" / "gold-groups.csv")

    found = ours(gold, ByMeaning())

    assert found.f1 >= 0.9
    assert found.precision >= 0.95


@pytest.mark.parametrize(
    ("likeness", "f1", "precision"), [(ByMeaning(), 0.66, 0.84), (ByLetters(), 0.53, 0.70)]
)
def test_what_is_put_together_of_other_services_mostly_says_the_same(
    likeness: Likeness, f1: float, precision: float
) -> None:
    found = sum((ours(each, likeness) for each in SETS.values()), Score(0, 0, 0))

    assert found.f1 >= f1
    assert found.precision >= precision


@pytest.mark.parametrize("name", SETS)
def test_a_set_is_large_enough_to_say_something(name: str) -> None:
    says = list(zip(SETS[name].blocks, SETS[name].says, strict=True))

    assert len(says) >= 40
    assert len(set(says)) >= 10


def test_it_is_better_than_the_best_of_the_plain_methods_at_their_best() -> None:
    plain = sum(
        (at_its_best(each, PLAIN["TF-IDF, runs of letters"]) for each in SETS.values()),
        Score(0, 0, 0),
    )
    found = sum((ours(each, ByMeaning()) for each in SETS.values()), Score(0, 0, 0))

    assert found.f1 > plain.f1 + 0.05
    assert found.precision > plain.precision + 0.1


@EITHER
def test_the_same_but_for_capitals_and_punctuation_is_one_group_for_sure(
    likeness: Likeness,
) -> None:
    groups = group(["Hot food!", "hot  food", "A bus"], ["a", "a", "a"], likeness=likeness)

    assert groups == [Group((0, 1), 1.0, ("food", "hot"))]


@EITHER
def test_what_is_said_of_another_stage_or_kind_is_not_put_together(likeness: Likeness) -> None:
    assert group(["Hot food", "Hot food"], ["always", "never"], likeness=likeness) == []


def test_why_is_told_by_the_words_they_share_as_people_wrote_them() -> None:
    texts = ["The shower water is hot", "Hot showers", "Warm water in the showers", "Clean towels"]

    (found,) = group(texts, ["always"] * 4)

    assert found.places == (0, 1, 2)
    assert found.words == ("showers", "hot", "water")


def test_what_shares_no_words_is_put_together_by_meaning_alone() -> None:
    surgery = SETS["gp-reception"]

    groups = group(surgery.texts, surgery.blocks)

    toys = {"Toys for the children", "Something for little ones to play with"}
    assert [each.words for each in groups if said([each], surgery.texts) == [toys]] == [()]


@EITHER
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I must always be asked", "I must always not be asked"),
        ("Wait no more than 5 minutes", "Wait no more than 50 minutes"),
        ("Seen within ten minutes", "Seen within forty minutes"),
        ("The food is served hot", "The food is served cold"),
        ("Open on Saturdays", "Closed on Saturdays"),
        ("The door is kept open", "The door is kept shut"),
        ("Someone asks me before they help", "Someone asks me after they help"),
    ],
)
def test_what_says_the_opposite_in_nearly_the_same_words_is_apart(
    one: str, other: str, likeness: Likeness
) -> None:
    rest = SETS["bus"].texts[:10]

    assert all(
        not {one, other} <= each for each in in_one_block(one, other, *rest, likeness=likeness)
    )


@EITHER
def test_nothing_is_made_of_nothing(likeness: Likeness) -> None:
    assert group([], [], likeness=likeness) == []
    assert in_one_block("Hot food", likeness=likeness) == []
    assert in_one_block("", "", "?!", "…", "🙂", likeness=likeness) == [{""}]
    assert in_one_block("x" * 100_000, "a", "b" * 5000, likeness=likeness) == []


CHOSEN = st.lists(
    st.sampled_from([text for each in SETS.values() for text in each.texts[:30]]),
    min_size=2,
    max_size=25,
    unique=True,
)


@EITHER
@settings(max_examples=40, deadline=None)
@given(texts=CHOSEN, data=st.data())
def test_the_order_in_which_things_were_said_changes_nothing(
    likeness: Likeness, texts: list[str], data: st.DataObject
) -> None:
    blocks = [len(text) % 2 for text in texts]
    order = data.draw(st.permutations(range(len(texts))))

    found = group(texts, blocks, likeness=likeness)
    again = group([texts[n] for n in order], [blocks[n] for n in order], likeness=likeness)

    assert {
        (tuple(sorted(order[place] for place in each.places)), each.likelihood, each.words)
        for each in again
    } == {(each.places, each.likelihood, each.words) for each in found}


@EITHER
@settings(max_examples=40, deadline=None)
@given(texts=CHOSEN, data=st.data())
def test_what_is_to_be_apart_is_never_in_one_group_nor_are_blocks_mixed(
    likeness: Likeness, texts: list[str], data: st.DataObject
) -> None:
    texts = [*texts, texts[0].upper()]
    places = st.integers(0, len(texts) - 1)
    apart = [
        (one, other)
        for one, other in data.draw(st.lists(st.tuples(places, places)))
        if one != other
    ]
    blocks = [len(text) % 2 for text in texts]

    groups = group(texts, blocks, apart=apart, likeness=likeness)

    in_groups = [place for each in groups for place in each.places]
    assert len(in_groups) == len(set(in_groups))
    assert all(len(each.places) > 1 for each in groups)
    assert all(0 <= each.likelihood <= 1 for each in groups)
    assert all(len({blocks[place] for place in each.places}) == 1 for each in groups)
    assert not any({one, other} <= {*each.places} for one, other in apart for each in groups)


def test_a_group_that_was_said_apart_falls_in_two() -> None:
    texts = ["The buses are late", "Late buses", "The bus comes late", "A broken seat"]
    blocks = ["never"] * 4
    assert [each.places for each in group(texts, blocks)] == [(0, 1, 2)]

    groups = group(texts, blocks, apart=[(0, 1), (2, 1)])

    assert [each.places for each in groups] == [(0, 2)]


@EITHER
def test_how_far_it_is_can_be_seen_and_it_can_be_stopped(likeness: Likeness) -> None:
    made = Statements.make(3000, 1)
    seen: list[tuple[int, int]] = []

    group(made.texts, made.blocks, likeness=likeness, told=lambda *at: seen.append(at))

    assert len(seen) > 4
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]

    def stop(done: int, of: int) -> None:
        if done > of / 3:
            raise Stopped

    with pytest.raises(Stopped):
        group(made.texts, made.blocks, likeness=likeness, told=stop)


def test_in_a_large_block_what_lies_in_different_cells_is_found_too() -> None:
    made = Statements.make(2500, 1)
    groups = group(made.texts, made.blocks)

    found = score(made, {place: at for at, each in enumerate(groups) for place in each.places})

    assert found.precision >= 0.7
    assert found.recall >= 0.35


@pytest.mark.measures
@pytest.mark.parametrize("blocks", [1, 14])
def test_ten_times_as_many_take_about_ten_times_as_long(blocks: int) -> None:
    few, many = (take(number, blocks, ByMeaning()) for number in (4000, 40_000))

    assert many.processor < 12 * 1.5 * few.processor
    assert many.megabytes < 1000


def test_likelihood_is_higher_the_more_alike_a_group_is() -> None:
    def likelihood(*texts: str) -> float:
        rest = SETS["bus"].texts[:12]
        groups = group([*texts, *rest], ["a"] * (len(texts) + len(rest)))
        return next((each.likelihood for each in groups if each.places[:2] == (0, 1)), 0.0)

    near = likelihood("The food is cold", "Food that is cold")
    further = likelihood("The food is cold", "My dinner comes cold")
    assert near > further > likelihood("The food is cold", "The lift is broken")
