"""All that goes out of one workshop, together, and those who try to work out of it who said what.

Two workshops that differ only in what may not be told must give the same bytes in every file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from accounts import as_text
from building import NOON, came_back, entry, voice
from exported import published
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.board import Board
from journeymap.entries import (
    Always,
    Answered,
    Booked,
    Critic,
    Echo,
    Entry,
    Ingredient,
    Looked,
    Never,
    Outlook,
    Parked,
    Rating,
    Recipe,
    StageChange,
    Verdict,
    Way,
    letters_of,
)
from journeymap.feedback.calendar import to_calendar
from journeymap.feedback.deadlines import promises_calendar
from journeymap.feedback.forms.making import make, name_of
from journeymap.feedback.poster import make_poster
from journeymap.feedback.settling import find_unsettled
from journeymap.feedback.summary import Wishes, make_summary, material_of
from journeymap.feedback.team.files import files_of
from journeymap.findings.hearing_back import booked_days
from journeymap.findings.identity import names_to_leave_out, without_contact_details
from journeymap.findings.promises import find_promises
from journeymap.findings.small_groups import FEWEST_SHOWN, shown_voices
from journeymap.findings.together import Site, find_findings
from journeymap.guide import Activity, Booking, Guide, HearBack, InterestGroup, Stage
from journeymap.language.known import language_of
from journeymap.language.language import ENGLISH

DAY = date(2017, 6, 30)
VOICES = {
    "resident": InterestGroup.USERS,
    "family": InterestGroup.FAMILY,
    "staff": InterestGroup.WORKERS,
}
WORDS = ("Hot food", "A seat by the window", "Large print", "The door sticks")
STAGES = ("seated", "eating", None)
KINDS = (Always, Never, Critic, Ingredient, Parked)
CHEAP, ALL_FORMS = ("markdown", "html", "text"), ("markdown", "html", "text", "pdf", "docx")
SHAPES: tuple[str, ...] = ("whole", "short", "easy-read")


@dataclass(frozen=True)
class Thing:
    """One thing that was said, and of which voices those are who said it."""

    kind: type[Entry]
    words: str
    stage: str | None
    voices: tuple[str | None, ...]
    stars: int
    is_answered: bool


@dataclass(frozen=True)
class World:
    """A workshop: how many people of each voice there were, and what they said."""

    people: tuple[int | None, ...]
    room: tuple[Thing, ...]
    survey: tuple[Thing, ...]
    verdicts: tuple[int, ...] = (7, 0)
    """How many gave stars for each question of the last round."""
    ratings: int = 0
    asked_for_a_letter: int = 1

    @property
    def board(self) -> Board:
        return Board(guide_of(self.people), list(self._entries()))

    def _entries(self) -> Iterator[Entry]:
        number = 0
        for each in self.room:
            first = f"k7f3.{(number := number + 1)}"
            yield entry(each.kind, first, **_fields(each), voice=each.voices[0])
            for echoing in each.voices[1:]:
                yield entry(Echo, f"k7f3.{(number := number + 1)}", about=first, voice=echoing)
            if each.is_answered:
                what = {"what": Outlook.DOING, "due": DAY, "by": "the kitchen"}
                yield entry(Answered, f"m2d1.{number}", entries=(first,), **what)
        for at, each in enumerate(self.survey):
            said = (each.kind, _fields(each))
            yield from came_back(f"s5bb.{at * 3 + 1}", said, voice=each.voices[0])
        for at in range(self.ratings):
            yield from came_back(f"s6cc.{at * 3 + 1}", (Rating, {"stars": 2, "stage": "eating"}))
        for at, people in enumerate(self.verdicts):
            if people:
                fields = {"question": QUESTIONS[at], "stars": 4, "people": people}
                yield entry(Verdict, f"t5c9.{at + 1}", **fields, voice="staff")
        yield entry(Way, "t5c9.8", way="A letter", people=self.asked_for_a_letter, voice="family")
        yield entry(Booked, "t5c9.9", how="in the hall", day="2017-06-03", hour="14:00")


QUESTIONS = ("Did we listen?", "Did you enjoy it?")


def _fields(each: Thing) -> dict[str, object]:
    stars = {"stars": each.stars} if each.kind is Critic else {}
    return {"text": each.words, "stage": each.stage, **stars}


def guide_of(people: Sequence[int | None]) -> Guide:
    voices = (voice(of, VOICES[of], n) for of, n in zip(VOICES, people, strict=True))
    back = HearBack(ask="How?", booked=(Booking(day=date(2017, 6, 8), how="in the lounge"),))
    return Guide(
        title="Lunch",
        stages=(Stage(id="seated", name="A seat"), Stage(id="eating", name="Eating")),
        activities=(Activity(kind="critic", ask="How many stars?"),),
        voices=tuple(voices),
        hear_back=back,
        closing=QUESTIONS,
    )


def all_that_goes_out(
    of: Board, forms: Sequence[str] = CHEAP, *, with_findings: bool = True
) -> dict[str, bytes]:
    """Return every file: each shape, as a draft and as it may go out, in two languages."""
    found: dict[str, bytes] = {}
    for is_draft in (True, False):
        for shape in SHAPES:
            languages = (ENGLISH, language_of("cy"))
            wishes = Wishes(languages, shape, is_draft=is_draft, has_diagram=True, day=DAY)  # type: ignore[arg-type]
            document = make_summary(of, 0, wishes)
            name = name_of(shape, wishes.look, ("en", "cy"), is_draft=is_draft)
            for form in forms:
                found |= make(form, document, name, wishes.look, ENGLISH).files
        if "pdf" in forms:
            wishes = Wishes((ENGLISH,), "short", is_draft=is_draft, day=DAY)
            found |= make_poster(of, 0, wishes, f"poster-{is_draft}").files
    promises = find_promises(find_findings([Site("", of)]), DAY)
    found["promises.ics"] = promises_calendar(of.guide, of, promises).encode()
    found["hearing-back.ics"] = to_calendar(of.guide, booked_days(of), NOON).encode()
    if with_findings:
        for form in ("markdown", "csv", "json"):
            found |= files_of(published(of), form)
    return found


def differing(one: World, other: World, *, with_findings: bool = True) -> list[str]:
    """Return the files by which two workshops can be told apart."""
    here, there = (all_that_goes_out(e.board, with_findings=with_findings) for e in (one, other))
    return sorted(n for n in {*here, *there} if here.get(n) != there.get(n))


# Workshops made at random

some_voice = st.sampled_from((*VOICES, None))
things = st.builds(
    Thing,
    st.sampled_from(KINDS),
    st.sampled_from(WORDS),
    st.sampled_from(STAGES),
    st.lists(some_voice, min_size=1, max_size=3).map(tuple),
    st.integers(1, 5),
    st.booleans(),
)
worlds = st.builds(
    World,
    st.tuples(st.integers(5, 30), st.integers(0, 9), st.one_of(st.none(), st.integers(0, 9))),
    st.lists(things, max_size=6).map(tuple),
    st.lists(things, max_size=6).map(tuple),
)


@settings(max_examples=15, deadline=None)
@given(worlds, st.data())
def test_an_account_is_the_same_whoever_of_those_present_said_what(
    world: World, data: st.DataObject
) -> None:
    """All were counted, so that somebody was heard tells nothing; the survey's sizes stay."""
    counted = replace(world, people=(*world.people[:2], world.people[2] or 0))
    said = data.draw(st.permutations([v for each in counted.survey for v in each.voices[:1]]))
    room = tuple(
        replace(each, voices=tuple(data.draw(some_voice) for _ in each.voices))
        for each in counted.room
    )
    survey = tuple(
        replace(each, voices=(new,)) for each, new in zip(counted.survey, said, strict=True)
    )

    assert differing(counted, replace(counted, room=room, survey=survey), with_findings=False) == []


