"""Says what a model finds wrong as a person would say it, who never saw a model."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pydantic_core import ErrorDetails

from journeymap.cleaning import one_line
from journeymap.entries import ENTRY_ID
from journeymap.guide import ID_PATTERN, TAG_PATTERN
from journeymap.sheets.dialect import Place

_LONGEST = 60
_PATTERNS = {
    ID_PATTERN: "an id: use small letters, digits and hyphens, a letter first",
    TAG_PATTERN: "the tag of a language: it is written like cy or en",
    f"^{ENTRY_ID}$": "the id of an entry: it is written like k7f3.12",
}
_RANGES = {
    "stars": "1 to 5",
    "in_the_room": "0 or more",
    "keep": "1 or more",
    "days": "1 to 36500",
}
_LIST = "‘{field}’ has to be a list: each on a line of its own, behind a hyphen and a space"
_DATE = "‘{value}’ is not a date: write it as year-month-day: 2017-05-18"
_MOMENT = "‘{value}’ is not a day and time: write it like 2017-05-18T12:31:05+00:00"
_NUMBER = "‘{value}’ cannot be ‘{field}’: write a whole number{range}"
_PART = "‘{field}’ has to have parts: each on a line of its own, as name: text"
_NO_WORDS = "‘{field}’ has no words"
_SENTENCES = {
    "missing": "‘{field}’ is missing",
    "extra_forbidden": "‘{field}’ is not known here",
    "no_words": _NO_WORDS,
    "no_reason": "what is not done needs a reason",
    "more_than_all": "it cannot be more than all of them",
    "not_a_whole_path": "‘{value}’ cannot be ‘{field}’: write the whole path, from / or ~ on",
    "path_type": "‘{field}’ has to be one text",
    "too_short": _NO_WORDS,
    "string_too_short": _NO_WORDS,
    "string_too_long": "‘{value}’ is too long: it may have {max_length} letters",
    "string_type": "‘{field}’ has to be one text",
    "string_unicode": "‘{field}’ has a letter in it that no file can hold",
    "string_pattern_mismatch": "‘{value}’ cannot be {pattern}",
    "enum": "‘{value}’ cannot be ‘{field}’: write {expected}",
    "literal_error": "‘{value}’ cannot be ‘{field}’: write {expected}",
    "tuple_type": _LIST,
    "list_type": _LIST,
    "model_type": _PART,
    "dict_type": _PART,
}
_FAMILIES = {
    "date_": _DATE,
    "datetime_": _MOMENT,
    "timezone_": _MOMENT,
    "int_": _NUMBER,
    "greater_": _NUMBER,
    "less_": _NUMBER,
}
"""Sentences by how the name of an error begins."""


def in_words(error: ErrorDetails) -> str:
    """Return what is wrong with one field, as the start of a sentence, without a full stop.

    `error` is one of those that a `ValidationError` lists.
    """
    family = (of for name, of in _FAMILIES.items() if error["type"].startswith(name))
    sentence = _SENTENCES.get(error["type"]) or next(family, "‘{value}’ cannot be ‘{field}’")
    field, limits = shown(field_of(error)), error.get("ctx", {})
    if error["type"] == "too_short" and limits.get("actual_length"):
        sentence = "‘{field}’ takes {min_length} or more"
    if isinstance(error["input"], (list, tuple, dict)):
        sentence = sentence.replace("‘{value}’", "what stands there")
    return sentence.format(
        field=field,
        value=shown(error["input"]),
        range=_range(field, limits),
        pattern=_PATTERNS.get(limits.get("pattern", ""), f"‘{field}’"),
        min_length=limits.get("min_length"),
        max_length=limits.get("max_length"),
        expected=_choices(error),
    )


def one_a_field(errors: Iterable[ErrorDetails]) -> list[ErrorDetails]:
    """Return one error for each field of a model, of those that a `ValidationError` lists.

    A field that may be one thing or another has errors for each: that of what comes nearest
    to what was written, which is the one that was read deepest, says enough.
    """
    nearest: dict[str | int, ErrorDetails] = {}
    for error in errors:
        field = next(iter(error["loc"]), "")
        if field not in nearest or len(error["loc"]) > len(nearest[field]["loc"]):
            nearest[field] = error
    return list(nearest.values())


def place_of(error: ErrorDetails) -> Place:
    """Return where in a model's values the error is.

    In `loc` stands besides which of the things that a field may be was tried.
    """
    return (*error["loc"][:1], *(part for part in error["loc"][1:] if not _is_a_branch(part)))


def field_of(error: ErrorDetails) -> str:
    """Return the name of the field that is wrong."""
    names = (part for part in reversed(place_of(error)) if isinstance(part, str))
    return next(names, "this")


def _is_a_branch(part: str | int) -> bool:
    return isinstance(part, str) and "[" in part


def _range(field: str, limits: dict[str, Any]) -> str:
    """Return the numbers that a field may have, if they are known."""
    least, most = limits.get("ge"), limits.get("le")
    if field in _RANGES:
        return f", {_RANGES[field]}"
    return f", {least} or more" if least is not None else f", {most} or less" if most else ""


def _choices(error: ErrorDetails) -> str:
    """Return what a field may be, where it is one of a few words."""
    words = re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", "")))
    choices = [*words, "a list of ids"] if any(map(_is_a_branch, error["loc"])) else words
    return " or ".join(filter(None, [", ".join(choices[:-1]), *choices[-1:]]))


def shown(value: object) -> str:
    """Return a value, cleaned, on one line, and no more of it than is needed to know it again."""
    text = one_line(str(value))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
