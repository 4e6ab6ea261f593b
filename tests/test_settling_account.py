"""What keeps an account from going out, and how it is settled, by the command itself."""

from __future__ import annotations

import re
import shlex
from contextlib import closing
from pathlib import Path

import pytest
from accounts import as_text, files_in, run_in
from building import NOON, came_back, entry, small_guide, voice

from journeymap.entries import Always, Answered, Entry, Ingredient, Never, Outlook
from journeymap.guide import InterestGroup
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import new_workshop

SETTLED: tuple[Entry, ...] = (
    entry(Always, "k7f3.1", text="Hot food", stage="eating"),
    entry(Answered, "k7f3.2", entries=("k7f3.1",), what=Outlook.DOING, because="Plates are warm"),
)
UNSETTLED: dict[str, tuple[tuple[Entry, ...], str]] = {
    "held back": (
        tuple(came_back("s5bb.1", (Ingredient, {"text": "Ask Gwendoline about gravy"}))),
        "nobody has looked at it: perhaps a name: Gwendoline",
    ),
    "a name": (
        (entry(Ingredient, "k7f3.3", text="Ask Gwendoline about gravy"),),
        "perhaps a name: Gwendoline. If it is one, edit it first",
    ),
    "no answer": (
        (entry(Never, "k7f3.3", text="Cold plates", stage="eating"),),
        "no answer yet: “Cold plates”",
    ),
    "answered twice": (
        (entry(Answered, "m2d1.1", entries=("k7f3.1",), what=Outlook.DONE),),
        "answered twice",
    ),
    "a name in our answer": (
        (
            entry(Never, "k7f3.3", text="Cold plates", stage="eating"),
            entry(
                Answered,
                "k7f3.4",
                entries=("k7f3.3",),
                what=Outlook.DOING,
                because="We asked Gwendoline",
            ),
        ),
        "in our answer, perhaps a name: Gwendoline",
    ),
}


def make_workshop(folder: Path, *more: Entry, people: int = 22, name: str = "lunch") -> None:
    voices = (voice("resident", InterestGroup.USERS, people),)
    made = new_workshop(folder / "workshops" / name, small_guide(voices=voices))
    by_key: dict[str, list[Entry]] = {}
    for each in (*SETTLED, *more):
        by_key.setdefault(each.sheet_key, []).append(each)
    for key, entries in by_key.items():
        own = OwnSheets(folder / f"{key}.txt")
        with closing(made.new_sheet(f"Sheet {key}", now=NOON, own=own, key=key)) as sheet:
            sheet.append_together(entries)


def commands_in(told: str) -> list[str]:
    """Return the commands that were printed, one below each thing to settle."""
    return [line.strip() for line in told.splitlines() if line.startswith("  journeymap ")]


def as_typed(command: str) -> list[str]:
    """Return the words of a command, its own words filled in where it says …"""
    return [word.replace("…", "It is so") for word in shlex.split(command)][1:]


def test_what_is_settled_goes_out(tmp_path: Path) -> None:
    make_workshop(tmp_path)

    done = run_in(tmp_path, "feedback", "lunch", "--to", "text")

    assert (done.returncode, done.stdout) == (0, "exports/lunch/summary.txt\n"), done.stderr


@pytest.mark.parametrize("what", UNSETTLED)
@pytest.mark.parametrize("name", ["lunch", "lunch at one"])
def test_what_is_not_is_listed_and_goes_out_when_the_commands_were_run(
    tmp_path: Path, what: str, name: str
) -> None:
    more, why = UNSETTLED[what]
    make_workshop(tmp_path, *more, name=name)

    refused = run_in(tmp_path, "feedback", name, "--to", "text")

    assert refused.returncode == 1
    assert why in refused.stderr
    assert "1 thing to settle before it can go out" in refused.stderr
    assert not (tmp_path / "exports").exists()
    [command] = commands_in(refused.stderr)
    settled = run_in(tmp_path, *as_typed(command))
    assert settled.returncode == 0, (command, settled.stderr)
    done = run_in(tmp_path, "feedback", name, "--to", "text")
    assert done.returncode == 0, (command, done.stderr)
    assert done.stdout == f"exports/{name}/summary.txt\n"


def test_all_kinds_at_once_are_each_listed_with_one_command(tmp_path: Path) -> None:
    make_workshop(tmp_path, *UNSETTLED["held back"][0], *UNSETTLED["a name in our answer"][0])

    refused = run_in(tmp_path, "feedback", "lunch", "--to", "markdown", "--to", "pdf")

    assert refused.returncode == 1
    assert "2 things to settle" in refused.stderr
    assert len(commands_in(refused.stderr)) == 2
    assert not (tmp_path / "exports").exists()


