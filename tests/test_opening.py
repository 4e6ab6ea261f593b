"""A file of returns is opened as rows of text, whatever wrote it; what is unfit is told so."""

from __future__ import annotations

import codecs
import csv
import io
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journeymap.survey.returns import csv_rows, encoding
from journeymap.survey.returns.opening import open_table
from journeymap.survey.returns.unfit import Unfit


def saved(folder: Path, content: bytes | str, name: str = "returns.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def rows(path: Path) -> list[list[str]]:
    return list(open_table(path).read_rows())


def refusal(path: Path) -> str:
    with pytest.raises(Unfit) as refused:
        rows(path)
    assert refused.value.wrong[-1] != "." != refused.value.mend[-1]
    return str(refused.value)


def open_descriptors() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


SAMPLES = {
    "hazel-court/survey/google-forms.csv": ("utf-8", ",", "CSV in UTF-8, with commas"),
    "hazel-court/survey/google-forms-resaved-by-excel.csv": (
        "cp1252",
        ",",
        "CSV in Windows-1252, with commas",
    ),
    "hazel-court/survey/kobo.csv": ("utf-8", ";", "CSV in UTF-8, with semicolons"),
    "hazel-court/survey/limesurvey.csv": ("utf-8-sig", ";", "CSV in UTF-8, with semicolons"),
    "hazel-court/survey/qualtrics.csv": ("utf-8", ",", "CSV in UTF-8, with commas"),
    "hazel-court/survey/surveymonkey.csv": ("utf-8", ",", "CSV in UTF-8, with commas"),
    "real/limesurvey-rse-2018.csv": ("utf-8", ",", "CSV in UTF-8, with commas"),
    "real/nhs-comments-labelled.csv": ("utf-8", ",", "CSV in UTF-8, with commas"),
    "real/qualtrics-sample.csv": ("utf-8", ",", "CSV in UTF-8, with commas"),
    "real/qualtrics-sample-legacy.csv": ("utf-8-sig", ",", "CSV in UTF-8, with commas"),
    "real/surveymonkey-star-wars.csv": ("cp1252", ",", "CSV in Windows-1252, with commas"),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_files_of_every_tool_come_out_as_a_reader_told_how_they_are_written_has_them(
    samples: Path, name: str
) -> None:
    codec, delimiter, form = SAMPLES[name]
    table = open_table(samples / name)
    with (samples / name).open(encoding=codec, newline="") as file:
        expected = [row for row in csv.reader(file, delimiter=delimiter) if any(row)]

    assert list(table.read_rows()) == expected
    assert table.form == form
    assert table.size == (samples / name).stat().st_size


def test_a_table_is_read_as_often_as_need_be_and_no_descriptor_stays_open(tmp_path: Path) -> None:
    table = open_table(saved(tmp_path, "a,b\n1,2\n3,4\n"))
    before = open_descriptors()

    started = table.read_rows()
    assert next(started) == ["a", "b"]
    assert (
        list(table.read_rows()) == list(table.read_rows()) == [["a", "b"], ["1", "2"], ["3", "4"]]
    )
    del started

    assert open_descriptors() == before


@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", b"", "UTF-8"),
        ("utf-8", codecs.BOM_UTF8, "UTF-8"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "UTF-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "UTF-16"),
        ("utf-16-le", b"", "UTF-16"),
        ("utf-16-be", b"", "UTF-16"),
        ("utf-32-le", codecs.BOM_UTF32_LE, "UTF-32"),
        ("cp1252", b"", "Windows-1252"),
        ("mac-roman", b"", "Mac Roman"),
    ],
)
def test_letters_come_as_they_were_in_every_encoding(
    tmp_path: Path, codec: str, mark: bytes, name: str
) -> None:
    text = "Timestamp\tWhat matters?\r\n1\tI don’t like the café’s “tea”…\r\n2\tCrème brûlée\r\n"
    table = open_table(saved(tmp_path, mark + text.encode(codec)))

    assert list(table.read_rows()) == [line.split("\t") for line in text.splitlines()]
    assert table.form == f"CSV in {name}, with tabs"


def in_pieces(*beginnings: bytes) -> bytes:
    """Return lines of a file of which each piece that is read at once begins like this."""
    line = b"n," + b"z" * 61 + b"\n"
    return b"".join(
        beginning + (line * (encoding.PIECE // len(line)))[len(beginning) :]
        for beginning in beginnings
    )


@pytest.mark.parametrize("before", range(1, 5))
def test_a_letter_that_lies_across_two_pieces_of_the_file_is_one(
    tmp_path: Path, before: int
) -> None:
    letter = "🍲".encode()
    first = in_pieces(b"a,b\n")[: -before - 1]
    path = saved(tmp_path, first + b"\n" + letter + in_pieces(b"x\n")[len(letter) :])

    assert open_table(path).form == "CSV in UTF-8, with commas"
    assert any("🍲" in row[0] for row in rows(path))


def test_two_marks_before_the_first_cell_are_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "marked.csv"
    path.write_bytes(b"\xef\xbb\xbf" * 2 + b'"How, and why?",When\na,b\nc,d\n')

    assert next(open_table(path).read_rows()) == ["How, and why?", "When"]


def test_halves_of_a_letter_with_a_whole_piece_between_them_are_no_letter(tmp_path: Path) -> None:
    path = saved(tmp_path, in_pieces(b"a,b\n")[:-1] + b"\xc3" + in_pieces(b"x\n", b"\xa9,y\n"))

    assert open_table(path).form == "CSV in Windows-1252, with commas"


def test_windows_letters_that_by_chance_are_utf_8_do_not_make_it_mixed(tmp_path: Path) -> None:
    path = saved(tmp_path, "a,b\n1,“LE CAFÉ”\n2,naïve\n3,£5\n".encode("cp1252"))

    assert rows(path)[1:] == [["1", "“LE CAFÉ”"], ["2", "naïve"], ["3", "£5"]]


def test_what_is_utf_8_by_chance_and_no_windows_letter_makes_it_a_file_of_a_macintosh(
    tmp_path: Path,
) -> None:
    written = "a,b\n1,l’Åre\n2,né\n3,à\n".encode("mac-roman")

    assert b"\xd5\x81".decode() == "Ձ"
    assert rows(saved(tmp_path, written))[1] == ["1", "l’Åre"]


def test_two_encodings_in_one_file_are_refused_with_a_line_of_each(tmp_path: Path) -> None:
    mixed = "a,b\n1,dŵr\n2,tea\n".encode() + "3,café\n".encode("cp1252")

    assert refusal(saved(tmp_path, mixed)) == (
        "line 4 has a letter that is not in UTF-8, and line 2 has one that is. Open the files that "
        "it was put together from, and save each as CSV UTF-8."
    )
    assert "is marked as UTF-8" in refusal(saved(tmp_path, codecs.BOM_UTF8 + mixed))
    assert "in no encoding that is known" in refusal(
        saved(tmp_path, b"a,b\n1,don\x92t\n2,\x81\x8d\n")
    )


def test_a_file_that_breaks_off_within_a_letter_is_said_to_be_cut_off(tmp_path: Path) -> None:
    whole = "a,b\n1,dŵr\n2,tŷ".encode()

    assert "breaks off in the middle of a letter" in refusal(saved(tmp_path, whole[:-1]))
    assert "marked as UTF-16" in refusal(saved(tmp_path, "a,b\n1,c".encode("utf-16")[:-1]))


@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "utf-16"])
def test_a_nul_is_refused_with_its_line(tmp_path: Path, codec: str) -> None:
    assert refusal(saved(tmp_path, "a,b\n1,é\n2,\0\n".encode(codec))).startswith(
        "line 3 has a zero byte (NUL)"
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_though_the_others_stand_in_the_text(
    tmp_path: Path, delimiter: str
) -> None:
    table = [
        ["ID", "What, if anything; matters | most?", "And\twhy?"],
        ["1", "soup; bread, and butter", "a|b\tc"],
        ["2", "", "A letter;Email;"],
    ]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(table)

    assert rows(saved(tmp_path, out.getvalue())) == table


def test_answers_full_of_semicolons_do_not_make_them_the_delimiter(tmp_path: Path) -> None:
    text = "ID,How shall we tell you?\n" + "1,A letter;Email;\n" * 50

    assert rows(saved(tmp_path, text))[1] == ["1", "A letter;Email;"]


@pytest.mark.parametrize(
    "text",
    [
        "What matters, most of all?\nSoup\nBread, butter, and jam\nTea\nNothing\n",
        '"What matters, most of all?"\n"Soup"\n"Bread, butter, and jam"\n',
        "What matters?\nSoup\n",
        "What matters?",
    ],
)
def test_a_file_of_one_column_is_not_split_at_commas(tmp_path: Path, text: str) -> None:
    table = open_table(saved(tmp_path, text))

    assert list(table.read_rows()) == [[line.strip('"')] for line in text.splitlines()]
    assert table.form == "CSV in UTF-8, of one column"


@pytest.mark.parametrize("told", ["sep=;\r\n", '"sep=;"\n', "SEP=;\r"])
def test_the_first_line_of_excel_tells_the_delimiter_and_is_no_row(
    tmp_path: Path, told: str
) -> None:
    end = told[-1]

    assert rows(saved(tmp_path, f"{told}a,b;c{end}1,5;2{end}")) == [["a,b", "c"], ["1,5", "2"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_lines_end_as_they_like_and_breaks_within_a_cell_stay(tmp_path: Path, end: str) -> None:
    text = end.join(["a,b", '1,"one\r\ntwo\nthree"', "", ",", "2,x", "", ""])

    assert rows(saved(tmp_path, text)) == [["a", "b"], ["1", "one\r\ntwo\nthree"], ["2", "x"]]


def test_a_bare_quotation_mark_in_a_cell_is_text(tmp_path: Path) -> None:
    assert rows(saved(tmp_path, 'a,b\n1,a 12" plate\n2,x "y" z\n'))[1:] == [
        ["1", 'a 12" plate'],
        ["2", 'x "y" z'],
    ]


def test_rows_come_as_long_as_they_are_written(tmp_path: Path) -> None:
    assert rows(saved(tmp_path, "a,b,c\n1\n1,2,3\n1,2,3,4\n1,2,3,\n")) == [
        ["a", "b", "c"],
        ["1"],
        ["1", "2", "3"],
        ["1", "2", "3", "4"],
        ["1", "2", "3", ""],
    ]


@pytest.mark.parametrize("head", ["", "sep=,\n"])
def test_an_unclosed_quotation_mark_is_named_by_the_line_in_which_it_opens(
    tmp_path: Path, head: str
) -> None:
    more = head.count("\n")
    open_to_the_end = head + 'a,b\n1,"fine\nstill"\n2,"oops\n3,x\n'
    closed_by_the_next = head + 'a,b\n1,"fine"\n2,"oops\n3,"x"\n'

    assert f"line {4 + more} is never closed" in refusal(saved(tmp_path, open_to_the_end))
    assert f"line {3 + more} is closed in the middle" in refusal(
        saved(tmp_path, closed_by_the_next)
    )
    assert f"line {2 + more} is closed in the middle" in refusal(
        saved(tmp_path, head + 'a,b\n1,"say \\"hello\\""\n')
    )


@pytest.mark.parametrize(
    "text", ['a,"b\n1,2\n', '"a";"b\n1;2\n', '"a";"b\n1;"2"\n', 'a\t"b\n1\t2, and 3\n']
)
def test_an_unclosed_quotation_mark_in_the_heading_is_named_whatever_the_delimiter(
    tmp_path: Path, text: str
) -> None:
    assert "the quotation mark that opens a cell in line 1 is " in refusal(saved(tmp_path, text))


def test_an_unclosed_quotation_mark_in_a_long_file_is_named_too(tmp_path: Path) -> None:
    text = "a,b\n" + "1,x\n" * 1000 + '2,"oops\n' + "3,and so on and so on\n" * 100_000

    assert "a quotation mark opens in line 1002" in refusal(saved(tmp_path, text))


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("x" * 2_000_000, "a cell in line 2 has more than 1,000,000 letters"),
        ("x" * 10_000_000, "line 2 is longer than"),
        ('"' + "x" * 2_000_000 + '"', "opens in line 2 has more than 1,000,000 letters"),
        ('"' + ("x" * 99 + "\n") * 100_000 + '"', "opens in line 2 has more than"),
    ],
)
def test_a_giant_cell_is_refused_with_its_line(tmp_path: Path, cell: str, said: str) -> None:
    assert said in refusal(saved(tmp_path, f"a,b\n1,{cell}\n"))


def test_a_cell_longer_than_pythons_own_limit_is_read(tmp_path: Path) -> None:
    long = "x" * csv_rows.LONGEST_CELL

    assert rows(saved(tmp_path, f'a,b\n1,"{long}"\n2,{long}\n'))[1:] == [["1", long], ["2", long]]


def test_a_long_cell_in_the_heading_does_not_hide_the_delimiter(tmp_path: Path) -> None:
    csv.field_size_limit(131_072)

    assert rows(saved(tmp_path, f"a;{'x' * 200_000}\n1,5;2\n"))[1] == ["1,5", "2"]


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    assert "2,001 columns" in refusal(saved(tmp_path, "," * 2000 + "a\n1,2\n"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "this file is empty"),
        (b"\xef\xbb\xbf", "nothing but blanks"),
        (b"\r\n \n", "nothing but blanks"),
        (b";;;;;\n,,\n", "nothing but blanks"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\n <!DOCTYPE html><html>", "a web page"),
        (b"<!-- x --><HTML><body>", "a web page"),
        ("<html>".encode("utf-16"), "a web page"),
        (b"<?xml version='1.0'?><Workbook/>", "XML"),
        (b'[{"a": 1}]', "a JSON file"),
        (b"\x1f\x8b\x08\0", "a packed file"),
        (b"PK\x05\x06" + bytes(18), "a packed file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"$FL2@(#)", "SPSS"),
        (b"{\\rtf1", "RTF"),
    ],
)
@pytest.mark.parametrize("name", ["returns.csv", "returns.xlsx"])
def test_what_is_no_table_is_called_by_what_it_is(
    tmp_path: Path, content: bytes, said: str, name: str
) -> None:
    assert said in refusal(saved(tmp_path, content, name))


def test_an_old_workbook_and_a_locked_one_are_told_apart(tmp_path: Path) -> None:
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    head[30:32], head[48:52] = b"\x09\0", (3).to_bytes(4, "little")
    folder = bytes(3 * 512) + "EncryptedPackage".encode("utf-16-le").ljust(512, b"\0")

    assert "an old Excel workbook (XLS)" in refusal(saved(tmp_path, bytes(head) + bytes(2048)))
    assert "locked with a password" in refusal(saved(tmp_path, bytes(head) + folder))


def test_text_under_the_name_of_a_workbook_is_read_as_text(tmp_path: Path) -> None:
    assert rows(saved(tmp_path, "a,b\n1,2\n", "returns.xlsx")) == [["a", "b"], ["1", "2"]]


def test_what_is_no_file_or_not_yet_one_is_told_so(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")

    assert "this is a folder" in refusal(tmp_path)
    assert "no such file" in refusal(tmp_path / "gone.csv")
    assert "no file of such a name" in refusal(Path("a\0b"))
    assert "no ordinary file" in refusal(tmp_path / "pipe.csv")
    assert "not finished" in refusal(saved(tmp_path, "a,b\n", "returns.csv.crdownload"))
    assert "the mark that a program leaves" in refusal(saved(tmp_path, "x", "~$returns.xlsx"))
    saved(tmp_path, "a", "returns.csv.part")
    assert "still being downloaded" in refusal(saved(tmp_path, b""))


@pytest.mark.skipif(os.geteuid() == 0, reason="who may do anything can read anything")
def test_a_file_that_may_not_be_read_is_told_so(tmp_path: Path) -> None:
    path = saved(tmp_path, "a,b\n")
    path.chmod(0)

    assert "cannot be read" in refusal(path)


WRITTEN = "this file is being written right now"


def test_a_file_that_grows_while_it_is_read_is_refused_at_the_end(tmp_path: Path) -> None:
    path = saved(tmp_path, "a,b\n" + "1,2\n" * 10_000)
    reading = open_table(path).read_rows()
    next(reading)
    with path.open("a") as file:
        file.write("3,4\n")

    with pytest.raises(Unfit, match=WRITTEN):
        list(reading)


def test_what_seems_wrong_with_a_file_while_it_is_written_is_not_what_is_said(
    tmp_path: Path,
) -> None:
    path = saved(tmp_path, "a,b\n" + "1,2\n" * 10_000)
    reading = open_table(path).read_rows()
    next(reading)
    with path.open("a") as file:
        file.write('3,"4')

    with pytest.raises(Unfit, match=WRITTEN):
        list(reading)


def test_a_file_that_was_replaced_between_two_readings_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, "a,b\n1,2\n")
    status = path.stat()
    table = open_table(path)
    list(table.read_rows())
    saved(tmp_path, "a,b\n1,3\n", "newer.csv").replace(path)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    with pytest.raises(Unfit, match=WRITTEN):
        next(table.read_rows())


CODECS = ["utf-8", "utf-8-sig", "utf-16", "cp1252"]


def has_letters_of(text: str, codec: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


CELLS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0\U0010ffff"),
        st.sampled_from(list(",;\t|\"'\r\n éŵ’£")),
    ),
    max_size=12,
)


_UTF_8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
"""How a letter begins in UTF-8, and what two letters in Windows-1252 may look like: Â, a space."""


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    width = draw(st.integers(2, 5))
    heading = [f"{n}. {draw(st.sampled_from(['Name', 'Why not', 'Stars']))}" for n in range(width)]
    row = st.lists(CELLS, min_size=width, max_size=width).filter(any)
    return [heading, *draw(st.lists(row, max_size=6))]


@given(
    table=tables(),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    quoted_and_ended=st.sampled_from(
        [(csv.QUOTE_MINIMAL, "\r\n"), (csv.QUOTE_ALL, "\r\n"), (csv.QUOTE_ALL, "\n")]
    ),
    codec=st.sampled_from(CODECS),
)
def test_any_table_comes_back_as_it_was_written(
    tmp_path: Path,
    table: list[list[str]],
    delimiter: str,
    quoted_and_ended: tuple[Literal[0, 1], str],
    codec: str,
) -> None:
    out = io.StringIO()
    quoting, end = quoted_and_ended
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(table)
    written = out.getvalue()
    if codec == "cp1252":
        written = "".join(each if has_letters_of(each, codec) else "?" for each in written)
        table = [
            ["".join(each if has_letters_of(each, codec) else "?" for each in cell) for cell in row]
            for row in table
        ]

        assume(not _UTF_8.search(written.encode(codec)))  # what nobody could tell from UTF-8

    assert rows(saved(tmp_path, written.encode(codec))) == table


@given(
    content=st.one_of(
        st.binary(max_size=200),
        st.lists(
            st.sampled_from(
                [b'"', b",", b";", b"\n", b"\r", b"a", b"\xc3\xa9", b"\xe9", b"\0", b"\xff\xfe"]
            ),
            max_size=40,
        ).map(b"".join),
    )
)
def test_any_bytes_are_read_or_refused_and_nothing_else(tmp_path: Path, content: bytes) -> None:
    with suppress(Unfit):
        assert all(any(row) for row in rows(saved(tmp_path, content)))
