"""Keeps out of an account what leads straight to a person, and points at what may.

What can be told by its form is left out: addresses and numbers of many kinds. Names cannot
be told by their form. The words that look like one are listed for the person who sends the
account: a hint, never a guarantee.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from journeymap.findings.contact_forms import CONTACT_FORMS, ContactForm, may_have_any
from journeymap.findings.name_signs import names_among
from journeymap.findings.word_in_place import WORD, without_s, words_in_place
from journeymap.language.language import Language, to_say

_NAME = "name"
_LEFT_OUT: dict[str, str] = {
    _NAME: to_say("[name left out]"),
    **{form.one: to_say("[{what} left out]") for form in CONTACT_FORMS},
}
"""What stands in the place of what is left out, by what that is."""
_LEFT = " left out]"
_SAID = re.compile(rf"\[({'|'.join(map(re.escape, _LEFT_OUT))}){re.escape(_LEFT)}")

_REMEMBERED = 20_000
"""Texts of which it is remembered what leads to a person in them: each is asked about twice."""
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?")


def without_contact_details(words: str) -> str:
    """Return `words` with what leads straight to a person left out, and said to be."""
    return _told_apart(words)[0]


def contact_details_in(texts: Iterable[str]) -> list[str]:
    """Return what `without_contact_details` leaves out of the texts, as in "postcodes"."""
    found = {several for words in texts for several in _told_apart(words)[1]}
    return [form.several for form in CONTACT_FORMS if form.several in found]


@lru_cache(_REMEMBERED)
def _told_apart(words: str) -> tuple[str, tuple[str, ...]]:
    """Return the words without what leads straight to a person, and the kinds of what did."""
    found: list[str] = []
    for form in CONTACT_FORMS if may_have_any(words) else ():
        before, words = words, _without(form, words)
        if words != before:
            found.append(form.several)
    return words, tuple(found)


def possible_names(texts: Iterable[str]) -> list[str]:
    """Return words that may be somebody's name, once each, in the order they come in.

    They are those that begin with a capital in the middle of a sentence, but for what is known
    to name nobody; at its start, where what follows is what only people do ("Marcus met me");
    behind a title or "called"; and given names of a list, which need no capital. It is a hint,
    never a guarantee: a name that is not listed is not found in small letters, in a text all in
    capitals or in a script that has none. The months and the days of the week are people's
    names too, unless they stand where a day is told.
    """
    words = [list(words_in_place(text)) for text in texts]
    each = (word.text for of in words for word in of)
    in_small_letters = frozenset(word for word in each if word.islower())
    return list(dict.fromkeys(n for of in words for n in names_among(of, in_small_letters)))


def names_to_leave_out(words: str) -> list[str]:
    """Return what may be a name in `words`, but for the days of the week: few are called so."""
    return [each for each in possible_names([words]) if not _DAY.fullmatch(each)]


def without_possible_names(words: str) -> str:
    """Return `words` with what may be a name left out, and said to be; as far as it is found."""
    names = frozenset(names_to_leave_out(words))
    if not names:
        return words

    def said(found: re.Match[str]) -> str:
        name = without_s(found.group())
        return f"[name left out]{found.group()[len(name) :]}" if name in names else found.group()

    return WORD.sub(said, unicodedata.normalize("NFC", words))


def what_is_left_out(words: str, language: Language) -> str:
    """Return `words` with what the functions here left out said in a language.

    It comes last, as what stands there in English is never taken for what leads to a person.
    """
    if _LEFT not in words:
        return words

    def said(found: re.Match[str]) -> str:
        return language.say(_LEFT_OUT[found[1]], what=language.say(found[1]))

    return _SAID.sub(said, words)


def typed_in_the_room(words: str, language: Language) -> str:
    """Return what was typed in the room, in a language if it has it, as it may go out."""
    left = without_possible_names(without_contact_details(language.own(words)))
    return what_is_left_out(left, language)


def _without(form: ContactForm, words: str) -> str:
    def said(found: re.Match[str]) -> str:
        return f"[{form.one} left out]" if form.holds(found) else found.group()

    return form.pattern.sub(said, words)
