from __future__ import annotations

import pytest
from building import entry, texts
from conftest import OpenSession

from journeymap.capture.answer import Answer, Outcome, in_a_sentence
from journeymap.capture.previewing import preview
from journeymap.capture.session import Session
from journeymap.entries import Always, Critic, Ingredient, Never, Parked, Said, StageChange
from journeymap.sheets.sheet import NotSaved, Sheet
from journeymap.sheets.workshop import Workshop


def take(session: Session, *lines: str) -> Answer:
    """Take lines and return the answer to the last one."""
    return [session.take(line) for line in lines][-1]


def said(session: Session) -> Said:
    """Return what was said last."""
    return session.board.said()[-1].entry


# What is said


def test_what_is_said_is_kept_with_the_stage_and_the_voice_in_force(session: Session) -> None:
    answer = take(session, "/eating", "@staff", "- My food comes cold")

    assert answer.outcome is Outcome.SAVED
    assert answer.text == "saved t1aa.1: must never, eating together"
    assert (said(session).stage, said(session).voice) == ("eating", "staff")
    assert answer.entry == said(session)


def test_what_was_answered_with_saved_is_on_the_disk(session: Session, workshop: Workshop) -> None:
    take(session, "+ Hello", "=", "* Gravy")

    assert workshop.read().board.said() == session.board.said()


def test_nothing_said_need_have_a_stage_or_a_voice(session: Session) -> None:
    take(session, "/eating", "@staff", "/", "@", "+ Hello")

    assert (said(session).stage, said(session).voice) == (None, None)


def test_what_would_act_on_a_terminal_is_taken_out_of_a_line(session: Session) -> None:
    take(session, "+ \x1b[31mred\u202e\tplates\r\n")

    assert said(session).text == "[31mred plates"


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (
            "+ \x1b[31mred\u202e\x07",
            "saved t1aa.1: must always. 3 characters that cannot be shown were left out.",
        ),
        ("+ Hot\tfood\r\n", "saved t1aa.1: must always"),
        ("# a comment\x07", ""),
    ],
)
def test_the_answer_says_how_many_characters_were_left_out(
    session: Session, line: str, answer: str
) -> None:
    assert take(session, line).text == answer


def test_what_was_left_out_of_a_line_is_told_too_where_it_was_not_taken_or_is_parked(
    session: Session,
) -> None:
    note = " 1 character that cannot be shown was left out."

    assert take(session, "My food\x07").text.endswith(note)
    assert session.park("My \x07food").text == f"saved t1aa.1: parked.{note}"


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("! 1 Cold", "saved t1aa.1: critic's note, 1 star"),
        ("% Lunch | gravy | a; b", "saved t1aa.1: recipe, 1 ingredient, 2 steps"),
        ("/eating", "now at: Eating together"),
        ("/", "now at: the whole journey"),
        ("@family", "now speaking: family and friends of residents"),
        ("@", "now speaking: not said who"),
        ("?", "there is nothing after ?. Type what was said: ? …"),
    ],
)
def test_each_line_has_one_clear_answer(session: Session, line: str, answer: str) -> None:
    assert take(session, line).text == answer


@pytest.mark.parametrize("line", ["", "   ", "# a comment"])
def test_a_blank_line_and_a_comment_are_nothing(session: Session, line: str) -> None:
    assert take(session, line) == Answer(Outcome.NOTHING)


def test_text_without_a_sign_is_not_taken_where_nobody_sees_what_it_becomes(
    session: Session,
) -> None:
    answer = take(session, "My food comes cold")

    assert answer.outcome is Outcome.NOT_TAKEN
    assert answer.keeps_line
    assert session.board.said() == []


def test_on_the_screen_text_without_a_sign_is_of_the_kind_in_force(
    open_session: OpenSession,
) -> None:
    session = open_session(free_text=True)

    take(session, "Hello", "- Cold", "Late", "*", "Gravy")

    assert [each.entry.kind for each in session.board.said()] == [
        "always", "never", "never", "ingredient",
    ]  # fmt: skip


# A line that was not taken


def test_a_question_mark_alone_parks_the_line_that_was_not_taken(session: Session) -> None:
    answer = take(session, "/eating", "My food comes cold", "?")

    assert answer.outcome is Outcome.SAVED
    assert isinstance(said(session), Parked)
    assert (said(session).text, said(session).stage) == ("My food comes cold", "eating")


@pytest.mark.parametrize("between", ["# a comment", ""])
def test_a_comment_does_not_make_it_forget_the_line_that_was_not_taken(
    session: Session, between: str
) -> None:
    assert take(session, "My food comes cold", between, "?").outcome is Outcome.SAVED


def test_a_question_mark_alone_parks_a_line_once(session: Session) -> None:
    take(session, "My food comes cold", "?")

    assert take(session, "?").outcome is Outcome.NOT_TAKEN
    assert len(session.board.said()) == 1


def test_a_sign_alone_is_not_taken_in_a_pipe(session: Session) -> None:
    assert take(session, "+").outcome is Outcome.NOT_TAKEN


# Me too


