"""The workshop's own texts that the survey has besides those of the account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.board import Board
from journeymap.findings.own_texts import OwnText, texts_to_translate
from journeymap.guide import STAGE_HERE
from journeymap.language.language import Language
from journeymap.survey.in_language import told_in
from journeymap.survey.questionnaire import Questionnaire

_KEPT = f"; {STAGE_HERE} stays, where the name of the stage belongs"


def all_texts_to_translate(board: Board, editions: Sequence[Questionnaire]) -> list[OwnText]:
    """Return all the workshop's own texts: of the account, then those of the survey, each once.

    `editions` are those that were issued, the newest first. Of the newest there is also what
    the guide does not say any more.
    """
    once: dict[str, str] = {}
    for what, text in (*texts_to_translate(board), *_of_survey(board)):
        once.setdefault(text, what)
    if editions:
        known = Language(texts={text: text for text in once})
        for what, text in told_in(editions[0], known).left:
            once.setdefault(text, what)
    return [(what, text) for text, what in once.items()]


def _of_survey(board: Board) -> Iterator[OwnText]:
    guide = board.guide
    if guide.voice_question:
        yield "question of the survey", guide.voice_question
        yield from (("answer to choose", voice.says) for voice in guide.voices)
    for activity in board.activities():
        for asked in (activity.survey_stars, activity.survey):
            if asked:
                yield f"question of the survey{_KEPT if STAGE_HERE in asked else ''}", asked
    if guide.hear_back and guide.hear_back.ways:
        yield "question of the survey", guide.hear_back.ask
        yield from (("answer to choose", way) for way in guide.hear_back.ways)
