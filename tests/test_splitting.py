from __future__ import annotations

import pytest
from building import board, came_back, entry, take_in, texts
from conftest import OpenSession, Run

from journeymap.board import Board
from journeymap.capture.commands import COMMANDS
from journeymap.capture.mending import erase, undo, withdraw
from journeymap.capture.session import Session
from journeymap.capture.splitting import split, suggested_parts
from journeymap.entries import Always, Critic, Echo, Ingredient, Return, Theme
from journeymap.findings.alike import find_alike
from journeymap.findings.searching import Query, find_matching
from journeymap.findings.stars import find_spread, find_spread_in_survey
from journeymap.sheets.erasing import erase as erase_from_disk
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop

TWO = ("Hot food", "Clean plates")


@pytest.fixture
def table(open_session: OpenSession) -> Session:
    """Return a session at which two things were said in one, and somebody said so too."""
    session = open_session("Table 1", attended=True, commands=COMMANDS)
    for line in ("/eating", "@family", "+ Hot food and clean plates", "@resident", "="):
        session.take(line)
    session.take(":theme t1aa.1 Plates")
    return session


def told(of: Board) -> list[tuple[str, int]]:
    return [(each.entry.text, each.in_room) for each in of.said()]


def test_each_part_is_of_the_same_kind_stage_and_voice_and_the_original_is_kept(
    table: Session, workshop: Workshop
) -> None:
    split(table, "t1aa.1", TWO)

    said = workshop.read().board.said()
    assert [each.entry.text for each in said] == list(TWO)
    for each in said:
        assert isinstance(each.entry, Always)
        assert (each.entry.stage, each.entry.voice) == ("eating", "family")
        assert each.entry.part_of == "t1aa.1"
        assert [theme.name for theme in each.themes] == ["Plates"]
    assert workshop.read().board.entry("t1aa.1") == table.board.entry("t1aa.1")


def test_nobodys_me_too_is_lost_nor_one_that_comes_late(table: Session) -> None:
    split(table, "t1aa.1", TWO)
    assert told(table.board) == [("Hot food", 2), ("Clean plates", 2)]

    table.hear([entry(Echo, "zzzz.1", about="t1aa.1", voice="staff")])
    assert told(table.board) == [("Hot food", 3), ("Clean plates", 3)]


