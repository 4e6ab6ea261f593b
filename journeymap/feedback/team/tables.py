"""The tables of the findings: every format is made of these."""

from __future__ import annotations

from journeymap.feedback.team.published import Published
from journeymap.feedback.team.table import Table
from journeymap.feedback.team.tables_around_findings import (
    DECISIONS,
    GAPS,
    LINKS,
    PEOPLE,
    STARS,
    TENSIONS,
)
from journeymap.feedback.team.tables_of_findings import (
    ENTRIES,
    FINDINGS,
    GROUPS,
    SITES,
    THEMES,
    TO_NAME,
    VOICES,
)


def tables_of(published: Published) -> tuple[Table, ...]:
    """Return the tables, always all of them and in this order."""
    findings = published.findings
    return (
        FINDINGS.of(findings),
        ENTRIES.of((each.number, entry) for each in findings for entry in each.entries),
        VOICES.of((each.number, row) for each in findings for row in each.voices),
        GROUPS.of((each.number, row) for each in findings for row in each.groups),
        SITES.of((each.number, row) for each in findings for row in each.sites),
        THEMES.of((each.number, theme) for each in findings for theme in each.themes),
        TO_NAME.of((n, each) for each in published.themes_to_name for n in each.findings),
        DECISIONS.of(published.decisions),
        TENSIONS.of(published.tensions),
        LINKS.of(published.links),
        GAPS.of(published.gaps),
        PEOPLE.of(published.people),
        STARS.of(published.stars),
    )
