from __future__ import annotations

from pathlib import Path

import pytest
from written_summary import write_summary

from journeymap.demo.sample import make_sample

REPOSITORY = Path(__file__).parents[1]
KEPT = REPOSITORY / "workshops" / "hazel-court-lunch"


def test_the_sample_in_the_repository_is_what_the_program_makes(tmp_path: Path) -> None:
    made = make_sample(tmp_path, answered=True)
    for path in made.folder.rglob("*.*"):
        kept = KEPT / path.relative_to(made.folder)
        assert path.read_bytes() == kept.read_bytes(), path.name


def test_its_summary_in_the_repository_is_what_goes_back(tmp_path: Path) -> None:
    kept = REPOSITORY / "exports" / "hazel-court-lunch"
    workshop = make_sample(tmp_path, answered=True)
    path = write_summary(workshop, workshop.read().board)
    made = {each.name: each.read_bytes() for each in path.parent.iterdir()}
    assert made == {each.name: each.read_bytes() for each in kept.iterdir()}


def test_it_has_no_problems_and_leaves_nothing_else_behind(tmp_path: Path) -> None:
    made = make_sample(tmp_path, answered=True)
    assert made.read().problems == []
    assert [path.name for path in made.folder.parent.iterdir()] == ["hazel-court-lunch"]


@pytest.mark.parametrize("table", [1, 2, 3])
def test_its_notes_are_those_of_the_shared_samples(samples: Path, table: int) -> None:
    name = f"notes-table-{table}.txt"
    ours = REPOSITORY / "journeymap" / "demo" / name
    assert ours.read_bytes() == (samples / "hazel-court" / name).read_bytes()
