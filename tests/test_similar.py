"""What was said already, found while the same is typed again."""

from __future__ import annotations

import csv
import random
from pathlib import Path
from time import perf_counter

import pytest
from building import board, entry
from hypothesis import given
from hypothesis import strategies as st

from journeymap.entries import SAID_KINDS, Always, Edit, Never, Withdraw
from journeymap.findings.similar import Similar
from journeymap.standing import Standing

COLD = entry(Never, "aaaa.1", text="My food comes cold", stage="eating")
HOT = entry(Always, "aaaa.2", text="Food served hot", stage="eating")
GONE_COLD = entry(Never, "bbbb.3", text="Food that has gone cold", stage="seated")


def found(similar: Similar, text: str, kind: str = "never", stage: str | None = None) -> list[str]:
    return [each.entry.id for each in similar.find(text, kind, stage)]


def test_what_is_like_it_is_found_of_its_kind_only() -> None:
    similar = Similar()
    similar.follow(board(COLD, HOT, GONE_COLD).said())

    assert set(found(similar, "the food is cold")) == {COLD.id, GONE_COLD.id}
    assert found(similar, "Food served h", "always") == [HOT.id]
    assert found(similar, "Someone says hello") == []


def test_what_was_said_here_comes_first() -> None:
    similar = Similar()
    twice = [entry(Never, f"cccc.{n}", text="Queues", stage=s) for n, s in ((1, "a"), (2, "b"))]
    similar.follow(board(*twice).said())

    assert found(similar, "queues", stage="b") == ["cccc.2", "cccc.1"]
    assert found(similar, "queues", stage="a") == ["cccc.1", "cccc.2"]


def test_case_accents_and_endings_do_not_matter_and_a_letter_or_two_are_too_few() -> None:
    similar = Similar()
    similar.follow(board(entry(Never, "cccc.1", text="Dim dŵr ar y byrddau")).said())

    assert found(similar, "DWR ar y bwrdd") == ["cccc.1"]
    assert found(similar, "dim") == []


def test_it_follows_edits_and_what_was_taken_back() -> None:
    now = board(COLD, GONE_COLD)
    similar = Similar()
    similar.follow(now.said())

    now.apply(entry(Edit, "aaaa.3", about=COLD.id, text="Chairs without arms"))
    now.apply(entry(Withdraw, "aaaa.4", about=GONE_COLD.id))
    similar.follow(now.said())

    assert found(similar, "food comes cold") == []
    assert found(similar, "chairs without") == [COLD.id]


def statement(number: int, row: dict[str, str]) -> Standing:
    kind = SAID_KINDS[row["kind"]]
    return Standing(entry(kind, f"aaaa.{number}", text=row["wording"], stage=row["stage"]))


@given(st.lists(st.text(max_size=30)), st.text(max_size=40))
def test_any_text_can_be_typed(texts: list[str], typed: str) -> None:
    similar = Similar()
    words = [f"{text} x" for text in texts]
    similar.follow(
        board(*(entry(Never, f"cccc.{n}", text=each) for n, each in enumerate(words, 1))).said()
    )

    assert len(similar.find(typed, "never")) <= 3


def test_of_ten_statements_typed_three_fifths_five_find_others_of_their_group(
    samples: Path,
) -> None:
    with (samples / "hazel-court" / "gold-groups.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    said = [
        Standing(
            entry(SAID_KINDS[row["kind"]], f"aaaa.{n}", text=row["wording"], stage=row["stage"])
        )
        for n, row in enumerate(rows, 1)
    ]
    groups = {each.entry.id: row["group"] for each, row in zip(said, rows, strict=True)}
    right = shown = hits = 0
    for each, row in zip(said, rows, strict=True):
        similar = Similar()
        similar.follow(other for other in said if other is not each)
        typed = row["wording"][: int(0.6 * len(row["wording"]))]
        like_it = [groups[i] for i in found(similar, typed, row["kind"], row["stage"])]
        hits += row["group"] in like_it
        right += like_it.count(row["group"])
        shown += len(like_it)

    assert hits >= 0.5 * len(rows)
    assert right >= 0.6 * shown


@pytest.mark.measures
@pytest.mark.parametrize("typed", ["the food comes cold and late", "zzzz"])
def test_it_is_found_among_five_thousand_while_a_key_goes_down(typed: str) -> None:
    dice = random.Random(1)  # noqa: S311  # words, not secrets
    words = [
        "food",
        "cold",
        "hot",
        "staff",
        "plates",
        "gravy",
        "chairs",
        "queue",
        "door",
        "lift",
        "menu",
        "price",
        "music",
    ]
    many = [
        Standing(entry(Never, f"cccc.{n}", text=" ".join(dice.choices(words, k=6))))
        for n in range(1, 5001)
    ]
    similar = Similar()
    began = perf_counter()
    similar.follow(many)
    followed = perf_counter()
    similar.find(typed, "never")

    assert perf_counter() - followed < followed - began
