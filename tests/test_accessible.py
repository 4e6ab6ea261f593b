"""The accessible mode as a process of its own in a real terminal: what is heard, what is kept."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from at_the_screen import on_disk
from building import NOON
from conftest import Run
from test_terminal import SLOWEST, Terminal

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.room import enter
from journeymap.cli.line_mode import LineMode, line_command_rows
from journeymap.cli.spoken import spoken
from journeymap.demo.sample import make_sample
from journeymap.entries import Always, Echo, Edit, Never, Parked, Recipe, Said, Theme, Withdraw
from journeymap.sheets.draft import Draft, DraftFile
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop

AT_TABLE_1 = ("open", "lunch", "--accessible", "--sheet", "Table 1")
Sit = Callable[..., Terminal]


@pytest.fixture
def sit(workshop: Workshop, surroundings: dict[str, str]) -> Iterator[Sit]:
    """Run journeymap in a terminal, beside the workshop that is called lunch."""
    opened: list[Terminal] = []

    def down(*words: str, fault: str = "", **around: str) -> Terminal:
        terminal = Terminal(workshop, {**surroundings, **around}, *words, fault=fault)
        opened.append(terminal)
        return terminal

    yield down
    for each in opened:
        each.close()


def type_all(terminal: Terminal, *lines: str) -> None:
    """Type lines, each when the prompt for it is there, and wait for the prompt after it."""

    def asks(behind: int = 0) -> bool:
        return len(terminal.shown) > behind and terminal.shown.endswith((": ", "? "))

    def has_ended() -> bool:
        return terminal.process.poll() is not None

    terminal.wait_until(asks)
    for line in lines:
        echoed = len(terminal.shown) + len(line)
        terminal.type(f"{line}\r")
        terminal.wait_until(lambda: has_ended() or asks(echoed))  # noqa: B023  # called at once


def lines_heard(terminal: Terminal) -> list[str]:
    return terminal.shown.replace("\r", "").split("\n")


def test_a_short_session_is_done_by_commands_alone_and_is_on_the_disk(
    sit: Sit, workshop: Workshop
) -> None:
    terminal = sit(*AT_TABLE_1)
    type_all(
        terminal,
        *(":stage eating", ":voice family", "Food served hot", "never: My food comes cold"),
        *("me too", ":find food", ":edit 2 Food served very hot", ":theme 1 kitchen"),
        *(":park 1 cook again; serve faster | in June", ":kind recipe", "Soup"),
        *(":ingredient leeks", ":method chop", "undo", "redo", ":withdraw 2", ":status", ":leave"),
    )
    assert terminal.wait_for_end() == 0
    hot, cold, echo, edit, theme, parked, soup, *parts, withdrawal = on_disk(workshop)
    assert isinstance(hot, Always)
    assert (hot.text, hot.stage, hot.voice) == ("Food served hot", "eating", "family")
    assert isinstance(cold, Never)
    assert isinstance(echo, Echo)
    assert echo.about == cold.id
    assert isinstance(edit, Edit)
    assert (edit.about, edit.changes()["text"]) == (hot.id, "Food served very hot")
    assert isinstance(theme, Theme)
    assert isinstance(parked, Parked)
    assert (parked.of, parked.positions) == (cold.id, ("cook again", "serve faster"))
    assert isinstance(soup, Recipe)
    assert [type(each) for each in parts] == [Edit, Edit, Withdraw, Withdraw]
    assert isinstance(withdrawal, Withdraw)
    assert withdrawal.about == hot.id
    heard = lines_heard(terminal)
    for line in (
        "Now at: Eating together",
        "Now speaking: family and friends of residents",
        "Saved: must always, eating together",
        "Saved: me too for ‘My food comes cold’, 2 people now",
        "Found 2 with ‘food’.",
        "Saved: ‘My food comes cold’ is about kitchen",
        "Saved: what to do, for ‘Soup’",
        "12 saved, 0 not taken",
        "Saved: 12 lines in all.",
    ):
        assert line in heard


def test_nothing_but_text_reaches_the_terminal(sit: Sit, workshop: Workshop) -> None:
    (workshop.sheets / "table-9.zzzz.yaml").write_text(
        r'- always: "\e]52;c;aGFja2Vk\a \e[2J \x9b31m \u202E [@click=app.quit]x[/]"'
        "\n  at: 2017-05-18T12:00:00+00:00\n  id: zzzz.1\n",
        encoding="utf-8",
    )
    terminal = sit(*AT_TABLE_1)
    type_all(terminal, ":", ":entries", ":go 1", ":summary", ":garden", "! no stars", ":leave")
    type_all(terminal, ":leave")
    terminal.wait_for_end()
    assert "[@click=app.quit]x[/]" in terminal.shown
    ours = [each for each in terminal.shown if each < " " and each not in "\r\n"]
    assert ours == []
    assert not {*"\x9b\u202e│─╭▸"} & {*terminal.shown}


def test_the_screens_are_not_even_loaded(sit: Sit) -> None:
    program = """
