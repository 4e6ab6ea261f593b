"""A workbook is opened as rows of text; what could do harm in one is found before it does."""

from __future__ import annotations

import subprocess
import sys
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles import Font
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from journeymap.survey.returns import xlsx_safety
from journeymap.survey.returns.opening import open_table
from journeymap.survey.returns.unfit import Unfit
from journeymap.survey.returns.xlsx_values import Shown, shown_as

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "xl/worksheets/sheet1.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


def sheet_of(rows: str) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def relations_of(*more: str) -> str:
    own = (
        f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{own}{"".join(more)}</Relationships>'


TWO_ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Stars</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Soup</t></is></c><c r="B2"><v>4</v></c></row>'
)
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Form1" sheetId="1" r:id="r1"/></sheets></workbook>',
    RELATIONS: relations_of(),
    "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>What matters?</t></si></sst>',
    SHEET: sheet_of(TWO_ROWS),
}


def packed(folder: Path, parts: Mapping[str, str | bytes], name: str = "returns.xlsx") -> Path:
    """Return a workbook that is made of these parts, and for the rest of the ordinary ones."""
    path = folder / name
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        for part, content in {**PARTS, **parts}.items():
            file.writestr(part, content)
    return path


def with_cells(folder: Path, *cells: str) -> Path:
    return packed(folder, {SHEET: sheet_of(f'<row r="1">{"".join(cells)}</row>')})


def made(folder: Path, rows: Iterable[Iterable[Any]]) -> Path:
    """Return a workbook that openpyxl has made of these values."""
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    book.save(folder / "returns.xlsx")
    return folder / "returns.xlsx"


def moment(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime.combine(date(2017, 6, 5), time(hour, minute, second))


def rows(path: Path) -> list[list[str]]:
    return list(open_table(path).read_rows())


def refusal(path: Path) -> str:
    with pytest.raises(Unfit) as refused:
        rows(path)
    assert refused.value.wrong[-1] != "." != refused.value.mend[-1]
    return str(refused.value)


def test_what_microsoft_forms_hands_back_is_what_another_reader_has(samples: Path) -> None:
    path = samples / "hazel-court/survey/microsoft-forms.xlsx"
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    expected = [
        ["" if value is None else str(value) for value in row]
        for row in sheet.iter_rows(values_only=True)
    ]

    read = rows(path)

    assert [row + [""] * (len(expected[0]) - len(row)) for row in read] == expected
    assert open_table(path).form == "XLSX, the sheet ‘Form1’"


def test_values_come_as_text_that_says_what_they_are(tmp_path: Path) -> None:
    path = made(
        tmp_path,
        [
            ["When", "x"],
            [moment(9, 0), date(2017, 6, 5), time(12, 30), timedelta(hours=26)],
            [moment(0), moment(23, 59, 59), 4, 4.0, 2.5, -3, 0.1],
            [True, False, "#N/A", 118454613001, "no", "12:30", "010", "1.10"],
            ["  spaced  ", "a\nb", "Dŵr €", "'quoted", "007", "1e5", "", "TRUE"],
        ],
    )

    assert rows(path)[1:] == [
        ["2017-06-05 09:00:00", "2017-06-05", "12:30:00", "26:00:00"],
        ["2017-06-05 00:00:00", "2017-06-05 23:59:59", "4", "4", "2.5", "-3", "0.1"],
        ["TRUE", "FALSE", "#N/A", "118454613001", "no", "12:30", "010", "1.10"],
        ["  spaced  ", "a\nb", "Dŵr €", "'quoted", "007", "1e5", "", "TRUE"],
    ]


def test_days_that_are_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    assert book.active is not None
    book.active.append([moment(9)])
    book.save(tmp_path / "returns.xlsx")

    assert rows(tmp_path / "returns.xlsx") == [["2017-06-05 09:00:00"]]


@pytest.mark.parametrize("number", [*range(50), 165])
def test_a_built_in_format_shows_a_day_where_another_reader_says_so(number: int) -> None:
    code = BUILTIN_FORMATS.get(number)
    if code is not None:
        assert (shown_as(number, None) is not Shown.NUMBER) == is_date_format(code)
        assert (shown_as(number, code) is not Shown.NUMBER) == is_date_format(code)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("General", Shown.NUMBER),
        ("0.00", Shown.NUMBER),
        ('0 "days"', Shown.NUMBER),
        ("[Red]0", Shown.NUMBER),
        ("#,##0 [$€-407]", Shown.NUMBER),
        ("m/d/yy h:mm:ss", Shown.MOMENT),
        ("[$-809]dd mmmm yyyy;@", Shown.DAY),
        ("yyyy\\-mm\\-dd", Shown.DAY),
        ("[h]:mm:ss", Shown.DURATION),
        ("h:mm AM/PM", Shown.MOMENT),
    ],
)
def test_a_format_of_ones_own_is_read_by_its_letters(code: str, shown: Shown) -> None:
    assert shown_as(164, code) is shown


