from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from returning import issued_workshop, taken, write_rows

from journeymap.sheets.workshop import Workshop

HEADINGS = [
    "1. Which of these is most like you?",
    "10. Eating together: what must always happen?",
]


@pytest.fixture
def lunch(workshop: Workshop, run: Run) -> Workshop:
    """Return a workshop in which a table has said something."""
    said = "/eating\n@resident\n+ Hot food\n=\n@staff\n=\n+ Food served hot\n- No salt\n"
    run("capture", str(workshop.folder), "--sheet", "Table 1", typed=said)
    return workshop


def as_json(run: Run, *workshops: Path | str) -> dict[str, Any]:
    done = run("findings", *map(str, workshops), "--json")
    assert done.returncode == 0, done.stderr
    values: dict[str, Any] = json.loads(done.stdout)
    return values


def test_the_findings_are_given_to_other_programs_with_every_entry(
    lunch: Workshop, run: Run
) -> None:
    values = as_json(run, lunch.folder)

    asked = ["workshops", "findings", "links", "tensions", "gaps", "suggestions", "contrary"]
    assert list(values) == [*asked, "themes", "suggested_themes"]
    assert values["workshops"] == [lunch.name]
    [hot] = [each for each in values["findings"] if "Hot food" in each["headline"]]
    assert (hot["kind"], hot["stage"]) == ("always", "eating")
    assert hot["room"]["said"] == 4  # in two wordings, which are suggested to be the same
    assert hot["voices"]["staff"] == {"room": 2, "survey": 0}
    texts = [each["text"] for finding in values["findings"] for each in finding["entries"]]
    assert sorted(texts) == ["Food served hot", "Hot food", "No salt"]
    first = hot["entries"][0]
    assert (first["source"], first["voice"], first["sheet"]) == ("room", "resident", "Table 1")


def test_what_people_decide_and_answer_is_in_the_findings_and_each_is_undone_by_its_id(
    lunch: Workshop, run: Run
) -> None:
    ids = {
        each["text"]: each["id"]
        for finding in as_json(run, lunch.folder)["findings"]
        for each in finding["entries"]
    }
    both = (ids["Hot food"], ids["Food served hot"])

    done = run("same", str(lunch.folder), *both)
    run("answer", str(lunch.folder), both[0], "doing", "--by", "the kitchen", "--due", "2017-06-01")
    aim = ("--who", "kitchen", "--what", "hot food", "--share", "9/10", "--known", "we ask")
    aimed = run("aim", str(lunch.folder), both[0], *aim, "--due", "2017-09-01")
    aim_id = aimed.stdout.split()[1].rstrip(":")
    run("measure", str(lunch.folder), aim_id, "7/10", "--day", "2017-07-01")
    run("theme", str(lunch.folder), "Warmth", *both)

    [hot] = [f for f in as_json(run, lunch.folder)["findings"] if f["id"] in both]
    assert (hot["grouping"], hot["room"]["said"]) == ("confirmed", 4)
    assert (hot["answer"]["what"], hot["answer"]["due"]) == ("doing", "2017-06-01")
    assert hot["aims"][0]["counts"][0]["times"] == 7
    moment = hot["answer"]["at"]
    assert moment == str(datetime.fromisoformat(moment)), "a day and a time, with a space between"
    assert hot["themes"] == ["Warmth"]
    text = run("findings", str(lunch.folder)).stdout
    assert "answer: doing, by the kitchen, by Thursday 1 June 2017" in text
    assert "aim: kitchen: hot food, 9 of 10, by Friday 1 September 2017" in text
    assert "7 of 10 on Saturday 1 July 2017" in text

    run("undo", str(lunch.folder), done.stdout.split()[1].rstrip(":"))
    assert "confirmed" not in run("findings", str(lunch.folder)).stdout


def test_apart_keeps_what_is_apart_from_being_suggested(lunch: Workshop, run: Run) -> None:
    before = as_json(run, lunch.folder)
    ids = [each["id"] for finding in before["findings"] for each in finding["entries"]][:2]

    run("apart", str(lunch.folder), *ids)

    after = as_json(run, lunch.folder)
    for suggestion in after["suggestions"]:
        both = {*suggestion["one"]["entries"], *suggestion["other"]["entries"]}
        assert not both >= set(ids)


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("findings", "nowhere"), 1, "‘nowhere’"),
        (("findings",), 2, "WORKSHOP"),
        (("same", "{}", "t1aa.1"), 1, "it takes two entries or more"),
        (("answer", "{}", "k7f3.1", "not-doing"), 1, "there is no entry k7f3.1"),
        (("answer", "{}", "k7f3.1", "maybe"), 2, "still-talking"),
        (("measure", "{}", "k7f3.1", "nine"), 2, "write it like 9/10"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    lunch: Workshop, run: Run, words: tuple[str, ...], status: int, told: str
) -> None:
    done = run(*(each.format(lunch.folder) for each in words))

    assert done.returncode == status
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_several_workshops_are_put_together_and_copies_of_one_are_refused(
    tmp_path: Path, lunch: Workshop, run: Run
) -> None:
    run("new", "supper", "--template", "dining")
    said = "/eating\n+ hot FOOD\n"
    run("capture", "supper", "--sheet", "Table 1", typed=said)
    shutil.copytree(lunch.folder, tmp_path / "workshops" / "copy")

    values = as_json(run, "lunch", "supper")
    copies = run("findings", "lunch", "copy")

    assert values["workshops"] == ["lunch", "supper"]
    [hot] = [f for f in values["findings"] if {"lunch", "supper"} <= workshops_of(f)]
    assert hot["room"]["said"] >= 4
    assert (copies.returncode, copies.stdout) == (1, "")
    assert "journeymap gather lunch copy" in copies.stderr


def workshops_of(finding: dict[str, Any]) -> set[str]:
    return {each["workshop"] for each in finding["entries"]}


def test_the_survey_is_beside_the_room(tmp_path: Path, run: Run) -> None:
    workshop = issued_workshop(tmp_path / "lunch")
    said = "/eating\n@resident\n+ Hot food\n"
    run("capture", str(workshop.folder), "--sheet", "Table 1", typed=said)
    rows = [HEADINGS, ["I live here", "hot food!"], ["I work here", "Salt"], ["I live here", ""]]
    taken(workshop, write_rows(tmp_path / "returns.csv", rows))

    found = as_json(run, workshop.folder)["findings"]
    [hot] = [each for each in found if each["headline"].casefold().startswith("hot food")]

    assert hot["room"] == {"said": 1, "of": 34}
    assert hot["survey"] == {"said": 1, "of": 2}
    assert {each["source"] for each in hot["entries"]} == {"room", "survey"}


def test_what_is_to_be_decided_names_the_workshop_in_which_it_is(run: Run) -> None:
    for name in ("north", "south"):
        run("new", name, "--template", "dining", "--title", f"Lunch in the {name}")
    typed = "/eating\n+ My dinner is hot\n+ Dinner is hot for me\n"
    run("capture", "south", "--sheet", "Table 1", typed=typed)

    done = run("findings", "north", "south")

    assert "? " in done.stdout
    assert "journeymap same south " in done.stderr
