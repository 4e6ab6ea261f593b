"""What came back in the survey, beside what was said in the room: never added up, never lost."""

from __future__ import annotations

from typing import Any

import pytest
from building import NOON, board, came_back, entry, small_guide, take_in, texts, voice
from conftest import OpenSession, Run

from journeymap.board import Board
from journeymap.capture.cards import drawn, undrawn
from journeymap.capture.mending import undo, withdraw
from journeymap.capture.other_tables import OtherTables
from journeymap.entries import (
    Always,
    Critic,
    Echo,
    Entry,
    Ingredient,
    Never,
    Parked,
    Rating,
    Recipe,
    Return,
    Topic,
    Way,
    Withdraw,
)
from journeymap.feedback.forms.markdown import to_markdown
from journeymap.feedback.summary import make_summary
from journeymap.feedback.wall import JOURNEY, Page, pages_of, picture_of
from journeymap.feedback.wall_in_lines import wall_in_lines
from journeymap.findings.alike import find_alike
from journeymap.findings.balance import find_balance
from journeymap.findings.filtering import Filter
from journeymap.findings.gaps import find_gaps
from journeymap.findings.heard import find_heard
from journeymap.findings.hearing_back import ways_asked_for
from journeymap.findings.left_empty import find_empty
from journeymap.findings.presence import find_returned
from journeymap.findings.returned import count_returns
from journeymap.findings.searching import Query, find_matching, turn_filter
from journeymap.findings.small_groups import FEWEST_SHOWN
from journeymap.findings.stars import find_spread, find_spread_in_survey
from journeymap.findings.tables import find_tables
from journeymap.guide import Guide, InterestGroup
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop

HOT = {"text": "Hot food", "stage": "eating"}
IN_ROOM = entry(Always, "aaaa.1", **HOT, voice="staff")
IN_SURVEY = came_back("ssss.1", (Always, HOT), voice="resident")


def numbers(of: Board) -> list[tuple[int, int]]:
    return [(each.in_room, each.in_survey) for each in of.said()]


def summary(of: Board) -> str:
    return to_markdown(make_summary(of))


# On the board


def test_who_says_so_in_the_room_and_in_the_survey_is_counted_apart() -> None:
    of = board(IN_ROOM, *IN_SURVEY)

    assert numbers(of) == [(1, 0), (0, 1)]
    assert (of.number_of("always", "eating"), of.number_in_survey("always", "eating")) == (1, 1)
    assert (of.number_of_kind("always"), of.number_of_kind_in_survey("always")) == (1, 1)
    assert [each.entry for each in of.in_the_room()] == [IN_ROOM]


def test_me_too_for_an_answer_in_the_survey_is_one_person_in_the_room() -> None:
    of = board(*IN_SURVEY, entry(Echo, "aaaa.1", about="ssss.2", voice="staff"))

    assert numbers(of) == [(1, 1)]


def test_a_return_that_is_withdrawn_takes_its_answers_off_and_undone_brings_them_back() -> None:
    rating, way = (Rating, {"stars": 3}), (Way, {"way": "A letter"})
    answers = came_back("ssss.1", (Always, HOT), rating, way)
    gone = entry(Withdraw, "aaaa.7", about="ssss.1")
    of = board(*answers, gone)

    assert (of.said(), of.ratings(), of.changes(Way), of.returns()) == ([], [], [], [])
    assert not of.stands("ssss.2")
    assert not of.has_survey()
    assert [each.id for each in of.every_return()] == ["ssss.1"]
    of.apply(entry(Withdraw, "aaaa.8", about="aaaa.7"))
    assert (texts(of), len(of.ratings()), len(of.changes(Way))) == (["Hot food"], 1, 1)
    assert of.stands("ssss.2")


def test_what_came_back_is_no_news_from_another_table(
    open_session: OpenSession, workshop: Workshop, own: OwnSheets
) -> None:
    session = open_session("Table 1")
    follower = workshop.follow(session.sheet, workshop.read())
    others = OtherTables(follower, lambda: workshop.read().board)
    take_in(workshop, own, came_back("ssss.1", (Always, HOT)))
    open_session("Table 2").take("+ Warm rolls")
    others.listen(session)

    assert [each.split(".")[1] for each in others.news(session, "").told] == [
        " must always: Warm rolls"
    ]


def test_an_answer_is_of_its_return_whichever_comes_first() -> None:
    first, answer = IN_SURVEY
    assert isinstance(first, Return)
    of = board(answer)
    assert [each.of_return for each in of.said()] == ["ssss.1"]
    of.apply(first)
    assert [each.of_return for each in of.said()] == [first.fingerprint]


