"""The findings as they may go out: every renderer is given this, and nothing else.

There is no id in it, no voice beside a single entry, no table where something was said, no time
of day, and nothing that is held back until somebody has looked at it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from journeymap.findings.ranking import By, Rank
from journeymap.findings.support import Share, Source


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many people said so on each side, and how many could have."""

    room: Share
    survey: Share
    in_words: str
    """ "4 of 18 in the room, 9 of 31 who answered". """


@dataclass(frozen=True, slots=True)
class PublishedEntry:
    """What was said, in people's own words; of whom is not told."""

    words: str
    source: Source
    site: str
    also_in_room: int
    """How many people in the room said "me too"."""
    stars: int | None = None
    beside: tuple[tuple[str, str], ...] = ()
    """What its kind has besides, part by part: ("ingredients", "leeks")."""


@dataclass(frozen=True, slots=True)
class OfVoice:
    """How many people of one voice, or of one interest group, said so on one side at one site."""

    site: str
    source: Source
    name: str
    share: Share


@dataclass(frozen=True, slots=True)
class AtSite:
    """Who said so at one site."""

    site: str
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class PublishedFinding:
    """A finding, under a number that is its own in this account alone."""

    number: int
    kind: str
    stage: str
    """The name of the stage."""
    headline: str
    grouping: str
    likelihood: float
    rank: Rank
    numbers: Numbers
    only_source: Source | None
    only_voice: str | None
    """The only voice, where small groups are told; else None."""
    entries: tuple[PublishedEntry, ...]
    held_back: int
    """How many of its answers are not shown before somebody has looked at them."""
    themes: tuple[str, ...]
    voices: tuple[OfVoice, ...]
    groups: tuple[OfVoice, ...]
    sites: tuple[AtSite, ...]


@dataclass(frozen=True, slots=True)
class PublishedTension:
    """What pulls against each other."""

    pull: str
    findings: tuple[int, ...]
    positions: tuple[str, ...]
    taken_up: tuple[str, ...]
    in_words: str


@dataclass(frozen=True, slots=True)
class PublishedLink:
    """Two findings that belong together, and stay two."""

    one: int
    other: int
    why: str
    likelihood: float
    """How likely they are about the same, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class PublishedTheme:
    """What may be a theme of several findings, and nobody has named yet."""

    words: str
    """The words that go through them."""
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PublishedGap:
    """A question that nobody in the room answered, or people of whom too few were heard."""

    site: str
    what: str
    stage: str
    kind: str
    who: str
    answered_in_survey: int | None
    in_the_room: int | None

    @property
    def in_words(self) -> str:
        """What it is, on one line."""
        if self.who:
            here = "" if self.in_the_room is None else f" ({self.in_the_room} were in the room)"
            return f"{self.who}: {self.what}{here}"
        answered = self.answered_in_survey
        survey = f" ({answered} answered in the survey)" if answered else ""
        return f"{self.stage} – {self.kind}: {self.what}{survey}"


@dataclass(frozen=True, slots=True)
class PublishedDecision:
    """What the team decided: on which sheet, on which day, about which findings."""

    number: int
    site: str
    writer: str
    day: date
    what: str
    findings: tuple[int, ...]
    """None, if what it is about is held back or does not stand any more. Then no words are told."""
    is_replaced: bool
    details: Mapping[str, str | int]
    """By the column in which they stand: what its kind has besides."""
    in_words: str


@dataclass(frozen=True, slots=True)
class PeopleThere:
    """How many people there were of one voice, or of all, on one side at one site."""

    site: str
    source: Source
    name: str
    """The voice; or everybody."""
    number: int


@dataclass(frozen=True, slots=True)
class StarsGiven:
    """How many people gave so many stars at one site; None where it may not be told."""

    site: str
    stars: int
    in_room: int | None
    in_survey: int | None


@dataclass(frozen=True, slots=True)
class PublishedSite:
    """One of the workshops."""

    name: str
    title: str


@dataclass(frozen=True)
class Published:
    """All of it."""

    sites: tuple[PublishedSite, ...]
    by: By
    is_for_team_only: bool
    """Whether small groups can be told in it."""
    unread: int
    """How many problems there are in the files: something may be missing."""
    held_back: int
    """How many answers in the survey are not shown before somebody has looked at them."""
    findings: tuple[PublishedFinding, ...]
    decisions: tuple[PublishedDecision, ...]
    tensions: tuple[PublishedTension, ...]
    links: tuple[PublishedLink, ...]
    themes_to_name: tuple[PublishedTheme, ...]
    gaps: tuple[PublishedGap, ...]
    people: tuple[PeopleThere, ...]
    stars: tuple[StarsGiven, ...]

    @property
    def title(self) -> str:
        """What the account is called."""
        if len(self.sites) == 1:
            return f"{self.sites[0].title}: the findings"
        return f"The findings of {len(self.sites)} workshops"

    @cached_property
    def decided(self) -> Mapping[int, Sequence[PublishedDecision]]:
        """By the number of a finding: what was decided about it and is not replaced."""
        of: dict[int, list[PublishedDecision]] = {}
        for decision in self.decisions:
            for number in decision.findings if not decision.is_replaced else ():
                of.setdefault(number, []).append(decision)
        return of
