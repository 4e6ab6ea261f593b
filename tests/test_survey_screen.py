"""The survey from the screen: what a facilitator does there, and what is on the disk then."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from at_the_screen import Hand, assert_looks_as_before, capturing, on_disk, seated_at, seen, until
from building import template
from conftest import Run
from test_capture_screen import HOSTILE
from textual.widgets import Input

from journeymap.capture.session import Session
from journeymap.entries import Entry, Return, Said
from journeymap.sheets.guide_text import guide_text
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.sheet import TakenByAnother
from journeymap.sheets.workshop import Workshop, new_workshop
from journeymap.survey.editions import issue, read_editions
from journeymap.survey.returns.found_files import files_to_take_in, path_named
from journeymap.survey.returns.opening import open_table
from journeymap.survey.returns.proposal import Proposal
from journeymap.survey.returns.table import Rows
from journeymap.survey.returns.taking_in import take_in
from journeymap.survey.returns.tally import Tally
from journeymap.tui import columns_screen
from journeymap.tui.chooser import Chooser
from journeymap.tui.columns_screen import ColumnsScreen
from journeymap.tui.file_screen import FileScreen
from journeymap.tui.home_screen import HomeScreen
from journeymap.tui.issue_screen import IssueScreen
from journeymap.tui.survey_screen import SurveyScreen
from journeymap.tui.taking_screen import TakingScreen

JULY = datetime(2017, 7, 1, 12, 0, tzinfo=UTC)
SIZES = [(60, 18), (80, 24), (120, 36), (200, 50)]
SAMPLES = [
    "google-forms.csv",
    "google-forms-resaved-by-excel.csv",
    "kobo.csv",
    "limesurvey.csv",
    "microsoft-forms.xlsx",
    "qualtrics.csv",
    "surveymonkey.csv",
]
ELSEWHERE = """When,Which are you,Best thing about lunch,E-mail
2026-05-14,I live here,Good gravy,a@example.org
2026-05-15,Family member,Company,b@example.org
2026-05-15,Family member,Company again,
"""


@pytest.fixture
def survey(workshop: Workshop, tmp_path: Path) -> SurveyScreen:
    return SurveyScreen(workshop, lambda: JULY, tmp_path)


@pytest.fixture
def issued(workshop: Workshop) -> Workshop:
    """Return the workshop, its questions issued."""
    issue(workshop, workshop.read().board, JULY.date())
    return workshop


@pytest.fixture(autouse=True)
def _quick_eyes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the screen of the columns seen at once: the hands of these tests are quick."""
    monkeypatch.setattr(columns_screen, "UNSEEN", 0)


async def until_seen(hand: Hand, words: str) -> None:
    await until(hand, lambda: words in " ".join(seen(hand).split()))


async def until_at(hand: Hand, screen: type[object]) -> None:
    await until(hand, lambda: isinstance(hand.app.screen, screen))


async def type_in(hand: Hand, text: str) -> None:
    into = hand.app.focused
    assert isinstance(into, Input)
    into.insert_text_at_cursor(text)
    await hand.pause()


async def open_file(hand: Hand, path: Path) -> None:
    """Choose a file from the survey's screen by typing where it is."""
    await until_seen(hand, "what came back")
    await until(hand, lambda: "looking" not in seen(hand))
    await hand.press("t")
    await until_at(hand, FileScreen)
    await type_in(hand, str(path))
    await hand.press("enter")


@asynccontextmanager
async def at_the_columns(
    survey: SurveyScreen, path: Path, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Hand]:
    """Open a file, and wait until it is shown how its columns are read."""
    async with seated_at(survey, size) as hand:
        await open_file(hand, path)
        await until_at(hand, ColumnsScreen)
        yield hand


async def take_file_in(hand: Hand, path: Path) -> None:
    await open_file(hand, path)
    await until_at(hand, ColumnsScreen)
    await hand.press("t")
    await until_seen(hand, "Taken in:")


async def choose(hand: Hand, title: str, words: str) -> None:
    """Answer a question by typing what is to be chosen."""
    await until_seen(hand, title)
    await type_in(hand, words)
    await hand.press("enter")


def returns_in(workshop: Workshop) -> list[Return]:
    return [each for each in on_disk(workshop) if isinstance(each, Return)]


def said_in(workshop: Workshop) -> list[tuple[str, str | None, str | None, str]]:
    """Return what was said: its kind, stage and voice, and the words."""
    said = [each for each in on_disk(workshop) if isinstance(each, Said)]
    return [(each.kind, each.stage, each.voice, each.text) for each in said]


