"""Hostile words through the real command, in every form and shape of the account.

A workshop of hostile words has the shape of one whose words are plain: nothing is made by what
anybody said or typed. And nothing is written but into exports/.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from accounts import HOUSE, files_in, run_in
from building import entry, voice
from lxml import etree
from pdfs import tags
from pypdf import PdfReader
from test_markdown import HOSTILE, PLAIN, READER
from test_pdf import acts_of

from journeymap.cleaning import clean, one_line
from journeymap.entries import (
    Always,
    Answered,
    Critic,
    Entry,
    Ingredient,
    Never,
    Outlook,
    Parked,
    Recipe,
    StageChange,
    Topic,
    Way,
)
from journeymap.guide import Activity, Booking, Guide, HearBack, InterestGroup, Stage, has_words
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import new_workshop

WORSE = (
    "../../etc/passwd",
    "..\\..\\windows",
    "CON",
    "=HYPERLINK(A1)",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '#set page(fill: red) #link("http://evil.example")[x]',
    "$ x^2 $ #eval",
    "{% include 'x' %} {{ 7*7 }} {title} {contact}",
    "end\n---\nclick s1 call alert()",
    'flow"] --> x["<b>y</b>',
    "</w:t><w:br/><w:t>",
    "a\u202eb\u2066c",
    "\x1b[31mred\x07",
    "]]><!ENTITY x>",
    "</style><style>*{display:none}",
    "</svg><script>1</script>",
)
Shapes = Sequence[tuple[str, ...]]
SHAPES: Shapes = ((), ("--short",), ("--easy-read",))
FORMS = ("markdown", "html", "text", "pdf", "docx")


def make_workshop(folder: Path, words: Sequence[str]) -> None:
    """Make a workshop in which all that can be typed is one of these words."""
    lines = [plain for each in words if has_words(plain := one_line(clean(each)))]
    said = [each for each in map(clean, words) if has_words(each)]

    def line(number: int) -> str:
        return f"{lines[number % len(lines)]} {number}"

    stages = tuple(Stage(id=f"s{n}", name=line(n)) for n in range(6))
    back = HearBack(ask="How?", booked=(Booking(day=date(2017, 6, 8), how=line(2)),))
    guide = Guide(
        title=line(3),
        purpose=line(4),
        service=line(5),
        place=line(6),
        stages=stages,
        activities=(Activity(kind="always", where="each stage", ask="What?"),),
        voices=(
            voice("resident", InterestGroup.USERS, 22),
            voice("staff", InterestGroup.WORKERS, 1).model_copy(update={"to_be_asked": line(7)}),
        ),
        hear_back=back,
    )
    made = new_workshop(folder / "workshops" / "lunch", guide)
    entries = list(said_of(said, line))
    own = OwnSheets(folder / "own.txt")
    with closing(made.open_sheet("Table 1", now=entries[0].at, own=own, key="k7f3")) as sheet:
        sheet.append_together(entries)


def said_of(words: Sequence[str], line: Any) -> list[Entry]:
    """Return entries of each kind that has words, each of another; some are answered."""
    made: list[Entry] = []
    kinds: tuple[type[Entry], ...] = (Always, Never, Ingredient, Critic)
    for number, text in enumerate(words, 1):
        kind = kinds[number % 4]
        stars = {"stars": 4} if kind is Critic else {}
        fields = {"text": f"{text} {number}", "stage": f"s{number % 6}", **stars}
        made.append(entry(kind, f"k7f3.{number}", **fields))
    number = len(words)
    first = [each.id for each in made if isinstance(each, Always)][:5]
    for at, about in enumerate(first, number + 1):
        fields = {"entries": (about,), "what": Outlook.NOT_DOING, "because": line(at)}
        made.append(entry(Answered, f"k7f3.{at}", **fields, by=line(at + 1)))
    a, b, c, d, e = range(number + 6, number + 11)
    three = tuple(f"{each} x" for each in words[:3])
    made += [
        entry(Recipe, f"k7f3.{a}", text=f"{words[4]} r", ingredients=three, method=three),
        entry(Parked, f"k7f3.{b}", text=f"{words[5]} p", positions=three, taken_up=line(b)),
        entry(Topic, f"k7f3.{c}", text=f"{words[6]} t"),
        entry(StageChange, f"k7f3.{d}", stage="room", name=line(d)),
        entry(Way, f"k7f3.{e}", way=line(e)),
    ]
    return made


def shape_of(name: str, what: bytes) -> object:
    """Return what a file is made of, without its words."""
    if name.endswith(".md"):
        return shape_of_markdown(what.decode())
    if name.endswith(".html"):
        return shape_of_html(what.decode())
    if name.endswith(".pdf"):
        reader = PdfReader(BytesIO(what))
        return tags(reader), [each for each in acts_of(reader) if each != "Do"]
    if name.endswith(".docx"):
        return shape_of_word(what)
    if name.endswith(".svg"):
        return {etree.QName(each).localname for each in etree.fromstring(what).iter()}
    return None


def shape_of_markdown(text: str) -> list[str]:
    """Return the kinds of its tokens; what is only text counts as none, however it is escaped."""
    found = []
    for token in READER.parse(text):
        found.append(f"{token.type} {token.tag}")
        inside = {child.type for child in token.children or ()} - PLAIN
        found += sorted(inside)
    return found


def shape_of_html(text: str) -> list[object]:
    found: list[object] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            kept = {name: value for name, value in attrs if name in {"href", "class", "src"}}
            kept = {n: v for n, v in kept.items() if not (v or "").startswith("data:image/")}
            if tag not in {"tspan", "text"}:  # the lines of a name on the picture
                found.append((tag, sorted(kept), sorted(name for name, _ in attrs)))
            assert not any(name.startswith("on") for name, _ in attrs)
            assert tag not in {"script", "iframe", "object", "form", "link", "base"}
            assert not (kept.get("href") or "#").partition("#")[0], kept

    Tags().feed(text)
    return found


def shape_of_word(what: bytes) -> list[str]:
    words = {"rPr", "lang", "rtl", "bidi", "br", "r", "t", "rStyle", "tab"}
    with ZipFile(BytesIO(what)) as inside:
        links = [n for n in inside.namelist() if b'TargetMode="External"' in inside.read(n)]
        body = etree.fromstring(inside.read("word/document.xml"))
    names = [etree.QName(each).localname for each in body.iter()]
    assert not {"hyperlink", "fldSimple", "instrText", "object", "altChunk"} & {*names}
    return [*links, *(name for name in names if name not in words)]


def made_of(folder: Path, words: Sequence[str], shapes: Shapes) -> dict[str, bytes]:
    """Return all files of a workshop of these words, and see that nothing else was written."""
    folder.mkdir()
    make_workshop(folder, words)
    before = files_in(folder)
    tos = [part for form in FORMS for part in ("--to", form)]
    orders = [("--draft", "--mermaid", *shape, *tos) for shape in shapes]
    for order in [*orders, ("--draft", "--poster", "--to", "pdf")]:
        done = run_in(folder, "feedback", "lunch", *order)
        assert done.returncode == 0, done.stderr
        assert "\x1b" not in done.stdout + done.stderr
    now = files_in(folder)
    exports = {n.removeprefix("exports/lunch/"): w for n, w in now.items() if n not in before}
    assert not any("/" in name or name.startswith(("own", "workshops")) for name in exports)
    assert {name: now[name] for name in before} == before
    return exports


def assert_has_the_shape_of_plain_words(
    folder: Path, words: Sequence[str], shapes: Shapes = SHAPES
) -> None:
    hostile = made_of(folder / "hostile", words, shapes)
    plain = made_of(folder / "plain", [f"words{n}" for n, _ in enumerate(words)], shapes)

    assert hostile.keys() == plain.keys()
    assert [n for n in plain if shape_of(n, hostile[n]) != shape_of(n, plain[n])] == []


def test_nothing_is_made_by_what_anybody_said_or_typed(tmp_path: Path) -> None:
    assert_has_the_shape_of_plain_words(tmp_path, [*HOSTILE, *WORSE])


def test_nothing_is_made_by_naughty_strings_either(tmp_path: Path, samples: Path) -> None:
    path = samples / "real" / "naughty-strings.json"
    if not path.exists():
        pytest.skip("the naughty strings are not there")
    naughty = [clean(each) for each in json.loads(path.read_text(encoding="utf-8"))]
    words = [each for each in naughty if has_words(each) and len(each) < 300]

    assert_has_the_shape_of_plain_words(tmp_path, words[::8], [()])


@pytest.mark.parametrize("tag", ["../../x", "/etc/passwd", "en+../x", "c\x1by", "en+en", "+", "*"])
def test_a_language_that_is_a_path_writes_nothing(tmp_path: Path, tag: str) -> None:
    make_workshop(tmp_path, HOSTILE)
    before = files_in(tmp_path)

    done = run_in(tmp_path, "feedback", "lunch", "--draft", "--to", "text", "--language", tag)

    assert done.returncode in {0, 1, 2}
    assert "Traceback" not in done.stderr
    written = files_in(tmp_path).keys() - before.keys()
    assert all(Path(name).parent == Path("exports/lunch") for name in written), written


@pytest.mark.parametrize("name", ["a b", "-x", "$(touch pwned)", "<b>&'\"", "ü\u202e", "..house"])
def test_a_folder_of_the_organisation_may_be_called_anything(tmp_path: Path, name: str) -> None:
    make_workshop(tmp_path, HOSTILE)
    shutil.copytree(HOUSE, tmp_path / name)
    before = files_in(tmp_path)
    order = ("--draft", "--easy-read", "--to", "html", "--house", f"./{name}")

    done = run_in(tmp_path, "feedback", "lunch", *order)

    assert done.returncode == 0, done.stderr
    written = files_in(tmp_path).keys() - before.keys()
    assert written == {"exports/lunch/draft-summary-easy-read.html"}
    assert name.encode() not in (tmp_path / written.pop()).read_bytes() or len(name) < 4