def test_what_came_in_one_return_twice_is_one_answer_of_a_finding() -> None:
    again = came_back("ssss.5", (Always, HOT), fingerprint=IN_SURVEY[0].as_item()["return"])
    other = came_back("ssss.7", (Always, HOT))
    [finding] = find_alike(board(IN_ROOM, *IN_SURVEY, *again, *other).said())

    assert (finding.in_room, finding.in_survey) == (1, 2)


def test_what_more_said_in_the_room_or_in_the_survey_comes_first() -> None:
    room = [entry(Always, f"aaaa.{n}", text="Tea") for n in (1, 2)]
    survey = [each for n in (1, 3, 5) for each in came_back(f"ssss.{n}", (Always, {"text": "Hot"}))]
    said = [entry(Always, "aaaa.9", text="Salt"), entry(Always, "aaaa.10", text="Salt")]
    both = [*said, *came_back("ssss.7", (Always, {"text": "Salt"}))]
    findings = find_alike(board(*room, *both, *survey).said())

    assert [(e.first.entry.text, e.in_room, e.in_survey) for e in findings] == [
        ("Hot", 0, 3),
        ("Salt", 2, 1),
        ("Tea", 2, 0),
    ]


def test_returns_are_counted_once_and_the_partial_and_empty_ones_are_told() -> None:
    partial = came_back("ssss.3", (Always, HOT), partial=True)
    empty = came_back("ssss.5")
    whole_now = came_back("ssss.6", (Never, HOT), fingerprint=partial[0].as_item()["return"])

    assert count_returns(board(*IN_SURVEY, *partial, *empty)).in_words == (
        "3 returns in the survey, 1 of them partial, 1 empty"
    )
    found = count_returns(board(*IN_SURVEY, *partial, *empty, *whole_now))
    assert (found.number, found.partial, found.empty) == (3, 0, 1)


@pytest.mark.parametrize("later", ["aaaa.1", "zzzz.1"])
def test_what_came_later_of_a_return_counts_on_whichever_sheet_it_is(later: str) -> None:
    same = {"fingerprint": "r0000000000000001", "at": NOON}
    early = came_back("ssss.1", (Always, HOT), partial=True, voice="staff", **same)
    empty = (each for n in (3, 5, 7, 9) for each in came_back(f"ssss.{n}", voice="staff"))
    others = [each.model_copy(update={"answered": ("q1",)}) for each in empty]
    of = board(*early, *others, *came_back(later, (Never, HOT), **same))

    assert (count_returns(of).number, count_returns(of).partial) == (5, 0)
    assert find_returned(of).voices == {"staff"}


# Steering is about the room


def test_answers_in_the_survey_do_not_steer_the_session() -> None:
    of = board(IN_ROOM, *IN_SURVEY, *came_back("ssss.3", (Never, HOT), voice="resident"))
    room = board(IN_ROOM)

    assert find_gaps(of) == find_gaps(room)
    assert find_heard(of) == find_heard(room)
    assert find_balance(of) == find_balance(room)
    assert find_empty(of) == find_empty(room)
    assert find_tables(of) == find_tables(room)


def test_me_too_in_the_room_for_an_answer_counts_as_said_there() -> None:
    of = board(*IN_SURVEY, entry(Echo, "aaaa.1", about="ssss.2", voice="staff"))
    said = {each.voice.id: each.said for each in find_heard(of).voices}

    assert said == {"resident": 0, "staff": 1}
    assert [(table.name, table.things) for table in find_tables(of)] == [("aaaa", 1)]


def test_the_wall_shows_the_room_only() -> None:
    answers: list[tuple[type[Entry], dict[str, Any]]] = [
        (Always, HOT),
        (Ingredient, {"text": "Company"}),
        (Critic, {"text": "Lovely", "stars": 5}),
        (Topic, {"text": "Parking"}),
    ]
    of = board(*came_back("ssss.1", *answers), entry(Echo, "aaaa.1", about="ssss.2"))
    empty = board()

    assert pages_of(of) == pages_of(empty)
    assert picture_of(of, Page(JOURNEY)) == picture_of(empty, Page(JOURNEY))
    assert wall_in_lines(of) == wall_in_lines(empty)


def test_an_ingredient_of_the_survey_is_no_card_and_is_seen_at_once(
    open_session: OpenSession, workshop: Workshop, own: OwnSheets
) -> None:
    take_in(workshop, own, came_back("ssss.1", (Ingredient, {"text": "Company"})))
    session = open_session()

    assert (drawn(session.board), undrawn(session.board)) == ([], [])
    [company] = find_matching(session.board, Query.read("company", session.board))
    assert not company.is_unseen


