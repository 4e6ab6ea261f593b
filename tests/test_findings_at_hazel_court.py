"""Three tables and any one of six survey tools: the same findings, and the numbers by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from returned import SAMPLES
from returning import taken

from journeymap.demo.sample import make_sample
from journeymap.findings.as_values import findings_as_values
from journeymap.findings.together import Site, find_findings
from journeymap.survey.asked import what_was_asked
from journeymap.survey.editions import issue

AS_TYPED = [name for name in SAMPLES if "resaved" not in name]
"""The files whose letters no spreadsheet has changed."""


def found_from(tmp_path: Path, file: Path) -> dict[str, Any]:
    """Return the findings of the sample workshop with the returns of one file."""
    workshop = make_sample(tmp_path)
    issue(workshop, workshop.read().board, date(2017, 5, 20))
    taken(workshop, file, day_first=False)
    site = Site("hazel-court", workshop.read().board, what_was_asked(workshop))
    return findings_as_values(find_findings([site]))


def without_ids(values: dict[str, Any]) -> list[Any]:
    """Return the findings as they are whatever the ids, and the order, of their entries."""
    kept = []
    for finding in values["findings"]:
        entries = [(e["source"], e["text"], str(e["voice"])) for e in finding["entries"]]
        told = {k: v for k, v in finding.items() if k not in {"id", "entries", "headline"}}
        kept.append((sorted(entries), told))
    return sorted(kept, key=repr)


@pytest.mark.parametrize("name", AS_TYPED[1:])
def test_the_findings_are_the_same_whichever_tool_the_returns_came_from(
    samples: Path, tmp_path: Path, name: str
) -> None:
    survey = samples / "hazel-court" / "survey"
    (tmp_path / "first").mkdir()
    (tmp_path / "second").mkdir()

    first = found_from(tmp_path / "first", survey / AS_TYPED[0])
    second = found_from(tmp_path / "second", survey / name)

    assert len(first["findings"]) > 50
    assert without_ids(second) == without_ids(first)
