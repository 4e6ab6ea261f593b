"""How a command speaks: what it refuses, and what it says beside the result."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

import click

from journeymap.cleaning import clean

if TYPE_CHECKING:
    from journeymap.problems import Problem


class Refused(click.ClickException):
    """The command cannot be done: one sentence on standard error, exit code 1."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002
        tell(f"journeymap: {self.format_message()}")


def tell(text: str) -> None:
    """Say something beside the result, on standard error. What is quoted in it is cleaned."""
    click.echo(clean(text), err=True)


def give(path: Path) -> None:
    """Give as the result where a file is: from here, if it is below the current folder."""
    click.echo(os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path))


def leave(status: int) -> NoReturn:
    """End with the status that a screen ended with; if it did not end well, say where all is."""
    if status:
        with suppress(OSError):  # the terminal itself may be gone
            tell(
                "journeymap was stopped. What was taken is saved in the sheets. What was being"
                " typed is kept too: open the same sheet again, and it is in the line."
            )
    sys.exit(status)


def tell_problems(problems: Iterable[Problem]) -> None:
    """Say what is wrong with the files, a line each, on standard error."""
    for problem in problems:
        tell(str(problem))
