"""How alike statements are, told with what is installed, and never with the network."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.findings.likeness import Likeness, best_likeness, nearest
from journeymap.findings.likeness.by_letters import ByLetters
from journeymap.findings.likeness.by_meaning import vectors_of
from journeymap.findings.likeness.meaning import ByMeaning
from journeymap.findings.likeness.opposites import are_opposed
from journeymap.findings.likeness.words import stem_of, words_of

WITHOUT_A_NETWORK = """
import socket, sys
def refuse(*_, **__): raise AssertionError("the network was asked for")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
"""
WITHOUT_THE_EXTRA = """
import sys
from importlib.machinery import PathFinder
class Fewer(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        gone = name in ("numpy", "safetensors", "tokenizers", "wordllama")
        return None if gone else super().find_spec(name, path, target)
sys.meta_path[:] = [Fewer if each is PathFinder else each for each in sys.meta_path]
"""
GROUP = """
from journeymap.findings.grouping import group
from journeymap.findings.likeness import best_likeness
print(best_likeness().name, [each.places for each in group(["Hot food", "Food is hot"], [1, 1])])
"""


def run(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_nothing_is_asked_of_the_network_and_no_code_of_the_word_table_runs() -> None:
    proof = f"{WITHOUT_A_NETWORK}{GROUP}print('wordllama' in sys.modules)"

    assert run(proof).splitlines() == ["meaning [(0, 1)]", "False"]


def test_where_it_is_not_installed_it_is_done_by_letters() -> None:
    assert run(f"{WITHOUT_THE_EXTRA}{GROUP}") == "letters [(0, 1)]"


def test_it_can_be_told_which_is_used() -> None:
    assert best_likeness() == ByMeaning()
    assert "journeymap[findings]" in ByLetters().sentence


def test_a_text_lies_near_what_means_the_same_and_one_without_words_nowhere() -> None:
    vectors = vectors_of(["Food served hot", "My dinner is hot", "The bus is late", "?!"])

    assert vectors.shape == (4, 256)
    assert (vectors[:3] ** 2).sum(axis=1) == pytest.approx(1, abs=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2
    assert not vectors[3].any()


def test_where_a_text_lies_does_not_depend_on_the_others() -> None:
    alone = vectors_of(["Food served hot"])

    assert (vectors_of(["The bus is late", "Food served hot"])[1] == alone[0]).all()


@pytest.mark.parametrize("likeness", [ByMeaning(), ByLetters()], ids=lambda each: each.name)
def test_what_is_about_the_same_is_found_in_another_list(likeness: Likeness) -> None:
    always = ["Food served hot", "Someone says hello", "A wide door"]
    never = ["The food comes cold", "The price is a surprise", "Nobody says hello"]

    pairs = nearest(always, never, 0.5, likeness=likeness)

    assert [(one, other) for one, other, _ in pairs] == [(0, 0), (1, 2)]
    assert all(0.5 <= likelihood <= 1 for _, _, likelihood in pairs)
    assert nearest(always, [], 0.5, likeness=likeness) == []
    assert nearest([], never, 0.5, likeness=likeness) == []


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        ("Food served hot", "My food comes cold", True),
        ("I am asked", "I am not asked", True),
        ("A quiet room", "A loud room", True),
        ("Food served hot", "Hot dinners", False),
        ("Hot and cold drinks", "A hot drink", False),
    ],
)
def test_what_says_the_opposite_of_the_same_is_seen(one: str, other: str, opposed: bool) -> None:  # noqa: FBT001
    assert are_opposed(one, other) is opposed
    assert are_opposed(other, one) is opposed


def test_words_are_read_whatever_the_capitals_and_signs() -> None:
    assert words_of("Don’t RUSH us – 5 minutes!") == ["don't", "rush", "us", "5", "minutes"]
    assert words_of("Aros ar y ffôn") == words_of("aros AR Y FFO\u0302N")


@given(st.text())
def test_any_text_has_words_that_are_read_the_same_again(text: str) -> None:
    words = words_of(text)

    assert words_of(" ".join(words)) == words
    assert all(stem_of(word) for word in words)


def test_no_screen_and_no_command_needs_it_to_start() -> None:
    script = "import sys, journeymap.cli.root, journeymap.tui.app; print('numpy' in sys.modules)"

    assert run(script) == "False"
