"""What was chosen: the cells of a question with options, as any tool writes them.

Labels may have commas in them, and tools join what was chosen with commas: so a cell is never
split, but covered with the options that are known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from journeymap.survey.questionnaire import STARS, Question
from journeymap.survey.returns.columns import Column
from journeymap.survey.returns.wording import forms_of, key

Chosen = tuple[tuple[str, ...], str]
"""The names of the options, in the question's order, and what is left that is none."""

_YES = frozenset(
    (
        *("yes", "y", "1", "true", "x", "on", "checked", "selected", "chosen", "ticked", "quoted"),
        *("ja", "wahr", "oui", "vrai", "si", "sim", "ie", "do", "oes", "ydw"),
    )
)
_NO = frozenset(
    (
        *("no", "n", "0", "false", "off", "unchecked", "notselected", "notchosen", "notquoted"),
        *("na", "nan", "null", "none", "nein", "falsch", "non", "faux", "nao", "nage", "nacoes"),
    )
)
"""What says, in the column of one option, that it was chosen or not; as keys."""
_TICK = re.compile(r"[✓✔☑☒✅]\ufe0f?")
_BETWEEN = re.compile(r"[\s;,|]*[;,|\n][\s;,|]*|\s+")
_HARD_BETWEEN = re.compile(r"[;,|\n]")
_END = re.compile(r"\s*(?:[;,|\n]|$)")
_OTHER = re.compile(r"other(?=[\s;,|]|$)", re.IGNORECASE)
_CODE = re.compile(
    r"(?:a|ao|sq|so|o|c|opt|option|answer)?_?0*([1-9][0-9]{0,2})(?:\.0+)?", re.IGNORECASE
)
_STARS = re.compile(
    r"(?P<figure>[0-9]+)(?:[.,]0+)?(?:\s*(?:/|out of|of|von|sur|o)\s*5)?"
    r"(?:\s*(?:stars?|sterne?|[eé]toiles?|seren|s[eê]r|[★⭐*])+\D*|\s*[-–—:=(,.]\D*)?\s*",
    re.IGNORECASE,
)
_DRAWN = re.compile(r"([★⭐🌟*]\ufe0f?)+\s*(?:[☆✩]\ufe0f?)*")
_IN_BRACKETS = re.compile(
    r"[^0-9()]*\(\s*(?P<figure>[0-9]+)\s*(?:stars?|/\s*5)?\s*\)\s*", re.IGNORECASE
)
_FIGURES = ("one", "two", "three", "four", "five")
_QUOTES = "['’‘`´\"“”„]"
_REMEMBERED = 20_000
_LONGEST_CELL = 20_000
"""A longer cell has no options in it."""
_LONGEST_REMEMBERED = 300


def chosen(cell: str, question: Question, values: Mapping[str, str] | None = None) -> Chosen:
    """Return what was chosen in one cell, and what is left that is no option.

    `values` are what is written here and the name of the option that it means.
    """
    return _reader(question, tuple((values or {}).items())).read(cell)


class Choices:
    """Reads what was chosen of one question from the cells of a row, of whatever columns."""

    def __init__(self, columns: Sequence[Column]) -> None:
        asked = [column.question for column in columns if column.question]
        self._order = [option.name for option in asked[0].options] if asked else []
        self._whole = [
            (column.place, _reader(column.question, tuple(column.values.items())))
            for column in columns
            if column.question and column.option is None and not column.is_other
        ]
        self._single = [
            (column.place, column.option, _ways_to_tick(column))
            for column in columns
            if column.question and column.option is not None
        ]
        self._places = [
            *(place for place, _ in self._whole),
            *(place for place, *_ in self._single),
            *(column.place for column in columns if column.is_other),
        ]
        self._read: dict[tuple[str, ...], Chosen] = {}

    def read(self, row: Sequence[str]) -> Chosen:
        """Return what was chosen in a row, and what is written in it that is no option."""
        cells = tuple([row[place] if place < len(row) else "" for place in self._places])
        if (known := self._read.get(cells)) is not None:
            return known
        found = self._found(cells)
        if sum(map(len, cells)) <= _LONGEST_REMEMBERED:
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            self._read[cells] = found
        return found

    def _found(self, cells: Sequence[str]) -> Chosen:
        names: set[str] = set()
        rest: list[str] = []
        remaining = iter(cells)
        for _, reader in self._whole:
            found, left = reader.read(next(remaining))
            names.update(found)
            rest.append(left)
        for _, name, ticks in self._single:
            cell = next(remaining)
            if _is_ticked(cell, ticks):
                names.add(name)
            elif _said(cell) not in _NO:
                rest.append(cell)
        rest += remaining
        left = "; ".join(each.strip() for each in rest if each and not each.isspace())
        return tuple(name for name in self._order if name in names), left


