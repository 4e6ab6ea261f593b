"""The words that a check looks for: those that come with journeymap, and an organisation's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

_FOLDER = Path(__file__).parent / "standard"


@dataclass(frozen=True)
class WordLists:
    """Words to look for, each in its plainest form: "stakeholder", "in order to".

    Capitals make no difference but in acronyms.
    """

    jargon: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Jargon, with the plain words to use in its place."""
    not_jargon: frozenset[str] = frozenset()
    """Words that an organisation takes out of the jargon: its readers know them."""
    idioms: frozenset[str] = frozenset()
    """Idioms and metaphors, which a heading must not have."""
    same: tuple[frozenset[str], ...] = ()
    """Words for the same thing: a text keeps to one of each set."""
    acronyms: frozenset[str] = frozenset()
    """Acronyms that everybody knows: "NHS"."""

    @staticmethod
    def standard() -> WordLists:
        """Return the lists that come with journeymap."""
        return _standard()

    @property
    def hard(self) -> dict[str, str]:
        """The jargon to look for, with what was taken out left out."""
        known = {word.casefold() for word in self.not_jargon}
        return {word: plain for word, plain in self.jargon.items() if word.casefold() not in known}

    def with_(
        self,
        *,
        jargon: Mapping[str, str] | None = None,
        not_jargon: Iterable[str] = (),
        idioms: Iterable[str] = (),
        same: Iterable[Iterable[str]] = (),
        acronyms: Iterable[str] = (),
    ) -> WordLists:
        """Return these lists with an organisation's own words added.

        What it says of a word holds: its plain word is used, and a word it calls jargon is
        jargon even if it was taken out before.
        """
        own = {_plainest(word): plain for word, plain in (jargon or {}).items()}
        taken_out = {_plainest(word) for word in not_jargon}
        return WordLists(
            jargon=MappingProxyType({**self.jargon, **own}),
            not_jargon=(self.not_jargon - own.keys()) | taken_out,
            idioms=self.idioms | {_plainest(word) for word in idioms},
            same=(*self.same, *(frozenset(map(_plainest, words)) for words in same)),
            acronyms=self.acronyms | {each.strip() for each in acronyms},
        )


def _plainest(word: str) -> str:
    return " ".join(word.split()).casefold()


@cache
def _standard() -> WordLists:
    """Read the files of the package once."""
    return WordLists(
        jargon=MappingProxyType({_plainest(k): v for k, v in _read("jargon").items()}),
        idioms=frozenset(_read("idioms")),
        same=tuple(frozenset(words) for words in _read("same")),
        acronyms=frozenset(_read("acronyms")),
    )


def _read(name: str) -> Any:
    return yaml.safe_load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
