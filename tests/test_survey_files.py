"""The survey's files: erased from, gathered, checked and copied like the sheets."""

from __future__ import annotations

import csv
import shutil
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
from building import came_back, entry, take_in
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from journeymap.entries import Always, Never, Return, Said, Way
from journeymap.sheets.backups import Backups
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.returned_rows import without_cells
from journeymap.sheets.workshop import Workshop
from journeymap.survey.editions import issue, read_editions
from journeymap.survey.gathering import gather_survey, survey_problems

ONE = came_back(
    "ssss.1",
    (Always, {"text": 'My neighbour in flat 3, "loud"\nhe is'}),
    (Never, {"text": "no"}),
    (Way, {"way": "By phone"}),
)
OTHER = came_back("ssss.5", (Always, {"text": "no"}), (Never, {"text": "Cold food"}))


def fingerprint(of: list[object]) -> str:
    first = of[0]
    assert isinstance(first, Return)
    return first.fingerprint


ROWS = (
    "return,day,q1,q2,q3\r\n"
    f'{fingerprint([*ONE])},2017-05-18,"My neighbour in flat 3, ""loud""\nhe is",no,By phone\r\n'
    f"{fingerprint([*OTHER])},2017-05-18,no,Cold food,\r\n"
)


@pytest.fixture
def returned(workshop: Workshop, own: OwnSheets) -> Path:
    """Return the cleaned copy of two returns that were taken in."""
    take_in(workshop, own, ONE, OTHER)
    path = workshop.survey / "returns" / "2017-05-18.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(ROWS.encode())
    return path


@pytest.fixture
def stick(tmp_path: Path, workshop: Workshop) -> Workshop:
    """Return a copy of the workshop in which nothing is."""
    return Workshop(Path(shutil.copytree(workshop.folder, tmp_path / "stick" / "lunch")))


# Erasing


def test_erased_words_go_from_the_copy_of_the_return_and_every_other_byte_stays(
    run: Run, returned: Path
) -> None:
    done = run("erase", "lunch", "ssss.2", "--yes")

    assert done.returncode == 0, done
    assert returned.read_bytes().decode() == ROWS.replace(
        '"My neighbour in flat 3, ""loud""\nhe is"', ""
    )
    assert "2017-05-18.csv: erased here" in done.stderr


def test_short_words_go_from_the_row_of_their_return_alone(run: Run, returned: Path) -> None:
    run("erase", "lunch", "ssss.3", "--yes")

    assert returned.read_bytes().decode() == ROWS.replace('is",no,By', 'is",,By')


def test_a_way_to_hear_back_in_own_words_goes_too(run: Run, returned: Path) -> None:
    run("erase", "lunch", "ssss.4", "--yes")

    assert returned.read_bytes().decode() == ROWS.replace(",By phone", ",")


def test_a_whole_return_is_erased_and_no_star_of_it_counts(
    run: Run, returned: Path, workshop: Workshop
) -> None:
    run("split", "lunch", "ssss.2", "My neighbour in flat 3", "Loud he is")
    done = run("erase", "lunch", "ssss.1", "--yes")

    assert done.returncode == 0, done
    written = b"".join(path.read_bytes() for path in workshop.sheet_paths())
    for words in (b"flat 3", b"Loud he is", b"By phone"):
        assert words not in written + returned.read_bytes()
    board = workshop.read().board
    assert [each.entry.text for each in board.said()] == ["no", "Cold food"]
    assert [each.id for each in board.returns()] == ["ssss.5"]
    assert run("erase", "lunch", "ssss.1", "--yes").returncode == 0


def test_words_that_were_one_answer_of_several_columns_go_from_each(
    run: Run, workshop: Workshop, own: OwnSheets, returned: Path
) -> None:
    many = came_back("many.1", (Always, {"text": "Ask Gwen\nshe knows\nall of it"}))
    take_in(workshop, own, many)
    row = f'{fingerprint([*many])},2017-05-18,Ask Gwen,more,"she knows\nall of it"\r\n'
    returned.write_bytes((ROWS + row).encode())

    assert run("erase", "lunch", "many.2", "--yes").returncode == 0
    left = f"{fingerprint([*many])},2017-05-18,,more,\r\n"
    assert returned.read_bytes().decode() == ROWS + left


