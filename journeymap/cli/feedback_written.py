"""Writes the account as it was ordered, or says what has to be settled first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cli.account_files import write_files
from journeymap.cli.house import refused, wishes_of
from journeymap.cli.telling import Refused, tell
from journeymap.counting import counted
from journeymap.feedback.ordering import NotOut, Order, make_ordered, to_know, to_try, unsettled_of

if TYPE_CHECKING:
    from journeymap.feedback.summary import Wishes
    from journeymap.sheets.workshop import Reading, Workshop


def write_account(workshop: Workshop, reading: Reading, order: Order) -> Iterator[Path]:
    """Write all files of an account, and yield where each form is, or refuse.

    Nothing is written before everything is made.
    """
    wishes = wishes_of(workshop, reading, order)
    _refuse_if_unsettled(reading, wishes, order)
    try:
        made = make_ordered(reading, wishes, order)
    except NotOut as why:
        raise refused(why) from why
    for line in to_know(reading, wishes, order.named):
        tell(line)
    for line in to_try(reading, wishes, order.named):
        tell(line)
    for each in made:
        for told in each.told:
            tell(told)
        yield write_files(workshop, each.files)


def _refuse_if_unsettled(reading: Reading, wishes: Wishes, order: Order) -> None:
    unsettled = unsettled_of(reading, wishes, order.named)
    for line in (line for each in unsettled for line in each.in_lines()):
        tell(line)
    if unsettled and not order.is_draft:
        raise Refused(
            f"{counted(len(unsettled), 'thing')} to settle before it can go out."
            " To look at it meanwhile: --draft"
        )
