"""The account of the sample workshop in every form, made by the command, and how it is read.

What is no text is read as text: what stands where in a PDF or a Word file.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn
from pdfs import structure
from pypdf import PdfReader

from journeymap.demo.sample import SAMPLE, make_sample

HOUSE = str(Path(__file__).parent / "organisation")
EVERY_FORM = ("markdown", "html", "pdf", "docx", "text")
TRIED = ("tried", SAMPLE, "--who", "the reading group", "--day", "2017-06-02", "--house", HOUSE)
ORDERS: Sequence[tuple[str, ...]] = (
    ("--to", "markdown", "--to", "html", "--to", "pdf", "--to", "docx", "--to", "text"),
    ("--short", "--to", "markdown", "--to", "html", "--to", "pdf", "--to", "docx", "--to", "text"),
    ("--poster", "--to", "pdf"),
    ("--large-print", "--to", "pdf"),
    ("--short", "--large-print", "18", "--to", "pdf"),
    (
        *("--easy-read", "--house", HOUSE, "--to", "markdown", "--to", "html"),
        *("--to", "pdf", "--to", "docx", "--to", "text"),
    ),
    ("--draft", "--high-contrast", "--mermaid", "--to", "markdown"),
)


def run_in(folder: Path, *words: str, **around: str) -> subprocess.CompletedProcess[str]:
    """Run journeymap in a folder that holds all of its own, too."""
    homes = {f"XDG_{home}_HOME": str(folder / "own") for home in ("STATE", "CONFIG", "DATA")}
    return subprocess.run(
        [sys.executable, "-m", "journeymap", *words],
        cwd=folder,
        env={**os.environ, **homes, "COLUMNS": "100", **around},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def make_all(folder: Path, **around: str) -> dict[str, bytes]:
    """Return all files of the sample's account, made under `folder` in processes of their own."""
    folder.mkdir()
    make_sample(folder, answered=True)
    for words in (TRIED, *(("feedback", SAMPLE, *order) for order in ORDERS)):
        done = run_in(folder, *words, **around)
        assert done.returncode == 0, done.stderr
    return files_in(folder / "exports" / SAMPLE)


def files_in(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def as_text(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return files as text; of a PDF or a Word file, what stands where in it."""
    return dict(_read(name, what) for name, what in files.items())


def _read(name: str, what: bytes) -> tuple[str, str]:
    if name.endswith(".pdf"):
        return f"{name}.txt", "\n".join(told_of_pdf(what)) + "\n"
    if name.endswith(".docx"):
        return f"{name}.txt", "\n".join(told_of_word(what)) + "\n"
    return name, what.decode()


def told_of_pdf(what: bytes) -> Iterator[str]:
    """Yield what a PDF says of itself, what a screen reader goes through, and its pages."""
    reader = PdfReader(BytesIO(what))
    about = {**(reader.metadata or {})}
    yield from (f"{name}: {value}" for name, value in sorted(about.items()))
    yield f"language: {reader.trailer['/Root']['/Lang']}"  # type: ignore[index]
    for each in structure(reader):
        alt = f" ({each['/Alt']})" if "/Alt" in each else ""
        language = f" [{each['/Lang']}]" if "/Lang" in each else ""
        yield f"{each['/S']}{language}{alt}"
    for number, page in enumerate(reader.pages, 1):
        width, height = (round(float(each)) for each in page.mediabox[2:])
        yield f"--- page {number}, {width} x {height} points"
        yield from (line.rstrip() for line in page.extract_text().splitlines())


def told_of_word(what: bytes) -> Iterator[str]:
    """Yield what a Word file says of itself, its parts, and each paragraph behind its style."""
    word = docx.Document(BytesIO(what))
    core = word.core_properties
    yield f"title: {core.title}"
    yield f"author: {core.author}"
    yield f"created: {core.created}"
    yield f"language: {core.language}"
    with ZipFile(BytesIO(what)) as inside:
        yield from (f"part: {name}" for name in sorted(inside.namelist()))
    styles = {style.style_id: style.name for style in word.styles}
    edges = [part for each in word.sections for part in (each.header, each.footer)]
    for part in (word.element.body, *(each._element for each in edges)):
        yield f"--- {part.tag.rpartition('}')[2]}"
        for each in part.iter(qn("w:p"), qn("w:tbl"), qn("wp:docPr")):
            yield from _in_word(each, styles)


def _in_word(element: Any, styles: Mapping[str, str | None]) -> Iterator[str]:
    if element.tag == qn("w:tbl"):
        yield "(table)"
    elif element.tag == qn("wp:docPr"):
        yield f"(picture: {element.get('descr')})"
    else:
        text = "".join(each.text or "" for each in element.iter(qn("w:t")))
        yield f"{styles.get(element.style or '', 'Normal')}: {text}"