@pytest.mark.parametrize("erased", ["ssss.2", "tttt.2"])
def test_an_answer_that_two_laptops_have_taken_in_is_erased_on_both_sheets(
    run: Run, workshop: Workshop, own: OwnSheets, returned: Path, erased: str
) -> None:
    text = next(each.text for each in ONE if isinstance(each, Said))
    again = came_back("tttt.1", (Always, {"text": text}), fingerprint=fingerprint([*ONE]))
    take_in(workshop, own, again)
    run("split", "lunch", "tttt.2", "The neighbour in flat 3", "Loud")
    run("survey", "returns", "lunch", "--twice")

    assert run("erase", "lunch", erased, "--yes").returncode == 0
    written = b"".join(path.read_bytes() for path in workshop.sheet_paths())
    assert b"flat 3" not in written + returned.read_bytes()
    assert [each.entry.text for each in workshop.read().board.said()] == ["no", "no", "Cold food"]


def test_words_of_a_correction_and_of_what_was_written_first_go(run: Run, returned: Path) -> None:
    run("edit", "lunch", "ssss.7", "--text", "Cold soup")
    run("erase", "lunch", "ssss.7", "--yes")

    assert b"Cold food" not in returned.read_bytes()


def test_a_statement_that_is_erased_takes_the_whole_cell_it_stood_in(
    run: Run, returned: Path, workshop: Workshop
) -> None:
    done = run("split", "lunch", "ssss.2", "My neighbour in flat 3", "Loud he is")
    part = done.stdout.split()[1].rstrip(":")
    run("erase", "lunch", part, "--yes")

    assert b"flat 3" not in returned.read_bytes()
    said = {each.entry.text for each in workshop.read().board.said()}
    assert said == {"no", "Cold food", "Loud he is"}


def test_a_copy_that_cannot_be_changed_keeps_the_sheets_waiting_and_is_told(
    run: Run, returned: Path, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journeymap.sheets import disk, erasing

    run("capture", "lunch", "--sheet", "Office", typed="")
    write = disk.write_whole

    def full(path: Path, data: bytes) -> None:
        if path.suffix == ".csv":
            raise OSError(28, "No space left on device")
        write(path, data)

    (workshop.sheets / "office.ooff.yaml").write_text(
        '- sheet: "Office"\n  opened: 2017-05-18T12:00:00+00:00\n  id: ooff.0\n'
        "- erase: ssss.2\n  at: 2017-05-18T12:00:00+00:00\n  id: ooff.1\n",
        "utf-8",
    )
    monkeypatch.setattr(erasing, "write_whole", full)
    cleaned = erasing.erase(workshop)
    assert (returned, "No space left on device") in cleaned.failed
    assert "flat 3" in workshop.sheet_paths()[-1].read_text("utf-8")
    monkeypatch.undo()
    assert erasing.erase(workshop).failed == []
    assert b"flat 3" not in returned.read_bytes()


def test_dated_copies_are_cleaned_as_well(run: Run, returned: Path) -> None:
    copy = Path(run("backup", "lunch").stdout.strip())
    assert (copy / "survey" / "returns" / returned.name).read_bytes() == ROWS.encode()

    run("erase", "lunch", "ssss.2", "--yes")
    assert b"flat 3" not in (copy / "survey" / "returns" / returned.name).read_bytes()


CELLS = st.text(st.sampled_from('ab",\n\r; é'), max_size=6)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=5), st.integers(0, 4))
def test_a_table_stays_as_it_is_but_for_the_cells_that_are_told(
    rows: list[list[str]], at: int
) -> None:
    names = [f"r{number:016x}" for number in range(len(rows))]
    written = StringIO()
    table = [[name, *row] for name, row in zip(names, rows, strict=True)]
    csv.writer(written).writerows(table)
    data = written.getvalue().encode()
    gone = f"r{at:016x}"

    left = without_cells(data, {gone: lambda cell: "a" in cell})
    read = list(csv.reader(StringIO(left.decode(), newline="")))
    assert read == [
        ["" if row[0] == gone and "a" in each else each for each in row] for row in table
    ]
    if at >= len(rows) or not any("a" in each for each in rows[at]):
        assert left == data


