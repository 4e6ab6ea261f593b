from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from building import board, came_back, entry, small_guide, template
from pydantic import Field
from written_summary import write_summary

from journeymap.board import Board
from journeymap.cli.possible_names import tell_possible_names
from journeymap.cli.telling import Refused
from journeymap.demo.sample import make_sample
from journeymap.entries import (
    SAID_KINDS,
    Always,
    Critic,
    Echo,
    Entry,
    Ingredient,
    Never,
    Opened,
    Parked,
    Rating,
    Recipe,
    Said,
    StageChange,
    Topic,
    Withdraw,
)
from journeymap.feedback.document import Document, Heading, Paragraph, Points, Spoken, Text
from journeymap.feedback.forms.making import with_picture_names
from journeymap.feedback.forms.markdown import to_markdown
from journeymap.feedback.summary import Wishes, make_summary, words_that_go_out
from journeymap.findings.contact_forms import CONTACT_FORMS
from journeymap.guide import Booking, Guide, HearBack, Words
from journeymap.sheets.workshop import Workshop

DAY = date(2017, 6, 1)
SAID: list[Entry] = [
    entry(Always, "k7f3.1", text="Say hello", stage="seated", voice="resident"),
    entry(Never, "k7f3.2", text="Cold food", stage="eating"),
    entry(Always, "k7f3.3", text="Of the whole journey"),
    entry(Never, "k7f3.4", text="At a stage nobody knows", stage="garden"),
    entry(Ingredient, "k7f3.5", text="Gravy", stage="eating"),
    entry(Recipe, "k7f3.6", text="A meal", ingredients=("A smile",), method=("Warm it", "Sit")),
    entry(Critic, "k7f3.7", text="Hot and crisp", stars=4, stage="eating"),
    entry(Parked, "k7f3.8", text="Television", positions=("On at one", "Never on")),
    entry(Topic, "k7f3.9", text="The menu"),
]


class Dots(Said):
    """A kind that the summary knows nothing about."""

    kind, heading = "dotted", "what got dots"
    text: Words = Field(alias="dotted")
    dots: int
    why_so: tuple[Words, ...] = ()
    nothing: Words | None = None


def texts_of(document: Document) -> list[Text]:
    """Return each heading, paragraph and point of a document."""
    found: list[Text] = []
    for block in document.blocks:
        match block:
            case Heading(_, text):
                found.append((text,))
            case Paragraph(run):
                found.append(run)
            case Points(items, _):
                found += items
    return found


def quoted(document: Document) -> list[str]:
    return [p.words for text in texts_of(document) for p in text if isinstance(p, Spoken)]


def own_words(document: Document) -> list[str]:
    """Return what a document says in the program's words, with … for people's."""
    return [
        "".join("…" if isinstance(part, Spoken) else part for part in text)
        for text in texts_of(document)
    ]


def words_of(said: Entry) -> list[str]:
    item = said.as_item()
    lists = [item.get(name, ()) for name in ("ingredients", "method", "positions")]
    return [item[said.kind], *(each for words in lists for each in words)]


@pytest.fixture
def sample(tmp_path: Path) -> Board:
    return make_sample(tmp_path).read().board


def test_everything_on_the_board_is_in_the_summary() -> None:
    assert {type(each) for each in SAID} == set(SAID_KINDS.values())

    shown = quoted(make_summary(board(*SAID)))

    assert sorted(shown) == sorted(words for each in SAID for words in words_of(each))


def test_everything_of_the_sample_is_in_its_summary(sample: Board) -> None:
    said = {words for each in sample.said() for words in words_of(each.entry)}

    assert set(quoted(make_summary(sample))) == said


@pytest.mark.parametrize("said", SAID, ids=lambda each: each.kind)
def test_how_many_said_so_is_told_of_every_kind(said: Entry) -> None:
    echoes = [entry(Echo, f"p0q8.{number}", about=said.id) for number in range(1, 7)]

    assert "7 people" in to_markdown(make_summary(board(said, *echoes)))


