"""Findings by theme, across stages: those that people have named, and those that are suggested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.entries import Theme
from journeymap.findings.finding import Finding
from journeymap.findings.likeness.joined import Told
from journeymap.findings.suggesting import GROUPED_KINDS
from journeymap.findings.theming import suggest_themes


@dataclass(frozen=True, slots=True)
class NamedTheme:
    """A theme with the name that people gave it, and the findings with it."""

    name: str
    """As it was written down first; capitals make no other theme of it."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ThemeToName:
    """Findings that are about the same, of which nobody has said so yet."""

    words: tuple[str, ...]
    """What tells it apart, in people's own words."""
    findings: tuple[Finding, ...]


def find_named_themes(findings: Sequence[Finding]) -> list[NamedTheme]:
    """Return the themes with which any entry is tagged, those of most findings first."""
    names: dict[str, str] = {}
    found: dict[str, dict[str, Finding]] = {}
    tags = [(tag, finding) for finding in findings for tag in _tags(finding)]
    for tag, finding in sorted(tags, key=lambda each: each[0].order):
        same = tag.name.casefold()
        names.setdefault(same, tag.name)
        found.setdefault(same, {})[finding.id] = finding
    themes = [NamedTheme(names[same], tuple(of.values())) for same, of in found.items()]
    return sorted(themes, key=lambda each: (-len(each.findings), each.name.casefold()))


def find_themes_to_name(findings: Sequence[Finding], told: Told | None = None) -> list[ThemeToName]:
    """Return the themes that are suggested for what has none yet, the largest first.

    Stories, reviews and parked points stand alone, so they are not among it.
    """
    without = [each for each in findings if each.kind in GROUPED_KINDS and not _tags(each)]
    suggested = suggest_themes([each.headline.entry.text for each in without], told=told)
    return [
        ThemeToName(each.words, tuple(without[place] for place in each.places))
        for each in suggested
    ]


def _tags(finding: Finding) -> list[Theme]:
    return [tag for each in finding.standings if each.marks for tag in each.themes]
