"""The findings as they go out: four formats, what they tell, and what they never do."""

from __future__ import annotations

import csv
import json
import sys
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from building import board, came_back, entry, small_guide, voice
from exported import (
    FORMS,
    all_files,
    all_sheets,
    as_text,
    expected,
    from_csv,
    from_json,
    from_xlsx,
    leaks,
    parts,
    published,
    rows_of,
    xlsx_name,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from journeymap.board import Board
from journeymap.cleaning import clean
from journeymap.entries import (
    Aim,
    Always,
    Answered,
    Apart,
    Critic,
    Echo,
    Entry,
    Ingredient,
    Measured,
    Never,
    Opened,
    Parked,
    Rating,
    Recipe,
    Same,
    StageChange,
    Theme,
    Withdraw,
)
from journeymap.feedback.team.files import files_of
from journeymap.feedback.team.sheets_told import names_a_place, sheets_told
from journeymap.findings.looks import to_be_looked_at
from journeymap.findings.ranking import By
from journeymap.guide import Guide, InterestGroup, has_words

sys.path.append(str(Path(__file__).parents[1] / "scripts"))

from columns import PAGE, SCHEMA, page, schema

GOLDEN = Path(__file__).parent / "golden" / "findings"
READER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
HELD_BACK = "Ask Margaret Hopkins in flat 12, or ring 029 2018 0123"


def lunch_guide(residents: int = 12, staff: int = 9, leaders: int = 3) -> Guide:
    return small_guide(
        title="Lunch at the hall",
        voices=(
            voice("resident", InterestGroup.USERS, residents),
            voice("staff", InterestGroup.WORKERS, staff),
            voice("leader", InterestGroup.LEADERS, leaders),
        ),
    )


def echoes(about: str, key: str, voices: dict[str, int]) -> list[Entry]:
    ids = (f"{key}.{number}" for number in range(1, 1 + sum(voices.values())))
    who = (each for each, number in voices.items() for _ in range(number))
    return [entry(Echo, id_, echo=about, voice=each) for id_, each in zip(ids, who, strict=True)]


def said_at_lunch() -> list[Entry]:
    """Return what was said at a small lunch, at two tables and in a survey, and the answers."""
    seated, eating = {"stage": "seated"}, {"stage": "eating"}
    room = [
        entry(Opened, "aaaa.0", sheet="Table 1"),
        entry(Opened, "oooo.0", sheet="Office"),
        entry(Opened, "mmmm.0", sheet="Margaret"),
        entry(Always, "aaaa.1", text="Food served hot", voice="resident", **eating),
        *echoes("aaaa.1", "eeee", {"resident": 6, "staff": 5, "leader": 1}),
        entry(Always, "aaaa.2", text="My dinner is hot", voice="leader", **eating),
        entry(Never, "aaaa.3", text="food served hot!", voice="staff", **seated),
        entry(Never, "aaaa.4", text="Cold plates", voice="staff", **eating),
        entry(Always, "bbbb.1", text="Cold plates", voice="resident", **eating),
        entry(Ingredient, "bbbb.2", text="Good company", voice="resident"),
        entry(Recipe, "bbbb.3", text="Soup", ingredients=["leeks", "time"], method=["wait"]),
        entry(Critic, "bbbb.4", text="The fish was hot", stars=4, voice="resident"),
        entry(
            Parked,
            "bbbb.5",
            text="Television at lunch",
            positions=["Off: we want to talk", "On: it is company"],
            taken_up="at the June meeting",
        ),
        entry(Theme, "bbbb.6", theme="aaaa.1", name="Warmth"),
    ]
    survey = [
        *came_back("ssss.1", (Always, {"text": "FOOD SERVED HOT", **eating}), voice="resident"),
        *came_back("ssss.4", (Always, {"text": "Hot food, please", **eating}), voice="family"),
        *came_back("ssss.8", (Always, {"text": HELD_BACK, **eating}), voice="staff"),
        *came_back("ssss.11", (Rating, {"rating": 3}), voice="resident"),
        *came_back("ssss.14", (Never, {"text": "A queue", **seated})),
        *came_back("ssss.17", (Never, {"text": "A queue", **seated}), voice="resident"),
    ]
    decided = [
        entry(Same, "oooo.1", same="aaaa.1 ssss.5"),
        entry(Apart, "oooo.2", apart="aaaa.1 aaaa.2"),
        entry(Answered, "oooo.3", answer="aaaa.1", what="still-talking"),
        entry(
            Answered,
            "oooo.4",
            answer="aaaa.1",
            what="doing",
            because="the trolley is old",
            by="the kitchen",
            due="2018-01-31",
            over=["oooo.3"],
        ),
        entry(
            Aim,
            "mmmm.1",
            aim="aaaa.1",
            who="everybody who eats here",
            what="gets a hot plate",
            share=9,
            of=10,
            due="2018-03-01",
            known="a thermometer, once a week",
        ),
        entry(Measured, "mmmm.2", measured="mmmm.1", day="2018-02-01", times=7, of=10),
        entry(Answered, "oooo.5", answer="ssss.9", what="not-doing", because="Margaret left"),
    ]
    return [*room, *survey, *decided]


def lunch(**counts: int) -> Board:
    return board(*said_at_lunch(), guide=lunch_guide(**counts))


# Golden files


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_is_what_was_agreed(form: str) -> None:
    out = published(lunch())
    files = {name: what.decode() for name, what in files_of(out, form).items() if form != "xlsx"}
    if form == "xlsx":
        cells = {name: [list(row) for row in rows] for name, rows in all_sheets(out).items()}
        files = {"findings.xlsx.json": json.dumps(cells, ensure_ascii=False, indent=1) + "\n"}

    for name, what in files.items():
        assert what == (GOLDEN / name).read_bytes().decode(), name


# Each format holds the same, to the letter


@pytest.mark.parametrize("small_groups", [False, True])
def test_each_format_has_the_same_tables(*, small_groups: bool) -> None:
    out = published(lunch(), small_groups=small_groups)
    tables = expected(out)
    values = from_json(out)

    assert from_csv(out) == as_text(tables)
    assert as_text(from_xlsx(out)) == as_text(tables)
    for name, (columns, *rows) in tables.items():
        assert [tuple(row.values()) for row in values[name.replace("-", "_")]] == rows
        assert len(values["columns"][name.replace("-", "_")]) == len(columns)


def test_every_column_is_explained_beside_the_tables() -> None:
    out = published(lunch())
    readme = files_of(out, "csv")["findings/README.md"].decode()
    read_me = all_sheets(out)["Read me"]

    for name, (columns, *_) in expected(out).items():
        section = readme.split(f"## `{name}.csv`")[1].split("\n## ")[0]
        explained = {row[1]: row[2] for row in read_me if row[0] == name}
        for column in columns:
            assert f"- {column}: " in section
            assert explained[column]


def test_the_page_and_the_schema_are_made_of_the_columns() -> None:
    now = PAGE.read_text(encoding="utf-8")

    assert now == page(now), "run: python scripts/columns.py"
    assert SCHEMA.read_text(encoding="utf-8") == schema()


@pytest.mark.parametrize("small_groups", [False, True])
def test_json_keeps_to_its_schema(*, small_groups: bool) -> None:
    agreed = json.loads(schema())
    Draft202012Validator.check_schema(agreed)

    Draft202012Validator(agreed).validate(from_json(published(lunch(), small_groups=small_groups)))


def test_a_workbook_is_to_be_read_and_printed() -> None:
    out = published(lunch())
    book = openpyxl.load_workbook(BytesIO(files_of(out, "xlsx")[xlsx_name(out)]))

    assert book.sheetnames[:3] == ["Read me", "findings", "entries"]
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.page_setup.orientation == "landscape"
        assert all(cell.font.bold for cell in sheet[1])


def test_two_exports_of_the_same_are_the_same_bytes() -> None:
    once, again = all_files(published(lunch())), all_files(published(lunch()))
    turned_round = board(*reversed(said_at_lunch()), guide=lunch_guide())

    assert once == again == all_files(published(turned_round))


# Hostile words


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "'=1", "'+x", "\n=1", "=cmd|' /C calc'!A0", "= "]
HOSTILE = [
    *FORMULAS,
    "a,b;c\td",
    'say "hello"',
    "''",
    "two\nlines\r\nand three",
    "# heading\n\n- list\n\n| a | b |\n|---|---|",
    "<script>alert(1)</script> <img src=x onerror=alert(1)>",
    "[link](http://evil.example) ![image](http://evil.example/x.png) www.evil.com",
    "_x0041_ _x005F_x0041_ _x000D_",
    "\u202eevil\u202c \u2066x\u2069 \ufeff",
    "\ufffe\uffff",
    "\x1b[2J\x07",
    "{{ 7*7 }} ${HOME} %s",
    "0123", "1e5", "TRUE", "2017-05-18", "#REF!", "null",
]  # fmt: skip


