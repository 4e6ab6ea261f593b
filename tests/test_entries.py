from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from building import entry
from pydantic import ValidationError

from journeymap.capture.grammar import Say, read_line
from journeymap.entries import SAID_KINDS, Always, Critic, Edit, Never, Recipe, Said, Unreadable
from journeymap.sheets.dialect import item_lines, parse


def edited(**changes: Any) -> Edit:
    return Edit.model_validate({"edit": "k7f3.1", **changes, "at": "2017-05-18", "id": "k7f3.2"})


def test_every_text_in_an_edit_is_cleaned() -> None:
    edit = edited(
        text="a\ud800b\u202e", method=["one\r\ntwo", ["\udfff"]], more={"a": "\x07b"}, n=4
    )

    assert edit.changes() == {
        "text": "a\ufffdb",
        "method": ["one\ntwo", ["\ufffd"]],
        "more": {"a": "b"},
        "n": 4,
    }


def test_an_edit_with_half_a_letter_in_it_is_read_back_as_it_was_written() -> None:
    edit = entry(Edit, "k7f3.2", about="k7f3.1", text="half \ud83d of it")
    [item] = parse("\n".join(item_lines(edit.as_item()))).tree

    assert Edit.model_validate(item) == edit


@pytest.mark.parametrize("kind", SAID_KINDS)
def test_in_an_edit_the_key_of_a_kind_means_the_text(kind: str) -> None:
    assert edited(**{kind: "new words", "stage": "seated"}).changes() == {
        "text": "new words",
        "stage": "seated",
    }


def test_an_edit_that_has_its_text_keeps_what_it_has_besides() -> None:
    assert edited(text="a", always="b").changes() == {"text": "a", "always": "b"}


def test_an_edit_is_of_something_with_an_id_and_cleaning_makes_none() -> None:
    with pytest.raises(ValidationError):
        Edit.model_validate({"edit": "k7f3.1\u202e", "at": "2017-05-18", "id": "k7f3.2"})


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"])
def test_a_moment_that_is_in_no_calendar_is_refused(at: str) -> None:
    with pytest.raises(ValidationError):
        Always.model_validate({"always": "x", "at": at, "id": "k7f3.1"})


def test_the_first_moment_of_all_is_one() -> None:
    first = Always.model_validate({"always": "x", "at": "0001-01-01T00:00:00", "id": "k7f3.1"})

    assert first.at == datetime(1, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (Always, ""),
        (Never, "\u200b"),
        (Recipe, "\u200b | leeks"),
        (Critic, "4 \u200b"),
        (Critic, "4"),
    ],
)
def test_a_line_in_which_there_is_nothing_to_see_is_not_read(kind: type[Said], body: str) -> None:
    with pytest.raises(Unreadable):
        kind.from_line(body)


def test_what_cannot_be_seen_is_no_part_of_a_recipe() -> None:
    assert Recipe.from_line("Soup | leeks; \u200b; | ;chop")["ingredients"] == ("leeks",)


@pytest.mark.parametrize("kind", [kind for kind in SAID_KINDS.values() if kind.sign])
def test_the_example_of_a_kind_is_a_line_of_it(kind: type[Said]) -> None:
    line = read_line(kind.example)

    assert isinstance(line, Say)
    assert line.kind is kind
    assert kind.meaning
