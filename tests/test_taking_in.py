"""Returns are taken in: each once, whole, the same whichever tool hands them back."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from building import board
from hypothesis import given
from hypothesis import strategies as st
from returning import (
    bytes_of,
    issued_workshop,
    read_rows,
    returned,
    taken,
    without_fingerprints,
    write_rows,
)

from journeymap.demo.sample import sample_guide
from journeymap.entries import Return
from journeymap.sheets.dialect import item_lines
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.workshop import Workshop
from journeymap.survey.asking import questions_of
from journeymap.survey.questionnaire import Question
from journeymap.survey.returns.answers_in_rows import Read
from journeymap.survey.returns.batch import Batch
from journeymap.survey.returns.entries_of import Answers, entries_of, written
from journeymap.survey.returns.unfit import Unfit
from journeymap.survey.returns.written_out import WritingOut, answered_in

SAMPLES = (
    "google-forms.csv",
    "kobo.csv",
    "limesurvey.csv",
    "microsoft-forms.xlsx",
    "qualtrics.csv",
    "surveymonkey.csv",
)
RESAVED = "google-forms-resaved-by-excel.csv"


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return issued_workshop(tmp_path / "workshops" / "lunch")


@pytest.fixture
def survey(samples: Path) -> Path:
    return samples / "hazel-court" / "survey"


def in_one_go(tmp_path: Path, file: Path) -> list[tuple[tuple[object, ...], ...]]:
    """Return what comes back when a file is taken in by a workshop of its own."""
    workshop = issued_workshop(tmp_path / f"in-one-go-{len(list(tmp_path.iterdir()))}")
    taken(workshop, file)
    return returned(workshop)


# ---- the same whichever tool


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_answers_become_the_same_entries_whichever_tool_hands_them_back(
    name: str, survey: Path, workshop: Workshop, tmp_path: Path
) -> None:
    tally = taken(workshop, survey / name)

    expected = without_fingerprints(in_one_go(tmp_path, survey / "google-forms.csv"))
    came = without_fingerprints(returned(workshop))
    if name == "limesurvey.csv":
        (partial,) = [each for each in came if each not in expected]
        came.remove(partial)
        head = dict(partial[0][1:])
        assert (head["answered"], head["partial"], head["holds"]) == ("q1", True, 0)
        assert len(partial) == 1
    assert came == expected
    assert (tally.taken, tally.partial) == ((37, 1) if name == "limesurvey.csv" else (36, 0))
    assert (tally.empty, tally.refused, tally.not_known) == (0, 0, {})


def test_a_file_that_a_spreadsheet_has_saved_differs_in_spoilt_letters_only(
    survey: Path, workshop: Workshop, tmp_path: Path
) -> None:
    taken(workshop, survey / RESAVED)

    original = repr(in_one_go(tmp_path, survey / "google-forms.csv"))
    assert "ŵ" in original
    assert repr(returned(workshop)) == original.replace("ŵ", "w")


def test_a_file_that_a_spreadsheet_has_saved_brings_nothing_that_is_here_already(
    survey: Path, workshop: Workshop
) -> None:
    taken(workshop, survey / "google-forms.csv")
    before = bytes_of(workshop.folder)

    tally = taken(workshop, survey / RESAVED)

    assert (tally.taken, tally.here) == (0, 36)
    assert bytes_of(workshop.folder) == before


# ---- written out by moulds


def _questions() -> tuple[Question, ...]:
    return questions_of(board(guide=sample_guide()))


QUESTIONS = _questions()


@st.composite
def answers(draw: st.DrawFn) -> Answers:
    texts, chosen = {}, {}
    for question in QUESTIONS:
        if question.options:
            names = [option.name for option in question.options]
            most = len(names) if question.is_choose_any else 1
            some = draw(st.lists(st.sampled_from(names), unique=True, max_size=most))
            chosen[question.code] = tuple(name for name in names if name in some)
        elif text := written(draw(st.one_of(st.just(""), st.text(max_size=20)))):
            texts[question.code] = text
    return Answers(
        fingerprint=f"r{draw(st.integers(0, 2**64 - 1)):016x}",
        day=datetime(2017, 6, draw(st.integers(1, 30)), tzinfo=UTC),
        texts=texts,
        chosen={code: names for code, names in chosen.items() if names},
        partial=draw(st.booleans()),
        edition=1,
    )


@given(st.lists(answers(), min_size=1, max_size=4))
def test_what_comes_out_of_the_moulds_is_what_the_entries_would_be(many: list[Answers]) -> None:
    read = Read()
    for question in QUESTIONS:
        code = question.code
        if question.options:
            read.chosen[code] = [each.chosen.get(code, ()) for each in many]
        else:
            read.texts[code] = [each.texts.get(code, "") for each in many]
    batch = Batch(
        rows=[[] for _ in many],
        numbers=list(range(len(many))),
        fingerprints=[int(each.fingerprint[1:], 16) for each in many],
        days=[each.day for each in many],
        partial=[each.partial for each in many],
        read=read,
    )

    text, last = WritingOut(QUESTIONS, 1, "k7f3").items(batch, answered_in(QUESTIONS, batch), 12)

    number, lines = 12, []
    for each in many:
        entries = entries_of(each, QUESTIONS, f"k7f3.{number}")
        lines += [line for entry in entries for line in item_lines(entry.as_item())]
        number += len(entries)
    assert text == "\n".join(lines) + "\n"
    assert last == number - 1


# ---- again and again


@pytest.mark.parametrize("name", [*SAMPLES, RESAVED])
def test_the_same_file_taken_in_twice_changes_nothing(
    name: str, survey: Path, workshop: Workshop
) -> None:
    first = taken(workshop, survey / name)
    before = bytes_of(workshop.folder)

    again = taken(workshop, survey / name)

    assert (again.taken, again.grown, again.here) == (0, 0, first.taken)
    assert bytes_of(workshop.folder) == before


@pytest.mark.parametrize("name", ["google-forms.csv", "kobo.csv", "surveymonkey.csv"])
def test_a_newer_download_adds_only_what_is_new(
    name: str, survey: Path, workshop: Workshop, tmp_path: Path
) -> None:
    rows = read_rows(survey / name, ";" if name == "kobo.csv" else ",")
    older = write_rows(tmp_path / name, rows[:20])
    newer = write_rows(tmp_path / f"newer-{name}", rows)

    month_first = {"day_first": False} if name != "kobo.csv" else {}
    first, second = taken(workshop, older, **month_first), taken(workshop, newer)

    assert first.taken + second.taken == 36
    assert second.here == first.taken
    assert returned(workshop) == in_one_go(tmp_path, newer)


@pytest.mark.parametrize("name", ["google-forms.csv", "kobo.csv", "limesurvey.csv"])
def test_rows_sorted_otherwise_are_the_same_returns(
    name: str, survey: Path, workshop: Workshop, tmp_path: Path
) -> None:
    taken(workshop, survey / name)
    heading, *rows = read_rows(survey / name, "," if name.startswith("google") else ";")
    random.Random(7).shuffle(rows)  # noqa: S311 -- not for secrets

    tally = taken(workshop, write_rows(tmp_path / name, [heading, *rows]))

    assert (tally.taken, tally.grown, tally.here) == (0, 0, len(rows))


def test_a_return_that_was_partial_and_is_complete_now_adds_the_rest(
    survey: Path, workshop: Workshop, tmp_path: Path
) -> None:
    heading, *rows = read_rows(survey / "limesurvey.csv", ";")
    at = next(number for number, row in enumerate(rows) if len(list(filter(None, row))) > 12)
    answers_from = next(place for place, cell in enumerate(heading) if cell.startswith("q5"))
    partial = [list(row) for row in rows]
    partial[at][1] = ""
    partial[at][answers_from:] = [""] * (len(heading) - answers_from)
    taken(workshop, write_rows(tmp_path / "early.csv", [heading, *partial]))

    tally = taken(workshop, write_rows(tmp_path / "late.csv", [heading, *rows]))

    assert (tally.grown, tally.taken, tally.here) == (1, 0, 36)
    board = workshop.read().board
    heads = [each for each in board.returns() if len(each.answered) > 5]
    several = [
        each
        for each in board.returns()
        if [other.fingerprint for other in board.returns()].count(each.fingerprint) == 2
    ]
    assert len(several) == 2
    assert {each.partial for each in several} == {True, False}
    assert heads
    words = sorted(standing.entry.text for standing in board.said())
    whole = issued_workshop(tmp_path / "whole")
    taken(whole, tmp_path / "late.csv")
    assert words == sorted(standing.entry.text for standing in whole.read().board.said())
    assert taken(workshop, tmp_path / "late.csv").here == 37


def test_a_return_that_a_crash_cut_off_gets_the_entries_that_are_missing(
    survey: Path, workshop: Workshop
) -> None:
    taken(workshop, survey / "google-forms.csv")
    expected = sorted(s.entry.text for s in workshop.read().board.said())
    (sheet,) = workshop.sheet_paths()
    data = sheet.read_bytes()
    placed = read_sheet(sheet).placed
    last = max(n for n, each in enumerate(placed) if isinstance(each.entry, Return))
    assert placed[last].entry.holds > 2  # type: ignore[attr-defined]
    line = placed[last + 2].line
    sheet.write_bytes(b"".join(data.splitlines(keepends=True)[: line - 1]))

    tally = taken(workshop, survey / "google-forms.csv")

    assert (tally.grown, tally.here, tally.taken) == (1, 35, 0)
    assert sorted(s.entry.text for s in workshop.read().board.said()) == expected
    assert taken(workshop, survey / "google-forms.csv").here == 36


# ---- who is who


HEADING = ["Timestamp", *(question.wording for question in QUESTIONS)]


def row(moment: str, **texts: str) -> list[str]:
    """Return a row as Google Forms writes it, with answers by the codes of the questions."""
    return [moment, *(texts.get(question.code, "") for question in QUESTIONS)]


def test_two_people_who_answer_in_the_same_second_are_two_whatever_the_order(
    workshop: Workshop, tmp_path: Path
) -> None:
    moment = "6/25/2017 16:13:01"
    one, other = row(moment, q1="I work here", q2="Soup"), row(moment, q1="I live here", q3="Noise")
    taken(workshop, write_rows(tmp_path / "one.csv", [HEADING, one]))

    later = taken(workshop, write_rows(tmp_path / "two.csv", [HEADING, other, one]))

    assert (later.taken, later.here) == (1, 1)
    assert sorted(s.entry.text for s in workshop.read().board.said()) == ["Noise", "Soup"]
    assert taken(workshop, write_rows(tmp_path / "a.csv", [HEADING, one, other])).here == 2


def test_a_row_that_stands_in_the_file_twice_is_taken_once(
    workshop: Workshop, tmp_path: Path
) -> None:
    one = row("6/25/2017 16:13:01", q1="I work here", q2="Soup")

    tally = taken(workshop, write_rows(tmp_path / "two.csv", [HEADING, one, one]))

    assert (tally.taken, tally.twice) == (1, 1)


def test_two_people_who_have_only_chosen_the_same_are_two(
    workshop: Workshop, tmp_path: Path
) -> None:
    one = row("6/25/2017 16:13:01", q1="I work here", q16="4")

    tally = taken(workshop, write_rows(tmp_path / "two.csv", [HEADING, one, one, one]))

    assert (tally.taken, tally.twice) == (3, 0)
    assert len({each.fingerprint for each in workshop.read().board.returns()}) == 3
    assert taken(workshop, tmp_path / "two.csv").here == 3


def test_an_id_that_stands_twice_with_other_answers_loses_nothing(
    survey: Path, workshop: Workshop, tmp_path: Path
) -> None:
    *headings, first, second = read_rows(survey / "surveymonkey.csv")[:4]
    assert first[0] != second[0]
    second[0] = first[0]
    file = write_rows(tmp_path / "same-id.csv", [*headings, first, second, first])

    tally = taken(workshop, file, day_first=False)

    assert (tally.taken, tally.twice) == (2, 1)
    turned = write_rows(tmp_path / "turned.csv", [*headings, second, first])
    assert taken(workshop, turned, day_first=False).here == 2


def test_ids_that_a_spreadsheet_has_rounded_are_refused(
    survey: Path, workshop: Workshop, tmp_path: Path
) -> None:
    *headings, first, second = read_rows(survey / "surveymonkey.csv")[:4]
    first[0] = second[0] = "1.18E+11"
    before = bytes_of(workshop.folder)

    with pytest.raises(Unfit, match=r"a spreadsheet has rounded the ids"):
        taken(workshop, write_rows(tmp_path / "r.csv", [*headings, first, second]), day_first=False)

    assert bytes_of(workshop.folder) == before


# ---- what is kept


def test_an_answer_of_nothing_but_spaces_is_empty_and_signs_that_nobody_sees_are_told(
    workshop: Workshop, tmp_path: Path
) -> None:
    rows = [
        row("6/25/2017 16:13:01", q2="  \u200b ", q3=" \t "),
        row("6/25/2017 16:13:02", q2=" hello\u202e\x07 [x] "),
    ]

    tally = taken(workshop, write_rows(tmp_path / "g.csv", [HEADING, *rows]))

    assert (tally.taken, tally.empty, tally.taken_out) == (2, 1, 2)
    assert [s.entry.text for s in workshop.read().board.said()] == ["hello [x]"]


def test_rows_that_cannot_be_taken_are_refused_with_their_number_and_why(
    workshop: Workshop, tmp_path: Path
) -> None:
    rows = [
        row("6/25/2017 16:13:01", q2="one"),
        row("some day", q2="two"),
        [*row("6/25/2017 16:13:02", q2="three"), "", "beyond"],
        row("6/25/2017 16:13:03", q2="x" * 600_000),
        row("6/25/2017 16:13:04", q2="five")[:3],
    ]

    tally = taken(workshop, write_rows(tmp_path / "g.csv", [HEADING, *rows]))

    assert (tally.rows, tally.taken, tally.refused) == (5, 2, 3)
    assert sorted(tally.why) == [
        (3, "‘some day’ is no day"),
        (4, "it has 21 cells, and there are 19 headings"),
        (5, "it has an answer of more than 524,288 letters"),
    ]
    assert {s.entry.text for s in workshop.read().board.said()} == {"one", "five"}


def test_what_the_survey_tool_marks_as_a_trial_is_refused(
    survey: Path, workshop: Workshop, tmp_path: Path
) -> None:
    rows = read_rows(survey / "qualtrics.csv")
    rows[5][2] = "Survey Preview"
    rows[7][2] = "Spam"

    tally = taken(workshop, write_rows(tmp_path / "q.csv", rows))

    assert (tally.taken, tally.refused) == (34, 2)
    assert [number for number, _ in tally.why] == [6, 8]


def test_an_unknown_voice_is_told_and_its_answers_are_kept(
    workshop: Workshop, tmp_path: Path
) -> None:
    rows = [row(f"6/25/2017 16:13:0{n}", q1="I am the cat", q2=f"fish {n}") for n in range(3)]

    tally = taken(workshop, write_rows(tmp_path / "g.csv", [HEADING, *rows]))

    assert tally.not_known == {"q1": {"I am the cat": 3}}
    assert [s.entry.voice for s in workshop.read().board.said()] == [None] * 3


def test_the_cleaned_copy_has_nothing_that_leads_to_a_person_and_no_formula(
    survey: Path, workshop: Workshop
) -> None:
    tally = taken(workshop, survey / "surveymonkey.csv")

    assert tally.copy is not None
    text = tally.copy.read_text(encoding="utf-8-sig")
    for telling in ("192.0.2.", "@example.org", "118000000", "09:00"):
        assert telling not in text
    heading, *rows = read_rows(tally.copy)
    assert heading[:2] == ["return", "day"]
    assert len(rows) == 36
    known = {each.fingerprint for each in workshop.read().board.returns()}
    assert {cells[0] for cells in rows} == known
    assert {len(cells[1]) for cells in rows} == {len("2017-06-05")}
    cells = [cell for cells in rows for cell in cells]
    assert any(cell.startswith("'=SUM(") for cell in cells)
    assert not [cell for cell in cells if cell.lstrip()[:1] in {*"=+-@\t\r"}]
    assert tally.copy.with_suffix(".columns.yaml").exists()


def test_contact_details_in_a_column_that_nobody_knows_are_not_in_the_copy(
    workshop: Workshop, tmp_path: Path
) -> None:
    said = [*["Nothing else"] * 400, "Ring me on 07700 900123", "Mail ann@example.org"]
    rows = [
        [*row(f"6/{day % 28 + 1}/2017 16:{day // 60:02}:{day % 60:02}", q2="Hot food"), words]
        for day, words in enumerate(said)
    ]

    tally = taken(workshop, write_rows(tmp_path / "g.csv", [[*HEADING, "Anything else"], *rows]))

    assert tally.copy is not None
    last = [cells[-1] for cells in read_rows(tally.copy)]
    assert last[:2] == ["Anything else", "Nothing else"]
    assert last[-2:] == ["Ring me on [telephone number left out]", "Mail [e-mail address left out]"]


def test_a_second_file_of_the_same_name_does_not_overwrite_the_first_copy(
    workshop: Workshop, tmp_path: Path
) -> None:
    file = tmp_path / "g.csv"
    one = taken(workshop, write_rows(file, [HEADING, row("6/25/2017 16:13:01", q2="one")]))
    two = taken(workshop, write_rows(file, [HEADING, row("6/25/2017 16:13:02", q2="two")]))

    assert one.copy is not None
    assert two.copy is not None
    assert "one" in one.copy.read_text()
    assert "two" in two.copy.read_text()
    assert one.copy != two.copy


# ---- nothing by halves


def many_rows(number: int) -> list[list[str]]:
    return [
        row(
            f"6/{25 + n % 3}/2017 {n // 3600 % 24}:{n // 60 % 60:02}:{n % 60:02}",
            q1=("I work here", "I live here")[n % 2],
            q2=f"answer {n}",
            **({"q16": str(n % 5 + 1)} if n % 3 else {}),
        )
        for n in range(number)
    ]


def test_what_was_taken_in_before_a_stop_is_whole_and_the_rest_comes_later(
    workshop: Workshop, tmp_path: Path
) -> None:
    file = write_rows(tmp_path / "g.csv", [HEADING, *many_rows(2500)])

    first = taken(workshop, file, stop=lambda: True)
    assert first.stopped
    assert 0 < first.taken < 2500
    assert len(workshop.read().board.returns()) == first.taken
    second = taken(workshop, file)

    assert second.here == first.taken
    assert first.taken + second.taken == 2500
    assert returned(workshop) == in_one_go(tmp_path, file)


def test_a_file_that_is_broken_in_the_middle_keeps_nothing(
    workshop: Workshop, tmp_path: Path
) -> None:
    file = write_rows(tmp_path / "g.csv", [HEADING, *many_rows(2000)])
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join([*lines[:900], '6/25/2017 1:00:00,"never closed\n', *lines[900:]]))
    before = bytes_of(workshop.folder)

    with pytest.raises(Unfit, match="never closed"):
        taken(workshop, file)

    assert bytes_of(workshop.folder) == before
    assert sorted(workshop.folder.rglob("*")) == sorted(
        path for path in workshop.folder.rglob("*") if "returns" not in path.name
    )


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[4])
import returning

left = int(sys.argv[3])

def counted(of, name):
    work = getattr(of, name)
    def wrapped(*args, **kwargs):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return work(*args, **kwargs)
    setattr(of, name, wrapped)

from journeymap.sheets import aside
from journeymap.survey.returns import cleaned_copy
for of, name in (
    (os, "fsync"), (Path, "rename"), (Path, "open"), (Path, "mkdir"), (Path, "unlink"),
    (aside.SheetAside, "write"), (cleaned_copy.CleanedCopy, "_write"),
):
    counted(of, name)
returning.taken(returning.Workshop(Path(sys.argv[1])), Path(sys.argv[2]))
print("done")
"""


