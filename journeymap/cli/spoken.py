"""An answer as it is read aloud: the most important word first, one thing a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeymap.capture.answer import Answer, Outcome
from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.entries import ENTRY_ID, SAID_KINDS, Verdict

_SAVED = re.compile(
    rf"saved {ENTRY_ID}: (took back|did again|changed|erased|undid|me too for)? ?"
    rf"(?:{ENTRY_ID}(?:, )?)?",
    re.DOTALL,
)
"""How an answer begins that says what was saved: with ids, which say nothing to an ear."""

_STARS = re.compile("★+")
_KIND_OF_SIGN = {kind.sign: name for name, kind in SAID_KINDS.items() if kind.sign}
_SIGN_TO_TYPE = re.compile(rf"(Type[^‘]*?: )([{re.escape(''.join(_KIND_OF_SIGN))}])(?= )")
"""A sign in what an answer says to type. Those who hear it are told the word that does the same."""


def spoken(answer: Answer) -> Iterator[str]:
    """Yield the answer, then what was asked for, a line each. No ids are read out."""
    text = one_line(answer.text)
    match answer.outcome:
        case Outcome.SAVED:
            text = _SAVED.sub(_saved, text, count=1)
            if isinstance(answer.entry, Verdict):
                text = _STARS.sub(lambda found: f"{counted(len(found[0]), 'star')}:", text, count=1)
        case Outcome.NOT_TAKEN:
            text = f"not taken: {_SIGN_TO_TYPE.sub(_in_a_word, text)}"
    if text:
        yield text[0].upper() + text[1:]
    yield from map(one_line, answer.told)


def _saved(found: re.Match[str]) -> str:
    return f"saved: {found[1]} " if found[1] else "saved: "


def _in_a_word(found: re.Match[str]) -> str:
    return f"{found[1]}{_KIND_OF_SIGN[found[2]]}:"
