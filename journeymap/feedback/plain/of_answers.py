"""The words of what the service team answers and aims at: they go out as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.board import Board
from journeymap.entries import Aim, Answered
from journeymap.findings.over import Over
from journeymap.plain_words.checking import find_faults
from journeymap.plain_words.fault import Fault
from journeymap.plain_words.lists import WordLists
from journeymap.plain_words.passage import PLAIN, Limits, Passage


def faults_in_answers(board: Board, lists: WordLists, limits: Limits = PLAIN) -> list[Fault]:
    """Return what is hard to read in answers and aims. The place of each is the entry's id."""
    return find_faults(list(_passages(board)), lists, limits=limits)


def _passages(board: Board) -> Iterator[Passage]:
    """Yield the texts of the answers and aims that hold, in the order in which they were made."""
    made: tuple[Answered | Aim, ...] = (*board.judgements(Answered), *board.judgements(Aim))
    for each in Over.on([board]).in_use(made, board.get):
        yield from (Passage(text, where, place=each.id) for where, text in _texts(each))


def _texts(said: Answered | Aim) -> Iterator[tuple[str, str]]:
    if isinstance(said, Aim):
        texts = {"who": said.who, "what": said.what, "how it is known": said.known}
        yield from ((f"an aim, {name}", text) for name, text in texts.items())
    else:
        answer = {"because": said.because, "by whom": said.by}
        yield from ((f"an answer, {name}", text) for name, text in answer.items() if text)
