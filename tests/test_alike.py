from __future__ import annotations

import pytest
from building import board, entry

from journeymap.board import Board
from journeymap.entries import Always, Critic, Echo, Entry, Ingredient, Never, Recipe
from journeymap.findings.alike import find_alike
from journeymap.findings.stars import find_spread


def found(of: Board) -> list[tuple[str, int]]:
    """Return the headline of each finding, and how many people said so."""
    findings = find_alike(of.said())
    return [(finding.first.entry.text, finding.in_room) for finding in findings]


def said(*texts: str) -> list[Entry]:
    return [entry(Always, f"aaaa.{number}", text=text) for number, text in enumerate(texts, 1)]


def test_the_same_words_at_two_tables_are_one_finding_in_the_words_said_first() -> None:
    assert found(board(*said("Good company!", "good  Company", "GOOD, COMPANY."))) == [
        ("Good company!", 3)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hot food", "Hot foods"),
        ("café", "cafe"),
        ("!", "?"),
        ("👍", "👎"),
        ("没有", "有"),
        ("Wait < 10 minutes", "Wait > 10 minutes"),
        ("It costs £1", "It costs €1"),
        ("For people of 60+", "For people of 60"),
        ("10% off", "10 off"),
        ("दिन", "दीन"),
        ("ที่นี่", "ที่นั่น"),
    ],
)
def test_other_words_are_another_finding(one: str, other: str) -> None:
    assert found(board(*said(one, other))) == [(one, 1), (other, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("café", "cafe\N{COMBINING ACUTE ACCENT}"),
        ("STRASSE", "straße"),
        ("«Hot»—food…", "hot food"),
        ("hot\nfood", "hot\N{NO-BREAK SPACE}food"),
    ],
)
def test_the_same_words_however_they_are_typed_are_one_finding(one: str, other: str) -> None:
    assert found(board(*said(one, other))) == [(one, 2)]


def test_across_stages_what_was_said_at_two_of_them_is_one_finding() -> None:
    stages = [
        entry(Ingredient, f"aaaa.{number}", text="Gravy", stage=stage)
        for number, stage in enumerate(("seated", "eating", None), 1)
    ]

    assert len(find_alike(board(*stages).said())) == 3
    [finding] = find_alike(board(*stages).said(), across_stages=True)
    assert finding.in_room == 3


def test_what_most_people_said_comes_first_and_else_what_was_said_first() -> None:
    echoes = [entry(Echo, f"bbbb.{n}", about="aaaa.3") for n in (1, 2)]

    assert found(board(*said("first", "second", "third"), *echoes)) == [
        ("third", 3),
        ("first", 1),
        ("second", 1),
    ]


def test_echoes_of_each_entry_count_for_the_finding() -> None:
    echoes = [entry(Echo, f"bbbb.{n}", about=f"aaaa.{n}") for n in (1, 2)]

    assert found(board(*said("Hello", "hello"), *echoes)) == [("Hello", 4)]


@pytest.mark.parametrize(
    "other",
    [
        entry(Never, "aaaa.2", text="Gravy"),
        entry(Always, "aaaa.2", text="Gravy", stage="seated"),
        entry(Critic, "aaaa.2", text="Gravy", stars=4),
        entry(Recipe, "aaaa.2", text="Gravy", ingredients=("onions",)),
    ],
)
def test_another_kind_stage_or_list_is_another_finding(other: Entry) -> None:
    assert len(find_alike(board(*said("Gravy"), other).said())) == 2


def test_the_same_letters_in_two_languages_are_two_findings() -> None:
    in_welsh = entry(Always, "bbbb.1", text="Plant", language="cy")

    assert found(board(*said("Plant", "plant"), in_welsh)) == [("Plant", 2), ("Plant", 1)]


def test_the_same_review_with_other_stars_is_another_finding() -> None:
    reviews = [entry(Critic, f"aaaa.{stars}", text="Fish", stars=stars) for stars in (2, 4)]

    assert len(find_alike(board(*reviews).said())) == 2


def test_another_voice_does_not_make_another_finding() -> None:
    voices = [
        entry(Always, f"aaaa.{number}", text="Gravy", voice=voice)
        for number, voice in enumerate(("staff", "resident"), 1)
    ]

    assert found(board(*voices)) == [("Gravy", 2)]


def test_a_finding_keeps_all_its_entries() -> None:
    entries = said("Gravy", "gravy", "Custard")

    findings = find_alike(board(*entries).said())

    kept = [each.entry for finding in findings for each in finding.standings]
    assert kept == entries


def test_the_spread_of_stars_counts_people_and_shows_the_zeros() -> None:
    reviews = [
        entry(Critic, f"aaaa.{number}", text="Fish", stars=stars)
        for number, stars in enumerate((5, 5, 2), 1)
    ]
    standing = board(*reviews, entry(Echo, "bbbb.1", about="aaaa.3"), *said("Hello")[1:]).said()

    assert find_spread(standing) == {5: 2, 4: 0, 3: 0, 2: 2, 1: 0}
    assert list(find_spread(standing)) == [5, 4, 3, 2, 1]
