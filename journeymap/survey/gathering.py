"""Brings in what other copies of a workshop have of the survey: the editions, and the returns.

Nothing that is here is overwritten. An edition that was issued otherwise under the same number,
and a copy of returns that differs, are kept beside what is here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from journeymap.entries import Entry
from journeymap.problems import Problem
from journeymap.sheets.disk import make_in, write_whole
from journeymap.sheets.erasure import Erasure
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.workshop import RETURNS, Workshop
from journeymap.survey.editions import (
    freeze,
    is_the_same,
    numbered,
    questionnaire_text,
    read_copies,
    read_editions,
)
from journeymap.survey.questionnaire import Questionnaire

_BESIDE = "beside-"
"""What the name of an edition begins with that differs from the one here."""


@dataclass(slots=True)
class SurveyGathered:
    """The files of the survey that something was done with, as paths in the workshop."""

    new: list[str] = field(default_factory=list)
    """Files that were not here."""
    beside: list[str] = field(default_factory=list)
    """Files that differ from the one here, and are kept beside it."""


def gather_survey(workshop: Workshop, sources: Iterable[Path]) -> SurveyGathered:
    """Bring in what other workshops' folders have of the survey. Raises `OSError`.

    What somebody asked to erase, here or there, is not in what is brought in.
    """
    others = [Workshop(source) for source in sources]
    gathered = SurveyGathered()
    for other in others:
        if other.survey.is_dir() and other.folder.resolve() != workshop.folder.resolve():
            make_in(workshop.survey)
            _bring_in_editions(workshop, other, gathered)
            _bring_in_returns(workshop, other, gathered)
    return gathered


def survey_problems(workshop: Workshop) -> list[Problem]:
    """Return what is wrong with the files of the survey."""
    _, problems = read_editions(workshop)
    for path in sorted(workshop.survey.glob(f"{_BESIDE}*.yaml")):
        wrong = "this edition was issued elsewhere, with the number of another one that is here"
        mend = "Look which of them people have answered, and move the other away"
        problems.append(Problem(path, 1, wrong, mend))
    return problems


def _bring_in_editions(workshop: Workshop, other: Workshop, gathered: SurveyGathered) -> None:
    """Bring in the editions that are not here: the newest of all has the name without a number."""
    here = {each.edition: each for each in read_editions(workshop)[0]}
    for theirs in sorted(read_editions(other)[0], key=lambda each: each.edition):
        if theirs.edition not in here:
            _put(workshop, theirs, gathered)
            here[theirs.edition] = theirs
        else:
            _put_beside(workshop, theirs, here[theirs.edition], gathered)
    for copy in read_copies(other):
        _put_beside(workshop, copy, here.get(copy.edition), gathered)


def _put(workshop: Workshop, new: Questionnaire, gathered: SurveyGathered) -> None:
    """Write an edition that is not here; nothing that cannot be read is written over."""
    editions, problems = read_editions(workshop)
    if problems or any(each.edition > new.edition for each in editions):
        data = questionnaire_text(new).encode()
        _write_new(workshop, numbered(workshop, new), data, gathered.new)
    else:
        path = freeze(workshop, new)
        gathered.new.append(str(path.relative_to(workshop.folder)))


def _put_beside(
    workshop: Workshop,
    theirs: Questionnaire,
    ours: Questionnaire | None,
    gathered: SurveyGathered,
) -> None:
    """Write an edition that was issued otherwise under its number beside the one that is here."""
    if not is_the_same(theirs, ours):
        data = questionnaire_text(theirs).encode()
        name = f"{_BESIDE}{_mark(data)}-questionnaire-{theirs.edition}.yaml"
        _write_new(workshop, workshop.survey / name, data, gathered.beside)


def _bring_in_returns(workshop: Workshop, other: Workshop, gathered: SurveyGathered) -> None:
    """Bring in the cleaned copies of returns, and what says how their columns were read."""
    erasure = _erasure(workshop, other)
    for path in sorted((other.survey / RETURNS).rglob("*")):
        if not path.is_file() or path.name.startswith("."):
            continue
        target = workshop.survey / path.relative_to(other.survey)
        data = path.read_bytes()
        if path.suffix == ".csv":
            data = erasure.of_returns(data)
        for folder in reversed(target.relative_to(workshop.survey).parents):
            make_in(workshop.survey / folder)
        if not target.exists():
            _write_new(workshop, target, data, gathered.new)
        elif target.read_bytes() != data:
            beside = target.with_name(f"{target.stem}-copy-{_mark(data)}{target.suffix}")
            _write_new(workshop, beside, data, gathered.beside)


def _erasure(workshop: Workshop, other: Workshop) -> Erasure:
    """Return what was asked to be erased here or there, with the words as far as there are any."""
    entries = [*_entries_of(workshop), *_entries_of(other)]
    board = workshop.read().board
    board.apply_all(entries)
    return Erasure.asked_for(board, entries)


def _entries_of(workshop: Workshop) -> Iterator[Entry]:
    for path in workshop.sheet_paths():
        yield from read_sheet(path).entries


def _write_new(workshop: Workshop, path: Path, data: bytes, names: list[str]) -> None:
    if not path.exists():
        write_whole(path, data)
        names.append(str(path.relative_to(workshop.folder)))


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:6]
