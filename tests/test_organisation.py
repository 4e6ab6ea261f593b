"""The folder of an organisation, as files on the disk."""

from __future__ import annotations

import json
import os
import shutil
import zlib
from contextlib import suppress
from pathlib import Path
from struct import pack
from typing import Any

import jsonschema
import pytest
import yaml
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from journeymap.language.language import ENGLISH
from journeymap.organisation.images import NotTaken, look_at
from journeymap.organisation.organisation import Organisation
from journeymap.organisation.wording import with_wording, wording_problems
from journeymap.sheets.organisation_file import beginning_text, schema_text
from journeymap.sheets.organisation_folder import find_organisation, read_organisation

HAZEL = Path(__file__).parent / "organisation"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
SHAPE = '<path d="M0 0h9v9z"/>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of Hazel Housing's folder."""
    return Path(shutil.copytree(HAZEL, tmp_path / "organisation"))


def read(folder: Path) -> Organisation:
    organisation, problems = read_organisation(folder)
    assert problems == []
    assert organisation is not None
    return organisation


def written(folder: Path, text: str) -> tuple[Organisation, list[tuple[int, str]]]:
    """Return what is read of an `organisation.yaml`, and what is wrong with it."""
    folder.mkdir(exist_ok=True)
    (folder / "organisation.yaml").write_text(text, encoding="utf-8")
    organisation, problems = read_organisation(folder)
    assert organisation is not None
    return organisation, [(problem.line, problem.wrong) for problem in problems]


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    )


def test_all_of_an_organisation_is_read() -> None:
    hazel = read(HAZEL)

    assert hazel.name == "Hazel Housing"
    assert hazel.contact.lines[1] == "01632 960123"
    assert hazel.logo is not None
    assert (hazel.logo.kind, hazel.logo.alt) == ("svg", "Hazel Housing, with a hazel leaf")
    assert len(hazel.pictures) == 10
    assert hazel.pictures["food"].alt == "A plate with a fork and a knife"
    assert hazel.jargon["service user"] == "person who lives here"
    assert (hazel.not_jargon, hazel.same["lunch"]) == (("Extra Care",), ("midday meal", "dinner"))
    assert hazel.template("account", "en-GB") is not None
    assert hazel.template("account", "cy") is None


def test_what_is_wrong_is_left_out_with_its_line_and_the_rest_is_read(tmp_path: Path) -> None:
    text = """\
name: Hazel
colour: red
contact:
  phone: 01632 960123
  fax: "1"
logo:
  alt: A leaf
not_jargon: [a, [b], c]
jargon:
  scheme: [x]
  unit: flat
pictures:
  hello: A person
wording_in:
  Welsh!: {a: b}
