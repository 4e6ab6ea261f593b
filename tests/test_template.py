from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journeymap.feedback.document import Block, Heading, Paragraph, Points, Spoken
from journeymap.feedback.template.filling import fill, template_problems
from journeymap.feedback.template.names import REQUIRED, SECTIONS, VALUES, beginning_template
from journeymap.feedback.template.reading import read_template
from journeymap.feedback.template.template import Template

PATH = Path("account.md")
SAID = (Heading(2, "What you said"), Heading(3, "Arriving"), Paragraph((Spoken("Hello"),)))
SIGNS = """
# |## |{title}|{you_said}|{|}|{{|- |1. |**|_|<b>|[a](b)|![a](b)|`|```|> |***|&#10;|<!-- -->
[a]: b|{title.__class__}|{0}|{title!r:>9}|word|\\
"""
PIECES = st.sampled_from([*SIGNS.split("|"), "\n\n", "    ", "| a |\n|---|\n", "\x00", "\u2028"])


def read(text: str) -> Template:
    """Read a template with which nothing is wrong."""
    template, problems = read_template(PATH, text)
    assert problems == []
    assert template is not None
    return template


def wrong(text: str) -> list[tuple[int, str]]:
    """Return the line and the words of each thing that is wrong with a template."""
    template, problems = read_template(PATH, text)
    assert template is None
    return [(problem.line, problem.message) for problem in problems]


def filled(
    text: str, values: dict[str, str] | None = None, **sections: tuple[Block, ...]
) -> tuple[Block, ...]:
    return fill(read(text), sections, values or {})


def has_gaps(blocks: tuple[Block, ...]) -> bool:
    """Whether a heading is more than one level below the one before it."""
    levels = [0, *(block.level for block in blocks if isinstance(block, Heading))]
    return any(after > before + 1 for before, after in pairwise(levels))


def test_a_section_stands_where_its_mark_is_and_a_value_inside_the_text() -> None:
    text = "# {title}: what you said\n\nThank you for\ncoming.\n\n{you_said}\n\n1. Ring {phone}\n"

    blocks = filled(text, {"title": "Lunch", "phone": "01632 960123"}, you_said=SAID)

    assert blocks == (
        Heading(1, "Lunch: what you said"),
        Paragraph(("Thank you for coming.",)),
        *SAID,
        Points((("Ring 01632 960123",),), numbered=True),
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("# A\n\n![a](b.png)", 3, "pictures cannot stand here"),
        ("# A\n\nsee\n[a](http://b)", 4, "links cannot stand here"),
        ("# A\n\n<script>x</script>", 3, "HTML cannot stand here"),
        ("# A\n\na <b>b</b>", 3, "HTML cannot stand here"),
        ("# A\n\n```\nx\n```", 3, "code cannot stand here"),
        ("# A\n\n    x", 3, "lines that begin with four spaces cannot stand here"),
        ("# A\n\n> x", 3, "lines that begin with > cannot stand here"),
        ("# A\n\n| a |\n|---|\n| b |", 3, "tables cannot stand here"),
        ("# A\n\n*a*", 3, "slanting letters cannot stand here"),
        ("# A\n\n- a\n  - b", 4, "a list cannot stand in a list"),
        ("# A\n\n- a\n\n  b", 5, "a point has one paragraph only"),
        ("# A\n\n- # b", 3, "this cannot stand here"),
        ("# A\n\n- a\n-", 4, "there is nothing in this point"),
        ("# A\n\nx\n{y", 4, "a { stands alone here"),
        ("# A\n\n{ }", 3, "there is no name in {}"),
        ("# A\n\n### B", 3, "this heading leaves out a level"),
        ("# A\n\n# B", 3, "there is a title above already"),
        ("A", 1, "the account has no title here"),
        ("", 1, "there is nothing in this template"),
    ],
)
def test_what_is_not_plain_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    assert [(at, told.split(".")[0]) for at, told in wrong(text)] == [(line, words)]


def test_all_that_is_wrong_is_told_at_once() -> None:
    assert [line for line, _ in wrong("# A\n\n> x\n\n![a](b)\n\n{\n")] == [3, 5, 7]


def test_two_braces_are_a_brace_to_be_seen() -> None:
    assert filled("# A\n\n{{title}}")[1:] == (Paragraph(("{title}",)),)


def test_the_address_of_a_link_kept_for_later_is_text_and_is_not_lost() -> None:
    assert filled("# A\n\n[a]: http://b")[1:] == (Paragraph(("[a]: http://b",)),)


