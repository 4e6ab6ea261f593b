"""What of a draft is saved already: a kill can come between an entry and the next draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from journeymap.capture.grammar import DoAgain, Line, MeToo, Plain, Say, TakeBack, read_line
from journeymap.cleaning import one_line
from journeymap.entries import Echo, Edit, Entry, Opened, Said, Unreadable, Withdraw
from journeymap.guide import has_words
from journeymap.sheets.draft import Draft

_TO_ENTRIES = (Say, Plain, MeToo, TakeBack, DoAgain)
"""What becomes an entry. All else is a command, or nothing."""


def last_of(written: Sequence[Entry], key: str) -> str:
    """Return the id behind which an entry is new; on a sheet without entries its head's."""
    return written[-1].id if written else f"{key}.0"


def without_what_is_saved(draft: Draft, written: Sequence[Entry]) -> Draft:
    """Return `draft` without the lines at its beginning that were taken after it was kept.

    `written` is what stands on the writer's sheets, in order. A line goes only if the next
    entry is what it makes. With it go the commands before it; those before it that could not
    be read are among the lines not taken.
    """
    lines = [*filter(str.strip, (draft.line, *draft.waiting))]
    new = iter(_behind(draft.after, written))
    made, done = next(new, None), 0
    for number, line in enumerate(lines, 1):
        read = _read(line)
        if made is None or (isinstance(read, _TO_ENTRIES) and not _makes(read, made)):
            break
        if isinstance(read, _TO_ENTRIES):
            made, done = next(new, None), number
    if not done:
        return draft
    unread = [line for line in lines[:done] if _read(line) is None]
    first, *others = [*lines[done:], ""]
    return replace(
        draft,
        line=first,
        waiting=tuple(filter(None, others)),
        not_taken=(*draft.not_taken, *unread),
    )


def _behind(after: str, written: Sequence[Entry]) -> list[Entry]:
    """Return the entries behind the one with this id; none if it is not there."""
    ids = [entry.id for entry in written]
    sheet, _, number = after.partition(".")
    if after in ids:
        entries = written[ids.index(after) + 1 :]
    elif number == "0" and all(each.partition(".")[0] == sheet for each in ids):
        entries = written
    else:
        entries = ()
    return [entry for entry in entries if not isinstance(entry, Opened)]


def _read(line: str) -> Line | None:
    """Return what a line means, or None if it says something and cannot be read."""
    line = one_line(line)
    try:
        read = read_line(line)
    except Unreadable:
        return None
    return None if line.startswith("#") else read


def _makes(read: Line, entry: Entry) -> bool:
    """Whether this entry is certainly what such a line makes."""
    match read:
        case Say(kind, fields):
            return type(entry) is kind and _has(entry, fields)
        case Plain(text):
            filled_in = isinstance(entry, Edit) and _ends_with(entry, text)
            return filled_in or (isinstance(entry, Said) and _has_of_plain(entry, text))
        case MeToo(about):
            return isinstance(entry, Echo) and (about is None or about.lower() == entry.about)
    return isinstance(read, (TakeBack, DoAgain)) and isinstance(entry, Withdraw)


def _ends_with(edit: Edit, text: str) -> bool:
    """Whether an edit may have filled in a text: of a list it is the last, or the last ones."""
    several = [each.strip() for each in text.split(";") if has_words(each)]
    return any(
        value[-1:] == [text] or (bool(several) and value[-len(several) :] == several)
        if isinstance(value, list)
        else str(value) == text
        for value in edit.changes().values()
    )


def _has_of_plain(entry: Said, text: str) -> bool:
    try:
        return _has(entry, entry.from_line(text))
    except Unreadable:
        return False


def _has(entry: Entry, fields: Mapping[str, Any]) -> bool:
    made = type(entry).model_validate({**entry.model_dump(), **fields})
    return made == entry
