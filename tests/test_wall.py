from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from building import NOON, board, entry, small_guide
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from journeymap.board import Board
from journeymap.entries import (
    Always,
    Critic,
    Draw,
    Echo,
    Edit,
    Entry,
    Erase,
    Erased,
    Ingredient,
    Never,
    Opened,
    Parked,
    Recipe,
    StageChange,
    Theme,
    Topic,
    Withdraw,
)
from journeymap.feedback.wall import (
    JOURNEY,
    STAGE,
    Page,
    Picture,
    first_page,
    pages_of,
    picture_of,
)
from journeymap.feedback.watching import Mode, Watching
from journeymap.tui import block_letters
from journeymap.tui.wall_layout import laid_out
from journeymap.tui.wall_rows import width_of

EATING = Page(STAGE, "eating")
SEATED = Page(STAGE, "seated")
POT = Page("ingredient")
PARKED = Page("parked")
HOT = entry(Always, "aaaa.1", always="Hot food", stage="eating")
COLD = entry(Never, "aaaa.2", never="Cold food", stage="eating")
CARD = entry(Ingredient, "aaaa.3", ingredient="Secret gravy")


def words_on(picture: Picture) -> list[str]:
    return [remark.words for heap in picture.heaps for remark in heap.remarks]


def read(picture: Picture, width: int = 80, height: int = 24) -> str:
    rows = laid_out(picture, width, height)
    return "\n".join("".join(piece.text for piece in row).rstrip() for row in rows)


def everything_on_the_wall(of: Board) -> str:
    """Return all that the wall can ever show of a board, and how it is laid out."""
    pictures = [picture_of(of, page) for page in pages_of(of)]
    return "\n".join(f"{each}\n{read(each, 300, 300)}" for each in pictures)


# What is on it


def test_the_wall_begins_where_something_was_said_last() -> None:
    assert first_page(board(HOT, entry(Always, "aaaa.2", always="A seat", stage="seated"))) == (
        SEATED
    )
    assert first_page(board()) == Page(JOURNEY)


def test_a_stage_has_what_was_said_there_the_last_first() -> None:
    later = entry(Always, "aaaa.5", always="A cup of tea", stage="eating")
    picture = picture_of(board(HOT, COLD, later, CARD), EATING)
    always, never = picture.heaps
    assert [each.words for each in always.remarks] == ["A cup of tea", "Hot food"]
    assert [each.words for each in never.remarks] == ["Cold food"]
    assert (always.has_last, never.has_last) == (True, False)
    assert picture.in_short == "4 things said, at 1 table"


def test_what_was_said_at_two_tables_is_one_remark_of_several_people() -> None:
    of = board(
        *(HOT, entry(Echo, "aaaa.2", echo="aaaa.1")),
        entry(Always, "bbbb.1", always="hot food!", stage="eating"),
    )
    (always, _) = picture_of(of, EATING).heaps
    assert [(each.words, each.people) for each in always.remarks] == [("Hot food", 3)]
    assert always.number == 2
    assert "×3 people" in read(picture_of(of, EATING))


def test_somebody_who_says_it_too_brings_it_to_the_front() -> None:
    of = board(
        *(HOT, entry(Always, "aaaa.2", always="A cup of tea", stage="eating")),
        entry(Echo, "aaaa.3", echo="aaaa.1"),
    )
    assert words_on(picture_of(of, EATING)) == ["Hot food", "A cup of tea"]


def test_a_card_is_only_counted_until_it_is_drawn() -> None:
    unseen, seen = board(HOT, CARD), board(HOT, CARD, entry(Draw, "aaaa.4", draw="aaaa.3"))
    assert words_on(picture_of(unseen, POT)) == []
    assert (picture_of(unseen, POT).cards, picture_of(unseen, POT).drawn) == (1, 0)
    assert words_on(picture_of(seen, POT)) == ["Secret gravy"]
    assert (picture_of(seen, POT).cards, picture_of(seen, POT).drawn) == (0, 1)


