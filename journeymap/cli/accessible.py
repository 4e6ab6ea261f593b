"""The accessible mode: static text and numbered choices in the place of screens."""

from __future__ import annotations

import os

import click

_ASKED_FOR = "journeymap.accessible"


def _remember(context: click.Context, option: click.Parameter, value: bool) -> None:
    """Remember that it was asked for, here and in the command behind. For click."""
    del option
    if value:
        context.meta[_ASKED_FOR] = True


accessible_option = click.option(
    "--accessible",
    is_flag=True,
    expose_value=False,
    callback=_remember,
    help="For screen readers: line by line, in plain text. ACCESSIBLE=1 does the same.",
)


def is_accessible() -> bool:
    """Whether this person wants static text: by the option, or by ACCESSIBLE around us."""
    asked_for = click.get_current_context().meta.get(_ASKED_FOR, False)
    return asked_for or os.environ.get("ACCESSIBLE", "").strip() not in {"", "0"}