def whole_returns(workshop: Workshop) -> int:
    """Return how many returns there are, all of them with as many entries as they hold."""
    entries = on_disk(workshop)
    follow = Counter(getattr(each, "returned", None) for each in entries)
    returns = [each for each in entries if isinstance(each, Return)]
    assert [each.holds for each in returns] == [follow[each.id] for each in returns]
    return len(returns)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


async def test_from_the_home_screen_it_is_seen_that_nothing_was_issued_yet(
    workshop: Workshop, tmp_path: Path, own: OwnSheets
) -> None:
    async with seated_at(HomeScreen(tmp_path, lambda: JULY, own)) as hand:
        await hand.press("s")
        await until_seen(hand, "Nothing was issued yet.")
        assert "18 questions" in seen(hand)
        assert "Nothing came back yet." in seen(hand)
        await hand.press("escape")
        await until_at(hand, HomeScreen)
    assert not workshop.survey.exists()


async def test_from_a_table_the_survey_is_in_the_palette(session: Session) -> None:
    async with capturing(session) as hand:
        offered = hand.app.get_system_commands(hand.app.screen)
        command = next(each for each in offered if each.title == "Survey")
        command.callback()
        await until_seen(hand, "Nothing was issued yet.")
        await hand.press("escape")
        await until_seen(hand, "speaking")


async def test_the_forms_that_are_ticked_are_written_and_the_questions_are_frozen(
    survey: SurveyScreen, workshop: Workshop
) -> None:
    async with seated_at(survey) as hand:
        await until_seen(hand, "Nothing was issued yet.")
        await hand.press("enter")
        await until_at(hand, IssueScreen)
        await hand.press("down", "down", "space", "end", "up", "space", "enter")
        await until_seen(hand, "Written: 2 files")
        assert "lunch-edition-1.xlsx" in seen(hand)
        await hand.press("escape")
        await until_seen(hand, "Edition 1: 18 questions")
    written = {path.name for path in (workshop.exports / "survey").iterdir()}
    assert written == {"lunch-edition-1.xlsx", "lunch-edition-1.txt"}
    (edition,), problems = read_editions(workshop)
    assert (edition.edition, edition.issued, problems) == (1, JULY.date(), [])


async def test_without_a_tick_enter_writes_the_form_under_the_cursor_with_what_was_wished(
    survey: SurveyScreen, workshop: Workshop
) -> None:
    async with seated_at(survey) as hand:
        await until_seen(hand, "Nothing was issued yet.")
        await hand.press("i")
        await until_at(hand, IssueScreen)
        await hand.press("end", "up")
        hand.app.screen.query_one("#by", Input).focus()
        await hand.pause()
        await type_in(hand, "4.12.2026")
        await hand.press("enter")
        await until_seen(hand, "Write the day as year, month and day")
        assert not workshop.survey.exists()
        hand.app.screen.query_one("#by", Input).value = "2026-12-04"
        hand.app.screen.query_one("#page", Input).value = "https://example.org/lunch"
        await hand.press("enter")
        await until_seen(hand, "Written: 1 file")
    (path,) = (workshop.exports / "survey").iterdir()
    text = path.read_text(encoding="utf-8")
    assert "4 December 2026" in text
    assert "https://example.org/lunch" in text


async def test_the_questions_are_issued_in_the_language_that_is_chosen(
    survey: SurveyScreen, workshop: Workshop
) -> None:
    async with seated_at(survey) as hand:
        await until_seen(hand, "Nothing was issued yet.")
        await hand.press("i")
        await until_at(hand, IssueScreen)
        await until_seen(hand, "In English. F3: another language.")
        await hand.press("f3", "end", "up")
        await until_seen(hand, "In Cymraeg. F3: another language.")
        await hand.press("enter")
        await until_seen(hand, "Written: 1 file")
    (path,) = (workshop.exports / "survey").iterdir()
    assert path.name == "lunch-edition-1-cy.txt"
    assert "Peidiwch ag ysgrifennu enw neb" in path.read_text(encoding="utf-8")


async def test_on_the_forms_keys_take_effect_in_the_order_in_which_they_are_pressed(
    survey: SurveyScreen, workshop: Workshop
) -> None:
    async with seated_at(survey) as hand:
        await until_seen(hand, "Nothing was issued yet.")
        await hand.press("i")
        await until_at(hand, IssueScreen)
        for key in ("f3", "end", "up", "enter"):  # all at once, as from a slow terminal
            hand.app.simulate_key(key)
        await until_seen(hand, "Written: 1 file")
    (path,) = (workshop.exports / "survey").iterdir()
    assert path.name == "lunch-edition-1-cy.txt"


