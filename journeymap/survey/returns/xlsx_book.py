"""What a workbook says of its sheets, and what their cells share."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from zipfile import ZipFile

from journeymap.survey.returns.unfit import Unfit
from journeymap.survey.returns.xlsx_safety import PartReader, local, read_part
from journeymap.survey.returns.xlsx_values import Shown, shown_as, unescaped


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook."""

    name: str
    part: str
    """The part of the file that it is in."""
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Book:
    """What is needed to read the cells of a workbook."""

    sheets: tuple[Sheet, ...]
    from_1904: bool
    """Whether days are counted from 1904, as on old Macintoshes."""
    texts: list[str]
    """What cells name by its number."""
    styles: list[Shown]
    """What the numbers of a cell are shown as, by the number of its style."""

    def text(self, number: int) -> str:
        """Return a text that cells share. Raises `IndexError` if there is none of this number."""
        if number < 0:
            raise IndexError(number)
        return self.texts[number]


def read_book(parts: ZipFile) -> Book:
    """Return what the workbook says of itself."""
    book, relations, styles, texts = _Workbook(), _Relations(), _Styles(), _Texts()
    names = {name.lower(): name for name in parts.namelist()}
    read_part(parts, names["xl/workbook.xml"], book)
    if "xl/_rels/workbook.xml.rels" in names:
        read_part(parts, names["xl/_rels/workbook.xml.rels"], relations)
    for kind, reader in (("styles", styles), ("sharedStrings", texts)):
        for target in relations.of_kind(kind):
            if target.lower() in names:
                read_part(parts, names[target.lower()], reader)
    worksheets = set(relations.of_kind("worksheet"))
    sheets = [
        Sheet(name, names[target.lower()], is_hidden)
        for name, relation, is_hidden in book.sheets
        if (target := relations.targets.get(relation, "")) in worksheets and target.lower() in names
    ]
    return Book(tuple(sheets), book.from_1904, texts.texts, styles.shown())


class _Workbook(PartReader):
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in {"1", "true"}
        if name == "sheet":
            relation = next(
                (value for key, value in attributes.items() if local(key) == "id" != key), ""
            )
            is_hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), relation, is_hidden))


class _Relations(PartReader):
    def __init__(self) -> None:
        self.targets: dict[str, str] = {}
        self.kinds: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            target = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "")))
            self.targets[attributes.get("Id", "")] = target.lstrip("/")
            self.kinds[attributes.get("Id", "")] = attributes.get("Type", "")

    def of_kind(self, kind: str) -> list[str]:
        """Return the parts to which the workbook has relations of this kind."""
        return [self.targets[id_] for id_, each in self.kinds.items() if each.endswith(f"/{kind}")]


class _Styles(PartReader):
    """The number formats of the cells."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.numbers: list[int] = []
        self.is_in_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self.codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self.is_in_cells = True
        elif name == "xf" and self.is_in_cells:
            self.numbers.append(int(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self.is_in_cells = False

    def shown(self) -> list[Shown]:
        """Return what the numbers of each style are shown as."""
        return [shown_as(number, self.codes.get(number)) for number in self.numbers]


class _Texts(PartReader):
    """The texts that cells share, without the readings above Japanese ones."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.pieces: list[str] = []
        self.is_taking = False
        self.in_reading = False

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        self.is_taking = name == "t" and not self.in_reading
        self.in_reading = self.in_reading or name == "rPh"

    def text(self, text: str) -> None:
        if self.is_taking:
            self.pieces.append(text)

    def end(self, name: str) -> None:
        self.is_taking = False
        if name == "rPh":
            self.in_reading = False
        elif name == "si":
            self.texts.append(unescaped("".join(self.pieces)))
            self.pieces.clear()


def no_sheet() -> Unfit:
    """Return what is wrong with a workbook in which no sheet that can be seen has rows."""
    return Unfit(
        "no sheet of this workbook has anything in it", "Look whether it is the right file"
    )
