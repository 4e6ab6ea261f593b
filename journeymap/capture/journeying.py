"""Changes the agenda and the journey by typed commands: topics, stages, and cards drawn."""

from __future__ import annotations

import secrets

from journeymap.capture import agenda, pot
from journeymap.capture.answer import Answer
from journeymap.capture.listing import meant
from journeymap.capture.lookup import find_one
from journeymap.capture.session import Session
from journeymap.entries import SAID_KINDS, Unreadable
from journeymap.guide import Stage

_STEPS = {"up": -1, "earlier": -1, "down": 1, "later": 1}


def draw(session: Session, rest: str) -> Answer:
    """Draw a card from the pot, whichever it is, to be read aloud."""
    del rest
    return pot.draw(session, secrets.SystemRandom())


def make_stage(session: Session, rest: str) -> Answer:
    """Make a topic a stage of the journey."""
    return agenda.topic_to_stage(session, meant(session, rest)[0].entry.id)


def make_activity(session: Session, rest: str) -> Answer:
    """Make a topic an activity; a kind behind it says what that yields, else must always."""
    topic, kind = meant(session, rest)
    if not kind:
        return agenda.topic_to_activity(session, topic.entry.id)
    if kind.casefold() not in SAID_KINDS:
        raise Unreadable(f"there is no kind ‘{kind}’", f"There are {', '.join(SAID_KINDS)}")
    return agenda.topic_to_activity(session, topic.entry.id, SAID_KINDS[kind.casefold()])


def add_stage(session: Session, rest: str) -> Answer:
    """Add a stage at the end of the journey."""
    return agenda.add_stage(session, rest)


def rename_stage(session: Session, rest: str) -> Answer:
    """Give a stage another name."""
    stage, name = _stage_and(session, rest)
    if not name:
        raise Unreadable("it has no new name yet", "Type :rename-stage 3 The new name")
    return agenda.rename_stage(session, stage.id, name)


def move_stage(session: Session, rest: str) -> Answer:
    """Move a stage one place up or down."""
    stage, where = _stage_and(session, rest)
    if where.casefold() not in _STEPS:
        wrong = "it is not clear whether it goes up or down"
        raise Unreadable(wrong, "Type :move-stage 3 up, or :move-stage 3 down")
    return agenda.move_stage(session, stage.id, _STEPS[where.casefold()])


def _stage_and(session: Session, rest: str) -> tuple[Stage, str]:
    """Return the stage that is named first, by number or name, and what follows."""
    named, _, more = rest.partition(" ")
    return find_one(named, session.board.stages(), "stage", "/"), more.strip()
