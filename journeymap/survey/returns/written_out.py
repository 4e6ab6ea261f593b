"""Writes returns and the entries of their answers out as items of a sheet, by the batch.

What comes out is, to the byte, what `entries_of` would make of each return and `item_lines` of
each entry: the moulds are cast of such entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import accumulate, chain, compress, islice, repeat
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
_FEW_QUESTIONS = 12
"""Which of so few were answered comes again and again, and is remembered."""
_Around = Iterator[tuple[str, str, int]]
"""For each return that has an entry: its number, how its items end, and the entry's number."""
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

        def lines(flags: tuple[bool, ...]) -> str:
            answered = " ".join(compress(codes, flags))
            return f'{about}\n  answered: "{answered}"' if answered else about

        few = len(codes) <= _FEW_QUESTIONS
        self._answered = Remembered(lines).__getitem__ if few else lines

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
        items = [""] * (last - first + 1)
        returns = self._returns(batch, answered, holds, ends, firsts)
        _put(items, first, numbers, returns)
        for fill, is_there in zip(self._fills, are_there, strict=True):
            numbers = list(map(add, numbers, is_there))
            own = list(compress(numbers, is_there))
            around = zip(compress(firsts, is_there), compress(ends, is_there), own, strict=True)
            _put(items, first, own, fill.items(read, is_there, around))
        return "".join(items), last

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
            map(self._answered, by_row(answered)),
            map(_held.__getitem__, zip(holds, batch.partial, strict=True)),
            *(ends, firsts),
            strict=False,
        )
        return [
            f"- return: r{fingerprint}{about}{held}{end}{number}\n"
            for fingerprint, about, held, end, number in rows
        ]


def _put(items: list[str], first: int, numbers: Iterable[int], own: Iterable[str]) -> None:
    """Put items to their places: they are in the order of their numbers, from `first`."""
    for number, item in zip(numbers, own, strict=True):
        items[number - first] = item


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


def several_voices(questions: Sequence[Question], batch: Batch) -> Counter[tuple[str, ...]]:
    """Count the returns that chose more than one voice, by the names of these, the kept one first.

    They were all chosen in answer to one question, or a file has several that ask for the voice.
    """
    asked = [batch.read.chosen[q.code] for q in questions if q.activity == VOICE and q.options]
    rows = Counter(zip(*asked, strict=True))
    several: Counter[tuple[str, ...]] = Counter()
    for row, times in rows.items():
        voices = tuple(dict.fromkeys(chain.from_iterable(row)))
        several[voices] += times * (len(voices) > 1)
    return +several


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

    def items(self, read: Read, is_there: list[bool], around: _Around) -> list[str]:
        """Return the entries of the returns that have it."""


class _Texts(_Fill):
    """What was written; a review with the stars that belong to it."""

    def __init__(self, question: Question, stars: str | None, key: str) -> None:
        kind, self._code, self._stars = SAID_KINDS[question.activity], question.code, stars
        mould = Mould.of(kind, text="", stage=question.stage)
        self._before, self._between = f'{mould.before}"', f'"{mould.between}{key}.'
        self._behind = mould.behind
        self._with_stars: dict[tuple[str, ...], str] = {
            (str(each),): Mould.of(kind, text="", stage=question.stage, stars=each).behind
            for each in (range(1, 6) if stars else ())
        }

    def is_there(self, read: Read) -> list[bool]:
        return list(map(bool, read.texts[self._code]))

    def items(self, read: Read, is_there: list[bool], around: _Around) -> list[str]:
        before, between = self._before, self._between
        texts = _in_quotes(list(compress(read.texts[self._code], is_there)))
        rows = zip(texts, self._behinds(read, is_there), around, strict=False)
        return [
            f"{before}{text}{between}{first}{behind}{end}{number}\n"
            for text, behind, (first, end, number) in rows
        ]

    def _behinds(self, read: Read, is_there: list[bool]) -> Iterable[str]:
        if self._stars is None:
            return repeat(self._behind)
        stars, behind = compress(read.chosen[self._stars], is_there), self._behind
        return [self._with_stars.get(names[:1], behind) for names in stars]


def _in_quotes(texts: list[str]) -> list[str]:
    """Return texts as `quoted` does, but for the quotation marks around them.

    Nothing in them stands otherwise between quotation marks, as a rule.
    """
    together = "".join(texts)
    if together.isprintable() and '"' not in together and "\\" not in together:
        return texts
    return [
        text if text.isprintable() and '"' not in text and "\\" not in text else quoted(text)[1:-1]
        for text in texts
    ]


class _Ratings(_Fill):
    """Stars to which no review belongs."""

    def __init__(self, question: Question, review: str | None, key: str) -> None:
        self._code, self._review = question.code, review
        moulds = {n: Mould.of(Rating, rating=n, stage=question.stage) for n in range(1, 6)}
        self._of_stars: dict[tuple[str, ...], str] = {
            (str(n),): f"{mould.between}{key}." for n, mould in moulds.items()
        }
        self._behind = moulds[1].behind

    def is_there(self, read: Read) -> list[bool]:
        stars = list(map(bool, read.chosen[self._code]))
        if self._review is None:
            return stars
        reviews = read.texts[self._review]
        return [given and not text for given, text in zip(stars, reviews, strict=True)]

    def items(self, read: Read, is_there: list[bool], around: _Around) -> list[str]:
        behind, of_stars = self._behind, self._of_stars
        stars = compress(read.chosen[self._code], is_there)
        return [
            f"{of_stars[names[:1]]}{first}{behind}{end}{number}\n"
            for names, (first, end, number) in zip(stars, around, strict=True)
        ]


class _Ways(_Fill):
    """One of the ways in which people want to hear back."""

    def __init__(self, question: Question, name: str, mould: Mould, key: str) -> None:
        self._code, self._name = question.code, name
        self._begin, self._behind = f"{mould.between}{key}.", mould.behind

    def is_there(self, read: Read) -> list[bool]:
        name = self._name
        return [name in names for names in read.chosen[self._code]]

    def items(self, read: Read, is_there: list[bool], around: _Around) -> list[str]:  # noqa: ARG002
        begin, behind = self._begin, self._behind
        return [f"{begin}{first}{behind}{end}{number}\n" for first, end, number in around]
