"""A workshop of which much is likely to say the same, for the tests of the sitting."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from building import NOON, came_back, entry, take_in

from journeymap.entries import Always, Apart, Echo, Entry, Never, Same
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop

_HOT = ("Food served hot", "Serve the food hot")
_NAME = ("Staff greet us by name", "Greeted by name by the staff")
_FRIENDS = ("Sitting with friends", "Let us sit with our friends")


def say_much(workshop: Workshop, own: OwnSheets) -> None:
    """Have two tables and two returns say things: three pairs are likely to be the same."""
    where = {"stage": "eating"}
    one: list[Entry] = [
        entry(Always, "t1aa.1", always=_HOT[0], voice="resident", **where),
        entry(Echo, "t1aa.2", echo="t1aa.1", voice="family"),
        entry(Always, "t1aa.3", always=_NAME[0], voice="resident", **where),
        entry(Always, "t1aa.4", always=_FRIENDS[0], voice="resident", **where),
        entry(Never, "t1aa.5", never="Television on while we eat", voice="resident", **where),
    ]
    two: list[Entry] = [
        entry(Always, "t2aa.1", always=_HOT[1], voice="staff", **where),
        entry(Always, "t2aa.2", always=_NAME[1], voice="staff", **where),
        entry(Always, "t2aa.3", always="A place to park the scooter", voice="staff", **where),
    ]
    for name, entries in (("Table 1", one), ("Table 2", two)):
        key = entries[0].sheet_key
        with closing(workshop.new_sheet(name, now=NOON, own=own, key=key)) as sheet:
            sheet.append_together(entries)
    take_in(
        workshop,
        own,
        came_back("s1vy.1", (Always, {"always": _FRIENDS[1], **where}), voice="family"),
        came_back("s1vy.3", (Always, {"always": _HOT[0], **where}), voice="resident"),
    )


def decide_both_ways(workshop: Workshop, own: OwnSheets) -> None:
    """Have two laptops decide about the friends without knowing of each other."""
    ids = sorted(FRIENDS)
    for key, decide in (("l1aa", Same), ("l2aa", Apart)):
        with closing(workshop.new_sheet("Laptop", now=NOON, own=own, key=key)) as sheet:
            sheet.append_together([entry(decide, f"{key}.1", entries=ids)])


def pairs(entries: Sequence[Entry]) -> list[tuple[str, set[str]]]:
    """Return what was decided, in the order of deciding: the kind and the entries."""
    return [(e.kind, set(e.entries)) for e in entries if isinstance(e, (Same, Apart))]


HOT = {"t1aa.1", "t2aa.1"}
NAME = {"t1aa.3", "t2aa.2"}
FRIENDS = {"t1aa.4", "s1vy.2"}


def whole(pair: set[str]) -> set[str]:
    """Return two entries, and what is in the same words as one of them: `same` names all."""
    return pair | {"s1vy.4"} if "t1aa.1" in pair else pair
