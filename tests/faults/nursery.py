"""Starts writers by forking, so that a thousand of them can be killed in a minute.

Commands come in by standard input: `start SLOT SEED FOLDER`, `reap PID`. All writers say on
the one standard output what they have saved, in one write a line.
"""

from __future__ import annotations

import os
import random
import sys
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import journeymap.cli.capture
from journeymap.capture.session import Session
from journeymap.cli.root import journeymap as command_line
from journeymap.entries import Always
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop

assert journeymap.cli.capture, "imported before the first fork, so that each start is quick"

CAPTURES, TALKS = 3, 2
"""The slots of the `capture` command and of a session; the others write sheets directly."""


def checked(body: str) -> str:
    """Return words that carry their own checksum."""
    return f"{zlib.crc32(body.encode()):08x} {body}"


def is_whole(text: str) -> bool:
    """Whether words with a checksum are as they were said."""
    return checked(text[9:]) == text


def tell(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def words(chance: random.Random) -> Iterator[str]:
    """Yield words: mostly a sentence, sometimes so long that a write takes its time."""
    while True:
        times = chance.randint(5_000, 30_000) if chance.random() < 0.05 else chance.randint(1, 10)
        yield checked(f"{chance.random()} " + "my food comes cold, ŵ “always”; " * times + "end")


def write(folder: Path, slot: int, chance: random.Random) -> None:
    """Write until killed, telling the id of each entry that was acknowledged."""
    now = datetime(2017, 5, 18, 12, tzinfo=UTC)
    workshop = Workshop(folder)
    if slot == CAPTURES:
        capture(folder, slot, chance)
        return
    own = OwnSheets.of_this_machine()
    sheet = workshop.open_sheet(f"Table {slot}", now=now, own=own)
    session = Session(workshop.read().board, sheet, lambda: now) if slot == TALKS else None
    for text in words(chance):
        if session is not None:
            answer = session.take(f"+ {text}")
            assert answer.entry is not None, answer.text
            tell(f"saved {answer.entry.id}: said")
        else:
            entry = Always(id=sheet.next_id(), at=now, text=text)
            sheet.append(entry)
            tell(f"saved {entry.id}: appended")


def capture(folder: Path, slot: int, chance: random.Random) -> None:
    """Be `journeymap capture` with a pipe that never ends."""
    reads, writes = os.pipe()
    if os.fork() == 0:  # speaks into the pipe until nobody reads it any more
        os.close(reads)
        try:
            for text in words(chance):
                data = f"+ {text}\n".encode()
                while data:
                    data = data[os.write(writes, data) :]
        finally:
            os._exit(0)
    os.close(writes)
    os.dup2(reads, 0)
    sys.stdin = os.fdopen(0, encoding="utf-8")
    command_line(["capture", str(folder), "--sheet", f"Table {slot}"])


def become_a_writer(slot: int, seed: int, folder: Path) -> NoReturn:
    try:
        write(folder, slot, random.Random(seed))  # noqa: S311  # no secret
    except BrokenPipeError:
        pass
    except BaseException as error:  # noqa: BLE001  # whatever it is, the test is to know
        tell(f"failed {slot}: {error!r}")
    finally:
        os._exit(1)


def main() -> None:
    for command in sys.stdin:
        word, *values = command.rstrip("\n").split(" ", 3)
        if word == "reap":
            os.waitpid(int(values[0]), 0)
            tell(f"gone {values[0]}")
            continue
        slot, seed, folder = values
        pid = os.fork()
        if pid == 0:
            become_a_writer(int(slot), int(seed), Path(folder))
        tell(f"started {slot} {pid}")


if __name__ == "__main__":
    main()
