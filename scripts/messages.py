"""Brings the languages' files up to date with the sentences in the code.

    python scripts/messages.py

What is translated stays. What is new stands there without a translation, and is counted. What is
gone is kept at the end of the file behind #~, where no reader takes it for a sentence, so that a
sentence that comes back has its translation. A test compares the files with what this would write.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po
from jinja2 import Environment
from jinja2.nodes import Call, Const, Name

from journeymap.language.known import WORDS
from journeymap.language.po_file import all_of, read_catalog

ROOT = Path(__file__).parents[1]
_FORMS = {"say": 1, "several": 2, "to_say": 1}
"""How many texts of its call each of them says."""

_IN_ENGLISH_ONLY = {"capture", "cli", "demo", "serving", "tui"}
"""The rooms in which other things are said: they are for those who run the workshop."""

MessageId = tuple[str, ...]
"""A sentence, or what is said of one and of several."""


def messages() -> dict[MessageId, list[str]]:
    """Return all that is said in the code, each with the files in which it is."""
    found: dict[MessageId, list[str]] = {}
    for path in paths():
        name = path.relative_to(ROOT).as_posix()
        for message in said_in(path.read_text(encoding="utf-8")):
            found.setdefault(message, [])
            if name not in found[message]:
                found[message].append(name)
    for path in templates():
        for message in said_in_template(path.read_text(encoding="utf-8")):
            found.setdefault(message, []).append(path.relative_to(ROOT).as_posix())
    found = {message: list(dict.fromkeys(paths)) for message, paths in found.items()}
    several = {message[0] for message in found if len(message) > 1}
    return {each: paths for each, paths in found.items() if len(each) > 1 or each[0] not in several}


def paths() -> list[Path]:
    """Return the files of code in which something may be said to participants."""
    house = ROOT / "journeymap"
    return [
        path
        for path in sorted(house.rglob("*.py"))
        if path.relative_to(house).parts[0] not in _IN_ENGLISH_ONLY
    ]


def templates() -> list[Path]:
    """Return the templates of pages in which something may be said to participants."""
    return sorted((ROOT / "journeymap" / "survey").rglob("*.html"))


def said_in_template(template: str) -> Iterator[MessageId]:
    """Yield what is said in one template, in its order."""
    for call in Environment(autoescape=True).parse(template).find_all(Call):
        if isinstance(call.node, Name):
            texts = call.args[: _FORMS.get(call.node.name, 0)]
            if texts and all(isinstance(text, Const) for text in texts):
                yield tuple(str(text.value) for text in texts if isinstance(text, Const))


def said_in(code: str) -> Iterator[MessageId]:
    """Yield what is said in one file, in its order."""
    calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        texts = call.args[: _FORMS.get(_name_of(call.func), 0)]
        if texts and all(isinstance(text, ast.Constant) for text in texts):
            yield tuple(str(text.value) for text in texts if isinstance(text, ast.Constant))


def not_found_in(code: str) -> Iterator[int]:
    """Yield the lines on which something is put together before it is said: it is not found."""
    for call in ast.walk(ast.parse(code)):
        if isinstance(call, ast.Call):
            texts = call.args[: _FORMS.get(_name_of(call.func), 0)]
            if any(isinstance(text, (ast.JoinedStr, ast.BinOp)) for text in texts):
                yield call.lineno


def _name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def up_to_date(path: Path, found: dict[MessageId, list[str]]) -> tuple[str, int]:
    """Return the file of a language as it should stand, and how much in it is not translated."""
    old = read_catalog(path)
    before = {all_of(m.id): m for m in (*old.obsolete.values(), *old) if m.id}
    new = Catalog(old.locale)
    new.mime_headers = old.mime_headers  # the rule for plural forms among them
    for message, paths in found.items():
        _add(new, message, paths, before.pop(message, None))
    missing = sum(1 for each in new if each.id and not all(all_of(each.string or "")))
    for message, gone in before.items():
        if any(all_of(gone.string or "")):
            new.obsolete[message[0]] = Message(
                gone.id, gone.string, flags=gone.flags, user_comments=gone.user_comments
            )
    body = BytesIO()
    write_po(body, new, width=100, omit_header=True, include_lineno=False)
    head = path.read_text(encoding="utf-8").partition("\n\n")[0]
    return f"{head}\n\n{body.getvalue().decode().strip()}\n", missing


def _add(new: Catalog, message: MessageId, paths: list[str], before: Message | None) -> None:
    new.add(
        message if len(message) > 1 else message[0],
        before.string if before else None,
        [(path, 1) for path in paths],
        flags=before.flags & {"fuzzy"} if before else (),
        user_comments=before.user_comments if before else (),
    )


if __name__ == "__main__":
    for po in sorted(WORDS.glob("*.po")):
        text, left = up_to_date(po, messages())
        po.write_text(text, encoding="utf-8", newline="\n")
        print(f"{po.name}: {left} not translated")  # noqa: T201  # it says what is left to do
