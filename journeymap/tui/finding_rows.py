"""A finding in full, as rows: its entries, who said them, what was decided, what happens to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from rich.cells import cell_len, chop_cells

from journeymap.board import Board
from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.days import in_words
from journeymap.entries import Apart, Judgement, Same
from journeymap.findings.answers import Reply
from journeymap.findings.finding import Finding, Grouping
from journeymap.findings.gaps import WHOLE_JOURNEY
from journeymap.findings.in_lines import (
    aim_in_words,
    answer_in_words,
    contrary_in_words,
    tension_in_words,
)
from journeymap.findings.picking import one_side_in_words
from journeymap.findings.sayings import NOT_SAID_WHO, find_sayings
from journeymap.findings.support import Share, Support
from journeymap.findings.together import Findings
from journeymap.tui.rows import Row, plain_row

_GROUPINGS = {
    Grouping.EXACT: "the same words",
    Grouping.SUGGESTED: "suggested: people decide whether these say the same",
    Grouping.CONFIRMED: "people decided that these say the same",
}
_Key = TypeVar("_Key")
_Cells = tuple[str, str, str]
_NAMES, _FEWEST = 34, 12
"""Cells at most, and at least, for the name of a voice or a group."""
_ROOM_FOR_NUMBERS = 27


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding, and what it is shown with."""

    found: Findings
    place: int
    board: Board
    """The board as it is now: what was decided since the findings were made is on it."""
    reply: Reply
    width: int = 80
    """How many cells there are for a row."""

    @property
    def room_for_names(self) -> int:
        """How many cells the names of voices and groups may take, beside their numbers."""
        return max(min(self.width - _ROOM_FOR_NUMBERS, _NAMES), _FEWEST)

    @property
    def finding(self) -> Finding:
        """The finding itself."""
        return self.found.all[self.place]

    @property
    def support(self) -> Support:
        """Who supports it."""
        return self.found.supports[self.place]


def rows_of_finding(shown: Shown, here: str = "") -> list[Row]:
    """Return the rows, each with a key; that of `here` is chosen.

    The key of what somebody said is the id of the entry that was first in these words.
    """
    rows = [
        *_headline(shown),
        *_said(shown),
        *_shares(shown),
        *_section("What happens to it", _answers(shown.reply), "no answer yet: d gives one"),
        *_section("Aims", _aims(shown.reply), ""),
        *_section("Themes", _themes(shown), ""),
        *_section("Decided", _decided(shown), ""),
        *_section("Pulls against each other", _pulls(shown), ""),
        *_section("Linked, and not put together", _links(shown), ""),
    ]
    keyed = (row if row.key else replace(row, key=f"row {n}") for n, row in enumerate(rows))
    return [replace(row, here=row.key == here) for row in keyed]


def _headline(shown: Shown) -> Iterator[Row]:
    finding, support = shown.finding, shown.support
    entry = finding.headline.entry
    stage = shown.board.stage(entry.stage) if entry.stage else None
    where = stage.name if stage else entry.stage or WHOLE_JOURNEY
    names = {voice.id: voice.name for voice in shown.board.guide.voices}
    notes = [_GROUPINGS[finding.grouping], *one_side_in_words(support, names)]
    if finding.grouping is Grouping.EXACT and len(finding.standings) == 1:
        notes.pop(0)
    blocks = [
        (((entry.in_full, "bold"),),),
        (((support.in_words, "bold $accent"),),),
        (((one_line(f"{where} · {entry.label} · {finding.id}"), "dim"),),),
        *([(((" · ".join(notes), "dim"),),)] if notes else []),
    ]
    yield Row(tuple(blocks), entry.sign or "·", gap=True)


def _said(shown: Shown) -> Iterator[Row]:
    """Yield every wording with who said so; what is only suggested stands behind a ?."""
    finding = shown.finding
    number = counted(len(finding.standings), "entry", "entries")
    yield _title(f"What was said: {number}")
    for n, unit in enumerate(finding.units):
        lead = "?" if n else "="
        for saying in find_sayings(unit.standings, shown.board):
            ids = " ".join(each.entry.id for each in saying.standings)
            yield Row(
                (
                    (((saying.first.entry.in_full, ""),),),
                    (((f"{'; '.join(saying.who)} ({ids})", "dim"),),),
                ),
                lead if len(finding.standings) > 1 else "·",
                key=saying.first.entry.id,
            )
    yield _gap()


