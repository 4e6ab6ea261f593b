"""Finds what was said: by its words, by where it was said, by its kind."""

from __future__ import annotations

from journeymap.capture.answer import Answer, in_a_sentence
from journeymap.capture.listing import tell_list
from journeymap.capture.session import Session
from journeymap.cleaning import one_line
from journeymap.counting import counted, side_by_side
from journeymap.findings.searching import Query, find_matching


def find(session: Session, rest: str) -> Answer:
    """List what was said with these words, and /stage, @voice, #theme, in it, the newest first.

    What nobody has seen, as it lies in the pot, is not found.
    """
    found = find_matching(session.board, Query.read(rest, session.board))
    return tell_list(session, f"found {len(found)} with ‘{one_line(rest)}’", reversed(found))


def entries(session: Session, rest: str) -> Answer:
    """List what was said at this stage, the newest first; or anywhere, if no stage is in force.

    Cards that lie in the pot are counted only.
    """
    del rest
    stage, said = session.stage, session.board.said()
    here = [each for each in said if stage is None or each.entry.stage == stage.id]
    seen = [each for each in here if not each.is_unseen]
    where = in_a_sentence(stage.name) if stage else "the whole journey"
    unseen = f"; {counted(len(here) - len(seen), 'card')} in the pot" if seen != here else ""
    survey = sum(each.in_survey for each in seen)
    back = f", {survey} in the survey" if survey else ""
    what = f"{counted(len(seen) - survey, 'thing')} said{back}, {where}{unseen}"
    return tell_list(session, what, reversed(seen))


def topics(session: Session, rest: str) -> Answer:
    """List what people want to talk about, in the order in which they said it."""
    del rest
    said = session.board.of_kind("topic")
    return tell_list(session, _counted(session, "topic", "topic"), said)


def critics(session: Session, rest: str) -> Answer:
    """List the critics' notes, each with its stars."""
    del rest
    said = session.board.of_kind("critic")
    return tell_list(session, _counted(session, "critic", "critic's note"), said)


def pot(session: Session, rest: str) -> Answer:
    """Tell how many cards are in the pot, and list those that were drawn."""
    del rest
    cards = [each for each in session.board.of_kind("ingredient") if each.is_card]
    drawn = [each for each in cards if each.is_drawn]
    what = f"{counted(len(cards) - len(drawn), 'card')} in the pot, {len(drawn)} drawn"
    return tell_list(session, what, drawn)


def recipes(session: Session, rest: str) -> Answer:
    """List the recipes by their names."""
    del rest
    said = session.board.of_kind("recipe")
    return tell_list(session, _counted(session, "recipe", "recipe"), said)


def _counted(session: Session, kind: str, noun: str) -> str:
    """Return how much there is of a kind, in the room and in the survey."""
    board = session.board
    return side_by_side(board.number_of_kind(kind), board.number_of_kind_in_survey(kind), noun)
