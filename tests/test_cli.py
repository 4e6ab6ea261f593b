from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

import journeymap.demo
from journeymap.sheets.workshop import Workshop

Done = subprocess.CompletedProcess[str]
NOTES = Path(journeymap.demo.__file__).parent / "notes-table-1.txt"
BOARD_KEYS = {"workshop", "title", "stages", "entries", "problems"}
ENTRY_KEYS = {"id", "kind", "text", "stage", "voice", "source", "sheet", "at", "echoes"}
KEYS_OF_SOME = {"critic": {"stars"}, "recipe": {"ingredients", "method"}}


def assert_refused(done: Done, *told: str, code: int = 1) -> None:
    """Check that a command said what was wrong, clearly, and printed no result."""
    assert done.returncode == code, done
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    for each in told:
        assert each in done.stderr


def assert_refused_in_one_sentence(done: Done, *told: str) -> None:
    assert_refused(done, *told)
    assert done.stderr.startswith("journeymap: ")
    assert done.stderr.count("\n") == 1


def shown(run: Run, *words: str) -> dict[str, Any]:
    board: dict[str, Any] = json.loads(run("show", "lunch", *words, "--json").stdout)
    return board


def said(run: Run) -> list[str]:
    return [entry["text"] for entry in shown(run)["entries"]]


@pytest.fixture
def told(workshop: Workshop, run: Run) -> str:
    """Return the id of the one thing that has been said in the workshop."""
    assert run("capture", workshop.name, "--sheet", "Table 1", typed="/eating\n- Cold\n").stdout
    return str(shown(run)["entries"][0]["id"])


# Without a workshop


@pytest.mark.parametrize(
    "words",
    [
        ("show", "nowhere"),
        ("check", "nowhere"),
        ("capture", "nowhere", "--sheet", "Table 1"),
        ("feedback", "nowhere", "--to", "markdown"),
        ("withdraw", "nowhere", "k7f3.1"),
    ],
    ids=lambda words: str(words[0]),
)
def test_a_workshop_that_does_not_exist_is_told_in_one_sentence(
    run: Run, words: tuple[str, ...]
) -> None:
    assert_refused_in_one_sentence(run(*words), "there is no workshop ‘nowhere’ here")


@pytest.mark.usefixtures("workshop")
def test_a_workshop_that_does_not_exist_is_told_beside_those_that_do(run: Run) -> None:
    assert_refused_in_one_sentence(run("show", "nowhere"), "There are: lunch.")


def test_a_folder_that_is_no_workshop_is_told_in_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()

    assert_refused_in_one_sentence(run("show", "photos"), "but not a workshop", "workshop.yaml")


@pytest.mark.usefixtures("workshop")
def test_without_a_terminal_journeymap_alone_lists_the_workshops(run: Run) -> None:
    assert run().stdout == "lunch: Lunch\n"


@pytest.mark.usefixtures("workshop")
def test_without_a_terminal_the_capture_screen_says_what_to_use_instead(run: Run) -> None:
    assert_refused_in_one_sentence(
        run("open", "lunch", "--sheet", "Table 1"), 'journeymap capture lunch --sheet "Table 1"'
    )


# New


def test_a_new_workshop_is_made_from_a_template(run: Run) -> None:
    done = run("new", "Hazel Court lunch", "--template", "dining", "--title", "Lunch: what now?")

    assert (done.returncode, done.stdout) == (0, "workshops/hazel-court-lunch/workshop.yaml\n")
    board = json.loads(run("show", "hazel-court-lunch", "--json").stdout)
    assert board["title"] == "Lunch: what now?"
    assert [stage["stage"] for stage in board["stages"]] == [
        "deciding", "arriving", "seated", "ordering", "eating", "leaving",
    ]  # fmt: skip


def test_a_new_workshop_may_have_a_journey_of_its_own(run: Run) -> None:
    stages = ("--stage", "waiting=The waiting room", "--stage", "seen=Being seen")
    done = run("new", "clinic", "--template", "dining", *stages)

    assert done.returncode == 0
    assert json.loads(run("show", "clinic", "--json").stdout)["stages"] == [
        {"stage": "waiting", "name": "The waiting room"},
        {"stage": "seen", "name": "Being seen"},
    ]
    assert run("check", "clinic").returncode == 0


