"""A Word file as bytes, which are the same whenever and wherever it is made."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from docx.document import Document as Word

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip file can name."""


def as_bytes(word: Word) -> bytes:
    """Return a Word file without the moment at which it was made."""
    made, same = BytesIO(), BytesIO()
    word.save(made)
    with ZipFile(made) as before, ZipFile(same, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            about = ZipInfo(name, _LONG_AGO)
            about.compress_type, about.create_system = ZIP_DEFLATED, 0
            after.writestr(about, before.read(name))
    return same.getvalue()