def test_killed_at_any_point_and_taken_in_again_it_is_the_same_board(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "g.csv", [HEADING, *many_rows(1100)])
    expected = in_one_go(tmp_path, file)
    here, points = Path(__file__).parent, 0
    while True:
        points += 1
        workshop = issued_workshop(tmp_path / f"killed-{points}")
        words = [sys.executable, "-c", KILLED, str(workshop.folder), str(file), str(points)]
        done = subprocess.run([*words, str(here)], capture_output=True, check=False, timeout=60)
        was_killed = done.returncode == -signal.SIGKILL
        assert was_killed or done.stdout == b"done\n", done.stderr
        assert len(workshop.read().board.returns()) in {0, 1100}
        taken(workshop, file)
        assert returned(workshop) == expected
        left = [path.name for path in workshop.folder.rglob(".*")]
        assert left == []
        copies = list((workshop.survey / "returns").glob("*.csv"))
        assert len(copies) == 1
        assert len(read_rows(copies[0])) == 1101
        if not was_killed:
            break
    assert points > 20


def test_two_windows_cannot_take_in_at_once(workshop: Workshop, tmp_path: Path) -> None:
    from journeymap.sheets.aside import SheetAside
    from journeymap.sheets.sheet import TakenByAnother

    file = write_rows(tmp_path / "g.csv", [HEADING, *many_rows(3)])
    other = SheetAside(workshop, "Survey", datetime(2017, 7, 1, tzinfo=UTC))
    with pytest.raises(TakenByAnother):
        taken(workshop, file)
    other.give_up()

    assert taken(workshop, file).taken == 3


@pytest.mark.skipif(os.name == "nt", reason="folders have other rights there")
def test_where_nothing_can_be_written_it_says_so_and_keeps_nothing(
    workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journeymap.sheets.sheet import NotSaved

    file = write_rows(tmp_path / "g.csv", [HEADING, *many_rows(3)])
    before = bytes_of(workshop.folder)

    def no_room(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", no_room)
        with pytest.raises(NotSaved, match="No space left"):
            taken(workshop, file)

    assert bytes_of(workshop.folder) == before
