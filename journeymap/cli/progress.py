"""How far something long has come, on standard error, where there is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from journeymap.cli.accessible import is_accessible

_PARTS = 1000


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Yield what is told how much is done, of how much, and shows it."""
    if not sys.stderr.isatty() or is_accessible():
        yield lambda _now, _of: None
        return
    with click.progressbar(length=_PARTS, label=label, file=sys.stderr) as bar:
        done = 0

        def told(now: int, of: int) -> None:
            nonlocal done
            parts = _PARTS * now // of if of else _PARTS
            bar.update(parts - done)
            done = parts

        yield told
