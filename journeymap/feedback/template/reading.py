"""Reads a template: plain Markdown, of headings, paragraphs and lists, and marks in {}."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from re import compile as pattern

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from journeymap.cleaning import clean, one_line
from journeymap.feedback.template.template import (
    Line,
    Mark,
    OwnHeading,
    OwnParagraph,
    OwnPoints,
    Piece,
    Template,
)
from journeymap.problems import Problem

LONGEST = 16 * 1024
"""How many letters a template may have."""
_MARK = pattern(r"\{([^{}\n]*)\}")
_CANNOT = {
    "image": "pictures",
    "link_open": "links",
    "em_open": "slanting letters",
    "strong_open": "bold letters",
    "code_inline": "words between `",
    "html_inline": "HTML",
    "html_block": "HTML",
    "fence": "code",
    "code_block": "lines that begin with four spaces",
    "blockquote_open": "lines that begin with >",
    "hr": "lines across the page",
    "table_open": "tables",
}
_OF_LISTS = {"bullet_list_open": False, "ordered_list_open": True}
_PLAINLY = "Write it as plain text, a heading with # or a list with -"
_BRACES = "Write {{ and }} for braces that are only to be seen"


class _Wrong(Exception):
    def __init__(self, line: int, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.problem = (line, wrong, mend)


def read_template(path: Path, text: str) -> tuple[Template | None, list[Problem]]:
    """Read a template; None, and each thing that is wrong with its line, if anything is wrong.

    `path` is only named in the problems.
    """
    text = clean(text)
    if len(text) > LONGEST:
        wrong = f"this template is longer than {LONGEST // 1024} KB"
        return None, [Problem(path, 1, wrong, "Make it shorter")]
    tokens = _markdown().parse(text)
    pieces: list[Piece] = []
    wrong_things: list[tuple[int, str, str]] = []
    for group in _groups(tokens):
        try:
            pieces.append(_piece(group))
        except _Wrong as error:
            wrong_things.append(error.problem)
    if not tokens:
        wrong_things.append((1, "there is nothing in this template", "Begin it with # {title}"))
    elif not wrong_things:
        wrong_things += _levels(pieces)
    if wrong_things:
        return None, [Problem(path, *each) for each in sorted(wrong_things)]
    return Template(path, tuple(pieces), text.count("\n") + 1), []


def _markdown() -> MarkdownIt:
    """Return a reader that knows all of Markdown, so that all but the plainest is seen.

    What it would take out without a trace (the address of a link, kept for later) it reads as
    text.
    """
    markdown = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").disable("reference")
    markdown.inline.ruler.before("escape", "mark", _braces)
    return markdown


def _braces(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read what begins with a brace: {{, }}, a mark, or a brace that belongs to nothing."""
    here = state.src[state.pos]
    if here not in "{}":
        return False
    mark = _MARK.match(state.src, state.pos)
    if state.src.startswith(here * 2, state.pos):
        kind, content, length = "text", here, 2
    elif mark:
        kind, content, length = "mark", " ".join(mark[1].split()), len(mark[0])
    else:
        kind, content, length = "brace", here, 1
    if not silent:
        token = state.push(kind, "", 0)
        token.content = content
        token.meta = {"line": state.src.count("\n", 0, state.pos)}
    state.pos += length
    return True


