"""Packed entries: the same in all, and small."""

from __future__ import annotations

import copy
import pickle
import tracemalloc
from collections.abc import Callable

import pytest
from building import TABLE_1, board, entry
from faults.kinds import one_of_each
from pydantic import ValidationError

from journeymap.entries import Always, Edit, Entry
from journeymap.packing import Mould, packed
from journeymap.sheets.dialect import item_lines
from journeymap.sheets.reading import sheet_text

EACH = pytest.mark.parametrize("made", one_of_each(), ids=lambda each: each.kind)


@EACH
def test_a_packed_entry_is_the_same_in_all(made: Entry) -> None:
    small = packed(made)

    assert type(small) is type(made)
    assert small == made
    assert hash(repr(small)) == hash(repr(made))
    assert small.model_fields_set == made.model_fields_set
    assert small.model_extra == made.model_extra
    assert small.model_dump(mode="json") == made.model_dump(mode="json")
    assert small.model_dump(exclude_unset=True) == made.model_dump(exclude_unset=True)
    assert small.as_item() == made.as_item()


@EACH
@pytest.mark.parametrize(
    "again",
    [copy.copy, copy.deepcopy, packed, lambda each: pickle.loads(pickle.dumps(each))],  # noqa: S301
    ids=["copied", "copied deep", "packed again", "sent on"],
)
def test_a_packed_entry_can_be_copied(made: Entry, again: Callable[[Entry], Entry]) -> None:
    assert again(packed(made)) == made


def test_a_packed_entry_cannot_be_changed() -> None:
    small = packed(entry(Always, "k7f3.1", text="Hot"))

    with pytest.raises(ValidationError, match="frozen"):
        small.text = "Cold"  # type: ignore[misc]


def test_what_is_changed_in_a_copy_of_a_packed_entry_is_not_changed_in_another() -> None:
    small, other = (packed(entry(Always, f"k7f3.{number}", text="Hot")) for number in (1, 2))

    changed = small.model_copy(update={"stage": "seated"})

    assert changed.model_fields_set == {"id", "at", "text", "stage"}
    assert small.model_fields_set == other.model_fields_set == {"id", "at", "text"}


def test_what_was_edited_is_packed_too() -> None:
    said = [entry(Always, f"k7f3.{number}", text="Hot") for number in (1, 2)]
    edits = [entry(Edit, f"p0q8.{n}", about=f"k7f3.{n}", text="Served hot") for n in (1, 2)]

    one, other = (standing.entry for standing in board(*said, *edits).said())

    assert one.text == other.text == "Served hot"
    assert one.model_fields_set is other.model_fields_set, "it is kept once for both"


def test_entries_of_a_sheet_take_half_the_memory_of_those_that_pydantic_makes() -> None:
    made = [entry(Always, f"k7f3.{n}", text="Hot", stage="seated", voice="staff") for n in range(9)]
    data = "".join("\n".join(item_lines(each.as_item())) + "\n" for each in made).encode() * 100

    def read() -> object:
        return sheet_text(TABLE_1, data).entries

    def made_by_pydantic() -> object:
        return [Always.model_validate(each.as_item()) for _ in range(100) for each in made]

    assert memory_of(read) < memory_of(made_by_pydantic) / 2


def test_the_first_entries_of_a_kind_are_as_small_as_any() -> None:
    class New(Always):
        """A kind of which no entry was made yet."""

    one = entry(Always, "k7f3.1", text="Hot")
    columns: dict[str, list[object]] = {"text": ["Hot"], "at": [one.at], "id": [one.id]}
    mould = Mould(New, [*columns])

    first = held_by(lambda: mould.entries({name: each * 99 for name, each in columns.items()}))

    assert first < memory_of(lambda: [packed(one) for _ in range(99)]) * 1.2


def memory_of(make: Callable[[], object]) -> int:
    """Return how many bytes are held by what is made, when it is made a second time."""
    make()
    return held_by(make)


def held_by(make: Callable[[], object]) -> int:
    """Return how many bytes are held by what is made."""
    tracemalloc.start()
    try:
        kept = make()
        held, _ = tracemalloc.get_traced_memory()
        assert kept
        return held
    finally:
        tracemalloc.stop()
