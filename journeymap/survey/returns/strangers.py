"""What a file is that is neither CSV nor XLSX, whatever its name says."""

from __future__ import annotations

import re
from typing import BinaryIO

from journeymap.survey.returns.unfit import Unfit

ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
AS_CSV = "Open it where it was made, and save or export it as CSV UTF-8 or XLSX"
_UNPACK = "Unpack it, and take in the CSV or XLSX files in it"
_EXPORT = "Export the returns from the survey tool as CSV or XLSX"
_SIGN_IN = "Sign in to the survey tool, and download the returns as CSV or XLSX again"

_BY_BEGINNING = (
    (re.compile(rb"%PDF-"), "a PDF", _EXPORT),
    (re.compile(rb"\x1f\x8b|Rar!|7z\xbc\xaf|BZh|\xfd7zXZ|PK\x05\x06"), "a packed file", _UNPACK),
    (re.compile(rb"\$FL[23]@"), "a file of SPSS", _EXPORT),
    (re.compile(rb"\{\\rtf"), "a text document (RTF)", _EXPORT),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8"), "a picture", _EXPORT),
    (re.compile(rb"\s*(\{\s*\"|\[\s*\{)"), "a JSON file", _EXPORT),
    (
        re.compile(
            rb"\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|meta)\b",
            re.IGNORECASE | re.DOTALL,
        ),
        "a web page",
        _SIGN_IN,
    ),
    (re.compile(rb"\s*<(\?xml|table|!doctype)\b", re.IGNORECASE), "a file of XML or HTML", AS_CSV),
)
"""How a file begins, what that is, and what to do."""


def refuse_stranger(file: BinaryIO) -> bytes:
    """Return the first bytes of the file, which stays where it was.

    Raises `Unfit` if they are those of something that is neither text nor XLSX.
    """
    beginning = file.read(4096)
    if beginning.startswith(_OLD_OFFICE):
        raise _old_office(file, beginning)
    for how, what, mend in _BY_BEGINNING:
        if how.match(_as_ascii(beginning)):
            raise Unfit(f"this is {what}, and no CSV or XLSX", mend)
    file.seek(0)
    return beginning


def refuse_other_zip(names: set[str]) -> None:
    """Raise `Unfit` that says what a ZIP file with these parts is, if it is no XLSX."""
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        raise Unfit("this is a binary Excel workbook (XLSB)", AS_CSV)
    if any(name.endswith(".iwa") for name in names) or "index.zip" in names:
        raise Unfit("this is a file of Apple Numbers", AS_CSV)
    if "content.xml" in names:
        raise Unfit("this is an OpenDocument file (ODS)", AS_CSV)
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise Unfit("this is a document of Word or PowerPoint, and no CSV or XLSX", _EXPORT)
    raise Unfit("this is a packed file (ZIP), and no XLSX", _UNPACK)


def _as_ascii(beginning: bytes) -> bytes:
    """Return the beginning without the marks and the zeros of Unicode."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        beginning = beginning.removeprefix(mark)
    wide = 0 in beginning[:2] and not beginning.startswith(b"\0\0")
    return beginning.replace(b"\0", b"") if wide else beginning


def _old_office(file: BinaryIO, beginning: bytes) -> Unfit:
    """Return what is wrong: a workbook with a password and an old one begin alike.

    The folder of the parts lies where the head of the file says; its names tell which it is.
    """
    sector = 1 << min(int.from_bytes(beginning[30:32], "little"), 16)
    file.seek((int.from_bytes(beginning[48:52], "little") + 1) * sector)
    if _LOCKED in file.read(64 * 1024) or _LOCKED in beginning:
        return Unfit("this workbook is locked with a password", "Save it without the password")
    return Unfit("this is an old Excel workbook (XLS)", AS_CSV)
