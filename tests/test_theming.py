"""Themes are suggested across stages: what many are about, in people's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.theming import Measured, labelled, measure
from journeymap.findings.likeness import word_table
from journeymap.findings.theming import MOST_THEMES, SuggestedTheme, suggest_themes

needs_meaning = pytest.mark.skipif(
    not word_table.is_there(), reason="what tells meaning is not installed"
)


def by_text(themes: Sequence[SuggestedTheme], texts: Sequence[str]) -> list[object]:
    return [(Counter(texts[place] for place in each.places), each.words) for each in themes]


@needs_meaning
def test_comments_on_a_service_are_put_in_themes_that_people_gave_them_too(samples: Path) -> None:
    comments = labelled(samples / "real" / "nhs-comments-labelled.csv")
    assert len(comments) == 5034

    themes = suggest_themes([each.text for each in comments])
    found = measure([each.places for each in themes], [each.labels for each in comments])

    assert found.coverage >= 0.65
    assert found.purity >= 0.62
    assert found.heaps <= MOST_THEMES
    assert min(len(each.places) for each in themes) >= 3


def test_purity_and_coverage_are_what_they_are_said_to_be() -> None:
    labels = [frozenset(each) for each in (["a"], ["a", "b"], ["b"], ["c"], ["c"])]

    assert measure([range(5)], labels) == Measured(heaps=1, coverage=1.0, purity=0.4)
    assert measure([[0, 1], [2, 3]], labels) == Measured(heaps=2, coverage=0.8, purity=0.75)
    assert measure([], labels) == Measured(heaps=0, coverage=0.0, purity=0.0)
