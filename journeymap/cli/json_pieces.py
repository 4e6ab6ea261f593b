"""Values as JSON, indented by two, piece by piece."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import PydanticSerializationError, to_json

_IN = "  "


def json_pieces(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield the JSON of a mapping, each thing in its lists a piece: the whole may be large.

    It is the same to the character as that of `json.dumps(values, ensure_ascii=False, indent=2)`,
    which takes many times as long. In the values are mappings by text, lists, texts, whole numbers
    and numbers such as 0.85; a day is given as a text, as each of the two writes it otherwise.
    """
    margin = f"\n{_IN}"
    before = "{"
    for name, value in values.items():
        yield f"{before}{margin}{_text(name, margin)}: "
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
    try:
        text = to_json(value, indent=len(_IN)).decode()
    except PydanticSerializationError:  # a folder's name may have in it what is no character
        text = json.dumps(value, ensure_ascii=False, indent=len(_IN))
    return text.replace("\n", margin)
