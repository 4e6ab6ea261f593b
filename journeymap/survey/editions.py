"""The editions of the questionnaire: frozen as they are issued, and read back.

The newest stands in `survey/questionnaire.yaml`, those before it beside it. What was issued is
never changed: who answers an old edition has answered its questions.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from journeymap.board import Board
from journeymap.problems import Problem
from journeymap.sheets.dialect import BadYaml, key_lines
from journeymap.sheets.disk import make_in, write_whole
from journeymap.sheets.in_words import in_words, one_a_field, place_of
from journeymap.sheets.workshop import Workshop
from journeymap.sheets.yaml_file import read_yaml
from journeymap.survey.asking import questions_of
from journeymap.survey.questionnaire import Questionnaire

QUESTIONNAIRE_NAME = "questionnaire.yaml"
_MEND = "Bring it back from a copy: what was issued is never changed"


class NotIssued(Exception):
    """There is no questionnaire, or none can be made: why, and what to do."""


def read_editions(workshop: Workshop) -> tuple[list[Questionnaire], list[Problem]]:
    """Return what was issued, the newest edition first, and what is wrong with its files."""
    editions: list[Questionnaire] = []
    problems: list[Problem] = []
    for path in sorted(workshop.survey.glob("questionnaire*.yaml")):
        edition = _read(path, problems)
        if edition is not None:
            editions.append(edition)
    return sorted(editions, key=lambda each: each.edition, reverse=True), problems


def draft(workshop: Workshop, board: Board, today: date) -> Questionnaire:
    """Return the questionnaire that would be issued now. Nothing is written.

    It is the newest edition, or a new one if anything has changed. Raises `NotIssued` if nothing
    is asked, or if a file of an earlier edition cannot be read.
    """
    editions, problems = read_editions(workshop)
    if problems:
        raise NotIssued(str(problems[0]))
    last = editions[0] if editions else None
    if last and _is_the_same(last, _made(board, last.edition, today)):
        return last
    return _made(board, last.edition + 1 if last else 1, today)


def issue(workshop: Workshop, board: Board, today: date) -> Questionnaire:
    """Return the questionnaire of what is asked now, as a new edition if anything has changed.

    Raises `NotIssued` as `draft` does, and if the new edition cannot be written.
    """
    editions, _ = read_editions(workshop)
    asked = draft(workshop, board, today)
    if asked not in editions:
        keep(workshop, editions[0] if editions else None, asked)
    return asked


def questionnaire_text(questionnaire: Questionnaire) -> str:
    """Return the questionnaire as the text of its file."""
    values: dict[str, Any] = questionnaire.model_dump(exclude_none=True, exclude_defaults=True)
    heading = f"# {questionnaire.title} · the questions as they were issued; do not change them"
    lines = [heading, f"edition: {questionnaire.edition}"]
    for key, value in values.items():
        if key != "edition":
            lines += key_lines(key, value)
    return "\n".join(lines) + "\n"


def _made(board: Board, edition: int, today: date) -> Questionnaire:
    guide, questions = board.guide, questions_of(board, edition)
    if not questions:
        wrong = "no activity of the guide has a question for the survey"
        raise NotIssued(f"{wrong}. Write what the survey asks behind survey: in workshop.yaml.")
    asked_at = {question.stage for question in questions}
    return Questionnaire(
        edition=edition,
        issued=today,
        title=guide.title,
        service=guide.service,
        purpose=guide.purpose,
        stages=tuple(stage for stage in board.stages() if stage.id in asked_at),
        questions=questions,
    )


def _is_the_same(one: Questionnaire, other: Questionnaire) -> bool:
    return one.model_copy(update={"issued": other.issued}) == other


def keep(workshop: Workshop, last: Questionnaire | None, new: Questionnaire) -> None:
    """Freeze a new edition, when the one before it stands under its number. Raises `NotIssued`."""
    newest = workshop.survey / QUESTIONNAIRE_NAME
    editions, _ = read_editions(workshop)
    if (editions[0] if editions else None) != last:
        wrong = "another window has issued the questions meanwhile"
        raise NotIssued(f"{wrong}. Look at what went out, and issue them again if need be.")
    try:
        make_in(workshop.survey)
        if last is not None:
            before = newest.with_name(f"questionnaire-{last.edition}.yaml")
            write_whole(before, newest.read_bytes())
        write_whole(newest, questionnaire_text(new).encode())
    except OSError as error:
        raise NotIssued(f"{newest} cannot be written: {error.strerror}.") from error


def _read(path: Path, problems: list[Problem]) -> Questionnaire | None:
    try:
        document = read_yaml(path, "questionnaire")
        return Questionnaire.model_validate(document.tree)
    except BadYaml as bad:
        problems.append(Problem(path, bad.line, bad.wrong, bad.mend))
    except ValidationError as errors:
        error = one_a_field(errors.errors())[0]
        problems.append(Problem(path, document.line(place_of(error)), in_words(error), _MEND))
    except OSError as error:
        wrong = f"this questionnaire cannot be read: {error.strerror}"
        problems.append(Problem(path, 1, wrong, "Look at who may read the file"))
    return None
