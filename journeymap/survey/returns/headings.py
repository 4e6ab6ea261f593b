"""The rows above the returns: how many there are, what they say, which tool has made them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from journeymap.cleaning import one_line
from journeymap.survey.returns.moments import is_moment
from journeymap.survey.returns.table import Table
from journeymap.survey.returns.unfit import Unfit
from journeymap.survey.returns.wording import key, plain

_LOOKED_AT = 300
"""So many rows are looked at, to see what a column holds."""
_LONGEST = 1000
"""Of a longer heading or cell, the rest does not tell what the column is."""
_DEEPEST = 6
"""Headings stand in no deeper row, titles above them included."""
_IMPORT_ID = re.compile(r"""^\{\s*["'“]*ImportId""", re.IGNORECASE)
_KINDS_OF_RESPONSE = frozenset(
    {"response", "openendedresponse", "antwort", "offeneantwort", "reponse", "ymateb"}
)
"""What SurveyMonkey writes under a question that has one column and no options."""
GOOGLES_TIMES = (
    *("timestamp", "zeitstempel", "stampamser", "horodateur", "marcatemporal"),
    *("informazionicronologiche", "carimbodedatahora", "tijdstempel", "sygnaturaczasowa"),
)
"""What Google Forms calls its first column, in the language of whoever made the form."""
_OTHERS = re.compile(
    r"^(?:other|others|andere|sonstiges|autre|arall)\b|\bplease (?:specify|say)\b", re.IGNORECASE
)
_CODE = r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*"
_CODED = re.compile(
    rf"(?P<code>{_CODE})(?:\s*\[(?P<part>[^\[\]]*)\])?"
    r"(?:\s*(?P<mark>\._\.|\.(?=\s|$)|:(?=\s)|\)(?=\s)|\s-\s)\s*(?P<words>.*))?",
    re.DOTALL,
)
_BEHIND = re.compile(r"(?P<words>.*\S)\s*\[(?P<part>[^\[\]]+)\]\s*", re.DOTALL)
_NUMBERED = re.compile(
    r"\s*(?:X|Q(?:uestion)?\s*|Frage\s*|Cwestiwn\s*|No\.?\s*|#\s*)?"
    r"(?P<number>[0-9]{1,3})(?:\s*(?:[.):_]|\s-)+\s*|\s+(?=\D)|\s*$)(?P<words>.*)",
    re.IGNORECASE | re.DOTALL,
)
_E_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_ADDRESS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FEW = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above one column, taken apart."""

    place: int
    whole: str
    """All of it, on one line."""
    code: str = ""
    """What may be a question's code: `q7`."""
    number: int | None = None
    """What may be a question's number, of those printed before the questions."""
    words: str = ""
    """The question, without code, number and option."""
    option: str = ""
    """What may be an option: its words, its name or its code."""
    is_other: bool = False
    """Whether it is for what is none of the options."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a file."""

    tool: str
    rows: int
    headings: tuple[Heading, ...]
    sample: tuple[tuple[str, ...], ...]
    """The first rows below them."""

    def cells(self, place: int) -> list[str]:
        """Return what stands in one column in the first rows, without blanks."""
        cells = (row[place][:_LONGEST] for row in self.sample if place < len(row))
        return [cell for cell in cells if cell]


def read_headings(table: Table) -> Headings:
    """Return what stands above the returns of a file. Raises `Unfit` if there is no heading."""
    rows = [[cell.strip() for cell in row] for row in islice(table.read_rows(), _LOOKED_AT)]
    rows[:_DEEPEST] = [[_heading(cell) for cell in row] for row in rows[:_DEEPEST]]
    if not rows:
        raise Unfit(f"{table.path.name} is empty", "Download the returns again")
    above = _titles_above(rows)
    tool, deep = _tool_of(rows[above:])
    first = above + deep
    _refuse_if_no_headings(table, rows[above], rows[first:], deep)
    headings = _taken_apart(tool, rows[above:first])
    return Headings(tool, first, headings, tuple(tuple(row) for row in rows[first:]))


def _heading(cell: str) -> str:
    return " ".join(one_line(cell[:_LONGEST]).split())


def _titles_above(rows: Sequence[Sequence[str]]) -> int:
    """Return how many rows stand above the headings: a title, and such as "Exported" "5 June".

    They have one or two cells, and the headings more than twice as many.
    """
    widths = [len([cell for cell in row if cell]) for row in rows[:_DEEPEST]]
    above = next((number for number, width in enumerate(widths) if width > _FEW), 0)
    return above if max(widths[:above], default=0) * _FEW < widths[above] else 0


def _tool_of(rows: Sequence[Sequence[str]]) -> tuple[str, int]:
    """Return the tool that has made the headings, and how many rows of them there are."""
    first = {key(cell) for cell in rows[0]}
    second = {key(cell) for cell in rows[1]} if len(rows) > 1 else set()
    for deep in (_FEW, 1):
        if len(rows) > deep and any(_IMPORT_ID.match(cell) for cell in rows[deep]):
            return "Qualtrics", deep + 1
    if {"responseid", "responseset"} <= second:
        return "Qualtrics (legacy export)", 2
    if {"responseid", "recordeddate"} <= first & second:
        return "Qualtrics", 2
    if _has_options_below(rows):
        return "SurveyMonkey", 2
    if first & {"submissiontime", "metainstanceid", "instanceid"} or {"uuid", "index"} <= first:
        return "Kobo or ODK", 1
    if _is_lime_survey(rows[0]):
        return "LimeSurvey", 1
    if {"id", "starttime", "completiontime"} <= first:
        return "Microsoft Forms", 1
    if key(rows[0][0]) in GOOGLES_TIMES:
        return "Google Forms", 1
    return "a spreadsheet", 1


def _has_options_below(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the second row has SurveyMonkey's words under questions, and nothing under ids."""
    if len(rows) < _FEW or not rows[0][0] or rows[1][0]:
        return False
    kinds = {key(cell) for cell in rows[1]} & _KINDS_OF_RESPONSE
    return bool(kinds) or (key(rows[0][0]) == "respondentid" and "" in rows[0])


def _is_lime_survey(row: Sequence[str]) -> bool:
    names = {key(cell) for cell in row}
    if names & {"submitdate", "submitdatedatesubmitted", "startlanguage"}:
        return True
    coded = [cell for cell in row if "._." in cell or re.match(rf"{_CODE}\[[^\]]*\]", cell)]
    return len(coded) > len(row) // 2 or any(key(cell) == "idresponseid" for cell in row)


def _refuse_if_no_headings(
    table: Table, row: Sequence[str], below: Sequence[Sequence[str]], deep: int
) -> None:
    """Raise `Unfit` if the first row is a return, and no heading."""
    filled = [cell for cell in row if cell]
    numbers = [cell for cell in filled if _NUMBER.fullmatch(cell)]
    datalike = [cell for cell in filled if _is_data(cell)]
    again = sum(_is_again(cell, place, below) for place, cell in enumerate(row) if cell)
    whole_again = any(list(other) == list(row) for other in below)
    looks_like_data = bool(datalike) or (len(numbers) > len(filled) / 2 and not _counts(numbers))
    if deep == 1 and (looks_like_data or (again >= _FEW and not whole_again)):
        wrong = f"{table.path.name} has no row of headings: its first row is an answer already"
        raise Unfit(wrong, "Download it again with headings, or write them above the columns")


def _is_again(cell: str, place: int, below: Sequence[Sequence[str]]) -> bool:
    """Whether a heading is found below, among others: alone it is an option with its column."""
    cells = {row[place] for row in below if place < len(row)} - {""}
    return cell in cells and len(cells) > 1


def _is_data(cell: str) -> bool:
    return bool(_E_MAIL.fullmatch(cell) or _ADDRESS.fullmatch(cell)) or is_moment(cell)


def _counts(numbers: Sequence[str]) -> bool:
    """Whether figures are 1, 2, 3 …: questions are called so sometimes."""
    return list(numbers) == [str(number) for number in range(1, len(numbers) + 1)]


def _taken_apart(tool: str, rows: Sequence[Sequence[str]]) -> tuple[Heading, ...]:
    width = max(len(row) for row in rows)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    if tool == "SurveyMonkey":
        return tuple(_of_surveymonkey(padded))
    if tool.startswith("Qualtrics") and not any(map(_IMPORT_ID.match, padded[1])):
        return tuple(
            _of_qualtrics(place, *cells[:2])
            for place, cells in enumerate(zip(*padded, strict=True))
        )
    return tuple(_of_one_row(place, cell) for place, cell in enumerate(padded[0]))


def _of_surveymonkey(rows: Sequence[Sequence[str]]) -> Iterable[Heading]:
    asked = ""
    alone = _alone(rows)
    common = Counter(key(rows[1][place]) for place in alone)
    kinds = _KINDS_OF_RESPONSE | {kind for kind, times in common.items() if times >= _FEW}
    for place, (above, below) in enumerate(zip(*rows, strict=True)):
        asked = above or (asked if below else "")
        number, words = numbered(plain(asked))
        whole = " · ".join(cell for cell in (asked, below) if cell)
        if not below or place in alone or key(below) in kinds:
            yield Heading(place, whole if not below else asked, "", number, words)
        else:
            other = _OTHERS.search(below) is not None
            yield Heading(place, whole, "", number, words, below, other)


def _alone(rows: Sequence[Sequence[str]]) -> set[int]:
    """Return the places of questions that have one column: what is below is no option of them.

    In whatever language it is, SurveyMonkey writes the same below all of them.
    """
    above, below = rows
    return {
        place
        for place, asked in enumerate(above)
        if asked
        and below[place]
        and (all(above[place + 1 : place + 2]) or not any(below[place + 1 : place + 2]))
    }


def _of_qualtrics(place: int, name: str, text: str) -> Heading:
    whole = " · ".join(dict.fromkeys(cell for cell in (name, text) if cell))
    number, words = numbered(plain(text))
    code, _, part = name.partition("_")
    asked, dash, label = words.rpartition(" - ")
    other = part.upper().endswith("TEXT") or "TEXT" in part.upper().split("_")
    if part or (dash and " - " in name):
        label = label if dash and part else part
        asked = re.sub(r" - (?:Selected Choice|Ausgewählte Option)$", "", asked or words)
        return Heading(place, whole, code, number, asked, label, other)
    words = re.sub(r" - (?:Selected Choice|Ausgewählte Option)$", "", words)
    return Heading(place, whole, name, number, words)


def _of_one_row(place: int, cell: str) -> Heading:
    """Return a heading that stands in one row, in the form of any of the tools."""
    text = plain(cell)
    code, part, words = "", "", text
    if (found := _CODED.fullmatch(text)) is not None and _is_code(found):
        code, part, words = found["code"], found["part"] or "", found["words"] or ""
    elif "/" in text and " " not in text:
        return _of_a_path(place, text)
    if behind := _BEHIND.fullmatch(words):
        part, words = behind["part"], behind["words"]
    other = bool(re.fullmatch(r"other|.*comment", part.strip(), re.IGNORECASE))
    number, words = numbered(words)
    return Heading(place, one_line(cell), code, number, words, part.strip(), other)


def _is_code(found: re.Match[str]) -> bool:
    """Whether the word that begins a heading is a code, and not the first of its words.

    LimeSurvey writes `code. words`; before another sign it needs a figure in it: "Points - 1.
    Which of these" is no answer to that question.
    """
    return found["mark"] is None or "." in found["mark"] or any(map(str.isdigit, found["code"]))


def _of_a_path(place: int, text: str) -> Heading:
    """Return a heading such as `group/question`; `matching` tries its last part as an option."""
    return Heading(place, text, code=text.rpartition("/")[2])


def numbered(text: str) -> tuple[int | None, str]:
    """Return the number that stands before a question, if there is one, and its words."""
    found = _NUMBERED.fullmatch(text)
    if found is None:
        return None, text
    return int(found["number"]), found["words"]


def repeated(headings: Headings) -> Counter[str]:
    """Return the headings that stand above more than one column, with how often."""
    times = Counter(each.whole for each in headings.headings if each.whole)
    return Counter({whole: number for whole, number in times.items() if number > 1})
