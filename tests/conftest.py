from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import pytest
from building import NOON, template, ticking
from hypothesis import HealthCheck, settings

from journeymap.capture.session import Session
from journeymap.demo.sample import make_sample
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop, new_workshop

# One thread a process, also in those that the tests start: there are as many workers as the cores
# can carry, and numpy's and the tokenizer's own threads only wait for each other there. It is read
# when numpy is imported, which nothing above does.
for _threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

settings.register_profile(
    "journeymap",
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("journeymap")


class Run(Protocol):
    """Runs journeymap in a process of its own."""

    def __call__(self, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]: ...


class OpenSession(Protocol):
    """Opens a session at a table."""

    def __call__(self, sheet: str = "Table 1", **options: Any) -> Session: ...


@pytest.fixture(autouse=True)
def _nobodys_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test out of the home of whoever runs it."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("STATE", "DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the clock on the wall be UTC, wherever the tests run."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def samples() -> Path:
    folder = Path(__file__).parents[2] / "shared" / "samples"
    if not folder.is_dir():
        pytest.skip(f"the shared samples are not there: {folder}")
    return folder


@pytest.fixture
def clock() -> Callable[[], datetime]:
    return ticking()


@pytest.fixture
def own(tmp_path: Path) -> OwnSheets:
    return OwnSheets(tmp_path / "state" / "sheets.txt")


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """Return a dining workshop on which nothing has been said."""
    return new_workshop(tmp_path / "workshops" / "lunch", template("dining"))


@pytest.fixture
def open_session(
    workshop: Workshop, own: OwnSheets, clock: Callable[[], datetime]
) -> Iterator[OpenSession]:
    with ExitStack() as open_sheets:

        def at_table(sheet: str = "Table 1", **options: Any) -> Session:
            key = None if own_sheet_is_there(sheet) else f"t{sheet[-1]}aa"
            opened = workshop.open_sheet(sheet, now=NOON, own=own, key=key)
            open_sheets.enter_context(closing(opened))
            return Session(workshop.read().board, opened, clock, **options)

        def own_sheet_is_there(sheet: str) -> bool:
            return (workshop.folder / "sheets" / f"table-{sheet[-1]}.t{sheet[-1]}aa.yaml").exists()

        yield at_table


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    """Return the session of Table 1, whose sheet has the key t1aa, with nobody watching."""
    return open_session()


@pytest.fixture
def at_hazel_court(
    tmp_path: Path, own: OwnSheets, clock: Callable[[], datetime]
) -> Iterator[Session]:
    """Return the session of a fourth table in the sample workshop."""
    workshop = make_sample(tmp_path)
    with closing(workshop.open_sheet("Table 4", now=clock(), own=own, key="r3k9")) as sheet:
        yield Session(workshop.read().board, sheet, clock, attended=True, free_text=True)


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """Return the environment for a process that keeps all of its own in tmp_path."""
    homes = {
        f"XDG_{home.upper()}_HOME": str(tmp_path / home) for home in ("state", "config", "data")
    }
    return {**os.environ, **homes, "COLUMNS": "100"}


@pytest.fixture
def run(tmp_path: Path, surroundings: dict[str, str]) -> Run:
    def journeymap(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "journeymap", *words],
            cwd=tmp_path,
            env=surroundings,
            input=typed,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    return journeymap
