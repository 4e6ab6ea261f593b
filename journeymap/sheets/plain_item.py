"""Reads an item that is written as journeymap writes it, without a reader of YAML.

Nearly all of a sheet is in our own hand: a key and one value a line, words in double quotes on
that line, a list with a hyphen a line below its key. Such lines mean the same to every reader of
YAML, so they need none, and reading them takes a tenth of the time. Whatever is written in
another way is left to `dialect`, which knows all of YAML and says what is wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any

from journeymap.entries import KINDS
from journeymap.guide import LONGEST_ID

_KEYS = frozenset(
    key
    for kind in KINDS.values()
    for name, field in kind.model_fields.items()
    for key in (name, field.alias)
    if key
)
_NO_QUOTES = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*(?:[: ][A-Za-z0-9][A-Za-z0-9.+-]*)*")
"""Text that no reader takes for anything else without quotes: no colon before a space, no #."""
MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\+00:00"
"""A moment in UTC, as our own hand writes it. The day may be none that there is."""
_MOMENT = re.compile(MOMENT)
_NO_LINE_END_AND_NO_CONTROL = re.compile(
    "[ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*"
)
"""The characters that stand for themselves between double quotes."""
_ESCAPED = re.compile(r'(?:[^"\\]|\\["\\nrtbf]|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4})*')
"""What stands between double quotes, with the escapes that JSON and YAML both know.

Halves of a letter, of which JSON makes one and YAML nothing, are not among them.
"""


def plain_item(text: str) -> dict[str, Any] | None:
    """Return the fields of an item, or None if it is not written as journeymap writes it.

    `text` is the item without the `- ` that begins it, and without its last line end. Values
    are text as in `dialect`, and lists of text; only the moment is a moment already.
    """
    fields: dict[str, Any] = {}
    listed: list[str] | None = None
    for line in text.split("\n  "):
        if listed is not None and line.startswith("  - "):
            part = _scalar(line[4:])
            if part is None:
                return None
            listed.append(part)
            continue
        if listed == []:
            return None
        key, colon, written = line.partition(": ")
        if not colon and line.endswith(":"):
            key, listed = line[:-1], []
        else:
            listed = None
        read = _HOW_TO_READ.get(key)
        if read is None or key in fields:
            return None
        value = read(written) if listed is None else listed
        if value is None:
            return None
        fields[key] = value
    return None if listed == [] else fields


def _value(written: str) -> str | list[str] | None:
    return [] if written == "[]" else _scalar(written)


def _scalar(written: str) -> str | None:
    """Return the text that a value stands for, in quotes or without; None if that is not plain."""
    if not written.startswith('"'):
        return written if _NO_QUOTES.fullmatch(written) else None
    text = written[1:-1]
    if len(written) == 1 or written[-1] != '"':
        return None
    if not (text.isprintable() or _NO_LINE_END_AND_NO_CONTROL.fullmatch(text)):
        return None
    if '"' in text or "\\" in text:
        return str(json.loads(written)) if _ESCAPED.fullmatch(text) else None
    return text


def _moment(written: str) -> datetime | None:
    """Return a moment in UTC, as our own hand writes it."""
    try:
        return datetime.fromisoformat(written) if _MOMENT.fullmatch(written) else None
    except ValueError:
        return None


_kept = lru_cache(maxsize=256)(_scalar)


def _again(written: str) -> str | None:
    """Return what stands in many items, the same for all: a workshop has few stages and voices."""
    return _kept(written) if len(written) <= LONGEST_ID else _scalar(written)


_HOW_TO_READ: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(_KEYS, _value),
    **dict.fromkeys(("stage", "voice", "language"), _again),
    **dict.fromkeys(("at", "opened"), _moment),
}
"""By the key: what reads a value that stands behind it."""
