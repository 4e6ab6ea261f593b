"""Python's garbage collector, and when it may rest."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let the garbage collector rest while much is made and next to nothing thrown away.

    With every few hundred things made it would look through the others again: half of the time
    that reading a large workshop took, and a fifth of what findings over many take. What is
    thrown away goes without it, but for circles.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


@contextmanager
def importing() -> Iterator[None]:
    """Let the garbage collector rest while modules are imported, and never look through them.

    What they make stays until the end: looking whether it does took a twelfth of the time to the
    capture screen, and after that a tenth of a second in the middle of somebody's typing.
    """
    with collector_at_rest():
        yield
        gc.freeze()
