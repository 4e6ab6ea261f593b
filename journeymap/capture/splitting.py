"""Splits an entry in which several things are said. The entry itself is kept.

Its parts are written at once with the withdrawal that they follow from, and stand only while
that does: undone, the entry is back and its parts are away, and nothing is counted twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from journeymap.capture.answer import Answer, Outcome, not_saved, quote, sentence
from journeymap.capture.missing import not_there
from journeymap.capture.session import Session
from journeymap.cleaning import clean
from journeymap.counting import counted
from journeymap.entries import Entry, Said, Theme, Withdraw
from journeymap.guide import has_words
from journeymap.sheets.in_words import in_words
from journeymap.sheets.sheet import NotSaved
from journeymap.standing import Standing

_FEWEST = 2
_BETWEEN = re.compile(r"[^\S\n]*[\n;]+\s*|(?<=[.!?…])\s+(?=\S)")
"""What may stand between two statements: a line break, a semicolon, the end of a sentence."""


def suggested_parts(text: str) -> list[str]:
    """Return the statements that a text may have in it, for a person to look at."""
    return [part.strip() for part in _BETWEEN.split(text) if has_words(part)]


def split(session: Session, entry_id: str, statements: Sequence[str]) -> Answer:
    """Put statements in the place of an entry, each as an entry of the same kind."""
    said = session.board.get(entry_id)
    if said is None:
        return not_there(session, entry_id)
    if said.is_unseen:
        wrong = "a card that lies in the pot is not split. Draw it first."
        return Answer(Outcome.NOT_TAKEN, wrong)
    parts = [clean(each).strip() for each in statements]
    if len(parts) < _FEWEST or not all(map(has_words, parts)):
        wrong = f"{entry_id} is split into two statements or more, each with words in it."
        return Answer(Outcome.NOT_TAKEN, wrong)
    try:
        made = session.put_together(lambda first: list(_made(session, said, parts, first)))
    except NotSaved as why:
        return not_saved(why)
    except ValidationError as errors:
        return Answer(Outcome.NOT_TAKEN, sentence(in_words(errors.errors()[0])))
    if session.on_the_table == entry_id:
        session.on_the_table = made[0].id
    what = f"split {entry_id}, {quote(said)}, into {counted(len(parts), 'statement')}"
    return session.saved(made[0], what)


def _made(session: Session, said: Standing, parts: Sequence[str], first: int) -> Iterator[Entry]:
    """Yield the parts, the themes on each, and last the withdrawal, numbered from `first`."""
    at, about, key = session.clock(), said.entry, session.sheet.key
    new = [
        type(about).model_validate(
            {
                **_shared(about, is_first=number == first),
                "text": text,
                "part_of": about.id,
                "id": f"{key}.{number}",
            }
        )
        for number, text in enumerate(parts, first)
    ]
    yield from new
    number = first + len(new)
    for part in new:
        for theme in said.themes:
            yield Theme(about=part.id, name=theme.name, at=at, id=f"{key}.{number}")
            number += 1
    yield Withdraw(
        about=about.id,
        into=tuple(each.id for each in new),
        over=tuple(session.decisions_known(about.id)),
        at=at,
        id=f"{key}.{number}",
    )


def _shared(said: Said, *, is_first: bool) -> dict[str, object]:
    """Return what a part has of the entry: when, where and by whom it was said, and its stars.

    What its kind has besides, as the lists of a recipe, goes to the first part.
    """
    shared = {*Said.model_fields, "stars"} - {"text", "id", "part_of"}
    return {name: value for name, value in said if is_first or name in shared}
