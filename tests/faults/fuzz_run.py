"""Changes a sheet at random, or makes one of random bytes, and reads it.

Prints what went wrong, if anything did, and how many sheets were read.
"""

from __future__ import annotations

import random
import sys
import traceback
from pathlib import Path

from building import item

from faults.kinds import one_of_each
from faults.telling import tell
from journeymap.sheets.reading import SheetText, sheet_text

PATH = Path("table-1.k7f3.yaml")
HEADING = "# Table 1 · Lunch · what was said, in the order it was said\n".encode()
ENTRIES = one_of_each()
SHEET = HEADING + b"".join(map(item, ENTRIES))
TOKENS = [
    *(b"- ", b"\n- ", b"\n-\n", b"-\r", b": ", b"#", b"\n", b"\r\n", b"\r", b"\t", b"\0", b'"'),
    *(b"'", b"|\n", b">\n", b"&a ", b"*a", b"!!python/object:os.system ", b"!x ", b"[", b"{" * 50),
    *(b"]", b"}", b"---\n", b"...\n", b"%YAML 1.1\n", b"<<: ", b"? ", b"\xff", b"\xc3", b"\x85"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xe2\x80\xa8", b"\xed\xa0\x80", b"\\", b"\\x", b"id: k7f3.1"),
    *(b"  id: ", b"  at: ", b"always", b"  always: x\n", b"k7f3.999999999", b"\n\n", b"\x1b[2J"),
]


def ends() -> list[int]:
    """Return where each entry of the sheet ends."""
    at, found = len(HEADING), []
    for entry in ENTRIES:
        at += len(item(entry))
        found.append(at)
    return found


ENDS = ends()


def changed(chance: random.Random) -> bytes:
    """Return the sheet with one to four changes in it."""
    data = bytearray(SHEET)
    for _ in range(chance.choice([1, 1, 2, 4])):
        at = chance.randrange(len(data) + 1)
        until = min(len(data), at + chance.choice([0, 1, 1, 2, 20, 200]))
        match chance.randrange(5):
            case 0:
                data[at:until] = chance.randbytes(until - at)
            case 1:
                del data[at:until]
            case 2:
                data[at:at] = chance.choice(TOKENS)
            case 3:
                data[at:until] = chance.choice(TOKENS)
            case _:
                start = chance.randrange(len(data) + 1)
                data[at:at] = data[start : start + chance.randrange(300)]
        if not data:
            break
    return bytes(data)


def anything(chance: random.Random) -> bytes:
    """Return random bytes, or random pieces of YAML."""
    if chance.random() < 1 / 2:
        return chance.randbytes(chance.randrange(600))
    return b"".join(chance.choices(TOKENS, k=chance.randrange(60)))


def first_change(data: bytes) -> int:
    """Return where the first byte is that is not as it was."""
    pairs = zip(data, SHEET, strict=False)
    return next((n for n, (new, old) in enumerate(pairs) if new != old), min(len(data), len(SHEET)))


def what_is_wrong(data: bytes, sheet: SheetText) -> str:
    """Return which entry before the first changed byte is not there as it was, if one is not.

    Of the last entry before it, the id is enough: a byte that takes the place of the next
    entry's hyphen makes one entry of the two.
    """
    change = first_change(data)
    before = [entry for entry, end in zip(ENTRIES, ENDS, strict=True) if end <= change]
    there = [placed.entry for placed in sheet.placed]
    if [entry.id for entry in there[: len(before)]] != [entry.id for entry in before]:
        return f"{len(before)} entries stand before the change, and not all are there"
    sure = len(before) - 1 if change in ENDS else len(before)
    if there[:sure] != before[:sure]:
        return "an entry before the change has changed"
    if any(problem.line < 1 for problem in sheet.problems):
        return "a problem has no line"
    if not 0 <= sheet.whole <= len(data):
        return "the sheet is whole beyond its end"
    return ""


def main(seed: str, count: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret
    found, problems = 0, 0
    for number in range(count):
        data = changed(chance) if number % 4 else anything(chance)
        if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in data[:2]:
            continue  # in another encoding: refused as a whole
        try:
            sheet = sheet_text(PATH, data)
            wrong = what_is_wrong(data, sheet) if number % 4 else ""
            problems += len(sheet.problems)
        except Exception:  # noqa: BLE001  # none is allowed
            wrong = traceback.format_exc(limit=-3)
        if wrong:
            found += 1
            if found <= 3:
                at = first_change(data)
                near = repr(data[max(at - 90, 0) : at + 60])
                tell(number=number, wrong=wrong, near=near)
    tell(read=count, wrong=found, problems=problems)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
