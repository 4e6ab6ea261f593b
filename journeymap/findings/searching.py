"""Searches what was said: words, and filters by the signs with which they are typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from journeymap.board import Board, Standing
from journeymap.entries import Parked, Recipe
from journeymap.findings.filtering import (
    KIND_SIGNS,
    Choice,
    Filter,
    find_choices,
    find_meant,
    fold,
    values_of,
)

_DASHES = frozenset("–—−")
"""What word processors make of a hyphen at the start of a line."""
_BY_SIGN = {by.value: by for by in Filter if by.value}

Known = dict[str, tuple[Standing, str]]
"""What a search has looked through before, by id. It goes with what stands there now."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: words that must all be there, and the filters in force."""

    tokens: tuple[tuple[str, Filter | None], ...]
    """What was typed, piece by piece, each with the filter that it belongs to if to any."""
    words: tuple[str, ...]
    chosen: Mapping[Filter, tuple[Choice, ...]]
    """The filters in force. Of several choices of one filter any will do."""

    @classmethod
    def read(cls, text: str, board: Board) -> Query:
        """Read what was typed. It never fails: what is no filter is a word to look for.

        `+ hot @family /eating #food ~table-2 <room` has a kind, a word, a voice, a stage, a
        theme, a table and a source. The sign of a kind counts at the beginning alone. Any other
        sign without more is for what has none: `/` is the whole journey, `@` not said who, `#` no
        theme.
        """
        tokens: list[tuple[str, Filter | None]] = []
        words: list[str] = []
        chosen: dict[Filter, tuple[Choice, ...]] = {}
        for token in _split(text):
            begins = all(of is Filter.KIND for _, of in tokens)
            by = Filter.KIND if begins and token in KIND_SIGNS else _BY_SIGN.get(token[0])
            meant = find_meant(token, find_choices(board, by)) if by else []
            if by and (meant or token == Filter.TABLE.value):
                chosen[by] = (*chosen.get(by, ()), *meant)
            else:
                words.append(_to_find(token))
            tokens.append((token, by if meant else None))
        return cls(tuple(tokens), tuple(words), {by: each for by, each in chosen.items() if each})


def find_matching(board: Board, query: Query, known: Known | None = None) -> list[Standing]:
    """Return what stands and has all that is looked for, in the order in which it was said.

    Cards that lie in the pot are not found: nobody is to see them before they are drawn.
    Each word is looked for at the beginnings of words, whatever the capitals and accents, in
    all that an entry says, in its themes and in its id. `known` is where a search keeps what
    it made of the texts, so that the next one is quick.
    """
    texts = {} if known is None else known
    tests = [_test(by, choices) for by, choices in query.chosen.items()]
    return [
        each
        for each in board.said()
        if not each.is_unseen
        and all(test(each) for test in tests)
        and (not query.words or _has_all(query.words, each, texts))
    ]


def turn_filter(text: str, board: Board, by: Filter, step: int = 1) -> str:
    """Return what is typed for the next value of a filter; behind the last one it is off."""
    query = Query.read(text, board)
    choices = find_choices(board, by)
    on = [number for number, each in enumerate(choices) if each in query.chosen.get(by, ())]
    at = max(on) + 1 if on else 0
    after = ["", *(each.token for each in choices)][(at + step) % (len(choices) + 1)]
    others = [token for token, of in query.tokens if of is not by]
    new = [after, *others] if by is Filter.KIND else [*others, after]
    return " ".join(filter(None, new))


def without_filters(text: str, board: Board) -> str:
    """Return what is typed for the words alone."""
    return " ".join(token for token, by in Query.read(text, board).tokens if by is None)


def _split(text: str) -> Iterator[str]:
    """Yield the pieces of what was typed; a kind's sign at the beginning is one by itself."""
    text = text.strip()
    sign = "-" if text[:1] in _DASHES else text[:1]
    if sign in KIND_SIGNS:
        yield sign
        text = text[1:]
    yield from text.split()


def _test(by: Filter, choices: tuple[Choice, ...]) -> Callable[[Standing], bool]:
    values = frozenset[str | None]().union(*(each.values for each in choices))
    match by:
        case Filter.KIND:
            return lambda each: each.entry.kind in values
        case Filter.STAGE:
            return lambda each: each.entry.stage in values
        case Filter.VOICE | Filter.TABLE:  # most entries have no echoes: they are quick to test
            name = "voice" if by is Filter.VOICE else "sheet_key"
            return lambda each: (
                getattr(each.entry, name) in values
                or (bool(each.marks) and not values.isdisjoint(values_of(each, by)))
            )
        case _:
            return lambda each: not values.isdisjoint(values_of(each, by))


def _has_all(words: tuple[str, ...], standing: Standing, known: Known) -> bool:
    before = known.get(standing.entry.id)
    if before is None or before[0] is not standing:
        before = known[standing.entry.id] = standing, _text_of(standing)
    text = before[1]
    return all(word in text for word in words)


def _text_of(standing: Standing) -> str:
    """Return all that is looked through: its words, each behind a space, then as it is."""
    entry = standing.entry
    texts = [entry.text, entry.id]
    match entry:
        case Recipe():
            texts += [*entry.ingredients, *entry.method]
        case Parked():
            texts += [*(entry.positions or ()), entry.taken_up or ""]
        case _:
            pass
    if standing.marks:
        texts += [theme.name for theme in standing.themes]
    whole = "\n".join(texts)
    return f" {fold(whole)}\n{whole.casefold()}"


def _to_find(token: str) -> str:
    """Return what a word looks like in such a text.

    Where words are not written apart, as in Japanese, it is found anywhere in them; so is what
    has no letters.
    """
    folded = fold(token)
    if not folded:
        return token.casefold()
    return folded if unicodedata.category(folded[0]) == "Lo" else f" {folded}"