def _groups(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the tokens of each block, with all that is inside it."""
    begin = 0
    for at, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            yield tokens[begin : at + 1]
            begin = at + 1


def _piece(group: Sequence[Token]) -> Piece:
    first = group[0]
    line = _line(first)
    if first.type in _OF_LISTS:
        items = tuple(_items(group[1:-1]))
        return OwnPoints(items, _OF_LISTS[first.type], line)
    if first.type == "heading_open":
        return OwnHeading(int(first.tag[1:]), _text(group[1], "this heading"), line)
    if first.type == "paragraph_open":
        return OwnParagraph(_text(group[1], "this paragraph"), line)
    raise _cannot(first, line)


def _items(tokens: Sequence[Token]) -> Iterator[Line]:
    """Yield the text of each item of a list: each is one paragraph."""
    item: list[Token] = []
    for token in tokens:
        item.append(token)
        if token.type != "list_item_close" or token.level != 1:
            continue
        opened, *inner, _ = item
        if not inner:
            raise _Wrong(
                _line(opened), "there is nothing in this point", "Fill it in, or delete it"
            )
        lists = [each for each in inner if each.type in _OF_LISTS]
        if lists:
            raise _Wrong(_line(lists[0]), "a list cannot stand in a list", "Begin it at the left")
        if inner[0].type != "paragraph_open":
            raise _cannot(inner[0], _line(inner[0]))
        if len(inner) > 3:  # noqa: PLR2004
            line = _line(inner[3])
            raise _Wrong(line, "a point has one paragraph only", "Begin the line at the left")
        yield _text(inner[1], "this point")
        item = []


def _cannot(token: Token, line: int) -> _Wrong:
    what = _CANNOT.get(token.type)
    if what is None:
        return _Wrong(line, "this cannot stand here", _PLAINLY)
    return _Wrong(line, f"{what} cannot stand here", _PLAINLY)


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _text(inline: Token, what: str) -> Line:
    """Return the text of one block, and the marks in it."""
    first, breaks = _line(inline), 0
    parts: list[str | Mark] = []
    for token in inline.children or ():
        line = first + breaks
        if token.type == "mark":
            parts.append(_mark(token, first))
        elif token.type == "brace":
            at = first + int(token.meta["line"])
            raise _Wrong(at, f"a {token.content} stands alone here", _BRACES)
        elif token.type in {"softbreak", "hardbreak"}:
            breaks += 1
            parts.append(" ")
        elif token.type in {"text", "text_special"}:
            parts.append(token.content)
        else:
            raise _cannot(token, line)
    text = _joined(parts)
    if not text:
        raise _Wrong(first, f"there is nothing in {what}", "Fill it in, or delete it")
    return text


def _mark(token: Token, first: int) -> Mark:
    line = first + int(token.meta["line"])
    if not token.content:
        raise _Wrong(line, "there is no name in {}", _BRACES)
    return Mark(token.content, line)


def _joined(parts: Sequence[str | Mark]) -> Line:
    """Join the texts that stand side by side, without space at the ends."""
    joined: list[str | Mark] = []
    for part in parts:
        before = joined[-1] if joined else None
        if isinstance(part, str) and isinstance(before, str):
            joined[-1] = before + part
        else:
            joined.append(part)
    if joined and isinstance(joined[0], str):
        joined[0] = joined[0].lstrip()
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip()
    return tuple(_on_one_line(part) for part in joined if part)


def _on_one_line(part: str | Mark) -> str | Mark:
    """Return text without characters that an entity such as &#10; may have brought in."""
    if isinstance(part, Mark):
        return part
    begin, end = part[:1].isspace(), part[-1:].isspace()
    return f"{' ' * begin}{one_line(part)}{' ' * end}" if part.strip() else " "


def _levels(pieces: Sequence[Piece]) -> Iterator[tuple[int, str, str]]:
    """Yield where headings are out of order: whoever hears them read out would be lost."""
    level = 0
    first = pieces[0]
    if not (isinstance(first, OwnHeading) and first.level == 1):
        yield first.line, "the account has no title here", "Begin the template with # {title}"
        level = 1
    for piece in pieces:
        if not isinstance(piece, OwnHeading):
            continue
        if piece.level > level + 1:
            mend = f"Write it with {'#' * (level + 1)}"
            yield piece.line, "this heading leaves out a level", mend
        elif piece.level == 1 and piece is not first:
            yield piece.line, "there is a title above already", "Write this heading with ##"
        level = piece.level
