from __future__ import annotations

import pytest
from at_the_screen import on_disk
from conftest import OpenSession

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.commands import COMMANDS, INSTRUCTIONS, command_rows, with_help
from journeymap.capture.instruction import Instruction
from journeymap.capture.listing import AT_A_TIME
from journeymap.capture.session import Session
from journeymap.cli.spoken import spoken
from journeymap.entries import (
    Booked,
    Draw,
    Echo,
    Edit,
    Parked,
    Recipe,
    Said,
    Theme,
    Verdict,
    Way,
    Withdraw,
)
from journeymap.sheets.workshop import Workshop

SAID = [
    "& The garden",
    "/eating",
    "@family",
    "+ Food served hot",
    "- My food comes cold",
    "=",
    "! 4 The fish was hot",
    "? Television",
    "* Company",
    "* Gravy",
    "% Soup | leeks | chop",
]
"""What is said first: t1aa.1 is the topic, .2 and .3 statements, and so on to .9."""
HOSTILE = [
    "see [always] and [/] and [b]bold[/b]",
    "[@click=app.quit]click[/]",
    "1. :leave",
    "$(rm -rf /) `x` ${y} %s {0}",
    "‘quoted’ “quoted” | a; b",
    "ŵ ’ — 漢字 🎉 é́ עברית",
]


@pytest.fixture
def table(open_session: OpenSession) -> Session:
    """Return a session as the line mode has it, at which a few things were said."""
    session = open_session(attended=True, free_text=True, commands=COMMANDS)
    for line in SAID:
        assert not session.take(line).keeps_line
    return session


def told(answer: Answer) -> str:
    return "\n".join((answer.text, *answer.told))


TRIED = {
    "where": (":where", "stage: Eating together"),
    "stages": (":stages", "5. Eating together, 7 said"),
    "stage": (":stage arriving", "now at: Getting to the dining room"),
    "voices": (":voices", "2. family and friends of residents, 7 said"),
    "voice": (":voice 3", "now speaking: staff"),
    "kind": (":kind never", "now writing: must never"),
    "entries": (":entries", "4. must never: My food comes cold. Eating together;"),
    "find": (":find cold food", "1. must never: My food comes cold."),
    "more": (":more", "there is no more of the last list"),
    "go": (":go t1aa.9", "ingredient 1: leeks"),
    "edit": (":edit t1aa.2 Food served warm", "changed to ‘Food served warm’"),
    "move": (":move t1aa.2 arriving", "is now at: getting to the dining room"),
    "withdraw": (":withdraw t1aa.2", "took back ‘Food served hot’"),
    "echo": (":echo t1aa.2", "me too for t1aa.2"),
    "park": (":park t1aa.2 hot; cold | in June", "parked ‘Food served hot’"),
    "keep": (":keep", "there is no line that was not taken"),
    "theme": (":theme t1aa.2 kitchen", "‘Food served hot’ is about kitchen"),
    "split": (
        ":split t1aa.2 Food; served hot",
        "split t1aa.2, ‘Food served hot’, into 2 statements",
    ),
    "look": (":look", "nothing has to be looked at before it goes out"),
    "looked": (":looked t1aa.2", "t1aa.2 may go out already"),
    "topics": (":topics", "1. topic: The garden."),
    "make-stage": (":make-stage t1aa.1", "a new stage, ‘The garden’"),
    "make-activity": (":make-activity t1aa.1 never", "The garden"),
    "add-stage": (":add-stage The terrace", "a new stage, ‘The terrace’"),
    "rename-stage": (":rename-stage 3 Sitting down", "Sitting down"),
    "move-stage": (":move-stage seated up", "Finding a seat"),
    "draw": (":draw", "1 card left in the pot"),
    "pot": (":pot", "2 cards in the pot, 0 drawn."),
    "recipes": (":recipes", "1. recipe, 1 ingredient, 1 step: Soup."),
    "recipe": (":recipe", "step 1: chop"),
    "ingredient": (":ingredient time", "what goes in, for ‘Soup’"),
    "method": (":method wait", "what to do, for ‘Soup’"),
    "critics": (":critics", "1. critic's note, 4 stars: The fish was hot."),
    "parked": (":parked", "1. parked: Television."),
    "side": (":side we like it on", "one side, for ‘Television’"),
    "when": (":when next week", "when it is taken up, for ‘Television’"),
    "gaps": (":gaps", "not asked yet: "),
    "heard": (":heard", "1 of 4 voices heard"),
    "balance": (":balance", "the balance of talk"),
    "tables": (":tables", "1 table"),
    "clock": (":clock 10", "the clock runs: recipes, 10 minutes"),
    "close": (":close", "1. Deciding to come: nothing at all"),
    "way": (":way letter x 4", "A letter, 4 people now"),
    "book": (":book 3 June 2017 2pm in person", "Saturday 3 June 2017, 14:00: in person"),
    "days": (":days", "0 days booked"),
    "stars": (":stars 1 5", "★★★★★ Did we listen to you?"),
    "undo": (":undo", "took back t1aa.9, recipe"),
    "redo": (":redo", "nothing was undone"),
    "status": (":status", "9 saved, 0 not taken"),
    "help": (":", "8. find WORDS: Lists what was said with these words."),
}