import atexit, sys
from journeymap.cli import main
loaded = lambda: print("loaded:", [each for each in ("textual", "rich") if each in sys.modules])
atexit.register(loaded)
sys.argv = ["journeymap", "open", "lunch", "--accessible", "--sheet", "Table 1"]
main()
"""
    terminal = sit(fault=program)
    type_all(terminal, "Hot", ":", ":leave")
    terminal.wait_for("loaded: []")


@pytest.mark.parametrize("around", [{}, {"ACCESSIBLE": "1"}])
def test_home_is_a_list_of_choices_and_leads_to_a_table(
    sit: Sit, workshop: Workshop, around: dict[str, str]
) -> None:
    terminal = sit(*(() if around else ("--accessible",)), **around)
    terminal.wait_for("Which number? ")
    assert "1 workshop here.\r\n1. Lunch, nothing said yet\r\n" in terminal.shown
    type_all(terminal, "7", "one", "1", "Table 2", "Hot", ":leave")
    assert "Not taken: type a number from 1 to 4." in terminal.shown
    terminal.wait_for("1. Lunch, 1 thing said")
    type_all(terminal, "1")
    terminal.wait_for("1. Table 2\r\n2. Another table\r\n")
    type_all(terminal, "1", "Cold")
    terminal.type("\x04")
    terminal.wait_for("Saved: 2 lines in all.")
    type_all(terminal, "4")
    assert terminal.wait_for_end() == 0
    assert [each.text for each in on_disk(workshop) if isinstance(each, Said)] == ["Hot", "Cold"]
    assert len(workshop.sheet_paths()) == 1


def test_a_workshop_is_started_from_a_template_by_numbers(sit: Sit, workshop: Workshop) -> None:
    terminal = sit("--accessible")
    type_all(terminal, "2", "", "!!", "Autumn lunch", "1", "", "Hot", ":stages", ":leave", "5")
    assert terminal.wait_for_end() == 0
    assert "1. dining, 6 stages\r\n2. blank, 0 stages" in terminal.shown
    made = Workshop(workshop.folder.parent / "autumn-lunch")
    (sheet,) = made.sheet_paths()
    assert sheet.name.startswith("table-1.")
    assert [each.text for each in on_disk(made) if isinstance(each, Said)] == ["Hot"]


def test_another_folder_is_opened_or_refused_and_the_choices_come_again(
    sit: Sit, tmp_path: Path
) -> None:
    other = make_sample(tmp_path / "elsewhere")
    terminal = sit("--accessible")
    type_all(terminal, "3", "nowhere")
    assert "Refused: there is no workshop ‘nowhere’ here." in terminal.shown
    type_all(terminal, "3", str(other.folder), "Table 9", ":status", ":leave", "4")
    assert terminal.wait_for_end() == 0
    assert "Table 9, Lunch at Hazel Court." in terminal.shown


def test_a_missing_sheet_is_asked_for(sit: Sit, workshop: Workshop) -> None:
    terminal = sit("open", "lunch", "--accessible")
    type_all(terminal, "Table 5", "Hot", ":leave")
    assert terminal.wait_for_end() == 0
    (sheet,) = workshop.sheet_paths()
    assert sheet.name.startswith("table-5.")


def test_it_is_told_where_words_are_not_saved_yet(sit: Sit, workshop: Workshop) -> None:
    type_all(sit("open", "lunch", "--accessible", "--sheet", "Table 5"), "Hot", ":leave")
    (sheet,) = workshop.sheet_paths()
    DraftFile(sheet).keep(Draft("half a sen"))
    terminal = sit("open", "lunch", "--accessible")
    terminal.wait_for("Table 5, words on it are not saved yet")


def test_the_demo_is_told_line_by_line(sit: Sit) -> None:
    terminal = sit("demo", ACCESSIBLE="yes")
    type_all(terminal, ":find gravy", ":leave")
    assert terminal.wait_for_end() == 0
    assert "Table 4, Lunch at Hazel Court." in terminal.shown
    assert "must always: Gravy in a jug on the table. Eating together" in terminal.shown


def test_other_tables_are_heard_but_told_only_when_asked(
    sit: Sit, workshop: Workshop, tmp_path: Path
) -> None:
    terminal = sit(*AT_TABLE_1)
    type_all(terminal, "Hot")
    sheet = workshop.open_sheet("Table 2", now=NOON, own=OwnSheets(tmp_path / "own"), key="t2aa")
    sheet.append(Never(text="Cold", at=NOON, id="t2aa.1"))
    sheet.close()
    type_all(terminal, "Warm")
    assert "Cold" not in terminal.shown
    type_all(terminal, ":news", "= t2aa.1", ":news", ":leave")
    terminal.wait_for_end()
    heard = lines_heard(terminal)
    assert heard.count("1. must never: Cold.") == 1
    assert "0 things from other tables." in heard
    assert "Saved: me too for ‘Cold’, 2 people now" in heard


def test_what_is_saved_is_there_after_a_kill(sit: Sit, workshop: Workshop) -> None:
    terminal = sit(*AT_TABLE_1)
    type_all(terminal, "Hot", "Warm")
    terminal.type("half a sen")
    os.kill(terminal.process.pid, signal.SIGKILL)
    terminal.process.wait(SLOWEST)
    assert [each.text for each in on_disk(workshop) if isinstance(each, Said)] == ["Hot", "Warm"]
    again = sit(*AT_TABLE_1)
    type_all(again, ":status", ":leave")
    again.wait_for("2 saved, 0 not taken")


def test_what_cannot_be_saved_goes_to_another_folder_and_comes_home(
    sit: Sit, workshop: Workshop, tmp_path: Path
) -> None:
    terminal = sit(*AT_TABLE_1)
    type_all(terminal, ":stage eating", "Hot")
    aside = workshop.folder / "aside"
    workshop.sheets.rename(aside)
    workshop.sheets.touch()
    type_all(terminal, "never: Cold", ":stage leaving", f":elsewhere {tmp_path / 'stick'}")
    heard = lines_heard(terminal)
    assert any(each.startswith("Not saved: ") for each in heard)
    assert "Type :elsewhere to save it in another folder." in heard
    assert f"Saving in: {tmp_path / 'stick'}" in heard
    assert any(each.startswith("Saved: must never, eating together") for each in heard)
    workshop.sheets.unlink()
    aside.rename(workshop.sheets)
    type_all(terminal, "Warm", ":leave")
    terminal.wait_for_end()
    assert "Brought home: 1 entry is in the workshop's folder now." in lines_heard(terminal)
    said = [each for each in on_disk(workshop) if isinstance(each, Said)]
    assert {(each.text, each.stage) for each in said} == {
        ("Hot", "eating"),
        ("Cold", "eating"),
        ("Warm", "leaving"),
    }


def test_a_number_that_could_not_be_saved_still_means_the_entry_that_it_meant(
    sit: Sit, workshop: Workshop, tmp_path: Path
) -> None:
    terminal = sit(*AT_TABLE_1)
    type_all(terminal, "Hot", "Cold", ":entries")
    aside = workshop.folder / "aside"
    workshop.sheets.rename(aside)
    workshop.sheets.touch()
    type_all(terminal, ":withdraw 1", ":find hot", f":elsewhere {tmp_path / 'stick'}")
    workshop.sheets.unlink()
    aside.rename(workshop.sheets)
    type_all(terminal, ":leave")
    terminal.wait_for_end()
    assert [each.entry.text for each in workshop.read().board.said()] == ["Hot"]


def test_leaving_warns_once_of_lines_that_would_be_dropped(sit: Sit) -> None:
    terminal = sit(*AT_TABLE_1)
    type_all(terminal, "! no stars", ":leave", ":status", ":leave")
    assert terminal.wait_for_end() == 0
    heard = lines_heard(terminal)
    assert "Not taken: 1 line would be dropped, which :status tells. Type :leave again" in (
        "\n".join(heard)
    )
    assert "not taken, 1: ! no stars" in heard
    assert "Not taken: ! no stars" in heard


def test_a_line_can_be_dropped_and_the_session_goes_on(sit: Sit, workshop: Workshop) -> None:
    terminal = sit(*AT_TABLE_1)
    terminal.wait_for("must always: ")
    terminal.type("half a sen")
    terminal.wait_for("half a sen")
    terminal.wait_until_it_waits()
    terminal.type("\x03")
    terminal.wait_for("Dropped: what was in the line. :leave ends.")
    type_all(terminal, "Hot", ":leave")
    assert terminal.wait_for_end() == 0
    assert [each.text for each in on_disk(workshop) if isinstance(each, Said)] == ["Hot"]


def test_what_is_left_out_of_a_line_is_told(sit: Sit, workshop: Workshop) -> None:
    terminal = sit(*AT_TABLE_1)
    type_all(terminal, "Hot \u202efood", ":leave")
    assert "1 character that cannot be shown was left out." in terminal.shown
    assert [each.text for each in on_disk(workshop) if isinstance(each, Said)] == ["Hot food"]


def test_the_arrow_brings_back_a_line_to_be_mended(sit: Sit, workshop: Workshop) -> None:
    terminal = sit(*AT_TABLE_1)
    type_all(terminal, "critic: 4")
    terminal.type("\x1b[A The fish was hot\r")
    terminal.wait_for("Saved: critic's note, 4 stars")
    assert [each.text for each in on_disk(workshop) if isinstance(each, Said)] == [
        "The fish was hot"
    ]


def test_the_summary_is_read_out_and_written_into_its_file(sit: Sit, workshop: Workshop) -> None:
    terminal = sit(*AT_TABLE_1)
    type_all(terminal, "Hot", ":summary", ":summary print", ":summary write", ":leave")
    terminal.wait_for_end()
    assert "“Hot” (1 person)" in lines_heard(terminal)
    assert "a summary is not ‘print’" in terminal.shown
    assert "A draft: 1 thing to settle before it can go out." in lines_heard(terminal)
    assert "“Hot”" in (workshop.exports / "draft-summary.md").read_text(encoding="utf-8")


def test_a_clock_that_runs_out_is_told_once_with_the_next_answer(
    workshop: Workshop,
    own: OwnSheets,
    clock: Callable[[], datetime],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed = iter([":kind never", ":clock 6", "Cold", "Late", "Loud", "Dark", "Wet", ":leave"])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    room = enter(workshop, "Table 1", now=clock(), own=own)
    with closing(room.sheet):
        LineMode(workshop, room, clock).run()
    heard = capsys.readouterr().out.split("\n")
    assert heard.count("Time is up: must never") == 1
    assert heard.index("Time is up: must never") > heard.index("Saved: must never")


def test_the_wall_is_told_once_without_voices_ids_and_cards_in_the_pot(
    run: Run, workshop: Workshop
) -> None:
    typed = "/eating\n@family\n+ Hot food\n=\n* Gravy\n! 4 Nice\n? Television | on; off | soon\n"
    run("capture", "lunch", "--sheet", "Table 1", typed=typed)
    told = run("wall", "lunch", "--accessible").stdout.splitlines()
    for line in (
        *("Lunch", "4 things said, at 1 table", "The journey:", "Eating together:"),
        *("5. Eating together, 1 must always, 0 must never", "“Hot food”, 2 people"),
        *("1 card in the pot, 0 drawn", "The critics:"),
    ):
        assert line in told
    (sheet,) = workshop.sheet_paths()
    for unseen in ("Gravy", "family", sheet.name.split(".")[1]):
        assert unseen not in "\n".join(told)


def test_without_a_terminal_lines_are_taken_from_the_pipe(run: Run, workshop: Workshop) -> None:
    done = run("--accessible", "open", "lunch", "--sheet", "Table 1", typed="+ Hot\n:entries\n")
    assert done.returncode == 0
    assert "1. must always: Hot." in done.stdout
    assert len(on_disk(workshop)) == 1
    assert run("open", "lunch", "--accessible", typed="+ Hot\n").returncode == 2


def test_an_empty_accessible_and_a_nought_mean_no(
    run: Run, workshop: Workshop, surroundings: dict[str, str]
) -> None:
    for value in ("", "0"):
        surroundings["ACCESSIBLE"] = value
        done = run("open", workshop.name, "--sheet", "Table 1")
        assert "the capture screen needs a terminal" in done.stderr


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        (Answer(Outcome.SAVED, "saved k7f3.4: must never, eating"), "Saved: must never, eating"),
        (
            Answer(Outcome.SAVED, "saved k7f3.4: took back k7f3.2, recipe"),
            "Saved: took back recipe",
        ),
        (
            Answer(Outcome.SAVED, "saved k7f3.4: changed to ‘saved k7f3.1: x’"),
            "Saved: changed to ‘saved k7f3.1: x’",
        ),
        (
            Answer(Outcome.NOT_TAKEN, "no stars. Type them, and the review: ! 4 The fish"),
            "Not taken: no stars. Type them, and the review: critic: 4 The fish",
        ),
        (Answer(Outcome.NOT_SAVED, "not saved: the disk is full."), "Not saved: the disk is full."),
    ],
)
def test_an_answer_is_heard_with_its_most_important_word_first_and_without_ids(
    answer: Answer, heard: str
) -> None:
    assert list(spoken(answer)) == [heard]


def test_the_table_of_the_line_mode_names_what_only_it_has() -> None:
    names = [typed.split()[0] for typed, _ in line_command_rows()]
    assert {":find", ":news", ":summary", ":elsewhere", ":leave", ":help"} <= {*names}
    assert len(names) == len({*names})
