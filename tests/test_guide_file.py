from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from building import small_guide, template
from hypothesis import given
from hypothesis import strategies as st

from journeymap.demo.sample import sample_guide
from journeymap.guide import Guide
from journeymap.problems import Problem
from journeymap.sheets.guide_file import read_guide
from journeymap.sheets.guide_text import guide_text, schema_text
from journeymap.templates import template_names

GUIDES = {name: template(name) for name in template_names()} | {"sample": sample_guide()}
SMALL = """\
title: Lunch
stages:
  - id: seated
    name: Finding a seat
  - id: eating
    name: Eating together
activities:
  - kind: always
    where: each stage
    ask: What must always happen?
voices:
  - id: resident
    name: residents
    says: I live here
    group: people-who-use-it
hear_back:
  ask: How do you want to hear back?
"""
WORDS = st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda words: words.strip() != "")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workshop.yaml"


def written(path: Path, text: str) -> tuple[Guide | None, list[Problem]]:
    path.write_text(text, encoding="utf-8")
    return read_guide(path)


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_is_read_back_as_it_was_written(path: Path, name: str) -> None:
    assert written(path, guide_text(GUIDES[name])) == (GUIDES[name], [])


@given(purpose=WORDS)
def test_any_words_of_a_guide_are_read_back_as_they_were_written(
    tmp_path: Path, purpose: str
) -> None:
    try:
        guide = small_guide(purpose=purpose)
    except ValueError:
        return  # there was nothing to read in the words

    assert written(tmp_path / "workshop.yaml", guide_text(guide)) == (guide, [])


def test_what_each_field_means_stands_above_it() -> None:
    text = guide_text(template("dining"))

    assert "# Where it was held.\nplace:\n" in text
    assert "#   in_the_room: How many were in the room." in text


@pytest.mark.parametrize(
    ("line", "instead", "at", "wrong", "left"),
    [
        (1, "titel: Lunch", 1, "‘titel’ is no field of a guide", (2, 1, 1)),
        (1, "title:", 1, "the workshop has no title", (2, 1, 1)),
        (1, 'title: "\\u202e"', 1, "", (2, 1, 1)),
        (2, "stages: none\nstaged:", 2, "'none' says too little", (0, 1, 1)),
        (3, "  - id: At table", 3, "'At table' cannot be read", (1, 1, 1)),
        (3, "  - id: eating", 5, "‘eating’ is there twice", (2, 1, 1)),
        (4, "    nmae: Finding a seat", 4, "‘nmae’ is no field", (1, 1, 1)),
        (4, "    nmae: Finding a seat", 3, "‘name’ is missing", (1, 1, 1)),
        (4, "    name: A seat\n    name: A chair", 5, "‘name’ is there twice", (2, 1, 1)),
        (4, "    name: A seat\n  - a word", 5, "'a word' says too little", (2, 1, 1)),
        (8, "  - kind: dance", 8, "‘dance’ is not a kind of entry", (2, 1, 1)),
        (9, "    where: [seated, garden]", 9, "there is no stage ‘garden’", (2, 1, 1)),
        (9, "    where: somewhere", 9, "'somewhere' cannot be read", (2, 1, 1)),
        (15, "    group: everybody", 15, "'everybody' cannot be read", (2, 1, 0)),
        (15, "    group: the-public\n    in_the_room: many", 16, "'many' cannot", (2, 1, 1)),
        (15, "    group: the-public\n    in_the_room: -1", 16, "'-1' cannot be read", (2, 1, 1)),
        (17, "  aks: How?", 17, "‘aks’ is no field", (2, 1, 1)),
        (17, "  ask: How?\nheld: yesterday", 18, "'yesterday' cannot be read", (2, 1, 1)),
    ],
)
def test_a_part_that_is_wrong_is_named_with_its_line_and_the_rest_is_kept(  # noqa: PLR0913, PLR0917
    path: Path, line: int, instead: str, at: int, wrong: str, left: tuple[int, int, int]
) -> None:
    lines = SMALL.splitlines()
    lines[line - 1] = instead

    guide, problems = written(path, "\n".join(lines) + "\n")

    assert [each for each in problems if each.line == at and wrong in each.wrong], problems
    assert guide is not None
    assert (len(guide.stages), len(guide.activities), len(guide.voices)) == left


@pytest.mark.parametrize(
    ("data", "line", "wrong"),
    [
        (b"title: Lunch\nstages: [seated\n", 3, "this is not YAML"),
        (b"title: Lunch\n\tplace: here\n", 2, "this is not YAML"),
        (b"title: Lunch\nplace: &a here\n", 2, "anchors"),
        (b"title: Lunch\nplace: Caf\xe9\n", 2, "this guide is not in UTF-8"),
        (b"- a\n- list\n", 1, "this is not a guide"),
        (b"", 1, "this is not a guide"),
        (b"title: " + b"a" * 1024 * 1024, 1, "this guide is longer than"),
    ],
)
def test_of_a_file_that_is_no_guide_nothing_is_read(
    path: Path, data: bytes, line: int, wrong: str
) -> None:
    path.write_bytes(data)

    guide, [problem] = read_guide(path)

    assert guide is None
    assert (problem.path, problem.line) == (path, line)
    assert problem.wrong.startswith(wrong)


def test_a_guide_that_is_not_there_is_a_problem(path: Path) -> None:
    guide, [problem] = read_guide(path)

    assert guide is None
    assert "cannot be read" in problem.wrong


def test_a_guide_without_a_title_has_the_name_of_its_folder(path: Path) -> None:
    guide, _ = written(path, "place: Hazel Court\n")

    assert guide is not None
    assert (guide.title, guide.place) == (path.parent.name, "Hazel Court")


def test_fields_that_nobody_filled_in_are_no_problem(path: Path) -> None:
    guide, problems = written(path, "title: Lunch\nplace:\nheld:\nvoices:\nhear_back:\n")

    assert guide == Guide(title="Lunch")
    assert problems == []


def as_an_editor_sees_it(text: str) -> Any:
    """Read YAML as other programs do, then its dates as JSON has them."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


@pytest.mark.parametrize("name", GUIDES)
def test_the_schema_finds_nothing_wrong_with_a_guide(name: str) -> None:
    jsonschema.validate(as_an_editor_sees_it(guide_text(GUIDES[name])), json.loads(schema_text()))


@pytest.mark.parametrize("wrong", ["palce: here", "stages: [{id: a, name: b, colour: red}]"])
def test_the_schema_refuses_a_key_that_no_guide_has(wrong: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(
            as_an_editor_sees_it(f"title: Lunch\n{wrong}\n"), json.loads(schema_text())
        )


def test_the_schema_in_the_repository_is_the_one_made_from_the_models() -> None:
    kept = Path(__file__).parents[1] / "schema" / "workshop.schema.json"

    assert kept.read_text(encoding="utf-8") == schema_text()