def test_me_too_is_for_what_was_said_last(session: Session) -> None:
    answer = take(session, "+ Hello", "- Cold", "@family", "=", "=")

    assert answer.text == "saved t1aa.4: me too for t1aa.2, ‘Cold’, 3 people now"
    [_, cold] = session.board.said()
    assert [echo.voice for echo in cold.echoes] == ["family", "family"]


def test_me_too_can_name_what_it_is_for_and_so_does_the_next_one(session: Session) -> None:
    take(session, "+ Hello", "- Cold", "= t1aa.1", "=")

    assert [each.in_room for each in session.board.said()] == [3, 1]


def test_me_too_for_an_echo_is_for_what_it_echoes(session: Session) -> None:
    take(session, "+ Hello", "=", "= t1aa.2")

    assert [each.in_room for each in session.board.said()] == [3]


def test_me_too_reaches_what_was_said_at_another_table(open_session: OpenSession) -> None:
    take(open_session("Table 1"), "+ Hello")
    there = open_session("Table 2")

    assert take(there, "= t1aa.1").outcome is Outcome.SAVED
    assert there.board.said()[0].in_room == 2


@pytest.mark.parametrize(
    ("line", "wrong"),
    [("=", "nothing has been said on this sheet yet"), ("= p0q8.1", "p0q8.1 is not on the board")],
)
def test_me_too_for_nothing_is_not_taken(session: Session, line: str, wrong: str) -> None:
    answer = take(session, line)

    assert answer.outcome is Outcome.NOT_TAKEN
    assert answer.text.startswith(wrong)


# Undo


def test_undo_takes_back_the_last_line_and_then_the_one_before(session: Session) -> None:
    take(session, "+ first", "+ second", "=")

    assert take(session, "undo").text == "saved t1aa.4: took back t1aa.3, me too"
    assert [each.in_room for each in session.board.said()] == [1, 1]
    assert take(session, "undo").text == "saved t1aa.5: took back t1aa.2, must always"
    assert texts(session.board) == ["first"]
    take(session, "undo")
    assert take(session, "undo").outcome is Outcome.NOT_TAKEN


def test_undo_never_reaches_another_sheet(open_session: OpenSession) -> None:
    take(open_session("Table 1"), "+ Hello")

    answer = take(open_session("Table 2"), "undo")

    assert answer.outcome is Outcome.NOT_TAKEN
    assert answer.text.startswith("nothing on this sheet can be taken back")


def test_after_an_undo_me_too_is_for_what_was_said_before(session: Session) -> None:
    take(session, "+ first", "+ second", "undo", "=")

    assert [(each.entry.text, each.in_room) for each in session.board.said()] == [("first", 2)]


# Stages and voices


@pytest.mark.parametrize("typed", ["eating", "Eating together", "eat", "EAT", "5", "together"])
def test_a_stage_is_known_by_its_id_name_place_or_how_they_begin(
    session: Session, typed: str
) -> None:
    assert take(session, f"/{typed}").text == "now at: Eating together"


@pytest.mark.parametrize("typed", ["garden", "0", "7", "99999999999", "٥٥"])
def test_a_stage_nobody_named_is_told_which_ones_there_are(session: Session, typed: str) -> None:
    answer = take(session, f"/{typed}")

    assert answer.outcome is Outcome.NOT_TAKEN
    assert answer.text.startswith(f"there is no stage ‘{typed}’. The stages are /deciding, /arr")


def test_of_a_beginning_that_several_stages_have_they_are_named(
    session: Session,
) -> None:
    session.board.apply(entry(StageChange, "zzzz.1", stage="eating-out", name="Eating out"))

    answer = take(session, "/eat")

    assert answer.outcome is Outcome.NOT_TAKEN
    assert "more than one stage ‘eat’. The stages are /eating, /eating-out" in answer.text


def test_where_nobody_sees_it_what_follows_an_unknown_stage_or_voice_is_kept_without_one(
    session: Session,
) -> None:
    take(session, "/eating", "@staff", "/garden", "@chef", "+ Hello")

    assert (said(session).stage, said(session).voice) == (None, None)


def test_where_somebody_sees_it_an_unknown_stage_or_voice_changes_nothing(
    open_session: OpenSession,
) -> None:
    session = open_session(attended=True)
    take(session, "/eating", "@staff", "/garden", "@chef", "+ Hello")

    assert (said(session).stage, said(session).voice) == ("eating", "staff")


def test_a_stage_that_was_added_while_people_talk_can_be_gone_to(session: Session) -> None:
    session.board.apply(entry(StageChange, "zzzz.1", stage="bar", name="The bar"))

    assert take(session, "/bar").text == "now at: The bar"


def test_keys_go_from_stage_to_stage_and_round(session: Session) -> None:
    names = [session.go(1).text for _ in range(7)]

    assert names[0] == "now at: Deciding to come"
    assert names[5:] == ["now at: Going home", "now at: the whole journey"]
    assert session.go(-1).text == "now at: Going home"


def test_keys_go_from_voice_to_voice_and_round(session: Session) -> None:
    names = [session.next_voice().text for _ in range(5)]

    assert names[0] == names[-1] == "now speaking: residents"
    assert session.next_voice(-1).text == "now speaking: volunteers"


