"""The summary as it would be written now, put together away from the screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeymap.entries import Entry
from journeymap.feedback.document import Document
from journeymap.feedback.identity import possible_names
from journeymap.feedback.markdown import to_markdown
from journeymap.feedback.summary import make_summary, words_that_go_out
from journeymap.sheets.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Preview:
    """The summary, how it is written, and what in it may be names."""

    document: Document
    markdown: str
    names: list[str]


def preview(workshop: Workshop, written: Iterable[Entry]) -> Preview:
    """Read a workshop and return its summary.

    `written` is what this writer has written, some of it perhaps in another place.
    """
    reading = workshop.read()
    reading.board.apply_all(written)
    document = make_summary(reading.board, len(reading.problems))
    names = possible_names(words_that_go_out(reading.board))
    return Preview(document, to_markdown(document), names)
