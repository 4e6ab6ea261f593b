from __future__ import annotations

import json
import os
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from building import entry, item

from faults.conftest import Figures
from faults.lengths import SEED, length
from faults.processes import lines_of, start
from journeymap.entries import Always, Opened
from journeymap.sheets.workshop import Workshop

FILES = length(short=2_000, full=100_000)
MEGABYTES = length(short=10, full=200)
SHEETS = length(short=1_000, full=10_000)
FIRST = item(entry(Always, "k7f3.1", text="first"))
LAST = item(entry(Always, "k7f3.9", text="last"))
TAIL = b"  at: 2017-05-18T12:00:00+00:00\n  id: k7f3.5\n"
BOMB = b"- always: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"  k%d: &%c [%s]\n" % (n, 97 + n, b", ".join([b"*%c" % (96 + n)] * 9)) for n in range(1, 20)
)
HOSTILE = {
    "an alias bomb": BOMB + TAIL,
    "100,000 nested brackets": b"- always: " + b"[" * 100_000 + b"\n" + TAIL,
    "100,000 nested braces": b"- always: " + b"{a: " * 100_000 + b"\n" + TAIL,
    "100,000 nested hyphens": b"- always:\n    " + b"- " * 100_000 + b"x\n" + TAIL,
    "100,000 question marks": b"- " + b"? " * 100_000 + b"x\n" + TAIL,
    "a 100,000 deep indent": b"".join(b" " * (n % 3000) + b"a:\n" for n in range(3000)),
    "unknown tags": b'- always: !!python/object/apply:os.system ["true"]\n' + TAIL,
    "a tag of its own": b"- always: !<tag:yaml.org,2002:int> 5\n" + TAIL,
    "a merge key": b"- <<: {always: x}\n" + TAIL,
    "tabs": b"-\talways: x\n\tid: k7f3.5\n",
    "a repeated key 10,000 times": b"- always: x\n" + b"  always: y\n" * 10_000 + TAIL,
    "10,000 keys": b"- always: x\n" + b"".join(b"  k%d: y\n" % n for n in range(10_000)) + TAIL,
    "100,000 hyphens": b"-\n" * 100_000,
    "a megabyte of quotes": b"- always: " + b'"' * 1_000_000 + b"\n" + TAIL,
    "a key of a megabyte": b"- " + b"k" * 1_000_000 + b": x\n" + TAIL,
    "a number of a megabyte": b"- critic: x\n  stars: " + b"9" * 1_000_000 + b"\n" + TAIL,
    "a megabyte of zeros": b"- always: x" + b"\0" * 1_000_000 + b"\n" + TAIL,
    "a megabyte of C1": b"- always: x" + b"\xc2\x9b" * 500_000 + b"\n" + TAIL,
    "an id of 5,000 digits": b"- always: x\n  at: 2017-05-18\n  id: k7f3." + b"9" * 5_000 + b"\n",
    "a year that is none": b"- always: x\n  at: 999999999-05-18\n  id: k7f3.5\n",
    "a moment beyond time": b"- always: x\n  at: 9999-12-31T23:59:59-12:00\n  id: k7f3.5\n",
}
IN_FULL = {
    "CRLF": (FIRST + LAST).replace(b"\n", b"\r\n"),
    "a byte order mark": b"\xef\xbb\xbf" + FIRST + LAST,
    "comments and blank lines": b"#\n" * 10_000 + FIRST + b"\n" * 10_000 + LAST,
}
SLOWEST_HOSTILE = 5
"""Seconds of a processor for a file of a megabyte at most; it is one or two."""


def read_in_a_process_of_its_own(*paths: Path, state: Path) -> list[dict[str, Any]]:
    return lines_of("reading_run", *paths, state=state, slowest=600)


