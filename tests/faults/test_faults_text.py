from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from building import NOON, ticking

from faults.conftest import Figures
from faults.lengths import length
from faults.terminals import acted_on, shown_by
from journeymap.capture.answer import Outcome
from journeymap.capture.session import Session
from journeymap.cleaning import one_line, taken_out
from journeymap.entries import SAID_KINDS, Recipe, Said
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.reading import LARGEST_ITEM
from journeymap.sheets.workshop import Workshop

NAUGHTY = Path(__file__).parents[3] / "shared" / "samples" / "real" / "naughty-strings.json"
CONTROLS = [f"a{chr(code)}b" for code in (*range(0x20), *range(0x7F, 0xA0))]
FORMATS = [
    f"a{chr(code)}b"
    for code in (
        *(0x61C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, *range(0x2028, 0x2030)),
        *(*range(0x2060, 0x2070), 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0xD800, 0xDBFF, 0xDC00, 0xDFFF),
        *(0xE0001, 0xE0041, 0x10FFFE, 0x10FFFF, 0x1F468, 0x301, 0xFDFA),
    )
]
ESCAPES = [
    *(
        "\x1b[2J",
        "\x1b]0;title\x07",
        "\x1b]52;c;aGFja2Vk\x07",
        "\x1b]8;;http://x\x1b\\y",
        "\x9b31m",
    ),
    *("\x1b[6n", "\x1bP$q\x1b\\", "\x1b[?1049h", "\x1b(0", "\x1b", "\x1b[", "\x90x\x9c", "\\e[2J"),
]
MARKUP = [
    *("[bold]x[/bold]", "[/]", "[@click=app.quit]x[/]", "[link=file:///etc/passwd]x[/link]", "\\["),
    *(
        "# heading",
        "* item",
        "> quote",
        "`code`",
        "![i](http://x/y.png)",
        "[a](javascript:x)",
        "|a|",
    ),
    *("<script>alert(1)</script>", "<b>", "&lt;", "{{x}}", "${x}", "%s %d {0}", "=1+1", "@SUM(A1)"),
    *(
        "- x",
        "? x",
        ": x",
        "x: y",
        "x #y",
        "&a x",
        "*a",
        "!x y",
        "!!python/none",
        "|",
        ">",
        "%YAML",
    ),
    *("---", "...", "no", "yes", "null", "~", "12:30", "010", "1.10", "2017-05-18", "'", '"', "\\"),
    *(
        "'''",
        '"""',
        "\\n",
        "\\u0041",
        "\\x41",
        "k7f3.1",
        "id: k7f3.1",
        "{",
        "[",
        "]",
        "}",
        ",",
        "<<",
    ),
]
LONG = [
    "w" * 1_000_000,
    '\\"' * 250_000,
    "ŵ 👩‍🍳 " * 100_000,
    "line\n" * 200_000,
    "\u2028\x1b" * 300_000,
]


def hostile() -> Iterator[str]:
    yield from CONTROLS
    yield from FORMATS
    yield from ESCAPES
    yield from MARKUP
    for end in ("\r\n", "\n", "\x85", "\u2028", "\u2029", "\v", "\f"):
        yield f"one{end}- always: two{end}  id: k7f3.1{end}"


def lines_that_say(text: str) -> Iterator[tuple[str, type[Said], str]]:
    """Yield each line that says a text as a kind, the kind, and what is to be kept of it."""
    words = one_line(text)
    for name, kind in SAID_KINDS.items():
        if kind is Recipe:
            if "|" not in text and ";" not in text:
                yield f"% {text} | {text}; salt | {text}", kind, words
        elif "stars" in kind.model_fields:
            yield f"! 4 {text}", kind, words
        else:
            for beginning in filter(None, (kind.sign, f"{name}:")):
                yield f"{beginning} {text}", kind, words


def can_be_seen(words: str) -> bool:
    """Whether there is anything in words but spaces, formats and what is no character."""
    return any(unicodedata.category(each)[0] not in "CZ" for each in words)


def is_too_long(line: str) -> bool:
    return len(line.encode(errors="replace")) > LARGEST_ITEM


