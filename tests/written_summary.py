"""The usual account, written where the program writes it."""

from __future__ import annotations

from pathlib import Path

from journeymap.board import Board
from journeymap.cli.account_files import write_files
from journeymap.feedback.usual_account import usual_account
from journeymap.sheets.workshop import Workshop


def write_summary(workshop: Workshop, board: Board, unread: int = 0) -> Path:
    """Write the summary of a board as Markdown and return where it is, or refuse."""
    return write_files(workshop, usual_account(workshop, board, unread).files)