def test_what_excel_writes_for_letters_that_xml_has_not_is_read_as_them(tmp_path: Path) -> None:
    cells = [
        f'<c r="{column}1" t="inlineStr"><is><t>{text}</t></is></c>'
        for column, text in zip(
            "ABCDE",
            ["a_x000D_\nb", "_x005F_x000D_", "_x0000_", "_xD83D_", "file_x12"],
            strict=True,
        )
    ]

    assert rows(with_cells(tmp_path, *cells)) == [
        ["a\r\nb", "_x000D_", "_x0000_", "_xD83D_", "file_x12"]
    ]


def test_text_in_several_styles_is_one_text_without_the_readings_above_it(tmp_path: Path) -> None:
    rich = "<r><t>It is </t></r><r><rPr><b/></rPr><t>cold</t></r><rPh><t>kata</t></rPh>"
    shared = f'<sst xmlns="{MAIN}"><si>{rich}</si><si><t>x</t></si></sst>'
    row = (
        f'<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is>{rich}</is></c></row>'
    )

    path = packed(tmp_path, {"xl/sharedStrings.xml": shared, SHEET: sheet_of(row)})

    assert rows(path) == [["It is cold", "x", "It is cold"]]
    assert rows(made(tmp_path, [[CellRichText("It is ", "cold")]])) == [["It is cold"]]


def test_prefixes_and_cells_without_names_are_read_as_well(tmp_path: Path) -> None:
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c>'
        "<x:c/><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )

    assert rows(packed(tmp_path, {SHEET: sheet})) == [["1", "", "3"]]


def test_merged_cells_blank_rows_and_links_to_click_on_do_no_harm(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B1"], sheet["A7"] = "What", "Email", "Soup"
    sheet["B7"] = "a@example.org"
    sheet["B7"].hyperlink = "mailto:a@example.org"
    sheet.merge_cells("A7:A9")
    sheet["H8"].font = Font(bold=True)
    book.save(tmp_path / "returns.xlsx")

    assert rows(tmp_path / "returns.xlsx") == [["What", "Email"], ["Soup", "a@example.org"]]


def test_a_formula_is_read_as_its_result(tmp_path: Path) -> None:
    path = with_cells(
        tmp_path,
        '<c r="A1"><f>1+1</f><v>2</v></c>',
        '<c r="B1" t="str"><f>""</f><v></v></c>',
        '<c r="C1" t="str"><f>A1</f><v>=SUM(1)</v></c>',
        '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    )

    assert rows(path) == [["2", "", "=SUM(1)", "#DIV/0!"]]
    assert "cell B1 has a formula, and its result is not in the file" in refusal(
        made(tmp_path, [["a", "=1+1"]])
    )


def test_the_first_sheet_to_be_seen_that_has_rows_is_read_and_of_the_others_it_is_said(
    tmp_path: Path,
) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Empty"
    for name, state in (("Lists", "hidden"), ("Answers", "visible"), ("Notes", "visible")):
        sheet = book.create_sheet(name)
        sheet.append([f"{name} are here"])
        sheet.sheet_state = state
    book.create_chartsheet("Chart")
    book.save(tmp_path / "returns.xlsx")

    table = open_table(tmp_path / "returns.xlsx")

    assert list(table.read_rows()) == [["Answers are here"]]
    assert table.form == (
        "XLSX, the sheet ‘Answers’; not read: the sheet ‘Notes’, the hidden sheet ‘Lists’"
    )


def test_a_workbook_with_nothing_in_it_is_refused(tmp_path: Path) -> None:
    assert "no sheet of this workbook has anything in it" in refusal(made(tmp_path, []))


def test_a_workbook_is_told_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    assert rows(packed(tmp_path, {}, "returns.csv")) == [["What matters?", "Stars"], ["Soup", "4"]]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["mimetype", "content.xml"], "an OpenDocument file (ODS)"),
        (["Index/Document.iwa"], "Apple Numbers"),
        (["xl/workbook.bin"], "binary Excel workbook (XLSB)"),
        (["word/document.xml"], "Word"),
        (["returns.csv"], "a packed file (ZIP)"),
    ],
)
def test_other_packed_files_are_called_by_what_they_are(
    tmp_path: Path, names: list[str], said: str
) -> None:
    path = tmp_path / "returns.xlsx"
    with ZipFile(path, "w") as file:
        for name in names:
            file.writestr(name, "x")

    assert said in refusal(path)