@settings(max_examples=15, deadline=None)
@given(worlds, st.data())
def test_every_file_is_the_same_however_many_a_small_group_are(
    world: World, data: st.DataObject
) -> None:
    """Those kept back change their voices where a total is told; else some more or fewer came."""
    people: dict[str | None, int | None] = dict(zip(VOICES, world.people, strict=True))
    shown = shown_voices(people)
    small = [v for v, n in people.items() if n is not None and n < FEWEST_SHOWN]
    new: dict[str | None, int | None] = {v: data.draw(st.integers(0, 4)) for v in small}
    if shown.total is not None and small:
        large = [v for v in people if v not in small and v not in shown.by_voice]
        pool = shown.total - sum(shown.by_voice.values()) - sum(n or 0 for n in new.values())
        new |= dict.fromkeys(large, FEWEST_SHOWN)
        new[large[0]] = pool - FEWEST_SHOWN * (len(large) - 1)
    other = replace(world, people=tuple({**people, **new}.values()))

    assert differing(world, other) == []


@settings(max_examples=10, deadline=None)
@given(worlds, st.integers(0, 4), st.integers(0, 4), st.integers(1, 99), st.data())
def test_a_few_stars_in_the_last_round_and_how_many_asked_for_a_letter_change_nothing(
    world: World, one: int, other: int, asked: int, data: st.DataObject
) -> None:
    first = data.draw(st.sampled_from((0, 7)))
    before = replace(world, verdicts=(first, one))
    after = replace(world, verdicts=(first, other), asked_for_a_letter=asked)

    assert differing(before, after) == []


