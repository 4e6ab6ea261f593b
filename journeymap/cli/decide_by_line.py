"""A sitting in static text: both wordings are printed in full, and a letter decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime

from journeymap.board import Board
from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.room import Room
from journeymap.capture.session import Session
from journeymap.capture.sitting import Sitting, why
from journeymap.cli.asking import ask, say
from journeymap.cli.progress import progress
from journeymap.cli.spoken import spoken
from journeymap.cli.telling import Refused
from journeymap.findings.gaps import WHOLE_JOURNEY
from journeymap.findings.sayings import find_sayings
from journeymap.findings.suggesting import Suggestion
from journeymap.findings.together import Site, find_findings
from journeymap.findings.units import Unit
from journeymap.findings.would_make import would_make
from journeymap.sheets.workshop import Workshop
from journeymap.survey.asked import what_was_asked

_KEYS = "s same, a apart, l later, u undo, q leave:"


def decide_by_line(workshop: Workshop, room: Room) -> None:
    """Ask about one suggestion after the other, until all are decided or the person leaves.

    Refuses at the end if the last decision could not be saved.
    """
    for notice in room.notices:
        say(notice)
    with closing(room.sheet):
        session = room.session(lambda: datetime.now(UTC))
        sitting = Sitting(session)
        site = Site(workshop.name, session.board, what_was_asked(workshop))
        last = Answer(Outcome.NOTHING)
        while _looked(sitting, site):
            answer = _decided(session, sitting, site)
            if answer is None:
                say(f"Left: {sitting.progress.in_words}. What was decided is saved.")
                break
            last = answer
        else:
            say(f"All is decided: {sitting.progress.in_words}.")
    if last.outcome is Outcome.NOT_SAVED:
        raise Refused(last.text)


def _looked(sitting: Sitting, site: Site) -> bool:
    """Look what is suggested once nothing is in hand; whether there is anything to decide."""
    if sitting.in_hand is None:
        with progress("Putting together what was said") as told:
            sitting.bring(find_findings([site], told).to_decide)
    return sitting.in_hand is not None


def _decided(session: Session, sitting: Sitting, site: Site) -> Answer | None:
    """Ask about what is in hand till something is decided; None if the person leaves."""
    suggestion = sitting.in_hand
    assert suggestion is not None, "it is asked only about what is in hand"
    deeds: dict[str, Callable[[], Answer]] = {
        "s": sitting.same,
        "a": sitting.apart,
        "l": sitting.later,
        "u": sitting.undo,
    }
    for line in _told(suggestion, sitting, site, session.board):
        say(line)
    while (typed := ask(_KEYS)) is not None and typed[:1].casefold() != "q":
        deed = deeds.get(typed[:1].casefold())
        if deed is None:
            say("Not taken: type s, a, l, u or q.")
            continue
        answer = deed()
        for line in spoken(answer):
            say(line)
        return answer
    return None


def _told(suggestion: Suggestion, sitting: Sitting, site: Site, board: Board) -> Iterator[str]:
    """Yield what there is to know for a decision, in words that can be heard."""
    entry, how_far = suggestion.one.first.entry, sitting.progress
    stage = board.stage(entry.stage) if entry.stage else None
    place = stage.name if stage else entry.stage or WHOLE_JOURNEY
    again = " Put off before." if sitting.is_put_off else ""
    yield ""
    number = f"Suggestion {how_far.decided + 1} of {how_far.of}"
    yield f"{number}. {place}, {entry.label}. {why(suggestion)}.{again}"
    yield from _unit("One", suggestion.one, board)
    yield from _unit("The other", suggestion.other, board)
    both = would_make(site, [suggestion.one, suggestion.other])
    one, other = (would_make(site, [unit]) for unit in (suggestion.one, suggestion.other))
    yield f"Same would make one finding: {both.in_words}. Its headline: {both.headline}"
    yield f"Apart would leave two: {one.in_words}; and {other.in_words}."


def _unit(name: str, unit: Unit, board: Board) -> Iterator[str]:
    for n, saying in enumerate(find_sayings(unit.standings, board)):
        also = f"{name}, also" if n else name
        yield f"{also}: {saying.first.entry.in_full}"
        yield f"Said by: {'; '.join(saying.who)}."
