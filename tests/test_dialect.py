from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from journeymap.cleaning import clean
from journeymap.sheets.dialect import BadYaml, item_lines, key_lines, parse

TEXT = st.text(st.characters()).map(clean)
KEYS = st.sampled_from(["always", "stage", "kind", "after", "id", "where", "words", "method"])
VALUES = st.recursive(
    TEXT,
    lambda inner: (
        st.lists(TEXT | st.dictionaries(KEYS, inner, min_size=1), min_size=1, max_size=3)
        | st.dictionaries(KEYS, inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
).filter(lambda value: depth(value) < 6)


def depth(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(depth, inner), default=0)


@given(KEYS, VALUES)
@example("kind", "always ")
@example("after", "no")
@example("words", "\ufffe\uffff\x85\u2028\ud7ff\U0010ffff")
def test_what_is_written_behind_a_key_is_read_back_the_same(key: str, value: object) -> None:
    document = parse("\n".join(key_lines(key, value)))

    assert document.tree == {key: value}
    assert document.repeats == []


@given(TEXT | st.dictionaries(KEYS, VALUES, min_size=1))
def test_what_is_written_as_an_item_is_read_back_the_same(value: object) -> None:
    assert parse("\n".join(item_lines(value)) + "\n").tree == [value]


@given(st.dictionaries(KEYS, TEXT, min_size=1))
@example({"stage": "no", "id": "null", "words": "12:30"})
def test_any_other_reader_of_yaml_reads_what_is_written_as_the_same_text(
    item: dict[str, str],
) -> None:
    assert yaml.safe_load("\n".join(item_lines(item))) == [item]


@given(TEXT)
def test_text_is_written_on_one_line(text: str) -> None:
    assert len("\n".join(key_lines("words", text)).splitlines()) == 1


@pytest.mark.parametrize(
    "scalar",
    [
        "no",
        "yes",
        "on",
        "null",
        "~",
        "true",
        "12:30",
        "010",
        "0x1f",
        "1.10",
        "1e3",
        "1_000",
        ".inf",
        "=",
        "<<",
        "2017-05-18",
    ],
)
def test_every_scalar_stays_the_text_that_was_typed(scalar: str) -> None:
    assert parse(f"words: {scalar}\nmore: [{scalar}]").tree == {"words": scalar, "more": [scalar]}


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        ("a: b\nc: &name d", 2, "cannot begin with & or *"),
        ("a: b\nc: *name", 2, "cannot begin with & or *"),
        ("a: b\n\nc: !!python/object d", 3, "cannot begin with !"),
        ("a: b\nc: !own d", 2, "cannot begin with !"),
        ("a: b\n---\nc: d", 2, "a second document"),
        ("a:\n  - [[[[[[[[b]]]]]]]]", 2, "too many brackets"),
        ("a: b\n? [c]\n: d", 2, "must be a plain word"),
        ("a: b\n\tc: d", 2, "this is not YAML"),
        ("a: b\n c: d", 2, "this is not YAML"),
        ("a: b\nc: [d\ne: f", 3, "this is not YAML"),
        ("a: Tea: hot", 1, "a colon stands in text without quotes"),
        ('a: "Tea', 1, "a quotation mark is opened and not closed"),
        ("a: [tea", 2, "a bracket is opened and not closed"),
        ("a: @tea", 1, "text cannot begin with"),
        ('a: "she said "tea""', 1, "there are quotation marks inside the text"),
        ("a: tea\nhot\n", 3, "a line has no colon"),
        ('a: "\\q"', 1, "a backslash in quotes"),
        ("a: ]", 1, "its signs do not fit together here"),
        ("a: b\nc: \x07", 2, "a character here that no YAML file may have"),
        ("a: ŵŵŵ\nb: 😀😀\nc: \x07\nd: e\nf: g\n", 3, "a character here"),
    ],
)
def test_what_is_refused_is_named_with_its_line(text: str, line: int, wrong: str) -> None:
    with pytest.raises(BadYaml) as refused:
        parse(text)

    assert refused.value.line == line
    assert wrong in refused.value.wrong
    assert refused.value.mend


@pytest.mark.parametrize("deeper", ["[", "{a: ", "- ", "? ", "a: [", '"a": {'])
def test_a_hundred_thousand_brackets_are_refused_and_harm_nothing(deeper: str) -> None:
    with pytest.raises(BadYaml):
        parse(deeper * 100_000)


@given(st.text(alphabet="-:?[]{}&*!|>'\"%@#,ab \n\t\x07"))
def test_any_text_is_a_document_or_refused_with_a_line_it_has(text: str) -> None:
    try:
        parse(text + "\n")
    except BadYaml as bad:
        line = bad.line
    else:
        line = 1
    assert 1 <= line <= text.count("\n") + 2


def test_of_a_key_that_is_there_twice_the_first_is_used_and_the_second_named() -> None:
    document = parse("a: 1\nb:\n  c: 2\n  c: 3\na: [4, 5]\n")

    assert document.tree == {"a": "1", "b": {"c": "2"}}
    assert document.repeats == [(("b", "c"), 4), (("a",), 5)]


def test_each_value_has_its_line_and_what_is_not_there_has_that_of_what_is_around_it() -> None:
    document = parse("# lunch\nstages:\n  - id: seated\n    name: A seat\n  - id: eating\n")

    assert document.line(("stages", 0, "name")) == 4
    assert document.line(("stages", 1, "id")) == 5
    assert document.line(("stages", 1, "name")) == 5
    assert document.line(("voices", 0)) == 2


@pytest.mark.parametrize(
    ("text", "hiding"),
    [
        ("a: two # cut off", [(("a",), 1)]),
        ("- a: one\n  b: two\n    three # cut off", [((0, "b"), 3)]),
        ("a:\n  - one\n  - two\t# cut off", [(("a", 1), 3)]),
        ("a: [one, two # cut off\n  ]", [(("a", 1), 1)]),
        ("\ufeffa: ŵ😀 # cut off", [(("a",), 1)]),
        ("a: two#not", []),
        ("a: 'two' # a comment\nb: \"two\" # another", []),
        ("a: |\n  two # not\nb: >\n  two # not", []),
        ("# a comment\na: two\n  # another\nb: three", []),
        ("a: # nothing yet", []),
        ("stage: seated # at the window\nstars: 4 # nearly 5\nwhere: [seated # and\n  ]", []),
    ],
)
def test_what_a_hash_hides_behind_text_without_quotes_is_named(text: str, hiding: object) -> None:
    assert parse(text).hiding == hiding
