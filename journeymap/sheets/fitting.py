"""What entries say that the guide, or the other entries, do not know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import NamedTuple

from journeymap.board import Board
from journeymap.counting import counted
from journeymap.entries import (
    Aim,
    Decision,
    Echo,
    Entry,
    Erased,
    Judgement,
    Measured,
    Return,
    Said,
)
from journeymap.problems import Problem
from journeymap.sheets.doubles import Double, doubles
from journeymap.sheets.reading import SheetText


class _Misfit(NamedTuple):
    """What is wrong about an entry, wherever it stands."""

    entry_id: str
    wrong: str
    mend: str
    everywhere: bool = False
    """Whether it is told of each place where the entry stands; else of the first."""


def what_does_not_fit(
    board: Board, sheets: Sequence[SheetText], *, stages_known: bool
) -> Iterator[Problem]:
    """Yield what does not fit together; what is said of stages only where they are known.

    Few entries do not fit, so the lines of those alone are looked up.
    """
    found = list(_misfits(board, stages_known=stages_known))
    places = _places_of({each.entry_id for each in found}, sheets)
    for each in found:
        there = places[each.entry_id]
        for place in there if each.everywhere else there[:1]:
            yield Problem(*place, each.wrong, each.mend)
    yield from _taken_in_twice(board, sheets)


def _places_of(
    ids: AbstractSet[str], sheets: Sequence[SheetText]
) -> dict[str, list[tuple[Path, int]]]:
    """Return where these entries stand, in the order of the sheets, by their ids."""
    places: dict[str, list[tuple[Path, int]]] = {each: [] for each in ids}
    for sheet in sheets if ids else ():
        for entry, line in zip(sheet.entries, sheet.lines, strict=True):
            # What was erased has no words, and nothing is wrong.
            if entry.id in places and not isinstance(entry, Erased):
                places[entry.id].append((sheet.path, line))
    return places


def _misfits(board: Board, *, stages_known: bool) -> Iterator[_Misfit]:
    if stages_known:
        yield from _unknown_stages(board)
        yield from _unknown_voices(board)
    yield from _erased(board)
    yield from _without_their_return(board)
    for mark in board.adrift():
        wrong = f"{mark.id} is about {mark.about}, which is not here"
        yield _Misfit(mark.id, wrong, "Bring in the sheet that it is on")
    yield from _judged_in_vain(board)
    for edit in board.void_edits():
        wrong = f"{edit.id} cannot be applied to {edit.about}"
        yield _Misfit(edit.id, wrong, "Mend what it changes, or delete it")
    for about, decisions in board.apart().items():
        for each in decisions:
            yield _Misfit(each.id, *_made_apart(board, about, each))
    for entry_id, hidden in board.clashes().items():
        yield _Misfit(entry_id, *_one_id(board, entry_id, hidden), everywhere=True)


def _unknown_stages(board: Board) -> Iterator[_Misfit]:
    stages = {stage.id for stage in board.stages()}
    said = board.said()
    if {standing.entry.stage for standing in said} <= {None, *stages}:
        return
    for standing in said:
        entry = standing.entry
        if entry.stage is not None and entry.stage not in stages:
            mend = f"Mend it, or add it to the stages: {', '.join(sorted(stages))}"
            yield _Misfit(entry.id, f"there is no stage ‘{entry.stage}’", mend)


def _unknown_voices(board: Board) -> Iterator[_Misfit]:
    voices = {voice.id for voice in board.guide.voices}
    said = board.said()
    heard = {standing.entry.voice for standing in said}
    heard |= {mark.voice for each in said for mark in each.marks if isinstance(mark, Echo)}
    if heard <= {None, *voices}:
        return
    for standing in said:
        spoken: list[Said | Echo] = [standing.entry]
        spoken += standing.echoes if standing.marks else ()
        for each in spoken:
            if each.voice is not None and each.voice not in voices:
                mend = f"Mend it, or add it to the voices: {', '.join(sorted(voices))}"
                yield _Misfit(each.id, f"there is no voice ‘{each.voice}’", mend)


def _without_their_return(board: Board) -> Iterator[_Misfit]:
    """Yield what came back in a return of the survey that is not here."""
    for standing in board.said() if board.number_in_the_survey() else ():
        entry = standing.entry
        if entry.returned and not isinstance(board.entry(entry.returned), Return):
            wrong = f"{entry.id} is an answer of the return {entry.returned}, which is not here"
            yield _Misfit(entry.id, wrong, "Bring in the sheet that it is on")


def _erased(board: Board) -> Iterator[_Misfit]:
    """Yield where words are that were erased: an old copy may have brought them back."""
    for entry_id in sorted(board.erased()):
        mend = f"Take them out with journeymap erase and the id {entry_id}"
        entry = board.entry(entry_id)
        with_words = [entry_id] if isinstance(entry, Erased) else []
        for each in (*with_words, *(edit.id for edit in board.edits_of(entry_id))):
            wrong = f"the words of {each} were erased, and are here"
            yield _Misfit(each, wrong, mend, everywhere=True)


def _taken_in_twice(board: Board, sheets: Sequence[SheetText]) -> Iterator[Problem]:
    """Yield which sheets have returns that another one has: one problem for each two sheets."""
    together: dict[tuple[str, str], list[Double]] = {}
    for each in doubles(board):
        both = (each.again.sheet_key, each.first.sheet_key)
        together.setdefault(both, []).append(each)
    told = [(found[0].first.id, found[0].again.id, len(found)) for found in together.values()]
    places = _places_of({each for first, again, _ in told for each in (first, again)}, sheets)
    for first, again, how_many in told:
        (other, _), here = places[first][0], places[again][0]
        number = counted(how_many, "return")
        wrong = f"{number} on this sheet {'is' if how_many == 1 else 'are'} on {other.name} too"
        mend = "Take one of each back with journeymap survey returns WORKSHOP --twice"
        yield Problem(*here, wrong, mend)


def _judged_in_vain(board: Board) -> Iterator[_Misfit]:
    """Yield which decisions of the team are about what is not here, or about nothing like it."""
    for each in board.judgements(Judgement):
        about: tuple[type[Entry], ...] = (Aim,) if isinstance(each, Measured) else (Said,)
        for ids, kinds in ((each.entries, about), (each.over, (Judgement,))):
            not_here = [id_ for id_ in ids if board.entry(id_) is None]
            other = [id_ for id_ in ids if not isinstance(board.entry(id_), (*kinds, Erased))]
            if not_here:
                wrong = f"{each.id} is about {_first_of(not_here)}, which is not here"
                yield _Misfit(each.id, wrong, "Bring in the sheet that it is on")
            elif other:
                wrong = f"{each.id} cannot be about {_first_of(other)}, which is of another kind"
                yield _Misfit(each.id, wrong, "Mend the id, or delete the entry")


def _first_of(ids: list[str]) -> str:
    return f"{ids[0]} and {len(ids) - 1} more" if len(ids) > 1 else ids[0]


def _made_apart(board: Board, about: str, hidden: Decision) -> tuple[str, str]:
    """Return what is wrong about a decision made apart from the one that is seen, and the mend."""
    if board.stands(about):
        wrong = f"{about} was changed at two tables apart, and {hidden.id} is not what is seen"
        return wrong, "Say how it shall be with journeymap edit, or undo one of the two"
    last = board.decisions(about)[-1]
    wrong = f"{about} was taken back at one table and changed at another, by {hidden.id}"
    return wrong, f"Undo {hidden.id}, or {last.id} if it shall stand"


def _one_id(board: Board, entry_id: str, hidden: list[Entry]) -> tuple[str, str]:
    """Return what is wrong about entries with one id, and the mend."""
    shown = board.entry(entry_id)
    assert shown is not None, "of entries that clash one is shown"
    if all((each.kind, each.at) == (shown.kind, shown.at) for each in hidden):
        wrong = f"{entry_id} stands otherwise in another copy, and only one of the two is shown"
        return wrong, "Make them the same in both files"
    wrong = f"different entries have the id {entry_id}, and only one of them is shown"
    return wrong, "Give each a number that is free"
