"""A language in the organisation's words: what it says instead of the program's sentences."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from difflib import get_close_matches
from string import Formatter

from journeymap.language.language import ENGLISH, Language
from journeymap.organisation.organisation import Organisation, OwnSentence
from journeymap.problems import Problem


def with_wording(language: Language, organisation: Organisation) -> Language:
    """Return the language, in which the organisation's sentences stand for the program's.

    A sentence whose places are not those of the program's is not used: `wording_problems` names
    it. This comes last: what is changed in `language` afterwards is not in what is returned.
    """
    own = organisation.wording.get(language.code, ())
    said = {each.instead_of: each.says for each in own if not _misfit(each)}
    return InOwnWords(language.code, language.name, base=language, said=said) if said else language


def wording_problems(
    organisation: Organisation, sentences: Collection[str] | None = None
) -> list[Problem]:
    """Return what is wrong with the organisation's sentences, each with its line.

    `sentences` are the program's own, in English; without them only the places are looked at.
    """
    problems = []
    for each in (each for tag in organisation.wording.values() for each in tag):
        if sentences is not None and each.instead_of not in sentences:
            wrong = f"‘{_short(each.instead_of)}’ is no sentence of the program"
            mend = _nearest(each.instead_of, sentences)
        elif misfit := _misfit(each):
            wrong, mend = misfit
        else:
            continue
        problems.append(Problem(organisation.path, each.line, wrong, mend))
    return sorted(problems)


@dataclass(frozen=True, slots=True)
class InOwnWords(Language):
    """A language with sentences of an organisation's own."""

    base: Language = ENGLISH
    said: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What is said, by the program's sentence in English."""

    def own(self, words: str) -> str:
        """Return the workshop's own text, as the language has it."""
        return self.base.own(words)

    def day(self, day: date, hour: time | None = None) -> str:
        """Return the day, as the language writes it."""
        return self.base.day(day, hour)

    def row(self, words: Sequence[str]) -> str:
        """Return the words in a row, as the language writes it."""
        return self.base.row(words)

    def _in_it(self, words: str) -> str:
        return self.said.get(words) or self.base._in_it(words)  # noqa: SLF001

    def _in_number(self, one: str, many: str, number: int) -> str:
        own = self.said.get(one if number == 1 else many)
        return own or self.base._in_number(one, many, number)  # noqa: SLF001


def _misfit(own: OwnSentence) -> tuple[str, str] | None:
    """Return what is wrong with the places of a sentence, and what to do; None if they fit."""
    wanted, found = _places(own.instead_of) or set(), _places(own.says)
    if found is None:
        wrong = "a { or } stands alone, or something besides a name stands between them"
        return wrong, _these(wanted)
    if strange := sorted(found - wanted):
        return f"there is nothing to put in place of {{{_short(strange[0])}}}", _these(wanted)
    if lacking := sorted(wanted - found):
        return f"{{{lacking[0]}}} is missing, and would not be told", _these(wanted)
    return None


def _these(wanted: set[str]) -> str:
    names = ", ".join(f"{{{name}}}" for name in sorted(wanted))
    return f"Write {names} where it belongs" if names else "Write it without { and }"


def _places(words: str) -> set[str] | None:
    """Return the names in {}; None where there is anything but plain names.

    What Python's own templates could do besides (attributes, items, widths) is never done.
    """
    try:
        pieces = list(Formatter().parse(words))
    except ValueError:
        return None
    names = {name for _, name, _, _ in pieces if name is not None}
    plain = all(not wide and not turned for _, name, wide, turned in pieces if name is not None)
    doubled = any("{" in text or "}" in text for text, *_ in pieces)
    return names if plain and not doubled else None


def _nearest(words: str, sentences: Collection[str]) -> str:
    near = get_close_matches(words, sentences, 1)
    return f"Write it letter for letter: ‘{near[0]}’" if near else "Take it out, or mend it here"


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"  # noqa: PLR2004
