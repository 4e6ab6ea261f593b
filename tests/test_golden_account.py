"""The account of the sample workshop in every form, as it is kept. To keep it as it is now:

JOURNEYMAP_KEEP_GOLDEN=1 pytest tests/test_golden_account.py && git diff tests/golden
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from accounts import EVERY_FORM, HOUSE, ORDERS, as_text, files_in, make_all, run_in

from journeymap.demo.sample import SAMPLE

GOLDEN = Path(__file__).parent / "golden" / "account"


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("here") / "a"


@pytest.fixture(scope="module")
def made(where: Path) -> dict[str, bytes]:
    """Return all files as they are made here."""
    return make_all(where, PYTHONHASHSEED="1", TZ="UTC")


def test_every_form_of_the_account_is_as_it_was_kept(made: dict[str, bytes]) -> None:
    now = as_text(made)
    if os.environ.get("JOURNEYMAP_KEEP_GOLDEN"):
        GOLDEN.mkdir(parents=True, exist_ok=True)
        for path in GOLDEN.iterdir():
            path.unlink()
        for name, text in now.items():
            (GOLDEN / name).write_bytes(text.encode())
    kept = {name: what.decode() for name, what in files_in(GOLDEN).items()}

    assert kept.keys() == now.keys()
    for name, text in kept.items():
        assert now[name] == text, f"{name} is otherwise now"


def test_every_shape_is_kept_in_every_form(made: dict[str, bytes]) -> None:
    ends = {"markdown": "md", "html": "html", "pdf": "pdf", "docx": "docx", "text": "txt"}
    shapes = ("summary", "summary-short", "summary-easy-read")

    assert {f"{shape}.{ends[form]}" for shape in shapes for form in EVERY_FORM} <= made.keys()
    assert "poster.pdf" in made


def test_it_is_the_same_to_the_byte_in_another_process_elsewhere(
    made: dict[str, bytes], tmp_path: Path
) -> None:
    there = make_all(
        tmp_path / "somewhere else", PYTHONHASHSEED="7", TZ="Pacific/Kiritimati", LC_ALL="C"
    )

    assert there.keys() == made.keys()
    assert [name for name, what in made.items() if there[name] != what] == []


def test_nothing_changes_from_one_run_to_the_next(made: dict[str, bytes], where: Path) -> None:
    done = run_in(where, "feedback", SAMPLE, *ORDERS[0])

    assert done.returncode == 0, done.stderr
    assert files_in(where / "exports" / SAMPLE) == made


def test_no_file_says_where_or_by_whom_it_was_made(made: dict[str, bytes]) -> None:
    words = as_text(made)
    somebody = (os.environ.get("USER", ""), os.uname().nodename, "/home", "/tmp", HOUSE)  # noqa: S108 - no file may name it

    for name, what in made.items():
        for each in filter(None, somebody):
            found = each in words.get(name, words.get(f"{name}.txt", ""))
            assert not found, f"{each} in {name}"
            assert len(each) < 5 or each.encode() not in what, f"{each} in {name}"
    for name, text in words.items():
        assert not re.search(r"\b[a-z][a-z0-9]{3}\\?\.[0-9]+\b", text), name