def test_what_was_said_under_a_stage_is_under_its_heading() -> None:
    added = entry(StageChange, "k7f3.20", stage="bar", name="The bar", after="seated")
    in_bar = entry(Always, "k7f3.21", text="A cold beer", stage="bar")
    markdown = to_markdown(make_summary(board(*SAID, added, in_bar)))

    _, seated, bar, eating, *_ = re.split(r"^### ", markdown, flags=re.MULTILINE)
    assert seated.startswith("1. Finding a seat\n")
    assert "This must always happen\n\n- “Say hello” (1 person)" in seated
    assert bar.startswith("2. The bar\n")
    assert "“A cold beer”" in bar
    assert "This must never happen\n\n- “Cold food” (1 person)" in eating


def test_what_was_said_of_the_whole_journey_is_apart_from_a_stage_nobody_knows() -> None:
    _, whole, elsewhere = re.split(
        "### (?:At every stage|Elsewhere)\n", to_markdown(make_summary(board(*SAID)))
    )

    assert "“Of the whole journey”" in whole
    assert "“At a stage nobody knows”" in elsewhere
    assert "“At a stage nobody knows”" not in whole


def test_a_stage_without_statements_says_so_even_if_something_else_was_said_there() -> None:
    review = entry(Critic, "k7f3.1", text="Hot and crisp", stars=4, stage="eating")
    nothing = "Nobody has said yet what must always or never happen here."

    own = own_words(make_summary(board(review)))

    assert own.count(nothing) == 2
    assert own[own.index("2. Eating together") + 1] == nothing


@pytest.mark.parametrize("kind", [Ingredient, Topic, Parked, Recipe])
def test_what_is_not_listed_by_stage_is_there_once_wherever_it_was_said(kind: type[Said]) -> None:
    said = [
        entry(kind, f"k7f3.{number}", text="Gravy", stage=stage)
        for number, stage in enumerate(("seated", "eating"), 1)
    ]

    assert to_markdown(make_summary(board(*said))).count("“Gravy” (2 people)") == 1


@pytest.mark.parametrize("kind", [Always, Critic])
def test_statements_and_reviews_of_two_stages_stay_two(kind: type[Said]) -> None:
    stars = {"stars": 4} if kind is Critic else {}
    said = [
        entry(kind, f"k7f3.{number}", text="Gravy", stage=stage, **stars)
        for number, stage in enumerate(("seated", "eating"), 1)
    ]

    assert quoted(make_summary(board(*said))) == ["Gravy", "Gravy"]


def test_only_statements_say_that_it_was_one_person() -> None:
    statements = sum(isinstance(each, Always | Never) for each in SAID)

    assert to_markdown(make_summary(board(*SAID))).count("(1 person)") == statements


