"""The file of a language: gettext's PO, which every translation tool reads and writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from journeymap.language.not_known import NotKnown


def read_catalog(path: Path) -> Catalog:
    """Read the file of one language. Raises `NotKnown`, with the line that is wrong."""
    try:
        with path.open("rb") as file:
            return read_po(file, locale=path.stem.replace("-", "_"), abort_invalid=True)
    except PoFileError as error:
        wrong = f"{path}:{error.lineno + 1}: this is not how a language's file is written"
        raise NotKnown(f"{wrong} ({error}).") from error
    except (OSError, ValueError) as error:
        raise NotKnown(f"{path}: this language cannot be read: {error}.") from error


def read_sentences(path: Path) -> GNUTranslations:
    """Return what a language's file translates; what is marked fuzzy is left out of it.

    Raises `NotKnown` also where a translation has not the places of its sentence: what stands
    in them would be lost.
    """
    catalog = read_catalog(path)
    for message, wrong in misplaced(catalog):
        raise NotKnown(f"{path}:{message.lineno or 1}: {wrong}.")
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    try:
        return GNUTranslations(compiled)
    except ValueError as error:
        raise NotKnown(f"{path}: its rule for plural forms cannot be read: {error}.") from error


def misplaced(catalog: Catalog) -> Iterator[tuple[Message, str]]:
    """Yield the translations that have other {places} than their sentence, and what is wrong.

    A form for a number of things may leave {number} out: "nobody".
    """
    for message in catalog:
        if message.id and not message.fuzzy:
            forms = all_of(message.string or "")
            wrong = next((each for each in forms if each and not _fits(each, message)), None)
            if wrong is not None:
                yield message, f"‘{wrong}’ has not the {{places}} that it has in English"


def _fits(translation: str, message: Message) -> bool:
    wanted, found = places_of(all_of(message.id)[-1]), places_of(translation)
    return found == wanted or (message.pluralizable and found == wanted - {"number"})


def all_of(words: str | Sequence[str]) -> tuple[str, ...]:
    """Return the forms of a sentence or of its translation: one, or one for each number."""
    return (words,) if isinstance(words, str) else tuple(words)


def places_of(words: str) -> frozenset[str]:
    """Return the {places} in a sentence; if its brackets do not fit together, the whole of it."""
    try:
        parts = list(Formatter().parse(words))
    except ValueError:
        return frozenset({words})
    return frozenset(
        f"{name}{'!' if conversion else ''}{conversion or ''}{spec or ''}"
        for _, name, spec, conversion in parts
        if name is not None
    )
