from __future__ import annotations

from datetime import date

from building import board, entry, small_guide

from journeymap.board import Board
from journeymap.demo.sample import sample_guide
from journeymap.entries import Always, Booked, Critic, Ingredient, Never, Verdict, Way, Withdraw
from journeymap.feedback.forms.markdown import to_markdown
from journeymap.feedback.summary import make_summary, words_that_go_out
from journeymap.findings.hearing_back import (
    booked_days,
    last_round,
    ways_asked_for,
    ways_offered,
)
from journeymap.findings.left_empty import find_empty
from journeymap.guide import Activity, Booking, HearBack

BACK = HearBack(
    ask="How?",
    ways=("In person", "A letter"),
    chosen=("In person",),
    booked=(Booking(day=date(2017, 6, 8), how="in the lounge"),),
)
GUIDE = small_guide(hear_back=BACK, closing=("Did we listen?", "Did you enjoy it?"))


def closed(*entries: Way | Booked | Verdict | Withdraw) -> Board:
    return board(*entries, guide=GUIDE)


def stars(entry_id: str, number: int, people: int, voice: str | None = None) -> Verdict:
    question = "Did we listen?"
    return entry(Verdict, entry_id, question=question, stars=number, people=people, voice=voice)


def summary(of: Board) -> str:
    return to_markdown(make_summary(of))


def test_the_same_way_in_other_letters_is_counted_together() -> None:
    of = closed(
        entry(Way, "k7f3.1", way="A letter"),
        entry(Way, "k7f3.2", way="a  LETTER."),
        entry(Way, "p0q8.3", way="By pigeon", people=3),
        entry(Way, "k7f3.4", way="by pigeon"),
        entry(Way, "k7f3.5", way="Phone me"),
        entry(Withdraw, "k7f3.6", about="k7f3.5"),
    )

    asked = [(each.way, each.people, each.is_the_guides) for each in ways_asked_for(of)]

    assert asked == [("In person", 0, True), ("A letter", 2, True), ("By pigeon", 4, False)]
    assert [each.way for each in ways_offered(of)] == ["In person", "A letter", "By pigeon"]


def test_booked_days_are_in_order_and_each_is_there_once() -> None:
    of = closed(
        entry(Booked, "k7f3.1", how="in person", day="2017-06-08", hour="14:00"),
        entry(Booked, "p0q8.2", how="In person", day="2017-06-08", hour="14:00"),
        entry(Booked, "k7f3.3", how="in the lounge", day="2017-06-08"),
        entry(Booked, "k7f3.4", how="a letter", day="2017-05-30"),
    )

    days = [(each.day.day, each.hour and each.hour.hour, each.how) for each in booked_days(of)]

    assert days == [(30, None, "a letter"), (8, None, "in the lounge"), (8, 14, "in person")]


def test_an_hour_that_somebody_wrote_with_a_zone_is_among_the_others() -> None:
    of = closed(
        entry(Booked, "k7f3.1", how="in person", day="2017-06-08", hour="14:00:00Z"),
        entry(Booked, "k7f3.2", how="in the lounge", day="2017-06-08", hour="13:00"),
        entry(Booked, "k7f3.3", how="a letter", day="2017-06-08"),
    )

    in_the_room = [each.how for each in booked_days(of) if not each.is_the_guides]
    assert in_the_room == ["a letter", "in the lounge", "in person"]


def test_stars_are_counted_by_voice_and_in_all() -> None:
    of = closed(stars("k7f3.1", 5, 4, "resident"), stars("k7f3.2", 2, 1), stars("p0q8.1", 5, 1))

    listened, enjoyed = last_round(of)

    assert listened.spread() == {5: 5, 4: 0, 3: 0, 2: 1, 1: 0}
    assert listened.by_voice() == {"resident": 4, None: 2}
    assert (enjoyed.question, enjoyed.people) == ("Did you enjoy it?", 0)


def test_what_is_empty_is_told_stage_by_stage() -> None:
    guide = small_guide(
        activities=(
            Activity(kind="always", where="each stage", ask="Always?"),
            Activity(kind="never", where="each stage", ask="Never?"),
            Activity(kind="critic", where=("eating",), ask="Stars?"),
            Activity(kind="ingredient", ask="The pot?"),
        )
    )
    of = board(entry(Always, "k7f3.1", text="Hello", stage="eating"), guide=guide)

    seated, eating, whole = find_empty(of)

    assert (seated.is_empty, [each.kind for each in seated.unanswered]) == (
        True,
        ["always", "never"],
    )
    assert (eating.is_empty, [each.kind for each in eating.unanswered]) == (
        False,
        ["never", "critic"],
    )
    assert (whole.stage, [each.kind for each in whole.unanswered]) == (None, ["ingredient"])
    of.apply_all(
        [
            entry(Never, "k7f3.2", text="Cold", stage="eating"),
            entry(Critic, "k7f3.3", text="Good", stars=4, stage="eating"),
            entry(Ingredient, "k7f3.4", text="Gravy", stage="eating"),
        ]
    )
    assert [each.stage and each.stage.id for each in find_empty(of)] == ["seated"]


def test_the_summary_lists_ways_and_days_and_counts_nobody() -> None:
    of = closed(
        entry(Way, "k7f3.1", way="A letter", people=7),
        entry(Way, "k7f3.2", way="Ring me on 01632 960 123"),
        entry(Booked, "k7f3.3", how="in person, Flat 12", day="2017-06-03", hour="14:00"),
    )

    text = summary(of)

    assert "- In person\n- A letter\n- “Ring me on \\[telephone number left out\\]”" in text
    assert "- Saturday 3 June 2017 at 2pm: in person, \\[home address left out\\]" in text
    assert "- Thursday 8 June 2017: in the lounge" in text
    assert "We left out home addresses and telephone numbers." in text
    assert "7" not in text.split("How and when")[1].replace("2017", "")


def test_the_summary_gives_the_spread_of_stars_over_everybody() -> None:
    text = summary(closed(stars("k7f3.1", 5, 3, "resident"), stars("k7f3.2", 4, 2, "staff")))

    section = text.split("## What you thought of the session")[1].split("## ")[0]
    assert (
        "Did we listen?\n\n- 5 stars: 3 people\n- 4 stars: 2 people\n- 3 stars: nobody" in section
    )
    assert "resident" not in section
    assert "Did you enjoy it?\n\nFewer than 5 people gave stars" in section


def test_the_stars_of_a_few_look_like_none() -> None:
    one = summary(closed(stars("k7f3.1", 1, 1)))
    four = summary(closed(stars("k7f3.1", 5, 4)))

    assert one == four == summary(closed())
    assert "What you thought of the session" not in one


def test_a_question_asked_in_the_room_that_a_few_answered_is_not_told() -> None:
    enough = stars("k7f3.1", 5, 5)
    few = entry(Verdict, "k7f3.2", question="Was the tea warm?", stars=1, people=4)

    assert summary(closed(enough, few)) == summary(closed(enough))


def test_without_anything_of_the_closing_the_summary_is_as_it_was() -> None:
    assert "What you thought of the session" not in summary(board(guide=sample_guide()))


def test_names_in_what_was_typed_at_the_close_are_left_out() -> None:
    of = closed(
        entry(Way, "k7f3.1", way="Ring my daughter Petronella"),
        entry(Booked, "k7f3.2", how="with Ignatius, in the hall", day="2017-06-03"),
    )

    text = summary(of) + " ".join(words_that_go_out(of))

    assert "Petronella" not in text
    assert "Ignatius" not in text