@pytest.mark.parametrize("instruction", with_help(INSTRUCTIONS), ids=lambda each: each.name)
def test_every_command_does_what_it_says(table: Session, instruction: Instruction) -> None:
    line, expected = TRIED[instruction.name]
    assert expected in told(table.take(line))


def test_every_command_can_be_named_by_its_number_in_the_list(table: Session) -> None:
    listed = table.take(":help").told
    number = next(line.partition(".")[0] for line in listed if " find WORDS" in line)
    assert told(table.take(f":{number} cold")) == told(table.take(":find cold"))
    assert table.take(f":{len(listed)}").told == listed


def test_a_command_that_needs_more_says_what_to_type(table: Session) -> None:
    for instruction in INSTRUCTIONS:
        answer = table.take(f":{instruction.name}")
        needs = bool(instruction.takes) and not instruction.takes.startswith("[")
        assert (f"Type {instruction.typed}" in answer.text) is needs
        if needs:
            assert answer.outcome is Outcome.NOT_TAKEN


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (":garden", "there is no command ‘:garden’. Type : alone"),
        (":99", "there is no command ‘:99’"),
        (":st", "more than one command ‘:st’. There are :stages, :stage, :stars, :status"),
        (":edit 1 Hot", "there is no list yet"),
        (":edit words", "it is not clear which entry is meant"),
        (":edit zzzz.1 Hot", "zzzz.1 is not on the board"),
        (":edit t1aa.2", "not the new words. Type :edit 2 NEW WORDS"),
        (":move t1aa.2 nowhere", "there is no stage ‘nowhere’"),
        (":park t1aa.2 one side only", "both sides belong to a parked point"),
        (":recipe t1aa.2", "that is no recipe"),
        (":parked t1aa.2", "that is not parked"),
        (":kind nothing", "there is no kind ‘nothing’"),
        (":ingredient \u2800", "there are no words in it"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    table: Session, workshop: Workshop, line: str, why: str
) -> None:
    before = on_disk(workshop)
    answer = table.take(line)
    assert answer.outcome is Outcome.NOT_TAKEN
    assert why in answer.text
    assert on_disk(workshop) == before
    assert table.left == ([line] if "there is no command" in why else [])


def test_the_numbers_of_the_last_list_name_its_entries(table: Session, workshop: Workshop) -> None:
    table.take(":find food")
    table.take(":edit 2 Food served very hot")
    table.take(":theme 1 kitchen")
    table.take(":echo 1")
    table.take(":park 1 cook again; serve faster | at the next meeting")
    table.take(":withdraw 2")
    edit, theme, echo, parked, withdrawal = on_disk(workshop)[-5:]
    assert isinstance(edit, Edit)
    assert (edit.about, edit.changes()["text"]) == ("t1aa.2", "Food served very hot")
    assert isinstance(theme, Theme)
    assert (theme.about, theme.name) == ("t1aa.3", "kitchen")
    assert isinstance(echo, Echo)
    assert (echo.about, echo.voice) == ("t1aa.3", "family")
    assert isinstance(parked, Parked)
    assert (parked.of, parked.text, parked.stage) == ("t1aa.3", "My food comes cold", "eating")
    assert parked.positions == ("cook again", "serve faster")
    assert parked.taken_up == "at the next meeting"
    assert isinstance(withdrawal, Withdraw)
    assert withdrawal.about == "t1aa.2"


