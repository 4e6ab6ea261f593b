"""Three tables and any one of six survey tools: the same findings, and the numbers by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from building import entry
from returned import SAMPLES
from returning import taken

from journeymap.demo.sample import make_sample
from journeymap.entries import Apart, Same
from journeymap.findings.as_values import findings_as_values
from journeymap.findings.finding import Grouping
from journeymap.findings.support import Share
from journeymap.findings.together import Site, find_findings
from journeymap.standing import Standing
from journeymap.survey.asked import what_was_asked
from journeymap.survey.editions import issue

AS_TYPED = [name for name in SAMPLES if "resaved" not in name]
"""The files whose letters no spreadsheet has changed."""


def with_returns(tmp_path: Path, file: Path) -> Site:
    """Return the sample workshop with the returns of one file."""
    workshop = make_sample(tmp_path)
    issue(workshop, workshop.read().board, date(2017, 5, 20))
    taken(workshop, file, day_first=False)
    return Site("hazel-court", workshop.read().board, what_was_asked(workshop))


def found_from(tmp_path: Path, file: Path) -> dict[str, Any]:
    return findings_as_values(find_findings([with_returns(tmp_path, file)]))


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


BY_HAND: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "golden" / "hazel-court-findings.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("by_hand", BY_HAND, ids=lambda each: str(each["headline"]))
def test_the_numbers_are_those_that_were_counted_by_hand(
    samples: Path, tmp_path: Path, by_hand: dict[str, Any]
) -> None:
    site = with_returns(tmp_path, samples / "hazel-court" / "survey" / "kobo.csv")
    said = site.board.of_kind(by_hand["kind"], by_hand["stage"])
    first = {each.entry.text: each.entry.id for each in reversed(said)}
    ids = tuple(first[wording] for wording in by_hand["wordings"])
    site.board.apply(entry(Same, "ffff.1", entries=ids))
    site.board.apply(entry(Apart, "ffff.2", entries=(ids[0], *_others(said, by_hand["wordings"]))))

    found = find_findings([site])

    place = found.places[ids[0]]
    finding, support = found.all[place], found.supports[place]
    assert {each.entry.text for each in finding.standings} == set(by_hand["wordings"])
    assert finding.grouping is Grouping.CONFIRMED
    assert finding.headline.entry.text == by_hand["headline"]
    assert support.room.share == Share(*by_hand["room"])
    assert support.survey.share == Share(*by_hand["survey"])
    heard = {
        voice: [support.room.voices[voice].said, support.survey.voices[voice].said]
        for voice in support.voices
    }
    assert heard == by_hand["voices"]


def _others(said: list[Standing], wordings: list[str]) -> list[str]:
    """Return the first entry of each wording that says something else."""
    first = {each.entry.text.casefold(): each for each in reversed(said)}
    return [each.entry.id for each in first.values() if each.entry.text not in wordings]