EXTERNAL = (
    f'<Relationship Id="r9" Type="{OFFICE}/externalLinkPath" TargetMode="External" Target="x"/>'
)
MACROS = (
    f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
)
BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + sheet_of(
    "<row><c><v>1</v></c></row>"
)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"xl/vbaProject.bin": b"x"}, "has macros"),
        ({"[Content_Types].xml": MACROS}, "has macros"),
        ({"xl/macrosheets/sheet1.xml": "<x/>"}, "has macros"),
        ({"xl/externalLinks/externalLink1.xml": "<x/>"}, "takes values from other files"),
        ({RELATIONS: relations_of(EXTERNAL)}, "takes values from other files"),
        ({SHEET: BOMB}, "declares entities"),
        ({SHEET: BOMB.encode("utf-16")}, "declares entities"),
        ({"xl/sharedStrings.xml": "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><x/>"}, "entities"),
        ({"docProps/core.xml": "<!-- --><!DOCTYPE x><x/>"}, "declares entities"),
        ({SHEET: "<a>" * 100_000}, "no spreadsheet program writes"),
        ({SHEET: sheet_of('<row><c r="A1" t="s"><v>7</v></c></row>')}, "broken"),
        ({SHEET: sheet_of('<row><c r="A1" t="s"><v>-1</v></c></row>')}, "broken"),
        ({SHEET: sheet_of('<row><c r="é1"><v>1</v></c></row>')}, "which none can have"),
        ({SHEET: "<worksheet>"}, "broken"),
        ({"xl/workbook.xml": "no XML"}, "broken"),
        ({RELATIONS: "<Relationships/>"}, "no sheet of this workbook"),
    ],
)
def test_what_could_do_harm_is_refused_with_a_sentence(
    tmp_path: Path, parts: dict[str, str | bytes], said: str
) -> None:
    assert said in refusal(packed(tmp_path, parts))