async def test_a_new_edition_is_asked_about_before_it_is_frozen(
    survey: SurveyScreen, issued: Workshop
) -> None:
    guide = template("dining")
    stages = (guide.stages[0].model_copy(update={"name": "Making up my mind"}), *guide.stages[1:])
    changed = guide.model_copy(update={"stages": stages})
    write(issued.folder / "workshop.yaml", guide_text(changed))
    async with seated_at(survey) as hand:
        await until_seen(hand, "makes a new edition")
        for answer, editions in (("escape", [1]), ("enter", [2, 1])):
            if answer == "escape":
                await hand.press("i")
                await until_at(hand, IssueScreen)
                await hand.press("end", "up")
            await hand.press("enter")
            await until_seen(hand, "Edition 2 is new. What has changed:")
            assert "Making up my mind: what must always happen?" in seen(hand)
            await hand.press(answer)
            await until_seen(hand, "Nothing was written." if answer == "escape" else "Written: 1")
            assert [each.edition for each in read_editions(issued)[0]] == editions


async def test_an_edition_that_was_issued_before_is_written_again(
    survey: SurveyScreen, issued: Workshop
) -> None:
    before = read_editions(issued)[0]
    changed = template("dining").model_copy(update={"title": "Lunch, once more"})
    write(issued.folder / "workshop.yaml", guide_text(changed))
    async with seated_at(survey) as hand:
        await until_seen(hand, "makes a new edition")
        await hand.press("i")
        await until_at(hand, IssueScreen)
        await hand.press("end", "up", "f2")
        await until_seen(hand, "Edition 1 again")
        await hand.press("enter")
        await until_seen(hand, "Written: 1 file")
    assert read_editions(issued)[0] == before


async def test_where_nothing_is_asked_it_says_why_nothing_can_be_issued(tmp_path: Path) -> None:
    guide = template("dining").model_copy(
        update={"activities": (), "voice_question": None, "hear_back": None}
    )
    workshop = new_workshop(tmp_path / "workshops" / "quiet", guide)
    async with seated_at(SurveyScreen(workshop, lambda: JULY, tmp_path)) as hand:
        await until_seen(hand, "Nothing can be issued: no activity of the guide has a question")
        await hand.press("i")
        await hand.pause()
        assert isinstance(hand.app.screen, SurveyScreen)


@pytest.mark.parametrize("name", SAMPLES)
async def test_each_sample_becomes_the_same_entries_as_by_the_command(
    name: str, issued: Workshop, tmp_path: Path, samples: Path, run: Run
) -> None:
    path = tmp_path / name
    shutil.copy(samples / "hazel-court" / "survey" / name, path)
    other = new_workshop(tmp_path / "other" / "lunch", template("dining"))
    issue(other, other.read().board, JULY.date())
    done = run("survey", "returns", str(other.folder), str(path))
    assert done.returncode == 0, done.stderr

    async with seated_at(SurveyScreen(issued, lambda: datetime.now(UTC), tmp_path)) as hand:
        await take_file_in(hand, path)
        returns = 37 if "limesurvey" in name else 36
        assert f"{returns} taken in" in seen(hand)
        await hand.press("enter")
        await until_seen(hand, f"There are {returns} returns in the survey")

    assert without_ids(issued) == without_ids(other)
    assert whole_returns(issued) == returns


def without_ids(workshop: Workshop) -> list[dict[str, object]]:
    """Return all entries, with their numbers in place of ids: each sheet has a key of its own."""

    def numbered(entry: Entry) -> dict[str, object]:
        items = entry.as_item()
        return {
            key: str(value).rpartition(".")[2] if key in {"id", "returned"} else value
            for key, value in items.items()
        }

    return [numbered(each) for each in on_disk(workshop)]


async def test_the_same_file_again_adds_nothing(
    survey: SurveyScreen, issued: Workshop, samples: Path
) -> None:
    path = samples / "hazel-court" / "survey" / "kobo.csv"
    async with seated_at(survey) as hand:
        await take_file_in(hand, path)
        await hand.press("enter")
        before = on_disk(issued)
        await take_file_in(hand, path)
        assert "0 taken in" in seen(hand)
        assert "36 here already" in seen(hand)
    assert on_disk(issued) == before


