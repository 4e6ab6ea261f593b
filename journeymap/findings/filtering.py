"""What entries can be filtered by: kind, stage, voice, table, theme, source, and their signs.

A filter is typed as it is everywhere else, by its sign: `/eating`, `@family`, `+`. A table
is `~` and its name, and a theme `#` and its name, with hyphens in place of spaces. Where they
come from is `<room` or `<survey`, and `<look` is what has to be looked at before it goes out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from journeymap.board import Board, Standing
from journeymap.entries import SAID_KINDS
from journeymap.findings.looks import needs_a_look
from journeymap.findings.themes import find_themes

KIND_SIGNS = {kind.sign: kind.kind for kind in SAID_KINDS.values() if kind.sign}
_LOOK = "look"
_APOSTROPHES = str.maketrans("", "", "'’ʼ`´")
_WORD = re.compile(r"\w+")


class Filter(Enum):
    """One thing to filter by. The value is the sign with which it is typed."""

    KIND = ""
    STAGE = "/"
    VOICE = "@"
    TABLE = "~"
    THEME = "#"
    SOURCE = "<"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    token: str
    """How it is typed, with its sign."""
    name: str
    """What it is called."""
    values: frozenset[str | None]
    """What an entry has to which it applies: ids of stages and voices, keys of sheets, …"""


def fold(text: str) -> str:
    """Return the words of a text without capitals, accents and punctuation."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(each for each in decomposed if not unicodedata.combining(each))
    return " ".join(_WORD.findall(text.casefold().translate(_APOSTROPHES)))


def find_choices(board: Board, by: Filter) -> list[Choice]:
    """Return the values that a filter has on a board, in the order in which people know them.

    A sign alone is for what has none: no stage is the whole journey, no voice is not said who.
    """
    return list(_CHOICES[by](board))


def find_meant(token: str, among: list[Choice]) -> list[Choice]:
    """Return the choices that a token may mean, of the nearest reading: none if it means none.

    A whole name counts before the beginning of one, and that before the beginning of a word.
    """
    wanted = _key(token[1:])
    readings: list[Callable[[str, str], bool]] = [
        lambda short, _: short == wanted,
        lambda _, name: name == wanted,
        lambda short, _: short.startswith(wanted),
        lambda _, name: name.startswith(wanted),
        lambda _, name: f" {wanted}" in name,
    ]
    exact = [each for each in among if each.token == token]
    if exact or not wanted:
        return exact
    for reading in readings:
        found = [each for each in among if reading(_key(each.token[1:]), _key(each.name))]
        if found:
            return found
    return []


def values_of(standing: Standing, by: Filter) -> set[str | None]:
    """Return what an entry has of what a filter is about, with those who said it too."""
    entry = standing.entry
    match by:
        case Filter.KIND:
            return {entry.kind}
        case Filter.STAGE:
            return {entry.stage}
        case Filter.VOICE:
            return {entry.voice, *(echo.voice for echo in standing.echoes if echo.voice)}
        case Filter.TABLE:
            return {entry.sheet_key, *(echo.sheet_key for echo in standing.echoes)}
        case Filter.THEME:
            return {theme.name.casefold() for theme in standing.themes} or {None}
        case Filter.SOURCE:
            look: set[str | None] = {_LOOK} if needs_a_look(standing) else set()
            return {entry.source, *look}


def _kinds(_: Board) -> Iterator[Choice]:
    for sign, kind in KIND_SIGNS.items():
        yield Choice(sign, SAID_KINDS[kind].label, frozenset({kind}))


def _stages(board: Board) -> Iterator[Choice]:
    yield Choice("/", "the whole journey", frozenset({None}))
    for stage in board.stages():
        yield Choice(f"/{stage.id}", stage.name, frozenset({stage.id}))


def _voices(board: Board) -> Iterator[Choice]:
    for voice in board.guide.voices:
        yield Choice(f"@{voice.id}", voice.name, frozenset({voice.id}))
    yield Choice("@", "not said who", frozenset({None}))


def _tables(board: Board) -> Iterator[Choice]:
    named: dict[str, set[str | None]] = {}
    for key in {each.entry.sheet_key for each in board.said()}:
        named.setdefault(board.sheet_name(key), set()).add(key)
    for name in sorted(named, key=_in_counting_order):
        yield Choice(f"~{_hyphenated(name)}", name, frozenset(named[name]))


def _themes(board: Board) -> Iterator[Choice]:
    for name in find_themes(board):
        yield Choice(f"#{_hyphenated(name)}", name, frozenset({name.casefold()}))
    yield Choice("#", "none yet", frozenset({None}))


def _sources(board: Board) -> Iterator[Choice]:
    """Yield the room and the survey; nothing where there was no survey."""
    if board.has_survey():
        yield Choice("<room", "the room", frozenset({"room"}))
        yield Choice("<survey", "the survey", frozenset({"survey"}))
        yield Choice(f"<{_LOOK}", "the survey, to look at", frozenset({_LOOK}))


_CHOICES: dict[Filter, Callable[[Board], Iterator[Choice]]] = {
    Filter.KIND: _kinds,
    Filter.STAGE: _stages,
    Filter.VOICE: _voices,
    Filter.TABLE: _tables,
    Filter.THEME: _themes,
    Filter.SOURCE: _sources,
}


def _key(name: str) -> str:
    """Return what names are compared by; what has no words is compared as it is."""
    return fold(name.replace("_", " ")) or _hyphenated(name).casefold()


def _hyphenated(name: str) -> str:
    return "-".join(name.split())


def _in_counting_order(name: str) -> tuple[list[tuple[int, str]], str]:
    """Return what names are sorted by, so that Table 10 comes behind Table 9."""
    parts = re.findall(r"[0-9]+|[^0-9]+", name.casefold())
    return [(len(part), part) if part[0].isdecimal() else (0, part) for part in parts], name
