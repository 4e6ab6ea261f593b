"""The languages that the program speaks: English, and each that has a file in `words/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.language.language import ENGLISH, Language
from journeymap.language.not_known import NotKnown

__all__ = ["NotKnown", "known_languages", "language_of", "sentences", "spoken"]

if TYPE_CHECKING:
    from babel import Locale

WORDS = Path(__file__).parent / "words"
"""A language is one file here, named by its tag: `cy.po`."""


def known_languages(folder: Path = WORDS) -> tuple[str, ...]:
    """Return the tags of the languages that can be spoken, English first."""
    return (ENGLISH.code, *sorted(path.stem for path in folder.glob("*.po")))


def language_of(tag: str, folder: Path = WORDS) -> Language:
    """Return the language with this tag (BCP 47), in capitals or not: "cy", "cy-GB".

    Where there is none for the country, it is the language's own. Raises `NotKnown`.
    """
    known = {each.casefold(): each for each in known_languages(folder)}
    parts = tag.strip().replace("_", "-").casefold().split("-")
    wanted = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    found = next((known[each] for each in wanted if each in known), None)
    if found is None:
        raise NotKnown(f"‘{tag}’ is not a language here; there are {', '.join(known.values())}.")
    return ENGLISH if found == ENGLISH.code else _read(folder / f"{found}.po")


def spoken(tag: str) -> Language | None:
    """Return the language with this tag; None if it is not spoken, or not on this machine."""
    try:
        return language_of(tag)
    except NotKnown:
        return None


def sentences(folder: Path = WORDS) -> frozenset[str] | None:
    """Return all that the program says to participants, in English; None if it is not known.

    A language's file has them all beside their translations. To read it takes babel.
    """
    try:
        from journeymap.language.po_file import all_of, read_catalog
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("babel"):
            raise
        return None
    paths = sorted(folder.glob("*.po"))
    if not paths:
        return None
    return frozenset(form for each in read_catalog(paths[0]) if each.id for form in all_of(each.id))


@cache
def _read(path: Path) -> Language:
    try:
        from journeymap.language.po_file import read_sentences
        from journeymap.language.translated import Translated
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("babel"):
            raise
        raise NotKnown(
            "To speak another language than English, one more thing has to be installed:"
            " pip install 'journeymap[account]'"
        ) from error
    locale = _locale(path)
    name = locale.get_language_name(path.stem.replace("-", "_")) or path.stem
    return Translated(path.stem, name, locale=locale, sentences=read_sentences(path))


def _locale(path: Path) -> Locale:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(path.stem, sep="-")
    except (ValueError, UnknownLocaleError) as error:
        wrong = "no language has the tag that this file is named by"
        raise NotKnown(f"{path}: {wrong}. Name it like cy.po.") from error
