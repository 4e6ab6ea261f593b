"""Text as HTML shows it: words, whoever said or typed them, and never anything that acts."""

from __future__ import annotations

from html import escape

from journeymap.cleaning import clean
from journeymap.feedback.document import Spoken, Text

_FROM_THE_RIGHT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}


def run(text: Text) -> str:
    """Return a run of text: our words, and people's words in quotation marks."""
    return "".join(_spoken(each) if isinstance(each, Spoken) else words(each) for each in text)


def words(text: str) -> str:
    """Return `text` so that HTML shows it as it is, in an element or in an attribute."""
    return escape(clean(text), quote=True)


def tongue(tag: str) -> str:
    """Return the attributes that say in which language something is, and from which side.

    `tag` is the tag of a language; nothing is said of an empty one.
    """
    if not tag:
        return ""
    side = ' dir="rtl"' if tag.partition("-")[0].lower() in _FROM_THE_RIGHT else ""
    return f' lang="{words(tag)}"{side}'


def _spoken(said: Spoken) -> str:
    """Return people's own words in an element that keeps their direction to themselves."""
    tag = f' lang="{words(said.language)}"' if said.language else ""
    return f"“<bdi{tag}>{words(said.words)}</bdi>”"
