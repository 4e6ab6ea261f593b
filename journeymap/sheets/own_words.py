"""The workshop's own words in another language: `words/cy.yaml`, which people fill in.

    #. stage
    - text: "Arriving"
      cy: "Cyrraedd"

`text` is the text as it stands in the workshop, and behind the language's tag stands the same
in that language. Each line that begins with #. says what the text below it is, and is made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from journeymap.cleaning import clean
from journeymap.guide import STAGE_HERE
from journeymap.problems import Problem
from journeymap.sheets.dialect import BadYaml, Document, item_lines
from journeymap.sheets.disk import make_in, write_whole
from journeymap.sheets.in_words import shown
from journeymap.sheets.workshop import Workshop
from journeymap.sheets.yaml_file import read_yaml

WORDS = "words"
_WHAT = "#. "
_BEGIN = '- text: "…"'
_FIRST = "Delete one: the first is used"
_GONE = f"{_WHAT}From here on: no longer used, and kept in case it comes back."


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What is translated of a workshop's own texts, and what is wrong with the file."""

    texts: Mapping[str, str] = field(default_factory=dict)
    """By the text as it stands in the workshop, without those that nobody has filled in."""
    problems: Sequence[Problem] = ()


def own_words_path(workshop: Workshop, tag: str) -> Path:
    """Return where a workshop's own words in a language are."""
    return workshop.folder / WORDS / f"{tag}.yaml"


def read_own_words(workshop: Workshop, tag: str) -> OwnWords:
    """Read a workshop's own words in a language. Nothing in the file makes this fail."""
    path = own_words_path(workshop, tag)
    try:
        document = read_yaml(path, "file")
    except FileNotFoundError:
        return OwnWords()
    except BadYaml as bad:
        return OwnWords(problems=[Problem(path, bad.line, bad.wrong, bad.mend)])
    except OSError as error:
        wrong = f"these words cannot be read: {error.strerror}"
        return OwnWords(problems=[Problem(path, 1, wrong, "Look at who may read the file")])
    return _own_words(path, document, tag)


def own_words_problems(workshop: Workshop) -> list[Problem]:
    """Return what is wrong with a workshop's own words in all its languages."""
    tags = own_words_tags(workshop)
    return [problem for tag in tags for problem in read_own_words(workshop, tag).problems]


def own_words_tags(workshop: Workshop) -> list[str]:
    """Return the tags of the languages that there are words in."""
    paths = sorted((workshop.folder / WORDS).glob("*.yaml"))
    return [path.stem for path in paths if path.name[0] != "."]


def write_own_words(
    workshop: Workshop, tag: str, texts: Iterable[tuple[str, str]]
) -> Sequence[Problem]:
    """Write the file of a language, with all `texts` in it, each behind what it is.

    What a person wrote stays as it is, to the letter. Nothing is written if the file cannot be
    read: what is wrong is returned. Raises `OSError`.
    """
    path = own_words_path(workshop, tag)
    before = path.read_bytes().decode("utf-8-sig", "replace") if path.exists() else ""
    try:
        document = read_yaml(path, "file") if before else None
    except BadYaml as bad:
        return [Problem(path, bad.line, bad.wrong, bad.mend)]
    if document is not None and not isinstance(document.tree or [], list):
        return _own_words(path, document, tag).problems
    text = own_words_text(before, document, tag, texts)
    if text != before:
        make_in(path.parent)
        write_whole(path, text.encode())
    return ()


def own_words_text(
    before: str, document: Document | None, tag: str, texts: Iterable[tuple[str, str]]
) -> str:
    """Return the file as it should stand; `document` is what it was `before`, if it was there."""
    head, pieces, end = _pieces(before, document)
    lines = head or [
        f"# The workshop's own words in another language: write each behind {tag}:",
        "# What stands behind text: is how it is found; it stays as it is.",
    ]
    left = list(pieces)
    for what, text in texts:
        own = next((piece for piece in left if piece.text == clean(text)), None)
        if own is not None:
            left.remove(own)
        body = own.lines if own else list(item_lines({"text": clean(text), tag: ""}))
        lines += ["", *(own.above if own else ()), f"{_WHAT}{what}", *body]
    for number, piece in enumerate(left):
        lines += ["", *([_GONE, ""] if number == 0 else ()), *piece.above, *piece.lines]
    lines += ["", *end] if end else []
    return "\n".join(lines).strip("\n") + "\n"


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """The lines of one text in the file, and the comments above it."""

    text: str | None
    above: Sequence[str]
    lines: Sequence[str]


