"""What was tried where a target is missing, by what the row measures. It goes into the page."""

from __future__ import annotations

from collections.abc import Mapping

TRIED: Mapping[str, str] = {
    "findings over workshops": (
        "It was 10.3 × the parsing. Support is worked out from what nobody's would be (2.7 s to"
        " 0.8 s), JSON is written by the piece (2.4 s to 1.2 s), the collector rests (a fifth),"
        " numpy keeps to one processor, and what is near is added up in the cache. What is left is"
        " spread: suggested themes a quarter, grouping a fifth, links a sixth, reading an eighth."
        " Learning themes from fewer texts would be sooner, and other themes: it was left."
    ),
    "grouping statements": (
        "It was 0.56 × the matrix, 14.9 × and 17.1 × itself. All pairs that are each other's"
        " nearest are joined in the table at once, words are added up for a thousand texts at a"
        " time, and numpy keeps to one processor: on two, these tables took nearly twice as long."
        " What is ten times as large is cut three times, and what is not is never cut: cells of"
        " 500 (F1 of 20,000 0.407 to 0.397) or two cuts (0.372) were sooner, and grouped worse."
    ),
}
"""By the row's `what`, in a sentence or a few. One entry is for all sizes of it."""
