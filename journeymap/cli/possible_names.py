"""Points at what may be people's names in what goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.cli.telling import tell

if TYPE_CHECKING:
    from journeymap.board import Board


def tell_possible_names(board: Board) -> None:
    """Point at what may be people's names in what goes out, on standard error."""
    from journeymap.feedback.summary import words_that_go_out
    from journeymap.findings.identity import possible_names

    names = possible_names(words_that_go_out(board))
    if names:
        tell(f"Before you send it, look at what may be names: {', '.join(names)}.")
