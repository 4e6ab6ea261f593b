"""Makes the questions of the survey out of what is asked in the room.

They come from the board and not from the guide alone: the room may have added stages and
activities, and the survey asks about the same ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from journeymap.board import Board
from journeymap.guide import STAGE_HERE, Activity, Stage
from journeymap.language.language import to_say
from journeymap.sheets.names import slug
from journeymap.survey.questionnaire import STARS, VOICE, WAYS, Option, Question

WHOLE_JOURNEY = to_say("The whole journey")
"""What stands there where a question is about no stage."""
_STARS = tuple(Option(name=str(stars), says=str(stars)) for stars in range(1, 6))


def questions_of(board: Board, edition: int = 1) -> tuple[Question, ...]:
    """Return the questions of the survey, in the order in which they are put.

    First the voice; then what is asked at each stage, stage by stage; then the other
    activities in their order; last how people want to hear back. The codes of a later edition
    begin with its number, so that no code ever means two questions.
    """
    before = "q" if edition == 1 else f"e{edition}q"
    questions = [*_voice(board), *_of_activities(board), *_ways(board)]
    times = Counter(question.wording for question in questions)
    again = {wording for wording, number in times.items() if number > 1}
    names = {stage.id: stage.name for stage in board.stages()}
    return tuple(
        question.model_copy(
            update={
                "code": f"{before}{number}",
                "wording": _told_apart(question, again, names),
            }
        )
        for number, question in enumerate(questions, 1)
    )


def _told_apart(question: Question, again: set[str], names: dict[str, str]) -> str:
    """Return a wording with its stage before it, if others have the same."""
    if question.wording not in again or question.stage is None:
        return question.wording
    return f"{names.get(question.stage, question.stage)}: {question.wording}"


def _voice(board: Board) -> Iterator[Question]:
    guide = board.guide
    options = tuple(Option(name=voice.id, says=voice.says) for voice in guide.voices)
    if guide.voice_question and options:
        yield Question(code="q", activity=VOICE, wording=guide.voice_question, options=options)


def _of_activities(board: Board) -> Iterator[Question]:
    """Yield what is asked: those asked at each stage together, where the first of them stands."""
    activities = [each for each in board.activities() if each.survey]
    everywhere = [each for each in activities if each.where == "each stage"]
    for activity in activities:
        if activity not in everywhere:
            yield from _at_its_places(activity, board.stages())
        elif activity is everywhere[0]:
            for stage in board.stages():
                for each in everywhere:
                    yield from _asked(each, stage)


def _at_its_places(activity: Activity, stages: Iterable[Stage]) -> Iterator[Question]:
    if activity.where == "whole journey":
        yield from _asked(activity, None)
    for stage in stages:
        if activity.is_asked_at(stage.id):
            yield from _asked(activity, stage)


def _asked(activity: Activity, stage: Stage | None) -> Iterator[Question]:
    """Yield the question of one activity at one place; for a critic's note, the stars first."""
    at = stage.id if stage else None
    if activity.survey_stars:
        wording = _worded(activity.survey_stars, stage)
        yield Question(code="q", stage=at, activity=STARS, wording=wording, options=_STARS)
    if activity.survey:
        yield Question(
            code="q", stage=at, activity=activity.kind, wording=_worded(activity.survey, stage)
        )


def _worded(wording: str, stage: Stage | None) -> str:
    return wording.replace(STAGE_HERE, stage.name if stage else WHOLE_JOURNEY)


def _ways(board: Board) -> Iterator[Question]:
    back = board.guide.hear_back
    if back and back.ways:
        names = _names(back.ways)
        options = tuple(
            Option(name=name, says=says) for name, says in zip(names, back.ways, strict=True)
        )
        yield Question(code="q", activity=WAYS, wording=back.ask, options=options)


def _names(labels: Iterable[str]) -> list[str]:
    """Return a short name for each label, none of them twice: `phone_me_please`."""
    names: list[str] = []
    for number, label in enumerate(labels, 1):
        name = re.sub("-", "_", slug(label)) or f"option_{number}"
        names.append(name if name not in names else f"{name}_{number}")
    return names
