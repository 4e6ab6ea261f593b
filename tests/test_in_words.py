from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from journeymap.entries import Always, Critic, Entry, Recipe, Same
from journeymap.guide import Activity, Booking, HearBack, InterestGroup, Voice
from journeymap.sheets.in_words import in_words, one_a_field, place_of

SAID = {"at": "2017-05-18", "id": "k7f3.1"}
VOICE = {"id": "staff", "name": "staff", "says": "I work here", "group": "the-public"}

GROUPS = list(InterestGroup)


def refused(model: type[BaseModel], values: dict[str, Any]) -> list[str]:
    """Return what is wrong with each field, in words."""
    with pytest.raises(ValidationError) as errors:
        model.model_validate(values)
    return [in_words(error) for error in one_a_field(errors.value.errors())]


ID = "use small letters, digits and hyphens, a letter first"
MOMENT = "is not a day and time: write it like 2017-05-18T12:31:05+00:00"
DATE = "is not a date: write it as year-month-day: 2017-05-18"


@pytest.mark.parametrize(
    ("model", "values", "wrong"),
    [
        (Always, {"stage": "Eating together"}, f"‘Eating together’ cannot be an id: {ID}"),
        (Always, {"stage": "a" * 41}, f"‘{'a' * 41}’ is too long: it may have 40 letters"),
        (Always, {"id": "5"}, "‘5’ cannot be the id of an entry: it is written like k7f3.12"),
        (Always, {"mood": "glad"}, "‘mood’ is not known here"),
        (Always, {"always": ""}, "‘always’ has no words"),
        (Always, {"always": "\u200b"}, "‘always’ has no words"),
        (Always, {"always": ["x"]}, "‘always’ has to be one text"),
        (Always, {"at": "noon"}, f"‘noon’ {MOMENT}"),
        (Always, {"at": ["noon"]}, f"what stands there {MOMENT}"),
        (Always, {"at": "0001-01-01T00:00:00+01:00"}, f"‘0001-01-01T00:00:00+01:00’ {MOMENT}"),
        (Critic, {"stars": "6"}, "‘6’ cannot be ‘stars’: write a whole number, 1 to 5"),
        (Critic, {"stars": "0"}, "‘0’ cannot be ‘stars’: write a whole number, 1 to 5"),
        (Critic, {"stars": "four"}, "‘four’ cannot be ‘stars’: write a whole number, 1 to 5"),
        (
            Critic,
            {"stars": "9" * 5000},
            f"‘{'9' * 59}…’ cannot be ‘stars’: write a whole number, 1 to 5",
        ),
        (
            Recipe,
            {"method": "chop\nwait"},
            "‘method’ has to be a list: each on a line of its own, behind a hyphen and a space",
        ),
        (Recipe, {"method": ["chop", ""]}, "‘method’ has no words"),
        (Same, {"same": ""}, "‘same’ has no words"),
        (Same, {"same": "k7f3.1"}, "‘same’ takes 2 or more"),
        (
            Voice,
            {**VOICE, "in_the_room": "-1"},
            "‘-1’ cannot be ‘in_the_room’: write a whole number, 0 or more",
        ),
        (
            Voice,
            {**VOICE, "group": "everybody"},
            f"‘everybody’ cannot be ‘group’: write {', '.join(GROUPS[:-1])} or {GROUPS[-1]}",
        ),
        (
            Activity,
            {"kind": "always", "ask": "?", "where": "here"},
            "‘here’ cannot be ‘where’: write each stage, whole journey or a list of ids",
        ),
        (
            Activity,
            {"kind": "always", "ask": "?", "where": ["seated", "A bar"]},
            f"‘A bar’ cannot be an id: {ID}",
        ),
        (Booking, {"how": "in person", "day": "yesterday"}, f"‘yesterday’ {DATE}"),
        (Booking, {"how": "in person", "day": "2017-02-30"}, f"‘2017-02-30’ {DATE}"),
        (Booking, {"how": "in person", "day": "2017-05-18T12:00"}, f"‘2017-05-18T12:00’ {DATE}"),
        (
            HearBack,
            {"ask": "?", "booked": ["today"]},
            "‘booked’ has to have parts: each on a line of its own, as name: text",
        ),
    ],
)
def test_what_is_wrong_is_one_sentence_that_anybody_understands(
    model: type[BaseModel], values: dict[str, Any], wrong: str
) -> None:
    said = {**SAID, model.kind: "x"} if issubclass(model, Entry) else {}

    assert refused(model, {**said, **values}) == [wrong]


class Odd(BaseModel):
    size: float = 0


def test_what_nobody_thought_of_is_said_without_the_words_of_a_library() -> None:
    assert refused(Odd, {"size": "big"}) == ["‘big’ cannot be ‘size’"]


def test_the_place_of_what_is_wrong_has_no_names_of_types_in_it() -> None:
    with pytest.raises(ValidationError) as errors:
        Activity.model_validate({"kind": "always", "ask": "?", "where": ["seated", "A bar"]})

    assert [place_of(error) for error in one_a_field(errors.value.errors())] == [("where", 1)]
