"""The editions of the questionnaire: frozen as they are issued, and read back.

The newest stands in `survey/questionnaire.yaml`, those before it beside it, each with its number
in its name: `questionnaire-1.yaml`. What was issued is never changed: who answers an old edition
has answered its questions.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    """Return what was issued, the newest edition first, and what is wrong with its files.

    A file answers for an edition only under the name that journeymap gave it. A copy that a
    synced folder made under another name never does, and is a problem if it says anything else.
    """
    problems: list[Problem] = []
    newest = workshop.survey / QUESTIONNAIRE_NAME
    read = {path: _read(path, problems) for path in _files(workshop)}
    editions: dict[int, Questionnaire] = {}
    for path, edition in read.items():
        if edition is not None and path in {newest, numbered(workshop, edition)}:
            editions.setdefault(edition.edition, edition)
    for path, edition in read.items():
        if edition is not None and not is_the_same(edition, editions.get(edition.edition)):
            problems.append(_in_no_place(path, edition, editions))
    return [editions[number] for number in sorted(editions, reverse=True)], problems


def read_copies(workshop: Workshop) -> list[Questionnaire]:
    """Return what stands in the files that answer for no edition, and differs from all that do."""
    editions, _ = read_editions(workshop)
    read = (_read(path, []) for path in _files(workshop))
    return [edition for edition in read if edition is not None and edition not in editions]


def draft(workshop: Workshop, board: Board, today: date) -> Questionnaire:
    """Return the questionnaire that would be issued now. Nothing is written.

    It is the newest edition, or a new one if anything has changed. Raises `NotIssued` if nothing
    is asked, or if a file of an earlier edition cannot be read.
    """
    editions, problems = read_editions(workshop)
    if problems:
        raise NotIssued(str(problems[0]))
    last = editions[0] if editions else None
    if last and is_the_same(last, _made(board, last.edition, today)):
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


def is_the_same(one: Questionnaire, other: Questionnaire | None) -> bool:
    """Whether two editions ask the same, on whatever days they were issued."""
    return other is not None and one.model_copy(update={"issued": other.issued}) == other


def keep(workshop: Workshop, last: Questionnaire | None, new: Questionnaire) -> None:
    """Freeze a new edition, when the one before it stands under its number. Raises `NotIssued`."""
    editions, problems = read_editions(workshop)
    if problems:
        raise NotIssued(str(problems[0]))
    if (editions[0] if editions else None) != last:
        wrong = "another window has issued the questions meanwhile"
        raise NotIssued(f"{wrong}. Look at what went out, and issue them again if need be.")
    try:
        make_in(workshop.survey)
        freeze(workshop, new)
    except OSError as error:
        path = workshop.survey / QUESTIONNAIRE_NAME
        raise NotIssued(f"{path} cannot be written: {error.strerror}.") from error


def freeze(workshop: Workshop, new: Questionnaire) -> Path:
    """Write an edition as the newest, and return where. What stands there gets its number.

    It is for a workshop whose editions have no problem. Raises `OSError`.
    """
    path = workshop.survey / QUESTIONNAIRE_NAME
    before = _read(path, []) if path.exists() else None
    if before is not None:
        write_whole(numbered(workshop, before), path.read_bytes())
    write_whole(path, questionnaire_text(new).encode())
    return path


def numbered(workshop: Workshop, edition: Questionnaire) -> Path:
    """Return where an edition stands that is not the newest."""
    return workshop.survey / f"questionnaire-{edition.edition}.yaml"


def _files(workshop: Workshop) -> Iterator[Path]:
    """Yield the files that may be editions, the newest edition's own first."""
    yield from sorted(
        workshop.survey.glob("questionnaire*.yaml"),
        key=lambda path: (path.name != QUESTIONNAIRE_NAME, path.name),
    )


def _in_no_place(path: Path, edition: Questionnaire, editions: dict[int, Questionnaire]) -> Problem:
    """Return what is wrong with a file that is not read as an edition."""
    number = edition.edition
    if number in editions:
        wrong = f"this is not read: edition {number} stands in another file, with other questions"
        mend = "Look which of them people have answered, and move the other away"
    else:
        wrong = f"this is not read: it says it is edition {number}, and its name does not"
        mend = f"Call it questionnaire-{number}.yaml if it was issued, or move it away"
    return Problem(path, 1, wrong, mend)


def _read(path: Path, problems: list[Problem]) -> Questionnaire | None:
    try:
        document = read_yaml(path, "questionnaire")
        edition = Questionnaire.model_validate(document.tree)
    except BadYaml as bad:
        problems.append(Problem(path, bad.line, bad.wrong, bad.mend))
    except ValidationError as errors:
        error = one_a_field(errors.errors())[0]
        problems.append(Problem(path, document.line(place_of(error)), in_words(error), _MEND))
    except OSError as error:
        wrong = f"this questionnaire cannot be read: {error.strerror}"
        problems.append(Problem(path, 1, wrong, "Look at who may read the file"))
    else:
        if (place := _code_again(edition)) is None:
            return edition
        wrong = f"the code {edition.questions[place].code} is that of a question before it, too"
        problems.append(Problem(path, document.line(("questions", place)), wrong, _MEND))
    return None


def _code_again(edition: Questionnaire) -> int | None:
    """Return the place of a question whose code another one has before it, or None."""
    codes = set()
    for place, question in enumerate(edition.questions):
        if question.code in codes:
            return place
        codes.add(question.code)
    return None
