"""All that was said is in one finding each, whatever was decided, in whatever order it came."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from building import board, came_back, entry
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.statements import Statements, score
from journeymap.entries import Always, Apart, Critic, Entry, Never, Parked, Recipe, Same
from journeymap.findings.as_values import findings_as_values
from journeymap.findings.together import Site, find_findings

TEXTS = st.sampled_from(
    [
        *("Hot food", "Food served hot", "hot FOOD!", "My dinner is hot", "Warm plates"),
        *("Staff say hello", "Someone says hello", "Somebody greets me", "no", "12:30"),
        *("A wide door", "The door is wide", "=SUM(A1)", "[b]door[/b]", "Mae'r bwyd yn boeth"),
    ]
)
STAGES = st.sampled_from(["", "seated", "eating"])
SAID = st.lists(st.tuples(st.sampled_from([Always, Never]), TEXTS, STAGES), max_size=12)
PAIRS = st.lists(
    st.tuples(st.booleans(), st.integers(1, 12), st.integers(1, 12)).filter(lambda p: p[1] != p[2]),
    max_size=4,
)


def entries_of(
    said: list[tuple[Any, str, str]], decided: list[tuple[bool, int, int]]
) -> list[Entry]:
    made: list[Entry] = [
        entry(kind, f"aaaa.{n}", text=text, stage=stage)
        for n, (kind, text, stage) in enumerate(said, 1)
    ]
    made += [
        entry(Same if is_same else Apart, f"ffff.{n}", entries=(f"aaaa.{one}", f"aaaa.{other}"))
        for n, (is_same, one, other) in enumerate(decided, 1)
    ]
    return made


def values_of(*entries: Entry) -> dict[str, Any]:
    return findings_as_values(find_findings([Site("lunch", board(*entries))]))


@settings(max_examples=40)
@given(SAID, PAIRS, st.randoms(use_true_random=False))
def test_every_entry_is_in_one_finding_and_no_order_changes_anything(
    said: list[tuple[Any, str, str]], decided: list[tuple[bool, int, int]], random: Any
) -> None:
    everything = entries_of(said, decided)
    first = values_of(*everything)
    random.shuffle(everything)

    assert values_of(*everything) == first
    ids = Counter(each["id"] for finding in first["findings"] for each in finding["entries"])
    assert ids == Counter(f"aaaa.{n}" for n in range(1, len(said) + 1))


@settings(max_examples=40)
@given(SAID, PAIRS, st.lists(TEXTS, max_size=4))
def test_returns_that_come_later_part_nothing_that_was_confirmed(
    said: list[tuple[Any, str, str]], decided: list[tuple[bool, int, int]], later: list[str]
) -> None:
    before = entries_of(said, decided)
    answers = [(Always, {"text": text, "stage": "eating"}) for text in later]

    was = [f for f in values_of(*before)["findings"] if f["grouping"] == "confirmed"]
    now = values_of(*before, *came_back("ssss.1", *answers))["findings"]

    for finding in was:
        ids = {each["id"] for each in finding["entries"]}
        assert any(ids <= {each["id"] for each in other["entries"]} for other in now)


@settings(max_examples=40)
@given(SAID, PAIRS)
def test_nothing_that_is_apart_in_force_is_put_together(
    said: list[tuple[Any, str, str]], decided: list[tuple[bool, int, int]]
) -> None:
    findings = values_of(*entries_of(said, decided))["findings"]
    apart = [{f"aaaa.{one}", f"aaaa.{other}"} for is_same, one, other in decided if not is_same]

    for finding in findings:
        ids = {each["id"] for each in finding["entries"]}
        assert not any(pair <= ids for pair in apart)


def test_stories_reviews_and_parked_points_stand_alone_but_for_the_same_words() -> None:
    reviews = [
        entry(Critic, f"aaaa.{n}", text=text, stars=4, stage="eating")
        for n, text in enumerate(("The fish was hot", "the fish was HOT", "The fish was so hot"), 1)
    ]
    recipes = [entry(Recipe, f"bbbb.{n}", text="Soup and bread") for n in (1, 2)]
    parked = [entry(Parked, f"cccc.{n}", text=f"Television at lunch {n}") for n in (1, 2)]

    findings = values_of(*reviews, *recipes, *parked)["findings"]

    assert sorted(len(each["entries"]) for each in findings) == [1, 1, 1, 2, 2]
    assert {each["grouping"] for each in findings} == {"exact"}


def test_the_gold_groups_are_found_in_a_workshop_of_them(samples: Path) -> None:
    gold = Statements.read(samples / "hazel-court" / "gold-groups.csv")
    kinds = {"always": Always, "never": Never}
    made = [
        entry(kinds[kind], f"aaaa.{n}", text=text, stage=stage)
        for n, (text, (stage, kind)) in enumerate(zip(gold.texts, _blocks(gold), strict=True), 1)
    ]

    findings = values_of(*made)["findings"]

    group_of = {
        int(each["id"].partition(".")[2]) - 1: finding["id"]
        for finding in findings
        for each in finding["entries"]
    }
    found = score(gold, group_of)
    assert found.f1 >= 0.88
    assert found.precision >= 0.90


def _blocks(gold: Statements) -> list[tuple[str, str]]:
    """Return the stage and the kind of each statement."""
    return [block for block in gold.blocks if isinstance(block, tuple)]
