from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from returned import choosing, dining_question

from journeymap.survey.questionnaire import Option, Question
from journeymap.survey.returns.choices import Choices, chosen
from journeymap.survey.returns.columns import Column, Use
from journeymap.survey.returns.wording import key

VOICE, STARS, WAYS = (dining_question(code) for code in ("q1", "q16", "q18"))


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("", ()),
        ("  ", ()),
        ("Phone me, please", ("phone_me_please",)),
        ("Phone me, please, Large print", ("large_print", "phone_me_please")),
        ("Email,Tell me in person", ("tell_me_in_person", "email")),
        ("A letter;Phone me, please;", ("a_letter", "phone_me_please")),
        ("email tell_me_in_person", ("tell_me_in_person", "email")),
        ("email other", ("email",)),
        ("A LETTER ;  large  print", ("a_letter", "large_print")),
        ("A letter\nEmail", ("a_letter", "email")),
        ("A letter | Email", ("a_letter", "email")),
        ("1,4", ("tell_me_in_person", "phone_me_please")),
        ("SQ002 SQ005", ("a_letter", "email")),
        ("2", ("a_letter",)),
    ],
)
def test_what_was_chosen_is_read_however_a_tool_joins_it(cell: str, names: tuple[str, ...]) -> None:
    assert chosen(cell, WAYS) == (names, "")


@pytest.mark.parametrize(
    ("cell", "names", "rest"),
    [
        ("A letter, By pigeon", ("a_letter",), "By pigeon"),
        ("By pigeon, if you can, A letter", ("a_letter",), "By pigeon, if you can"),
        ("Please, no letter", (), "Please, no letter"),
        ("No email", (), "No email"),
        ("A letter;my daughter, she lives near;Email;", ("a_letter", "email"), None),
        ("1,9", (), "1,9"),
    ],
)
def test_what_is_no_option_is_left_as_it_was_written(
    cell: str, names: tuple[str, ...], rest: str | None
) -> None:
    found, left = chosen(cell, WAYS)

    assert found == names
    assert left == (rest or "my daughter, she lives near")


@pytest.mark.parametrize(
    ("cell", "voice"),
    [
        ("I live here", "resident"),
        ("i live here ", "resident"),
        ("resident", "resident"),
        ("A1", "resident"),
        ("AO02", "family"),
        ("3", "staff"),
        ("I am family or a friend of someone who lives here", "family"),
    ],
)
def test_a_voice_is_known_by_its_label_its_id_and_its_code(cell: str, voice: str) -> None:
    assert chosen(cell, VOICE) == ((voice,), "")


def test_words_behind_a_label_are_not_what_was_chosen() -> None:
    assert chosen("I live here no more", VOICE) == ((), "I live here no more")


@pytest.mark.parametrize(
    ("cell", "stars"),
    [
        ("4", "4"),
        ("4.0", "4"),
        ("4,0", "4"),
        (" 4 ", "4"),
        ("4 stars", "4"),
        ("1 star", "1"),
        ("four stars", "4"),
        ("★★★★", "4"),
        ("★★★★☆", "4"),
        ("🌟🌟🌟🌟", "4"),
        ("Good (4)", "4"),
        ("★★★★☆ (4 stars)", "4"),
        ("⭐⭐⭐", "3"),
        ("5 (best)", "5"),
        ("1 - terrible", "1"),
        ("4/5", "4"),
        ("4 out of 5", "4"),
        ("A4", "4"),
    ],
)
def test_stars_are_read_however_they_are_written(cell: str, stars: str) -> None:
    assert chosen(cell, STARS) == ((stars,), "")


@pytest.mark.parametrize("cell", ["6", "0", "4.5", "4 or 5", "4-5", "10", "4 of us came", "good"])
def test_what_is_no_number_of_stars_gives_none(cell: str) -> None:
    assert chosen(cell, STARS) == ((), cell)


@pytest.mark.parametrize("cell", ["Wrth y dŵr", "wrth y dwr", "Wrth y d?r", "Wrth y d\ufffdr"])
def test_letters_that_a_spreadsheet_has_lost_do_not_matter(cell: str) -> None:
    question = choosing("Wrth y dŵr", "Gartref")

    assert chosen(cell, question) == (("o1",), "")
    assert chosen(f"{cell}, Gartref", question) == (("o1", "o2"), "")


def test_quotation_marks_and_dashes_are_one_as_good_as_another() -> None:
    question = choosing("Don’t tell me – really", "Email")

    assert chosen("Don't tell me - really, Email", question) == (("o1", "o2"), "")


