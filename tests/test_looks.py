from __future__ import annotations

import pytest
from building import board, came_back, entry, take_in
from conftest import OpenSession, Run

from journeymap.capture.commands import COMMANDS
from journeymap.capture.mending import edit
from journeymap.entries import Always, Edit, Looked, Recipe, Withdraw, letters_of
from journeymap.feedback.forms.markdown import to_markdown
from journeymap.feedback.summary import make_summary
from journeymap.findings.looks import needs_a_look, number_held_back
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop

NAMED = "Please ring Marcus Webb on 01792 649 123"


def reasons(text: str) -> tuple[str, ...]:
    [said] = board(*came_back("ssss.1", (Always, {"text": text}))).said()
    return needs_a_look(said)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("My food comes cold", ()),
        ("A chat on Monday", ()),
        ("Write to me: joan@example.org", ("e-mail addresses",)),
        ("I live in flat 12", ("home addresses",)),
        ("I am in SA1 3QR", ("postcodes",)),
        ("Ask my friend Margaret", ("perhaps a name: Margaret",)),
        (NAMED, ("telephone numbers", "perhaps a name: Marcus, Webb")),
    ],
)
def test_an_answer_that_may_lead_to_a_person_needs_a_look_and_says_why(
    text: str, found: tuple[str, ...]
) -> None:
    assert reasons(text) == found


def test_what_was_said_in_the_room_needs_none() -> None:
    [said] = board(entry(Always, "aaaa.1", text=NAMED)).said()

    assert needs_a_look(said) == ()


def test_a_recipe_is_looked_at_whole() -> None:
    answers = (Recipe, {"text": "Soup", "method": ["ask Marcus Webb"]})
    [said] = board(*came_back("ssss.1", answers)).said()

    assert needs_a_look(said) == ("perhaps a name: Marcus, Webb",)
    looked = letters_of("Soup")
    [said] = board(*came_back("ssss.1", answers), mark(looked)).said()
    assert needs_a_look(said)


def mark(letters: str) -> Looked:
    return entry(Looked, "aaaa.1", about="ssss.2", letters=letters)


def test_who_has_looked_has_looked_at_these_words_and_no_others() -> None:
    answers = came_back("ssss.1", (Always, {"text": NAMED}))
    looked = mark(letters_of(NAMED))

    assert number_held_back(board(*answers)) == 1
    assert number_held_back(board(*answers, looked)) == 0
    other = entry(Edit, "aaaa.2", about="ssss.2", text=f"{NAMED}!")
    assert number_held_back(board(*answers, looked, other)) == 1
    assert number_held_back(board(*answers, looked, entry(Withdraw, "aaaa.3", about="aaaa.1"))) == 1


def test_what_needs_a_look_is_not_in_the_summary_and_it_says_so_in_its_place() -> None:
    cold = (Always, {"text": "Hot food", "stage": "eating"})
    of = board(*came_back("ssss.1", (Always, {"text": NAMED, "stage": "eating"}), cold))
    told = to_markdown(make_summary(of))

    assert "Marcus" not in told
    assert "01792" not in told
    assert "left out" not in told.replace("left nothing else out", "")
    where = told[told.index("2. Eating together") :]
    held = "We do not show 1 answer in the survey yet."
    assert held in where
    assert where.index("Hot food") < where.index(held)
    assert "We left nothing out." not in told


def test_look_lists_what_to_look_at_and_looked_lets_it_out(
    run: Run, workshop: Workshop, own: OwnSheets
) -> None:
    take_in(workshop, own, came_back("ssss.1", (Always, {"text": NAMED})))

    listed = run("look", "lunch")
    assert listed.returncode == 1
    assert listed.stdout.splitlines() == [
        f"ssss.2: {NAMED}",
        "  telephone numbers",
        "  perhaps a name: Marcus, Webb",
    ]
    assert "journeymap looked lunch ssss.2" in listed.stderr
    shown = run("show", "lunch").stdout
    assert "to look at before it goes out: telephone numbers; perhaps a name" in shown
    held = run("feedback", "lunch", "--to", "markdown")
    assert held.returncode == 1
    assert "nobody has looked at it: telephone numbers, perhaps a name: Marcus" in held.stderr
    assert "journeymap looked lunch ssss.2" in held.stderr

    done = run("looked", "lunch", "ssss.2")
    assert (done.returncode, run("look", "lunch").returncode) == (0, 0)
    mark_id = done.stdout.split()[1].rstrip(":")
    assert isinstance(workshop.read().board.entry(mark_id), Looked)
    assert run("undo", "lunch", mark_id).returncode == 0
    assert run("look", "lunch").returncode == 1


def test_several_are_looked_at_in_one_go_and_none_if_one_is_not_there(
    run: Run, workshop: Workshop, own: OwnSheets
) -> None:
    both = (Always, {"text": NAMED}), (Always, {"text": "Ask Joan"})
    take_in(workshop, own, came_back("ssss.1", *both))

    wrong = run("looked", "lunch", "ssss.2", "ssss.9")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert number_held_back(workshop.read().board) == 2
    assert run("looked", "lunch", "ssss.2", "ssss.3").stdout.count("it may go out") == 2
    assert number_held_back(workshop.read().board) == 0


def test_at_a_table_it_is_listed_and_let_out_by_its_number(
    open_session: OpenSession, workshop: Workshop, own: OwnSheets
) -> None:
    take_in(workshop, own, came_back("ssss.1", (Always, {"text": NAMED})))
    session = open_session(commands=COMMANDS)

    listed = session.take(":look")
    assert listed.text == "1 answer to look at."
    assert "to look at: telephone numbers, perhaps a name: Marcus, Webb" in listed.told[0]
    assert "it may go out" in session.take(":looked 1").text
    assert session.take(":look").text == "nothing has to be looked at before it goes out"
    session.take("undo")
    assert number_held_back(workshop.read().board) == 1


def test_words_that_are_put_right_need_no_look(
    open_session: OpenSession, workshop: Workshop, own: OwnSheets
) -> None:
    take_in(workshop, own, came_back("ssss.1", (Always, {"text": NAMED})))
    edit(open_session(), "ssss.2", {"text": "Please ring me"})

    assert number_held_back(workshop.read().board) == 0