def test_the_last_card_drawn_is_the_first_to_be_seen() -> None:
    other = entry(Ingredient, "aaaa.4", ingredient="Company")
    of = board(
        CARD, other, *(entry(Draw, f"aaaa.{n}", draw=f"aaaa.{of}") for n, of in ((6, 3), (5, 4)))
    )
    assert words_on(picture_of(of, POT)) == ["Secret gravy", "Company"]


def test_a_recipe_does_not_tell_what_lies_in_the_pot() -> None:
    recipe = entry(Recipe, "aaaa.4", recipe="Sunday lunch", ingredients=["Secret gravy"])
    text = everything_on_the_wall(board(CARD, recipe))
    assert "Sunday lunch" in text
    assert "gravy" not in text


def test_what_is_parked_has_both_positions_and_when_it_is_taken_up() -> None:
    parked = entry(Parked, "aaaa.1", parked="TV", positions=["On", "Off"], taken_up="on Friday")
    lines = [
        line.strip(" ·") for line in read(picture_of(board(parked), PARKED), 30, 12).split("\n")
    ]
    at = lines.index("TV")
    assert lines[at : at + 4] == ["TV", "1. On", "2. Off", "to be taken up: on Friday"]


def test_the_journey_is_counted_stage_by_stage() -> None:
    picture = picture_of(board(HOT, COLD, CARD), Page(JOURNEY))
    assert [(each.name, each.always, each.never) for each in picture.stops] == [
        ("Finding a seat", 0, 0),
        ("Eating together", 1, 1),
    ]


def test_a_stage_that_the_room_adds_is_on_the_wall_and_what_has_no_stage_is_too() -> None:
    garden = entry(StageChange, "aaaa.1", stage="garden", name="The garden")
    homeless = entry(Always, "aaaa.2", always="Fresh air", stage="balcony")
    of = board(garden, homeless)
    assert Page(STAGE, "garden") in pages_of(of)
    assert picture_of(of, Page(STAGE, "garden")).heading == "The garden"
    assert words_on(picture_of(of, Page(STAGE))) == ["Fresh air"]


def test_contact_details_are_left_out() -> None:
    of = board(entry(Always, "aaaa.1", always="Ring me: 01632 960123", stage="eating"))
    assert words_on(picture_of(of, EATING)) == ["Ring me: [telephone number left out]"]


def test_what_was_withdrawn_or_erased_is_not_on_the_wall() -> None:
    of = board(HOT, COLD, entry(Withdraw, "aaaa.5", withdraw="aaaa.1"))
    assert words_on(picture_of(of, EATING)) == ["Cold food"]
    of.apply(entry(Erase, "bbbb.1", erase="aaaa.2"))
    assert words_on(picture_of(of, EATING)) == []
    assert picture_of(of, EATING).in_short == "Nothing said yet"


# What must never be on it

TOLD: list[type[Entry]] = [
    *(Always, Never, Ingredient, Critic, Parked, Topic),
    *(Draw, Echo, Theme, Edit),
]
VOICES = ("residentvoice", "staffvoice")
KEYS = ("qqaa", "qqbb")


@st.composite
def told(draw: st.DrawFn) -> tuple[list[Entry], set[str]]:
    """Return entries of a workshop, and the words of the cards that nobody has drawn."""
    entries: list[Entry] = [
        entry(Opened, f"{key}.0", sheet=f"Sheet of Mrs Person{key}") for key in KEYS
    ]
    cards: dict[str, str] = {}
    said: list[str] = []
    for number in range(1, draw(st.integers(2, 14))):
        key = draw(st.sampled_from(KEYS))
        id_ = f"{key}.{number}"
        at = {
            "stage": draw(st.sampled_from(["eating", "seated", None])),
            "voice": draw(st.sampled_from(VOICES)),
        }
        what = draw(st.sampled_from(TOLD))
        if what in (Draw, Echo, Theme, Edit):
            about = draw(st.sampled_from(said)) if said else None
            if about is None or (what is Draw and about not in cards):
                continue
            more = {"name": f"theme{number}"} if what is Theme else {}
            if what is Edit:
                more = {"text": f"edited{number}x"}
                if about in cards:
                    cards[about] = more["text"]
            entries.append(entry(what, id_, **{what.kind: about}, **more))
            if what is Draw:
                cards.pop(about)
            continue
        text = f"word{number}x"
        stars = {"stars": 3} if what is Critic else {}
        entries.append(entry(what, id_, **{what.kind: text}, **at, **stars))
        said.append(id_)
        if what is Ingredient:
            cards[id_] = text
    return entries, set(cards.values())


