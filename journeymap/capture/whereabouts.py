"""Where a session is: the stage, who is speaking, what is written down; and what there is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.lookup import find_one
from journeymap.capture.session import Session
from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.entries import SAID_KINDS, Said


@dataclass(frozen=True, slots=True)
class _KindNamed:
    """A kind as it may be typed."""

    id: str
    name: str
    kind: type[Said]


_KINDS = [_KindNamed(name, kind.label, kind) for name, kind in SAID_KINDS.items()]


def where(session: Session, rest: str) -> Answer:
    """Tell which kind, stage and voice are in force, and which question is put there."""
    del rest
    stage, voice = session.stage, session.voice
    told = [
        f"plain text becomes: {session.kind.label}",
        f"stage: {one_line(stage.name) if stage else 'the whole journey'}",
        f"speaking: {one_line(voice.name) if voice else 'not said who'}",
    ]
    question = session.board.question(session.kind.kind)
    if question:
        told.append(f"the question: {one_line(question)}")
    return Answer(Outcome.TURNED, "where this table is:", told=tuple(told))


def stages(session: Session, rest: str) -> Answer:
    """List the journey's stages in order, each with how much was said there in the room."""
    del rest
    said = Counter(each.entry.stage for each in session.board.in_the_room())
    journey = session.board.stages()
    told = [f"{_named(n, each.name)}, {said[each.id]} said" for n, each in enumerate(journey, 1)]
    told.append(f"The whole journey, {said[None]} said")
    return Answer(Outcome.TURNED, f"{counted(len(journey), 'stage')}.", told=tuple(told))


def voices(session: Session, rest: str) -> Answer:
    """List the voices, each with how much it said first in the room."""
    del rest
    said = Counter(each.entry.voice for each in session.board.in_the_room())
    known = session.board.guide.voices
    told = [f"{_named(n, each.name)}, {said[each.id]} said" for n, each in enumerate(known, 1)]
    told.append(f"not said who, {said[None]} said")
    return Answer(Outcome.TURNED, f"{counted(len(known), 'voice')}.", told=tuple(told))


def kinds(session: Session, rest: str) -> Answer:
    """List the kinds of entry by the word that begins a line of each."""
    del session, rest
    told = [f"{n}. {each.id}: {each.kind.meaning or each.name}" for n, each in enumerate(_KINDS, 1)]
    return Answer(Outcome.TURNED, f"{counted(len(told), 'kind')}.", told=tuple(told))


def kind(session: Session, rest: str) -> Answer:
    """Let plain text become this kind from now on; without a name, list the kinds."""
    if not rest:
        return kinds(session, rest)
    session.in_hand = None
    return session.next_kind([find_one(rest, _KINDS, "kind").kind], 1)


def stage(session: Session, rest: str) -> Answer:
    """Go to a stage, by its number or its name; without one, to the whole journey."""
    return session.take(f"/{rest}")


def voice(session: Session, rest: str) -> Answer:
    """Say who is speaking now, by number or name; without one, it is not said who."""
    return session.take(f"@{rest}")


def _named(number: int, name: str) -> str:
    return f"{number}. {one_line(name)}"