def test_a_few_people_keep_their_words_back_whatever_else_is_settled(tmp_path: Path) -> None:
    make_workshop(tmp_path, people=4)

    refused = run_in(tmp_path, "feedback", "lunch", "--to", "text")
    drafted = run_in(tmp_path, "feedback", "lunch", "--to", "text", "--draft")

    assert refused.returncode == 1
    assert "fewer than 5 people were heard" in refused.stderr
    assert commands_in(refused.stderr) == ["journeymap survey issue lunch --to paper"]
    assert drafted.returncode == 0
    text = (tmp_path / "exports" / "lunch" / "draft-summary.txt").read_text(encoding="utf-8")
    assert "Hot food" not in text
    assert "We heard fewer than 5 people. We do not show what they said" in text


def test_a_draft_says_so_across_each_form_and_in_the_place_of_what_it_keeps_back(
    tmp_path: Path,
) -> None:
    make_workshop(tmp_path, *UNSETTLED["held back"][0], *UNSETTLED["a name in our answer"][0])
    forms = ("markdown", "html", "text", "pdf", "docx")
    tos = [part for form in forms for part in ("--to", form)]

    for shape in ((), ("--short",), ("--easy-read",)):
        done = run_in(tmp_path, "feedback", "lunch", "--draft", *shape, *tos)
        assert done.returncode == 0, done.stderr
    run_in(tmp_path, "feedback", "lunch", "--draft", "--poster", "--to", "pdf")

    texts = as_text(files_in(tmp_path / "exports"))
    assert len(texts) == 17
    for name, text in texts.items():
        assert Path(name).name.startswith("draft-"), name
        assert "Gwendoline" not in text, name
        if not name.endswith(".svg"):
            assert "draft" in text.lower(), name
        if "draft-summary." in name:
            assert "We do not show 1 answer in the survey yet." in " ".join(text.split()), name
        if "easy-read" in name:
            assert "We do not show some answers yet." in " ".join(text.split()), name


def easy_read(folder: Path) -> tuple[str, str]:
    """Return what the Easy Read layout is called when it is made now, and what it says."""
    done = run_in(folder, "feedback", "lunch", "--easy-read", "--to", "text")
    assert done.returncode == 0, done.stderr
    path = folder / done.stdout.strip()
    return path.name, path.read_text(encoding="utf-8")


def test_easy_read_is_a_draft_until_its_readers_tried_these_very_words(tmp_path: Path) -> None:
    make_workshop(tmp_path)
    as_draft = "draft-summary-easy-read.txt"
    name, text = easy_read(tmp_path)
    assert name == as_draft
    assert "Its readers have not tried it yet." in text

    tried = run_in(tmp_path, "tried", "lunch", "--who", "the reading group")
    assert tried.returncode == 0, tried.stderr
    name, text = easy_read(tmp_path)
    assert name == "summary-easy-read.txt"
    assert "draft" not in text.lower()

    other = ("answer", "lunch", "k7f3.1", "not-doing", "--because", "The stove is broken")
    changed = run_in(tmp_path, *other)
    assert changed.returncode == 0, changed.stderr
    assert easy_read(tmp_path)[0] == as_draft

    [answer] = re.findall(r"\b[a-z][a-z0-9]{3}\.[0-9]+\b", changed.stdout.splitlines()[-1])[:1]
    assert run_in(tmp_path, "undo", "lunch", answer).returncode == 0
    assert easy_read(tmp_path)[0] == "summary-easy-read.txt"

    [mark] = re.findall(r"\b[a-z][a-z0-9]{3}\.[0-9]+\b", tried.stdout.splitlines()[-1])[:1]
    assert run_in(tmp_path, "undo", "lunch", mark).returncode == 0
    assert easy_read(tmp_path)[0] == as_draft


def test_easy_read_in_another_language_is_tried_by_itself(tmp_path: Path) -> None:
    make_workshop(tmp_path)
    run_in(tmp_path, "tried", "lunch", "--who", "the reading group")

    order = ("feedback", "lunch", "--easy-read", "--to", "text", "--language", "cy")

    assert run_in(tmp_path, *order).stdout == "exports/lunch/draft-summary-easy-read-cy.txt\n"
    run_in(tmp_path, "tried", "lunch", "--who", "y grŵp darllen", "--language", "cy")
    assert run_in(tmp_path, *order).stdout == "exports/lunch/summary-easy-read-cy.txt\n"
