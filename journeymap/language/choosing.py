"""The languages that can be chosen for what goes out: one, or two in one."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.language.known import known_languages, spoken
from journeymap.language.language import ENGLISH

Tags = tuple[str, ...]
"""The tags of the languages of one thing that goes out, in their order."""


def languages_to_choose(own: str) -> tuple[Tags, ...]:
    """Return what can be chosen: the workshop's own language, each other one, and both."""
    others = [tag for tag in known_languages() if tag != own and spoken(tag)]
    return ((own,), *((tag,) for tag in others), *((own, tag) for tag in others))


def named(tags: Sequence[str]) -> str:
    """Return what languages are called, each in itself; a tag if it is not spoken here."""
    return ENGLISH.row([found.name if (found := spoken(tag)) else tag for tag in tags])
