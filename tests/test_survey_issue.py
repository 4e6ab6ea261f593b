from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from asked import dining
from building import NOON, entry, small_guide
from conftest import Run
from openpyxl import load_workbook

from journeymap.cli.survey_issue import FORM_NAMES
from journeymap.entries import ActivityAdded, StageChange
from journeymap.guide import Activity, HearBack
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop, new_workshop
from journeymap.survey.changes import find_changes
from journeymap.survey.editions import read_editions
from journeymap.survey.forms.form import FORMS
from journeymap.survey.questionnaire import Question, Questionnaire

TOOLS = ("xlsform", "limesurvey", "qualtrics", "docx", "text")
FILES = [
    "lunch-edition-1.xlsx",
    "lunch-edition-1-limesurvey.txt",
    "lunch-edition-1-qualtrics.txt",
    "lunch-edition-1-microsoft-forms.docx",
    "lunch-edition-1.txt",
]


def change_guide(workshop: Workshop, old: str, new: str) -> None:
    path = workshop.folder / "workshop.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def exported(tmp_path: Path, name: str) -> Path:
    return tmp_path / "exports" / "lunch" / "survey" / name


def all_forms() -> list[str]:
    return [word for form in TOOLS for word in ("--to", form)]


def questionnaire_of(*questions: Question) -> Questionnaire:
    return dining().model_copy(update={"questions": questions})


# The command


def test_the_command_knows_each_form() -> None:
    assert tuple(FORMS) == FORM_NAMES


@pytest.mark.usefixtures("workshop")
def test_every_form_asked_for_is_written_and_its_path_printed(run: Run, tmp_path: Path) -> None:
    done = run("survey", "issue", "lunch", *all_forms())

    assert done.returncode == 0, done
    assert done.stdout.splitlines() == [
        str(Path("exports", "lunch", "survey", name)) for name in FILES
    ]
    assert sorted(each.name for each in exported(tmp_path, "").iterdir()) == sorted(FILES)
    assert "Edition 1, with 18 questions. Nothing changes it any more." in done.stderr
    assert "let question 18 take multiple answers" in done.stderr
    assert done.stderr.endswith("When answers come back: journeymap survey returns lunch FILE\n")


@pytest.mark.usefixtures("workshop")
def test_issuing_the_same_again_is_the_same_edition_and_the_same_text(
    run: Run, tmp_path: Path
) -> None:
    run("survey", "issue", "lunch", "--to", "text")
    first = exported(tmp_path, "lunch-edition-1.txt").read_bytes()

    done = run("survey", "issue", "lunch", "--to", "text")

    assert "Edition 1, with 18 questions, as it was issued." in done.stderr
    assert exported(tmp_path, "lunch-edition-1.txt").read_bytes() == first


def test_a_guide_that_changes_changes_no_question_that_was_issued(
    run: Run, workshop: Workshop, tmp_path: Path
) -> None:
    run("survey", "issue", "lunch", *all_forms())
    frozen = (workshop.survey / "questionnaire.yaml").read_bytes()
    texts = {name: exported(tmp_path, name).read_bytes() for name in FILES if "txt" in name}
    change_guide(workshop, 'survey: "What is your recipe', 'survey: "How do you cook')

    done = run("survey", "issue", "lunch", *all_forms())

    assert "Edition 2 is new, with 18 questions. What has changed:" in done.stderr
    assert "changed: 15. How do you cook for the perfect lunch? (it was: What is" in done.stderr
    assert (workshop.survey / "questionnaire-1.yaml").read_bytes() == frozen
    assert {name: exported(tmp_path, name).read_bytes() for name in texts} == texts
    assert "e2q15\t1\t15. How do you cook" in exported(
        tmp_path, "lunch-edition-2-limesurvey.txt"
    ).read_text(encoding="utf-8-sig")


def test_an_earlier_edition_can_be_written_again_as_it_was(
    run: Run, workshop: Workshop, tmp_path: Path
) -> None:
    run("survey", "issue", "lunch", "--to", "limesurvey")
    path = exported(tmp_path, "lunch-edition-1-limesurvey.txt")
    first = path.read_bytes()
    change_guide(workshop, 'survey: "What is your recipe', 'survey: "How do you cook')
    run("survey", "issue", "lunch", "--to", "limesurvey")
    path.unlink()

    done = run("survey", "issue", "lunch", "--to", "limesurvey", "--edition", "1")

    assert done.returncode == 0, done
    assert path.read_bytes() == first
    assert "Edition 1, with 18 questions, as it was issued." in done.stderr