# Gathering, checking, copying


def test_questionnaires_and_returns_that_are_not_here_are_brought_in(
    run: Run, workshop: Workshop, stick: Workshop, returned: Path
) -> None:
    issue(workshop, workshop.read().board, date(2017, 5, 18))

    done = run("gather", str(stick.folder), str(workshop.folder))
    assert done.returncode == 0, done
    assert "survey/questionnaire.yaml: new" in done.stdout
    assert "survey/returns/2017-05-18.csv: new" in done.stdout
    assert "2 returns in the survey" in done.stderr
    assert read_editions(stick) == (read_editions(workshop)[0], [])
    assert (stick.survey / "returns" / returned.name).read_bytes() == returned.read_bytes()
    again = run("gather", str(stick.folder), str(workshop.folder))
    assert again.stdout == ""


def test_an_older_or_newer_edition_is_brought_in_and_none_is_overwritten(
    workshop: Workshop, stick: Workshop
) -> None:
    first = issue(workshop, workshop.read().board, date(2017, 5, 18))
    guide = workshop.folder / "workshop.yaml"
    guide.write_text(guide.read_text("utf-8").replace("Deciding to come", "Setting out"), "utf-8")
    second = issue(workshop, workshop.read().board, date(2017, 5, 19))
    issue(stick, stick.read().board, date(2017, 5, 18))

    gather_survey(stick, [workshop.folder])
    assert read_editions(stick) == ([second, first], [])
    empty = Workshop(stick.folder.parent / "other")
    empty.folder.mkdir()
    shutil.copytree(workshop.survey, empty.survey)
    (empty.survey / "questionnaire-1.yaml").unlink()
    gather_survey(empty, [workshop.folder])
    assert read_editions(empty) == ([second, first], [])


def test_the_same_questions_issued_on_another_day_are_the_same_edition(
    workshop: Workshop, stick: Workshop
) -> None:
    issue(workshop, workshop.read().board, date(2017, 5, 18))
    issue(stick, stick.read().board, date(2017, 6, 1))

    assert gather_survey(workshop, [stick.folder]).beside == []


def test_an_edition_issued_otherwise_is_kept_beside_and_check_says_so(
    run: Run, workshop: Workshop, stick: Workshop
) -> None:
    ours = issue(workshop, workshop.read().board, date(2017, 5, 18))
    guide = stick.folder / "workshop.yaml"
    guide.write_text(guide.read_text("utf-8").replace("Deciding to come", "Setting out"), "utf-8")
    issue(stick, stick.read().board, date(2017, 5, 18))

    gathered = gather_survey(workshop, [stick.folder])
    assert len(gathered.beside) == 1
    assert read_editions(workshop) == ([ours], [])
    [problem] = survey_problems(workshop)
    assert "was issued elsewhere, with the number of another one" in str(problem)
    checked = run("check", "lunch")
    assert (checked.returncode, checked.stdout.count("\n")) == (1, 1)
    assert gather_survey(workshop, [stick.folder]).beside == []


def test_a_copy_of_returns_that_differs_is_kept_beside(
    workshop: Workshop, stick: Workshop, returned: Path
) -> None:
    theirs = stick.survey / "returns" / returned.name
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(b"return,day\n")

    gathered = gather_survey(workshop, [stick.folder])
    [name] = gathered.beside
    assert (workshop.folder / name).read_bytes() == b"return,day\n"
    assert returned.read_bytes() == ROWS.encode()


