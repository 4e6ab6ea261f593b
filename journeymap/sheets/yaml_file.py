"""Reads a small YAML file that a person writes: the guide, the settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from journeymap.sheets.dialect import BadYaml, Document, parse

_LARGEST = 1024 * 1024


def read_yaml(path: Path, what: str) -> Document:
    """Read one file whole.

    `what` it is stands in what is said of it: "guide". Raises `BadYaml`, also for a file that
    is too long or not in UTF-8, and `OSError`.
    """
    data = path.read_bytes()
    if len(data) > _LARGEST:
        wrong = f"this {what} is longer than {_LARGEST // 1024**2} MB"
        raise BadYaml(1, wrong, "Make it shorter")
    try:
        return parse(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        mend = "Save it again in your editor, with UTF-8 as its encoding"
        raise BadYaml(line, f"this {what} is not in UTF-8", mend) from error


def without_blanks(tree: Any) -> Any:
    """Leave out the fields that nobody has filled in."""
    if isinstance(tree, dict):
        return {key: without_blanks(value) for key, value in tree.items() if value != ""}
    return [without_blanks(each) for each in tree] if isinstance(tree, list) else tree