def test_a_split_is_written_at_once_or_not_at_all(
    table: Session, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    before = table.sheet.path.read_bytes()

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    assert split(table, "t1aa.1", TWO).keeps_line
    monkeypatch.undo()
    assert table.sheet.path.read_bytes() == before
    assert told(workshop.read().board) == [("Hot food and clean plates", 2)]


@pytest.mark.parametrize("named", ["t1aa.1", "t1aa.4", "t1aa.5"])
def test_undone_the_original_is_back_and_its_parts_are_away(
    table: Session, workshop: Workshop, named: str
) -> None:
    split(table, "t1aa.1", TWO)
    undo(table, named)

    assert told(workshop.read().board) == [("Hot food and clean plates", 2)]
    withdraw(table, "t1aa.1")
    assert told(workshop.read().board) == []


def test_at_the_table_a_split_is_one_deed(table: Session, workshop: Workshop) -> None:
    split(table, "t1aa.1", TWO)
    table.take("+ Afterwards")
    table.take("undo")
    assert texts(table.board) == list(TWO)
    table.take("undo")
    assert texts(table.board) == ["Hot food and clean plates"]
    table.take("redo")
    assert texts(table.board) == list(TWO)
    table.take("undo")
    table.take("undo")  # the theme
    assert table.board.said()[0].themes == ()
    table.take("redo")
    table.take("redo")
    assert texts(workshop.read().board) == list(TWO)


@pytest.mark.parametrize("parts", [(), ("Hot food",), ("Hot food", " "), ("Hot food", "\u200b")])
def test_fewer_than_two_statements_with_words_are_refused(
    table: Session, parts: tuple[str, ...]
) -> None:
    answer = split(table, "t1aa.1", parts)

    assert answer.keeps_line
    assert "two statements or more" in answer.text
    assert texts(table.board) == ["Hot food and clean plates"]


def test_a_card_that_nobody_has_seen_is_not_split(table: Session) -> None:
    table.take("* Company; warmth")

    assert "Draw it first" in split(table, "t1aa.4", ("Company", "warmth")).text


def test_parts_of_a_drawn_card_are_drawn() -> None:
    from journeymap.entries import Draw, Withdraw

    card = entry(Ingredient, "aaaa.1", text="Company; warmth")
    parts = [
        entry(Ingredient, f"aaaa.{n}", text=t, part_of="aaaa.1")
        for n, t in ((3, "Company"), (4, "warmth"))
    ]
    into = entry(Withdraw, "aaaa.5", about="aaaa.1", into=["aaaa.3", "aaaa.4"])
    of = board(card, entry(Draw, "aaaa.2", about="aaaa.1"), *parts, into)

    assert [each.is_drawn for each in of.said()] == [True, True]


def test_a_part_is_split_again_and_all_of_it_undone(table: Session) -> None:
    split(table, "t1aa.1", ("Hot food", "Clean plates and forks"))
    split(table, table.board.said()[1].entry.id, ("Clean plates", "Clean forks"))
    assert told(table.board) == [("Hot food", 2), ("Clean plates", 2), ("Clean forks", 2)]

    undo(table, "t1aa.1")
    assert told(table.board) == [("Hot food and clean plates", 2)]


def test_parts_of_an_answer_stay_the_answer_of_one_return(
    run: Run, workshop: Workshop, own: OwnSheets
) -> None:
    take_in(workshop, own, came_back("ssss.1", (Always, {"text": "Tea; tea"}), voice="staff"))

    done = run("split", "lunch", "ssss.2", "Tea", "tea")
    assert done.returncode == 0, done
    said = workshop.read().board.said()
    assert [(e.entry.text, e.in_room, e.in_survey) for e in said] == [("Tea", 0, 1), ("tea", 0, 1)]
    assert [(each.entry.source, each.entry.returned) for each in said] == [("survey", "ssss.1")] * 2
    [finding] = find_alike(said)
    assert (finding.in_room, finding.in_survey) == (0, 1)
    assert run("undo", "lunch", "ssss.2").returncode == 0
    assert texts(workshop.read().board) == ["Tea; tea"]


def test_parts_go_with_their_return(
    open_session: OpenSession, workshop: Workshop, own: OwnSheets
) -> None:
    take_in(workshop, own, came_back("ssss.1", (Always, {"text": "Tea and milk"})))
    office = open_session("Office 1")
    split(office, "ssss.2", ("Tea", "Milk"))

    withdraw(office, "ssss.1")
    assert texts(office.board) == []


def test_stars_that_were_given_once_are_counted_once(
    open_session: OpenSession, workshop: Workshop, own: OwnSheets
) -> None:
    take_in(workshop, own, came_back("ssss.1", (Critic, {"text": "Hot. Loud", "stars": 3})))
    table = open_session("Table 1")
    table.take("! 5 Good. Quick")
    split(table, "t1aa.1", ("Good", "Quick"))
    split(table, "ssss.2", ("Hot", "Loud"))

    said = table.board.of_kind("critic")
    assert len(said) == 4
    assert find_spread(said)[5] == 1
    assert find_spread_in_survey(said, ())[3] == 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hot food\nClean plates", ["Hot food", "Clean plates"]),
        ("Hot food; clean plates;", ["Hot food", "clean plates"]),
        ("Hot food. Clean plates! Why not?", ["Hot food.", "Clean plates!", "Why not?"]),
        ("At 12.30 it is hot", ["At 12.30 it is hot"]),
        ("\n\n", []),
    ],
)
def test_line_breaks_semicolons_and_ends_of_sentences_are_suggested(
    text: str, parts: list[str]
) -> None:
    assert suggested_parts(text) == parts


def test_at_a_table_it_is_split_by_a_line(table: Session) -> None:
    table.take(":entries")

    assert table.take(":split 1").told == (":split 1 Hot food and clean plates",)
    assert "split t1aa.1" in table.take(":split 1 Hot food; Clean plates").text
    assert texts(table.board) == list(TWO)
    assert table.take("=").text.endswith("‘Hot food’, 3 people now")


@pytest.mark.parametrize("erased", ["t1aa.1", "t1aa.4"])
def test_words_that_are_erased_go_from_the_original_and_its_part(
    table: Session, workshop: Workshop, erased: str
) -> None:
    split(table, "t1aa.1", TWO)
    erase(table, erased)
    table.sheet.close()
    cleaned = erase_from_disk(workshop)

    assert cleaned.failed == []
    kept = table.sheet.path.read_text("utf-8")
    assert "Hot food" not in kept
    assert ("Clean plates" in kept) == (erased == "t1aa.4")
    assert texts(workshop.read().board) == (["Clean plates"] if erased == "t1aa.4" else [])
    assert undo(table, erased).keeps_line


def test_themes_can_be_taken_off_one_part_and_stay_on_the_other(table: Session) -> None:
    from journeymap.capture.marking import untag

    split(table, "t1aa.1", TWO)
    untag(table, table.board.said()[0].entry.id, "Plates")

    assert [len(each.themes) for each in table.board.said()] == [0, 1]
    assert all(isinstance(mark, (Echo, Theme)) for e in table.board.said() for mark in e.marks)


def test_what_needs_a_look_needs_it_after_a_split(
    open_session: OpenSession, workshop: Workshop, own: OwnSheets
) -> None:
    from journeymap.capture.looking import looked

    both = "Hot food. Ask my friend Margaret"
    first, answer = came_back("ssss.1", (Always, {"text": both}))
    assert isinstance(first, Return)
    take_in(workshop, own, [first, answer])
    office = open_session("Office 1")
    looked(office, "ssss.2")
    split(office, "ssss.2", ("Hot food", "Ask my friend Margaret"))

    waiting = find_matching(office.board, Query.read("<look", office.board))
    assert [each.entry.text for each in waiting] == ["Ask my friend Margaret"]
