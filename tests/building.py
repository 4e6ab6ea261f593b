"""Small builders that the tests share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

from journeymap.board import Board
from journeymap.entries import Entry, Return
from journeymap.guide import Guide, InterestGroup, Stage, Voice
from journeymap.sheets.dialect import item_lines
from journeymap.sheets.guide_file import read_guide
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop
from journeymap.templates import template_path

NOON = datetime(2017, 5, 18, 12, 0, tzinfo=UTC)
TABLE_1 = Path("table-1.k7f3.yaml")

_Kind = TypeVar("_Kind", bound=Entry)


def template(name: str) -> Guide:
    guide, problems = read_guide(template_path(name))
    assert guide is not None
    assert problems == []
    return guide


def small_guide(**fields: Any) -> Guide:
    """Return a guide of two stages and two voices."""
    stages = (Stage(id="seated", name="Finding a seat"), Stage(id="eating", name="Eating together"))
    voices = (voice("resident", InterestGroup.USERS), voice("staff", InterestGroup.WORKERS))
    return Guide(**{"title": "Lunch", "stages": stages, "voices": voices, **fields})


def voice(name: str, group: InterestGroup, in_the_room: int | None = None) -> Voice:
    return Voice(
        id=name, name=f"{name}s", says=f"I am {name}", group=group, in_the_room=in_the_room
    )


def entry(kind: type[_Kind], entry_id: str, **fields: Any) -> _Kind:
    """Return an entry; it was made as many minutes after noon as its number says."""
    at = NOON + timedelta(minutes=int(entry_id.partition(".")[2]))
    return kind.model_validate({"at": at, **fields, "id": entry_id})


def came_back(
    return_id: str, *answers: tuple[type[Entry], dict[str, Any]], **fields: Any
) -> list[Entry]:
    """Return a return of the survey with its answers, which have the ids that follow its own."""
    key, number = return_id.split(".")
    voice = {"voice": fields["voice"]} if "voice" in fields else {}
    codes = [f"q{n}" for n in range(1, len(answers) + 1)]
    about = {"fingerprint": f"r{crc32(return_id.encode()):016x}", "answered": codes, **fields}
    made = [
        entry(kind, f"{key}.{int(number) + n}", returned=return_id, **voice, **said)
        for n, (kind, said) in enumerate(answers, 1)
    ]
    return [entry(Return, return_id, holds=len(made), **about), *made]


def take_in(workshop: Workshop, own: OwnSheets, *returns: Sequence[Entry]) -> None:
    """Write returns, of one key of a sheet, on a sheet of the survey as they are taken in."""
    entries = [each for answers in returns for each in answers]
    key = entries[0].sheet_key
    with closing(workshop.new_sheet("Survey", now=NOON, own=own, key=key)) as sheet:
        sheet.append_together(entries)


def board(*entries: Entry, guide: Guide | None = None) -> Board:
    return Board(guide or small_guide(), entries)


def texts(of: Board) -> list[str]:
    return [standing.entry.text for standing in of.said()]


def item(of: Entry) -> bytes:
    """Return an entry as the bytes that it has in a sheet."""
    return ("\n".join(item_lines(of.as_item())) + "\n").encode()


def ticking() -> Callable[[], datetime]:
    """Return a clock that starts at noon and goes on a minute each time it is read."""
    moment = NOON

    def now() -> datetime:
        nonlocal moment
        moment += timedelta(minutes=1)
        return moment

    return now