def test_a_kind_without_a_section_of_its_own_shows_its_own_fields(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(SAID_KINDS, Dots.kind, Dots)
    dots = entry(Dots, "k7f3.1", text="The menu", dots=3, why_so=("Too small", "Ring 01234 567890"))

    markdown = to_markdown(make_summary(board(dots)))

    shown = "“The menu” Dots: 3 Why so: “Too small; Ring \\[telephone number left out\\]”"
    assert f"## What got dots\n\n- {shown}\n" in markdown


def test_the_summary_does_not_say_that_a_number_of_stars_was_given_that_nobody_gave() -> None:
    review = entry(Critic, "k7f3.1", text="Hot and crisp", stars=4)

    assert "You gave 1" not in to_markdown(make_summary(board(review)))


def test_the_spread_of_stars_is_shown_and_no_mean() -> None:
    stars = (5, 5, 1, 2, 5)
    reviews = [entry(Critic, f"k7f3.{n}", text=f"r{n}", stars=s) for n, s in enumerate(stars, 1)]
    own = own_words(make_summary(board(*reviews)))

    assert own[own.index("5 stars: 3 people") :][:5] == [
        "5 stars: 3 people",
        "4 stars: nobody",
        "3 stars: nobody",
        "2 stars: 1 person",
        "1 star: 1 person",
    ]


def test_of_fewer_than_five_stars_no_spread_is_shown_here_either() -> None:
    reviews = [entry(Critic, f"k7f3.{n}", text=f"r{n}", stars=n) for n in (1, 2, 3, 4)]
    own = own_words(make_summary(board(*reviews)))

    assert "Fewer than 5 people gave stars, so we give no numbers." in own
    assert not [each for each in own if re.match("[1-5] stars?: (nobody|[0-9])", each)]


def test_a_few_stars_of_the_survey_without_a_word_look_like_none() -> None:
    def with_ratings(number: int) -> str:
        returns = [
            each
            for n in range(5)
            for each in came_back(
                f"s1aa.{n * 9 + 1}",
                *([(Rating, {"stars": 3, "stage": "eating"})] if n < number else []),
            )
        ]
        return to_markdown(make_summary(board(*returns)))

    assert with_ratings(0) == with_ratings(4)
    assert "stars" in with_ratings(5)


def test_both_positions_of_a_point_not_agreed_on_are_there() -> None:
    markdown = to_markdown(make_summary(board(*SAID)))

    assert re.search("- “Television”.* One side: “On at one” One side: “Never on”", markdown)


def test_when_a_parked_point_is_taken_up_is_told() -> None:
    point = entry(Parked, "k7f3.1", text="Television", taken_up="in June, in the lounge")

    assert "We take it up: “in June, in the lounge”" in to_markdown(make_summary(board(point)))


def test_no_id_and_no_sheet_name_is_in_the_summary(sample: Board) -> None:
    markdown = to_markdown(make_summary(sample))

    assert not re.search(r"k7f3|p0q8|t5c9|[a-z0-9]{4}\\?\.[0-9]", markdown)
    assert "Table" not in markdown


def test_no_sheet_name_is_in_the_summary_whatever_it_is() -> None:
    named = board(entry(Opened, "k7f3.0", name="Margaret's table"), *SAID)

    assert "Margaret" not in to_markdown(make_summary(named))


def test_contact_details_are_left_out_wherever_they_were_said() -> None:
    phone = "ring 01234 567890"
    told = board(
        entry(Parked, "k7f3.1", text=phone, positions=(phone, "yes")),
        entry(Recipe, "k7f3.2", text=phone, ingredients=(phone,), method=(phone,)),
        entry(Critic, "k7f3.3", text=phone, stars=1),
    )

    markdown = to_markdown(make_summary(told))

    assert "567890" not in markdown
    assert markdown.count("telephone number left out") == 6


def test_the_name_of_a_stage_that_was_typed_in_the_room_has_no_contact_details() -> None:
    told = board(
        entry(Topic, "k7f3.1", text="Ring Pat on 01234 567890"),
        entry(StageChange, "k7f3.2", stage="ring", name="Ring Pat on 01234 567890", of="k7f3.1"),
        entry(Critic, "k7f3.3", text="Nobody answered", stars=1, stage="ring"),
    )

    markdown = to_markdown(make_summary(told))

    assert "567890" not in markdown
    assert markdown.count("telephone number left out") == 3
    only_the_stage = board(entry(StageChange, "k7f3.2", stage="ring", name="Ring 01234 567890"))
    assert "We left out telephone numbers." in what_is_here(make_summary(only_the_stage))


def what_is_here(document: Document) -> str:
    own = own_words(document)
    at = next(n for n, each in enumerate(own) if each.startswith("These are your own words"))
    return " ".join(own[at : at + 2])


UNREAD = (
    "We could not read or use some of our notes yet. Something that you said may be missing here."
)


@pytest.mark.parametrize(
    ("said", "unread", "rest"),
    [
        ("Hot food", 0, "We left nothing out."),
        (
            "Ring 01234 567890, or M1 1AE",
            0,
            "We left out postcodes and telephone numbers. We left nothing else out.",
        ),
        ("Hot food", 2, UNREAD),
        ("Ring 01234 567890", 1, f"We left out telephone numbers. {UNREAD}"),
    ],
)
def test_the_summary_says_what_is_left_out_only_if_it_is(said: str, unread: int, rest: str) -> None:
    document = make_summary(board(entry(Always, "k7f3.1", text=said)), unread)

    assert what_is_here(document) == (
        f"These are your own words, as we wrote them down. We do not say who said what. {rest}"
    )


def test_what_was_taken_back_is_not_said_to_be_left_out() -> None:
    taken_back = board(
        entry(Always, "k7f3.1", text="Ring 01234 567890"),
        entry(Withdraw, "k7f3.2", about="k7f3.1"),
    )

    assert "telephone" not in to_markdown(make_summary(taken_back))


def test_the_words_that_may_name_somebody_are_all_that_people_said_and_the_booked_days() -> None:
    back = HearBack(ask="How?", booked=(Booking(day=DAY, how="with Joan, in the lounge"),))
    guide = small_guide(place="Hazel Court", hear_back=back)
    added = entry(StageChange, "k7f3.20", stage="bar", name="At the bar with Pat")

    words = words_that_go_out(board(*SAID, added, guide=guide))

    assert {each for said in SAID for each in words_of(said)} <= set(words)
    assert {"Hazel Court", "with Joan, in the lounge", "At the bar with Pat"} <= set(words)


EVERYTHING_LEFT_OUT = (
    "facebook.com/joan, joan@example.org, ::1, AB123456C, 943 476 5919, flat 12, M1 1AE,"
    " 01234 567890, @joan, AB12 CDE, account number 12345678, born on 3 May 1941"
)


@pytest.mark.parametrize("unread", [0, 1])
@pytest.mark.parametrize("guide", [small_guide(), template("dining"), template("blank")])
def test_no_sentence_of_the_summary_is_longer_than_25_words(guide: Guide, unread: int) -> None:
    hidden = entry(Always, "k7f3.30", text=EVERYTHING_LEFT_OUT)
    document = make_summary(board(*SAID, hidden, guide=guide), unread)
    assert all(form.several in what_is_here(document) for form in CONTACT_FORMS)
    for own in own_words(document):
        for sentence in re.split(r"[.?!:] ", own):
            assert len(sentence.split()) <= 25, sentence


def test_no_sentence_of_the_sample_is_longer_than_25_words(sample: Board) -> None:
    for own in own_words(make_summary(sample)):
        for sentence in re.split(r"[.?!] ", own):
            assert len(sentence.split()) <= 25, sentence


def test_the_days_that_are_booked_and_the_ways_people_chose_are_told(sample: Board) -> None:
    own = own_words(make_summary(sample))

    assert "We met on Thursday 18 May 2017." in " ".join(own)
    assert "Tell me in person" in own
    assert "Thursday 1 June 2017: in person, in the dining room, after lunch" in own


def test_where_nothing_is_booked_or_chosen_the_summary_says_so() -> None:
    for back in (None, HearBack(ask="How?")):
        own = own_words(make_summary(board(guide=small_guide(hear_back=back))))
        assert "We still have to ask how you want to hear from us." in own
        assert "We have not booked a day yet. We will tell you when there is one." in own


def test_a_workshop_without_a_journey_has_one_heading_for_all_statements() -> None:
    own = own_words(make_summary(board(*SAID, guide=Guide(title="lunch"))))

    assert own.count("What you told us") == 1


def test_a_workshop_without_a_guide_still_gives_back_what_was_said() -> None:
    shown = quoted(make_summary(board(*SAID, guide=Guide(title="lunch"))))

    assert sorted(shown) == sorted(words for each in SAID for words in words_of(each))


def test_the_summary_is_written_in_the_place_of_the_old_one(workshop: Workshop) -> None:
    write_summary(workshop, board())

    path = write_summary(workshop, board(*SAID), 3)

    draft = make_summary(board(*SAID), 3, Wishes(is_draft=True))
    assert path.name == "draft-summary.md"
    assert path.read_text(encoding="utf-8") == to_markdown(
        with_picture_names(draft, "draft-summary"), with_pictures=True
    )
    assert {each.name for each in path.parent.iterdir()} == {
        "summary.md",
        path.name,
        "draft-summary-journey.svg",
    }


@pytest.mark.parametrize("failing", ["os.fsync", "pathlib.Path.replace"])
def test_where_the_summary_cannot_be_written_the_old_one_stays(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = write_summary(workshop, board(*SAID[1:2]))
    before = {each.name: each.read_bytes() for each in path.parent.iterdir()}
    monkeypatch.setattr(failing, fail)

    with pytest.raises(Refused, match="cannot be written: No space left on device"):
        write_summary(workshop, board(*SAID))

    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == before


def test_what_may_be_names_is_pointed_at_wherever_it_goes_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    parked = entry(Parked, "k7f3.1", text="Television", positions=("ask Joan", "never"))
    back = HearBack(ask="How?", booked=(Booking(day=DAY, how="with Marcus"),))

    tell_possible_names(board(parked, guide=small_guide(place="beside Hazel", hear_back=back)))

    told = capsys.readouterr()
    assert told.err.endswith("look at what may be names: Joan, Hazel, Marcus.\n")
    assert told.out == ""


def test_where_there_is_no_possible_name_nothing_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell_possible_names(board(*SAID))

    assert capsys.readouterr().err == ""