async def test_a_file_that_is_no_table_is_refused_in_words_and_asked_for_again(
    survey: SurveyScreen, issued: Workshop, tmp_path: Path
) -> None:
    broken = write(tmp_path / "broken.csv", 'a,b\n"never closed,1\n2,3\n')
    before = sorted(issued.folder.rglob("*"))
    async with seated_at(survey) as hand:
        await open_file(hand, broken)
        await until_seen(hand, "is never closed")
        assert isinstance(hand.app.screen, FileScreen)
        hand.app.screen.query_one(Input).value = str(tmp_path / "not-there.csv")
        await hand.press("enter")
        await until_seen(hand, "There is no such file.")
        assert isinstance(hand.app.screen, FileScreen)
        await hand.press("escape")
        await until_at(hand, SurveyScreen)
    assert sorted(issued.folder.rglob("*")) == before


async def test_a_file_in_the_downloads_is_offered_and_found_by_its_letters(
    survey: SurveyScreen, issued: Workshop, samples: Path
) -> None:
    downloads = Path.home() / "Downloads"
    downloads.mkdir()
    for name in SAMPLES:
        shutil.copy(samples / "hazel-court" / "survey" / name, downloads / name)
    async with seated_at(survey) as hand:
        await until_seen(hand, "Edition 1")
        await hand.press("t")
        await until_seen(hand, "~/Downloads")
        await type_in(hand, "qual")
        await hand.press("enter")
        await until_at(hand, ColumnsScreen)
        await hand.press("enter")
        await until_seen(hand, "36 taken in")
    assert whole_returns(issued) == 36


async def test_enter_pressed_twice_on_a_file_does_not_take_it_in_unseen(
    survey: SurveyScreen, issued: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns_screen, "UNSEEN", 60)
    path = write(tmp_path / "voices.csv", VOICES)
    async with at_the_columns(survey, path) as hand:
        await hand.press("enter", "t")
        await until_seen(hand, "in doubt")
        assert isinstance(hand.app.screen, ColumnsScreen)
        assert returns_in(issued) == []


async def test_a_key_pressed_while_a_file_is_opened_chooses_no_other(
    survey: SurveyScreen, issued: Workshop, tmp_path: Path
) -> None:
    del issued
    path = write(tmp_path / "answers.csv", TWO_WAYS)
    async with seated_at(survey) as hand:
        await open_file(hand, tmp_path / "nowhere.csv")
        await until_seen(hand, "There is no such file.")
        line = hand.app.screen.query_one(Input)
        assert hand.app.focused is line
        line.value = str(path)
        await hand.pause()
        screen = hand.app.screen
        assert isinstance(screen, FileScreen)
        screen.choose(Chooser.Chosen("typed"))
        assert screen.query_one(Chooser).disabled
        await until_at(hand, ColumnsScreen)


async def test_enter_pressed_twice_on_a_column_leaves_it_as_it_is(
    survey: SurveyScreen, issued: Workshop, tmp_path: Path
) -> None:
    path = write(tmp_path / "voices.csv", VOICES)
    async with at_the_columns(survey, path) as hand:
        await hand.press("home", "down", "enter", "enter")
        await until_seen(hand, "column 1: as you say")
        assert "is now left" not in seen(hand)
        await hand.press("t")
        await until_seen(hand, "4 taken in")
    assert [each.at.day for each in returns_in(issued)] == [14, 15, 16, 17]


async def test_esc_goes_back_one_step_and_asks_before_what_was_settled_is_lost(
    survey: SurveyScreen, issued: Workshop, tmp_path: Path
) -> None:
    del issued
    path = write(tmp_path / "voices.csv", VOICES)
    async with at_the_columns(survey, path) as hand:
        await hand.press("tab")
        await until_seen(hand, "Hot plates")
        await hand.press("escape")
        await until_seen(hand, "Take these in")
        await hand.press("home", "down", "enter", "enter")
        await until_seen(hand, "column 1: as you say")
        await hand.press("escape")
        await until_seen(hand, "What you said of 1 column is not kept")
        await hand.press("escape")
        await until_at(hand, ColumnsScreen)
        await hand.press("escape")
        await choose(hand, "Go back?", "leave")
        await until_at(hand, FileScreen)


def test_the_newest_files_come_first_and_only_those_that_may_be_returns(tmp_path: Path) -> None:
    for number, name in enumerate(("a.csv", "b.XLSX", "c.tsv", "d.pdf", "~$b.xlsx", ".e.csv")):
        os.utime(write(tmp_path / name, "x"), (number, number))

    found = files_to_take_in((tmp_path, tmp_path / "not-there", tmp_path))

    assert [each.path.name for each in found] == ["c.tsv", "b.XLSX", "a.csv"]


