"""What could do harm in an XLSX file is found before anything of it is used.

An XLSX file is a ZIP of XML files, its parts. They are unpacked a piece at a time and counted while
they are, whatever size the file declares; nothing is unpacked to the disk.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, Final
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from journeymap.survey.returns.strangers import refuse_other_zip
from journeymap.survey.returns.unfit import Unfit

MOST_HELD: Final = 100_000_000
"""Bytes of a part that is held in memory: the texts that cells share."""
MOST_STREAMED: Final = 1_000_000_000
"""Bytes of all parts: a sheet of a million rows has about 200 million, and is never held."""
MOST_PARTS: Final = 2_000
RATIO: Final = 100
"""How much bigger a part may be than it is packed; sheets are about ten times as big."""
_SMALL: Final = 1_000_000
_DEEPEST: Final = 60
_LONGEST_TAG: Final = 1_000_000
_MACROS = ("vbaproject.bin", "xl/macrosheets/", "vbadata.xml")
_AS_CSV = "Save the sheet with the returns as CSV UTF-8, and take that in"
_AS_XLSX = "Save it as a workbook without macros (XLSX) or as CSV UTF-8, and take that in"
_BOMB = "Do not open it if you do not know where it comes from. Otherwise, save it as CSV UTF-8"


@contextmanager
def open_parts(file: BinaryIO) -> Iterator[ZipFile]:
    """Open the parts of an XLSX file, of which nothing has been believed yet.

    Raises `Unfit` here if it is no XLSX, or has anything in it that could do harm; and in the place
    of what goes wrong within, if the file is broken.
    """
    try:
        _measure_contents(file)
        with ZipFile(file) as parts:
            _look_over(parts)
            yield parts
    except (BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError) as error:
        raise _broken() from error
    except (expat.ExpatError, ValueError, LookupError, RuntimeError, OverflowError) as error:
        raise _broken() from error


def pieces_of(parts: ZipFile, name: str, most: int) -> Iterator[bytes]:
    """Yield the bytes of a part. Raises `Unfit` when they are more than `most`."""
    packed = parts.getinfo(name).compress_size
    unpacked = 0
    with parts.open(name) as part:
        while piece := part.read(64 * 1024):
            unpacked += len(piece)
            _refuse_size(name, packed, unpacked, most)
            yield piece


class PartReader:
    """Reads a part of XML; what it makes of it, its kinds say."""

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        """Take in the beginning of an element."""

    def end(self, name: str, /) -> None:
        """Take in the end of an element."""

    def text(self, text: str, /) -> None:
        """Take in a piece of text."""


def feed(pieces: Iterator[bytes], reader: PartReader) -> Iterator[None]:
    """Let the reader read the part piece by piece; it can be looked at after each.

    Raises `Unfit` for a document type, with which entities come, and for what fills the memory.
    """
    parser = _parser_for(reader)
    fed = 0
    for piece in pieces:
        fed += len(piece)
        parser.Parse(piece, False)  # noqa: FBT003
        if fed - max(parser.CurrentByteIndex, 0) > _LONGEST_TAG + len(piece):
            raise Unfit("this workbook has a part that no spreadsheet program writes", _BOMB)
        yield
    parser.Parse(b"", True)  # noqa: FBT003
    yield


def read_part(parts: ZipFile, name: str, reader: PartReader) -> None:
    """Let the reader read all of a part that is held in memory."""
    for _ in feed(pieces_of(parts, name, MOST_HELD), reader):
        pass


def local(name: str) -> str:
    """Return the name of an element or an attribute without its prefix."""
    return name.rpartition(":")[2]


def _parser_for(reader: PartReader) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    begin, finish, depth = reader.start, reader.end, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Unfit("this workbook has a part that no spreadsheet program writes", _BOMB)
        begin(local(name) if ":" in name else name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        finish(local(name) if ":" in name else name)

    def refuse(*_: object) -> None:
        wrong = "this workbook declares entities (a DOCTYPE), which no spreadsheet program does"
        raise Unfit(wrong, _BOMB)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = reader.text
    return parser


def _measure_contents(file: BinaryIO) -> None:
    """Raise `Unfit` if the list of the parts alone would fill the memory."""
    file.seek(0, 2)
    size = file.tell()
    file.seek(max(0, size - 65_700))
    tail = file.read()
    place = tail.rfind(b"PK\x05\x06")
    listed = int.from_bytes(tail[place + 12 : place + 16], "little")
    wide = tail[max(0, place - 76) : place]
    if wide.startswith(b"PK\x06\x06"):
        listed = int.from_bytes(wide[40:48], "little")
    if listed > MOST_PARTS * 500:
        raise Unfit(f"this workbook has more than {MOST_PARTS:,} parts", _AS_CSV)
    file.seek(0)


def _look_over(parts: ZipFile) -> None:
    names = {info.filename.lower() for info in parts.infolist()}
    refuse_other_zip(names)
    if len(parts.infolist()) > MOST_PARTS:
        raise Unfit(f"this workbook has more than {MOST_PARTS:,} parts", _AS_CSV)
    if len(names) < len(parts.infolist()):
        raise Unfit("this workbook has two parts of the same name", _AS_CSV)
    if any(mark in name for name in names for mark in _MACROS):
        raise Unfit("this workbook has macros", _AS_XLSX)
    _refuse_declared(parts)
    if any(name.startswith("xl/externallinks/") for name in names):
        raise _takes_from_elsewhere()
    for info in parts.infolist():
        if info.filename.lower().endswith(".rels"):
            read_part(parts, info.filename, _Relations())
        elif info.filename.lower() == "[content_types].xml":
            read_part(parts, info.filename, _ContentTypes())
        elif info.filename.lower().endswith(".xml"):
            _read_beginning(parts, info.filename)


def _refuse_declared(parts: ZipFile) -> None:
    """Raise `Unfit` for what the list of the parts says of them already."""
    for info in parts.infolist():
        if info.flag_bits & 1:
            raise Unfit("this workbook is locked with a password", "Save it without the password")
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise Unfit("this workbook is packed as no spreadsheet program does", _AS_CSV)
        _refuse_size(info.filename, info.compress_size, info.file_size, MOST_STREAMED)
    if sum(info.file_size for info in parts.infolist()) > MOST_STREAMED:
        raise _too_big("this workbook", MOST_STREAMED)


def _refuse_size(name: str, packed: int, unpacked: int, most: int) -> None:
    if unpacked > most:
        raise _too_big(f"‘{name}’ in this workbook", most)
    if unpacked > _SMALL and unpacked > RATIO * packed:
        wrong = f"‘{name}’ in this workbook unpacks to more than {RATIO} times its size"
        raise Unfit(wrong, _BOMB)


def _too_big(what: str, most: int) -> Unfit:
    return Unfit(f"{what} unpacks to more than {most // 1_000_000:,} megabytes", _AS_CSV)


def _takes_from_elsewhere() -> Unfit:
    wrong = "this workbook takes values from other files (external links)"
    return Unfit(wrong, "Break the links in the spreadsheet program, or save it as CSV UTF-8")


def _broken() -> Unfit:
    mend = "Download it again, or open it in a spreadsheet program and save it as CSV UTF-8"
    return Unfit("this workbook is broken, or not whole", mend)


class _Relations(PartReader):
    """Looks whether a part points out of the file; a link to click on is harmless."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name != "Relationship" or attributes.get("TargetMode", "").lower() != "external":
            return
        if not attributes.get("Type", "").endswith("/hyperlink"):
            raise _takes_from_elsewhere()


class _ContentTypes(PartReader):
    """Looks whether the file says that it has macros, whatever its name."""

    def start(self, _name: str, attributes: dict[str, str]) -> None:
        if "macroenabled" in attributes.get("ContentType", "").lower():
            raise Unfit("this workbook has macros", _AS_XLSX)


class _Begun(Exception):
    """The first element of a part has come."""


class _Beginning(PartReader):
    """Waits for the first element, before which a document type would stand."""

    def start(self, _name: str, _attributes: dict[str, str], /) -> None:
        raise _Begun


def _read_beginning(parts: ZipFile, name: str) -> None:
    """Raise `Unfit` for a document type; what else is wrong matters if the part is needed."""
    with suppress(_Begun, expat.ExpatError):
        for _ in feed(pieces_of(parts, name, MOST_STREAMED), _Beginning()):
            pass
