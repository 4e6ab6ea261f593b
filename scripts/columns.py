"""Writes what is made of the columns of the findings: the end of docs/findings.md, and a schema.

    python scripts/columns.py

A test compares both with what this would write.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from journeymap.feedback.team.published import Published
from journeymap.feedback.team.table import Table
from journeymap.feedback.team.tables import tables_of
from journeymap.feedback.team.to_json import key_of
from journeymap.findings.ranking import By

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "findings.md"
SCHEMA = ROOT / "schema" / "findings.schema.json"
_BEGINNING = """\
## Each column

From here on this page is made from the code: `python scripts/columns.py`.
"""
_NOTHING = Published(
    sites=(),
    by=By.PEOPLE,
    is_for_team_only=False,
    unread=0,
    held_back=0,
    findings=(),
    decisions=(),
    tensions=(),
    links=(),
    themes_to_name=(),
    gaps=(),
    people=(),
    stars=(),
)


def page(now: str) -> str:
    """Return docs/findings.md, of which this is what it was."""
    return now.partition(_BEGINNING.split("\n", 1)[0])[0] + "".join(_columns())


def _columns() -> Iterator[str]:
    yield _BEGINNING
    for table in tables_of(_NOTHING):
        yield f"\n### {table.name}\n\n{table.means}\n\n| column | means |\n|---|---|\n"
        yield from (f"| {each.name} | {each.means} |\n" for each in table.columns)


def schema() -> str:
    """Return the schema of what is written with --to json."""
    tables = {key_of(table.name): table for table in tables_of(_NOTHING)}
    text, number = {"type": "string"}, {"type": "integer", "minimum": 0}
    texts = {"type": "object", "additionalProperties": text}
    top: dict[str, Any] = {
        "title": text,
        "about": {"type": "array", "items": text},
        "workshops": {"type": "array", "items": _closed({"name": text, "title": text})},
        "ranked_by": {"enum": [by.value for by in By]},
        "small_groups": {"enum": ["kept back", "told"]},
        "held_back": number,
        "columns": _closed(dict.fromkeys(tables, texts)),
        **{name: _rows(table) for name, table in tables.items()},
    }
    draft = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps({"$schema": draft, **_closed(top)}, indent=2, ensure_ascii=False) + "\n"


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _rows(table: Table) -> dict[str, Any]:
    cell = {"type": ["string", "number", "null"]}
    cells = {key_of(each.name): {"description": each.means, **cell} for each in table.columns}
    return {"type": "array", "description": table.means, "items": _closed(cells)}


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    SCHEMA.write_text(schema(), encoding="utf-8", newline="\n")
