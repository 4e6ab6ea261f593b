from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from conftest import OpenSession

import journeymap.demo
from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.notes import lines_of, take_notes
from journeymap.capture.session import Session
from journeymap.demo.sample import make_sample
from journeymap.entries import Critic, Recipe
from journeymap.standing import Standing

NOTES = Path(journeymap.demo.__file__).parent
KIND_OF_SIGN = {
    "+": "always",
    "-": "never",
    "*": "ingredient",
    "!": "critic",
    "%": "recipe",
    "?": "parked",
}


@dataclass
class Noted:
    """One thing that is in a scribe's notes, as a person reads them."""

    kind: str
    text: str
    stage: str | None
    voice: str | None
    stars: int | None = None
    ingredients: list[str] = field(default_factory=list)
    method: list[str] = field(default_factory=list)
    echoes: list[str | None] = field(default_factory=list)
    """Whose voice each echo is."""


def in_notes(path: Path) -> list[Noted]:
    noted: list[Noted] = []
    stage = voice = None
    for line in path.read_text(encoding="utf-8").splitlines():
        sign, rest = line[0], line[1:].strip()
        if sign == "/":
            stage = rest or None
        elif sign == "@":
            voice = rest or None
        elif sign == "=":
            noted[-1].echoes.append(voice)
        elif sign != "#":
            noted.append(Noted(KIND_OF_SIGN[sign], rest, stage, voice))
    for each in noted:
        if each.kind == "critic":
            each.stars, each.text = int(each.text[0]), each.text[2:]
        if each.kind == "recipe":
            each.text, *lists = each.text.split(" | ")
            each.ingredients, each.method = (part.split("; ") for part in lists)
    return noted


def on_board(standing: Standing) -> Noted:
    said = standing.entry
    noted = Noted(said.kind, said.text, said.stage, said.voice)
    noted.echoes = [echo.voice for echo in standing.echoes]
    if isinstance(said, Critic):
        noted.stars = said.stars
    if isinstance(said, Recipe):
        noted.ingredients, noted.method = list(said.ingredients), list(said.method)
    return noted


def take(session: Session, notes: bytes, *, park_unread: bool = False) -> list[Answer]:
    answers: list[Answer] = []
    take_notes(session, lines_of(io.BytesIO(notes)), answers.append, park_unread=park_unread)
    return answers


@pytest.mark.parametrize("table", [1, 2, 3])
def test_each_notes_file_goes_in_whole_with_the_stage_and_voice_in_force(
    session: Session, table: int
) -> None:
    path = NOTES / f"notes-table-{table}.txt"
    with path.open("rb") as file:
        tally = take_notes(session, lines_of(file), lambda _: None)

    expected = in_notes(path)
    assert tally.left == []
    assert [on_board(each) for each in session.board.said()] == expected
    assert tally.became.total() == sum(1 + len(each.echoes) for each in expected)
    assert tally.lines == len(path.read_text(encoding="utf-8").splitlines())


def test_the_sample_workshop_is_the_three_notes_together(tmp_path: Path) -> None:
    reading = make_sample(tmp_path).read()

    assert reading.problems == []
    for table in (1, 2, 3):
        at_table = [
            on_board(each)
            for each in reading.board.said()
            if reading.board.sheet_name(each.entry.sheet_key) == f"Table {table}"
        ]
        assert at_table == in_notes(NOTES / f"notes-table-{table}.txt")


def test_the_sample_workshop_is_the_same_each_time(tmp_path: Path) -> None:
    folders = [make_sample(tmp_path / where).folder for where in ("here", "there")]

    here, there = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")}
        for folder in folders
    )
    assert here == there


@pytest.mark.parametrize("table", [1, 2, 3])
def test_the_notes_of_the_demo_are_the_shared_ones(samples: Path, table: int) -> None:
    name = f"notes-table-{table}.txt"

    assert (NOTES / name).read_bytes() == (samples / "hazel-court" / name).read_bytes()


def test_lines_that_were_not_taken_are_listed_with_their_numbers(session: Session) -> None:
    tally = take_notes(
        session, ["# notes", "+ Hello", "Cold", "", "/garden", "=", "undo"], lambda _: None
    )

    assert [(number, line) for number, line, _ in tally.left] == [
        (3, "Cold"),
        (5, "/garden"),
        (6, "="),
        (7, "undo"),
    ]
    assert tally.in_words() == "7 lines: must always 1, 4 not taken"


def test_commands_are_never_parked(session: Session) -> None:
    lines = ["/garden", "@nobody", "= k7f3.9", "Cold"]
    tally = take_notes(session, lines, lambda _: None, park_unread=True)
    assert [line for _, line, _ in tally.left] == ["/garden", "@nobody", "= k7f3.9"]
    assert [each.entry.text for each in session.board.said()] == ["Cold"]


def test_lines_that_end_as_on_old_systems_are_lines() -> None:
    assert list(lines_of(io.BytesIO(b"+ one\r- two\r+ three"))) == ["+ one", "- two", "+ three"]


def test_notes_in_which_nothing_was_said_say_so(session: Session) -> None:
    assert take_notes(session, ["# notes"], lambda _: None).in_words() == (
        "1 line: nothing to save"
    )


def test_lines_that_cannot_be_read_are_parked_if_the_writer_says_so(session: Session) -> None:
    answers = take(session, b"/eating\nMy food comes cold\n! 9 Hot\n", park_unread=True)

    assert [answer.outcome for answer in answers[1:]] == [Outcome.SAVED] * 2
    assert [on_board(each) for each in session.board.said()] == [
        Noted("parked", "My food comes cold", "eating", None),
        Noted("parked", "! 9 Hot", "eating", None),
    ]


def test_notes_taken_in_twice_are_there_twice_and_none_is_overwritten(
    open_session: OpenSession,
) -> None:
    for _ in range(2):
        session = open_session()
        take(session, b"+ Hello\n")
        session.sheet.close()

    assert len(open_session().board.said()) == 2


@pytest.mark.parametrize(
    "data",
    [
        "+ café — “hot”\n- b".encode(),
        "\ufeff+ café — “hot”\r\n- b\r\n".encode(),
        "+ café — “hot”\r\n- b\r\n".encode("cp1252"),
        "+ café — “hot”\r\n- b\r\n".encode("utf-16"),
    ],
    ids=["utf-8", "byte order mark", "windows-1252", "utf-16"],
)
def test_notes_are_read_however_an_editor_saved_them(data: bytes) -> None:
    assert list(lines_of(io.BytesIO(data))) == ["+ café — “hot”", "- b"]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("+ dŵr po".encode() + b"\xe9th", "+ dŵr poéth"),
        (b"\x93hot\x94 " + "— ŵ".encode(), "“hot” — ŵ"),
        ("+ ŵ".encode() + b"\xc5", "+ ŵÅ"),
        ("+ café “hot”".encode("cp1252"), "+ café “hot”"),
        (b"+ \x81", "+ \ufffd"),
    ],
)
def test_a_bad_byte_spoils_nothing_beside_it(data: bytes, line: str) -> None:
    assert list(lines_of(io.BytesIO(data))) == [line]


def test_what_was_left_out_of_typed_up_notes_is_told(session: Session) -> None:
    (answer,) = take(session, b"+ \x1b[2JHot\x07 food\n")

    assert answer.text.endswith("2 characters that cannot be shown were left out.")
