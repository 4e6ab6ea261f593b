"""The summary in its forms, against loading the workshop."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.alone import alone, seconds_of
from benchmarks.made_up import make_workshop
from benchmarks.plain_reading import PYYAML, seconds_of_pyyaml
from benchmarks.row import Extent, Row, Target
from journeymap.feedback.document import Document
from journeymap.feedback.forms.html import to_html
from journeymap.feedback.forms.look import Look
from journeymap.feedback.forms.markdown import to_markdown
from journeymap.feedback.forms.pdf import to_pdf
from journeymap.feedback.forms.word import to_docx
from journeymap.feedback.summary import make_summary
from journeymap.language.language import ENGLISH
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop

_LOADING = "loading the workshop"
_MAKING = "what is said in it, without a form"
_FORMS: dict[str, Callable[[Document], object]] = {
    _MAKING: lambda document: document,
    "Markdown": to_markdown,
    "HTML": lambda document: to_html(document, Look(), ENGLISH),
    "PDF": lambda document: to_pdf(document, Look(), ENGLISH),
    "DOCX": lambda document: to_docx(document, Look(), ENGLISH),
}
_FASTER_READING = (
    "The faster a workshop is read, the harder this is to reach: it says what part of the wait the "
    "summary is."
)
_STAYS = "A yardstick that stays where it is when journeymap reads faster."


def measure(extent: Extent, here: Path) -> Iterator[Row]:
    """Load a workshop and make its summary in each form, in a new process each round."""
    size, rounds = extent.of((40, 1), (5000, 3))
    workshop = make_workshop(here, size, OwnSheets(here / "own"))
    took = [alone(_make, workshop.folder) for _ in range(rounds)]
    loading = tuple(each[_LOADING] for each in took)
    parsing = tuple(alone(seconds_of_pyyaml, [workshop.folder]) for _ in range(rounds))
    for form in _FORMS:
        ours = tuple(each[form] for each in took)
        target = Target(0.5) if form == "Markdown" else None
        note = _FASTER_READING if target else ""
        what, entries = f"the summary: {form}", f"{size:,} entries"
        yield Row(what, entries, ours, _LOADING, loading, target, "s", note)
        if target:
            yield Row(what, entries, ours, PYYAML, parsing, None, "s", _STAYS)


def _make(folder: Path) -> dict[str, float]:
    """Return the seconds of loading, and of each form with the account that it shows.

    The forms are made once of little before, so that no library is loaded meanwhile.
    """
    workshop = Workshop(folder)
    little = make_summary(Workshop(folder.with_name("none")).read().board)
    for form in _FORMS.values():
        form(little)
    began = time.perf_counter()
    board = workshop.read().board
    seconds = {_LOADING: time.perf_counter() - began}
    for name, form in _FORMS.items():
        seconds[name] = seconds_of(lambda form=form: form(make_summary(board)))
    return seconds