def hostile_board(texts: list[str]) -> Board:
    """Return a board on which people said this, and every other free text is of it, too."""
    kept = [text for text in map(clean, texts) if has_words(text)]
    ids = (f"hhhh.{number}" for number in range(1, 1_000_000))
    entries: list[Entry] = [entry(Opened, "hhhh.0", sheet=kept[0])]
    for text in kept:
        said = entry(Always, next(ids), text=text, stage="eating")
        parked = entry(Parked, next(ids), text=text, positions=[text, text], taken_up=text)
        recipe = entry(Recipe, next(ids), text=text, ingredients=[text], method=[text])
        marks = [
            entry(Theme, next(ids), theme=said.id, name=text),
            entry(StageChange, next(ids), stage="eating", name=text),
            entry(Answered, next(ids), answer=said.id, what="doing", because=text, by=text),
        ]
        entries += [said, parked, recipe, *marks]
    return board(*entries, guide=small_guide(title=kept[0]))


def is_exact_and_harmless(texts: list[str]) -> None:
    out = published(hostile_board(texts))
    tables = expected(out)

    assert from_csv(out) == as_text(tables)
    for name, what in files_of(out, "csv").items():
        if name.endswith(".csv"):
            assert not any(_acts(cell) for cell in _raw_cells(what))
    fit = {name: [tuple(map(_fit, row)) for row in rows] for name, rows in tables.items()}
    assert as_text(from_xlsx(out)) == as_text(fit)
    book = openpyxl.load_workbook(BytesIO(files_of(out, "xlsx")[xlsx_name(out)]))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(
        isinstance(cell.value, int | float | None) for cell in cells if cell.data_type == "n"
    )
    for name, (_, *rows) in tables.items():
        assert [tuple(row.values()) for row in rows_of(out, name)] == rows
    tokens = READER.parse(next(iter(files_of(out, "markdown").values())).decode())
    inline = [child for token in tokens for child in token.children or ()]
    assert {"html_block", "html_inline", "link_open", "image", "table_open", "fence"}.isdisjoint(
        token.type for token in (*tokens, *inline)
    )