def test_a_far_row_makes_no_rows_between_and_a_far_column_is_refused(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="{}1048576"><v>1</v></c></row>'

    assert rows(packed(tmp_path, {SHEET: sheet_of(TWO_ROWS + far.format("B"))}))[2:] == [["", "1"]]
    assert "the cell XFD1048576 is in column 16,384, and no more than 2,000" in refusal(
        packed(tmp_path, {SHEET: sheet_of(TWO_ROWS + far.format("XFD"))})
    )
    assert "which none can have" in refusal(
        packed(tmp_path, {SHEET: sheet_of(far.format("ABCDE"))})
    )


def test_far_cells_that_are_only_coloured_do_not_matter(tmp_path: Path) -> None:
    coloured = '<row r="3"><c r="XFD3" s="0"/></row>'

    assert len(rows(packed(tmp_path, {SHEET: sheet_of(TWO_ROWS + coloured)}))) == 2


def test_a_locked_part_an_odd_packing_and_a_name_twice_are_refused(tmp_path: Path) -> None:
    locked = packed(tmp_path, {})
    content = bytearray(locked.read_bytes())
    entry = content.find(b"PK\x01\x02")
    content[entry + 8] |= 1
    locked.write_bytes(content)
    odd, twice = tmp_path / "odd.xlsx", tmp_path / "twice.xlsx"
    with ZipFile(odd, "w", ZIP_LZMA) as file:
        for name, part in PARTS.items():
            file.writestr(name, part)
    with ZipFile(twice, "w") as file:
        for name, part in [*PARTS.items(), (SHEET.upper(), "<x/>")]:
            file.writestr(name, part)

    assert "locked with a password" in refusal(locked)
    assert "packed as no spreadsheet program does" in refusal(odd)
    assert "two parts of the same name" in refusal(twice)


def test_a_workbook_of_too_many_parts_is_refused(tmp_path: Path) -> None:
    many = {f"xl/media/{n}.png": b"" for n in range(xlsx_safety.MOST_PARTS)}

    assert "more than 2,000 parts" in refusal(packed(tmp_path, many))


def test_a_list_of_parts_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    path = packed(tmp_path, {})
    content = bytearray(path.read_bytes())
    size_of_list = content.rfind(b"PK\x05\x06") + 12
    content[size_of_list : size_of_list + 4] = (1 << 31).to_bytes(4, "little")
    path.write_bytes(content)

    assert "more than 2,000 parts" in refusal(path)


def test_a_part_that_is_not_needed_need_not_be_whole(tmp_path: Path) -> None:
    parts = {"customXml/item1.xml": "no XML", "xl/drawings/drawing1.xml": "<a><br></a>"}

    assert len(rows(packed(tmp_path, parts))) == 2


def bomb(folder: Path, part: str, *, declared: int = 2_000_000_000) -> Path:
    """Return a workbook in which a part unpacks to two gigabytes, whatever it declares."""
    head, tail = PARTS[part].split("</", 1)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    begun = packer.compress(head.encode()) + packer.flush(zlib.Z_FULL_FLUSH)
    blanks = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    ended = packer.compress(f"</{tail}".encode()) + packer.flush()
    path = folder / "bomb.xlsx"
    with ZipFile(path, "w", ZIP_STORED) as file:
        for name, content in PARTS.items():
            file.writestr(name, begun + blanks * 2000 + ended if name == part else content)
    declare_packed(path, part, declared)
    return path


def declare_packed(path: Path, part: str, size: int) -> None:
    """Let the file say of a part that it is packed, and how big it is."""
    with ZipFile(path) as file:
        at_part = file.getinfo(part).header_offset
    content = bytearray(path.read_bytes())
    in_list = content.rfind(b"PK\x01\x02", 0, content.rfind(part.encode()))
    for method in (at_part + 8, in_list + 10):
        content[method] = ZIP_DEFLATED
        content[method + 14 : method + 18] = size.to_bytes(4, "little")
    path.write_bytes(content)


LIMITED = """
import resource, sys
from pathlib import Path
from journeymap.survey.returns.opening import open_table
from journeymap.survey.returns.unfit import Unfit
resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
try:
    print(sum(1 for _ in open_table(Path(sys.argv[1])).read_rows()), "rows")
except Unfit as unfit:
    print(unfit)
"""


def read_within_limits(path: Path) -> str:
    """Return what comes of a file in 400 MB of memory, 20 s of work, and no file written."""
    pytest.importorskip("resource")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml"])
def test_a_workbook_that_unpacks_to_gigabytes_is_refused_within_limits(
    tmp_path: Path, part: str
) -> None:
    assert "unpacks to more than" in read_within_limits(bomb(tmp_path, part))
    lying = read_within_limits(bomb(tmp_path, part, declared=900_000))
    assert "broken" in lying or "unpacks to more than" in lying


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({SHEET: sheet_of(f"<row><c><v>{'7' * 90_000_000}</v></c></row>")}, "unpacks to more than"),
        ({SHEET: f"<worksheet a='{'7' * 9_000_000}'/>"}, "unpacks to more than"),
        (
            {SHEET: sheet_of(TWO_ROWS + '<row r="1048576"><c r="A1048576"><v>1</v></c></row>')},
            "3 r",
        ),
    ],
)
def test_giant_cells_and_far_ones_stay_within_limits(
    tmp_path: Path, parts: dict[str, str], said: str
) -> None:
    assert said in read_within_limits(packed(tmp_path, parts))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<row><c r='A1'><v>{}</v></c></row>", "the cell A1 has more than 1,000,000 letters"),
        ("<row a='{}'/>", "no spreadsheet program writes"),
        ("<!--{}-->", "no spreadsheet program writes"),
    ],
)
def test_a_giant_cell_or_tag_is_refused_though_it_is_hardly_packed(
    tmp_path: Path, content: str, said: str
) -> None:
    noise = Random(1).randbytes(3_000_000).hex()  # noqa: S311

    path = packed(tmp_path, {SHEET: sheet_of(content.format(noise))})

    assert said in read_within_limits(path)