def test_a_few_stars_of_the_survey_without_a_word_change_nothing_that_participants_see() -> None:
    of_residents = Thing(Always, "Hot food", "eating", ("resident",), 3, is_answered=True)
    world = World((22, 9, 1), (of_residents,), (of_residents,))

    for number in (1, 2, 3):
        other = replace(world, ratings=number)
        assert differing(world, other, with_findings=False) == []


def test_that_is_so_in_pdf_and_word_too_and_in_no_file_is_who_made_it() -> None:
    room = (
        Thing(Always, "Hot food", "eating", ("resident", "staff"), 3, is_answered=True),
        Thing(Critic, "A seat by the window", "seated", ("staff",), 2, is_answered=False),
    )
    world = World((22, 9, 1), room, ())
    other = World(
        (22, 6, 4), tuple(replace(e, voices=("family",) * len(e.voices)) for e in room), ()
    )

    here = all_that_goes_out(world.board, ALL_FORMS, with_findings=False)
    there = all_that_goes_out(other.board, ALL_FORMS, with_findings=False)

    assert [name for name in here if here[name] != there[name]] == []
    assert {name.rpartition(".")[2] for name in here} >= {"pdf", "docx", "html", "md", "txt", "ics"}
    for name, text in as_text(here).items():
        assert not re.search(r"\b(k7f3|m2d1|t5c9)\b", text), name


def test_those_who_try_are_right_about_what_is_told() -> None:
    """They can tell apart what differs in what may be told: so the others look alike in truth."""
    thing = Thing(Always, "Hot food", "eating", ("resident",), 3, is_answered=False)
    world = World((22, 9, 1), (thing,), ())

    assert differing(world, replace(world, people=(23, 9, 1)))
    assert differing(world, replace(world, room=(replace(thing, voices=("resident",) * 2),)))
    assert differing(world, replace(world, verdicts=(7, 5)))


# What tells who somebody is


def names_in(words: str) -> list[str]:
    """Return what may be a name, and is so long that it stands nowhere by chance."""
    return [each for each in names_to_leave_out(without_contact_details(words)) if len(each) > 2]


ABOUT_SOMEBODY = [
    text
    for line in (Path(__file__).parent / "texts_with_somebody.tsv")
    .read_text(encoding="utf-8")
    .splitlines()[1:]
    for _, about, text in (line.split("\t"),)
    if about == "somebody" and names_in(text)
][::4]
"""Each fourth of them, as it takes long."""
Said = Callable[[str], list[Entry]]
IN_THE_ROOM: Mapping[str, Said] = {
    "statement": lambda words: [entry(Always, "k7f3.1", text=words, stage="eating")],
    "card": lambda words: [entry(Ingredient, "k7f3.1", text=words)],
    "review": lambda words: [entry(Critic, "k7f3.1", text=words, stars=4)],
    "recipe": lambda words: [
        entry(Recipe, "k7f3.1", text=words, ingredients=(words,), method=(words,))
    ],
    "position": lambda words: [entry(Parked, "k7f3.1", text="Telly", positions=(words, "no"))],
}
NOT_LOOKED_AT: Mapping[str, Said] = {
    "way": lambda words: [entry(Way, "k7f3.2", way=words)],
    "way in the survey": lambda words: came_back("s5bb.1", (Way, {"way": words})),
    "day": lambda words: [entry(Booked, "k7f3.2", how=words, day="2017-06-03")],
    "stage": lambda words: [entry(StageChange, "k7f3.2", stage="x", name=words)],
    "question": lambda words: [
        entry(Verdict, "k7f3.2", question=words, stars=4, people=9, voice="staff")
    ],
}


