"""Reads `organisation.yaml`, and writes the one that a person begins with."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from journeymap.guide import has_words
from journeymap.organisation.written import Contact, Logo, Written
from journeymap.problems import Problem
from journeymap.sheets.dialect import BadYaml, Document, Place
from journeymap.sheets.in_words import field_of, in_words, shown
from journeymap.sheets.yaml_file import read_yaml, without_blanks

ORGANISATION_NAME = "organisation.yaml"
SCHEMA_NAME = "organisation.schema.json"
_PARTS: dict[str, type[BaseModel]] = {"contact": Contact, "logo": Logo}
_WIDTH = 88
_NOTHING = Document({}, {}, [], [])
_BEGINNING: dict[str, tuple[str, ...]] = {
    "name": ("name:",),
    "contact": ("contact:", "  whom:", "  phone:", "  hours:", "  email:", "  address:"),
    "logo": ("logo:", "  file:", "  alt:"),
    "pictures": ("pictures:", '#  hello: "A person waves"'),
    "wording": ("wording:", '#  "You said": "What you told us"'),
    "wording_in": ("wording_in:", "#  cy:", '#    "You said": "Dywedoch chi"'),
    "jargon": ("jargon:", '#  "service user": "person who lives here"'),
    "not_jargon": ("not_jargon:", '#  - "scheme"'),
    "same": ("same:", '#  "lunch": ["midday meal", "dinner"]'),
    "acronyms": ("acronyms:", '#  "GP": "family doctor"'),
}


def schema_text() -> str:
    """Return the JSON Schema by which editors check `organisation.yaml` while it is typed."""
    schema = Written.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    for part in schema["$defs"].values():
        part.pop("required", None)  # a part that is blank as a whole is not there
    for part in (schema, *schema["$defs"].values()):
        for name, field in part["properties"].items():
            if name not in part.get("required", ()):
                _let_be_blank(field)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _let_be_blank(field: dict[str, Any]) -> None:
    """Let a field be blank, as it is in a file that is not filled in yet."""
    told: dict[str, Any] = {key: field.pop(key) for key in ("description", "title") if key in field}
    field.pop("default", None)
    kinds = field.pop("anyOf", None) or [dict(field)]
    field.clear()
    null = {"type": "null"}
    field.update(told, anyOf=[*kinds, *([] if null in kinds else [null])])


def beginning_text() -> str:
    """Return the `organisation.yaml` to begin with: each field blank, with its meaning above."""
    lines = [f"# yaml-language-server: $schema={SCHEMA_NAME}"]
    for name, field in Written.model_fields.items():
        lines += ["", *_comment(field.description or "", "# ", "# ")]
        part = _PARTS.get(name)
        for inner, about in part.model_fields.items() if part else ():
            lines += _comment(f"{inner}: {about.description}", "#   ", "#     ")
        lines += _BEGINNING[name]
    return "\n".join(lines) + "\n"


def _comment(text: str, first: str, others: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=others)


def read_written(path: Path) -> tuple[Written | None, Document, list[Problem]]:
    """Read what an organisation writes of itself; None if nothing can be read of it.

    What is wrong is left out, with a problem that says where it stands.
    """
    try:
        document = read_yaml(path, "file")
    except BadYaml as bad:
        return None, _NOTHING, [Problem(path, bad.line, bad.wrong, bad.mend)]
    except OSError as error:
        wrong = f"this file cannot be read: {error.strerror}"
        return None, _NOTHING, [Problem(path, 1, wrong, "Look at who may read the file")]
    if not isinstance(document.tree, dict):
        wrong, mend = (
            "this is not an organisation",
            "It begins with a line like name: Hazel Housing",
        )
        return None, _NOTHING, [Problem(path, 1, wrong, mend)]
    problems = [*_of_the_yaml(path, document)]
    blankless = without_blanks(document.tree)
    tree = {name: value for name, value in blankless.items() if value not in ({}, [])}
    if "name" not in tree:
        wrong, mend = "the organisation has no name", "Add a line name: …"
        problems.append(Problem(path, document.line(("name",)), wrong, mend))
        tree["name"] = path.absolute().parent.name or "?"
    return _what_holds(path, tree, document, problems), document, problems


def _of_the_yaml(path: Path, document: Document) -> Iterator[Problem]:
    for place, line in document.repeats:
        wrong = f"‘{shown(place[-1])}’ is there twice"
        yield Problem(path, line, wrong, "Delete one: the first is used")
    for _, line in document.hiding:
        yield Problem(path, line, "what stands behind # is not read", "Put the text in quotes")


def _what_holds(
    path: Path, tree: dict[str, Any], document: Document, problems: list[Problem]
) -> Written:
    """Make of the tree what can be made, leaving out what is wrong."""
    try:
        return Written.model_validate(tree)
    except ValidationError as errors:
        wrong = errors.errors()
    for error in wrong:
        line = document.line(_where(error))
        problems.append(Problem(path, line, *_told(error)))
    for place in sorted({_to_take_out(error) for error in wrong}, reverse=True):
        _take_out(tree, place)
    try:
        return Written.model_validate(tree)
    except ValidationError:
        name = tree.get("name")
        return Written(name=name if isinstance(name, str) and has_words(name) else "?")


def _where(error: ErrorDetails) -> Place:
    """Return where in the file the error is: what is wrong with a key stands at its value."""
    return tuple(part for part in error["loc"] if part != "[key]")


def _to_take_out(error: ErrorDetails) -> Place:
    """Return what has to go: of a part that lacks something, the whole part."""
    return error["loc"][:-1] if error["type"] == "missing" else _where(error)


def _take_out(tree: Any, place: Place) -> None:
    """Take a value out of the tree, or the nearest thing around it that can be taken out."""
    *around, last = place
    for part in around:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(tree, dict):
        tree.pop(last, None)
    elif isinstance(tree, list) and isinstance(last, int) and last < len(tree):
        del tree[last]


def _told(error: ErrorDetails) -> tuple[str, str]:
    """Return what is wrong, and what to do about it."""
    if error["loc"][0] == "wording_in" and error["type"] == "string_pattern_mismatch":
        return (
            f"‘{shown(error['input'])}’ is not the tag of a language",
            "Write it like cy or en-GB",
        )
    if error["type"] == "missing":
        return in_words(error), f"Add a line {field_of(error)}: …"
    if error["type"] != "extra_forbidden":
        return in_words(error), "Mend it here. Until then it is left out"
    part = _PARTS.get(str(error["loc"][0]), Written) if len(error["loc"]) > 1 else Written
    known = ", ".join(part.model_fields)
    mend = f"Look at how it is spelt. Until then it is left out. There are {known}"
    return in_words(error), mend