def test_what_the_room_added_is_asked_too_and_said_to_be_new(
    run: Run, workshop: Workshop, own: OwnSheets, tmp_path: Path
) -> None:
    run("survey", "issue", "lunch", "--to", "text")
    with closing(workshop.open_sheet("Table 1", now=NOON, own=own, key="k7f3")) as sheet:
        sheet.append(entry(StageChange, "k7f3.1", stage="bar", name="The bar"))

    done = run("survey", "issue", "lunch", "--to", "text")

    assert "new: 14. The bar: what must always happen?" in done.stderr
    assert "gone" not in done.stderr
    assert "15. The bar: what must never happen?" in exported(
        tmp_path, "lunch-edition-2.txt"
    ).read_text(encoding="utf-8")
    assert [each.edition for each in read_editions(workshop)[0]] == [2, 1]


def test_another_title_alone_is_a_new_edition_and_said_to_be_no_new_question(
    run: Run, workshop: Workshop
) -> None:
    run("survey", "issue", "lunch", "--to", "text")
    change_guide(workshop, 'title: "Lunch"', 'title: "Dinner"')

    done = run("survey", "issue", "lunch", "--to", "text")

    assert done.stdout == f"{Path('exports', 'lunch', 'survey', 'dinner-edition-2.txt')}\n"
    assert "what stands around the questions, or their order" in done.stderr


@pytest.mark.usefixtures("workshop")
def test_the_day_the_place_and_the_page_are_in_what_is_sent(run: Run, tmp_path: Path) -> None:
    wishes = ("--by", "2017-06-30", "--return-to", "The office", "--page", "https://x.example")

    run("survey", "issue", "lunch", "--to", "text", *wishes)

    text = exported(tmp_path, "lunch-edition-1.txt").read_text(encoding="utf-8")
    assert "Please answer by Friday 30 June 2017." in text
    assert "The office" in text
    assert "https://x.example" in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--to", "carrier-pigeon"), "'carrier-pigeon' is not one of"),
        (("--to", "text", "--page", "x.example"), "write the whole address"),
        (("--to", "text", "--by", "30/6/2017"), "does not match the format"),
        (("--to", "text", "--return-to", " \x1b"), "there are no words in it"),
        (("--to", "text", "--edition", "0"), "is not in the range"),
        ((), "Missing option '--to'"),
    ],
)
def test_wrong_usage_is_told_and_nothing_is_issued(
    run: Run, workshop: Workshop, words: tuple[str, ...], told: str
) -> None:
    done = run("survey", "issue", "lunch", *words)

    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert not workshop.survey.exists()


# What is refused


def assert_refused(done: subprocess.CompletedProcess[str], told: str) -> None:
    assert (done.returncode, done.stdout) == (1, ""), done
    assert done.stderr.startswith("journeymap: ")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.usefixtures("workshop")
def test_an_edition_that_was_never_issued_is_refused(run: Run) -> None:
    words = ("survey", "issue", "lunch", "--to", "text")
    assert_refused(run(*words, "--edition", "1"), "no survey was issued yet")
    run(*words)

    assert_refused(
        run(*words, "--edition", "3"), "there is no edition 3 of the survey. There are: 1."
    )


def test_a_guide_that_asks_nothing_is_refused(run: Run, tmp_path: Path) -> None:
    new_workshop(tmp_path / "workshops" / "silent", small_guide())

    done = run("survey", "issue", "silent", "--to", "text")

    assert_refused(done, "Write what the survey asks behind survey: in workshop.yaml.")


def test_without_the_library_nothing_is_issued_and_it_says_what_to_install(
    workshop: Workshop, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    script = (
        "import sys; sys.modules['openpyxl'] = None; from journeymap.cli import main;"
        "sys.argv = ['journeymap', 'survey', 'issue', 'lunch', '--to', 'text', '--to', 'xlsform'];"
        "main()"
    )

    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert_refused(done, "openpyxl: pip install 'journeymap[survey]'")
    assert not workshop.survey.exists()


def test_where_one_form_cannot_be_made_none_is_written_and_nothing_is_issued(
    run: Run, workshop: Workshop, tmp_path: Path
) -> None:
    change_guide(workshop, 'survey: "What is your recipe', f'survey: "{"x" * 40_000}')

    done = run("survey", "issue", "lunch", "--to", "text", "--to", "xlsform")

    assert_refused(done, "xlsform: a text of 40,027 characters does not fit into a cell")
    assert not exported(tmp_path, "").exists()
    assert not workshop.survey.exists()


@pytest.mark.usefixtures("workshop")
def test_where_the_forms_cannot_be_written_it_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "exports").touch()

    done = run("survey", "issue", "lunch", "--to", "text")

    assert (done.returncode, done.stdout) == (1, "")
    assert "lunch-edition-1.txt cannot be written" in done.stderr


