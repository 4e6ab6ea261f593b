"""Moulds for entries: many of one sort are written out without making each of them first.

To make an entry, check it and write it out takes some fifty times as long as to put words into
a mould. A mould is cast of a real entry, so what comes out of it is what that entry would be.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from journeymap.entries import Entry
from journeymap.sheets.dialect import item_lines, key_lines, quoted

_TEXT = "the words"
_VOICE = "whoever"


@dataclass(frozen=True, slots=True)
class Mould:
    """What stands in an item of the survey around what differs from one return to the next.

    The item is `before`, its text in quotes if it has one, `between`, the id of the return,
    `behind`, and what `tail` returns, with the entry's own number.
    """

    before: str
    between: str
    behind: str

    @classmethod
    def of(cls, kind: type[Entry], **own: object) -> Mould:
        """Cast the mould of a kind of entry, with the fields of its `own` that are always so.

        `text` is the one that differs: it is there or not, whatever it says.
        """
        if "text" in own:
            own["text"] = _TEXT
        shared = {"returned": "aaaa.1", "voice": _VOICE, "at": datetime.min, "id": "aaaa.2"}
        item = "\n".join(item_lines(kind.model_validate({**shared, **own}).as_item()))
        item = item[: item.index(f"\n  voice: {_VOICE}\n")]
        item, _, behind = item.partition("aaaa.1")
        before, _, between = item.partition(quoted(_TEXT)) if "text" in own else ("", "", item)
        return cls(before, between, behind)


def tail(voice: str | None, at: datetime, key: str) -> str:
    """Return how an item of the survey ends, up to its number on the sheet."""
    fields = {"voice": voice, "at": at, "id": f"{key}."}
    lines = [line for name, of in fields.items() if of for line in key_lines(name, of, "  ")]
    return "\n" + "\n".join(lines)
