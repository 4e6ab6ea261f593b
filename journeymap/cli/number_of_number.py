"""A number of a number, as it is typed: 9/10."""

from __future__ import annotations

import re

import click

_TYPED = re.compile(r"\s*([0-9]{1,9})\s*/\s*([0-9]{1,9})\s*")


def number_of_number(
    context: click.Context, option: click.Parameter, value: str
) -> tuple[int, int]:
    """Read `9/10` as (9, 10). For click, as a callback."""
    found = _TYPED.fullmatch(value)
    if found is None:
        wrong = f"‘{value}’ is not a number of a number: write it like 9/10"
        raise click.BadParameter(wrong, context, option)
    return int(found[1]), int(found[2])
