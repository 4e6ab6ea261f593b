"""What is checked of a document, a guide and answers, and where a fault is said to stand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from building import board, entry, small_guide, voice
from conftest import Run

from journeymap.entries import Aim, Answered, Never, Outlook, Withdraw
from journeymap.feedback.document import (
    Document,
    Exchange,
    Heading,
    Part,
    Points,
    Row,
    Spoken,
    document_of,
    paragraph,
)
from journeymap.feedback.plain.of_answers import faults_in_answers
from journeymap.feedback.plain.of_document import faults_of
from journeymap.feedback.plain.of_guide import faults_in_guide, with_voices_of
from journeymap.guide import Activity, HearBack, InterestGroup, Stage
from journeymap.plain_words.lists import WordLists
from journeymap.plain_words.passage import EASY_READ
from journeymap.sheets.workshop import Workshop

LISTS = WordLists.standard()
HARD = "The CQC's stakeholders were asked to utilise 80 % " + "of it " * 20


# The document


def test_what_people_said_is_never_checked_and_never_shown() -> None:
    document = document_of(
        Heading(1, "Lunch"),
        paragraph("You said ", Spoken(HARD)),
        Points(((Spoken(HARD), " (3 people)"),)),
        Exchange(((Spoken(HARD),),), "doing", "We are doing this."),
        Row((Spoken(HARD),)),
    )

    assert faults_of(document, LISTS) == []


def test_a_sentence_of_ours_with_a_quote_in_it_is_checked_without_the_quote() -> None:
    document = document_of(paragraph("We will utilise ", Spoken(HARD), " today."))

    (fault,) = faults_of(document, LISTS)

    assert fault.rule == "jargon"
    assert fault.sentence == "We will utilise “…” today."


def test_a_fault_is_under_the_heading_that_is_above_it() -> None:
    document = document_of(
        Heading(1, "Our road map"), paragraph("We utilise it."), Heading(2, "What you said")
    )

    assert [(each.rule, each.where) for each in faults_of(document, LISTS)] == [
        ("idiom", "summary, in a heading"),
        ("jargon", "summary, under “Our road map”"),
    ]


def test_answers_in_an_exchange_and_points_are_checked() -> None:
    document = document_of(
        Exchange(((Spoken("Cold"),),), "doing", "We are doing this.", ("It will be utilised.",)),
        Points((("A stakeholder",),)),
    )

    assert [each.rule for each in faults_of(document, LISTS)] == ["jargon", "passive", "jargon"]


def test_each_part_is_checked_as_its_language_is() -> None:
    english, welsh = (Part((paragraph("We utilise it."),), tag) for tag in ("en", "cy"))

    assert len(faults_of(Document((english, welsh)), LISTS)) == 1
    assert faults_of(Document((welsh,)), LISTS) == []


def test_easy_read_asks_for_shorter_sentences() -> None:
    document = document_of(paragraph("We " + "eat " * 18 + "well."))

    assert faults_of(document, LISTS) == []
    assert [each.rule for each in faults_of(document, LISTS, EASY_READ)] == ["length"]


# The guide


def test_all_that_people_read_of_a_guide_is_checked_with_its_place() -> None:
    guide = small_guide(
        title="Road map",
        purpose="We utilise it.",
        stages=(Stage(id="eating", name="A quick fix"),),
        activities=(Activity(kind="always", ask="We utilise it.", survey="Utilise?"),),
        voices=(voice("stakeholder", InterestGroup.USERS),),
        hear_back=HearBack(ask="Utilise?", ways=("By post", "Utilise")),
        closing=("Was lunch served?",),
    )

    assert [each.place for each in faults_in_guide(guide, LISTS)] == [
        ("title",),
        ("purpose",),
        ("stages", 0, "name"),
        ("activities", 0, "ask"),
        ("activities", 0, "survey"),
        ("voices", 0, "name"),
        ("voices", 0, "says"),
        ("hear_back", "ask"),
        ("hear_back", "ways", 1),
    ]


def test_a_magic_ingredient_is_a_card_in_the_room_and_no_heading() -> None:
    asked = Activity(kind="ingredient", ask="What is the one magic ingredient?")

    assert faults_in_guide(small_guide(activities=(asked,)), LISTS) == []


def test_two_voices_that_are_told_apart_are_not_the_same() -> None:
    both = (voice("tenant", InterestGroup.USERS), voice("resident", InterestGroup.PUBLIC))
    guide = small_guide(voices=both)

    assert [each.rule for each in faults_in_guide(small_guide(closing=("A tenant?",)), LISTS)] == [
        "same-word"
    ]
    assert faults_in_guide(guide, LISTS) == []
    assert frozenset({"tenant", "resident"}) not in with_voices_of(guide, LISTS).same


# The answers


def test_answers_and_aims_that_hold_are_checked_with_the_id_of_the_entry() -> None:
    said = entry(Never, "k7f3.1", text="Cold plates")
    answer = entry(
        Answered, "m2d1.1", answer=["k7f3.1"], what=Outlook.DOING, because="We utilise a trolley"
    )
    aim = entry(
        Aim, "m2d1.2", aim=["k7f3.1"], who="The kitchen", what="Plates are warmed", share=9, of=10,
        due=date(2017, 9, 1), known="We liaise with the cook",
    )  # fmt: skip

    found = faults_in_answers(board(said, answer, aim), LISTS)

    assert [(each.rule, each.place) for each in found] == [
        ("jargon", "m2d1.1"),
        ("passive", "m2d1.2"),
        ("jargon", "m2d1.2"),
    ]


def test_an_answer_that_was_taken_back_or_replaced_is_not_checked() -> None:
    said = entry(Never, "k7f3.1", text="Cold plates")
    hard = {"answer": ["k7f3.1"], "what": Outlook.DOING, "because": "We utilise a trolley"}
    plain = {**hard, "because": "We use a trolley", "over": ["m2d1.1"]}
    old, new = entry(Answered, "m2d1.1", **hard), entry(Answered, "m2d1.2", **plain)

    assert faults_in_answers(board(said, old, new), LISTS) == []
    assert (
        faults_in_answers(board(said, old, entry(Withdraw, "m2d1.3", withdraw="m2d1.1")), LISTS)
        == []
    )


# The command


@pytest.fixture
def hard_to_read(workshop: Workshop) -> Path:
    """Return a guide of which the purpose is jargon."""
    path = workshop.folder / "workshop.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        "\n".join(
            'purpose: "We utilise it."' if line.startswith("purpose:") else line
            for line in text.splitlines()
        ),
        encoding="utf-8",
    )
    return path


def test_check_names_what_is_hard_to_read_with_its_path_and_line(
    run: Run, hard_to_read: Path
) -> None:
    lines = hard_to_read.read_text(encoding="utf-8").splitlines()
    line = lines.index('purpose: "We utilise it."') + 1

    done = run("check", "lunch", "--words")

    assert done.returncode == 1
    assert (
        f"workshop.yaml:{line}: the guide, the purpose: “We utilise it.”: “utilise” is jargon."
        " In plain words: use." in done.stdout
    )
    assert done.stdout.count("We utilise it.") == 1, "the summary repeats it, and is told once"
    assert "to put into plain words" in done.stderr


@pytest.mark.usefixtures("workshop")
def test_check_names_answers_with_the_line_of_their_sheet(run: Run) -> None:
    run("capture", "lunch", "--sheet", "Table 1", typed="/eating\n- Cold stakeholders\n")
    [said] = json.loads(run("show", "lunch", "--json").stdout)["entries"]
    because = ("--because", "We utilise a trolley.")
    done = run("answer", "lunch", said["id"], "doing", *because)
    assert done.returncode == 0, done

    told = run("check", "lunch", "--words").stdout

    assert "an answer, because: “We utilise a trolley.”: “utilise” is jargon" in told
    assert ".yaml:" in next(line for line in told.splitlines() if "trolley" in line)
    assert "Cold stakeholders" not in told


@pytest.mark.usefixtures("hard_to_read")
def test_without_words_check_looks_at_the_files_alone(run: Run) -> None:
    done = run("check", "lunch")

    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.usefixtures("workshop")
def test_easy_read_without_words_is_a_wrong_use(run: Run) -> None:
    assert run("check", "lunch", "--easy-read").returncode == 2


@pytest.mark.usefixtures("workshop")
def test_easy_read_names_sentences_of_more_than_15_words(run: Run) -> None:
    plain, easy = (
        run("check", "lunch", "--words", *options).stdout for options in ((), ("--easy-read",))
    )

    assert "at most 25" not in plain
    assert "at most 15" in easy


OWN = "name: Hazel Court\njargon: {lounge: the room with the armchairs}\nnot_jargon: [utilise]\n"


@pytest.mark.usefixtures("workshop")
@pytest.mark.parametrize("where", ["organisation", "elsewhere"])
def test_the_organisations_words_are_looked_for_too(run: Run, tmp_path: Path, where: str) -> None:
    guide = tmp_path / "workshops" / "lunch" / "workshop.yaml"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(f"service: We utilise the lounge\n{text}", encoding="utf-8")
    assert "“utilise” is jargon" in run("check", "lunch", "--words").stdout
    (tmp_path / where).mkdir()
    (tmp_path / where / "organisation.yaml").write_text(OWN, encoding="utf-8")
    named = () if where == "organisation" else ("--house", where)

    told = run("check", "lunch", "--words", *named).stdout

    assert "“lounge” is jargon. In plain words: the room with the armchairs." in told
    assert "utilise” is" not in told


def test_house_is_for_the_check_of_words(run: Run, tmp_path: Path) -> None:
    assert run("check", "lunch", "--house", str(tmp_path)).returncode == 2