def kept_and_read(
    texts: list[str], workshop: Workshop, own: OwnSheets
) -> tuple[int, int, list[str]]:
    """Say all texts as every kind, read them back; return how many, refused, and what differs."""
    said: dict[str, tuple[type[Said], str]] = {}
    refused = 0
    differs: list[str] = []
    with closing(workshop.open_sheet("Table 1", now=NOON, own=own)) as sheet:
        session = Session(workshop.read().board, sheet, ticking())
        for text in texts:
            for line, kind, words in lines_that_say(text):
                answer = session.take(line)
                if answer.entry is None:
                    if answer.keeps_line and (not can_be_seen(words) or is_too_long(line)):
                        refused += 1
                    else:
                        differs.append(f"{line[:60]!r}: {answer.text[:100]!r}")
                    continue
                if not words:  # a ? alone parks the line that was not taken before it
                    continue
                said[answer.entry.id] = (kind, words)
    reading = workshop.read()
    for entry_id, (kind, words) in said.items():
        standing = reading.board.get(entry_id)
        if standing is None or type(standing.entry) is not kind or standing.entry.text != words:
            differs.append(f"{entry_id} {kind.kind}: {words[:60]!r}, there {standing!r:.200}")
        elif isinstance(standing.entry, Recipe):
            listed = (*standing.entry.ingredients, *standing.entry.method)
            if listed != (words, "salt", words):
                differs.append(f"{entry_id} recipe: {words[:60]!r}, there {listed!r:.200}")
    differs += map(str, reading.problems)
    return len(said), refused, differs


@pytest.fixture
def naughty() -> list[str]:
    if not NAUGHTY.is_file():
        pytest.skip(f"the shared sample is not there: {NAUGHTY}")
    found: list[str] = json.loads(NAUGHTY.read_text(encoding="utf-8"))
    return found