class _Reader:
    """Reads the cells of one question."""

    def __init__(self, question: Question, values: Mapping[str, str]) -> None:
        self._question = question
        self._names = [option.name for option in question.options]
        self._values = {written.strip().casefold(): name for written, name in values.items()}
        self._values |= {key(written): name for written, name in values.items() if key(written)}
        self._exact = {
            text.casefold(): option.name
            for option in reversed(question.options)
            for text in option.also
        }
        self._exact |= {
            text.casefold(): option.name
            for option in reversed(question.options)
            for text in (option.name, option.says)
        }
        self._alike = _told_apart(question)
        self._patterns = sorted(
            (
                (re.compile(_pattern(text), re.IGNORECASE), option.name)
                for option in question.options
                for text in {*option.ways_to_say, option.name}
            ),
            key=lambda each: -len(each[0].pattern),
        )
        self._longest = sum(max(map(len, option.ways_to_say)) + 5 for option in question.options)

    def read(self, cell: str) -> Chosen:
        if len(cell) > _LONGEST_CELL:
            return (), cell.strip()
        cell = unicodedata.normalize("NFC", cell).strip()
        return self._found(cell) if cell else ((), "")

    def _found(self, cell: str) -> Chosen:
        if name := self._values.get(cell.casefold()) or self._values.get(key(cell)):
            return (name,), ""
        if self._question.activity == STARS and (stars := _stars_in(cell)) in self._names:
            return (stars,), ""
        if name := self._exact.get(cell.casefold()) or self._alike.get(key(cell)):
            return (name,), ""
        names = self._covering(cell) if len(cell) <= 2 * self._longest else None
        names = self._coded(cell) if names is None else names
        return (self._in_order(names), "") if names is not None else self._among_others(cell)

    def _covering(self, cell: str) -> list[str] | None:
        """Return the options that cover the cell from end to end, or None."""
        ways: dict[int, list[tuple[int, str]]] = {}
        ahead = [0]
        while ahead:
            place = ahead.pop()
            if place < len(cell) and place not in ways:
                ways[place] = list(self._steps(cell, place))
                ahead += [following for following, _ in ways[place]]
        covered: dict[int, list[str]] = {len(cell): []}
        for place in sorted(ways, reverse=True):
            for following, name in ways[place]:
                if following in covered:
                    covered[place] = [*([name] if name else []), *covered[following]]
                    break
        return covered.get(0)

    def _steps(self, cell: str, place: int) -> Iterable[tuple[int, str]]:
        """Yield where the cell goes on behind each option that begins at a place."""
        for end, name in self._at(cell, place):
            if end == len(cell):
                yield end, name
            elif between := _BETWEEN.match(cell, end):
                yield between.end(), name

    def _at(self, cell: str, place: int) -> Iterable[tuple[int, str]]:
        """Yield where the options that begin at a place end, the longest first."""
        for pattern, name in self._patterns:
            if found := pattern.match(cell, place):
                yield found.end(), name
        if found := _OTHER.match(cell, place) if place else None:
            yield found.end(), ""

    def _coded(self, cell: str) -> list[str] | None:
        """Return the options whose numbers or codes are all that the cell holds, or None."""
        codes = [_CODE.fullmatch(each) for each in re.split(r"[\s;,|]+", cell.strip(" ;,|"))]
        if not all(codes):
            return None
        if self._question.activity == STARS and any(code[0][0].isdigit() for code in codes if code):
            return None  # a figure has been read as stars already, or is none
        numbers = [int(code[1]) for code in codes if code]
        if max(numbers) > len(self._names):
            return None
        return [self._names[number - 1] for number in numbers]

    def _among_others(self, cell: str) -> Chosen:
        """Return the options that stand in the cell between separators, and what else does."""
        names: list[str] = []
        rest: list[str] = []
        place = 0
        for begin in (0, *(found.end() for found in _HARD_BETWEEN.finditer(cell))):
            if begin >= place and (found := self._bounded(cell, begin)):
                end, name = found
                names.append(name)
                rest.append(cell[place:begin])
                place = end
        rest.append(cell[place:])
        left = [part.strip(" ;,|\n\t") for part in rest]
        return self._in_order(names), "; ".join(part for part in left if part)

    def _bounded(self, cell: str, place: int) -> tuple[int, str] | None:
        while place < len(cell) and cell[place].isspace():
            place += 1
        for pattern, name in self._patterns:
            found = pattern.match(cell, place)
            if found and _END.match(cell, found.end()):
                return found.end(), name
        return None

    def _in_order(self, names: Iterable[str]) -> tuple[str, ...]:
        found = set(names)
        return tuple(name for name in self._names if name in found)


