"""The findings as JSON are as Python's own json would write them, and come in pieces."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journeymap.cli.json_pieces import json_pieces


class _Pull(StrEnum):
    PARKED = "parked"


_LIKELIHOODS = st.integers(0, 100).map(lambda hundredths: hundredths / 100)
_PLAIN: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.booleans(), st.integers(), _LIKELIHOODS, st.text(), st.just(_Pull.PARKED)
)
_VALUES: st.SearchStrategy[Any] = st.recursive(
    _PLAIN,
    lambda inside: (
        st.lists(inside)
        | st.lists(inside).map(tuple)
        | st.dictionaries(st.text(), inside, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), _VALUES, max_size=5))
def test_it_is_the_same_to_the_character_as_what_json_writes(values: dict[str, Any]) -> None:
    expected = json.dumps(values, ensure_ascii=False, indent=2)
    assert "".join(json_pieces(values)) == expected


def test_each_thing_of_a_list_is_a_piece_so_that_not_all_is_in_memory_at_once() -> None:
    pieces = list(json_pieces({"findings": [{"id": f"p0q8.{n}"} for n in range(50)]}))
    assert len(pieces) >= 50
    assert max(map(len, pieces)) < 50


def test_a_folder_called_by_what_is_no_character_is_written_as_python_has_it() -> None:
    values = {"workshops": ["lunch-\udcff"], "findings": [{"workshop": "lunch-\udcff"}]}
    assert "".join(json_pieces(values)) == json.dumps(values, ensure_ascii=False, indent=2)
