"""The YAML that journeymap writes, and the YAML that people may write instead.

Every scalar is read as text: a plain YAML reader takes `no` for False and `12:30` for 750,
and the models know better what a field is. Anchors, aliases, tags and deep nesting have no
use here, and are how YAML files attack their readers: they are refused before anything is
built, so the memory that a file takes is in proportion to its length.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import yaml

Place = tuple[str | int, ...]
"""Where a value stands in a document: `("stages", 2, "name")`."""

_DEEPEST = 8
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BARE_KEYS = frozenset(
    {"id", "at", "opened", "stage", "voice", "echo", "edit", "withdraw", "after"}  # of entries
    | {"kind", "where", "group"}  # of the guide
)
"""What stands behind these keys is an id: it is written without quotes, all else with."""
_BARE = re.compile(r"[a-z](?:[a-z0-9. -]*[a-z0-9.-])?")
_TAKEN_FOR_OTHERS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_UNSAFE_RAW = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


class BadYaml(Exception):
    """Text that is not YAML, or not the plain YAML that is read here.

    `line` counts from 1.
    """

    def __init__(self, line: int, wrong: str, mend: str) -> None:
        super().__init__(f"line {line}: {wrong}")
        self.line = line
        self.wrong = wrong
        self.mend = mend


class Document:
    """A parsed document: its values, and the line on which each stands.

    `tree` is made of dicts, lists and strings. `repeats` are the keys that are there twice,
    with the line of the second; the first one is in the tree.
    """

    def __init__(
        self, tree: Any, lines: dict[Place, int], repeats: list[tuple[Place, int]]
    ) -> None:
        self.tree = tree
        self.repeats = repeats
        self._lines = lines

    def line(self, place: Place) -> int:
        """Return the line of what stands at `place`, or of the nearest thing around it."""
        while place not in self._lines and place:
            place = place[:-1]
        return self._lines.get(place, 1)


def parse(text: str) -> Document:
    """Read one YAML document. Raises `BadYaml`."""
    try:
        return _Builder(yaml.parse(text, Loader=_LOADER)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise BadYaml(
            line,
            f"this is not YAML: {error.problem or error.context}",
            'Look at the quotes and the indents of this line and the one before: key: "text"',
        ) from error
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)  # in bytes
        line = text.encode(errors="replace").count(b"\n", 0, position) + 1
        wrong = "there is a character here that no YAML file may have"
        raise BadYaml(line, wrong, "Delete it and type it anew") from error


class _Builder:
    """Builds the values of a document from its events, one open collection after another."""

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events
        self._lines: dict[Place, int] = {}
        self._repeats: list[tuple[Place, int]] = []

    def document(self) -> Document:
        documents = 0
        tree: Any = ""
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise BadYaml(
                        _line(event), "a second document begins here", "Delete the line ---"
                    )
            elif isinstance(event, yaml.NodeEvent):
                tree = self._value(event, ())
        return Document(tree, self._lines, self._repeats)

    def _value(self, event: Any, place: Place) -> Any:
        line = _line(event)
        self._lines[place] = line
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise BadYaml(line, "anchors and aliases (& and *) are not read", "Write it out")
        if event.tag and event.tag != "!":
            raise BadYaml(line, "tags (!) are not read", 'Put the text in quotes: key: "text"')
        if len(place) > _DEEPEST:
            raise BadYaml(line, "this is nested too deep", "Put the text in quotes")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(place)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        return str(event.value)

    def _list(self, place: Place) -> list[Any]:
        values: list[Any] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self._value(event, (*place, len(values))))
        return values

    def _mapping(self, place: Place) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                raise BadYaml(_line(event), "a key must be a plain word", 'Write it key: "text"')
            key, line = str(event.value), _line(event)
            if key in values:
                self._repeats.append(((*place, key), line))
                self._value(next(self._events), (*place, key, "again"))
            else:
                values[key] = self._value(next(self._events), (*place, key))
                self._lines[(*place, key)] = line
        return values


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def key_lines(key: str, value: object, indent: str = "") -> Iterator[str]:
    """Yield the lines of one key and what stands behind it: a value, a list or a mapping."""
    if isinstance(value, dict):
        yield f"{indent}{key}:"
        for inner, below in value.items():
            yield from key_lines(inner, below, indent + "  ")
    elif isinstance(value, (list, tuple)):
        yield f"{indent}{key}:"
        for each in value:
            yield from item_lines(each, indent + "  ", bare=key in _BARE_KEYS)
    else:
        yield f"{indent}{key}: {_scalar(value, bare=key in _BARE_KEYS)}"


def item_lines(value: object, indent: str = "", *, bare: bool = False) -> Iterator[str]:
    """Yield the lines of one item of a list."""
    if not isinstance(value, dict):
        yield f"{indent}- {_scalar(value, bare=bare)}"
        return
    dash = f"{indent}- "
    for key, below in value.items():
        first, *others = key_lines(key, below, indent + "  ")
        yield dash + first[len(dash) :]
        yield from others
        dash = f"{indent}  "


def _scalar(value: object, *, bare: bool) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, (int, date)):
        return str(value)
    text = str(value)
    if bare and _BARE.fullmatch(text) and text not in _TAKEN_FOR_OTHERS:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """Return `text` in double quotes on one line.

    json's escapes are YAML's too; what a YAML reader would refuse besides, or take for the
    end of a line, is escaped as well.
    """
    return _UNSAFE_RAW.sub(
        lambda found: f"\\u{ord(found.group()):04x}", json.dumps(text, ensure_ascii=False)
    )