def test_options_that_differ_in_signs_only_are_told_apart() -> None:
    question = choosing("C", "C++", "C#")

    assert [chosen(each, question)[0] for each in ("C", "c++", "C#", "C++, C")] == [
        *(("o1",), ("o2",), ("o3",), ("o1", "o2"))
    ]


def test_what_a_person_has_said_of_a_value_comes_first() -> None:
    values = {"Bewohnerin": "resident", "I work here": "volunteer", "☺": "family"}

    assert chosen("bewohnerin", VOICE, values) == (("resident",), "")
    assert chosen("I work here", VOICE, values) == (("volunteer",), "")
    assert chosen("☺", VOICE, values) == (("family",), "")


def a_column_each(question: Question) -> list[Column]:
    return [
        Column(place, option.says, Use.ANSWER, question, option.name)
        for place, option in enumerate(question.options)
    ]


@pytest.mark.parametrize(
    ("row", "names", "rest"),
    [
        (["Yes", "", "", "", "Yes"], ("tell_me_in_person", "email"), ""),
        (["Y", "", "N", "", ""], ("tell_me_in_person",), ""),
        (["0", "1", "1", "0", "0"], ("a_letter", "large_print"), ""),
        (["0.0", "1.0", "", "", ""], ("a_letter",), ""),
        (["False", "True", "FALSE", "TRUE", ""], ("a_letter", "phone_me_please"), ""),
        (["Tell me in person", "", "", "Phone me, please", ""], None, ""),
        (["", "☑", "", "✓", "x"], ("a_letter", "phone_me_please", "email"), ""),
        (["", "2", "", "", "5"], ("a_letter", "email"), ""),
        (["", "perhaps", "", "", "Yes"], ("email",), "perhaps"),
        (["Yes"], ("tell_me_in_person",), ""),
    ],
)
def test_a_column_for_each_option_is_read_as_one_that_is_joined(
    row: list[str], names: tuple[str, ...] | None, rest: str
) -> None:
    expected = names if names is not None else ("tell_me_in_person", "phone_me_please")

    assert Choices(a_column_each(WAYS)).read(row) == (expected, rest)


WORDS = st.text(alphabet="abcdeŵé ,;'’-.()", min_size=1, max_size=12)
LABELS = st.lists(WORDS.filter(lambda text: len(key(text)) > 1), min_size=1, max_size=6)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Return a question whose options are no two alike, and none the others joined."""
    labels = [" ".join(label.split()).strip(" ,;") for label in draw(LABELS)]
    labels = [label for label in labels if len(key(label)) > 1]
    assume(labels)
    assume(len({key(label) for label in labels}) == len(labels))
    assume(not {key(label) for label in labels} & {"other", "o1", "o2", "o3", "o4", "o5", "o6"})
    options = tuple(Option(name=f"o{number}", says=label) for number, label in enumerate(labels, 1))
    for option in options:
        others = tuple(each for each in options if each is not option)
        without = Question(code="q1", activity="ways", wording="?", options=others)
        assume(not chosen(option.says, without)[0])
    return Question(code="q1", activity="ways", wording="Which?", options=options)


@given(questions(), st.data())
def test_any_options_come_back_from_every_tools_cell(
    question: Question, data: st.DataObject
) -> None:
    some = data.draw(st.lists(st.sampled_from(question.options), unique=True))
    labels, names = [each.says for each in some], [each.name for each in some]
    expected = (tuple(each.name for each in question.options if each in some), "")

    joined = {
        "Google Forms": ", ".join(labels),
        "Microsoft Forms": "".join(f"{label};" for label in labels),
        "Qualtrics": ",".join(labels),
        "Kobo": " ".join(names),
        "by number": ",".join(name.removeprefix("o") for name in names),
    }
    for tool, cell in joined.items():
        assert chosen(cell, question) == expected, tool

    columns = Choices(a_column_each(question))
    for tick in ("Yes", "1", ""):
        row = [(tick or each.says) if each in some else "" for each in question.options]
        assert columns.read(row) == expected


@given(st.text(max_size=60))
def test_nothing_that_people_write_is_lost_or_raises(cell: str) -> None:
    names, rest = chosen(cell, WAYS)

    assert names or rest or not key(cell)
    assert set(names) <= {option.name for option in WAYS.options}


def test_a_cell_of_ten_million_letters_is_read_at_once() -> None:
    cell = "a letter, " * 1_000_000

    assert chosen(cell, WAYS) == ((), cell.strip())
