"""What tells returns apart, as numbers of which nothing about a person can be read.

The same return has the same fingerprint whenever it is downloaded, in whatever order the rows
are, also when a spreadsheet has saved the file and spoilt some letters. Different returns have
different ones. What tells them apart depends on the tool:

- an id that is the only one of its kind in the world (Qualtrics, Kobo, SurveyMonkey);
- an id that counts from 1 in each survey, together with what was drawn when the answering began
  (LimeSurvey) or the moment at which it began (Microsoft Forms);
- the exact moment (Google Forms);
- else all the answers, with what was asked.

It is the same in whatever order the columns stand, and whatever others are beside them.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Sequence
from enum import StrEnum
from hashlib import blake2b

from journeymap.survey.returns.columns import Column, Columns, Use
from journeymap.survey.returns.headings import GOOGLES_TIMES
from journeymap.survey.returns.unfit import Unfit
from journeymap.survey.returns.wording import key

_LONG, _LONG_NUMBER = 15, 9
"""An id of so many characters, or of so many digits alone, is the only one of its kind. A shorter
one may count from 1 in each survey anew, as `paper-001` does."""
_SPOILT = re.compile(r"[0-9](?:[.,][0-9]+)?E\+[0-9]+")
_MEND = "Download the file anew, and do not save it with a spreadsheet before it is taken in"


class Sort(StrEnum):
    """By what returns are told apart."""

    ID = "id"
    """An id that is the only one of its kind."""
    NUMBER = "number"
    """One that counts from 1, with what goes with it."""
    TIME = "time"
    ANSWERS = "answers"


_SORTS = {sort[0]: sort for sort in Sort}


def sort_of(text: str) -> Sort:
    """Return by what a text tells its return from others."""
    return _SORTS[text[0]]


class Fingerprints:
    """Works out the fingerprints of the rows of one file."""

    def __init__(self, columns: Columns) -> None:
        ids = columns.of_use(Use.RETURN_ID)
        self._id = ids[0].place if ids else None
        answers = [(key(e.heading), e.place) for e in columns.columns if e.use is Use.ANSWER]
        self._answers = [place for _, place in sorted(answers)]
        self._is_google = any(
            key(each.heading) in GOOGLES_TIMES for each in columns.of_use(Use.MOMENT)
        )
        self._is_lime = columns.tool.startswith("LimeSurvey")
        self._seed = next((each.place for each in columns.columns if _is_seed(each)), None)
        self._by_start = any(_is_start(each) for each in columns.of_use(Use.MOMENT))
        edition = columns.edition
        survey = f"edition {edition.edition}" if edition else "another survey"
        self._base = blake2b(survey.encode(), digest_size=8)
        self._asked = "" if edition else " ".join(heading for heading, _ in sorted(answers))
        """What tells the answers to one survey from the same answers to another."""

    def texts(self, cells: Sequence[Sequence[str]], moments: Sequence[str]) -> list[str]:
        """Return what tells each of some rows from others; the same text for the same return.

        `moments` are all that was written down of when it was answered. Raises `Unfit` if a
        spreadsheet has rounded the ids.
        """
        number = len(moments)
        ids = cells[self._id] if self._id is not None else [""] * number
        if "E+" in "".join(ids) and any(map(_SPOILT.fullmatch, ids)):
            wrong = "a spreadsheet has rounded the ids of the returns, as in "
            raise Unfit(wrong + next(filter(_SPOILT.fullmatch, ids)), _MEND)
        if self._id is not None and all(map(_is_unmistakable, ids)):
            return [f"id\0{each}" for each in ids]
        beside, otherwise = self._beside(cells, moments), self._otherwise(cells, moments)
        return [
            f"id\0{each}"
            if _is_unmistakable(each)
            else f"number\0{each}\0{drawn}"
            if each
            else other
            for each, drawn, other in zip(ids, beside, otherwise, strict=True)
        ]

    def number(self, text: str, times: int = 0) -> int:
        """Return the fingerprint of a return, or of the one with the same text so many before."""
        drawn = self._base.copy()
        drawn.update(text.encode("utf-8", "surrogatepass"))
        if times:
            drawn.update(f"\0again {times}".encode())
        return int.from_bytes(drawn.digest(), "big")

    def numbers(self, texts: Sequence[str]) -> list[int]:
        """Return the fingerprint of the first return with each of the texts."""
        copy = self._base.copy
        digests: list[bytes] = []
        for text in texts:
            drawn = copy()
            drawn.update(text.encode("utf-8", "surrogatepass"))
            digests.append(drawn.digest())
        numbers = array("Q", b"".join(digests))
        if sys.byteorder == "little":
            numbers.byteswap()
        return numbers.tolist()

    def _beside(self, cells: Sequence[Sequence[str]], moments: Sequence[str]) -> Sequence[str]:
        """Return what goes with an id that counts from 1, so that no other survey has both."""
        if self._is_lime:
            if self._seed is not None:
                return cells[self._seed]
            return moments if self._by_start else [self._asked] * len(moments)
        if moments and _has_time(min(moments, key=len)):
            return moments
        return self._all_answers(cells, moments)

    def _otherwise(self, cells: Sequence[Sequence[str]], moments: Sequence[str]) -> list[str]:
        """Return what tells returns apart that have no id."""
        if self._id is not None and all(cells[self._id]):
            return [""] * len(moments)
        answers = self._all_answers(cells, moments)
        return [
            f"time\0{moment}" if self._is_google and _has_time(moment) else f"answers\0{each}"
            for moment, each in zip(moments, answers, strict=True)
        ]

    def _all_answers(self, cells: Sequence[Sequence[str]], moments: Sequence[str]) -> list[str]:
        answers = [cells[place] for place in self._answers]
        asked = [self._asked] * len(moments)
        return list(map("\0".join, zip(asked, moments, *answers, strict=True)))


def _is_unmistakable(entry_id: str) -> bool:
    length = len(entry_id)
    return length >= _LONG or (length >= _LONG_NUMBER and entry_id.isdecimal())


def _has_time(moment: str) -> bool:
    return len(moment) > len("2017-06-05")


def _is_seed(column: Column) -> bool:
    return "seed" in {key(column.heading), key(column.heading.partition(".")[0])}


def _is_start(column: Column) -> bool:
    """Whether it says when somebody began: that moment stays the same when they go on later."""
    return "start" in key(column.heading) or "anfang" in key(column.heading)