def board_of(said: list[Entry]) -> Board:
    return Board(guide_of((22, 9, 1)), [entry(Never, "k7f3.9", text="Cold food"), *said])


def named_in(of: Board, words: str, *, is_draft: bool) -> list[str]:
    """Return the files of the account in which a name out of `words` stands."""
    names = re.compile("|".join(rf"\b{re.escape(n)}\b" for n in names_in(words)))
    found = []
    for shape in SHAPES:
        wishes = Wishes((ENGLISH,), shape, is_draft=is_draft, has_diagram=True, day=DAY)  # type: ignore[arg-type]
        document = make_summary(of, 0, wishes)
        for form in ("markdown", "html"):
            files = make(form, document, shape, wishes.look, ENGLISH).files
            found += [name for name, what in files.items() if names.search(what.decode())]
    return found


@pytest.mark.parametrize("how", IN_THE_ROOM)
def test_a_name_keeps_all_from_going_out_and_is_in_no_draft_until_somebody_has_looked(
    how: str,
) -> None:
    for words in ABOUT_SOMEBODY:
        of = board_of(IN_THE_ROOM[how](words))
        unsettled = find_unsettled(material_of(of, ENGLISH, 0, Wishes()), "lunch")

        assert any("perhaps a name" in each.why for each in unsettled), words
        assert named_in(of, words, is_draft=True) == [], words

        [said] = [each for each in of.said() if each.entry.id == "k7f3.1"]
        seen = entry(Looked, "m2d1.2", about="k7f3.1", letters=letters_of(said.entry.in_full))
        looked_at = board_of([*IN_THE_ROOM[how](words), seen])
        left = find_unsettled(material_of(looked_at, ENGLISH, 0, Wishes()), "lunch")
        assert not any("perhaps a name" in each.why for each in left), words


@pytest.mark.parametrize("how", NOT_LOOKED_AT)
def test_a_name_in_what_nobody_looks_at_never_goes_out(how: str) -> None:
    for words in ABOUT_SOMEBODY:
        of = board_of(NOT_LOOKED_AT[how](words))
        assert named_in(of, words, is_draft=False) == [], words
        assert named_in(of, words, is_draft=True) == [], words


def test_a_name_in_our_answer_keeps_all_from_going_out_and_is_in_no_draft() -> None:
    for words in ABOUT_SOMEBODY:
        answer = entry(
            Answered, "m2d1.1", entries=("k7f3.9",), what=Outlook.DOING, because=words, by=words
        )
        of = board_of([answer])
        unsettled = find_unsettled(material_of(of, ENGLISH, 0, Wishes()), "lunch")

        assert any("in our answer" in each.why for each in unsettled), words
        assert named_in(of, words, is_draft=True) == [], words


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_of_the_survey_that_is_held_back_is_in_no_draft(kind: type[Entry]) -> None:
    words = "Ask Gwendoline about the soup"
    fields = {"stars": 4} if kind is Critic else {}
    of = board_of(came_back("s5bb.1", (kind, {"text": words, "stage": "eating", **fields})))

    for name, what in all_that_goes_out(of, with_findings=False).items():
        assert b"Gwendoline" not in what, name
        assert b"about the soup" not in what, name


def test_what_is_held_back_is_not_counted_with_the_words_it_agrees_with() -> None:
    told = "Gwendoline is kind"
    said = entry(Always, "k7f3.1", text=told, stage="eating")
    seen = entry(Looked, "m2d1.1", about="k7f3.1", letters=letters_of(said.in_full))
    answer = entry(Answered, "m2d1.2", entries=("k7f3.1",), what=Outlook.DOING)
    held = came_back("s5bb.1", (Always, {"text": told, "stage": "eating"}))
    wishes = Wishes((ENGLISH,), "short", is_draft=True, day=DAY)

    document = make_summary(board_of([said, seen, answer, *held]), 0, wishes)

    [text] = [w.decode() for w in make("text", document, "a", wishes.look, ENGLISH).files.values()]
    assert "Gwendoline is kind" in text
    assert "survey)" not in text
