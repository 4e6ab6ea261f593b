"""The languages that a command is asked for, as one option."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click


def _tags(context: click.Context, option: click.Parameter, value: str) -> tuple[str, ...]:
    """Return the tags in "en+cy", in their order; none if nothing was said. For click."""
    del context, option
    return tuple(filter(None, value.split("+")))


def languages_option(help_: str) -> Callable[[Any], Any]:
    """Return `--language`, which gives a command the `tags` of one language or of several."""
    return click.option("--language", "tags", default="", metavar="TAG", callback=_tags, help=help_)