def test_what_was_erased_here_does_not_come_back_in_a_copy_of_returns(
    run: Run, workshop: Workshop, stick: Workshop, returned: Path
) -> None:
    shutil.copytree(workshop.survey, stick.survey)
    shutil.copytree(workshop.sheets, stick.sheets, dirs_exist_ok=True)
    run("erase", "lunch", "ssss.2", "--yes")
    (workshop.survey / "returns" / returned.name).unlink()

    run("gather", "lunch", str(stick.folder))
    assert b"flat 3" not in returned.read_bytes()
    assert b"Cold food" in returned.read_bytes()


def test_what_was_erased_there_goes_from_the_copy_of_returns_here(
    run: Run, workshop: Workshop, stick: Workshop, returned: Path
) -> None:
    shutil.copytree(workshop.sheets, stick.sheets, dirs_exist_ok=True)
    run("erase", str(stick.folder), "ssss.2", "--yes")

    run("gather", "lunch", str(stick.folder))
    assert b"flat 3" not in returned.read_bytes()


def test_check_tells_of_an_edition_that_cannot_be_read(run: Run, workshop: Workshop) -> None:
    workshop.survey.mkdir()
    (workshop.survey / "questionnaire.yaml").write_text("edition: one\n", "utf-8")

    checked = run("check", "lunch")
    assert checked.returncode == 1
    assert "questionnaire.yaml:1:" in checked.stdout


def test_check_tells_of_answers_whose_return_is_not_here(
    run: Run, workshop: Workshop, own: OwnSheets
) -> None:
    missing = [entry(Always, "ssss.1", text="Hot food", returned="zzzz.1")]
    take_in(workshop, own, missing)

    checked = run("check", "lunch")
    assert checked.returncode == 1
    assert "ssss.1 is an answer of the return zzzz.1, which is not here" in checked.stdout


def test_a_dated_copy_with_a_questionnaire_that_is_gone_is_not_deleted(
    workshop: Workshop, tmp_path: Path
) -> None:
    backups = Backups(tmp_path / "copies", keep=1, days=1)
    issue(workshop, workshop.read().board, date(2017, 5, 18))
    first = backups.make(workshop, datetime(2017, 5, 18, tzinfo=UTC))
    shutil.rmtree(workshop.survey)
    backups.make(workshop, datetime(2017, 6, 18, tzinfo=UTC))

    assert backups.prune(workshop, datetime(2017, 7, 18, tzinfo=UTC)) == []
    assert first is not None
    assert first.exists()


def test_a_copy_that_answers_for_no_edition_there_is_kept_beside_here(
    workshop: Workshop, stick: Workshop
) -> None:
    first = issue(stick, stick.read().board, date(2017, 5, 18))
    text = (stick.survey / "questionnaire.yaml").read_text("utf-8")
    copy = stick.survey / "questionnaire (conflicted copy).yaml"
    copy.write_text(text.replace("what must never happen", "what is bad"), "utf-8")

    gathered = gather_survey(workshop, [stick.folder])

    assert gathered.new == ["survey/questionnaire.yaml"]
    assert len(gathered.beside) == 1
    assert "what is bad" in (workshop.folder / gathered.beside[0]).read_text("utf-8")
    assert read_editions(workshop) == ([first], [])


def test_a_questionnaire_that_cannot_be_read_is_not_written_over_by_one_from_elsewhere(
    workshop: Workshop, stick: Workshop
) -> None:
    first = issue(stick, stick.read().board, date(2017, 5, 18))
    workshop.survey.mkdir()
    broken = workshop.survey / "questionnaire.yaml"
    broken.write_text("edition: one\n", encoding="utf-8")

    gathered = gather_survey(workshop, [stick.folder])

    assert gathered.new == ["survey/questionnaire-1.yaml"]
    assert broken.read_text(encoding="utf-8") == "edition: one\n"
    assert read_editions(workshop)[0] == [first]
