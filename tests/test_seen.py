"""Many returns are remembered by their fingerprints, and none is taken for another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.survey.returns.seen import Seen

KEYS = st.integers(0, 2**64 - 1) | st.integers(1, 9).map(lambda number: number * 1024 - 1)
"""Numbers of 64 bits, some of which would all like to have the last place of 1,024."""


@given(st.lists(st.tuples(KEYS, st.integers(1, 2**32 - 1))), st.integers(0, 3000))
def test_what_is_seen_is_what_a_dict_would_hold(put: list[tuple[int, int]], expected: int) -> None:
    seen = Seen()
    seen.expect(expected)
    there: dict[int, int] = {}
    for key, value in put:
        assert seen.put(key, value) == there.get(key)
        there.setdefault(key, value)
    assert [seen.get(key) for key in there] == list(there.values())
    assert len(seen) == len(there)


@pytest.mark.parametrize("expected", [0, 10, 20_000, 200_000])
def test_more_may_come_than_were_expected(expected: int) -> None:
    seen = Seen(large=True)
    seen.expect(expected)
    keys = [number * 0x9E3779B97F4A7C15 % 2**64 for number in range(20_000)]
    assert not seen.put_all(keys, [1 + key // 2 for key in keys])
    seen.change(keys[7], 5)
    there = seen.put_all(keys[:9], [3] * 9)
    assert there == {place: 1 + keys[place] // 2 for place in range(9)} | {7: 5}
    assert seen.get(1) is None