def test_random_bytes_and_changed_sheets_never_raise_and_hide_nothing_before_the_change(
    tmp_path: Path, figures: Figures
) -> None:
    readers = os.cpu_count() or 1
    told: list[dict[str, Any]] = []
    with ExitStack() as running:
        processes = [
            running.enter_context(
                start("fuzz_run", f"{SEED} {n}", FILES // readers + 1, state=tmp_path)
            )
            for n in range(readers)
        ]
        for process in processes:
            running.callback(process.kill)
        for number, process in enumerate(processes):
            out, _ = process.communicate(timeout=800)
            seed = f"{SEED} {number}"
            assert process.returncode == 0, f"fuzz_run '{seed}' ended with {process.returncode}"
            told += [{"seed": seed, **json.loads(line)} for line in out.splitlines()]
    totals = [each for each in told if "read" in each]
    figures(
        "random bytes and changed sheets",
        files=sum(each["read"] for each in totals),
        problems=sum(each["problems"] for each in totals),
        raised_or_hidden=sum(each["wrong"] for each in totals),
        seed=SEED,
    )
    wrong = [json.dumps(each) for each in told if "near" in each]
    assert not wrong, wrong[0]


@pytest.mark.parametrize("named", HOSTILE)
def test_a_hostile_entry_is_a_problem_and_hides_nothing_around_it(
    tmp_path: Path, named: str, figures: Figures
) -> None:
    path = tmp_path / "table-1.k7f3.yaml"
    path.write_bytes(FIRST + HOSTILE[named] + LAST)
    [told] = read_in_a_process_of_its_own(path, state=tmp_path)
    figures(f"file with {named}", problems=told["problems"], seconds=f"{told['seconds']:.2f}")
    assert told["problems"] >= 1
    assert "k7f3.1" in told["first_ids"]
    assert "k7f3.9" in told["last_ids"]
    assert told["seconds"] < SLOWEST_HOSTILE


def test_files_that_are_only_unusual_are_read_in_full(tmp_path: Path) -> None:
    paths = []
    for number, data in enumerate(IN_FULL.values()):
        paths.append(tmp_path / f"{number}.k7f3.yaml")
        paths[-1].write_bytes(data)
    told = read_in_a_process_of_its_own(*paths, state=tmp_path)
    assert [(each["entries"], each["problems"]) for each in told] == [(2, 0)] * len(IN_FULL)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_sheet_in_another_encoding_is_one_problem(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "table-1.k7f3.yaml"
    path.write_bytes((FIRST + LAST).decode().encode(encoding))
    [told] = read_in_a_process_of_its_own(path, state=tmp_path)
    assert (told["entries"], told["problems"]) == (0, 1)


@pytest.mark.measures
@pytest.mark.parametrize("letters", [60, 1000])
def test_the_time_that_a_large_sheet_takes_is_in_proportion_to_its_size(
    tmp_path: Path, letters: int, figures: Figures
) -> None:
    megabytes = MEGABYTES if letters > 100 else MEGABYTES // 5
    small, large = tmp_path / "small.k7f3.yaml", tmp_path / "large.k7f3.yaml"
    entries = write_large(large, megabytes * 1_000_000, letters)
    tenth = write_large(small, megabytes * 100_000, letters)
    read = read_in_a_process_of_its_own(small, large, state=tmp_path)
    large.unlink()
    ratio = read[1]["seconds"] / read[0]["seconds"]
    figures(
        f"a sheet of {megabytes} MB, {letters} letters an entry",
        entries=read[1]["entries"],
        seconds=f"{read[1]['seconds']:.1f}",
        times_a_tenth_of_it=f"{ratio:.1f}",
    )
    assert [each["entries"] for each in read] == [tenth, entries]
    assert [each["problems"] for each in read] == [0, 0]
    assert ratio <= 20


def write_large(path: Path, size: int, letters: int) -> int:
    """Write a sheet of about so many bytes; return how many entries it has."""
    one = item(entry(Always, "k7f3.1", text="w" * letters))
    head, _, tail = one.partition(b"k7f3.1\n")
    count = size // len(one)
    with path.open("wb") as file:
        file.writelines(b"%bk7f3.%d\n%b" % (head, n, tail) for n in range(1, count + 1))
    return count


@pytest.mark.measures
def test_a_folder_of_many_sheets_is_read_in_proportion_to_their_number(
    workshop: Workshop, tmp_path: Path, figures: Figures
) -> None:
    seconds = []
    for count in (SHEETS // 10, SHEETS):
        for number in range(count):
            key = f"k{number:04d}"
            sheet = [entry(Opened, f"{key}.0", name="T"), entry(Always, f"{key}.1", text="x")]
            path = workshop.folder / "sheets" / f"t.{key}.yaml"
            path.write_bytes(b"".join(map(item, sheet)))
        [told] = read_in_a_process_of_its_own(workshop.folder, state=tmp_path)
        assert (told["entries"], told["problems"]) == (count, 0)
        seconds.append(told["seconds"])
    ratio = seconds[1] / seconds[0]
    figures(
        f"a folder of {SHEETS} sheets",
        seconds=f"{seconds[1]:.1f}",
        times_a_tenth_of_it=f"{ratio:.1f}",
    )
    assert ratio <= 20
