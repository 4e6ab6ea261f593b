"""`journeymap survey returns`, in processes of its own."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pytest
from conftest import Run
from returning import (
    bytes_of,
    issued_workshop,
    read_rows,
    taken,
    write_rows,
)

from journeymap.board import Board
from journeymap.entries import Way
from journeymap.sheets.workshop import Workshop
from journeymap.survey.asking import questions_of
from journeymap.survey.editions import read_editions
from journeymap.survey.returns.last_time import as_last_time
from journeymap.survey.returns.matching import read_columns
from journeymap.survey.returns.opening import open_table

LUNCH = "lunch"
SAMPLE_FILES = 7
SEVERAL_VOICES = (
    "chose more than one voice, and one was kept: the first in the order of the questions."
)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return issued_workshop(tmp_path / "workshops" / LUNCH)


@pytest.fixture
def survey(samples: Path) -> Path:
    return samples / "hazel-court" / "survey"


def google(workshop: Workshop, path: Path, rows: list[dict[str, str]]) -> Path:
    """Write a file as Google Forms does, with the answers by the codes of the questions."""
    questions = questions_of(workshop.read().board)
    heading = ["Timestamp", *(question.wording for question in questions)]
    codes = ["at", *(question.code for question in questions)]
    return write_rows(path, [heading, *([row.get(code, "") for code in codes] for row in rows)])


def test_it_takes_in_what_matches_and_says_what_became_of_every_row(
    run: Run, workshop: Workshop, survey: Path
) -> None:
    done = run("survey", "returns", LUNCH, str(survey / "limesurvey.csv"))

    assert done.returncode == 0, done.stderr
    first, *others = done.stdout.splitlines()
    assert first == "limesurvey.csv: 37 rows: 37 taken in (of these 1 partial)."
    assert others[0] == "294 entries made of the answers:"
    assert "1. Which of these is most like you?: 37" in [line.strip() for line in others]
    assert "18 of 18 questions found" in done.stderr
    assert "Left out, as it could lead to a person: ‘seed. Seed’" in done.stderr
    assert f"journeymap look {LUNCH}" in done.stderr
    assert len(workshop.read().board.returns()) == 37
    again = run("survey", "returns", LUNCH, str(survey / "limesurvey.csv"))
    assert again.stdout == "limesurvey.csv: 37 rows: 0 taken in, 37 here already.\n"


def test_several_files_are_each_taken_in_by_themselves(
    run: Run, workshop: Workshop, survey: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_text('Timestamp,"never closed\n1,2\n')
    files = [str(survey / "kobo.csv"), str(broken), str(survey / "qualtrics.csv")]

    done = run("survey", "returns", LUNCH, *files)

    assert done.returncode == 1
    assert re.findall(r"^(\S+): 36 rows", done.stdout, re.MULTILINE) == [
        "kobo.csv",
        "qualtrics.csv",
    ]
    assert "broken.csv was not taken in" in done.stderr
    assert len(workshop.read().board.returns()) == 72


def test_a_dry_run_shows_the_columns_and_keeps_nothing_but_a_columns_file(
    run: Run, workshop: Workshop, survey: Path, tmp_path: Path
) -> None:
    before = bytes_of(workshop.folder)

    done = run("survey", "returns", LUNCH, str(survey / "surveymonkey.csv"), "--dry-run")

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].split()[:2] == ["Column", "Heading"]
    assert bytes_of(workshop.folder) == before
    made = tmp_path / "surveymonkey.columns.yaml"
    assert done.stdout.splitlines()[-1] == made.name
    text = made.read_text()
    again = run("survey", "returns", LUNCH, str(survey / "surveymonkey.csv"), "--dry-run")
    assert "stays as it is" in again.stderr
    assert made.read_text() == text
    with_it = run(
        "survey", "returns", LUNCH, str(survey / "surveymonkey.csv"), "--columns", made.name
    )
    assert with_it.returncode == 0, with_it.stderr
    assert "36 taken in" in with_it.stdout


def test_where_nobody_can_be_asked_it_takes_in_only_what_matches_wholly(
    run: Run, workshop: Workshop, survey: Path, tmp_path: Path
) -> None:
    rows = read_rows(survey / "google-forms.csv")
    file = write_rows(tmp_path / "less.csv", [row[:-1] for row in rows])
    before = bytes_of(workshop.folder)

    done = run("survey", "returns", LUNCH, str(file))

    assert done.returncode == 1
    assert done.stdout == ""
    assert all(option in done.stderr for option in ("--dry-run", "--columns", "--yes"))
    assert "No column has answers to question 18." in done.stderr
    assert bytes_of(workshop.folder) == before
    told_to = run("survey", "returns", LUNCH, str(file), "--yes")
    assert told_to.returncode == 1, "a question has no answers, which is a problem"
    assert "36 taken in" in told_to.stdout


def test_dates_that_can_be_read_two_ways_are_not_guessed(
    run: Run, workshop: Workshop, tmp_path: Path
) -> None:
    rows = [{"at": "4/5/2026 10:00:00", "q1": "I work here", "q2": "Soup"}]
    file = google(workshop, tmp_path / "g.csv", rows)

    done = run("survey", "returns", LUNCH, str(file))

    assert done.returncode == 1
    assert "4/5/2026 can be read two ways" in done.stderr
    assert "--dates" in done.stderr
    assert run("survey", "returns", LUNCH, str(file), "--dates", "day-first").returncode == 0
    (back,) = workshop.read().board.returns()
    assert back.at.date().isoformat() == "2026-05-04"


def test_the_file_of_another_survey_is_refused_and_nothing_is_kept(
    run: Run, workshop: Workshop, tmp_path: Path
) -> None:
    file = write_rows(tmp_path / "other.csv", [["Shoe size", "Colour"], ["8", "red"]])
    before = bytes_of(workshop.folder)

    done = run("survey", "returns", LUNCH, str(file), "--yes")

    assert done.returncode == 1
    assert "no column of it answers a question" in done.stderr
    assert "--dry-run" in done.stderr
    assert bytes_of(workshop.folder) == before


def bad_files(folder: Path, workshop: Workshop) -> dict[str, Path]:
    whole = google(
        workshop,
        folder / "g.csv",
        [{"at": f"6/25/2017 10:{n // 60:02}:{n % 60:02}", "q2": f"food {n}"} for n in range(1500)],
    ).read_bytes()
    half = len(whole) // 2
    spoilt = {
        "unclosed": whole[:half] + b'\n6/25/2017 9:00:00,"never closed\n' + whole[half:],
        "nul": whole[:half] + b"\x00" + whole[half:],
        "mixed": whole[:half] + b"caf\xe9 \xc5\xb5" + whole[half:],
        "long": whole + b'6/25/2017 9:00:00,,"' + b"x" * 10_000_000 + b'"\n',
        "no headings": b"\n".join(whole.splitlines()[1:]),
        "empty": b"",
        "headings twice": whole.replace(b"\n", b",Again,Again\n", 1),
        "dates": whole + b"25/6/2017 9:00:00,,Soup\n",
        "a picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    }
    paths = {}
    for name, data in spoilt.items():
        paths[name] = folder / f"{name.replace(' ', '-')}.csv"
        paths[name].write_bytes(data)
    return paths


def test_bad_files_are_refused_with_a_sentence_and_nothing_is_kept(
    run: Run, workshop: Workshop, tmp_path: Path
) -> None:
    before = bytes_of(workshop.folder)
    for name, path in bad_files(tmp_path, workshop).items():
        done = run("survey", "returns", LUNCH, str(path))
        said = done.stderr.strip().splitlines()[-1]

        assert done.returncode == 1, name
        assert "Traceback" not in done.stderr, name
        assert done.stdout == "", name
        assert path.name in said or "g.csv" in said, name
        assert said.endswith("."), name
        assert bytes_of(workshop.folder) == before, name


@pytest.mark.usefixtures("workshop")
def test_a_file_that_is_not_there_is_told(run: Run) -> None:
    done = run("survey", "returns", LUNCH, "nowhere.csv")

    assert done.returncode == 1
    assert "nowhere.csv" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("workshop")
def test_without_a_file_it_is_wrong_usage(run: Run) -> None:
    assert run("survey", "returns", LUNCH).returncode == 2


# ---- two laptops


def test_what_two_laptops_have_taken_in_is_told_and_taken_back_and_counts_once(
    run: Run, workshop: Workshop, survey: Path, tmp_path: Path
) -> None:
    other = Workshop(tmp_path / "elsewhere" / LUNCH)
    shutil.copytree(workshop.folder, other.folder)
    taken(workshop, survey / "google-forms.csv")
    taken(other, survey / "google-forms-resaved-by-excel.csv")
    once = sorted(standing.entry.text for standing in workshop.read().board.said())
    ways = len(workshop.read().board.changes(Way))

    gathered = run("gather", LUNCH, str(other.folder))

    assert gathered.returncode == 1
    assert "36 returns on this sheet are on survey." in gathered.stderr
    assert "journeymap survey returns WORKSHOP --twice" in gathered.stderr
    back = run("survey", "returns", LUNCH, "--twice")
    assert back.returncode == 0, back.stderr
    assert back.stdout.startswith("36 returns were here twice: ")
    board = workshop.read().board
    assert len(board.returns()) == 36
    assert len(board.said()) == len(once)
    assert len(board.changes(Way)) == ways
    assert workshop.read().problems == []
    assert run("check", LUNCH).returncode == 0
    again = run("survey", "returns", LUNCH, "--twice")
    assert again.stdout.startswith("0 returns")


# ---- in a terminal


class Terminal:
    """A command in a terminal of its own."""

    def __init__(self, words: list[str], folder: Path, surroundings: dict[str, str]) -> None:
        import pty

        self._master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "journeymap", *words],
            cwd=folder,
            env={**surroundings, "TERM": "xterm-256color"},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=lambda: _own_terminal(slave),  # noqa: PLW1509 -- no threads here
        )
        os.close(slave)
        self.text = ""

    def wait_for(self, words: str) -> None:
        """Read until some words are on the screen."""
        while words not in self.text:
            self.text += os.read(self._master, 10_000).decode(errors="replace")

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def end(self) -> int:
        """Read to the end, and return the exit code."""
        try:
            while more := os.read(self._master, 10_000):
                self.text += more.decode(errors="replace")
        except OSError:  # the other side is closed
            pass
        os.close(self._master)
        return self.process.wait(60)


def _own_terminal(slave: int) -> None:
    import fcntl
    import termios

    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)


pytest_terminal = pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals here")


@pytest_terminal
def test_in_a_terminal_it_asks_first_and_no_is_no(
    workshop: Workshop, survey: Path, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    before = bytes_of(workshop.folder)
    words = ["survey", "returns", LUNCH, str(survey / "google-forms.csv")]

    terminal = Terminal(words, tmp_path, surroundings)
    terminal.wait_for("Take in 36 returns? [y/N]")
    terminal.press("n\n")
    assert terminal.end() == 1
    assert bytes_of(workshop.folder) == before

    terminal = Terminal(words, tmp_path, surroundings)
    terminal.wait_for("Take in 36 returns? [y/N]")
    terminal.press("y\n")
    assert terminal.end() == 0
    assert "36 taken in" in terminal.text
    assert len(workshop.read().board.returns()) == 36


@pytest_terminal
def test_in_a_terminal_an_ambiguous_date_is_asked_about(
    workshop: Workshop, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    rows = [{"at": "4/5/2026 10:00:00", "q1": "I work here", "q2": "Soup"}]
    file = google(workshop, tmp_path / "g.csv", rows)

    terminal = Terminal(["survey", "returns", LUNCH, str(file), "--yes"], tmp_path, surroundings)
    terminal.wait_for("Which number?")
    assert "1. Monday 4 May 2026" in terminal.text
    assert "2. Sunday 5 April 2026" in terminal.text
    terminal.press("2\n")

    assert terminal.end() == 0
    (back,) = workshop.read().board.returns()
    assert back.at.date().isoformat() == "2026-04-05"


@pytest_terminal
def test_ctrl_c_stops_in_order_and_the_rest_comes_the_next_time(
    run: Run, workshop: Workshop, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    number = 40_000
    file = google(
        workshop,
        tmp_path / "g.csv",
        [
            {"at": f"6/25/2017 {n // 3600}:{n // 60 % 60:02}:{n % 60:02}", "q2": f"food {n}"}
            for n in range(number)
        ],
    )

    terminal = Terminal(["survey", "returns", LUNCH, str(file), "--yes"], tmp_path, surroundings)
    terminal.wait_for("%")
    terminal.press("\x03")
    status = terminal.end()

    assert "Stopped. What was taken in so far is whole" in terminal.text
    assert status == 1
    first = _returns_on_sheets(workshop)
    assert 0 < len(first) < number
    assert run("survey", "returns", LUNCH, str(file), "--yes").returncode == 0
    both = _returns_on_sheets(workshop)
    assert len(both) == len(set(both)) == number


def _returns_on_sheets(workshop: Workshop) -> list[str]:
    text = "".join(path.read_text() for path in workshop.sheet_paths())
    assert text.endswith("\n")
    found = re.findall(r"^- return: (r[0-9a-f]{16})$", text, re.MULTILINE)
    assert len(found) == len(re.findall(r'^- always: "food', text, re.MULTILINE))
    return found


# ---- surveys that were not issued from here


def columns_file(path: Path, columns: dict[str, str]) -> Path:
    lines = ["columns:"]
    for heading, what in columns.items():
        quoted = heading.replace('"', '\\"')
        lines += [f'  - heading: "{quoted}"', f"    is: {what}"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@dataclass(frozen=True)
class Real:
    """A published file, how an independent reader reads it, and what two columns are taken for."""

    name: str
    encoding: str
    heading_rows: int
    columns: dict[str, tuple[str, int]]
    """By the heading: the kind of entry, and which column of the file it is."""
    others: dict[str, str] = field(default_factory=dict)
    """What other columns are."""


REAL = (
    Real(
        "nhs-comments-labelled.csv",
        "utf-8",
        1,
        {"FFT answer": ("always", 8)},
        # Its dates are in two orders, and each answer has a row: a respondent has several.
        {"Date": "kept", "Comment ID": "return id", "Respondent ID": "left out"},
    ),
    Real(
        "surveymonkey-star-wars.csv",
        "cp1252",
        2,
        {
            "Have you seen any of the 6 films in the Star Wars franchise?": ("topic", 1),
            "Do you consider yourself to be a fan of the Star Wars film franchise?": ("always", 2),
        },
    ),
    Real(
        "qualtrics-sample.csv",
        "utf-8-sig",
        3,
        {"Q2 · This is a free text question.": ("never", 18)},
    ),
    Real(
        "qualtrics-sample-legacy.csv",
        "utf-8-sig",
        2,
        {"Q2 · This is a free text question.": ("never", 11)},
    ),
    Real(
        "limesurvey-rse-2018.csv",
        "utf-8",
        1,
        {
            "rse1._.Do you write software for academic research as part of your job": (
                "always",
                3,
            ),
            "ukrse3._.How did you learn the skills you need to become an Research Software"
            " Engineer / Research Software Developer?": ("ingredient", 704),
        },
    ),
)


def test_a_newer_download_is_read_as_the_one_before_was_settled(
    run: Run, workshop: Workshop, tmp_path: Path
) -> None:
    first = ["Slip", "Filled in", "What must never happen?"]
    rows = [["900000071", "4/5/2026", "Cold gravy"], ["900000072", "5/5/2026", "Cold gravy"]]
    file = write_rows(tmp_path / "slips.csv", [first, *rows])
    columns = columns_file(
        tmp_path / "these.yaml",
        {"Slip": "return id", "Filled in": "moment", "What must never happen?": "never"},
    )
    options = ("--yes", "--dates", "day-first")
    run("survey", "returns", LUNCH, str(file), "--columns", str(columns), *options)
    corrected = [
        ["900000071", "4/5/2026", "Cold gravy"],
        ["900000072", "5/5/2026", "Cold gravy, twice"],
    ]
    newer = write_rows(
        tmp_path / "newer.csv", [first, *corrected, ["900000073", "6/5/2026", "Rushing"]]
    )

    undated = run("survey", "returns", LUNCH, str(newer), "--yes")
    done = run("survey", "returns", LUNCH, str(newer), *options)

    assert undated.returncode == 1, "the order of the dates is asked about each time"
    assert "--dates day-first" in undated.stderr
    assert "read as a file with the same headings was the last time" in done.stderr
    assert "as the last time" in done.stderr
    assert len(workshop.read().board.returns()) == 3
    assert tally_of(done.stdout)["taken in"] == 1


def test_where_nothing_was_settled_no_sheet_is_read_to_know_how_it_was_read_before(
    run: Run, workshop: Workshop, survey: Path
) -> None:
    def all_sheets() -> Board:
        raise AssertionError("a workshop with a million returns would be read for it")

    file = survey / "google-forms.csv"
    run("survey", "returns", LUNCH, str(file))
    editions, _ = read_editions(workshop)
    table = open_table(file)

    told = read_columns(table, editions)
    assert as_last_time(workshop, table, told, editions, all_sheets) is None


@pytest.mark.parametrize("real", REAL, ids=lambda real: real.name)
def test_a_survey_that_was_not_issued_here_comes_in_with_every_row_accounted_for(
    real: Real, run: Run, workshop: Workshop, samples: Path, tmp_path: Path
) -> None:
    file = samples / "real" / real.name
    if not file.exists():
        pytest.skip("the published file is not there")
    with file.open(newline="", encoding=real.encoding) as opened:
        rows = [row for row in csv.reader(opened) if any(row)]
    headings, rows = rows[0], rows[real.heading_rows :]
    says = {heading: kind for heading, (kind, _) in real.columns.items()}
    for heading, (_, place) in real.columns.items():
        if real.heading_rows == 1:
            assert headings[place] == heading
    says |= real.others
    columns = columns_file(tmp_path / "these.yaml", says)

    done = run("survey", "returns", LUNCH, str(file), "--columns", str(columns), "--yes")

    numbers = tally_of(done.stdout)
    assert numbers.pop("rows") == len(rows) == sum(numbers.values())
    assert numbers == {"taken in": len(rows)}
    empty = [row for row in rows if not any(row[at].strip() for _, at in real.columns.values())]
    assert f"{len(empty)} empty" in done.stdout or not empty
    board = workshop.read().board
    assert len(board.returns()) == len(rows)
    for kind, place in real.columns.values():
        there = [row[place] for row in rows if row[place].strip()]
        said = [standing.entry.text for standing in board.of_kind(kind)]
        assert sorted(said) == sorted(map(_as_kept, there))
    again = run("survey", "returns", LUNCH, str(file), "--columns", str(columns), "--yes")
    assert tally_of(again.stdout) == {"rows": len(rows), "taken in": 0, "here already": len(rows)}


def tally_of(text: str) -> dict[str, int]:
    """Return the numbers of the first line of what became of a file."""
    line = text.splitlines()[0].partition(": ")[2]
    line = re.sub(r" \(.*?\)", "", line).replace("with more in them than before, which", "more")
    found = re.findall(r"([0-9]+) (row|taken in|more|here already|twice|refused)", line)
    return {what.replace("row", "rows"): int(number) for number, what in found}


def _as_kept(text: str) -> str:
    from journeymap.cleaning import clean

    return clean(text).strip()


def test_answers_that_are_no_options_are_told_before_anything_is_kept(
    run: Run, workshop: Workshop, tmp_path: Path
) -> None:
    said = ["I live here", "Tenant", "Carer", "tenant", "Cook"]
    rows = [{"at": f"2017-06-{13 + n} 10:10", "q1": who} for n, who in enumerate(said)]
    file = google(workshop, tmp_path / "voices.csv", rows)

    done = run("survey", "returns", LUNCH, str(file))

    assert done.returncode == 1
    assert "\nColumn 2: 3 kinds of answer in it are none of the options.\n" in done.stderr
    assert "was not taken in: not all of it matches" in done.stderr
    assert workshop.sheet_paths() == []


def test_who_chose_more_than_one_voice_is_told_and_which_of_them_was_kept(
    run: Run, workshop: Workshop, tmp_path: Path
) -> None:
    said = ["I live here", "I work here;I live here", "I live here;I work here", "I work here"]
    rows = [{"at": f"2017-06-{13 + n} 10:10", "q1": who} for n, who in enumerate(said)]
    file = google(workshop, tmp_path / "voices.csv", rows)

    done = run("survey", "returns", LUNCH, str(file))

    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    assert told[1:3] == [
        f"2 returns {SEVERAL_VOICES}",
        "  2 × ‘I live here’ was kept, and not ‘I work here’",
    ]
    voices = [each.voice for each in workshop.read().board.returns()]
    assert voices == ["resident", "resident", "resident", "staff"]
    assert "more than one voice" not in run("survey", "returns", LUNCH, str(file)).stdout


def test_more_than_one_voice_in_several_columns_is_told_too(
    run: Run, workshop: Workshop, tmp_path: Path
) -> None:
    rows = [["2017-06-14 10:10", "", "Yes"], ["2017-06-15 10:10", "Yes", "Yes"]]
    file = write_rows(tmp_path / "voices.csv", [["Timestamp", "Lives here", "Works here"], *rows])
    how = tmp_path / "how.yaml"
    of = {"Lives here": "resident", "Works here": "staff"}
    each = (f'  - heading: "{heading}"\n    is: q1\n    option: {of[heading]}\n' for heading in of)
    how.write_text("columns:\n" + "".join(each))

    done = run("survey", "returns", LUNCH, str(file), "--columns", str(how), "--yes")

    assert f"1 return {SEVERAL_VOICES}" in done.stdout, done.stderr
    voices = [each.voice for each in workshop.read().board.returns()]
    assert voices == ["staff", "resident"]


def test_answers_that_a_columns_file_leaves_are_in_doubt_no_more(
    run: Run, workshop: Workshop, tmp_path: Path
) -> None:
    rows = [{"at": "2017-06-14 10:10", "q1": "Tenant"}, {"at": "2017-06-15 10:10", "q1": "Cook"}]
    file = google(workshop, tmp_path / "voices.csv", rows)
    how = tmp_path / "how.yaml"
    heading = "Which of these is most like you?"
    values = 'values:\n      "Tenant": resident\n      "Cook": ""\n'
    how.write_text(f'columns:\n  - heading: "{heading}"\n    is: q1\n    {values}')

    done = run("survey", "returns", LUNCH, str(file), "--columns", str(how))

    told = done.stdout
    assert told.index("none of the options") < told.index("made of the answers")
    assert "kinds of answer" not in done.stderr
    assert "kind of answer" not in done.stderr
    assert [each.voice for each in workshop.read().board.returns()] == ["resident", None]


def test_sheets_that_are_not_read_are_named(run: Run, workshop: Workshop, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    questions = questions_of(workshop.read().board)
    book.worksheets[0].append(["ID", "Start time", *(each.wording for each in questions)])
    book.create_sheet("July").append(["more"])
    book.save(tmp_path / "my answers.xlsx")

    done = run("survey", "returns", LUNCH, str(tmp_path / "my answers.xlsx"))

    assert "my answers.xlsx: XLSX, the sheet ‘Sheet’; not read: the sheet ‘July’.\n" in done.stderr


def test_a_command_that_is_told_can_be_run_whatever_the_file_is_called(
    run: Run, workshop: Workshop, tmp_path: Path
) -> None:
    del workshop
    file = write_rows(tmp_path / "my file.csv", [["Colour", "Why"], ["red", "so"]])

    done = run("survey", "returns", LUNCH, str(file))

    assert f"journeymap survey returns {LUNCH} '{file}' --dry-run" in done.stderr
