"""The guide as the text of `workshop.yaml`, and the schema by which editors check it.

It is written once, with the meaning of each field above it; from then on people edit it.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from journeymap.guide import Guide
from journeymap.sheets.dialect import key_lines

SCHEMA_NAME = "workshop.schema.json"
_WIDTH = 88


def schema_text() -> str:
    """Return the JSON Schema of `workshop.yaml`, by which editors check it while it is typed."""
    schema = Guide.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(_blank_allowed(schema), indent=2, ensure_ascii=False) + "\n"


def guide_text(guide: Guide) -> str:
    """Return the guide as the text of a file, with what each field means above it."""
    values = guide.model_dump(mode="python", exclude_none=True)
    lines = [f"# yaml-language-server: $schema={SCHEMA_NAME}"]
    for name, field in Guide.model_fields.items():
        lines += ["", *_explained(field)]
        value = _as_plain(values.get(name) or "")
        lines += [f"{name}:"] if value == "" else key_lines(name, value)
    return "\n".join(lines) + "\n"


def _as_plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_plain(each) for key, each in value.items() if each not in (None, ())}
    if isinstance(value, (list, tuple)):
        return [_as_plain(each) for each in value]
    return value


def _explained(field: FieldInfo) -> Iterator[str]:
    """Yield the comment above a field: what it means, and what each of its parts has."""
    yield from textwrap.wrap(
        field.description or "", _WIDTH, initial_indent="# ", subsequent_indent="# "
    )
    for part in _models_in(field.annotation):
        for name, inner in part.model_fields.items():
            text = f"{name}: {inner.description}"
            yield from textwrap.wrap(
                text, _WIDTH, initial_indent="#   ", subsequent_indent="#     "
            )


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _blank_allowed(schema: dict[str, Any]) -> dict[str, Any]:
    """Let the guide's own fields be blank, as they are in a guide that is not filled in yet."""
    for name, field in schema["properties"].items():
        if name not in schema["required"]:
            text = {key: field.pop(key) for key in ("description", "title") if key in field}
            kinds = field.pop("anyOf", None) or [dict(field)]
            field.clear()
            null = {"type": "null"}
            field.update(text, anyOf=[*kinds, *([] if null in kinds else [null])])
    return schema