def test_a_questionnaire_that_cannot_be_read_is_a_problem_of_the_workshop(
    run: Run, workshop: Workshop
) -> None:
    run("survey", "issue", "lunch", "--to", "text")
    assert run("check", "lunch").returncode == 0
    (workshop.survey / "questionnaire.yaml").write_text("edition: one\n", encoding="utf-8")

    checked = run("check", "lunch")

    where = Path("workshops", "lunch", "survey", "questionnaire.yaml")
    assert checked.returncode == 1
    assert checked.stdout.startswith(f"{where}:1: ")
    assert_refused(run("survey", "issue", "lunch", "--to", "text"), f"{where}:1: ")


@pytest.mark.parametrize(
    "fields",
    [
        {"stages": (), "activities": (Activity(kind="recipe", ask="?", survey="Your recipe?"),)},
        {"hear_back": HearBack(ask="How?", ways=("A letter",))},
        {"voice_question": "Who are you?"},
    ],
    ids=["only text", "only ways", "only the voice"],
)
def test_a_survey_of_one_question_is_issued_in_every_form(
    run: Run, tmp_path: Path, fields: dict[str, object]
) -> None:
    new_workshop(tmp_path / "workshops" / "lunch", small_guide(**fields))

    done = run("survey", "issue", "lunch", *all_forms())

    assert done.returncode == 0, done
    assert len(done.stdout.splitlines()) == len(FILES)
    book = load_workbook(exported(tmp_path, FILES[0]))
    assert ("choices" in book.sheetnames) == ("activities" not in fields)


def test_what_cannot_be_printed_is_told_in_one_sentence(workshop: Workshop, run: Run) -> None:
    change_guide(workshop, 'title: "Lunch"', 'title: "Lunch \\u0378"')

    done = run("survey", "issue", "lunch", "--to", "paper")

    assert done.returncode == 0, done
    assert done.stderr.startswith("no font on this machine has U+0378, so ‘(?)’ stands in lunch")
    assert "NotPrinted" not in done.stderr


def test_words_that_were_asked_about_and_then_erased_are_told_of_where_they_still_stand(
    workshop: Workshop, run: Run, tmp_path: Path
) -> None:
    asked = "Should we talk about the quarrel in the corner?"
    with closing(
        workshop.open_sheet("Table 1", now=NOON, own=OwnSheets(tmp_path / "own"))
    ) as sheet:
        key = sheet.key
        fields = {"ask": asked, "yields": "always"}
        sheet.append(entry(ActivityAdded, f"{key}.1", **fields))
    run("survey", "issue", "lunch", "--to", "xlsform")

    done = run("erase", "lunch", f"{key}.1", "--yes")

    assert "questionnaire.yaml: these words stand here still" in done.stderr
    assert "the forms here were made then. Delete them" in done.stderr


# What has changed


def asked(stage: str | None, activity: str, wording: str, code: str = "q1") -> Question:
    return Question(code=code, stage=stage, activity=activity, wording=wording)


def test_a_question_in_other_words_about_the_same_place_has_changed() -> None:
    was, now = asked("eating", "always", "Always?"), asked("eating", "always", "What, always?")

    changes = find_changes(questionnaire_of(was), questionnaire_of(now))

    assert (changes.new, changes.gone, changes.changed) == ((), (), ((was, now),))


def test_a_question_under_another_code_and_number_has_not_changed() -> None:
    same = asked("eating", "always", "Always?"), asked("eating", "always", "Always?", "e2q2")
    first = asked(None, "recipe", "Your recipe?", "e2q1")

    changes = find_changes(questionnaire_of(same[0]), questionnaire_of(first, same[1]))

    assert (changes.new, changes.gone, changes.changed) == ((first,), (), ())


def test_of_several_questions_about_one_place_none_is_taken_for_another() -> None:
    was = asked("eating", "always", "Always?")
    two = asked("eating", "always", "Hot?"), asked("eating", "always", "Cold?", "q2")

    changes = find_changes(questionnaire_of(was), questionnaire_of(*two))

    assert (changes.new, changes.gone, changes.changed) == (two, (was,), ())
