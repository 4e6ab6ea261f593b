"""Puts together what was said in the same words, at however many tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from journeymap.entries import own_fields
from journeymap.standing import Standing

_REMEMBERED = 50_000
"""Texts of which it is remembered what they are without punctuation: each is asked about twice."""
_SAYS_SOMETHING = frozenset("%‰")
"""Punctuation to Unicode, and yet part of what is said: 10% off is not 10 off."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Entries in the same words, and how many people said so."""

    standings: tuple[Standing, ...]

    @property
    def first(self) -> Standing:
        """The entry that was said first: its words stand for all."""
        return self.standings[0]

    @property
    def in_room(self) -> int:
        """How many people in the room said so, echoes included."""
        return sum([each.in_room for each in self.standings])

    @property
    def in_survey(self) -> int:
        """How many returns of the survey say so; one that says it twice is one."""
        return len({each.of_return for each in self.standings if each.of_return})


def find_alike(standings: Sequence[Standing], *, across_stages: bool = False) -> list[Wording]:
    """Group what is the same but for case, punctuation and spacing.

    Only entries of one kind and one language, with the same stars or lists, are put together;
    and only those of one stage, unless `across_stages`. Signs such as <, £ and + and the marks
    above and below letters are part of what is said. What most people said comes first: of the
    numbers in the room and in the survey, which are never added up, the larger counts, and then
    the other. What as many said comes in the order in which it was said.
    """
    if len(standings) == 1:
        return [Wording((standings[0],))]
    groups: dict[object, list[Standing]] = {}
    for each in sorted(standings, key=lambda each: each.entry.order):
        stage = None if across_stages else each.entry.stage
        groups.setdefault((stage, wording_of(each)), []).append(each)
    wordings = [Wording(tuple(group)) for group in groups.values()]
    return sorted(wordings, key=_most_said, reverse=True)


def _most_said(wording: Wording) -> tuple[int, int]:
    """Return what wordings are sorted by: a person in the room weighs as much as a return."""
    both = (wording.in_room, wording.in_survey)
    return max(both), min(both)


def wording_of(standing: Standing) -> tuple[str, str, str, str]:
    """Return what is the same for entries of one kind in the same words of one language.

    Letters may be two words: "plant" is Welsh for children. So only people can say that what
    was said in two languages is the same.
    """
    entry = standing.entry
    words = _without_punctuation(entry.text)
    own = [getattr(entry, name) for name in own_fields(type(entry))]
    return (entry.kind, words, entry.language or "", repr(own) if own else "")


@lru_cache(_REMEMBERED)
def _without_punctuation(text: str) -> str:
    """Return the text without case, punctuation and spacing; itself if nothing is left."""
    folded = unicodedata.normalize("NFC", text.casefold())
    return " ".join(folded.translate(_SPACED).split()) or text


class _Spaced(dict[int, str]):
    """By code: a space for each character that says nothing, each looked up once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kept = self[code] = " " if _is_spacing(character) else character
        return kept


_SPACED = _Spaced()


def _is_spacing(character: str) -> bool:
    if character in _SAYS_SOMETHING:
        return False
    return unicodedata.category(character)[0] in "PZ" or character.isspace()
