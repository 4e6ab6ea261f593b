"""Starts writers by forking, so that a thousand of them can be killed in a minute.

Commands come in by standard input: `start SLOT SEED FOLDER`, `reap PID`. All writers say on
the one standard output what they have saved, in one write a line. Run with `unsynced`, they
do not wait for the disk, as journeymap must not.
"""

from __future__ import annotations

import os
import random
import sys
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import journeymap.cli.capture
from journeymap.capture.answer import Outcome
from journeymap.capture.session import Session
from journeymap.cli.root import journeymap as command_line
from journeymap.entries import Always, Opened
from journeymap.sheets.draft import Draft, DraftFile
from journeymap.sheets.gathering import gather
from journeymap.sheets.names import new_key
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.sheet import NotSaved, Sheet
from journeymap.sheets.workshop import NoWorkshop, Workshop

assert journeymap.cli.capture, "imported before the first fork, so that each start is quick"

TALKS, CAPTURES, TYPES, GATHERS = 2, 3, 4, 5
"""The slots of a session, of the `capture` command, of a draft and of a sheet from elsewhere.

The others write sheets directly.
"""
NOON = datetime(2017, 5, 18, 12, tzinfo=UTC)


def checked(body: str) -> str:
    """Return words that carry their own checksum."""
    return f"{zlib.crc32(body.encode()):08x} {body}"


def is_whole(text: str) -> bool:
    """Whether words with a checksum are as they were said."""
    return checked(text[9:]) == text


def tell(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def tell_saved(entry: Always) -> None:
    """Tell the id of an entry, and the checksum with which its words begin."""
    tell(f"saved {entry.id}: {entry.text[:8]}")


def words(chance: random.Random) -> Iterator[str]:
    """Yield words: mostly a sentence, sometimes so long that a write takes its time."""
    while True:
        times = chance.randint(5_000, 30_000) if chance.random() < 0.05 else chance.randint(1, 10)
        yield checked(f"{chance.random()} " + "my food comes cold, ŵ “always”; " * times + "end")


def write(folder: Path, slot: int, chance: random.Random) -> None:
    """Write until killed or refused, telling what was acknowledged."""
    others = {TALKS: talk, CAPTURES: capture, TYPES: keep_drafts, GATHERS: bring_in}
    if slot in others:
        others[slot](folder, chance)
    else:
        append(open_table(folder, slot), chance)


def open_table(folder: Path, slot: int) -> Sheet:
    own = OwnSheets.of_this_machine()
    return Workshop(folder).open_sheet(f"Table {slot}", now=NOON, own=own)


def append(sheet: Sheet, chance: random.Random) -> None:
    for text in words(chance):
        entry = Always(id=sheet.next_id(), at=NOON, text=text)
        sheet.append(entry)
        tell_saved(entry)


def talk(folder: Path, chance: random.Random) -> None:
    sheet = open_table(folder, TALKS)
    session = Session(Workshop(folder).read().board, sheet, lambda: NOON)
    for text in words(chance):
        answer = session.take(f"+ {text}")
        if answer.outcome is Outcome.NOT_SAVED:
            raise NotSaved(answer.text)
        assert isinstance(answer.entry, Always), answer.text
        tell_saved(answer.entry)


def keep_drafts(folder: Path, chance: random.Random) -> None:
    """Type: keep one numbered draft in place of the one before, in a file of one's own."""
    file = DraftFile(folder / "sheets" / f"table-{TYPES}.{new_key(())}.yaml")
    for number, text in enumerate(words(chance)):
        draft = Draft(checked(f"{number} {text}"))
        file.keep(draft)
        if file._kept != draft:
            raise NotSaved("this draft was not kept")
        tell(f"kept {file.path.name} {number}")


def gathered_beside(folder: Path) -> Path:
    """Return the folder of the workshop into which sheets are gathered."""
    return folder.with_name(f"{folder.name}-gathered")


def bring_in(folder: Path, chance: random.Random) -> None:
    """Gather a sheet that grows on another disk, each time by an entry."""
    here = Workshop(gathered_beside(folder))
    key = new_key(())
    stick = Path(os.environ["XDG_STATE_HOME"]) / f"stick.{key}.yaml"
    stick.parent.mkdir(exist_ok=True)
    sheet = Sheet(stick, Opened(id=f"{key}.0", at=NOON, name="Stick"), "Lunch")
    for text in words(chance):
        entry = Always(id=sheet.next_id(), at=NOON, text=text)
        sheet.append(entry)
        gather(here, [stick])
        tell_saved(entry)


def capture(folder: Path, chance: random.Random) -> None:
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
    command_line(["capture", str(folder), "--sheet", f"Table {CAPTURES}"])


def become_a_writer(slot: int, seed: int, folder: Path) -> NoReturn:
    try:
        write(folder, slot, random.Random(seed))  # noqa: S311  # no secret
    except BrokenPipeError:
        pass
    except (NotSaved, NoWorkshop, OSError, SystemExit) as error:
        tell(f"refused {slot}: {error!r}")
    except BaseException as error:  # noqa: BLE001  # whatever it is, the test is to know
        tell(f"failed {slot}: {error!r}")
    finally:
        os._exit(1)


def do_not_wait(fd: Any) -> None:
    """Stand in for fsync, and say that what is still on its way is there."""


def main(*how: str) -> None:
    if how == ("unsynced",):
        os.fsync = do_not_wait
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
    main(*sys.argv[1:])
