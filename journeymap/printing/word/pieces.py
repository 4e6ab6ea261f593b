"""The pieces of a Word file that python-docx has no words for."""

from __future__ import annotations

from typing import Any, Literal

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree


def field(name: Literal["PAGE", "NUMPAGES"]) -> Any:
    """Return what Word works out itself when it shows the page."""
    found = OxmlElement("w:fldSimple")
    found.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    found.append(run)
    return found


def child(parent: Any, name: str) -> Any:
    """Return a new element, such as "w:p", at the end of another."""
    return etree.SubElement(parent, qn(name))
