"""`journeymap show`: the board, as text or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from journeymap.cli.telling import Refused, tell_problems
from journeymap.cli.workshop_argument import find, tell_what_is_elsewhere, workshop_argument

if TYPE_CHECKING:
    from journeymap.board import Board
    from journeymap.sheets.workshop import Reading, Workshop
    from journeymap.standing import Standing


@click.command(short_help="Show what was said, at all tables.")
@workshop_argument
@click.option("--stage", metavar="STAGE", help="Only what was said of this stage.")
@click.option("--json", "as_json", is_flag=True, help="For other programs, as JSON.")
@click.pass_context
def show(context: click.Context, workshop: str, stage: str | None, as_json: bool) -> None:
    """Show the board: everything that was said and stands, at all tables."""
    found = find(workshop)
    reading = found.read()
    only = None if stage is None else _stage_id(reading.board, stage)
    said = [each for each in reading.board.said() if only in (None, each.entry.stage)]
    if as_json:
        click.echo(json.dumps(_as_json(found, reading, said), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_as_text(reading.board, said, only)))
        tell_problems(reading.problems)
    tell_what_is_elsewhere(found)
    context.exit(1 if reading.problems else 0)


def _stage_id(board: Board, typed: str) -> str:
    from journeymap.capture.lookup import find_one
    from journeymap.entries import Unreadable

    try:
        return find_one(typed, board.stages(), "stage").id
    except Unreadable as unknown:
        raise Refused(f"{unknown}.") from unknown


def _as_json(workshop: Workshop, reading: Reading, said: list[Standing]) -> dict[str, Any]:
    board = reading.board
    return {
        "workshop": workshop.name,
        "title": board.guide.title,
        "stages": [{"stage": stage.id, "name": stage.name} for stage in board.stages()],
        "entries": [
            {
                "id": each.entry.id,
                "kind": each.entry.kind,
                "text": each.entry.text,
                "stage": each.entry.stage,
                "voice": each.entry.voice,
                **({"language": each.entry.language} if each.entry.language else {}),
                "source": each.entry.source,
                **({"return": each.entry.returned} if each.entry.returned else {}),
                "sheet": board.sheet_name(each.entry.sheet_key),
                "at": each.entry.at.isoformat(),
                "echoes": len(each.echoes),
                **each.entry.own(),
                **({"themes": [tag.name for tag in each.themes]} if each.themes else {}),
                **_look_as_json(each),
                **_apart_as_json(each),
            }
            for each in said
        ],
        **_returns_as_json(board),
        "problems": [
            {"path": str(problem.path), "line": problem.line, "message": problem.message}
            for problem in reading.problems
        ],
    }


def _returns_as_json(board: Board) -> dict[str, Any]:
    """Return how many returns the survey had, if it had any."""
    from journeymap.findings.returned import count_returns

    found = count_returns(board)
    numbers = {"number": found.number, "partial": found.partial, "empty": found.empty}
    return {"returns": numbers} if found.number else {}


def _look_as_json(standing: Standing) -> dict[str, Any]:
    """Return why somebody must look at an entry before it goes out, if somebody must."""
    reasons = list(_reasons_to_look(standing))
    return {"to_look_at": reasons} if reasons else {}


def _reasons_to_look(standing: Standing) -> tuple[str, ...]:
    """Ask what knows the forms of names and numbers, which takes longer to import than to ask.

    It is imported only where something came back in the survey: nothing else is held back.
    """
    if standing.entry.returned is None:
        return ()
    from journeymap.findings.looks import needs_a_look

    return needs_a_look(standing)


def _apart_as_json(standing: Standing) -> dict[str, Any]:
    """Return the edits made apart that are not seen in the other fields, if there are any."""
    apart = [{"id": edit.id, **edit.changes()} for edit in standing.apart]
    return {"apart": apart} if apart else {}


def _as_text(board: Board, said: list[Standing], only: str | None) -> Iterator[str]:
    """Yield the lines of the board: stage by stage, then what is of the whole journey."""
    yield board.guide.title
    places = [(stage.id, stage.name) for stage in board.stages() if only in (None, stage.id)]
    known = {stage.id for stage in board.stages()}
    strange = dict.fromkeys(each.entry.stage for each in said if each.entry.stage)
    places += [(stage, f"{stage} (not in the guide)") for stage in strange if stage not in known]
    for number, (stage, name) in enumerate(places, 1):
        heading = name if only else f"{number}. {name}"
        yield from _place(heading, [each for each in said if each.entry.stage == stage])
    everywhere = [each for each in said if each.entry.stage is None]
    if everywhere:
        yield from _place("The whole journey", everywhere)
    yield from _returned(board)


def _returned(board: Board) -> Iterator[str]:
    """Yield how many returns the survey had, and how many of them are not whole."""
    from journeymap.findings.returned import count_returns

    if board.returns():
        yield ""
        yield f"{count_returns(board).in_words}."


def _place(name: str, said: list[Standing]) -> Iterator[str]:
    from journeymap.entries import SAID_KINDS

    yield ""
    yield name
    if not said:
        yield "  nothing yet"
    for kind, cls in SAID_KINDS.items():
        of_kind = [each for each in said if each.entry.kind == kind]
        if of_kind:
            yield f"  {cls.heading}"
            for each in of_kind:
                yield from _lines(each)


def _lines(standing: Standing) -> Iterator[str]:
    from journeymap.capture.tally import tally_in_words

    entry = standing.entry
    also = [entry.voice or "", entry.language or "", tally_in_words(standing), entry.id]
    text = entry.text.replace("\n", "\n      ")
    yield f"    {entry.sign or '·'} {text} ({', '.join(part for part in also if part)})"
    for name, value in entry.own().items():
        listed = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
        if listed:
            yield f"      {name}: {listed}"
    if reasons := _reasons_to_look(standing):
        yield f"      to look at before it goes out: {'; '.join(reasons)}"
    if standing.themes:
        yield f"      about: {'; '.join(tag.name for tag in standing.themes)}"
    for edit in standing.apart:
        yield f"      not agreed, {edit.id} says {edit.in_words()}"
