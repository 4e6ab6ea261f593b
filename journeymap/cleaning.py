"""What is taken out of text before it is kept or shown.

People's words are kept character for character. What is taken out are the characters
that command a terminal or turn the reading direction round: they are nobody's words,
and a screen, a spreadsheet or a summary could be made to act on them or to lie.
"""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f"  # C0, but tab (made a space below) and line feed
    "\x7f-\x9f"  # DEL and C1
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides and isolates
    "\ufeff]"  # byte order mark
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Return `text` without characters that would act instead of being read.

    Line ends of any sort become a line feed and tabs a space, so that no two words run
    together; lone surrogates, which no file can hold, become U+FFFD. Cleaning what is
    clean changes nothing.
    """
    if text.isprintable():  # nearly all text is, and nothing that is taken out is
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return _LONE_SURROGATE.sub("\ufffd", _UNSEEN.sub("", text))


def taken_out(text: str) -> int:
    """Return how many characters of `text` are not kept by `clean`.

    Line ends and tabs are kept as a line feed and a space, so they do not count.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = text.replace("\t", " ")
    return len(_UNSEEN.findall(text)) + len(_LONE_SURROGATE.findall(text))


def one_line(text: str) -> str:
    """Return `text`, cleaned, on one line and without space at its ends."""
    return " ".join(part.strip() for part in clean(text).split("\n")).strip()