@pytest.mark.parametrize(
    "name",
    [
        "title.__class__",
        "title.__init__.__globals__",
        "title!r",
        "title:>9999999",
        "title[0]",
        "titel",
        "_x_",
    ],
)
def test_a_mark_is_a_name_and_nothing_is_worked_out(name: str) -> None:
    template = read(f"# A\n\nsee {{{name}}} there\n")

    problems = template_problems(template, [], ["title"])

    assert [(each.line, each.wrong) for each in problems] == [
        (3, f"nothing here is called {{{name}}}")
    ]
    assert fill(template, {}, {"title": "Lunch"})[1] == Paragraph(("see  there",))


def test_an_unknown_mark_is_told_with_the_nearest_and_all_names() -> None:
    template = read("# A\n\n{you_sed}\n")

    (problem,) = template_problems(template, ["you_said", "contact"], ["title"])

    assert str(problem) == (
        "account.md:3: nothing here is called {you_sed}. Did you mean {you_said}? "
        "There are: {you_said}, {contact}, {title}."
    )


def test_a_section_inside_text_or_twice_is_told() -> None:
    template = read("# A\n\nsee {you_said}\n\n{contact}\n\n{contact}\n")

    problems = template_problems(template, ["you_said", "contact"], [])

    assert [(each.line, each.wrong) for each in problems] == [
        (3, "{you_said} is a whole section"),
        (7, "{contact} is there twice"),
    ]


def test_an_account_cannot_be_without_what_must_not_be_dropped() -> None:
    whole = beginning_template("account")
    assert template_problems(read(whole), SECTIONS["account"], VALUES, REQUIRED["account"]) == []

    for name in REQUIRED["account"]:
        template = read(whole.replace(f"{{{name}}}\n", ""))
        (problem,) = template_problems(template, SECTIONS["account"], VALUES, REQUIRED["account"])
        assert problem.wrong == f"{{{name}}} is left out, and an account cannot be without it"


def test_a_required_section_inside_text_does_not_count_as_there() -> None:
    problems = template_problems(read("# A {contact}"), ["contact"], [], ["contact"])

    assert len(problems) == 2


def test_headings_of_a_section_stand_below_the_heading_above_it_without_a_gap() -> None:
    deep = (Heading(2, "a"), Heading(5, "b"), Heading(2, "c"))

    blocks = filled("# A\n\n{s}\n\n## B\n\n{s}\n\n## C\n", s=deep)

    levels = [block.level for block in blocks if isinstance(block, Heading)]
    assert levels == [1, 2, 3, 2, 2, 3, 4, 3]


def test_a_heading_whose_sections_are_all_empty_is_left_out_and_no_other() -> None:
    text = "# A\n\n## B\n\n### C\n\n{none}\n\n## D\n\n{s}\n\n## E\n\n{none}\n"

    blocks = filled(text, none=(), s=SAID)

    assert blocks[:2] == (Heading(1, "A"), Heading(2, "D"))
    assert blocks[-1] == SAID[-1]


@given(st.text(), st.text())
@example("# A\n\n![x](y) <script>", "{title}")
def test_a_value_is_text_whatever_is_in_it(title: str, service: str) -> None:
    blocks = filled("# A {title}\n\n- {service} b", {"title": title, "service": service})

    assert len(blocks) == 2
    assert isinstance(blocks[0], Heading)
    assert isinstance(blocks[1], Points)
    assert all(isinstance(part, str) for item in blocks[1].items for part in item)
    assert "\n" not in blocks[0].text


@given(st.text() | st.lists(PIECES | st.text(max_size=3)).map("".join))
@example("> " * 30 + "x")
@example("- " * 30 + "x")
def test_any_text_is_a_template_or_has_problems_with_a_line(text: str) -> None:
    template, problems = read_template(PATH, text)

    assert (template is None) == bool(problems)
    lines = len(re.split("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", text))
    assert all(1 <= problem.line <= lines for problem in problems)
    if template:
        assert template_problems(template, SECTIONS["account"], VALUES, REQUIRED["account"])
        blocks = fill(template, {"you_said": SAID}, {"title": "Lunch"})
        assert not has_gaps(blocks)
        assert all(isinstance(block, Heading | Paragraph | Points) for block in blocks)


@pytest.mark.parametrize("letter", ["[", "![", "*a ", "{", "<", "`", "_", "\\", "- ", "> ", "|"])
def test_the_longest_template_of_one_sign_is_read_all_the_same(letter: str) -> None:
    text = "# A\n\n" + letter * (16_000 // len(letter))

    template, problems = read_template(PATH, text)

    assert template or problems


def test_the_page_about_templates_names_all_that_can_be_put_in() -> None:
    page = (Path(__file__).parents[1] / "docs" / "organisation.md").read_text(encoding="utf-8")

    for name, words in {**SECTIONS["account"], **SECTIONS["short"], **VALUES}.items():
        assert f"| `{{{name}}}` | {words} |" in page
    for name in REQUIRED["account"]:
        assert f"| `{{{name}}}` | {SECTIONS['account'][name]} | yes |" in page
