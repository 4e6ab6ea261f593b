"""`journeymap findings --to`: where it writes, what it says, what it refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run
from exported import FORMS, hazel_court_with_survey, leaks

from journeymap.findings.identity import contact_details_in
from journeymap.findings.looks import number_held_back

WHERE = {
    "markdown": "findings.md",
    "csv": "findings",
    "xlsx": "findings.xlsx",
    "json": "findings.json",
}


def two_workshops(run: Run, folder: Path) -> Path:
    """Make two workshops in which hot food is wanted, and return the folder for exports."""
    for name, sheet in (("north", "Table 1"), ("south", "Table 1")):
        run("new", name, "--template", "dining", "--title", f"Lunch in the {name}")
        done = run("capture", name, "--sheet", sheet, typed="/eating\n@resident\n+ Hot food\n")
        assert done.returncode == 0, done.stderr
    return folder / "exports"


def files_in(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


@pytest.mark.parametrize("form", FORMS)
def test_the_findings_of_a_workshop_go_into_its_folder_and_nothing_else_is_touched(
    run: Run, tmp_path: Path, form: str
) -> None:
    exports = two_workshops(run, tmp_path) / "north"
    exports.mkdir(parents=True)
    (exports / "summary.md").write_text("as it was")

    done = run("findings", "north", "--to", form)

    assert (done.returncode, done.stdout) == (0, f"exports/north/{WHERE[form]}\n"), done.stderr
    assert (exports / WHERE[form]).exists()
    assert (exports / "summary.md").read_text() == "as it was"
    assert {name.split("/")[0] for name in files_in(exports)} == {"summary.md", WHERE[form]}


def test_the_findings_of_several_workshops_go_into_exports_here_under_a_name_that_says_so(
    run: Run, tmp_path: Path
) -> None:
    exports = two_workshops(run, tmp_path)

    done = run("findings", "north", "south", "--to", "markdown")

    assert done.stdout == "exports/findings-of-north-and-south.md\n"
    account = (exports / "findings-of-north-and-south.md").read_text()
    assert "# The findings of 2 workshops" in account
    assert "At north: 1 in the room" in account
    assert "At south: 1 in the room" in account


def test_workshops_whose_folders_are_called_the_same_are_told_apart(
    run: Run, tmp_path: Path
) -> None:
    two_workshops(run, tmp_path)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "workshops" / "south").rename(tmp_path / "elsewhere" / "north")

    done = run("findings", "north", "elsewhere/north", "--to", "csv")

    assert done.stdout == "exports/findings-of-north-1-and-north-2\n"
    assert "north-2 is the workshop in elsewhere/north\n" in done.stderr
    written = tmp_path / "exports" / "findings-of-north-1-and-north-2"
    rows = (written / "by-workshop.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert [row.split(",")[1:3] for row in rows] == [['"north-1"', "1"], ['"north-2"', "1"]]


def test_what_is_for_the_team_only_says_so_and_has_another_name(run: Run, tmp_path: Path) -> None:
    exports = two_workshops(run, tmp_path)
    run("findings", "north", "--to", "json")
    before = files_in(exports)

    done = run("findings", "north", "--to", "json", "--small-groups", "--by", "voices")

    assert done.stdout == "exports/north/findings-for-the-team-only.json\n"
    assert "For the service team only: small groups can be told in it." in done.stderr
    assert before.items() < files_in(exports).items()


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--small-groups",), "--small-groups goes with --to"),
        (("--json", "--to", "csv"), "choose one"),
        (("--to", "csv", "--by", "voices"), "the shares of small groups could be worked out"),
        (("--to", "pdf"), "pdf"),
    ],
)
def test_options_that_contradict_each_other_are_wrong_usage(
    run: Run, tmp_path: Path, options: tuple[str, ...], why: str
) -> None:
    exports = two_workshops(run, tmp_path)

    done = run("findings", "north", *options)

    assert done.returncode == 2
    assert why in " ".join(done.stderr.split())
    assert not exports.exists()


def test_where_it_cannot_be_written_what_was_there_stays(run: Run, tmp_path: Path) -> None:
    exports = two_workshops(run, tmp_path)
    exports.write_text("a file where a folder is wanted")

    done = run("findings", "north", "--to", "csv")

    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert exports.read_text() == "a file where a folder is wanted"


def test_without_openpyxl_it_says_what_to_install(
    run: Run, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    two_workshops(run, tmp_path)
    (tmp_path / "openpyxl.py").write_text("raise ModuleNotFoundError(name='openpyxl')\n")
    surroundings["PYTHONPATH"] = str(tmp_path)

    done = run("findings", "north", "--to", "xlsx")

    assert done.returncode == 1, sys.path
    assert done.stderr.startswith("journeymap: to write xlsx, one more thing has to be installed")
    assert "pip install 'journeymap[survey]'" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on the size of files")
def test_where_there_is_no_room_to_make_a_workbook_it_says_so(run: Run, tmp_path: Path) -> None:
    run("demo")
    command = f"ulimit -f 4; exec {sys.executable} -m journeymap findings hazel-court-lunch"

    done = subprocess.run(
        ["/bin/sh", "-c", f"{command} --to xlsx"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert "the findings are not written" in done.stderr
    assert not list((tmp_path / "exports").rglob("*.xlsx"))


def test_no_id_no_hour_no_contact_detail_and_nothing_held_back_leaves_hazel_court(
    run: Run, samples: Path, tmp_path: Path
) -> None:
    workshop = hazel_court_with_survey(run, samples, tmp_path)
    of = workshop.read().board

    for form in FORMS:
        for team in ((), ("--small-groups",)):
            done = run("findings", workshop.name, "--to", form, *team)
            assert done.returncode == 0, done.stderr
            assert "8 answers held back" in done.stderr

    written = files_in(workshop.exports).items()
    files = {name: what for name, what in written if name.startswith("findings")}
    assert len(files) == 2 * (3 + 14)
    assert number_held_back(of) == 8
    assert leaks(files, of) == []
    texts = [what.decode() for name, what in files.items() if not name.endswith(".xlsx")]
    assert contact_details_in(texts) == []


def test_erasing_takes_the_words_out_of_all_that_was_written(run: Run, tmp_path: Path) -> None:
    exports = two_workshops(run, tmp_path)
    for form in FORMS:
        run("findings", "north", "--to", form)
        run("findings", "north", "south", "--to", form, "--small-groups")
    drafted = run("feedback", "north", "--to", "markdown", "--draft")
    assert drafted.returncode == 0, drafted.stderr
    (exports / "notes.md").write_text("ours")
    said = run("show", "north", "--json").stdout
    entry_id = said.split('"id": "')[1].split('"')[0]

    done = run("erase", "north", entry_id)

    assert done.returncode == 0, done.stderr
    assert "34 files of findings" in done.stderr
    assert set(files_in(exports)) == {"north/summary.md", "notes.md"}
