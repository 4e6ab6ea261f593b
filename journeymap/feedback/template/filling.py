"""Puts sections and values in the places that a template has for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from journeymap.cleaning import one_line
from journeymap.feedback.document import Block, Heading, Paragraph, Points, Text
from journeymap.feedback.template.template import (
    Line,
    Mark,
    OwnHeading,
    OwnParagraph,
    OwnPoints,
    Template,
)
from journeymap.problems import Problem

_DEEPEST = 6
_NEAREST = 3


def template_problems(
    template: Template,
    sections: Collection[str],
    values: Collection[str],
    required: Iterable[str] = (),
) -> list[Problem]:
    """Return what is wrong with the marks of a template, each with its line.

    `sections` and `values` are the names that can be put in, `required` the sections that must
    not be left out: nothing that people said or did not say is dropped without a line about it.
    """
    alone, inside = tuple(template.marks_alone()), tuple(template.marks_in_text())
    known = (*sections, *values)
    found = [(mark.line, *_unknown(mark, known)) for mark in alone if mark.name not in known]
    for mark in inside:
        if mark.name in sections and mark.name not in values:
            wrong = f"{{{mark.name}}} is a whole section"
            found.append(
                (mark.line, wrong, "Put it on a line of its own, with a blank line around")
            )
        elif mark.name not in values:
            found.append((mark.line, *_unknown(mark, known)))
    found += _repeated(alone, sections)
    there = {mark.name for mark in alone}
    for name in required:
        if name not in there:
            wrong = f"{{{name}}} is left out, and an account cannot be without it"
            mend = f"Put {{{name}}} on a line of its own, where it is to stand"
            found.append((template.lines, wrong, mend))
    return sorted(Problem(template.path, *each) for each in found)


def _unknown(mark: Mark, known: Collection[str]) -> tuple[str, str]:
    name = mark.name if len(mark.name) <= 60 else f"{mark.name[:59]}…"  # noqa: PLR2004
    near = get_close_matches(mark.name, known, _NEAREST)
    meant = f"Did you mean {_or(near)}? " if near else ""
    everything = ", ".join(f"{{{each}}}" for each in known) or "none"
    return f"nothing here is called {{{name}}}", f"{meant}There are: {everything}"


def _or(names: list[str]) -> str:
    return " or ".join(f"{{{each}}}" for each in names)


def _repeated(marks: Iterable[Mark], sections: Collection[str]) -> Iterator[tuple[int, str, str]]:
    seen: set[str] = set()
    for mark in marks:
        if mark.name in seen and mark.name in sections:
            yield mark.line, f"{{{mark.name}}} is there twice", "Delete one"
        seen.add(mark.name)


def fill(
    template: Template, sections: Mapping[str, tuple[Block, ...]], values: Mapping[str, str]
) -> tuple[Block, ...]:
    """Return the blocks of a template, with sections and values in their places.

    A name that is neither is left empty: `template_problems` names it. The headings of a section
    stand below the heading that it is put under. A heading with nothing below is left out, where
    all that was to stand below is empty.
    """
    blocks: list[Block] = []
    level = 0
    bare: list[int] = []  # where headings stand whose sections, so far, are all empty
    for piece in template.pieces:
        if isinstance(piece, OwnHeading):
            _close(blocks, bare, piece.level)
            level = piece.level
            blocks.append(Heading(level, _filled(piece.text, values)))
            bare.append(len(blocks) - 1)
            continue
        filled = tuple(_blocks(piece, sections, values, level))
        blocks += filled
        if filled:
            bare.clear()
    _close(blocks, bare, 0)
    return tuple(blocks)


def _close(blocks: list[Block], bare: list[int], level: int) -> None:
    """Take away the headings that are as deep as the next one and have nothing below them."""
    while bare:
        last = blocks[bare[-1]]
        if not isinstance(last, Heading) or last.level < max(level, 2):
            break
        del blocks[bare.pop()]


def _blocks(
    piece: OwnParagraph | OwnPoints,
    sections: Mapping[str, tuple[Block, ...]],
    values: Mapping[str, str],
    level: int,
) -> Iterator[Block]:
    if isinstance(piece, OwnPoints):
        texts = (_filled(item, values) for item in piece.items)
        items: tuple[Text, ...] = tuple((text,) for text in texts if text)
        if items:
            yield Points(items, piece.numbered)
        return
    if piece.mark and piece.mark.name in sections:
        yield from below(sections[piece.mark.name], level)
        return
    text = _filled(piece.text, values)
    if text:
        yield Paragraph((text,))


def _filled(line: Line, values: Mapping[str, str]) -> str:
    """Return a run of text with its values. They are text, whatever is in them."""
    parts = (values.get(part.name, "") if isinstance(part, Mark) else part for part in line)
    return one_line("".join(parts))


def below(blocks: tuple[Block, ...], level: int) -> tuple[Block, ...]:
    """Return blocks whose headings stand below one of this level, with no level left out."""
    used = sorted({block.level for block in blocks if isinstance(block, Heading)})
    ranks = {each: min(level + at, _DEEPEST) for at, each in enumerate(used, 1)}
    turned = (
        replace(block, level=ranks[block.level]) if isinstance(block, Heading) else block
        for block in blocks
    )
    return tuple(_without_gaps(tuple(turned), level))


def _without_gaps(blocks: tuple[Block, ...], level: int) -> Iterator[Block]:
    """Yield the blocks; a heading that is more than one level below the one before is raised."""
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
            yield replace(block, level=level)
        else:
            yield block
