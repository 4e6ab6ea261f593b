"""Points at what may be people's names in what goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.cli.telling import tell

if TYPE_CHECKING:
    from journeymap.board import Board


def tell_possible_names(board: Board) -> None:
    """Point at what may be people's names in what goes out, on standard error."""
    from journeymap.feedback.ordering import names_to_look_at
    from journeymap.feedback.summary import words_that_go_out
    from journeymap.findings.identity import possible_names

    if names := possible_names(words_that_go_out(board)):
        tell(names_to_look_at(names))
