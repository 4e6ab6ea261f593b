"""Puts together what was said in the same words, at however many tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from journeymap.entries import own_fields
from journeymap.standing import SaidSo, Standing

_REMEMBERED = 50_000
"""Texts of which it is remembered what they are without punctuation: each is asked about twice."""
_SAYS_SOMETHING = frozenset("%‰")
"""Punctuation to Unicode, and yet part of what is said: 10% off is not 10 off."""


class Wording(NamedTuple):
    """Entries in the same words, and how many people said so."""

    standings: tuple[Standing, ...]
    said_so: SaidSo
    """How many people in the room, echoes included, and how many returns of the survey."""

    @classmethod
    def of(cls, standings: tuple[Standing, ...]) -> Wording:
        """Return what is in the same words. A return that says it twice is one."""
        if len(standings) == 1:
            return cls(standings, standings[0].said_so)
        room = sum([each.in_room for each in standings])
        survey = {each.of_return for each in standings if each.of_return}
        return cls(standings, (room, len(survey)))

    @property
    def first(self) -> Standing:
        """The entry that was said first: its words stand for all."""
        return self.standings[0]

    @property
    def in_room(self) -> int:
        """How many people in the room said so."""
        return self.said_so[0]

    @property
    def in_survey(self) -> int:
        """How many returns of the survey say so."""
        return self.said_so[1]


def find_alike(standings: Sequence[Standing], *, across_stages: bool = False) -> list[Wording]:
    """Group what is the same but for case, punctuation and spacing.

    Only entries of one kind and one language, with the same stars or lists, are put together;
    and only those of one stage, unless `across_stages`. Signs such as <, £ and + and the marks
    above and below letters are part of what is said. What most people said comes first: of the
    numbers in the room and in the survey, which are never added up, the larger counts, and then
    the other. What as many said comes in the order in which it was said.
    """
    if len(standings) == 1:
        return [Wording.of((standings[0],))]
    groups: dict[object, list[Standing]] = {}
    for each in sorted(standings, key=lambda each: each.entry.order):
        stage = None if across_stages else each.entry.stage
        groups.setdefault((stage, wording_of(each)), []).append(each)
    wordings = [Wording.of(tuple(group)) for group in groups.values()]
    return sorted(wordings, key=lambda each: by_number(each.said_so), reverse=True)


def by_number(said_so: SaidSo) -> SaidSo:
    """Return what is sorted by: a person in the room weighs as much as a return."""
    room, survey = said_so
    return said_so if room >= survey else (survey, room)


def wording_of(standing: Standing) -> tuple[str, str, str, str]:
    """Return what is the same for entries of one kind in the same words of one language.

    Letters may be two words: "plant" is Welsh for children. So only people can say that what
    was said in two languages is the same.
    """
    entry = standing.entry
    names = own_fields(type(entry))
    own = repr([getattr(entry, name) for name in names]) if names else ""
    return (entry.kind, _without_punctuation(entry.text), entry.language or "", own)


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