def _raw_cells(data: bytes) -> list[str]:
    rows = csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    return [cell for row in rows for cell in row]


def _acts(cell: str) -> bool:
    """Whether a cell is a formula to a spreadsheet, which may skip spaces before it."""
    return cell.strip()[:1] in set("=+-@\t\r\n") - {""} and not cell.strip().isdigit()


def _fit(cell: Any) -> Any:
    return cell.translate({0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}) if isinstance(cell, str) else cell


def test_hostile_words_are_read_back_to_the_letter_and_do_nothing() -> None:
    is_exact_and_harmless(HOSTILE)


@settings(max_examples=10)  # each makes a workbook of what twenty people said
@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=20))
def test_whatever_is_said_is_read_back_to_the_letter(texts: list[str]) -> None:
    if any(has_words(clean(text)) for text in texts):
        is_exact_and_harmless(texts)


def test_naughty_strings_are_read_back_to_the_letter(samples: Path) -> None:
    listed = json.loads((samples / "real" / "naughty-strings.json").read_text(encoding="utf-8"))

    is_exact_and_harmless([text for text in listed if len(text) < 32_000])


def test_a_text_too_long_for_a_cell_says_so_and_is_whole_in_the_other_formats() -> None:
    out = published(board(entry(Always, "aaaa.1", text="long " * 9_000)))

    [_, row] = from_xlsx(out)["entries"]
    assert str(row[1]).endswith("the whole text is in the CSV files]")
    assert len(str(row[1])) == 32_767
    assert rows_of(out, "entries")[0]["words"] == ("long " * 9_000)


# Nothing that leads to a person


@pytest.mark.parametrize("small_groups", [False, True])
def test_no_id_no_hour_and_nothing_held_back_is_in_any_file(*, small_groups: bool) -> None:
    of = lunch()
    files = all_files(published(of, small_groups=small_groups))

    assert to_be_looked_at(of.said()) != []
    assert leaks(files, of) == []
    for secret in (b"Margaret", b"Hopkins", b"0123"):
        assert [name for name, what in parts(files).items() if secret in what] == []


def test_the_search_for_leaks_finds_them() -> None:
    of = lunch()

    assert leaks({"a.json": b'"ssss.9"'}, of) == ["ssss.9 in a.json"]
    assert leaks({"a.json": HELD_BACK.encode()}, of) == [f"{HELD_BACK} in a.json"]


def test_what_is_held_back_is_counted_where_it_is_missing() -> None:
    out = published(lunch())

    assert out.held_back == 1
    assert "1 answer in the survey is not shown" in " ".join(from_json(out)["about"])