@pytest.mark.parametrize(
    "typed",
    ["my answers.csv", "'my answers.csv'", '"my answers.csv"', "my\\ answers.csv", "file://{}"],
)
def test_a_file_that_is_dropped_on_the_terminal_is_found(tmp_path: Path, typed: str) -> None:
    path = write(tmp_path / "my answers.csv", "x")

    assert path_named(typed.format(str(path).replace(" ", "%20")), tmp_path) == path


TWO_WAYS = """Timestamp,1. Which of these is most like you?,\
2. Deciding to come: what must always happen?,3. Deciding to come: what must never happen?,\
4. Getting to the dining room: what must always happen?,\
5. Getting to the dining room: what must never happen?,\
6. Finding a seat: what must always happen?,7. Finding a seat: what must never happen?
4/5/2026 10:00:00,I live here,A menu,Waiting,,,,
5/6/2026 11:00:00,I work here,,,A lift,,,
"""


@pytest.mark.parametrize(("said", "day"), [("4th of May", (5, 4)), ("5th of April", (4, 5))])
async def test_a_date_that_can_be_read_two_ways_is_asked_about_and_never_guessed(
    survey: SurveyScreen, issued: Workshop, tmp_path: Path, said: str, day: tuple[int, int]
) -> None:
    path = write(tmp_path / "dates.csv", TWO_WAYS)
    async with at_the_columns(survey, path) as hand:
        assert "Take these in: not yet" in seen(hand)
        await hand.press("t")
        await until_seen(hand, "4/5/2026 is …")
        await hand.press("escape", "t")
        assert returns_in(issued) == []
        await choose(hand, "4/5/2026 is …", said)
        await until_seen(hand, "2 taken in")
    first, _ = returns_in(issued)
    assert (first.at.month, first.at.day) == day


async def test_a_survey_that_was_not_issued_here_is_settled_column_by_column(
    survey: SurveyScreen, workshop: Workshop, tmp_path: Path
) -> None:
    path = write(tmp_path / "elsewhere.csv", ELSEWHERE)
    async with at_the_columns(survey, path) as hand:
        await hand.press("t")
        await until_seen(hand, "Say of at least one what it is.")
        await hand.press("home", "down", "enter")
        await choose(hand, "column 1: When", "when it was answered")
        await until_seen(hand, "column 1: as you say")
        await hand.press("down", "enter")
        await choose(hand, "column 2: Which are you", "who answers")
        await choose(hand, "‘Family member’ means …", "family")
        await until_seen(hand, "column 2: as you say")
        await hand.press("down", "enter")
        await choose(hand, "column 3: Best thing", "must always")
        await choose(hand, "must always: at which stage?", "eating")
        await until_seen(hand, "column 3: as you say")
        assert "left out" in seen(hand)
        await hand.press("t")
        await until_seen(hand, "3 taken in")
    assert said_in(workshop) == [
        ("always", "eating", "resident", "Good gravy"),
        ("always", "eating", "family", "Company"),
        ("always", "eating", "family", "Company again"),
    ]
    assert [each.at.day for each in returns_in(workshop)] == [14, 15, 15]
    kept = "".join(path.read_text(encoding="utf-8") for path in files_in(workshop.folder))
    assert "@example.org" not in kept


VOICES = (
    TWO_WAYS.splitlines()[0]
    + """
2017-06-14 10:10:00,I live here,,,,,,Good gravy
2017-06-15 11:00:00,Tenant,,,,,,Company
2017-06-16 12:00:00,Carer,,,,,,Hot plates
2017-06-17 13:00:00,tenant,,,,,,Soup
"""
)


async def test_who_chose_more_than_one_voice_is_told_when_it_is_taken_in(
    survey: SurveyScreen, issued: Workshop, tmp_path: Path
) -> None:
    both = "2017-06-14 10:10:00,I live here;I work here,,,,,,Good gravy"
    path = write(tmp_path / "both.csv", f"{TWO_WAYS.splitlines()[0]}\n{both}\n")
    async with seated_at(survey) as hand:
        await open_file(hand, path)
        await until_seen(hand, "both.csv")
        await hand.press("t")
        await until_seen(hand, "1 return chose more than one voice")
    assert [each.voice for each in returns_in(issued)] == ["resident"]