def test_a_number_behind_the_end_of_the_list_names_nothing(table: Session) -> None:
    table.take(":find food")
    assert "the last list has no number 3. It ends at 2" in table.take(":go 3").text


def test_a_long_list_is_told_in_parts_and_numbered_through(table: Session) -> None:
    for number in range(45):
        table.take(f"+ thing {number}")
    first = table.take(":find thing")
    assert first.text == "found 45 with ‘thing’."
    assert len(first.told) == AT_A_TIME + 1
    assert first.told[-1] == "25 more: type :more"
    second, third = table.take(":more"), table.take(":more")
    assert second.told[0].startswith("21. must always: thing 24.")
    assert third.told[-1].startswith("45. must always: thing 0.")
    assert table.take(":more").outcome is Outcome.NOT_TAKEN
    assert "thing 0" in told(table.take(":go 45"))


def test_cards_in_the_pot_are_counted_but_not_read_out_before_they_are_drawn(
    table: Session,
) -> None:
    lines = (":entries", ":find gravy", ":pot", ":stage", ":entries")
    assert "Gravy" not in "".join(told(table.take(line)) for line in lines)
    assert "2 cards in the pot" in table.take(":entries").text
    table.put(Draw, {"about": "t1aa.8"})
    assert told(table.take(":pot")).startswith("1 card in the pot, 1 drawn.\n1. magic ingredient:")
    assert "Gravy" in told(table.take(":find gravy"))


def test_going_to_an_entry_goes_to_its_stage_and_me_too_is_about_it(
    table: Session, workshop: Workshop
) -> None:
    table.take(":stage leaving")
    table.take(":find cold")
    answer = table.take(":go 1")
    assert answer.text == "now at: eating together"
    assert answer.told[-1] == "written at: Table 1, id t1aa.3"
    table.take("me too")
    echo = on_disk(workshop)[-1]
    assert isinstance(echo, Echo)
    assert echo.about == "t1aa.3"


def test_an_entry_moves_to_another_stage_and_to_the_whole_journey(table: Session) -> None:
    table.take(":find cold")
    table.take(":move 1 6")
    moved = table.board.get("t1aa.3")
    assert moved is not None
    assert moved.entry.stage == "leaving"
    table.take(":move 1 whole journey")
    moved = table.board.get("t1aa.3")
    assert moved is not None
    assert moved.entry.stage is None


def test_a_recipe_keeps_its_parts_when_it_gets_a_new_name(table: Session) -> None:
    table.take(":recipes")
    table.take(":edit 1 Broth")
    table.take(":ingredient time; salt")
    (recipe,) = [each.entry for each in table.board.of_kind("recipe")]
    assert isinstance(recipe, Recipe)
    assert (recipe.text, recipe.ingredients) == ("Broth", ("leeks", "time", "salt"))
    assert recipe.method == ("chop",)


def test_new_words_for_a_critics_note_may_have_new_stars(table: Session) -> None:
    table.take(":critics")
    assert "changed to ‘Cold fish’" in table.take(":edit 1 2 Cold fish").text
    table.take(":edit 1 Tepid fish")
    (note,) = [each.entry for each in table.board.of_kind("critic")]
    assert (note.text, note.own()["stars"]) == ("Tepid fish", 2)


def test_a_parked_point_gets_both_its_sides_and_when(table: Session) -> None:
    for line in (":parked", ":parked 1", ":side on", ":side off", ":when after lunch"):
        answer = table.take(line)
        assert not answer.keeps_line
    assert "to be taken up: after lunch" in told(table.take(":parked t1aa.6"))
    assert told(table.take(":undo")).endswith("took back t1aa.12, edit")
    assert "not said when it is taken up" in told(table.take(":parked t1aa.6"))


