"""What two laptops have each taken in and worked on counts once, and nobody's work is undone."""

from __future__ import annotations

from typing import Any

import pytest
from building import board, came_back, entry, texts

from journeymap.board import Board
from journeymap.entries import Always, Echo, Edit, Entry, Looked, Rating, Way, Withdraw, letters_of
from journeymap.sheets.doubles import doubles

TEXT = "Hot food and warm plates, says Gwen"
ONE, AGAIN = (
    came_back(f"{key}.1", (Always, {"text": TEXT}), (Way, {"way": "A letter"}), fingerprint=same)
    for key in ("ssss", "tttt")
    for same in ("r0000000000000001",)
)


def office(number: int, kind: type[Entry], **fields: Any) -> Entry:
    return entry(kind, f"oooo.{number}", **fields)


def split(key: str) -> list[Entry]:
    about = f"{key}.2"
    shared = {"part_of": about, "returned": f"{key}.1"}
    parts = [office(n, Always, text=text, **shared) for n, text in ((10, "Hot"), (11, "Warm"))]
    return [*parts, office(12, Withdraw, about=about, into=[each.id for each in parts])]


def after_taking_back(of: Board) -> Board:
    """Return the board as it is when all that is too much was taken back."""
    found = doubles(of)
    about = [*(e for double in found for e in double.entries)]
    about += [double.again for double in found if double.is_all]
    withdrawn = (office(n, Withdraw, about=each.id) for n, each in enumerate(about, 50))
    after = of.copy()
    after.apply_all(withdrawn)
    assert doubles(after) == []
    return after


@pytest.mark.parametrize("key", ["ssss", "tttt"])
@pytest.mark.parametrize(
    ("work", "left"),
    [
        (lambda key: [office(1, Edit, about=f"{key}.2", text="Hot food")], ["Hot food"]),
        (split, ["Hot", "Warm"]),
        (lambda key: [office(1, Echo, about=f"{key}.2")], [TEXT]),
        (
            lambda key: [office(1, Looked, about=f"{key}.2", letters=letters_of(TEXT))],
            [TEXT],
        ),
    ],
)
def test_what_was_worked_on_stays_on_whichever_laptop_that_was(
    key: str, work: Any, left: list[str]
) -> None:
    work_done = work(key)
    after = after_taking_back(board(*ONE, *AGAIN, *work_done))

    assert texts(after) == left
    assert len(after.changes(Way)) == 1
    assert all(each.entry.sheet_key in {key, "oooo"} for each in after.said())
    marks = [mark for each in after.said() for mark in each.marks]
    assert marks == [each for each in work_done if isinstance(each, (Echo, Looked))]


def test_what_was_taken_back_on_one_laptop_does_not_come_back_from_the_other() -> None:
    gone = office(1, Withdraw, about="ssss.2")

    assert texts(after_taking_back(board(*ONE, *AGAIN, gone))) == []


def test_where_both_have_worked_on_it_the_first_stays() -> None:
    edits = [office(n, Edit, about=f"{key}.2", text=key) for n, key in ((1, "ssss"), (2, "tttt"))]

    assert texts(after_taking_back(board(*ONE, *AGAIN, *edits))) == ["ssss"]


def test_what_only_the_other_laptop_has_stays() -> None:
    more = [*AGAIN, entry(Rating, "tttt.4", stars=4, returned="tttt.1")]
    after = after_taking_back(board(*ONE, *more))

    assert (texts(after), len(after.ratings()), len(after.returns())) == ([TEXT], 1, 2)
