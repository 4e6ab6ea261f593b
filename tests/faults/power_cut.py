"""What may be on a disk after a power cut, worked out from the calls that were made.

What was synced is there. Of what was not, each file has as much as chance would have it: the
calls up to some point, and the next one in part. A name is there once its folder was synced.
"""

from __future__ import annotations

import base64
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Event = dict[str, Any]
PAGE = 4096


@dataclass(slots=True)
class _File:
    durable: bytes = b""
    pending: list[Event] = field(default_factory=list)

    def sync(self) -> None:
        for event in self.pending:
            self.durable = _applied(self.durable, event)
        self.pending.clear()

    def after_the_cut(self, chance: random.Random, *, by_pages: bool) -> bytes:
        done = chance.randint(0, len(self.pending))
        data = self.durable
        for event in self.pending[:done]:
            data = _applied(data, event)
        for event in self.pending[done : done + 1]:
            if event["name"] == "write":
                data = _in_part(data, base64.b64decode(event["data"]), chance, by_pages=by_pages)
        return data


def _applied(data: bytes, event: Event) -> bytes:
    if event["name"] == "write":
        return data + base64.b64decode(event["data"])
    return data[: event["size"]].ljust(event["size"], b"\0")


def _in_part(before: bytes, added: bytes, chance: random.Random, *, by_pages: bool) -> bytes:
    """Return a file to which an append went in part.

    It ends early; or it has its new length, and zeros where nothing was written. `by_pages`,
    any of its pages was written and any not, as a disk that is asked for nothing may do.
    """
    kept = chance.randint(0, len(added))
    if not by_pages:
        zeros = chance.choice([0, chance.randint(0, len(added) - kept)])
        return before + added[:kept] + b"\0" * zeros
    whole = before + added
    old = before.ljust(len(whole), b"\0")
    pages = range(0, len(whole), PAGE)
    return b"".join((whole if chance.random() < 1 / 2 else old)[at : at + PAGE] for at in pages)


class Disk:
    """A disk to which calls are made, one at a time."""

    def __init__(self) -> None:
        self._files: list[_File] = []
        self._now: dict[str, _File] = {}
        self._durable: dict[str, _File] = {}
        self._names: dict[str, list[Event]] = {}

    def make(self, event: Event) -> None:
        path, name = event["path"], event["name"]
        if name == "create":
            self._now[path] = _File()
            self._change_name({**event, "file": self._now[path]})
        elif name == "replace":
            self._now[event["to"]] = self._now.pop(path)
            self._change_name({**event, "file": self._now[event["to"]]})
        elif name == "unlink":
            self._now.pop(path, None)
            self._change_name(event)
        elif name == "fsync" and path not in self._now:  # a folder
            for change in self._names.pop(path, []):
                _rename(self._durable, change)
        elif name == "fsync":
            self._now[path].sync()
        else:
            self._now[path].pending.append(event)

    def cut(self, chance: random.Random, *, by_pages: bool) -> dict[str, bytes]:
        """Return the files, by name, that are there when the power comes back."""
        names = dict(self._durable)
        for changes in self._names.values():
            for change in changes[: chance.randint(0, len(changes))]:
                _rename(names, change)
        return {path: file.after_the_cut(chance, by_pages=by_pages) for path, file in names.items()}

    def _change_name(self, event: Event) -> None:
        self._names.setdefault(str(Path(event["path"]).parent), []).append(event)


def _rename(names: dict[str, _File], change: Event) -> None:
    if change["name"] == "create":
        names[change["path"]] = change["file"]
        return
    names.pop(change["path"], None)
    if change["name"] == "replace":
        names[change["to"]] = change["file"]


def disk_after(events: Iterable[Event]) -> Disk:
    disk = Disk()
    for event in events:
        if event["name"] != "saved":
            disk.make(event)
    return disk
