"""Reads `workshop.yaml`: a person's comments and order stay as they are, as nothing writes it."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from journeymap.cleaning import one_line
from journeymap.entries import SAID_KINDS
from journeymap.guide import Guide, has_words
from journeymap.problems import Problem
from journeymap.sheets.dialect import BadYaml, Document, Place
from journeymap.sheets.disk import make_in
from journeymap.sheets.in_words import field_of, in_words, one_a_field, place_of, shown
from journeymap.sheets.yaml_file import read_yaml, without_blanks

GUIDE_NAME = "workshop.yaml"
_Part = TypeVar("_Part", bound=BaseModel)


def make_sheets(folder: Path) -> None:
    """See to it that the folder of the sheets is there, beside the guide.

    It is made only there: a folder without a guide may be where a disk was that is pulled out.
    Raises `OSError`.
    """
    if folder.is_dir():
        return
    if not (folder.parent / GUIDE_NAME).is_file():
        gone = str(folder.parent)
        raise FileNotFoundError(errno.ENOENT, "the workshop's folder is gone", gone)
    make_in(folder)


def read_guide(path: Path) -> tuple[Guide | None, list[Problem]]:
    """Read a guide; None if nothing can be read of it.

    A part that is wrong is left out, with a problem that says where it stands.
    """
    try:
        document = read_yaml(path, "guide")
    except BadYaml as bad:
        return None, [Problem(path, bad.line, bad.wrong, bad.mend)]
    except OSError as error:
        wrong = f"this guide cannot be read: {error.strerror}"
        return None, [Problem(path, 1, wrong, "Look at who may read the file")]
    if not isinstance(document.tree, dict):
        mend = "It begins with a line like title: Lunch at Hazel Court"
        return None, [Problem(path, 1, "this is not a guide", mend)]
    return _guide(path, document)


def _guide(path: Path, document: Document) -> tuple[Guide, list[Problem]]:
    reader = _Reader(path, document)
    for place, line in document.repeats:
        wrong = f"‘{shown(place[-1])}’ is there twice"
        reader.problems.append(Problem(path, line, wrong, "Delete one: the first is used"))
    for _, line in document.hiding:
        wrong = "what stands behind # is not read"
        reader.problems.append(Problem(path, line, wrong, "Put the text in quotes"))
    tree = {"title": "", **without_blanks(document.tree)}
    if not isinstance(tree["title"], str) or not has_words(one_line(tree["title"])):
        reader.report(("title",), "the workshop has no title", "Add a line title: …")
        tree["title"] = path.parent.name
    guide = reader.what_holds(Guide, tree, ()) or Guide(title=path.parent.name)
    for place, wrong in guide.faults(SAID_KINDS):
        reader.report(reader.in_the_file(place), wrong, "Mend it here")
    return guide, reader.problems


class _Reader:
    """Makes a guide of a document, and keeps account of what is wrong with it."""

    def __init__(self, path: Path, document: Document) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._document = document
        self._kept: dict[Place, list[int]] = {}

    def report(self, place: Place, wrong: str, mend: str) -> None:
        """Add what is wrong at a place of the document, and what to do about it."""
        self.problems.append(Problem(self._path, self._document.line(place), wrong, mend))

    def in_the_file(self, place: Place) -> Place:
        """Return where the file has what stands at this place of the guide."""
        field, number, *inner = place
        kept = self._kept.get((field,))
        return (field, kept[int(number)], *inner) if kept else place

    def what_holds(self, model: type[_Part], values: Any, place: Place) -> _Part | None:
        """Make a part of a guide, leaving out of it what is wrong; None if too little is left."""
        if not isinstance(values, dict):
            what = f"‘{shown(values)}’" if isinstance(values, str) else "this"
            self.report(place, f"{what} says too little", "Write it as name: text")
            return None
        values = dict(values)
        for name, field in model.model_fields.items():
            inner = _model_in(field.annotation)
            if inner is not None and name in values:
                values[name] = self._parts(inner, values[name], (*place, name))
        try:
            return model.model_validate(values)
        except ValidationError as errors:
            wrong = {error["loc"][0]: error for error in one_a_field(errors.errors())}
        for error in wrong.values():
            self.report((*place, *place_of(error)), in_words(error), _mend(model, error))
        try:
            return model.model_validate({k: v for k, v in values.items() if k not in wrong})
        except ValidationError:
            return None

    def _parts(self, model: type[BaseModel], value: Any, place: Place) -> Any:
        """Make the parts of a list, or the one part that a field has."""
        if not isinstance(value, list):
            return self.what_holds(model, value, place)
        parts: dict[int, BaseModel] = {}
        for number, each in enumerate(value):
            part = self.what_holds(model, each, (*place, number))
            if part is not None and not self._is_there(part, parts, (*place, number)):
                parts[number] = part
        self._kept[place] = list(parts)
        return list(parts.values())

    def _is_there(self, part: BaseModel, parts: dict[int, BaseModel], place: Place) -> bool:
        """Whether a part before has the id of this one, and report it."""
        name = getattr(part, "id", None)
        if name is None or name not in {getattr(each, "id", None) for each in parts.values()}:
            return False
        wrong = f"‘{name}’ is there twice, and the first is used"
        self.report((*place, "id"), wrong, "Give this one another id, or delete it")
        return True


def _mend(model: type[BaseModel], error: ErrorDetails) -> str:
    if error["type"] == "missing":
        return f"Add a line {field_of(error)}: …"
    if error["type"] == "extra_forbidden":
        known = ", ".join(model.model_fields)
        return f"Look at how it is spelt. Until then it is left out. There are {known}"
    return "Mend it here. Until then it is left out"


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for each in get_args(annotation) if (found := _model_in(each))), None)
