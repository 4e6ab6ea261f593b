"""Themes are suggested across stages: what many are about, in people's own words."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.theming import Measured, labelled, measure
from journeymap.findings.likeness import word_table
from journeymap.findings.theming import MOST_THEMES, SuggestedTheme, suggest_themes

needs_meaning = pytest.mark.skipif(
    not word_table.is_there(), reason="what tells meaning is not installed"
)


ABOUT = {
    "waiting": ["We wait too long to be seen", "The wait was far too long", "An hour of waiting"],
    "staff": ["The staff are kind", "Kind staff, kind words", "Such kind and friendly staff"],
    "parking": ["Nowhere to park the car", "The car park is full", "Parking costs too much"],
    "food": ["The soup was cold", "Cold soup again", "My soup comes cold"],
}


@pytest.fixture(params=["by meaning", "by words"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let the test run with what tells meaning, and as if it were not installed."""
    if request.param == "by words":
        monkeypatch.setattr(word_table, "is_there", lambda: False)
    elif not word_table.is_there():
        pytest.skip("what tells meaning is not installed")
    return str(request.param)


def by_text(themes: Sequence[SuggestedTheme], texts: Sequence[str]) -> list[object]:
    return [(sorted(texts[place] for place in each.places), each.words) for each in themes]


def hazel_court(samples: Path) -> list[str]:
    with (samples / "hazel-court" / "gold-groups.csv").open(encoding="utf-8") as file:
        return [row["wording"] for row in csv.DictReader(file)]


@needs_meaning
def test_comments_on_a_service_are_put_in_themes_that_people_gave_them_too(samples: Path) -> None:
    comments = labelled(samples / "real" / "nhs-comments-labelled.csv")
    assert len(comments) == 5034

    themes = suggest_themes([each.text for each in comments])
    found = measure([each.places for each in themes], [each.labels for each in comments])

    assert found.coverage >= 0.65
    assert found.purity >= 0.62
    assert found.heaps <= MOST_THEMES
    assert min(len(each.places) for each in themes) >= 3


def test_purity_and_coverage_are_what_they_are_said_to_be() -> None:
    labels = [frozenset(each) for each in (["a"], ["a", "b"], ["b"], ["c"], ["c"])]

    assert measure([range(5)], labels) == Measured(heaps=1, coverage=1.0, purity=0.4)
    assert measure([[0, 1], [2, 3]], labels) == Measured(heaps=2, coverage=0.8, purity=0.75)
    assert measure([], labels) == Measured(heaps=0, coverage=0.0, purity=0.0)


@pytest.mark.usefixtures("way")
@given(st.permutations([text for texts in ABOUT.values() for text in [*texts, texts[0].upper()]]))
@settings(max_examples=25)
def test_in_whatever_order_texts_come_the_themes_are_the_same(texts: list[str]) -> None:
    usual = sorted(texts)

    assert by_text(suggest_themes(texts), texts) == by_text(suggest_themes(usual), usual)


@pytest.mark.usefixtures("way")
@given(st.lists(st.text(max_size=40), max_size=40))
@settings(max_examples=40)
def test_whatever_was_said_it_is_in_one_theme_at_most(texts: list[str]) -> None:
    themes = suggest_themes(texts)

    placed = [place for each in themes for place in each.places]
    assert len(placed) == len(set(placed))
    assert all(0 <= place < len(texts) for place in placed)
    assert all(len(each.places) >= 3 for each in themes)


@pytest.mark.usefixtures("way")
def test_what_was_said_of_four_things_makes_four_themes_in_peoples_own_words() -> None:
    texts = [text for about in ABOUT.values() for text in about]

    themes = suggest_themes(texts)

    parts = [set(about) for about in ABOUT.values()]
    assert themes
    for theme in themes:
        said = {texts[place] for place in theme.places}
        assert any(said <= part for part in parts), said
        assert theme.words
        assert all(word in " ".join(said).casefold() for word in theme.words)


@needs_meaning
def test_themes_go_across_stages_at_hazel_court(samples: Path) -> None:
    texts = hazel_court(samples)

    themes = suggest_themes(texts)

    assert 5 <= len(themes) <= 20
    assert sum(len(each.places) for each in themes) >= 0.6 * len(texts)
    theme_of = {texts[place]: number for number, each in enumerate(themes) for place in each.places}
    for one, other in (
        ("I can sit with my friends", "A seat beside the people I know"),
        (
            "The menu is written so small I can't read it",
            "Someone reads me the menu if I can't see it",
        ),
        ("Staff greet me by name", "A hello, with my name"),
    ):
        assert theme_of[one] == theme_of[other]
    assert theme_of["Staff greet me by name"] != theme_of["I can sit with my friends"]


@pytest.mark.usefixtures("way")
def test_a_theme_has_three_to_five_words_that_others_seldom_have(samples: Path) -> None:
    themes = suggest_themes(hazel_court(samples))

    assert all(3 <= len(each.words) <= 5 for each in themes)
    assert not {"the", "and", "to", "my"} & {word for each in themes for word in each.words}


@pytest.mark.usefixtures("way")
def test_it_says_how_far_it_is_and_can_be_stopped() -> None:
    texts = [text for about in ABOUT.values() for text in about]
    heard: list[tuple[int, int]] = []
    suggest_themes(texts, told=lambda done, of: heard.append((done, of)))

    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1]
    assert len({of for _, of in heard}) == 1

    def stop(done: int, _of: int) -> None:
        if done == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        suggest_themes(texts, told=stop)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("texts", [[], ["", "…", "!"], ["one", "two"], ["the", "the", "it"]])
def test_too_little_makes_no_theme(texts: list[str]) -> None:
    assert suggest_themes(texts) == []