def _shares(shown: Shown) -> Iterator[Row]:
    """Yield who said so as a table: by voice, then by interest group; each side in a column."""
    room, survey = shown.support.room, shown.support.survey
    names = {voice.id: voice.name for voice in shown.board.guide.voices}
    by_voice = [
        (
            _short(names.get(voice or "", voice or NOT_SAID_WHO), shown.room_for_names),
            _share(room.voices, voice),
            _share(survey.voices, voice),
        )
        for voice in dict.fromkeys((*room.voices, *survey.voices))
    ]
    by_group = [
        (
            _short(group.words, shown.room_for_names),
            _share(room.groups, group),
            _share(survey.groups, group),
        )
        for group in dict.fromkeys((*room.groups, *survey.groups))
    ]
    yield from _table(
        ("By voice", "room", "survey"), by_voice, ("By interest group", "", ""), by_group
    )
    yield _gap()


def _table(
    head: _Cells, first: list[_Cells], second_head: _Cells, second: list[_Cells]
) -> Iterator[Row]:
    lines = [head, *first, second_head, *second]
    widths = [max(cell_len(line[n]) for line in lines) for n in range(3)]
    for line in lines:
        name, room, survey = line
        cells = (f"{name}{' ' * (widths[0] - cell_len(name))}", room.rjust(widths[1]))
        words = "   ".join((*cells, survey.rjust(widths[2])))
        is_head = line is head or line is second_head
        if line is second_head:
            yield _gap()
        is_none = room.startswith(("0", "–")) and survey.startswith(("0", "–"))
        style = "$primary bold" if is_head else "dim" if is_none else ""
        yield plain_row(words, style, lead=" ")


def _share(shares: Mapping[_Key, Share], of: _Key) -> str:
    share = shares.get(of)
    return share.in_words if share is not None and (share.said or share.of) else "–"


def _answers(reply: Reply) -> list[str]:
    return [f"{answer_in_words(each)} ({each.id})" for each in reply.answers]


def _aims(reply: Reply) -> list[str]:
    lines = []
    for aimed in reply.aims:
        first, second = aim_in_words(aimed)
        lines.append(f"{first.removeprefix('aim: ')} ({aimed.aim.id})\n{second}")
    return lines


def _themes(shown: Shown) -> list[str]:
    said = (shown.board.get(each.entry.id) for each in shown.finding.standings)
    themes = {theme.name.casefold(): theme.name for each in said if each for theme in each.themes}
    return ["  ".join(f"#{name}" for name in themes.values())] if themes else []


def _decided(shown: Shown) -> list[str]:
    return [*_decided_both_ways(shown), *_decisions(shown)]


def _decided_both_ways(shown: Shown) -> list[str]:
    """Return what of it is the same as another finding by one decision, and apart by another."""
    ids = shown.finding.ids
    return [
        f"{contrary_in_words(each)}. It is apart till people decide again, in a sitting."
        for each in shown.found.contrary
        if any(unit.first.entry.id in ids for unit in (each.one, each.other))
    ]


def _decisions(shown: Shown) -> list[str]:
    ids = shown.finding.ids
    kinds: tuple[type[Judgement], ...] = (Same, Apart)
    made = [each for kind in kinds for each in shown.board.judgements(kind)]
    about = [each for each in made if ids.intersection(each.entries)]
    return [
        f"{each.kind}: {' '.join(each.entries)} · {shown.board.sheet_name(each.sheet_key)},"
        f" {in_words(each.at.astimezone().date())} ({each.id})"
        for each in about
    ]


def _pulls(shown: Shown) -> list[str]:
    here = shown.finding.id
    found = shown.found
    return [tension_in_words(each, found) for each in found.tensions if here in each.findings]


def _links(shown: Shown) -> list[str]:
    found, here = shown.found, shown.finding.id
    lines = []
    for link in found.links:
        if here in {link.one, link.other}:
            other = found.all[found.places[link.other if link.one == here else link.one]]
            entry = other.headline.entry
            stage = shown.board.stage(entry.stage) if entry.stage else None
            where = stage.name if stage else entry.stage or WHOLE_JOURNEY
            lines.append(
                f"{link.tie.value}: {one_line(entry.text)} ({entry.label}, {where}, {other.id})"
            )
    return lines


def _section(title: str, lines: Sequence[str], nothing: str) -> Iterator[Row]:
    if lines or nothing:
        yield _title(title)
        yield from (plain_row(line, "") for line in lines)
        if not lines:
            yield plain_row(nothing, "dim")
        yield _gap()


def _title(words: str) -> Row:
    return plain_row(words, "$primary bold", lead=" ")


def _gap() -> Row:
    return plain_row("", lead=" ")


def _short(name: str, room: int) -> str:
    name = one_line(name)
    return name if cell_len(name) <= room else f"{chop_cells(name, room - 1)[0]}…"
