"""Questions in static text, with numbered choices."""

from __future__ import annotations

from collections.abc import Sequence

import click

from journeymap.cleaning import one_line


def say(text: str) -> None:
    """Say one thing, on one line."""
    click.echo(one_line(text))


def ask(question: str) -> str | None:
    """Return what is typed, on one line; None if the person goes, by Ctrl+D or Ctrl+C."""
    try:
        return one_line(input(f"{one_line(question)} "))
    except (EOFError, KeyboardInterrupt):
        click.echo()
        return None


def choose(heading: str, choices: Sequence[str]) -> int | None:
    """Return the place of what is chosen, counted from 0; None if the person goes."""
    say(heading)
    for number, choice in enumerate(choices, 1):
        say(f"{number}. {choice}")
    while (typed := ask("Which number?")) is not None:
        if typed.isascii() and typed.isdecimal() and 1 <= int(typed[:9]) <= len(choices):
            return int(typed) - 1
        say(f"Not taken: type a number from 1 to {len(choices)}.")
    return None