"""
    hazel, problems = written(tmp_path / "own", text)

    assert problems == [
        (2, "‘colour’ is not known here"),
        (5, "‘fax’ is not known here"),
        (6, "‘file’ is missing"),
        (8, "‘not_jargon’ has to be one text"),
        (10, "‘scheme’ has to be one text"),
        (13, "there is no picture ‘hello’ in pictures/ that can be used"),
        (15, "‘Welsh!’ is not the tag of a language"),
    ]
    assert hazel.contact.phone == "01632 960123"
    assert (hazel.not_jargon, hazel.jargon, hazel.logo) == (("a", "c"), {"unit": "flat"}, None)


@pytest.mark.parametrize("text", ["", "- a", "name: [", "\x00", "name: &a b"])
def test_a_file_that_cannot_be_read_is_one_problem_with_a_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "organisation.yaml").write_text(text, encoding="utf-8")

    organisation, problems = read_organisation(tmp_path)

    assert organisation is None
    assert len(problems) == 1
    assert problems[0].line in {1, 2}


@given(st.recursive(st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x), max_leaves=8))
def test_anything_for_a_field_gives_an_organisation_or_problems(
    tmp_path_factory: pytest.TempPathFactory, value: Any
) -> None:
    folder = tmp_path_factory.mktemp("own")
    for field in ("name", "contact", "logo", "wording", "wording_in", "same", "not_jargon"):
        text = json.dumps({"name": "Hazel"} | {field: value})
        (folder / "organisation.yaml").write_text(text, encoding="utf-8", errors="replace")
        organisation, problems = read_organisation(folder)
        assert organisation or problems


@pytest.mark.parametrize("name", ["../secret.svg", "/etc/passwd", "a/../../secret.svg", "C:x.svg"])
def test_no_file_outside_the_folder_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.svg").write_text(SVG.format(SHAPE), encoding="utf-8")

    hazel, problems = written(tmp_path / "own", f"name: Hazel\nlogo:\n  file: {name}\n")

    assert hazel.logo is None
    assert problems == [(3, f"‘{name}’ does not lie in this folder")]


def test_no_link_out_of_the_folder_is_followed(tmp_path: Path, folder: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text(SVG.format(SHAPE), encoding="utf-8")
    (folder / "pictures" / "link.svg").symlink_to(secret)
    (folder / "short.md").unlink()
    (folder / "short.md").symlink_to(HAZEL / "short.md")

    organisation, problems = read_organisation(folder)

    assert organisation is not None
    assert "link" not in organisation.pictures
    assert organisation.template("short") is None
    assert [problem.wrong for problem in problems] == [
        "‘pictures/link.svg’ leads out of this folder",
        "‘short.md’ leads out of this folder",
    ]


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pictures" / "pipe.svg")

    _, problems = read_organisation(folder)

    assert [problem.wrong for problem in problems] == ["‘pictures/pipe.svg’ is not a file"]


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x()</script>",
        '<g onload="x()"/>',
        '<image href="http://a/b.png"/>',
        '<a href="http://a">x</a>',
        '<use href="#a"/>',
        "<foreignObject/>",
        "<style>@import 'a'</style>",
        '<animate attributeName="x"/>',
        '<path fill="url(http://a/b#c)"/>',
        "<path style=\"fill:URL( '//a' )\"/>",
        '<path style="fill:u\\72l(//a)"/>',
        '<b xmlns="http://www.w3.org/1999/xhtml">x</b>',
        '<svg:script xmlns:svg="http://www.w3.org/2000/svg"/>',
        '<text xml:base="http://a">x</text>',
        '<?xml-stylesheet href="a.css"?>',
        "<g>" * 70 + "</g>" * 70,
        "<g/>" * 20_001,
        "<g>",
    ],
)
def test_an_svg_that_could_do_anything_is_refused(inside: str) -> None:
    with pytest.raises(NotTaken):
        look_at(SVG.format(inside).encode())


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b'<!DOCTYPE svg SYSTEM "http://a"><svg xmlns="http://www.w3.org/2000/svg"/>',
        b"<html/>",
        b"<svg/>",
        b"GIF89a",
        b"",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        png(100_000, 100_000),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused(data: bytes) -> None:
    with pytest.raises(NotTaken):
        look_at(data)


def test_pictures_are_known_by_what_is_in_them() -> None:
    jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x10\x00\x20" + bytes(20)

    assert look_at(png(10, 10)) == "png"
    assert look_at(jpeg) == "jpeg"
    gradient = '<linearGradient id="g"/><path fill="url(#g)"/>'
    assert look_at(b'<?xml version="1.0"?>' + SVG.format(gradient).encode()) == "svg"


@given(st.binary() | st.text().map(lambda x: SVG.format(x).encode(errors="replace")))
def test_any_bytes_are_a_picture_or_not_taken(data: bytes) -> None:
    with suppress(NotTaken):
        assert look_at(data) in {"png", "jpeg", "svg"}


def test_sentences_of_ones_own_stand_for_those_of_the_program(tmp_path: Path) -> None:
    text = (
        'name: Hazel\nwording:\n  "We met on {days}.": "We ate together on {days}."\n'
        '  "{number} people": "{number} of you"\n'
    )
    hazel, _ = written(tmp_path, text)

    own = with_wording(ENGLISH, hazel)

    assert own.say("We met on {days}.", days="{x}") == "We ate together on {x}."
    assert own.several("{number} person", "{number} people", 3) == "3 of you"
    assert own.several("{number} person", "{number} people", 1) == "1 person"
    assert own.say("You said") == "You said"
    assert own.row(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("own", "what"),
    [
        ("We met.", "{days} is missing, and would not be told"),
        ("{days} {place}", "there is nothing to put in place of {place}"),
        ("{days.__class__}", "there is nothing to put in place of {days.__class__}"),
        ("{days!r}", "a { or } stands alone, or something besides a name stands between them"),
        ("{days:>99999999}", "a { or } stands alone, or something besides a name stands between"),
        ("{days} {", "a { or } stands alone, or something besides a name stands between them"),
        ("{days} {{}}", "a { or } stands alone, or something besides a name stands between them"),
    ],
)
def test_a_sentence_with_other_places_is_told_and_not_said(
    tmp_path: Path, own: str, what: str
) -> None:
    hazel, problems = written(tmp_path, f'name: H\nwording:\n  "We met on {{days}}.": "{own}"\n')

    assert [line for line, _ in problems] == [3]
    assert problems[0][1].startswith(what)
    said = with_wording(ENGLISH, hazel).say("We met on {days}.", days="Monday")
    assert said == "We met on Monday."


def test_a_sentence_that_the_program_never_says_is_told(tmp_path: Path) -> None:
    hazel, _ = written(tmp_path, 'name: H\nwording_in:\n  cy:\n    "You sed": "Dywedoch chi"\n')

    (problem,) = wording_problems(hazel, ["You said"])

    assert (problem.line, problem.mend) == (4, "Write it letter for letter: ‘You said’")


def test_the_folder_is_the_named_one_or_the_set_one_or_the_one_beside(tmp_path: Path) -> None:
    named, set_ = tmp_path / "a", tmp_path / "b"
    assert find_organisation(None, None, tmp_path) is None
    shutil.copytree(HAZEL, tmp_path / "organisation")

    assert find_organisation(named, set_, tmp_path) == named
    assert find_organisation(None, set_, tmp_path) == set_
    assert find_organisation(None, None, tmp_path) == tmp_path / "organisation"


def test_the_command_makes_a_folder_that_is_well_once_it_has_a_name(
    tmp_path: Path, run: Run
) -> None:
    made = run("organisation", "ours")

    assert made.returncode == 0
    assert made.stdout.split() == [
        f"ours/{name}"
        for name in ("organisation.yaml", "organisation.schema.json", "account.md", "short.md")
    ]
    path = tmp_path / "ours" / "organisation.yaml"
    path.write_text(beginning_text().replace("name:", "name: Us", 1), encoding="utf-8")
    checked = run("organisation", "ours")
    assert (checked.returncode, checked.stdout) == (0, "")


def test_the_command_writes_over_nothing(tmp_path: Path, run: Run) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "account.md").write_text("mine", encoding="utf-8")

    made = run("organisation", "ours")

    assert "account.md" not in made.stdout
    assert (tmp_path / "ours" / "account.md").read_text(encoding="utf-8") == "mine"


def test_the_command_tells_what_is_wrong_with_its_line(folder: Path, run: Run) -> None:
    account = folder / "account.md"
    account.write_text(f"{account.read_text(encoding='utf-8')}\n{{you_sed}}\n", encoding="utf-8")
    (folder / "logo.svg").write_text(SVG.format("\n<script/>"), encoding="utf-8")
    (folder / "acount.md").write_text("# A", encoding="utf-8")

    checked = run("organisation", "organisation")

    assert checked.returncode == 1
    told = [line.split(". ")[0] for line in checked.stdout.splitlines()]
    assert told == [
        "organisation/account.md:50: nothing here is called {you_sed}",
        "organisation/acount.md:1: no template has this name",
        "organisation/logo.svg:2: <script> cannot stand in a picture",
    ]


def test_the_schema_in_the_repository_is_the_one_made_from_the_models() -> None:
    kept = Path(__file__).parents[1] / "schema" / "organisation.schema.json"

    assert kept.read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("text", [beginning_text(), (HAZEL / "organisation.yaml").read_text()])
def test_the_schema_holds_for_what_a_person_begins_with(text: str) -> None:
    values = yaml.safe_load(text.replace("name:\n", "name: Us\n", 1))

    jsonschema.validate(values, json.loads(schema_text()))


def test_a_wording_for_no_sentence_of_the_program_is_named_by_the_command(
    run: Run, tmp_path: Path
) -> None:
    wording = '  "We met on {days}.": "We ate on {days}."\n  "We met at noon.": "We ate."\n'
    path = tmp_path / "organisation.yaml"
    path.write_text(f"name: Hazel Court\nwording:\n{wording}", encoding="utf-8")

    done = run("organisation", str(tmp_path))

    assert done.returncode == 1
    assert done.stdout.startswith(f"{path}:4: ‘We met at noon.’ is no sentence of the program")
    assert len(done.stdout.splitlines()) == 1
