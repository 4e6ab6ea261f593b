"""The workshop's own texts: what its team wrote and goes out, besides what people said.

What people said is not among them: it is given back in the language in which it was said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journeymap.board import Board
from journeymap.counting import counted
from journeymap.entries import Aim, Answered
from journeymap.findings.hearing_back import booked_days, last_round, ways_asked_for
from journeymap.findings.over import Over
from journeymap.guide import Guide
from journeymap.language.language import Language

OwnText = tuple[str, str]
"""What it is, as in "stage", and the text as it stands."""


def texts_to_translate(board: Board) -> list[OwnText]:
    """Return the workshop's own texts, in the order of an account, each once."""
    found = (*_of_guide(board), *_of_closing(board), *_of_replies(board))
    once: dict[str, str] = {}
    for what, text in found:
        once.setdefault(text, what)
    return [(what, text) for text, what in once.items()]


def missing(texts: Iterable[OwnText], language: Language, own: str) -> list[OwnText]:
    """Return the texts that a language has not. `own` is the tag of the workshop's own one."""
    if language.code == own:
        return []
    return [(what, text) for what, text in texts if not language.texts.get(text)]


def not_translated(left: Sequence[OwnText], language: Language, workshop: str) -> str:
    """Return how many texts a language has not, with the command that lists them."""
    return (
        f"{counted(len(left), 'text')} of the workshop's own not in {language.name}:"
        f" journeymap words {workshop} --language {language.code}"
    )


def _of_guide(board: Board) -> Iterator[OwnText]:
    guide = board.guide
    yield from _filled_in(guide)
    yield from (("stage", stage.name) for stage in board.stages())
    yield from (("voice", voice.name) for voice in guide.voices)
    yield from (("when they are asked", v.to_be_asked) for v in guide.voices if v.to_be_asked)
    yield from (("question", activity.ask) for activity in board.activities())


def _filled_in(guide: Guide) -> Iterator[OwnText]:
    fields = (("title", guide.title), ("service", guide.service), ("purpose", guide.purpose))
    yield from ((what, text) for what, text in (*fields, ("place", guide.place)) if text)


def _of_closing(board: Board) -> Iterator[OwnText]:
    """Yield how people hear back, and what they were asked at the end; not their own words."""
    for way in ways_asked_for(board):
        if way.is_the_guides:
            yield "way to hear back", way.way
    yield from (("booked day", day.how) for day in booked_days(board))
    for each in last_round(board):
        if each.is_the_guides:
            yield "question at the end", each.question


def _of_replies(board: Board) -> Iterator[OwnText]:
    """Yield the words of the answers and aims that hold."""
    made: tuple[Answered | Aim, ...] = (*board.judgements(Answered), *board.judgements(Aim))
    for each in Over.on([board]).in_use(made, board.get):
        if isinstance(each, Aim):
            yield from (("aim", text) for text in (each.who, each.what, each.known))
        else:
            yield from (("answer", each.because),) if each.because else ()
            yield from (("who does it", each.by),) if each.by else ()
