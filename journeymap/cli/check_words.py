"""What `journeymap check --words` prints: each sentence of ours that is hard to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cleaning import one_line
from journeymap.cli.house import organisation_of

if TYPE_CHECKING:
    from journeymap.feedback.document import Document
    from journeymap.plain_words.fault import Fault, Place
    from journeymap.plain_words.lists import WordLists
    from journeymap.plain_words.passage import Limits
    from journeymap.sheets.workshop import Reading, Workshop


def lines_of_words(
    workshop: Workshop, house: Path | None = None, *, easy_read: bool
) -> Iterator[str]:
    """Yield a line for each fault: first of the guide and of the answers, then of the summary.

    The first two have the path and the line of the file. What the summary repeats of them is
    told once. The words of the organisation count too: of the folder `house`, if one is named.
    """
    from journeymap.feedback.plain.of_answers import faults_in_answers
    from journeymap.feedback.plain.of_document import faults_of
    from journeymap.feedback.plain.of_guide import with_voices_of
    from journeymap.organisation.word_lists import word_lists_of
    from journeymap.plain_words.passage import EASY_READ, PLAIN

    reading, limits = workshop.read(), EASY_READ if easy_read else PLAIN
    lists = with_voices_of(reading.guide, word_lists_of(organisation_of(workshop, house)))
    told: set[tuple[str, str, str]] = set()
    answers = faults_in_answers(reading.board, lists, limits)
    in_files = [
        *_with_lines(*_guide(workshop, lists, limits)),
        *_with_lines(answers, _line_of_entry(workshop) if answers else lambda _: ""),
    ]
    for at, fault in in_files:
        told.add((fault.rule, fault.sentence, fault.what))
        yield one_line(f"{at}: {fault}")
    for fault in faults_of(_summary(workshop, reading, house), lists, limits):
        if (fault.rule, fault.sentence, fault.what) not in told:
            yield one_line(str(fault))


def _summary(workshop: Workshop, reading: Reading, house: Path | None) -> Document:
    from journeymap.feedback.usual_account import usual_account

    return usual_account(workshop, reading.board, len(reading.problems), house).document


def _with_lines(
    faults: list[Fault], line_of: Callable[[Place], str]
) -> Iterator[tuple[str, Fault]]:
    return ((line_of(fault.place), fault) for fault in faults)


def _guide(
    workshop: Workshop, lists: WordLists, limits: Limits
) -> tuple[list[Fault], Callable[[Place], str]]:
    """Return the faults of the guide, and what tells their lines; none if it cannot be read."""
    from journeymap.feedback.plain.of_guide import faults_in_tree
    from journeymap.sheets.dialect import BadYaml
    from journeymap.sheets.guide_file import GUIDE_NAME
    from journeymap.sheets.yaml_file import read_yaml

    path = workshop.folder / GUIDE_NAME
    try:
        document = read_yaml(path, "guide")
    except (BadYaml, OSError):  # what is wrong with it is told as a problem of the file
        return [], lambda _: str(path)

    def line_of(place: Place) -> str:
        assert isinstance(place, tuple), "a fault of a guide has its place in it"
        return f"{path}:{document.line(place)}"

    return faults_in_tree(document.tree, lists, limits), line_of


def _line_of_entry(workshop: Workshop) -> Callable[[Place], str]:
    """Return what tells the sheet and the line of an entry, by its id."""
    from journeymap.sheets.reading import read_sheet

    lines: dict[str, str] = {}
    for path in workshop.sheet_paths():
        for placed in read_sheet(Path(path)).placed:
            lines.setdefault(placed.entry.id, f"{path}:{placed.line}")
    return lambda entry: lines.get(str(entry), str(workshop.sheets))
