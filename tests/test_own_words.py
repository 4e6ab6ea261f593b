"""The workshop's own words in another language, and the language in which something was said."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from building import board, entry, small_guide, voice
from conftest import OpenSession, Run

from journeymap.capture.mending import edit
from journeymap.capture.splitting import split
from journeymap.entries import Aim, Always, Answered, StageChange, Way
from journeymap.findings.own_texts import missing, texts_to_translate
from journeymap.guide import InterestGroup
from journeymap.language.known import language_of
from journeymap.sheets.own_words import (
    own_words_path,
    own_words_problems,
    read_own_words,
    write_own_words,
)
from journeymap.sheets.workshop import Workshop

TEXTS = [("title", "Lunch"), ("stage", "Arriving"), ("stage", "Eating: “hot” #1")]


@pytest.fixture
def file(workshop: Workshop) -> Path:
    assert write_own_words(workshop, "cy", TEXTS) == ()
    return own_words_path(workshop, "cy")


def fill_in(file: Path, text: str, words: str) -> None:
    before = f'- text: "{text}"\n  cy: ""'
    assert before in file.read_text(encoding="utf-8")
    after = f'- text: "{text}"\n  cy: "{words}"'
    file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def test_what_goes_out_is_written_down_to_be_translated_with_what_it_is(file: Path) -> None:
    written = file.read_text(encoding="utf-8")

    assert '#. title\n- text: "Lunch"\n  cy: ""\n' in written
    assert '#. stage\n- text: "Eating: “hot” #1"\n  cy: ""\n' in written


def test_what_is_filled_in_is_how_the_workshop_says_it(workshop: Workshop, file: Path) -> None:
    fill_in(file, "Lunch", "Cinio")

    read = read_own_words(workshop, "cy")
    welsh = language_of("cy").with_own(read.texts)

    assert (read.texts, read.problems) == ({"Lunch": "Cinio"}, [])
    assert [welsh.own(text) for _, text in TEXTS] == ["Cinio", "Arriving", "Eating: “hot” #1"]
    assert missing(TEXTS, welsh, "en") == TEXTS[1:]


def test_when_somebody_is_to_be_asked_is_among_what_goes_out() -> None:
    staff = voice("staff", InterestGroup.WORKERS).model_copy(update={"to_be_asked": "in July"})

    found = texts_to_translate(board(guide=small_guide(voices=(staff,))))

    assert ("when they are asked", "in July") in found


def test_nothing_is_missing_in_the_workshops_own_language() -> None:
    assert missing(TEXTS, language_of("cy"), "cy") == []
    assert missing(TEXTS, language_of("cy"), "en") == TEXTS


def test_writing_it_again_changes_nothing(workshop: Workshop, file: Path) -> None:
    fill_in(file, "Lunch", "Cinio")
    before = file.read_bytes()

    write_own_words(workshop, "cy", TEXTS)

    assert file.read_bytes() == before


def test_nothing_that_a_person_wrote_is_lost_when_it_is_written_again(
    workshop: Workshop, file: Path
) -> None:
    file.write_text(
        "# Mine, of May\n\n# ask Eleri\n#. stage\n- text: 'Arriving'  # a hall\n"
        "  cy: >\n    Cyrraedd\n    yno\n\n- text: Gone\n  # why?\n  cy: Wedi mynd\n\n# the end\n",
        encoding="utf-8",
    )

    write_own_words(workshop, "cy", TEXTS)
    written = file.read_text(encoding="utf-8")

    assert written.startswith("# Mine, of May\n")
    assert "# ask Eleri\n#. stage\n- text: 'Arriving'  # a hall\n  cy: >\n    Cyrraedd\n" in written
    assert "no longer used" in written.partition("- text: Gone\n  # why?\n  cy: Wedi mynd\n")[0]
    assert written.endswith("\n# the end\n")
    assert written.index('"Lunch"') < written.index("'Arriving'") < written.index("Eating")
    assert dict(read_own_words(workshop, "cy").texts) == {
        "Arriving": "Cyrraedd yno",
        "Gone": "Wedi mynd",
    }
    write_own_words(workshop, "cy", TEXTS)
    assert file.read_text(encoding="utf-8") == written


def test_what_is_used_again_comes_back_to_its_place(workshop: Workshop, file: Path) -> None:
    fill_in(file, "Arriving", "Cyrraedd")
    before = file.read_bytes()

    write_own_words(workshop, "cy", TEXTS[:1])
    without = file.read_text(encoding="utf-8")
    write_own_words(workshop, "cy", TEXTS)

    assert "no longer used" in without
    assert "Cyrraedd" in without
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("written", "line", "wrong"),
    [
        ("- text: a\n  cy: b\n- cy: c\n", 3, "it is not said which text this is"),
        ("- text: a\n  cy: b\n  fr: c\n", 3, "‘fr’ is not known here"),
        ("- text: a\n  cy: b\n- text: a\n  cy: c\n", 3, "this text is there twice"),
        ("- text: a\n  cy: b\n  cy: c\n", 3, "‘cy’ is there twice"),
        ("- text: a\n  cy: [b]\n", 2, "this should be one text"),
        ("- text: a\n  cy: b #1\n", 2, "what stands behind # is not read"),
        ("a: b\n", 1, "these are not a workshop's own words"),
        ('- text: "a\n', 2, "this is not YAML"),
    ],
)
def test_what_is_wrong_with_the_file_is_told_with_its_line(
    workshop: Workshop, file: Path, written: str, line: int, wrong: str
) -> None:
    file.write_text(written, encoding="utf-8")

    (problem,) = own_words_problems(workshop)

    assert (problem.path, problem.line) == (file, line)
    assert wrong in problem.message


@pytest.mark.parametrize("written", ['- text: "a\n', "a: b\n", "- text: &x a\n"])
def test_a_file_that_cannot_be_read_is_left_as_it_is(
    workshop: Workshop, file: Path, written: str
) -> None:
    file.write_text(written, encoding="utf-8")

    assert len(write_own_words(workshop, "cy", TEXTS)) == 1
    assert file.read_text(encoding="utf-8") == written


def test_what_people_said_is_not_translated_and_what_the_team_wrote_is() -> None:
    answer: dict[str, Any] = {"entries": "aaaa.1", "what": "not-doing"}
    aim: dict[str, Any] = {
        "who": "the kitchen",
        "what": "serves it hot",
        "share": 9,
        "of": 10,
        "known": "asked",
    }
    on = board(
        entry(Always, "aaaa.1", text="Food served hot"),
        entry(StageChange, "aaaa.2", stage="bar", name="The bar"),
        entry(Way, "aaaa.3", way="ask for Mair", people=1),
        entry(Answered, "aaaa.4", **answer, because="an old reason"),
        entry(Answered, "aaaa.5", **answer, because="no money", by="the office", over=("aaaa.4",)),
        entry(Aim, "aaaa.6", entries="aaaa.1", due=date(2017, 6, 3), **aim),
        guide=small_guide(title="Lunch", place="Lunch"),
    )

    found = texts_to_translate(on)

    assert found[0] == ("title", "Lunch")
    assert {
        ("stage", "The bar"),
        ("answer", "no money"),
        ("who does it", "the office"),
        ("aim", "the kitchen"),
        ("aim", "asked"),
    } <= set(found)
    texts = [text for _, text in found]
    assert len(texts) == len(set(texts))
    assert not {"Food served hot", "ask for Mair", "an old reason"} & set(texts)


def test_the_command_says_how_much_is_left_to_do(run: Run, workshop: Workshop) -> None:
    done = run("words", "lunch", "--language", "cy-GB")
    again = run("words", "lunch", "--language", "cy")

    assert done.returncode == 0, done.stderr
    assert "cy.yaml" in done.stdout
    assert "without Cymraeg" in done.stdout
    assert again.stdout == done.stdout
    assert own_words_path(workshop, "cy").is_file()


@pytest.mark.parametrize(
    ("tag", "told"),
    [("xx", "‘xx’ is not a language here"), ("en", "the workshop's own language is English")],
)
def test_the_command_refuses_a_language_in_which_nothing_can_be_done(
    run: Run, workshop: Workshop, tag: str, told: str
) -> None:
    done = run("words", "lunch", "--language", tag)

    assert done.returncode == 1
    assert told in done.stderr
    assert not own_words_path(workshop, tag).exists()


def test_check_tells_what_is_wrong_with_the_words(run: Run, file: Path) -> None:
    file.write_text("a: b\n", encoding="utf-8")

    done = run("check", "lunch")

    assert done.returncode == 1
    assert "cy.yaml:1: these are not a workshop's own words" in done.stdout


def test_what_was_said_in_another_language_is_marked_by_an_edit_and_its_parts_keep_it(
    open_session: OpenSession, workshop: Workshop
) -> None:
    session = open_session()
    session.take("+ Bwyd poeth a chwmni da")
    said = session.board.said()[0].entry

    answer = edit(session, said.id, {"language": "cy"})
    split(session, said.id, ["Bwyd poeth", "Cwmni da"])

    assert not answer.keeps_line
    assert [each.entry.language for each in workshop.read().board.said()] == ["cy", "cy"]


def test_the_language_is_shown_only_where_it_is_another_one(run: Run, workshop: Workshop) -> None:
    run("capture", "lunch", "--sheet", "Table 1", typed="+ Bwyd poeth\n+ Hot food\n")
    ids = [each.entry.id for each in workshop.read().board.said()]

    run("edit", "lunch", ids[0], "--language", "cy")
    shown = json.loads(run("show", "lunch", "--json").stdout)["entries"]

    assert [each.get("language") for each in shown] == ["cy", None]
    assert "language" not in shown[1]

    run("edit", "lunch", ids[0], "--language", "")
    back = json.loads(run("show", "lunch", "--json").stdout)["entries"]

    assert "language" not in back[0]


def test_what_was_said_in_the_workshops_own_language_is_not_marked(
    open_session: OpenSession, workshop: Workshop
) -> None:
    session = open_session()
    session.take("+ Hot food")
    said = session.board.said()[0].entry

    edit(session, said.id, {"language": "cy"})
    edit(session, said.id, {"language": session.board.guide.language})

    assert [each.entry.language for each in workshop.read().board.said()] == [None]


def test_what_is_no_tag_of_a_language_is_not_taken(run: Run, workshop: Workshop) -> None:
    run("capture", "lunch", "--sheet", "Table 1", typed="+ Bwyd poeth\n")
    (said,) = workshop.read().board.said()

    done = run("edit", "lunch", said.entry.id, "--language", "in Welsh")

    assert done.returncode == 1
    assert "the tag of a language: it is written like cy or en" in done.stderr
