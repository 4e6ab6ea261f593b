"""What was tried where a target is missing, by what the row measures. It goes into the page."""

from __future__ import annotations

from collections.abc import Mapping

TRIED: Mapping[str, str] = {
    "the summary: Markdown": (
        "It took twice as long as loading. Statements are put together once for the account and"
        " its road map, only what was decided about goes through the joining of sets, a text is"
        " looked over for contact details in small letters, a line of Markdown is escaped only if"
        " anything in it acts, and the collector rests. What is left is spread over all that is"
        " made of each entry, none of it more than a tenth. Looking through all texts as one was"
        " no faster than one by one."
    ),
    "opening a workshop": (
        "Telling a whole item, or all its lines, by one regular expression instead of line by line"
        " brought nothing: what it finds has to be taken apart and checked all the same. Nor did"
        " fewer steps in what numbers a sheet and puts an entry onto the board. Half of the time"
        " is the reading of lines and the checks of their fields, two fifths the board."
    ),
}
"""By the row's `what`, in a sentence or a few. One entry is for all sizes of it."""