@lru_cache(maxsize=500)
def _reader(question: Question, values: tuple[tuple[str, str], ...]) -> _Reader:
    return _Reader(question, dict(values))


def _told_apart(question: Question) -> dict[str, str]:
    """Return the options by their keys, as far as those are of one option only: not C and C++."""
    found: dict[str, set[str]] = {}
    for option in question.options:
        for form in forms_of(*option.ways_to_say) | {key(option.name)}:
            found.setdefault(form, set()).add(option.name)
    return {form: min(names) for form, names in found.items() if form and len(names) == 1}


def _pattern(text: str) -> str:
    """Return what finds an option in a cell, whatever became of its quotes, spaces and ŵ."""
    words = unicodedata.normalize("NFC", text).split()
    return r"\s+".join("".join(_letter(letter) for letter in word) for word in words)


def _letter(letter: str) -> str:
    if re.fullmatch(_QUOTES, letter):
        return _QUOTES
    if letter in "-–—‐‑":
        return "[-–—‐‑]"
    if letter.isascii():
        return re.escape(letter)
    base = unicodedata.normalize("NFKD", letter)[0]
    return f"(?:{re.escape(letter)}|{re.escape(base)}|[?\ufffd])"


def _stars_in(cell: str) -> str:
    """Return how many stars a cell gives, as a figure, or nothing."""
    if _DRAWN.fullmatch(cell):
        return str(sum(cell.count(star) for star in "★⭐🌟*"))
    if found := _STARS.fullmatch(cell) or _IN_BRACKETS.fullmatch(cell):
        return found["figure"].lstrip("0") or "0"
    words = cell.lower().split()
    if words and words[0] in _FIGURES and set(words[1:]) <= {"star", "stars"}:
        return str(_FIGURES.index(words[0]) + 1)
    return ""


def _ways_to_tick(column: Column) -> frozenset[str]:
    """Return the keys of all that says, in the column of one option, that it was chosen."""
    assert column.question is not None
    options = column.question.options
    ticks: set[str] = set(_YES)
    for number, option in enumerate(options, 1):
        if option.name == column.option:
            ticks |= forms_of(*option.ways_to_say) | {key(option.name), str(number)}
    said = {key(written) for written, name in column.values.items() if name == column.option}
    return frozenset(ticks | said) - {"0", ""}


def _is_ticked(cell: str, ticks: frozenset[str]) -> bool:
    return bool(cell) and (_said(cell) in ticks or _TICK.fullmatch(cell.strip()) is not None)


def _said(cell: str) -> str:
    return key(cell.strip().removesuffix(".0"))
