"""The figures of the fault-injection suite, shown at the end of a run."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from faults.lengths import FULL, SEED
from faults.processes import Nursery

Figures = Callable[..., None]
_FIGURES = pytest.StashKey[dict[str, dict[str, object]]]()


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Figures:
    """Return what takes a fault and its figures down for the end of the run."""
    shown = request.config.stash.setdefault(_FIGURES, {})

    def take_down(fault: str, **of: object) -> None:
        shown.setdefault(fault, {}).update(of)

    return take_down


@pytest.fixture
def chance(figures: Figures, request: pytest.FixtureRequest) -> random.Random:
    """Return the chance of this run; its seed is among the figures."""
    figures(f"seed of {request.node.name}", JOURNEYMAP_FAULTS_SEED=SEED)
    return random.Random(f"{SEED} {request.node.name}")  # noqa: S311  # no secret


@pytest.fixture
def nursery(tmp_path: Path) -> Iterator[Nursery]:
    """Return where writers are started, to be killed."""
    with Nursery(tmp_path / "state") as started:
        yield started


@pytest.fixture(autouse=True)
def _bounded() -> Iterator[None]:
    """End a test that hangs, where the system has an alarm clock."""

    def too_long(*_: object) -> None:
        raise TimeoutError("this test did not come to an end")

    alarm = getattr(signal, "SIGALRM", None)
    if alarm is None:
        yield
        return
    before = signal.signal(alarm, too_long)
    signal.alarm(900 if FULL else 120)
    try:
        yield
    finally:
        signal.alarm(0)
        with suppress(TypeError):
            signal.signal(alarm, before)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print what each fault did, or did not do."""
    shown = config.stash.get(_FIGURES, {})
    if not shown:
        return
    terminalreporter.section(f"faults, {'full' if FULL else 'short'} length")
    for fault, figures in sorted(shown.items()):
        of = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in figures.items())
        terminalreporter.line(f"{fault}: {of}")
