"""Writes returns and the entries of their answers out as items of a sheet, by the batch.

What comes out is, to the byte, what `entries_of` would make of each return and `item_lines` of
each entry: the moulds are cast of such entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import accumulate, chain, compress, islice, repeat
from json.encoder import encode_basestring
from operator import add
from typing import Protocol, TypeVar

from journeymap.entries import SAID_KINDS, Rating, Way
from journeymap.sheets.dialect import quoted
from journeymap.sheets.mould import Mould, tail
from journeymap.survey.questionnaire import STARS, VOICE, WAYS, Question
from journeymap.survey.returns.answers_in_rows import Read
from journeymap.survey.returns.batch import Batch
from journeymap.survey.returns.entries_of import reviews_of_stars
from journeymap.survey.returns.remembered import Remembered

_Each = TypeVar("_Each")
Flags = list[list[bool]]
"""For each question, which of some returns anything is made of."""


class WritingOut:
    """Writes out the returns of one file, on the sheet with this key."""

    def __init__(self, questions: Sequence[Question], edition: int | None, key: str) -> None:
        self._questions = questions
        about = f"\n  edition: {edition}" if edition is not None else ""
        self._fills = [fill for each in questions for fill in _fills(each, questions, key)]
        self._tails = Remembered[tuple[str | None, datetime], str](lambda of: tail(*of, key))
        codes = [question.code for question in questions]
        self._answered = Remembered[tuple[bool, ...], str](
            lambda flags: about + f'\n  answered: "{" ".join(compress(codes, flags))}"' * any(flags)
        )

    def items(self, batch: Batch, answered: Flags, first: int) -> tuple[str, int]:
        """Return the items of some returns, numbered from `first`, and the number of the last.

        `answered` is what `answered_in` says of them.
        """
        read, voices = batch.read, voices_of(self._questions, batch)
        ends = list(map(self._tails.__getitem__, zip(voices, batch.days, strict=True)))
        are_there = [fill.is_there(read) for fill in self._fills]
        holds = list(map(sum, islice(by_row(are_there), len(ends))))
        numbers = list(map(add, accumulate(holds, initial=first), range(len(ends))))
        last = numbers[-1] + holds[-1]
        firsts = list(map(str, numbers))
        columns = [self._returns(batch, answered, holds, ends, firsts)]
        for fill, is_there in zip(self._fills, are_there, strict=True):
            if any(is_there):
                numbers = list(map(add, numbers, is_there))
                columns.append(fill.items(read, firsts, ends, numbers))
        return "".join(chain.from_iterable(zip(*columns, strict=True))), last

    def _returns(
        self,
        batch: Batch,
        answered: Flags,
        holds: list[int],
        ends: list[str],
        firsts: list[str],
    ) -> list[str]:
        """Return the items of the returns themselves, by their numbers."""
        rows = zip(
            batch.hexadecimal(),
            map(self._answered.__getitem__, by_row(answered)),
            map(_held.__getitem__, zip(holds, batch.partial, strict=True)),
            *(ends, firsts),
            strict=False,
        )
        return [
            f"- return: r{fingerprint}{about}{held}{end}{number}\n"
            for fingerprint, about, held, end, number in rows
        ]


def _held_lines(of: tuple[int, bool]) -> str:
    """Return the lines that say how many entries a return holds, and whether it is partial."""
    holds, partial = of
    return f"\n  holds: {holds}" * bool(holds) + "\n  partial: true" * partial


_held = Remembered(_held_lines)


def voices_of(questions: Sequence[Question], batch: Batch) -> Sequence[str | None]:
    """Return the voice of each return, or None."""
    asked = [batch.read.chosen[q.code] for q in questions if q.activity == VOICE and q.options]
    if not asked:
        return [None] * len(batch.rows)
    if len(asked) == 1:
        return [names[0] if names else None for names in asked[0]]
    rows = zip(*asked, strict=True)
    return [next((names[0] for names in row if names), None) for row in rows]


def answered_in(questions: Sequence[Question], batch: Batch) -> Flags:
    """Return for each question of which returns anything is made of the answer to it."""
    return [_is_answered(question, batch) for question in questions]


def _is_answered(question: Question, batch: Batch) -> list[bool]:
    if question.options:
        return list(map(bool, batch.read.chosen[question.code]))
    if question.activity in SAID_KINDS:
        return list(map(bool, batch.read.texts[question.code]))
    return [False] * len(batch.rows)


def by_row(columns: Sequence[Iterable[_Each]]) -> Iterator[tuple[_Each, ...]]:
    """Return columns row by row; without any, as many empty rows as are asked for."""
    return zip(*columns, strict=False) if columns else repeat(())


def _fills(question: Question, questions: Sequence[Question], key: str) -> Iterator[_Fill]:
    """Yield what fills the moulds of the entries that come of a question, in their order."""
    reviews = reviews_of_stars(questions)
    if question.activity == STARS:
        yield _Ratings(question, reviews[question.code], key)
    elif question.activity == WAYS:
        for option in question.options:
            yield _Ways(question, option.name, Mould.of(Way, way=option.says), key)
    elif not question.options and question.activity in SAID_KINDS:
        stars = next((code for code, review in reviews.items() if review == question.code), None)
        yield _Texts(question, stars, key)


class _Fill(Protocol):
    """Fills the mould of one entry that a return may have."""

    def is_there(self, read: Read) -> list[bool]:
        """Return which returns have the entry."""

    def items(
        self, read: Read, firsts: list[str], ends: list[str], numbers: list[int]
    ) -> list[str]:
        """Return the entry of each return, or "".

        `firsts` are the numbers of the returns, `ends` how their items end, up to their own
        numbers, which are `numbers`.
        """


class _Texts(_Fill):
    """What was written; a review with the stars that belong to it."""

    def __init__(self, question: Question, stars: str | None, key: str) -> None:
        kind, self._code, self._stars = SAID_KINDS[question.activity], question.code, stars
        mould = Mould.of(kind, text="", stage=question.stage)
        self._before, self._between = mould.before, mould.between + key + "."
        self._behind = mould.behind
        self._with_stars: dict[tuple[str, ...], str] = {
            (str(each),): Mould.of(kind, text="", stage=question.stage, stars=each).behind
            for each in (range(1, 6) if stars else ())
        }

    def is_there(self, read: Read) -> list[bool]:
        return list(map(bool, read.texts[self._code]))

    def items(
        self, read: Read, firsts: list[str], ends: list[str], numbers: list[int]
    ) -> list[str]:
        before, between = self._before, self._between
        rows = zip(
            _in_quotes(read.texts[self._code]),
            firsts,
            self._behinds(read),
            ends,
            numbers,
            strict=False,
        )
        return [
            f"{before}{text}{between}{first}{behind}{end}{number}\n" if text != '""' else ""
            for text, first, behind, end, number in rows
        ]

    def _behinds(self, read: Read) -> Iterable[str]:
        if self._stars is None:
            return repeat(self._behind)
        stars, behind = read.chosen[self._stars], self._behind
        return [self._with_stars.get(names[:1], behind) for names in stars]


def _in_quotes(texts: list[str]) -> list[str]:
    """Return texts as `quoted` returns each of them."""
    in_quotes = list(map(encode_basestring, texts))
    together = "".join(in_quotes)
    if together.isascii() or together.isprintable():
        return in_quotes
    return list(map(quoted, texts))


class _Chosen(_Fill):
    """An entry that is made of what was chosen, without words."""

    def _begins(self, read: Read) -> list[str]:
        """Return how the entry of each return begins, or ""."""
        raise NotImplementedError

    _behind = ""

    def is_there(self, read: Read) -> list[bool]:
        return list(map(bool, self._begins(read)))

    def items(
        self, read: Read, firsts: list[str], ends: list[str], numbers: list[int]
    ) -> list[str]:
        behind, rows = self._behind, zip(self._begins(read), firsts, ends, numbers, strict=True)
        return [
            f"{begin}{first}{behind}{end}{number}\n" if begin else ""
            for begin, first, end, number in rows
        ]


class _Ratings(_Chosen):
    """Stars to which no review belongs."""

    def __init__(self, question: Question, review: str | None, key: str) -> None:
        self._code, self._review = question.code, review
        moulds = {n: Mould.of(Rating, rating=n, stage=question.stage) for n in range(1, 6)}
        self._of_stars: dict[tuple[str, ...], str] = {
            (str(n),): f"{mould.between}{key}." for n, mould in moulds.items()
        }
        self._behind = moulds[1].behind

    def _begins(self, read: Read) -> list[str]:
        begins = [self._of_stars.get(names[:1], "") for names in read.chosen[self._code]]
        if self._review is not None:
            reviews = read.texts[self._review]
            begins = ["" if text else each for each, text in zip(begins, reviews, strict=True)]
        return begins


class _Ways(_Chosen):
    """One of the ways in which people want to hear back."""

    def __init__(self, question: Question, name: str, mould: Mould, key: str) -> None:
        self._code, self._name = question.code, name
        self._begin, self._behind = f"{mould.between}{key}.", mould.behind

    def _begins(self, read: Read) -> list[str]:
        name, begin = self._name, self._begin
        return [begin if name in names else "" for names in read.chosen[self._code]]
