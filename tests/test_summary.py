from __future__ import annotations

import re
from pathlib import Path

import pytest
from building import board, entry, small_guide, template

from journeymap.board import Board
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
    Recipe,
    StageChange,
    Topic,
)
from journeymap.feedback.document import Document, Heading, Paragraph, Points, Spoken, Text
from journeymap.feedback.markdown import to_markdown
from journeymap.feedback.summary import make_summary
from journeymap.guide import Guide, HearBack

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
    shown = {re.sub(r"\W+", " ", words).casefold() for words in quoted(make_summary(sample))}

    said = {
        re.sub(r"\W+", " ", words).casefold()
        for each in sample.said()
        for words in words_of(each.entry)
    }
    assert said == shown


@pytest.mark.parametrize("said", SAID, ids=lambda each: each.kind)
def test_how_many_said_so_is_told_of_every_kind(said: Entry) -> None:
    echoes = [entry(Echo, f"p0q8.{number}", about=said.id) for number in range(1, 7)]

    assert "7 people" in to_markdown(make_summary(board(said, *echoes)))


def test_what_was_said_under_a_stage_is_under_its_heading() -> None:
    added = entry(StageChange, "k7f3.20", stage="bar", name="The bar", after="seated")
    in_bar = entry(Always, "k7f3.21", text="A cold beer", stage="bar")
    markdown = to_markdown(make_summary(board(*SAID, added, in_bar)))

    _, seated, bar, eating, whole, *_ = re.split(r"^### ", markdown, flags=re.MULTILINE)
    assert seated.startswith("1. Finding a seat\n")
    assert "This must always happen\n\n- “Say hello” (1 person)" in seated
    assert bar.startswith("2. The bar\n")
    assert "“A cold beer”" in bar
    assert "This must never happen\n\n- “Cold food” (1 person)" in eating
    assert "“Of the whole journey”" in whole
    assert "“At a stage nobody knows”" in whole


def test_a_stage_of_which_nothing_was_said_says_so() -> None:
    assert own_words(make_summary(board())).count("Nobody has said anything about this yet.") == 2


def test_the_spread_of_stars_is_shown_and_no_mean() -> None:
    stars = (5, 5, 1)
    reviews = [entry(Critic, f"k7f3.{n}", text=f"r{n}", stars=s) for n, s in enumerate(stars, 1)]
    own = own_words(make_summary(board(*reviews)))

    assert own[own.index("5 stars: 2 people") :][:5] == [
        "5 stars: 2 people",
        "4 stars: 0 people",
        "3 stars: 0 people",
        "2 stars: 0 people",
        "1 star: 1 person",
    ]


def test_both_positions_of_a_point_not_agreed_on_are_there() -> None:
    markdown = to_markdown(make_summary(board(*SAID)))

    assert re.search("- “Television”.* One side: “On at one” One side: “Never on”", markdown)


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


@pytest.mark.parametrize("guide", [small_guide(), template("dining"), template("blank")])
def test_no_sentence_of_the_summary_is_longer_than_25_words(guide: Guide) -> None:
    for own in own_words(make_summary(board(*SAID, guide=guide))):
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
        assert "No day is booked yet. We will tell you when there is one." in own


def test_a_workshop_without_a_guide_still_gives_back_what_was_said() -> None:
    shown = quoted(make_summary(board(*SAID, guide=Guide(title="lunch"))))

    assert sorted(shown) == sorted(words for each in SAID for words in words_of(each))
