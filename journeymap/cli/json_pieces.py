"""Values as JSON, indented by two, piece by piece."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring as quoted
from typing import Any

_BESIDE = json.JSONEncoder(ensure_ascii=False, default=str)
_IN = "  "


def json_pieces(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield the JSON of a mapping, each thing in its lists a piece: the whole may be large.

    It is the same to the character as that of `json.dumps(values, ensure_ascii=False, indent=2,
    default=str)`, which takes several times as long. The keys of mappings are texts.
    """
    margin = f"\n{_IN}"
    before = "{"
    for name, value in values.items():
        yield f"{before}{margin}{quoted(name)}: "
        yield from _pieces_of(value, margin)
        before = ","
    yield "\n}" if values else "{}"


def _pieces_of(value: Any, margin: str) -> Iterator[str]:
    if not value or not isinstance(value, list):
        yield _text(value, margin)
        return
    inner, before = margin + _IN, "["
    for each in value:
        yield f"{before}{inner}{_text(each, inner)}"
        before = ","
    yield f"{margin}]"


def _text(value: Any, margin: str) -> str:
    """Return the JSON of one value; `margin` is a line end and how far in the value stands."""
    kind = type(value)
    if kind is str:
        return quoted(value)
    if kind is int:
        return repr(value)
    if value is None:
        return "null"
    inner = margin + _IN
    if kind is dict:
        texts = [f"{quoted(name)}: {_text(each, inner)}" for name, each in value.items()]
        return f"{{{inner}{f',{inner}'.join(texts)}{margin}}}" if texts else "{}"
    if kind is list or kind is tuple:
        texts = [_text(each, inner) for each in value]
        return f"[{inner}{f',{inner}'.join(texts)}{margin}]" if texts else "[]"
    return _BESIDE.encode(value)
