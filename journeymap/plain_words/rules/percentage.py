"""A share is told as so many of so many: "8 of 10 people", not "80 %"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from journeymap.plain_words.fault import Fault
from journeymap.plain_words.passage import Passage

_PERCENTAGE = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)?)\s?(?:%|per\s?cent\b|y cant\b)", re.IGNORECASE
)
_ALL = 100
_SHARES = {25: "1 of 4", 33: "1 of 3", 50: "1 of 2", 67: "2 of 3", 75: "3 of 4"}


def percentages(passages: Sequence[Passage]) -> Iterator[Fault]:
    """Yield the percentages, each with how it may be told."""
    for passage in passages:
        for sentence in passage.sentences:
            for found in _PERCENTAGE.finditer(sentence):
                share = _told(float(found["number"].replace(",", ".")))
                what = f"“{found[0]}” is a percentage"
                yield passage.fault("percentage", sentence, what, f"Say how many: {share}")


def _told(percent: float) -> str:
    if percent > _ALL:
        return "“12 now, 10 before”"
    if percent in (0, _ALL):
        return "“nobody”" if percent == 0 else "“everybody”, or “10 of 10 people”"
    if round(percent) in _SHARES:
        return f"“{_SHARES[round(percent)]} people”, or the two numbers"
    tenths = round(percent / 10)
    if 0 < tenths < _ALL // 10:
        about = "" if percent == tenths * 10 else "about "
        return f"“{about}{tenths} of 10 people”, or the two numbers"
    return f"“about {max(1, min(99, round(percent)))} of 100 people”, or the two numbers"
