"""Puts together what was said in the same words, at however many tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.board import Standing


@dataclass(frozen=True, slots=True)
class Finding:
    """Entries that say the same, and how many people said so.

    It is made of entries and never replaces them.
    """

    standings: tuple[Standing, ...]

    @property
    def first(self) -> Standing:
        """The entry that was said first: its wording is the headline."""
        return self.standings[0]

    @property
    def people(self) -> int:
        """How many people said so, echoes included."""
        return sum(each.people for each in self.standings)


def find_alike(standings: Sequence[Standing]) -> list[Finding]:
    """Group what is the same but for case, punctuation and spacing.

    Only entries of one kind, one stage and with the same stars or lists are put together.
    What most people said comes first; what as many said, in the order in which it was said.
    """
    groups: dict[object, list[Standing]] = {}
    for each in sorted(standings, key=lambda each: each.entry.order):
        groups.setdefault(_likeness(each), []).append(each)
    findings = [Finding(tuple(group)) for group in groups.values()]
    return sorted(findings, key=lambda finding: -finding.people)


def _likeness(standing: Standing) -> object:
    entry = standing.entry
    return (entry.kind, entry.stage, _letters(entry.text), repr(entry.own()))


def _letters(text: str) -> str:
    """Return the text without case, punctuation and spacing; itself if nothing is left."""
    return " ".join(re.findall(r"\w+", text.casefold())) or text
