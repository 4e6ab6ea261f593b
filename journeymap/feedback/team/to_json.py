"""The findings as JSON: the same tables, each a list of rows by the columns' names."""

from __future__ import annotations

import json

from journeymap.feedback.team.about import about
from journeymap.feedback.team.published import Published
from journeymap.feedback.team.tables import tables_of


def to_json(published: Published) -> str:
    """Return the tables, with what each column means beside them.

    Names of tables and columns have an underscore in the place of a space or a hyphen.
    """
    tables = {key_of(table.name): table for table in tables_of(published)}
    keys = {name: [key_of(each.name) for each in table.columns] for name, table in tables.items()}
    values = {
        "title": published.title,
        "about": list(about(published)),
        "workshops": [{"name": each.name, "title": each.title} for each in published.sites],
        "ranked_by": published.by.value,
        "small_groups": "told" if published.is_for_team_only else "kept back",
        "held_back": published.held_back,
        "columns": {
            name: dict(zip(keys[name], (each.means for each in table.columns), strict=True))
            for name, table in tables.items()
        },
        **{
            name: [dict(zip(keys[name], row, strict=True)) for row in table.rows]
            for name, table in tables.items()
        },
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def key_of(name: str) -> str:
    """Return the name of a table or a column as it stands in JSON."""
    return name.replace(" ", "_").replace("-", "_")