def _pieces(before: str, document: Document | None) -> tuple[list[str], list[_Piece], list[str]]:
    """Take a file apart: its head, its texts, and what stands below them."""
    items = document.tree if document is not None and isinstance(document.tree, list) else []
    lines = before.splitlines()
    if not items or document is None:
        return lines, [], []
    starts = [_start(lines, document.line((number,)) - 1) for number in range(len(items))]
    head, above = _apart(lines[: starts[0]])
    pieces: list[_Piece] = []
    for item, start, end in zip(items, starts, [*starts[1:], len(lines)], strict=True):
        last = end
        while last > start + 1 and (not lines[last - 1].strip() or lines[last - 1][0] == "#"):
            last -= 1
        pieces.append(_Piece(_text_of(item), above, lines[start:last]))
        above = _of_people(lines[last:end])
    return head, pieces, above


def _apart(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the head of a file, up to its first blank line, and what is above its first text."""
    if "" not in lines:
        return [], _of_people(lines)
    head = lines.index("")
    return _of_people(lines[:head]), _of_people(lines[head:])


def _start(lines: list[str], line: int) -> int:
    """Return the line with the - of an item, which may stand above what is in it."""
    while line > 0 and not lines[line].lstrip().startswith("-"):
        line -= 1
    return line


def _of_people(lines: Iterable[str]) -> list[str]:
    """Return the comments that people wrote: those that journeymap writes are made anew."""
    return [line for line in lines if line.strip() and not line.startswith(_WHAT.strip())]


def _text_of(item: Any) -> str | None:
    text = item.get("text") if isinstance(item, dict) else None
    return clean(text) if isinstance(text, str) else None


def _own_words(path: Path, document: Document, tag: str) -> OwnWords:
    """Return what can be used of the file, and what cannot."""
    problems = [
        *(
            Problem(path, line, f"‘{shown(place[-1])}’ is there twice", _FIRST)
            for place, line in document.repeats
        ),
        *(
            Problem(path, line, "what stands behind # is not read", "Put the text in quotes")
            for _, line in document.hiding
        ),
    ]
    tree = document.tree or []
    if not isinstance(tree, list):
        wrong = "these are not a workshop's own words"
        return OwnWords(problems=[Problem(path, 1, wrong, f"Begin each with a line {_BEGIN}")])
    texts: dict[str, str] = {}
    for number, item in enumerate(tree):
        try:
            text, words = _translated(item, tag)
            if text in texts:
                raise _NotUsed((), "this text is there twice", _FIRST)
        except _NotUsed as why:
            line = document.line((number, *why.place))
            problems.append(Problem(path, line, why.wrong, why.mend))
        else:
            if words:
                texts[text] = words
    return OwnWords(texts, sorted(problems))


class _NotUsed(Exception):
    """A text of the file cannot be used: where in it that is, what is wrong, what to do."""

    def __init__(self, place: tuple[str, ...], wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.place = place
        self.wrong = wrong
        self.mend = mend


def _translated(item: Any, tag: str) -> tuple[str, str]:
    """Return a text and what it is in the language, blank if nobody has filled it in."""
    text = _text_of(item)
    if not text:
        raise _NotUsed((), "it is not said which text this is", f"Add a line {_BEGIN}")
    for key in item:
        if key not in {"text", tag}:
            mend = f"Look at how it is spelt. There are text, {tag}"
            raise _NotUsed((key,), f"‘{shown(key)}’ is not known here", mend)
    words = item.get(tag, "")
    if not isinstance(words, str):
        raise _NotUsed((tag,), "this should be one text", f'Write {tag}: "…"')
    if STAGE_HERE in text and words and STAGE_HERE not in words:
        wrong = f"{STAGE_HERE} is missing, and it would not be told which stage is meant"
        raise _NotUsed((tag,), wrong, f"Write {STAGE_HERE} where the name of the stage belongs")
    return text, clean(words).strip()