def test_a_session_is_closed_by_numbers(table: Session, workshop: Workshop) -> None:
    assert told(table.take(":way")).endswith("5. Email, 0 asked")
    table.take(":way 2 x3")
    table.take(":book 3 June 2017 in person, in the lounge")
    assert "1. Did we listen to you? 0 gave stars" in told(table.take(":stars"))
    table.take(":stars 2 4")
    way, booked, verdict = on_disk(workshop)[-3:]
    assert isinstance(way, Way)
    assert (way.way, way.people) == ("A letter", 3)
    assert isinstance(booked, Booked)
    assert (str(booked.day), booked.how) == ("2017-06-03", "in person, in the lounge")
    assert isinstance(verdict, Verdict)
    assert (verdict.question, verdict.stars) == ("Did you enjoy it?", 4)
    assert "1. Saturday 3 June 2017: in person, in the lounge" in told(table.take(":days"))
    heard = next(spoken(table.take(":stars 1 5")))
    assert heard.startswith("Saved: 5 stars: Did we listen to you?")


def test_a_line_that_was_not_taken_is_kept_as_it_is(table: Session, workshop: Workshop) -> None:
    table.take("! no stars")
    table.take(":keep")
    parked = on_disk(workshop)[-1]
    assert isinstance(parked, Parked)
    assert parked.text == "! no stars"
    assert table.left == []


def test_without_a_recipe_its_parts_say_how_to_begin_one(open_session: OpenSession) -> None:
    session = open_session(attended=True, free_text=True, commands=COMMANDS)
    assert "there is no recipe in hand. Begin one: % NAME" in session.take(":recipe").text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_text_for_every_command(
    table: Session, workshop: Workshop, words: str
) -> None:
    for line in (f"+ {words}", ":entries", f":edit 1 {words}", f":theme 1 {words}", ":entries"):
        answer = table.take(line)
        assert not answer.keeps_line
    assert answer.told[0].startswith(f"1. must always: {words}")
    assert f"about {words}" in answer.told[0]
    for line in (f":ingredient {words}", f":method {words}", f":side {words}", f":when {words}"):
        assert table.take(line).outcome is Outcome.SAVED
    for line in (f":go {words}", f":kind {words}", f":stage {words}", f":{words}"):
        table.take(line)
    texts = [each.text for each in on_disk(workshop) if isinstance(each, Said)]
    assert texts.count(words) == 1


def test_the_table_of_the_commands_has_a_row_for_each(table: Session) -> None:
    rows = command_rows()
    assert rows[7] == (":find WORDS", "Lists what was said with these words.")
    assert len(rows) == len(INSTRUCTIONS) + 1 == len(table.take(":").told)
    assert all(meaning.endswith(".") for _, meaning in rows)


@pytest.mark.parametrize(
    "line",
    [
        ": the food was cold",
        ":stages of grief",
        ":2 hello there",
        ":undo the thing",
        ":the food was cold",
        ":withdraw t1aa.2 but she said so",
        ":echo t1aa.2 and it was cold",
    ],
)
def test_words_that_a_command_would_not_use_are_not_passed_over(
    table: Session, workshop: Workshop, line: str
) -> None:
    before = on_disk(workshop)

    assert table.take(line).outcome is Outcome.NOT_TAKEN

    assert on_disk(workshop) == before


def test_words_behind_a_colon_by_itself_are_kept_as_a_line_that_was_not_taken(
    table: Session,
) -> None:
    table.take(": the food was cold")

    assert table.left == [": the food was cold"]


@pytest.mark.parametrize(
    "line", ["= t1aa.8", ":withdraw t1aa.8", ":theme t1aa.8 food", ":park t1aa.8", ":move t1aa.8 /"]
)
def test_no_answer_tells_what_is_on_a_card_that_lies_in_the_pot(table: Session, line: str) -> None:
    card = table.board.entry("t1aa.8")
    assert isinstance(card, Said)
    assert card.text == "Gravy"

    answer = table.take(line)

    assert "Gravy" not in "\n".join((answer.text, *answer.told))
    assert "Gravy" not in [each.entry.text for each in table.board.of_kind("parked")]
