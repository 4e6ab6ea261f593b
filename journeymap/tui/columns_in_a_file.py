"""How the columns of a file are read, written into a file of its own, or read from one."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path
from typing import Any

from textual.app import App

from journeymap.capture.answer import Answer, Outcome
from journeymap.survey.returns.columns_text import write_columns
from journeymap.survey.returns.found_files import columns_files, downloads
from journeymap.survey.returns.proposal import Proposal
from journeymap.survey.returns.unfit import Unfit
from journeymap.tui.choice_screen import ChoiceScreen
from journeymap.tui.chooser import Offer
from journeymap.tui.told_screen import ToldScreen

_WRITE = "write"
_ABOUT = "A columns file says what each column is, for any file with these headings."


async def ask_for_columns_file(app: App[Any], proposal: Proposal, here: Path) -> str:
    """Ask which columns file is to be read or written, and do so. Return what became of it."""
    table = proposal.table
    made = table.columns_file_in(here)
    found = await to_thread(columns_files, (here, table.path.parent, downloads()))
    offered = [Offer(str(path), f"read {path.name}", str(path.parent)) for path in found]
    if not made.exists():
        offered.insert(0, Offer(_WRITE, f"write {made.name}", f"ready to edit, into {here}"))
    said = await app.push_screen_wait(ChoiceScreen("Columns file", offered, _ABOUT))
    if said is None:
        return ""
    if said == _WRITE:
        return await to_thread(_write, proposal, made)
    return await _read(app, proposal, Path(said))


def _write(proposal: Proposal, path: Path) -> str:
    try:
        write_columns(proposal.columns, proposal.table, proposal.board, path)
    except FileExistsError:
        return f"{path.name} is there already, and stays as it is."
    except OSError as error:
        return f"{path} cannot be written: {error.strerror}."
    except Unfit as unfit:
        return str(unfit)
    return f"Written: {path}. Change what is wrong in it, and read it here."


async def _read(app: App[Any], proposal: Proposal, path: Path) -> str:
    """Read the columns as a columns file says; if it cannot be followed, show why."""
    try:
        problems = await to_thread(proposal.follow, path)
    except Unfit as unfit:
        return str(unfit)
    if not problems:
        return f"Read as {path.name} says."
    told = tuple(f"line {each.line}: {each.message}" for each in problems)
    await app.push_screen_wait(ToldScreen(Answer(Outcome.NOT_TAKEN, path.name, told=told)))
    return f"{path.name} cannot be followed yet, and nothing was changed."
