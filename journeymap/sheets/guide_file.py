"""Reads `workshop.yaml`: a person's comments and order stay as they are, as nothing writes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from journeymap.cleaning import one_line
from journeymap.entries import SAID_KINDS
from journeymap.guide import Guide
from journeymap.problems import Problem
from journeymap.sheets.dialect import BadYaml, Document, Place, parse

GUIDE_NAME = "workshop.yaml"
_LARGEST = 1024 * 1024
_Part = TypeVar("_Part", bound=BaseModel)
_Report = Callable[[Place, str, str], None]


def read_guide(path: Path) -> tuple[Guide | None, list[Problem]]:
    """Read a guide; None if nothing can be read of it.

    A part that is wrong is left out, with a problem that says where it stands.
    """
    try:
        data = path.read_bytes()
        if len(data) > _LARGEST:
            raise BadYaml(1, f"this guide is longer than {_LARGEST} bytes", "Make it shorter")
        document = parse(data.decode("utf-8-sig"))
    except BadYaml as bad:
        return None, [Problem(path, bad.line, bad.wrong, bad.mend)]
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        mend = "Save it as UTF-8 in your editor"
        return None, [Problem(path, line, "this guide is not in UTF-8", mend)]
    except OSError as error:
        wrong = f"this guide cannot be read: {error.strerror}"
        return None, [Problem(path, 1, wrong, "Look at who may read the file")]
    if not isinstance(document.tree, dict):
        mend = "It begins with a line like title: Lunch at Hazel Court"
        return None, [Problem(path, 1, "this is not a guide", mend)]
    return _guide(path, document)


def _guide(path: Path, document: Document) -> tuple[Guide, list[Problem]]:
    problems: list[Problem] = []

    def report(place: Place, wrong: str, mend: str) -> None:
        problems.append(Problem(path, document.line(place), wrong, mend))

    for place, line in document.repeats:
        wrong = f"‘{place[-1]}’ is there twice"
        problems.append(Problem(path, line, wrong, "Delete one: the first is used"))
    tree = {"title": "", **_without_blanks(document.tree)}
    if not isinstance(tree["title"], str) or not one_line(tree["title"]):
        report(("title",), "the workshop has no title", "Add a line title: …")
        tree["title"] = path.parent.name
    guide = _what_holds(Guide, tree, (), report) or Guide(title=path.parent.name)
    for place, wrong in guide.faults(SAID_KINDS):
        report(place, wrong, "Mend it here")
    return guide, problems


def _what_holds(model: type[_Part], values: Any, place: Place, report: _Report) -> _Part | None:
    """Make a part of a guide, leaving out of it what is wrong; None if too little is left."""
    if not isinstance(values, dict):
        report(place, f"{values!r:.60} says too little", "Write it as name: text")
        return None
    values = dict(values)
    for name, field in model.model_fields.items():
        inner = _model_in(field.annotation)
        if inner is not None and name in values:
            values[name] = _parts(inner, values[name], (*place, name), report)
    try:
        return model.model_validate(values)
    except ValidationError as errors:
        wrong = {error["loc"][0]: error for error in reversed(errors.errors())}
        for error in wrong.values():  # the first of each field: a union names all its branches
            report((*place, *error["loc"]), *_in_words(error))
    try:
        return model.model_validate({k: v for k, v in values.items() if k not in wrong})
    except ValidationError:
        return None


def _parts(model: type[BaseModel], value: Any, place: Place, report: _Report) -> Any:
    """Make the parts of a list, or the one part that a field has."""
    if not isinstance(value, list):
        return _what_holds(model, value, place, report)
    parts = (_what_holds(model, each, (*place, n), report) for n, each in enumerate(value))
    return [part for part in parts if part is not None]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for each in get_args(annotation) if (found := _model_in(each))), None)


def _without_blanks(tree: Any) -> Any:
    """Leave out the fields that nobody has filled in."""
    if isinstance(tree, dict):
        return {key: _without_blanks(value) for key, value in tree.items() if value != ""}
    return [_without_blanks(each) for each in tree] if isinstance(tree, list) else tree


def _in_words(error: Any) -> tuple[str, str]:
    """Return what is wrong with a field and what to do, from what its model says."""
    name = next((str(part) for part in reversed(error["loc"]) if isinstance(part, str)), "it")
    if error["type"] == "missing":
        return f"‘{name}’ is missing", f"Add a line {name}: …"
    if error["type"] == "extra_forbidden":
        return f"‘{name}’ is no field of a guide, and is left out", "Look at how it is spelt"
    value = f"{error['input']!r:.60}"
    return f"{value} cannot be read, and is left out: {error['msg'].lower()}", "Mend it here"
