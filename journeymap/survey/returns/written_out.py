"""Writes returns and the entries of their answers out as items of a sheet, by the batch.

What comes out is, to the byte, what `entries_of` would make of each return and `item_lines` of
each entry: the moulds are cast of such entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import compress, repeat
from json.encoder import encode_basestring
from typing import TypeVar

from journeymap.entries import SAID_KINDS, Rating, Way
from journeymap.sheets.dialect import quoted
from journeymap.sheets.mould import Mould, tail
from journeymap.survey.questionnaire import STARS, VOICE, WAYS, Question
from journeymap.survey.returns.answers_in_rows import Read
from journeymap.survey.returns.batch import Batch
from journeymap.survey.returns.entries_of import reviews_of_stars
from journeymap.survey.returns.remembered import Remembered

Flags = list[list[bool]]
_Each = TypeVar("_Each")
_Filled = tuple[Sequence[str], Iterable[str]]
"""For each return how an entry begins, up to the return's number, and how it goes on, up to the
voice. One that begins with nothing is not there."""


class WritingOut:
    """Writes out the returns of one file, on the sheet with this key."""

    def __init__(self, questions: Sequence[Question], edition: int | None, key: str) -> None:
        self._questions = questions
        self._edition = f"\n  edition: {edition}" if edition is not None else ""
        self._fill = [fill for each in questions for fill in _fills(each, questions, key)]
        self._tails = Remembered[tuple[str | None, datetime], str](lambda of: tail(*of, key))
        codes = [question.code for question in questions]
        self._answered = Remembered[tuple[bool, ...], str](
            lambda flags: f'\n  answered: "{" ".join(compress(codes, flags))}"' * any(flags)
        )

    def items(self, batch: Batch, answered: Flags, first: int) -> tuple[str, int]:
        """Return the items of some returns, numbered from `first`, and the number of the last.

        `answered` is what `answered_in` says of them.
        """
        voices = voices_of(self._questions, batch)
        filled = [fill(batch.read) for fill in self._fill]
        rows = zip(
            batch.fingerprints,
            batch.partial,
            map(self._tails.__getitem__, zip(voices, batch.days, strict=True)),
            map(self._answered.__getitem__, by_row(answered)),
            by_row([begins for begins, _ in filled]),
            by_row([goes_on for _, goes_on in filled]),
            strict=False,
        )
        return self._numbered(rows, first - 1)

    def _numbered(
        self,
        rows: Iterable[tuple[int, bool, str, str, tuple[str, ...], tuple[str, ...]]],
        last: int,
    ) -> tuple[str, int]:
        """Return the items of returns whose entries are filled in, with their numbers."""
        edition = self._edition
        items: list[str] = []
        add = items.append
        for fingerprint, partial, end, answered, begins, goes_on in rows:
            at = len(items)
            first = last = last + 1
            add("")
            for begin, on in zip(begins, goes_on, strict=False):
                if begin:
                    last += 1
                    add(f"{begin}{first}{on}{end}{last}\n")
            holds = f"\n  holds: {last - first}" if last > first else ""
            part = "\n  partial: true" if partial else ""
            items[at] = (
                f"- return: r{fingerprint:016x}{edition}{answered}{holds}{part}{end}{first}\n"
            )
        return "".join(items), last


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


class _Fill:
    """Fills the mould of one entry that a return may have."""

    def __call__(self, read: Read) -> _Filled:
        raise NotImplementedError


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

    def __call__(self, read: Read) -> _Filled:
        texts, before, between = read.texts[self._code], self._before, self._between
        in_quotes = list(map(encode_basestring, texts))
        together = "".join(in_quotes)
        if not (together.isascii() or together.isprintable()):
            in_quotes = list(map(quoted, texts))
        begins = [f"{before}{text}{between}" if text != '""' else "" for text in in_quotes]
        if self._stars is None:
            return begins, repeat(self._behind)
        stars, behind = read.chosen[self._stars], self._behind
        return begins, [self._with_stars.get(names[:1], behind) for names in stars]


class _Ratings(_Fill):
    """Stars to which no review belongs."""

    def __init__(self, question: Question, review: str | None, key: str) -> None:
        self._code, self._review = question.code, review
        moulds = {n: Mould.of(Rating, rating=n, stage=question.stage) for n in range(1, 6)}
        self._begins: dict[tuple[str, ...], str] = {(str(n),): f"{mould.between}{key}." for n, mould in moulds.items()}
        self._behind = moulds[1].behind

    def __call__(self, read: Read) -> _Filled:
        begins = [self._begins.get(names[:1], "") for names in read.chosen[self._code]]
        if self._review is not None:
            reviews = read.texts[self._review]
            begins = ["" if text else each for each, text in zip(begins, reviews, strict=True)]
        return begins, repeat(self._behind)


class _Ways(_Fill):
    """One of the ways in which people want to hear back."""

    def __init__(self, question: Question, name: str, mould: Mould, key: str) -> None:
        self._code, self._name = question.code, name
        self._begin, self._behind = f"{mould.between}{key}.", mould.behind

    def __call__(self, read: Read) -> _Filled:
        name, begin = self._name, self._begin
        chosen = read.chosen[self._code]
        return [begin if name in names else "" for names in chosen], repeat(self._behind)
