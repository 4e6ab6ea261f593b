"""The words of the findings that may name somebody, for whoever passes them on."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.feedback.team.published import Published


def words_that_go_out(published: Published) -> list[str]:
    """Return what people said, and what was typed in the room or by the team, each once."""
    return list(dict.fromkeys(_words(published)))


def _words(published: Published) -> Iterator[str]:
    for finding in published.findings:
        yield finding.stage
        yield from finding.themes
        for entry in finding.entries:
            yield entry.words
            yield from (words for _, words in entry.beside)
    yield from (each.words for each in published.themes_to_name)
    yield from (each.in_words for each in published.decisions)
