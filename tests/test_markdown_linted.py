"""What comes out as Markdown passes a linter, has no HTML and no ids."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

KEPT = sorted((Path(__file__).parent / "golden" / "account").glob("*.md"))
RULES = (
    *("--disable-rules", "md013"),  # a paragraph is one line: so a changed word is a small diff
    *("--set", "plugins.md024.siblings_only=$!True"),  # "This must always happen" at each stage
)


def lint(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pymarkdown", "--strict-config", *RULES, "scan", str(path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_it_passes_a_linter(path: Path) -> None:
    done = lint(path)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_linter_finds_what_is_wrong(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.md"
    wrong.write_text("# One\n### Three\n<b>bold</b>\n", encoding="utf-8")

    assert {"MD001", "MD022", "MD033"} <= set(re.findall("MD[0-9]{3}", lint(wrong).stdout))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_it_has_no_html_and_no_ids_and_its_pictures_lie_beside_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text)
    inside = [child for token in tokens for child in token.children or ()]

    assert not [each for each in (*tokens, *inside) if each.type.startswith("html")]
    assert not [each for each in inside if each.type.startswith("link")]
    assert not re.search(r"\b[a-z][a-z0-9]{3}\\?\.[0-9]+\b", text)
    pictures = [str(each.attrs["src"]) for each in inside if each.type == "image"]
    assert all((path.parent / each).is_file() for each in pictures)
    assert len(pictures) == ("short" not in path.name and "easy" not in path.name)


def test_the_journey_as_mermaid_draws_it_is_a_block_of_its_own() -> None:
    [path] = [each for each in KEPT if each.name.startswith("draft")]
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(path.read_text(encoding="utf-8"))

    [diagram] = [each for each in tokens if each.type == "fence"]
    assert diagram.info == "mermaid"
    assert diagram.content.startswith("flowchart TD\n")
