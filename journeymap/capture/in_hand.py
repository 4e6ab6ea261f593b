"""The recipe and the parked point in hand, and what is put to their parts."""

from __future__ import annotations

from typing import TypeVar

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.filling_in import filled_in, part_in_words
from journeymap.capture.handling import details, take_in_hand
from journeymap.capture.listing import meant_alone, tell_list
from journeymap.capture.saving import save
from journeymap.capture.session import Session
from journeymap.cleaning import one_line
from journeymap.counting import counted, side_by_side
from journeymap.entries import Edit, Parked, Recipe, Said, Unreadable
from journeymap.guide import has_words

_Kind = TypeVar("_Kind", Recipe, Parked)
_SIDES = 2


def recipe(session: Session, rest: str) -> Answer:
    """Tell the recipe in hand, part by part; with a number of the last list, take that one."""
    if rest:
        entry = meant_alone(session, rest).entry
        if not isinstance(entry, Recipe):
            raise Unreadable("that is no recipe", "Type :recipes for a list of them")
        take_in_hand(session, entry)
    entry = _in_hand(session, Recipe)
    what = f"recipe: {one_line(entry.text)}"
    return Answer(Outcome.TURNED, what, told=tuple(details(entry)) or ("nothing in it yet",))


def parked(session: Session, rest: str) -> Answer:
    """List what is parked; with a number of the last list, tell that one with both its sides."""
    if not rest:
        said = session.board.of_kind("parked")
        return tell_list(session, f"{_parked_points(session)} parked", said)
    entry = meant_alone(session, rest).entry
    if not isinstance(entry, Parked):
        raise Unreadable("that is not parked", "Type :parked for a list of what is")
    take_in_hand(session, entry)
    missing = _SIDES - len(entry.positions or ())
    told = [*details(entry), *([f"{counted(missing, 'side')} missing"] if missing > 0 else [])]
    when = () if entry.taken_up else ("not said when it is taken up",)
    return Answer(Outcome.TURNED, f"parked: {one_line(entry.text)}", told=(*told, *when))


def ingredient(session: Session, rest: str) -> Answer:
    """Put something into the recipe in hand."""
    return _fill_in(session, _in_hand(session, Recipe), "ingredients", rest)


def method(session: Session, rest: str) -> Answer:
    """Add a step to what is to be done in the recipe in hand."""
    return _fill_in(session, _in_hand(session, Recipe), "method", rest)


def side(session: Session, rest: str) -> Answer:
    """Add a side to the parked point in hand."""
    return _fill_in(session, _in_hand(session, Parked), "positions", rest)


def when(session: Session, rest: str) -> Answer:
    """Say when the parked point in hand is taken up."""
    return _fill_in(session, _in_hand(session, Parked), "taken_up", rest)


def _parked_points(session: Session) -> str:
    board = session.board
    numbers = board.number_of_kind("parked"), board.number_of_kind_in_survey("parked")
    return side_by_side(*numbers, "point")


def _in_hand(session: Session, kind: type[_Kind]) -> _Kind:
    """Return the entry of this kind that was taken in hand, or else the last of this table."""
    written: list[str] = [each.id for each in reversed(session.written()) if isinstance(each, kind)]
    for entry_id in (session.in_hand or "", *written):
        standing = session.board.get(entry_id)
        if standing is not None and isinstance(standing.entry, kind):
            return standing.entry
    begin = "% NAME" if kind is Recipe else "? POINT"
    raise Unreadable(f"there is no {kind.kind} in hand", f"Begin one: {begin}")


def _fill_in(session: Session, entry: Said, part: str, text: str) -> Answer:
    if not has_words(text):
        raise Unreadable("there are no words in it", "Type what was said")
    what = part_in_words(entry, part)
    changes = {"about": entry.id, **filled_in(entry, part, text)}
    answer = save(session, Edit, changes, f"{what}, for ‘{one_line(entry.text)}’")
    now = session.board.get(entry.id)
    if now is not None:
        take_in_hand(session, now.entry)
    return answer