def test_a_workshop_that_is_there_is_never_made_again(run: Run, workshop: Workshop) -> None:
    before = (workshop.folder / "workshop.yaml").read_bytes()

    assert_refused_in_one_sentence(run("new", "lunch"), "is there already")
    assert (workshop.folder / "workshop.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("new", "lunch", "--template", "picnic"), "There are: dining, blank."),
        (("new", "lunch", "--stage", "At Table=At the table"), '--stage arriving="Coming in"'),
        (("new", "lunch", "--stage", "a=A", "--stage", "a=B"), "‘a’"),
        (("new", "lunch", "--title", "\u202e"), "--title"),
        (("new", "???"), "at least one letter or digit"),
        (("new", "lunch", "--colour", "red"), "--colour"),
        (("dance",), "dance"),
        (("capture", "lunch"), "--sheet"),
        (("capture", "lunch", "--sheet", " "), "A sheet needs a name"),
        (("feedback", "lunch", "--to", "song"), "song"),
        (("edit", "lunch", "k7f3.1"), "Say what to change"),
    ],
)
def test_wrong_usage_is_told_with_exit_code_2(
    run: Run, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    assert_refused(run(*words), told, code=2)
    assert not (tmp_path / "workshops").exists()


# What is wrong with the files


@pytest.mark.parametrize("command", ["capture", "feedback", "withdraw"])
def test_a_broken_guide_is_told_and_nothing_is_written(
    run: Run, workshop: Workshop, command: str
) -> None:
    guide = workshop.folder / "workshop.yaml"
    guide.write_text("title: Lunch\nstages: [seated\n", encoding="utf-8")
    options = {
        "capture": ["--sheet", "T"],
        "feedback": ["--to", "markdown"],
        "withdraw": ["k7f3.1"],
    }

    done = run(command, "lunch", *options[command], typed="+ Hello\n")

    assert_refused_in_one_sentence(done, "workshop.yaml:3: this is not YAML", "safe in the sheets")
    assert list((workshop.folder / "sheets").iterdir()) == []


@pytest.mark.usefixtures("told")
def test_what_was_said_is_shown_though_the_guide_is_broken(run: Run, workshop: Workshop) -> None:
    (workshop.folder / "workshop.yaml").write_text("stages: [", encoding="utf-8")

    done = run("show", "lunch")

    assert done.returncode == 1
    assert "Cold" in done.stdout
    assert "workshop.yaml:" in done.stderr


@pytest.mark.usefixtures("told")
def test_check_names_every_problem_with_its_path_and_line(run: Run, workshop: Workshop) -> None:
    [sheet] = (workshop.folder / "sheets").iterdir()
    with sheet.open("a", encoding="utf-8") as file:
        file.write("- always: x\n  stage: garden\n  at: 2017-05-18\n  id: zzzz.1\n- hello\n")

    done = run("check", "lunch")

    assert done.returncode == 1
    assert [line.split(": ")[0].split(":")[1] for line in done.stdout.splitlines()] == ["9", "13"]
    assert f"{sheet.name}:9: there is no stage ‘garden’. Mend it" in done.stdout


@pytest.mark.usefixtures("told")
def test_check_is_content_with_a_workshop_without_problems(run: Run) -> None:
    assert (run("check", "lunch").returncode, run("check", "lunch").stdout) == (0, "")


def test_where_nothing_can_be_written_nothing_is_said_to_be_saved(
    run: Run, workshop: Workshop
) -> None:
    (workshop.folder / "sheets").rmdir()
    (workshop.folder / "sheets").touch()

    done = run("capture", "lunch", "--sheet", "Table 1", typed="/eating\n- Cold\n")

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "not saved: " in done.stdout
    assert "line 2: - Cold" in done.stderr
    assert "All other lines are saved" not in done.stdout


@pytest.mark.usefixtures("workshop")
def test_where_the_summary_cannot_be_written_it_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "exports").touch()

    assert_refused_in_one_sentence(run("feedback", "lunch", "--to", "markdown"), "cannot be")


# Capture and show


