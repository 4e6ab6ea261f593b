"""An organisation, with all that lies in its folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from journeymap.organisation.written import Contact

ImageKind = Literal["png", "jpeg", "svg"]
ACCOUNT = "account"
SHORT = "short"
ENGLISH_TAG = "en"


@dataclass(frozen=True, slots=True)
class OwnImage:
    """A picture of the organisation's, looked at: it acts on nothing and fetches nothing."""

    data: bytes
    kind: ImageKind
    alt: str
    """What it shows; nothing if it only decorates."""


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """The text of a template as it lies in the folder, not yet read."""

    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class OwnSentence:
    """What is said instead of a sentence of the program's."""

    instead_of: str
    """The program's sentence, in English."""
    says: str
    line: int
    """The line of `organisation.yaml` on which it stands."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who asks, and in what words, pictures and pages of its own."""

    path: Path
    """Its `organisation.yaml`."""
    name: str
    contact: Contact = field(default_factory=Contact)
    logo: OwnImage | None = None
    pictures: Mapping[str, OwnImage] = field(default_factory=dict)
    """By name, as "hello" for `pictures/hello.svg`."""
    wording: Mapping[str, tuple[OwnSentence, ...]] = field(default_factory=dict)
    """By the tag of the language."""
    jargon: Mapping[str, str] = field(default_factory=dict)
    """The plain word, by the word that is not wanted."""
    not_jargon: tuple[str, ...] = ()
    same: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By the one word for a thing: the words that are not used beside it."""
    acronyms: Mapping[str, str] = field(default_factory=dict)
    """What it means, by the acronym."""
    templates: Mapping[tuple[str, str], OwnTemplate] = field(default_factory=dict)
    """By what it is a template of ("account", "short") and the tag of its language."""

    def template(self, of: str, tag: str = ENGLISH_TAG) -> OwnTemplate | None:
        """Return the template of the account, or of the short one, in a language; None without.

        Where there is none for a country, it is the language's own: `cy` for `cy-GB`.
        """
        return self.templates.get((of, tag)) or self.templates.get((of, tag.partition("-")[0]))

    def picture(self, name: str) -> OwnImage | None:
        """Return the picture of this name, or None."""
        return self.pictures.get(name)
