"""The YAML that journeymap writes, and the YAML that people may write instead.

Every scalar is read as text: a plain YAML reader takes `no` for False and `12:30` for 750,
and the models know better what a field is. Anchors, aliases, tags and deep nesting have no
use here, and are how YAML files attack their readers: they are refused before anything is
built, so the memory that a file takes is in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from json.encoder import encode_basestring
from typing import Any

import yaml

Place = tuple[str | int, ...]
"""Where a value stands in a document: `("stages", 2, "name")`."""

_DEEPEST = 8
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BARE_KEYS = frozenset(
    {"id", "at", "opened", "stage", "voice", "echo", "edit", "withdraw", "after"}
    | {"over", "erase", "erased", "draw", "theme", "of", "yields"}
    | {"return", "returned", "part_of", "into", "looked", "letters"}  # of entries
    | {"kind", "where", "group", "language"}  # of the guide
)
"""What stands behind these keys is an id: it is written without quotes, all else with."""
_WITHOUT_WORDS = (
    _BARE_KEYS
    | {"stars", "in_the_room", "held", "day", "hour", "people"}
    | {"rating", "edition", "answered", "holds", "partial"}
)
"""Behind what stands behind these keys, a comment hides nothing that anybody said."""
_HIDDEN = re.compile(r"[ \t]+#")
_BARE = re.compile(r"[a-z](?:[a-z0-9. -]*[a-z0-9.-])?")
_TAKEN_FOR_OTHERS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_UNSAFE_RAW = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


_IN_QUOTES = 'Put the text in quotes: key: "text"'
_TOO_DEEP = "too many brackets stand inside one another"
_LOOK = 'Look at the quotes and the indents of this line and the one before: key: "text"'
_IN_WORDS = {
    "mapping values are not allowed": (
        "a colon stands in text without quotes, or in a line that is indented too far",
        _IN_QUOTES,
    ),
    "unexpected end of stream": (
        "a quotation mark is opened and not closed",
        "Look for it in this line and those above",
    ),
    "expected ',' or": (
        "a bracket is opened and not closed",
        'If it belongs to the text, put the text in quotes: key: "text"',
    ),
    "cannot start any token": (
        "text cannot begin with %, @ or `, nor a line with a tab",
        'Put the text in quotes: key: "text", and make the indent of spaces',
    ),
    "did not find expected key": (
        "there are quotation marks inside the text, or the lines do not stand under one another",
        'Write \\" for a quotation mark inside quotes, and begin the lines under one another',
    ),
    "expected '-' indicator": (
        "this line is indented otherwise than the one above",
        "Begin it under the one above",
    ),
    "could not find expected ':'": (
        "a line has no colon, and is no part of the text above",
        _IN_QUOTES,
    ),
    "nesting depth": (_TOO_DEEP, _IN_QUOTES),
    "escape": ("a backslash in quotes says something unknown", "Write it twice: \\\\"),
}
"""What the reader of YAML says, and how a person would say it, and what to do."""


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
    with the line of the second; the first one is in the tree. `hiding` are the texts without
    quotes behind which a # stands, with its line: what follows it is not in the tree.
    """

    def __init__(
        self,
        tree: Any,
        lines: dict[Place, int],
        repeats: list[tuple[Place, int]],
        hiding: list[tuple[Place, int]],
    ) -> None:
        self.tree = tree
        self.repeats = repeats
        self.hiding = hiding
        self._lines = lines

    def line(self, place: Place) -> int:
        """Return the line of what stands at `place`, or of the nearest thing around it."""
        while place not in self._lines and place:
            place = place[:-1]
        return self._lines.get(place, 1)


def parse(text: str) -> Document:
    """Read one YAML document. Raises `BadYaml`."""
    try:
        return _Builder(text.removeprefix("\ufeff")).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = f"{error.problem} {error.context}"
        plain = (words for part, words in _IN_WORDS.items() if part in said)
        wrong, mend = next(plain, ("its signs do not fit together here", _LOOK))
        line = mark.line + 1 if mark else 1
        raise BadYaml(line, f"this is not YAML: {wrong}", mend) from error
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)  # in bytes
        line = text.encode(errors="replace").count(b"\n", 0, position) + 1
        wrong = "there is a character here that no YAML file may have"
        raise BadYaml(line, wrong, "Delete it and type it anew") from error


class _Builder:
    """Builds the values of a document from its events, one open collection after another."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        self._lines: dict[Place, int] = {}
        self._repeats: list[tuple[Place, int]] = []
        self._hiding: list[tuple[Place, int]] = []

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
        return Document(tree, self._lines, self._repeats, self._hiding)

    def _value(self, event: Any, place: Place) -> Any:
        line = _line(event)
        self._lines[place] = line
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise BadYaml(line, "text without quotes cannot begin with & or *", _IN_QUOTES)
        if event.tag and event.tag != "!":
            raise BadYaml(line, "text without quotes cannot begin with !", _IN_QUOTES)
        if len(place) > _DEEPEST:
            raise BadYaml(line, _TOO_DEEP, _IN_QUOTES)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(place)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        return self._text_of(event, place)

    def _text_of(self, event: Any, place: Place) -> str:
        """Return a scalar's text, and remember if what stands behind it was cut off."""
        key = next((part for part in reversed(place) if isinstance(part, str)), "")
        end = event.end_mark
        plain = event.value and not event.style
        if plain and key not in _WITHOUT_WORDS and _HIDDEN.match(self._text, end.index):
            self._hiding.append((place, end.line + 1))
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
                wrong = "what stands before the colon must be a plain word"
                raise BadYaml(_line(event), wrong, _IN_QUOTES)
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
    elif isinstance(value, (list, tuple)) and not value:
        yield f"{indent}{key}: []"  # with nothing behind the colon it would be read as no value
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
        if isinstance(below, (dict, list, tuple)):
            first, *others = key_lines(key, below, indent + "  ")
            yield dash + first[len(dash) :]
            yield from others
        else:
            yield f"{dash}{key}: {_scalar(below, bare=key in _BARE_KEYS)}"
        dash = f"{indent}  "


def _scalar(value: object, *, bare: bool) -> str:
    if isinstance(value, str):  # as most are
        if bare and _BARE.fullmatch(value) and value not in _TAKEN_FOR_OTHERS:
            return str(value)
        return quoted(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, time):
        return f'"{value:%H:%M}"'  # in quotes, as 12:30 is a number to other readers
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, date)):
        return str(value)
    return quoted(str(value))


def quoted(text: str) -> str:
    """Return `text` in double quotes on one line.

    json's escapes are YAML's too; what a YAML reader would refuse besides, or take for the
    end of a line, is escaped as well.
    """
    written = encode_basestring(text)
    if text.isprintable():  # nearly all text is, and none of what is refused
        return written
    return _UNSAFE_RAW.sub(lambda found: f"\\u{ord(found.group()):04x}", written)
