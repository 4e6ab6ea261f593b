"""Takes one wording out of a finding: it does not say the same as the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from journeymap.capture.answer import Answer, Outcome, not_saved, quote
from journeymap.capture.judging import sames_in
from journeymap.capture.session import Session
from journeymap.entries import Apart, Entry, Same
from journeymap.findings.alike import wording_of
from journeymap.findings.finding import Finding
from journeymap.sheets.sheet import NotSaved
from journeymap.standing import Standing


def take_apart(session: Session, finding: Finding, entry_id: str) -> list[Answer]:
    """Decide that an entry of a finding, in these words, does not say the same as the rest.

    What is in the same words goes with it. It takes a decision for each wording of the rest, as
    these are not apart from each other; all are saved together or none, and each has an answer.
    """
    chosen = next(each for each in finding.standings if each.entry.id == entry_id)
    alike = [each for each in finding.standings if wording_of(each) == wording_of(chosen)]
    rest = [each for each in finding.standings if each not in alike]
    if not rest:
        wrong = "nothing else is in this finding that it could be apart from."
        return [Answer(Outcome.NOT_TAKEN, wrong)]
    pairs = list(dict.fromkeys(_pairs(session, alike, rest)))
    over = sames_in(session, [each.entry.id for each in finding.standings])

    def make(first: int) -> list[Entry]:
        at, key = session.clock(), session.sheet.key
        return [
            Apart(entries=pair, over=over, at=at, id=f"{key}.{n}")
            for n, pair in enumerate(pairs, first)
        ]

    try:
        made = session.put_together(make)
    except NotSaved as why:
        return [not_saved(why)]
    return [session.saved(each, f"apart from the rest: {quote(chosen)}") for each in made]


def _pairs(
    session: Session, alike: Sequence[Standing], rest: Sequence[Standing]
) -> Iterator[tuple[str, str]]:
    """Yield what is to be apart: from each wording, and whatever a decision has joined directly."""
    wordings = {wording_of(each): each.entry.id for each in reversed(rest)}
    for each in reversed(wordings.values()):
        yield alike[0].entry.id, each
    here, others = ({each.entry.id for each in side} for side in (alike, rest))
    for same in session.board.judgements(Same):
        named = dict.fromkeys(same.entries)
        yield from product(
            (each for each in named if each in here), (each for each in named if each in others)
        )