def test_before_anybody_speaks_the_key_back_leads_to_the_last_voice(session: Session) -> None:
    assert session.next_voice(-1).text == "now speaking: volunteers"


def test_keys_go_from_kind_to_kind_and_round(session: Session) -> None:
    kinds: list[type[Said]] = [Always, Never]

    assert session.next_kind(kinds, 1).text == "now writing: must never"
    assert session.next_kind(kinds, 1).text == "now writing: must always"
    assert session.next_kind(kinds, -1).text == "now writing: must never"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- Cold", Never),
        ("*", Ingredient),
        ("! 4 Hot", Critic),
        ("Hello", Always),
        ("", Always),
        ("! Hot", None),
        ("/eating", None),
        ("=", None),
    ],
)
def test_what_a_line_would_become_is_known_before_it_is_taken(
    session: Session, line: str, kind: type[Said] | None
) -> None:
    assert preview(session, line)[0] is kind
    assert session.board.said() == []


# Going on, and not being able to


def test_a_session_that_somebody_sees_goes_on_where_its_sheet_left_off(
    open_session: OpenSession,
) -> None:
    first = open_session(attended=True)
    take(first, "/eating", "@staff", "+ Hello")
    first.sheet.close()

    again = open_session(attended=True)
    take(again, "=", "- Cold")

    assert (said(again).stage, said(again).voice, said(again).id) == ("eating", "staff", "t1aa.3")
    assert again.board.said()[0].in_room == 2


def test_where_nobody_sees_it_a_session_starts_at_the_whole_journey(
    open_session: OpenSession,
) -> None:
    first = open_session()
    take(first, "/eating", "@staff", "+ Hello")
    first.sheet.close()

    assert open_session().stage is None


def test_what_cannot_be_saved_is_told_and_stays_with_the_writer(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotSaved("there is no room left on the disk")

    monkeypatch.setattr(Sheet, "append", full)
    answer = take(session, "+ Hello")

    assert answer.outcome is Outcome.NOT_SAVED
    assert answer.keeps_line
    assert answer.text == "not saved: there is no room left on the disk."
    assert session.board.said() == []


@pytest.mark.parametrize(
    ("name", "inside"),
    [("Eating together", "eating together"), ("NHS visit", "NHS visit"), ("A", "A"), ("", "")],
)
def test_a_name_inside_a_sentence_begins_small_unless_it_is_letters(name: str, inside: str) -> None:
    assert in_a_sentence(name) == inside


# What was not taken


def test_me_too_and_undo_do_not_guess_after_a_line_that_was_not_taken(session: Session) -> None:
    take(session, "+ Hot food")
    for missed in ("! lovely fish", "plain words"):
        assert session.take(missed).outcome is Outcome.NOT_TAKEN
        for command in ("=", "undo"):
            answer = session.take(command)
            assert answer.outcome is Outcome.NOT_TAKEN
            assert "the line before was not taken" in answer.text
    assert [each.in_room for each in session.board.said()] == [1]
    take(session, "+ Next", "=")
    assert [each.in_room for each in session.board.said()] == [1, 2]


def test_a_person_who_sees_the_answers_may_go_on_with_me_too(open_session: OpenSession) -> None:
    session = open_session(attended=True, free_text=True)
    take(session, "+ Hot food")
    session.take("! lovely fish")
    assert session.take("=").outcome is Outcome.SAVED


def test_lines_with_words_are_left_until_they_are_mended_or_parked(
    open_session: OpenSession,
) -> None:
    session = open_session(attended=True, free_text=True)
    for line in ("! a", "! b", "/nowhere", "= k7f3.99", "@nobody", "undo", "! a"):
        assert session.take(line).outcome is Outcome.NOT_TAKEN
    assert session.left == ["! a", "! b"]
    session.take("?")
    assert session.left == ["! a"]
    session.take("! 3 a", mends="! a")
    assert session.left == []
    assert [each.entry.text for each in session.board.said()] == ["! b", "a"]


def test_a_line_that_begins_with_a_hash_is_not_dropped_where_somebody_types_it(
    open_session: OpenSession,
) -> None:
    session = open_session(attended=True, free_text=True)
    assert preview(session, "#1 reason I come is Joan")[0] is None
    assert session.take("#1 reason I come is Joan").outcome is Outcome.NOT_TAKEN
    assert session.left == ["#1 reason I come is Joan"]


@pytest.mark.parametrize("line", ["/" + "9" * 5000, "@" + "1" * 5000, "/0", "/007"])
def test_a_long_number_is_no_stage_and_no_fault(session: Session, line: str) -> None:
    assert session.take(line).outcome is Outcome.NOT_TAKEN


@pytest.mark.parametrize(("line", "what"), [("/nowhere", "stage"), ("@nobody", "voice")])
def test_what_follows_a_place_nobody_knows_is_kept_without_one_and_that_is_told(
    session: Session, line: str, what: str
) -> None:
    take(session, "/eating", "@staff")
    assert f"What follows is kept without a {what}" in session.take(line).text
    take(session, "+ Hello")
    assert getattr(session.board.said()[0].entry, what) is None
