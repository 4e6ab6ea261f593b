"""Answers the sample workshop, as its service team did a week after the session."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from journeymap.capture.answer import Answer
from journeymap.capture.judging import same
from journeymap.capture.mending import edit
from journeymap.capture.replying import aim, answer
from journeymap.capture.room import OFFICE
from journeymap.capture.session import Session
from journeymap.entries import Outlook
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop

_ANSWERS = Path(__file__).parent / "answers.yaml"
_KEY = "m2d1"
_MET = datetime(2017, 5, 25, 10, 0, tzinfo=UTC)
_BETWEEN_ANSWERS = timedelta(minutes=2)


def answer_sample(workshop: Workshop, own: OwnSheets) -> None:
    """Write the service team's decisions about the sample into a sheet of the office."""
    told = yaml.safe_load(_ANSWERS.read_text(encoding="utf-8"))
    sheet = workshop.open_sheet(OFFICE, now=_MET, own=own, key=_KEY)
    with closing(sheet):
        session = Session(workshop.read().board, sheet, _clock())
        for words, instead in told["edits"].items():
            for each in _ids(session, words):
                edit(session, each, {"text": instead})
        for each in told["answers"]:
            _answer(session, each)


def _answer(session: Session, told: dict[str, Any]) -> Answer:
    ids = [each for words in told["said"] for each in _ids(session, words)]
    if len(told["said"]) > 1:
        same(session, ids)
    fields = {name: told.get(name) for name in ("because", "by", "due")}
    if "aim" in told:
        aim(session, ids[0], **told["aim"])
    return answer(session, ids[0], Outlook(told["what"]), **fields)


def _ids(session: Session, words: str) -> list[str]:
    """Return the ids of all that was said in these words."""
    said = session.board.said()
    return [each.entry.id for each in said if each.entry.text == words]


def _clock() -> Callable[[], datetime]:
    moment = _MET

    def now() -> datetime:
        nonlocal moment
        moment += _BETWEEN_ANSWERS
        return moment

    return now