GROWTH = """
import resource, sys
from pathlib import Path
from journeymap.survey.returns.opening import open_table
rows = open_table(Path(sys.argv[1])).read_rows()
next(rows)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
count = sum(1 for _ in rows)
print(count, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def test_a_large_sheet_streams_in_memory_that_does_not_grow(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    row = '<row><c><v>{}</v></c><c t="inlineStr"><is><t>answer {}</t></is></c></row>'
    large = packed(tmp_path, {SHEET: sheet_of("".join(row.format(n, n) for n in range(100_000)))})

    done = subprocess.run(
        [sys.executable, "-c", GROWTH, str(large)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    count, megabytes = map(int, done.stdout.split())
    assert count == 99_999
    assert megabytes < 10


def test_a_workbook_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path, [[n, "x"] for n in range(20_000)])
    reading = open_table(path).read_rows()
    next(reading)
    with path.open("ab") as file:
        file.write(b"\0")

    with pytest.raises(Unfit, match="being written right now"):
        list(reading)


@given(
    table=st.lists(
        st.lists(
            st.text(
                st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff_"),
                max_size=12,
            ),
            min_size=3,
            max_size=3,
        ),
        max_size=5,
    )
)
def test_any_text_comes_back_as_openpyxl_wrote_it(tmp_path: Path, table: list[list[str]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["Heading"])
    for row in table:
        cells = [openpyxl.cell.WriteOnlyCell(sheet, text) for text in row]
        for cell in cells:
            cell.data_type = "s"
        sheet.append(cells)
    book.save(tmp_path / "returns.xlsx")

    read = rows(tmp_path / "returns.xlsx")[1:]

    assert [row + [""] * (3 - len(row)) for row in read] == [row for row in table if any(row)]


@given(data=st.data())
def test_a_workbook_cut_off_or_spoilt_anywhere_is_read_or_refused(
    tmp_path: Path, data: st.DataObject
) -> None:
    content = bytearray(whole_workbook())
    for _ in range(data.draw(st.integers(0, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.just(len(content)), st.integers(0, len(content))))
    path = tmp_path / "returns.xlsx"
    path.write_bytes(content[:cut])

    with suppress(Unfit):
        assert all(any(row) for row in rows(path))


@given(data=st.data())
def test_a_sheet_spoilt_before_it_was_packed_is_read_or_refused(
    tmp_path: Path, data: st.DataObject
) -> None:
    part = data.draw(st.sampled_from(sorted(PARTS)))
    content = bytearray(PARTS[part].encode())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    with suppress(Unfit):
        assert all(any(row) for row in rows(packed(tmp_path, {part: bytes(content)})))


def whole_workbook() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, content in PARTS.items():
            file.writestr(name, content)
    return out.getvalue()