def test_a_finding_whose_headline_is_held_back_has_another_one_and_still_counts_it() -> None:
    of = board(
        *came_back("ssss.1", (Always, {"text": "Ring Margaret on 029 2018 0123"})),
        entry(Always, "aaaa.1", text="A bell to ring"),
        entry(Same, "aaaa.2", same="ssss.2 aaaa.1"),
    )

    [row] = rows_of(published(of), "findings")

    assert (row["headline"], row["entries"], row["held_back"]) == ("A bell to ring", 1, 1)
    assert (row["said_in_the_room"], row["said_in_the_survey"]) == (1, 1)


def test_contact_details_go_out_of_every_free_text() -> None:
    secret = "Ring 029 2018 0123 or joan@example.org"  # noqa: S105
    of = hostile_board([secret])
    files = all_files(published(of))

    for each in (b"2018 0123", b"joan@example.org"):
        assert [name for name, what in parts(files).items() if each in what] == []


def test_no_voice_table_or_moment_stands_beside_an_entry_and_their_order_is_of_the_words() -> None:
    out = published(lunch(), small_groups=True)
    columns, *rows = expected(out)["entries"]

    assert columns == (
        "finding",
        "words",
        "source",
        "workshop",
        "also in the room",
        "stars",
        "beside",
    )
    words = [(row[0], str(row[1]).casefold()) for row in rows]
    assert words == sorted(words)


@pytest.mark.parametrize("name", ["Office", "Table 2", "table-3b", "The blue table", "Kitchen"])
def test_a_sheet_called_after_a_place_or_a_team_is_named(name: str) -> None:
    assert sheets_told([name]) == {name: name}


@pytest.mark.parametrize("name", ["Margaret", "Table of Margaret", "M", "J. Smith", "Rose", "2"])
def test_a_sheet_that_may_be_called_after_a_person_is_not_named(name: str) -> None:
    assert not names_a_place(name)
    assert sheets_told([name]) == {name: "another sheet"}
    assert sheets_told([name, "Ada"])["Ada"] == "another sheet, 2"


def test_stars_of_fewer_than_five_people_are_told_to_the_team_only() -> None:
    def stars(of: int, back: int, *, small_groups: bool = False) -> list[tuple[object, ...]]:
        room = [entry(Critic, f"cccc.{n}", text=f"Note {n}", stars=4) for n in range(of)]
        survey = [
            each
            for n in range(back)
            for each in came_back(f"ssss.{3 * n + 1}", (Rating, {"rating": 2}))
        ]
        out = published(board(*room, *survey, guide=lunch_guide()), small_groups=small_groups)
        return [(s.stars, s.in_room, s.in_survey) for s in out.stars if s.stars in {4, 2}]

    assert stars(4, 4) == []
    assert stars(5, 4) == [(4, 5, None), (2, 0, None)]
    assert stars(4, 5) == [(4, None, 0), (2, None, 5)]
    assert stars(4, 1, small_groups=True) == [(4, 4, 0), (2, 0, 1)]


# Decisions


def test_every_decision_has_the_sheet_and_the_day_on_which_it_was_made() -> None:
    rows = rows_of(published(lunch()), "decisions")

    assert {row["made_on"] for row in rows} == {"2017-05-18"}
    assert [(row["what"], row["made_by"], row["replaced"]) for row in rows] == [
        ("aim", "another sheet", ""),
        ("these say the same", "Office", ""),
        ("count for an aim", "another sheet", ""),
        ("these do not say the same", "Office", ""),
        ("answer", "Office", "yes"),
        ("answer", "Office", ""),
        ("answer", "Office", ""),
    ]


def test_an_answer_to_what_is_held_back_is_told_without_its_words() -> None:
    [row] = [row for row in rows_of(published(lunch()), "decisions") if not row["findings"]]

    assert (row["what"], row["in_words"], row["because"]) == ("answer", "", None)


def test_a_decision_that_was_taken_back_is_not_told() -> None:
    of = board(*said_at_lunch(), entry(Withdraw, "oooo.9", withdraw="oooo.4"), guide=lunch_guide())

    answers = [row["answer"] for row in rows_of(published(of), "decisions")]
    assert "doing" not in answers
    assert "still talking" in answers


# Small groups


def test_a_rank_by_voices_is_refused_where_small_groups_are_not_told() -> None:
    with pytest.raises(ValueError, match="small groups"):
        published(lunch(), by=By.VOICES)

    assert published(lunch(), by=By.VOICES, small_groups=True).is_for_team_only


