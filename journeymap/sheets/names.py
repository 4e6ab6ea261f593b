"""Names of files, and the keys of sheets."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Container

_LONGEST = 48
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever their ending."""


def slug(words: str) -> str:
    """Return `words` as a file name: small letters, digits and hyphens, at most 48.

    It is empty if there is nothing in the words that could stand in one.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_LONGEST].strip("-")
    return f"{name}-workshop" if _RESERVED.fullmatch(name) else name


def folder_name(title: str) -> str:
    """Return the name of the folder of a workshop with this title.

    A title in another script makes a plain `workshop`; one without a letter or digit, nothing.
    """
    return slug(title) or ("workshop" if any(map(str.isalnum, title)) else "")


def new_key(taken: Container[str]) -> str:
    """Return a random key for a sheet: a letter, then three letters or digits.

    It starts with a letter so that no YAML reader takes an id for a number. Two tables that
    open a sheet on their own have the same key once in a million times, and then the board
    shows the clash.
    """
    letters = "abcdefghjkmnpqrstuvwxyz"
    while True:
        key = secrets.choice(letters) + "".join(
            secrets.choice(letters + "23456789") for _ in range(3)
        )
        if key not in taken:
            return key