def in_a_terminal(workshop: Workshop, tmp_path: Path, *commands: str) -> str:
    here = workshop.folder.parents[1]
    return "".join(
        shown_by(*command.split(), workshop.name, here=here, state=tmp_path / "state")
        for command in commands
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pty")
def test_hostile_text_of_every_kind_is_kept_as_text_and_the_terminal_gets_no_command(
    workshop: Workshop, own: OwnSheets, tmp_path: Path, figures: Figures
) -> None:
    texts = [*hostile(), *LONG[: length(short=2, full=len(LONG))]]
    count, refused, differs = kept_and_read(texts, workshop, own)
    shown = in_a_terminal(workshop, tmp_path, "show", "check")
    reached = acted_on(shown)
    figures(
        "hostile text",
        texts=len(texts),
        entries=count,
        blank_or_too_long=refused,
        differ=len(differs),
        shown=len(shown),
        reached_the_terminal=len(reached),
    )
    assert differs[:3] == []
    assert reached[:3] == []
    assert "[@click=app.quit]x[/]" in shown


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pty")
def test_naughty_strings_of_every_kind_are_kept_as_text_and_the_terminal_gets_no_command(
    workshop: Workshop, own: OwnSheets, tmp_path: Path, naughty: list[str], figures: Figures
) -> None:
    texts = naughty[:: length(short=3, full=1)]
    count, refused, differs = kept_and_read(texts, workshop, own)
    reached = acted_on(in_a_terminal(workshop, tmp_path, "show"))
    figures(
        "naughty strings",
        texts=len(texts),
        entries=count,
        blank_or_too_long=refused,
        differ=len(differs),
        reached_the_terminal=len(reached),
    )
    assert differs[:3] == []
    assert reached[:3] == []


HOSTILE_KEYS = r"""- "\e[2J\x9b31m": "y"
- always: "x"
  "\e]0;title\a": "y"
  at: 2017-05-18T12:00:00+00:00
  id: zzzz.1
- always: "x"
  "\e[31m": "y"
  "\e[31m": "z"
  at: 2017-05-18T12:00:00+00:00
  id: zzzz.2
- always: "x"
  stage: "\e[31m\u202e"
  at: "\e[31m"
  id: zzzz.3
- critic: "x"
  stars: "\e[31m"
  at: 2017-05-18T12:00:00+00:00
  id: zzzz.4
- "\e[31malways
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pty")
@pytest.mark.parametrize("command", ["show", "check", "show --json"])
def test_what_is_wrong_with_a_hostile_file_is_told_without_a_command_to_the_terminal(
    workshop: Workshop, tmp_path: Path, figures: Figures, command: str
) -> None:
    sheets = workshop.folder / "sheets"
    (sheets / "table-1.zzzz.yaml").write_text(HOSTILE_KEYS, encoding="utf-8")
    (sheets / "table-\x1b[2J.yyyy.yaml").write_text("- x\n", encoding="utf-8")
    shown = in_a_terminal(workshop, tmp_path, command)
    reached = acted_on(shown)
    figures(f"hostile file, {command}", reached_the_terminal=len(reached))
    assert "zzzz" in shown
    assert reached[:3] == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pty")
def test_notes_that_cannot_be_read_are_told_without_a_command_to_the_terminal(
    workshop: Workshop, tmp_path: Path, figures: Figures
) -> None:
    notes = tmp_path / "notes.txt"
    texts = [text for text in hostile() if "\n" not in text]
    signs = ["", "+ ", "/", "@", "= ", "! ", "! 9 ", "% a|b|c|d "]
    lines = (f"{sign}{text}\n" for text in texts for sign in signs)
    notes.write_bytes("".join(lines).encode("utf-8", "replace"))
    here = workshop.folder.parents[1]
    words = ("capture", workshop.name, "--sheet", "T\x1b[2J 1")
    shown = shown_by(*words, here=here, state=tmp_path / "state", typed=notes)
    reached = acted_on(shown)
    figures("hostile notes, capture", lines=len(texts) * 8, reached_the_terminal=len(reached))
    assert "not taken" in shown
    assert reached[:3] == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pty")
def test_folders_with_hostile_names_give_the_terminal_no_command(
    workshop: Workshop, tmp_path: Path
) -> None:
    here, state = workshop.folder.parents[1], tmp_path / "state"
    hostile_one = workshop.folder.rename(workshop.folder.with_name("w\x1b]0;pwned\x07"))
    (hostile_one / "sheets").rmdir()
    (hostile_one / "sheets").touch()
    notes = tmp_path / "notes.txt"
    notes.write_text("+ one\n/nowhere\n")
    words = ("capture", str(hostile_one), "--sheet", "T 1")
    place = str(tmp_path / "p\x1b]0;pwned\x07")
    shown = [
        shown_by(*words, here=here, state=state, typed=notes),
        shown_by(*words, "--elsewhere", place, here=here, state=state, typed=notes),
        shown_by("show", "no\x1b]0;pwned\x07", here=here, state=state),
        shown_by(here=here, state=state, typed=notes),
    ]
    assert [acted_on(each) for each in shown] == [[], [], [], []]
    assert all("pwned" in each for each in shown)


def test_whoever_writes_is_told_of_every_character_that_is_not_kept(
    workshop: Workshop, own: OwnSheets
) -> None:
    with closing(workshop.open_sheet("Table 1", now=NOON, own=own)) as sheet:
        session = Session(workshop.read().board, sheet, ticking())
        for text in hostile():
            answer = session.take(f"+ words {text}")
            told = re.search(r"(\d+) characters? that cannot be shown", answer.text)
            assert int(told[1] if told else 0) == taken_out(text)


TOO_LONG = {
    "letters": "w" * 6_000_000,
    "pictures": "👩‍🍳" * 800_000,
    "escaped": "w" + "\ufffe" * 1_000_000,
    "quotes": '"\\' * 1_500_000,
}


@pytest.mark.parametrize("named", TOO_LONG)
def test_what_is_too_long_to_be_read_again_is_not_said_to_be_saved(
    workshop: Workshop, own: OwnSheets, named: str
) -> None:
    text = TOO_LONG[named]
    with closing(workshop.open_sheet("Table 1", now=NOON, own=own)) as sheet:
        session = Session(workshop.read().board, sheet, ticking())
        assert session.take("+ first").outcome is Outcome.SAVED
        answer = session.take(f"+ {text}")
        assert session.take("+ last").outcome is Outcome.SAVED

    there = [each.entry.text for each in workshop.read().board.said()]
    if answer.outcome is Outcome.SAVED:
        assert there == ["first", text, "last"]
    else:
        assert answer.keeps_line
        assert there == ["first", "last"]
