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
from journeymap.entries import SAID_KINDS
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
        (1, "titel: Lunch", 1, "‘titel’ is not known here", (2, 1, 1)),
        (1, "title:", 1, "the workshop has no title", (2, 1, 1)),
        (1, 'title: "\\u202e"', 1, "", (2, 1, 1)),
        (2, "stages: none\nstaged:", 2, "‘none’ says too little", (0, 1, 1)),
        (3, "  - id: At table", 3, "‘At table’ cannot be an id: use small letters", (1, 1, 1)),
        (3, "  - id: eating", 5, "‘eating’ is there twice", (1, 1, 1)),
        (4, "    nmae: Finding a seat", 4, "‘nmae’ is not known here", (1, 1, 1)),
        (4, "    nmae: Finding a seat", 3, "‘name’ is missing", (1, 1, 1)),
        (4, "    name: A seat\n    name: A chair", 5, "‘name’ is there twice", (2, 1, 1)),
        (4, "    name: A seat\n  - a word", 5, "‘a word’ says too little", (2, 1, 1)),
        (8, "  - kind: dance", 8, "‘dance’ is not a kind of entry", (2, 1, 1)),
        (9, "    where:\n      - seated\n      - A bar", 11, "‘A bar’ cannot be an id", (2, 1, 1)),
        (9, "    where: [seated, garden]", 9, "there is no stage ‘garden’", (2, 1, 1)),
        (
            9,
            "    where: somewhere",
            9,
            "‘somewhere’ cannot be ‘where’: write each stage, ",
            (2, 1, 1),
        ),
        (
            15,
            "    group: everybody",
            15,
            "‘everybody’ cannot be ‘group’: write people-who",
            (2, 1, 0),
        ),
        (
            15,
            "    group: the-public\n    in_the_room: many",
            16,
            "‘many’ cannot be ‘in_the_room’: write a whole",
            (2, 1, 1),
        ),
        (
            15,
            "    group: the-public\n    in_the_room: -1",
            16,
            "‘-1’ cannot be ‘in_the_room’",
            (2, 1, 1),
        ),
        (17, "  aks: How?", 17, "‘aks’ is not known here", (2, 1, 1)),
        (17, "  ask: How?\nheld: yesterday", 18, "‘yesterday’ is not a date", (2, 1, 1)),
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
        (b"title: Lunch\nplace: &a here\n", 2, "text without quotes cannot begin with &"),
        (b"title: Lunch\nplace: Caf\xe9\n", 2, "this guide is not in UTF-8"),
        (b"- a\n- list\n", 1, "this is not a guide"),
        (b"", 1, "this is not a guide"),
        (b"title: " + b"a" * 1024 * 1024, 1, "this guide is longer than 1 MB"),
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


def test_of_a_stage_or_a_voice_that_is_there_twice_the_first_is_used(path: Path) -> None:
    again = "  - id: staff\n    name: staff\n    says: I work here\n    group: the-public\n"
    text = SMALL.replace("  - id: eating", "  - id: seated").replace(
        "hear_back", f"{again}hear_back"
    )
    text = text.replace("hear_back", f"{again.replace('staff', 'resident')}hear_back")

    guide, problems = written(path, text)

    assert guide is not None
    assert [(each.id, each.name) for each in guide.stages] == [("seated", "Finding a seat")]
    assert [(each.id, each.name) for each in guide.voices] == [
        ("resident", "residents"),
        ("staff", "staff"),
    ]
    assert [(each.line, each.wrong) for each in problems] == [
        (5, "‘seated’ is there twice, and the first is used"),
        (20, "‘resident’ is there twice, and the first is used"),
    ]


def test_a_fault_has_its_line_also_behind_a_part_that_was_left_out(path: Path) -> None:
    _, problems = written(
        path, SMALL.replace("voices:", "  - a word\n  - kind: dance\n    ask: Shall we?\nvoices:")
    )

    assert [(each.line, each.wrong) for each in problems] == [
        (11, "‘a word’ says too little"),
        (
            12,
            f"‘dance’ is not a kind of entry; there are {', '.join(SAID_KINDS)}",
        ),
    ]


def test_what_a_hash_hides_in_a_guide_is_named(path: Path) -> None:
    guide, problems = written(path, "title: Lunch # cut off\nplace: # where\n# a comment\n")

    assert guide == Guide(title="Lunch")
    assert [(each.line, each.message) for each in problems] == [
        (1, "what stands behind # is not read. Put the text in quotes.")
    ]


@pytest.mark.parametrize("title", ['"\\u200b"', '"\\u2800"', '"  "'])
def test_a_title_that_cannot_be_seen_is_none(path: Path, title: str) -> None:
    guide, [problem] = written(path, f"title: {title}\n")

    assert guide == Guide(title=path.parent.name)
    assert problem.message == "the workshop has no title. Add a line title: …."


def test_a_part_has_one_problem_a_field_and_none_in_the_words_of_a_library(path: Path) -> None:
    _, problems = written(path, SMALL.replace("each stage", "somewhere"))

    [problem] = problems
    assert (problem.wrong, problem.mend) == (
        "‘somewhere’ cannot be ‘where’: write each stage, whole journey or a list of ids",
        "Mend it here. Until then it is left out",
    )


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