@pytest.mark.usefixtures("workshop")
def test_notes_from_a_pipe_are_shown_with_exactly_the_documented_keys(run: Run) -> None:
    done = run("capture", "lunch", "--sheet", "Table 1", typed=NOTES.read_text(encoding="utf-8"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "65 lines: " in done.stdout.splitlines()[-1]

    board = shown(run)

    assert board.keys() == BOARD_KEYS
    assert (board["workshop"], board["title"], board["problems"]) == ("lunch", "Lunch", [])
    assert board["stages"][0] == {"stage": "deciding", "name": "Deciding to come"}
    for entry in board["entries"]:
        assert entry.keys() == ENTRY_KEYS | KEYS_OF_SOME.get(entry["kind"], set())
        assert entry["sheet"] == "Table 1"


def test_a_problem_is_shown_with_exactly_the_documented_keys(run: Run, workshop: Workshop) -> None:
    (workshop.folder / "sheets" / "table-1.k7f3.yaml").write_text("- hello\n", encoding="utf-8")

    [problem] = shown(run)["problems"]

    assert problem.keys() == {"path", "line", "message"}


@pytest.mark.usefixtures("workshop")
def test_lines_that_cannot_be_taken_are_listed_and_all_others_are_kept(run: Run) -> None:
    done = run(
        "capture", "lunch", "--sheet", "Table 1", typed="/eating\n+ Hot\n/garden\n- Late\nCold\n"
    )

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "line 3: /garden\n    there is no stage ‘garden’. The stages are" in done.stderr
    assert "line 5: Cold\n" in done.stderr
    assert [(each["text"], each["stage"]) for each in shown(run)["entries"]] == [
        ("Hot", "eating"),
        ("Late", None),
    ]


@pytest.mark.usefixtures("workshop")
def test_lines_that_cannot_be_taken_are_parked_on_request(run: Run) -> None:
    done = run("capture", "lunch", "--sheet", "Table 1", "--park-unread", typed="Cold\n")

    assert done.returncode == 0
    assert said(run) == ["Cold"]


@pytest.mark.usefixtures("told")
def test_show_can_be_of_one_stage(run: Run) -> None:
    assert "Cold" in run("show", "lunch", "--stage", "eat").stdout
    assert shown(run, "--stage", "arriving")["entries"] == []
    assert_refused_in_one_sentence(
        run("show", "lunch", "--stage", "garden"), "there is no stage ‘garden’", "deciding, arriv"
    )


# Decisions


def test_what_is_edited_withdrawn_and_undone_comes_round_again(
    run: Run, workshop: Workshop, told: str
) -> None:
    [sheet] = (workshop.folder / "sheets").iterdir()
    first_written = sheet.read_bytes()
    turns = []
    for words in (("edit", "lunch", told, "--text", "Hot"), ("undo", "lunch", told),
                  ("withdraw", "lunch", told), ("undo", "lunch", told)):  # fmt: skip
        done = run(*words)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("saved ")
        turns.append(said(run))

    assert turns == [["Hot"], ["Cold"], [], ["Cold"]]
    assert sheet.read_bytes() == first_written, "a decision is an entry of its own"


def test_an_edit_changes_each_field_it_is_given(run: Run, told: str) -> None:
    run("edit", "lunch", told, "--stage", "seated", "--voice", "staff")
    [entry] = shown(run)["entries"]
    assert (entry["stage"], entry["voice"]) == ("seated", "staff")

    run("edit", "lunch", told, "--stage", "", "--voice", "")
    [entry] = shown(run)["entries"]
    assert (entry["stage"], entry["voice"]) == (None, None)


@pytest.mark.parametrize(
    "words", [("edit", "lunch", "zzzz.9", "--text", "x"), ("withdraw", "lunch", "zzzz.9"),
              ("undo", "lunch", "zzzz.9")]
)  # fmt: skip
def test_a_decision_about_what_is_not_there_is_refused(
    run: Run, workshop: Workshop, words: tuple[str, ...]
) -> None:
    assert_refused_in_one_sentence(run(*words), "there is no entry zzzz.9")
    assert list((workshop.folder / "sheets").iterdir()) == []


def test_an_edit_to_something_that_cannot_be_is_refused(run: Run, told: str) -> None:
    assert_refused_in_one_sentence(run("edit", "lunch", told, "--stars", "3"), "has no stars")
    assert said(run) == ["Cold"]


# Feedback and demo


@pytest.mark.usefixtures("told")
def test_the_summary_is_written_and_its_place_printed(run: Run, tmp_path: Path) -> None:
    done = run("feedback", "lunch", "--to", "markdown", "--draft")

    draft = Path("exports", "lunch", "draft-summary.md")
    assert (done.returncode, done.stdout) == (0, f"{draft}\n")
    summary = (tmp_path / draft).read_text(encoding="utf-8")
    assert "- “Cold” (1 person)" in summary


@pytest.mark.usefixtures("workshop")
def test_possible_names_are_pointed_at_before_the_summary_goes_out(run: Run) -> None:
    run("capture", "lunch", "--sheet", "Table 1", typed="+ My friend Joan saves me a seat\n")

    assert "Joan" in run("feedback", "lunch", "--to", "markdown").stderr


def test_the_demo_prints_the_summary_it_wrote_and_twice_is_as_good_as_once(
    run: Run, tmp_path: Path
) -> None:
    def files() -> dict[Path, bytes]:
        made = [*(tmp_path / "workshops").rglob("*"), *(tmp_path / "exports").rglob("*")]
        return {path: path.read_bytes() for path in made if path.is_file()}

    first = run("demo")
    after_first = files()
    second = run("demo")

    summary = tmp_path / "exports" / "hazel-court-lunch" / "summary.md"
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout == second.stdout == summary.read_text(encoding="utf-8")
    assert first.stdout.startswith("# Lunch at Hazel Court: what you said, and what we do\n")
    assert files() == after_first
    assert run("check", "hazel-court-lunch").returncode == 0


def test_where_the_demo_cannot_be_made_it_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "workshops").touch()

    assert_refused_in_one_sentence(run("demo"), "cannot be made")


# Help


WHAT_IS_IMPORTED = """
import sys
from importlib.metadata import packages_distributions
before = set(sys.modules)
from journeymap.cli.root import journeymap
try:
    journeymap.main(sys.argv[1:], standalone_mode=False)
finally:
    imported = {each.split(".")[0] for each in set(sys.modules) - before}
    libraries = imported & packages_distributions().keys() - {"journeymap"}
    rooms = {".".join(each.split(".")[:2]) for each in sys.modules if "journeymap." in each}
    print(*sorted(libraries | rooms), file=sys.stderr)
"""


def imported_by(*words: str, cwd: Path, env: dict[str, str]) -> set[str]:
    """Run a command and return the libraries that it imports, and the rooms of the house."""
    done = subprocess.run(
        [sys.executable, "-c", WHAT_IS_IMPORTED, *words],
        cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout
    return set(done.stderr.splitlines()[-1].split())


def test_help_imports_click_and_nothing_of_the_house_but_its_commands(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    imported = imported_by("--help", cwd=tmp_path, env=surroundings)

    assert imported == {"click", "journeymap.cli", "journeymap.cleaning", "journeymap.counting"}


@pytest.mark.usefixtures("workshop")
def test_show_imports_what_reads_a_workshop_and_no_more(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    imported = imported_by("show", "lunch", cwd=tmp_path, env=surroundings)

    libraries = {each for each in imported if not each.startswith("journeymap.")}
    of_pydantic = {"pydantic_core", "annotated_types", "typing_extensions", "typing_inspection"}
    assert {"pydantic", "yaml"} <= libraries
    assert libraries <= {"click", "platformdirs", "pydantic", "yaml", *of_pydantic}
    rooms = {"tui", "survey", "feedback", "printing", "serving", "demo", "plain_words"}
    assert not imported & {f"journeymap.{room}" for room in rooms}


@pytest.mark.usefixtures("workshop")
def test_show_imports_neither_the_session_nor_what_looks_at_returns_where_there_are_none(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    script = (
        "import sys; from journeymap.cli.root import journeymap;"
        "journeymap.main(['show', 'lunch'], standalone_mode=False);"
        "print(*(each in sys.modules for each in sys.argv[1:]))"
    )
    asked = ["journeymap.board", "journeymap.capture.session", "journeymap.findings.looks"]

    done = subprocess.run(
        [sys.executable, "-c", script, *asked],
        cwd=tmp_path, env=surroundings, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip

    assert done.stdout.splitlines()[-1] == "True False False"


def test_no_other_command_is_imported_than_the_one_that_is_run() -> None:
    script = (
        "import sys; from journeymap.cli.root import journeymap;"
        "journeymap.main(['show', '--help'], standalone_mode=False);"
        "print(*('journeymap.cli.' + each in sys.modules for each in ('show', 'new', 'open')))"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True
    )

    assert done.stdout.splitlines()[-1] == "True False False"


def test_a_command_with_a_slip_in_its_name_is_told_the_one_that_is_meant(run: Run) -> None:
    refused = run("shwo")

    assert refused.returncode == 2
    assert "Did you mean 'show'?" in refused.stderr


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout == f"journeymap, version {journeymap.__version__}\n"


@pytest.mark.skipif(os.name == "nt", reason="a pipe that nobody reads is another matter there")
@pytest.mark.usefixtures("workshop")
def test_a_pipe_that_nobody_reads_makes_no_traceback(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m journeymap show lunch | true'],
        cwd=tmp_path, env=surroundings, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert "Traceback" not in done.stderr
