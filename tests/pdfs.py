"""What a PDF holds: its words, what a screen reader goes through, and how it looks.

`faults_of` checks what PDF/UA-1 (ISO 14289-1) asks for, as far as a program can tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, IndirectObject

SHOWS = {b"Tj", b"TJ", b"'", b'"', b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh"}
"""The operators that show something. `Do` shows a form, which is looked into, or an image."""
PARTS = {"/L": {"/LI", "/Caption"}, "/LI": {"/Lbl", "/LBody"}}
"""What may stand in what."""


def structure(reader: PdfReader) -> Iterator[dict[str, Any]]:
    """Yield the elements that a screen reader goes through."""
    root = reader.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    waiting: list[Any] = [root]
    while waiting:
        each = waiting.pop()
        each = each.get_object() if isinstance(each, IndirectObject) else each
        if isinstance(each, list):
            waiting += reversed(each)
        elif isinstance(each, DictionaryObject):
            if "/S" in each:
                yield each
            waiting += [each["/K"]] if "/K" in each else []


def tags(reader: PdfReader) -> list[str]:
    return [str(each["/S"]) for each in structure(reader)]


def letter_sizes(reader: PdfReader) -> set[float]:
    sizes: set[float] = set()

    def look(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip() and font is not None:
            sizes.add(round(size * abs(tm[3]) * abs(cm[3]), 1))

    for page in reader.pages:
        page.extract_text(visitor_text=look)
    return sizes


def fonts_of(page: Any) -> Iterator[str]:
    for font in page["/Resources"]["/Font"].values():
        yield str(font["/BaseFont"]).partition("+")[2]


def operations(page: Any, form: Any = None) -> Iterator[tuple[list[Any], bytes]]:
    """Yield what is done on a page, in its order, with what the forms on it do."""
    content, around = (form, form) if form is not None else (page.get_contents(), page)
    for operands, operator in ContentStream(content, page.pdf).operations:
        if operator == b"Do":
            drawn = around["/Resources"]["/XObject"][operands[0]].get_object()
            if drawn["/Subtype"] == "/Form":
                yield from operations(page, drawn)
                continue
        yield operands, operator


def marked(page: Any) -> Iterator[tuple[tuple[Any, ...], bytes, list[Any]]]:
    """Yield what is shown on a page: in which marks it stands, the operator and its operands.

    A mark is the number of its content on the page, or "/Artifact", or None.
    """
    marks: list[Any] = []
    for operands, operator in operations(page):
        if operator in {b"BDC", b"BMC"}:
            known = operands[1].get("/MCID") if operator == b"BDC" else None
            marks.append("/Artifact" if operands[0] == "/Artifact" else known)
        elif operator == b"EMC":
            marks.pop()
        elif operator in SHOWS or operator in {b"Do", b"INLINE IMAGE"}:
            yield tuple(marks), operator, operands


def languages(reader: PdfReader) -> Iterator[str]:
    """Yield the language of each piece of content that a screen reader reads, in its order."""
    parents = dict(_parents(reader))
    page: Any
    for page in reader.pages:
        for operands, operator in operations(page):
            if operator == b"BDC" and "/MCID" in operands[1]:
                element = parents[page["/StructParents"]][operands[1]["/MCID"]].get_object()
                yield str(operands[1].get("/Lang") or _language_of(element, reader))


def _language_of(element: Any, reader: PdfReader) -> str:
    while "/Lang" not in element and "/P" in element:
        element = element["/P"].get_object()
    return str(element.get("/Lang") or reader.trailer["/Root"]["/Lang"])  # type: ignore[index]


def faults_of(reader: PdfReader) -> list[str]:
    """Return in what the PDF is not what PDF/UA-1 asks for, in words: nothing, if it is."""
    checks = (_of_the_file, _of_headings, _of_elements, _of_pages, _of_fonts)
    return [fault for check in checks for fault in check(reader)]


def _of_the_file(reader: PdfReader) -> Iterator[str]:
    root: Any = reader.trailer["/Root"]
    asked = {
        "a language": root.get("/Lang"),
        "marks": root.get("/MarkInfo", {}).get("/Marked"),
        "its title shown": root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"),
        "a title": reader.metadata and reader.metadata.title,
        "its standard": b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data(),
    }
    yield from (f"the file lacks {each}" for each, found in asked.items() if not found)


def _of_headings(reader: PdfReader) -> Iterator[str]:
    levels = [int(tag[2:]) for tag in tags(reader) if tag[:2] == "/H" and tag[2:].isdigit()]
    if levels[:1] not in ([], [1]):
        yield f"the first heading has level {levels[0]}"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"a heading of level {below} follows one of level {above}"


def _of_elements(reader: PdfReader) -> Iterator[str]:
    for each in structure(reader):
        if each["/S"] in {"/Figure", "/Formula"} and not each.get("/Alt"):
            yield f"a {each['/S']} has no alternative text"
        within = PARTS.get(each["/S"])
        if within and not {child["/S"] for child in _children(each)} <= within:
            yield f"a {each['/S']} has parts that it cannot have"
        for child in _children(each):
            if child["/P"].get_object() is not each:
                yield f"a {child['/S']} is told to stand in another element"


def _children(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    kids = [each.get_object() for each in (kids if isinstance(kids, list) else [kids])]
    return [each for each in kids if isinstance(each, DictionaryObject) and "/S" in each]


def _of_pages(reader: PdfReader) -> Iterator[str]:
    """Yield where something is shown in no element, and is no artifact."""
    parents = dict(_parents(reader))
    page: Any
    for number, page in enumerate(reader.pages, 1):
        of_page = parents.get(page.get("/StructParents"), [])
        for marks, operator, _ in marked(page):
            content = [each for each in marks if each is not None]
            if len(content) != 1:
                yield f"page {number}: {operator.decode()} in {len(content)} marks"
            elif content[0] != "/Artifact" and not _knows(of_page, content[0], page):
                yield f"page {number}: content {content[0]} is in no element"


def _parents(reader: PdfReader) -> Iterator[tuple[int, Any]]:
    """Yield the numbers of pages and the elements that stand on them, by their content."""
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]]  # type: ignore[index]
    while waiting:
        node = waiting.pop().get_object()
        waiting += node.get("/Kids", [])
        numbers = node.get("/Nums", [])
        yield from zip(numbers[::2], (each.get_object() for each in numbers[1::2]), strict=True)


def _knows(of_page: Any, content: Any, page: Any) -> bool:
    """Whether the element of this content has it among its own."""
    if content >= len(of_page):
        return False
    element: Any = of_page[content].get_object()
    kids: Any = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        found: Any = kid.get_object()
        if isinstance(found, DictionaryObject) and found.get("/Type") == "/MCR":
            on = found.get("/Pg", element.get("/Pg")).get_object()
            if found["/MCID"] == content and on == page:
                return True
        elif kid == content and element["/Pg"].get_object() == page:
            return True
    return False


def _of_fonts(reader: PdfReader) -> Iterator[str]:
    page: Any
    for number, page in enumerate(reader.pages, 1):
        for font in page["/Resources"].get("/Font", {}).values():
            within = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
            if not any(key.startswith("/FontFile") for key in within["/FontDescriptor"]):
                yield f"page {number}: a font is not in the file"
            if "/ToUnicode" not in font:
                yield f"page {number}: a font does not say what its letters are"