def test_of_a_small_group_no_number_is_told_but_for_the_team() -> None:
    out, team = published(lunch()), published(lunch(), small_groups=True)

    assert "leaders" not in {row["voice"] for row in rows_of(out, "people")}
    assert "leaders" not in {row["voice"] for row in rows_of(out, "numbers-by-voice")}
    assert {"leaders": 3}.items() <= {
        row["voice"]: row["people"] for row in rows_of(team, "people") if row["source"] == "room"
    }.items()


@pytest.mark.parametrize("leaders", range(5))
def test_whether_a_small_group_was_there_or_said_anything_looks_the_same(leaders: int) -> None:
    """All others are as many together: of twelve kept back, some are of the small group."""
    of = board(
        entry(Always, "aaaa.1", text="Hot food", voice="resident"),
        guide=lunch_guide(staff=12 - leaders, leaders=leaders),
    )
    silent = board(
        entry(Always, "aaaa.1", text="Hot food", voice="leader"),
        guide=lunch_guide(staff=12 - leaders, leaders=leaders),
    )
    nobody = lunch_guide(staff=12, leaders=0)
    plain = board(entry(Always, "aaaa.1", text="Hot food", voice="resident"), guide=nobody)

    assert all_files(published(of)) == all_files(published(plain))
    assert all_files(published(silent)) == all_files(published(plain))


def test_only_one_voice_and_how_voices_differ_are_told_to_the_team_alone() -> None:
    of = board(
        entry(Always, "aaaa.1", text="Hot food", voice="staff"),
        *echoes("aaaa.1", "eeee", {"staff": 7}),
        guide=lunch_guide(),
    )
    out, team = published(of), published(of, small_groups=True)

    assert [row["only_voice"] for row in rows_of(out, "findings")] == [None]
    assert [row["only_voice"] for row in rows_of(team, "findings")] == ["staffs"]
    assert rows_of(out, "tensions") == []
    assert [row["what"] for row in rows_of(team, "tensions")] == ["voices"]


def test_voices_differ_where_both_of_them_are_told() -> None:
    guide = small_guide(
        voices=(
            voice("resident", InterestGroup.USERS, 40),
            voice("staff", InterestGroup.WORKERS, 30),
            voice("family", InterestGroup.FAMILY, 12),
            voice("leader", InterestGroup.LEADERS, 2),
        )
    )
    said = entry(Always, "aaaa.1", text="Hot food", voice="resident")
    others = echoes("aaaa.1", "eeee", {"resident": 19, "staff": 5, "family": 4})

    [row] = rows_of(published(board(said, *others, guide=guide)), "tensions")

    assert row["voices"] == "residents: 20 of 40; staffs: 5 of 30; in the room"


def test_a_voice_that_said_nothing_is_told_where_no_group_is_small() -> None:
    said = entry(Always, "aaaa.1", text="Hot food", voice="resident")

    def silent(leaders: int) -> list[tuple[Any, Any, Any]]:
        out = published(board(said, guide=lunch_guide(leaders=leaders)))
        rows = [row for row in rows_of(out, "gaps") if "nobody was asked" not in str(row["what"])]
        return [(row["who"], row["what"], row["in_the_room"]) for row in rows]

    assert silent(leaders=6) == [
        ("staffs", "nothing in the room or in the survey", 9),
        ("leaders", "nothing in the room or in the survey", 6),
    ]
    assert silent(leaders=3) == [
        ("leaders", "fewer than 5 were heard, and it may have been nobody", None)
    ]


# Several workshops


def test_several_workshops_are_told_site_by_site() -> None:
    def at(key: str, *voices: str) -> Board:
        said = entry(Always, f"{key}.1", text="Hot food", voice="resident", stage="eating")
        others = [entry(Echo, f"{key}.{n}", echo=said.id, voice=v) for n, v in enumerate(voices, 2)]
        return board(said, *others, guide=lunch_guide())

    out = published(at("aaaa", "staff"), at("bbbb", "staff", "leader"))

    assert [
        (row["workshop"], row["said_in_the_room"], row["could_have_in_the_room"])
        for row in rows_of(out, "by-workshop")
    ] == [("hall-1", 2, 24), ("hall-2", 3, 24)]
    [row] = rows_of(out, "findings")
    assert row["support"] == "5 of 48 in the room"
    assert set(files_of(out, "markdown")) == {"findings-of-hall-1-and-hall-2.md"}


def test_a_file_of_many_workshops_says_how_many_they_are() -> None:
    out = published(*(board(guide=lunch_guide()) for _ in range(12)))

    assert set(files_of(out, "xlsx")) == {"findings-of-12-workshops.xlsx"}