async def test_answers_that_are_no_options_are_seen_before_and_can_be_settled(
    survey: SurveyScreen, issued: Workshop, tmp_path: Path
) -> None:
    path = write(tmp_path / "voices.csv", VOICES)
    async with seated_at(survey) as hand:
        await open_file(hand, path)
        await until_seen(hand, "2 kinds of answer in it are none of the options")
        await until_seen(hand, "1 column in doubt, marked ?")
        await hand.press("home", "down", "down", "enter")
        await until_seen(hand, "What is it?")
        await hand.press("enter")
        await choose(hand, "‘Carer’ means …", "none of these")
        await choose(hand, "‘Tenant’ means …", "I live here")
        await until_seen(hand, "column 2: as you say")
        await until(hand, lambda: "in doubt" not in seen(hand))
        await hand.press("t")
        await until_seen(hand, "4 taken in")
    voices = [each.voice for each in returns_in(issued)]
    assert voices == ["resident", "resident", None, "resident"]


async def test_what_was_settled_is_written_into_a_file_and_read_from_one(
    survey: SurveyScreen, workshop: Workshop, tmp_path: Path
) -> None:
    path = write(tmp_path / "elsewhere.csv", ELSEWHERE)
    made = tmp_path / "elsewhere.columns.yaml"
    async with at_the_columns(survey, path) as hand:
        await hand.press("end")
        await until_seen(hand, "Enter: write what each column is")
        await hand.press("enter")
        await choose(hand, "Columns file", "write")
        await until_seen(hand, "Written:")
        told = made.read_text(encoding="utf-8").replace("is: kept", "is: always", 1)
        assert "Which are you" in told
        assert "@example.org" not in told
        write(made, told.replace("is: always", "is: alwais"))
        await hand.press("c")
        await choose(hand, "Columns file", "read")
        await until_seen(hand, "‘alwais’ is nothing that a column can be")
        await hand.press("escape")
        await until_seen(hand, "nothing was changed")
        write(made, told)
        await hand.press("c")
        await choose(hand, "Columns file", "read")
        await until_seen(hand, "Read as elsewhere.columns.yaml says.")
        assert "1 with answers" in seen(hand)
        await hand.press("t")
        await until_seen(hand, "3 taken in")
    assert {kind for kind, _, _, _ in said_in(workshop)} == {"always"}


async def test_a_newer_download_is_read_as_the_one_before_was_settled(
    survey: SurveyScreen, workshop: Workshop, tmp_path: Path
) -> None:
    path = write(tmp_path / "elsewhere.csv", ELSEWHERE)
    async with at_the_columns(survey, path) as hand:
        await hand.press("home", "down", "down", "down", "enter")
        await choose(hand, "What is it?", "must never")
        await choose(hand, "must never: at which stage?", "whole")
        await until_seen(hand, "as you say")
        await hand.press("t")
        await until_seen(hand, "3 taken in")
        await hand.press("enter")
        newer = write(tmp_path / "newer.csv", ELSEWHERE + "2026-05-16,I live here,The custard,\n")
        await take_file_in(hand, newer)
        assert "1 taken in" in seen(hand)
        assert "3 here already" in seen(hand)
    assert "The custard" in [text for _, _, _, text in said_in(workshop)]