@given(told())
def test_no_undrawn_card_no_id_no_sheet_and_no_voice_is_ever_on_the_wall(
    of: tuple[list[Entry], set[str]],
) -> None:
    entries, unseen = of
    text = everything_on_the_wall(board(*entries))
    for hidden in (*unseen, *KEYS, *VOICES, "Person", "theme"):
        assert hidden not in text
    cards = sum(isinstance(each, Ingredient) for each in entries)
    pot = picture_of(board(*entries), POT) if cards else None
    assert pot is None or pot.cards + pot.drawn == cards


# How it follows


class Clock:
    """A clock that stands until it is put on."""

    def __init__(self) -> None:
        self.now = NOON + timedelta(hours=1)

    def __call__(self) -> datetime:
        return self.now

    def put_on(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def at() -> Clock:
    return Clock()


def test_the_wall_follows_to_where_something_is_said_when_the_page_was_up_for_a_while(
    at: Clock,
) -> None:
    watching = Watching(board(HOT), at)
    assert watching.page == EATING
    watching.hear([entry(Always, "bbbb.1", always="A seat", stage="seated")])
    watching.look_at_the_time()
    assert watching.page == EATING
    at.put_on(8)
    watching.look_at_the_time()
    assert watching.page == SEATED


def test_a_card_that_is_drawn_is_shown_at_once(at: Clock) -> None:
    watching = Watching(board(HOT, CARD), at)
    watching.go_to(EATING)
    watching.follow()
    watching.hear([entry(Draw, "aaaa.4", draw="aaaa.3")])
    assert watching.page == POT
    assert words_on(watching.picture()) == ["Secret gravy"]


def test_what_comes_last_is_first_even_if_its_clock_is_slow_and_marked_for_a_while(
    at: Clock,
) -> None:
    watching = Watching(board(HOT), at)
    slow = entry(Always, "bbbb.1", always="From a slow laptop", stage="eating")
    watching.hear([slow.model_copy(update={"at": NOON - timedelta(hours=5)})])
    (always, _) = watching.picture().heaps
    assert [(each.words, each.fresh) for each in always.remarks] == [
        ("From a slow laptop", True),
        ("Hot food", False),
    ]
    at.put_on(20)
    watching.look_at_the_time()
    assert not watching.picture().heaps[0].remarks[0].fresh


def test_a_page_that_was_chosen_stays_until_the_room_is_followed_again(at: Clock) -> None:
    watching = Watching(board(HOT, CARD), at)
    watching.go_to(Page(JOURNEY))
    watching.hear([entry(Always, "bbbb.1", always="A seat", stage="seated")])
    at.put_on(60)
    watching.look_at_the_time()
    assert (watching.page, watching.mode) == (Page(JOURNEY), Mode.STAYS)
    watching.follow()
    assert watching.page == SEATED


def test_the_pages_can_be_turned_by_time_and_empty_ones_are_passed_over(at: Clock) -> None:
    watching = Watching(board(HOT, CARD), at)
    watching.go_to(EATING)
    watching.turn_by_itself()
    turned: list[Page] = []
    for _ in range(4):
        at.put_on(20)
        watching.look_at_the_time()
        turned.append(watching.page)
    assert turned == [POT, Page(JOURNEY), EATING, POT]
    watching.turn_by_itself()
    assert watching.mode is Mode.FOLLOWS


def test_a_page_goes_when_all_that_made_it_is_taken_back(at: Clock) -> None:
    watching = Watching(board(HOT, entry(Topic, "aaaa.4", topic="Salt")), at)
    assert watching.page == Page("topic")
    watching.hear([entry(Withdraw, "aaaa.5", withdraw="aaaa.4")])
    assert watching.page == EATING


def test_everything_read_anew_is_not_news(at: Clock) -> None:
    watching = Watching(board(HOT, COLD), at)
    watching.hear([HOT], board(HOT, Erased.in_place_of(COLD)))
    assert words_on(watching.picture()) == ["Hot food"]
    assert not watching.picture().heaps[0].remarks[0].fresh


# How it is laid out

SIZES = st.tuples(st.integers(20, 200), st.integers(5, 60))
SPOKEN = st.lists(st.text("abcdé é漢, ", min_size=1, max_size=40).filter(str.strip), max_size=12)


@given(SIZES, SPOKEN)
def test_the_wall_fits_whatever_the_size(size: tuple[int, int], spoken: list[str]) -> None:
    kinds = [Always, Never, Ingredient, Parked]
    said = [
        entry(kinds[n % 4], f"aaaa.{n}", **{kinds[n % 4].kind: text}, stage="eating")
        for n, text in enumerate(spoken, 1)
    ]
    of = board(*said, guide=small_guide(title="A long title, of a workshop about lunch"))
    for page in pages_of(of):
        rows = laid_out(picture_of(of, page), *size, "following")
        assert len(rows) == size[1]
        assert all(width_of(row) <= size[0] for row in rows)


@given(SIZES, st.lists(st.sampled_from(["lunch", "together", "a", "seconds"]), min_size=1))
def test_no_word_is_cut_in_the_middle(size: tuple[int, int], words: list[str]) -> None:
    of = board(entry(Always, "aaaa.1", always=" ".join(words), stage="eating"), CARD)
    whole = {"lunch", "together", "a", "seconds"}
    rows = laid_out(picture_of(of, EATING), *size)
    said = [piece.text for row in rows for piece in row if piece.look == "newest"]
    for text in said:
        drawn = set(text) & set("▀▄█")
        assert drawn or set(text.replace("…", "").split()) <= whole


def test_what_was_said_last_is_drawn_across_the_wall_where_there_is_room() -> None:
    text = read(picture_of(board(HOT, COLD), EATING), 120, 40)
    for line in block_letters.drawn("- Cold food", 2):
        assert line.rstrip() in text
    assert "Hot food" in text


def test_as_many_as_do_not_fit_are_counted() -> None:
    many = [entry(Always, f"aaaa.{n}", always=f"Thing {n}", stage="eating") for n in range(1, 60)]
    text = read(picture_of(board(*many), EATING), 80, 24)
    shown = text.count("Thing")
    assert f"and {59 - shown} more" in text
    assert "Thing 59" in text


# Block letters


def test_every_letter_of_a_keyboard_can_be_drawn_and_fills_its_box() -> None:
    keyboard = "".join(map(chr, range(32, 127)))
    assert block_letters.can_be_drawn(keyboard + "’‘“”–—…£×é ŵ ô ï ñ")
    for scale in (1, 2):
        lines = block_letters.drawn(keyboard, scale)
        assert len(lines) == block_letters.height_of(scale)
        assert {cell_len(line) for line in lines} == {block_letters.width_of(keyboard, scale)}


@pytest.mark.parametrize("words", ["漢字", "🎉", "É", "a\u200db", "ש", "ø"])
def test_what_has_no_shape_is_not_drawn(words: str) -> None:
    assert not block_letters.can_be_drawn(words)


def test_no_two_letters_look_the_same() -> None:
    letters = [chr(code) for code in range(33, 127)]
    assert len({tuple(block_letters.drawn(each)) for each in letters}) == len(letters)