def test_stars_are_spread_apart_and_those_without_a_word_count_to_the_survey() -> None:
    room = entry(Critic, "aaaa.1", text="Good", stars=4)
    back = came_back("ssss.1", (Critic, {"text": "Cold", "stars": 2}), (Rating, {"stars": 2}))
    back += came_back("ssss.4", (Critic, {"text": "No stars"}))
    of = board(room, *back, entry(Echo, "aaaa.2", about="ssss.2"))

    assert find_spread(of.said()) == {5: 0, 4: 1, 3: 0, 2: 1, 1: 0}
    assert find_spread_in_survey(of.said(), of.ratings()) == {5: 0, 4: 0, 3: 0, 2: 2, 1: 0}


def test_ways_to_hear_back_are_counted_apart() -> None:
    of = board(
        entry(Way, "aaaa.1", way="A letter", people=3),
        *came_back("ssss.1", (Way, {"way": "a letter"}), (Way, {"way": "By phone"})),
    )

    asked = [(each.way, each.people, each.in_survey) for each in ways_asked_for(of)]
    assert asked == [("A letter", 3, 1), ("By phone", 0, 1)]


# Lists


def test_entries_are_filtered_by_where_they_come_from() -> None:
    of = board(IN_ROOM, *IN_SURVEY, *came_back("ssss.3", (Always, {"text": "Ask Marcus Webb"})))

    def found(typed: str) -> list[str]:
        return [each.entry.id for each in find_matching(of, Query.read(typed, of))]

    assert found("<room") == ["aaaa.1"]
    assert found("hot <survey") == ["ssss.2"]
    assert found("<look") == ["ssss.4"]
    assert turn_filter("hot", of, Filter.SOURCE) == "hot <room"
    assert turn_filter("hot <room", of, Filter.SOURCE) == "hot <survey"


def test_without_a_survey_there_is_nothing_to_filter_by_source() -> None:
    of = board(IN_ROOM)

    assert turn_filter("hot", of, Filter.SOURCE) == "hot"
    assert Query.read("<room", of).chosen == {}


@pytest.mark.parametrize("asked", [":entries", ":find hot"])
def test_an_answer_says_in_a_list_that_it_is_of_the_survey(
    open_session: OpenSession, workshop: Workshop, own: OwnSheets, asked: str
) -> None:
    from journeymap.capture.commands import COMMANDS

    take_in(workshop, own, came_back("ssss.1", (Always, HOT), voice="resident"))
    session = open_session(commands=COMMANDS)
    session.take("/eating")
    session.take("+ Hot tea")

    told = session.take(asked).told
    assert told == (
        "1. must always: Hot food. Eating together; residents; in the survey.",
        "2. must always: Hot tea. Eating together.",
    )
    answer = session.take("= ssss.2")
    assert answer.text.endswith("‘Hot food’, 1 person in the room now")


def test_show_marks_what_is_of_the_survey_and_counts_the_returns(
    run: Run, workshop: Workshop, own: OwnSheets
) -> None:
    take_in(
        workshop,
        own,
        came_back("ssss.1", (Always, HOT), voice="resident"),
        came_back("ssss.3", (Always, HOT), partial=True),
        came_back("ssss.5"),
    )
    run("capture", "lunch", "--sheet", "Table 1", typed="/eating\n+ Hot tea\n")

    shown = run("show", "lunch", "--stage", "eating").stdout
    assert "    + Hot food (resident, in the survey, ssss.2)" in shown
    assert "    + Hot tea (" in shown
    assert shown.endswith("\n\n3 returns in the survey, 1 of them partial, 1 empty.\n")


def test_show_as_json_says_of_each_entry_where_it_comes_from(
    run: Run, workshop: Workshop, own: OwnSheets
) -> None:
    import json

    take_in(workshop, own, came_back("ssss.1", (Always, HOT)))
    run("capture", "lunch", "--sheet", "Table 1", typed="+ Hot tea\n")

    board_now = json.loads(run("show", "lunch", "--json").stdout)
    found = {each["text"]: (each["source"], each.get("return")) for each in board_now["entries"]}
    assert found == {"Hot food": ("survey", "ssss.1"), "Hot tea": ("room", None)}
    assert board_now["returns"] == {"number": 1, "partial": 0, "empty": 0}


def test_a_return_is_withdrawn_and_brought_back_by_its_id(
    run: Run, workshop: Workshop, own: OwnSheets
) -> None:
    take_in(workshop, own, came_back("ssss.1", (Always, HOT), (Never, HOT)))

    done = run("withdraw", "lunch", "ssss.1")
    assert done.returncode == 0, done
    assert texts(workshop.read().board) == []
    assert run("undo", "lunch", "ssss.1").returncode == 0
    assert texts(workshop.read().board) == ["Hot food", "Hot food"]


def test_a_return_of_which_more_came_in_later_is_withdrawn_whole(
    open_session: OpenSession, workshop: Workshop, own: OwnSheets
) -> None:
    first = came_back("ssss.1", (Always, HOT))
    later = came_back("ssss.3", (Never, HOT), fingerprint=first[0].as_item()["return"])
    take_in(workshop, own, first, later)
    office = open_session("Office 1")

    withdraw(office, "ssss.3")
    assert texts(office.board) == []
    undo(office, "ssss.1")
    assert len(texts(office.board)) == 2