def files_in(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def test_what_only_one_column_can_be_is_taken_from_the_other(
    issued: Workshop, tmp_path: Path
) -> None:
    table = open_table(write(tmp_path / "dates.csv", TWO_WAYS))
    proposal = Proposal(table, read_editions(issued)[0], issued.read().board)
    second, third = proposal.columns.columns[2:4]

    displaced = proposal.settle(replace(third, question=second.question))

    assert [each.place for each in displaced] == [2]
    asked = [each.question.code for each in proposal.columns.columns if each.question]
    assert len(asked) == len(set(asked))
    assert "q3" in {each.code for each in proposal.columns.missing()}


async def test_with_the_mouse_a_column_is_settled_and_the_file_taken_in(
    survey: SurveyScreen, workshop: Workshop, tmp_path: Path
) -> None:
    path = write(tmp_path / "elsewhere.csv", ELSEWHERE)
    async with at_the_columns(survey, path) as hand:
        await click_on(hand, "Best thing about")
        await click_on(hand, "Best thing about")
        await until_seen(hand, "What is it?")
        await type_in(hand, "must always")
        await click_on(hand, "▸")
        await until_seen(hand, "at which stage?")
        await click_on(hand, "Eating")
        await until_seen(hand, "as you say")
        await click_on(hand, "Take these in")
        await click_on(hand, "Take these in")
        await until_seen(hand, "3 taken in")
    assert {(kind, stage) for kind, stage, _, _ in said_in(workshop)} == {("always", "eating")}


async def click_on(hand: Hand, words: str) -> None:
    """Click on the first line in which words are in sight."""
    await until_seen(hand, words)
    lines = seen(hand).split("\n")
    row = next(at for at, line in enumerate(lines) if words in line)
    await hand.click(offset=(lines[row].index(words), row))
    await hand.pause()


async def test_the_first_returns_are_shown_as_they_would_be_kept(
    survey: SurveyScreen, issued: Workshop, tmp_path: Path
) -> None:
    heads, *rows = TWO_WAYS.rstrip("\n").split("\n")
    with_names = [f"{heads},Your name", *(f"{row},Margaret Jones" for row in rows)]
    path = write(tmp_path / "names.csv", "\n".join(with_names))
    async with at_the_columns(survey, path, (120, 36)) as hand:
        await hand.press("tab")
        await until_seen(hand, "A menu")
        assert "I live here" in seen(hand)
        assert "Deciding to come" in seen(hand)
        assert "Margaret" not in seen(hand)
        await hand.press("tab", "end", "up")
        await until_seen(hand, "What is in it is not shown and not kept.")
        assert "Margaret" not in seen(hand)
    assert on_disk(issued) == []


class Gate:
    """A file whose rows wait in the midst until somebody lets them through."""

    def __init__(self, path: Path, proposal: Proposal, behind: int) -> None:
        self.proposal = proposal
        self._rows = proposal.table.read_rows
        self._behind = behind
        self.is_reached = Event()
        self.is_open = Event()
        proposal.table = replace(proposal.table, path=path, read_rows=self._read)

    def _read(self) -> Rows:
        for number, row in enumerate(self._rows()):
            if number == self._behind and not self.is_open.is_set():
                self.is_reached.set()
                assert self.is_open.wait(60)
            yield row


MANY = 13_000
"""More rows than are in hand at once."""


@pytest.fixture
def gate(issued: Workshop, tmp_path: Path) -> Gate:
    """Return a file of many returns that waits behind row 9,000."""
    heads = TWO_WAYS.split("\n", 1)[0]
    rows = [f"2026-05-14 10:00:{n % 60:02},I live here,Menu {n},,,,," for n in range(MANY)]
    path = write(tmp_path / "many.csv", "\n".join([heads, *rows]))
    proposal = Proposal(open_table(path), read_editions(issued)[0], issued.read().board)
    return Gate(path, proposal, 9000)


async def test_taking_in_can_be_stopped_and_what_was_taken_in_is_whole(
    gate: Gate, issued: Workshop, survey: SurveyScreen
) -> None:
    async with seated_at(survey) as hand:
        hand.app.push_screen(TakingScreen(gate.proposal, issued, lambda: JULY))
        await until(hand, gate.is_reached.is_set)
        await until_seen(hand, "rows through. Esc stops.")
        await hand.press("escape")
        await until_seen(hand, "stopping behind the rows in hand")
        gate.is_open.set()
        await until_seen(hand, "Stopped before the end.")
        stopped_at = whole_returns(issued)
        assert 0 < stopped_at < MANY
        await hand.press("enter")
        hand.app.push_screen(TakingScreen(gate.proposal, issued, lambda: JULY))
        await until_seen(hand, "here already")
    assert whole_returns(issued) == MANY
    assert len({each.fingerprint for each in returns_in(issued)}) == MANY


async def take_the_rest_in(gate: Gate, workshop: Workshop) -> Tally:
    """Take the file in again, once the window that was left has let go of it."""
    for _ in range(1000):
        try:
            columns = gate.proposal.columns
            return take_in(gate.proposal.table, columns, workshop, JULY, "columns: []\n")
        except TakenByAnother:
            await asyncio.sleep(0.01)
    raise AssertionError("the window that was left never let go of it")


async def test_leaving_the_program_meanwhile_leaves_whole_returns(
    gate: Gate, issued: Workshop, survey: SurveyScreen
) -> None:
    async with seated_at(survey) as hand:
        hand.app.push_screen(TakingScreen(gate.proposal, issued, lambda: JULY))
        await until(hand, gate.is_reached.is_set)
        await hand.press("ctrl+q")
        await hand.pause()
    gate.is_open.set()
    tally = await take_the_rest_in(gate, issued)
    assert tally.here > 0
    assert tally.taken + tally.here == MANY
    assert len({each.fingerprint for each in returns_in(issued)}) == whole_returns(issued) == MANY


async def test_a_date_in_another_order_is_refused_and_nothing_is_kept(
    survey: SurveyScreen, issued: Workshop, tmp_path: Path
) -> None:
    rows = [*TWO_WAYS.rstrip("\n").split("\n"), "25/6/2026,,Late,,,,,", "6/25/2026,,Later,,,,,"]
    path = write(tmp_path / "mixed.csv", "\n".join(rows))
    before = sorted(issued.folder.rglob("*"))
    async with at_the_columns(survey, path) as hand:
        await hand.press("t")
        await until_seen(hand, "Nothing of it was kept.")
        await hand.press("enter")
        await until_at(hand, ColumnsScreen)
    assert sorted(issued.folder.rglob("*")) == before


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_headings_and_answers_are_text_in_seven_hundred_columns(
    survey: SurveyScreen, issued: Workshop, tmp_path: Path, size: tuple[int, int]
) -> None:
    heads, first, second = TWO_WAYS.rstrip("\n").split("\n")
    hostile = [each.replace('"', "'").replace(",", ";") for each in HOSTILE]
    more = [hostile[n % len(hostile)] + f" {n} \x1b[2J" for n in range(700)]
    more[0] = "a very long heading " * 400
    answers = [f"{each} in an answer" for each in more[1:]]
    rows = [[heads, *more], [first, "x", *answers], [second, "y", *answers[::-1]]]
    path = write(tmp_path / "hostile[red].csv", "\n".join(map(",".join, rows)))
    async with at_the_columns(survey, path, size) as hand:
        await hand.press("end", "up")
        await hand.pause()
        assert "column 708" in seen(hand)
        await hand.press("enter")
        await until_seen(hand, "What is it?")
        await hand.press("escape", "tab")
        await until_seen(hand, "A menu")
        await hand.press("tab", "home", "t")
        await choose(hand, "4/5/2026 is …", "May")
        await until_seen(hand, "2 taken in")
        assert "\x1b" not in seen(hand)
        assert "hostile[red].csv" in seen(hand)
    assert whole_returns(issued) == 2


@pytest.mark.parametrize("size", SIZES)
async def test_on_every_size_what_can_be_done_is_in_sight(
    survey: SurveyScreen, issued: Workshop, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = write(tmp_path / "dates.csv", TWO_WAYS)
    async with seated_at(survey, size) as hand:
        await until_seen(hand, "Edition 1")
        for words in ("what went out", "Issue the questions", "Take in what came back", "Esc"):
            assert words in seen(hand)
        await hand.press("i")
        await until_at(hand, IssueScreen)
        for words in ("paper", "large print", "Web page", "Enter Write"):
            assert words in seen(hand)
        await hand.press("escape")
        await open_file(hand, path)
        await until_at(hand, ColumnsScreen)
        for words in ("Take these in", "4/5/2026", "Enter", "t Take", "^P More"):
            assert words in seen(hand)
    assert issued.read().problems == []


async def test_without_colours_the_signs_say_what_the_colours_do(
    survey: SurveyScreen, issued: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    path = write(tmp_path / "dates.csv", TWO_WAYS)
    async with seated_at(survey) as hand:
        hand.app.theme = "ansi-dark"
        await until_seen(hand, "▸ Take in what came back")
        await hand.press("i")
        await until_at(hand, IssueScreen)
        await hand.press("space", "down")
        assert "[✓] paper" in seen(hand)
        assert "▸ [ ] docx" in seen(hand)
        await hand.press("escape")
        await open_file(hand, path)
        await until_at(hand, ColumnsScreen)
        assert "▸ ? Dates such as" in " ".join(seen(hand).split())
        assert "2 ✓ 1. Which of these" in " ".join(seen(hand).split())
    assert issued.survey.is_dir()


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_the_screens_look_as_before(
    survey: SurveyScreen, issued: Workshop, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = write(tmp_path / "dates.csv", TWO_WAYS)
    async with seated_at(survey, size) as hand:
        await until_seen(hand, "Edition 1")
        await until_seen(hand, "Nothing came back")
        await assert_looks_as_before(hand, "survey")
        await hand.press("i")
        await until_at(hand, IssueScreen)
        await hand.press("space", "down")
        await hand.pause()
        await assert_looks_as_before(hand, "survey-issue")
        await hand.press("escape")
        await open_file(hand, path)
        await until_at(hand, ColumnsScreen)
        await hand.pause()
        await assert_looks_as_before(hand, "survey-columns")
        await hand.press("t")
        await until_seen(hand, "4/5/2026 is …")
        await assert_looks_as_before(hand, "survey-dates")
    assert returns_in(issued) == []