# The summary


def guide_with_counts() -> Guide:
    voices = (
        voice("resident", InterestGroup.USERS, in_the_room=8),
        voice("staff", InterestGroup.WORKERS, in_the_room=2),
    )
    return small_guide(voices=voices)


def test_each_finding_says_how_many_in_the_room_and_how_many_answers() -> None:
    told = summary(board(IN_ROOM, *IN_SURVEY, *came_back("ssss.3", (Always, {**HOT}))))

    assert "- “Hot food” (1 person in the room, 2 answers in the survey)" in told
    assert "We do not add them up" in told


def test_what_is_of_the_survey_alone_says_so_under_every_heading() -> None:
    answers = came_back(
        "ssss.1",
        (Ingredient, {"text": "Company"}),
        (Recipe, {"text": "Soup"}),
        (Critic, {"text": "Lovely", "stars": 5}),
        (Parked, {"text": "Television"}),
        (Topic, {"text": "Parking"}),
    )
    told = summary(board(*answers))

    for words in ("Company", "Soup", "Lovely", "Television", "Parking"):
        assert f"“{words}” (1 answer in the survey)" in told
    assert "You wrote these on cards, or in the survey." in told


def five_times_one_star() -> list[Entry]:
    """Return five ratings of the survey: those of fewer people are not told."""
    stars = (Rating, {"stars": 1})
    return [each for n in range(5) for each in came_back(f"ssss.{10 * n + 1}", stars)]


def test_both_spreads_of_stars_stand_side_by_side() -> None:
    room = [entry(Critic, f"aaaa.{n}", text=f"Good {n}", stars=4) for n in range(1, 6)]
    told = summary(board(*room, *five_times_one_star()))
    at_room, at_survey = (
        told.index(f"You gave these stars in the {where}.") for where in ("room", "survey")
    )

    assert "- 4 stars: 5 people\n" in told[at_room:at_survey]
    assert "- 1 star: nobody\n" in told[at_room:at_survey]
    assert "- 1 star: 5 people\n" in told[at_survey:]


def test_stars_without_a_word_are_told_also_where_nobody_wrote_a_review() -> None:
    told = summary(board(*five_times_one_star()))

    assert "- 1 star: 5 people\n" in told
    assert "This is what you wrote." not in told


def returns_of(*voices: str | None) -> list[Entry]:
    return [
        each
        for number, name in enumerate(voices)
        for each in came_back(f"ssss.{2 * number + 1}", (Always, HOT), voice=name)
    ]


def test_the_number_of_returns_is_told_and_that_of_no_voice() -> None:
    of = board(*returns_of(*["resident"] * 7, *["staff"] * 3), guide=guide_with_counts())

    told = summary(of)
    assert "10 people answered it." in told
    assert "7" not in told
    assert "- staffs\n" in told[told.index("Who we have not heard enough from") :]


@pytest.mark.parametrize("voices", [["staff"] * 4, [*["resident"] * 5, *["staff"] * 3], ["staff"]])
def test_few_returns_are_not_told_nor_those_from_which_a_small_group_could_be_worked_out(
    voices: list[str],
) -> None:
    of = board(*returns_of(*voices))

    assert find_returned(of).number is None
    assert "We do not say here how many people answered it." in summary(of)


@pytest.mark.parametrize("residents", range(4, 12))
@pytest.mark.parametrize("staff", range(4))
def test_from_what_is_told_a_small_group_may_have_any_number(residents: int, staff: int) -> None:
    """Whatever is told could also be told if the small group had nobody, or four: not all say
    which group they are of, and how many do is not told."""
    told = find_returned(board(*returns_of(*["resident"] * residents, *["staff"] * staff)))
    if told.number is None:
        return
    for few in range(FEWEST_SHOWN):
        known = ["resident"] * FEWEST_SHOWN if told.voices else []
        left = told.number - len(known) - few
        voices = [*known, *["staff"] * few, *[None] * left]
        assert find_returned(board(*returns_of(*voices))) == told


def test_a_voice_of_which_enough_answered_the_survey_was_heard() -> None:
    voices = [*["staff"] * 5, *[None] * 5]
    told = summary(board(*returns_of(*voices), guide=guide_with_counts()))

    assert "- staffs\n" not in told


def test_a_survey_in_which_nobody_answered_says_nothing_that_is_not_so() -> None:
    told = summary(board(*came_back("ssss.1")))

    assert "We do not say here how many people answered it." in told


def test_without_a_survey_the_summary_does_not_speak_of_one() -> None:
    assert "survey" not in summary(board(IN_ROOM))
