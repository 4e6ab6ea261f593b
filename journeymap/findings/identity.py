"""Keeps out of an account what leads straight to a person, and points at what may.

What can be told by its form is left out: addresses and numbers of many kinds. Names cannot
be told by their form. The words that look like one are listed for the person who sends the
account: a hint, never a guarantee.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeymap.findings.contact_forms import CONTACT_FORMS, ContactForm

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’‑-](?=[^\W\d_]))*")
_LONGEST_ACRONYM = 3
"""NHS, TV, OK: in capitals a longer word may be a name."""
_LEFT_OUT = re.compile(r"\[[^\[\]]+ left out\]")
_ENDS_SENTENCE = re.compile(r"[.!?…\n]")
_ABBREVIATED = re.compile(r"Mr|Mrs|Ms|Miss|Dr|Prof|Rev|St|[^\W\d_]")
"""What has a full stop behind it that ends no sentence: titles and initials."""
_NO_NAMES = re.compile(
    r"I(?:['’]\w+)?|Mr|Mrs|Ms|Miss|Dr|English|Welsh|Christmas|Easter|God"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days"
    r"|ALWAYS|NEVER|MUST|VERY|EVERY|PLEASE"
    r"|The|It|He|She|We|They|You|This|That|There|My|Our|To|In|On|At|Is|Was|And|But|Or|As|If|No"
    r"|Not|Yes|All|Very|More|Please|Thank"
)
_OF_THE_CALENDAR = re.compile(
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun"
)
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?")
_NUMBER_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?[\s,]*(?:of\s+)?$")
_NUMBER_BEHIND = re.compile(r"[\s,.]*(?:the\s+)?\d")
_SOMEBODY_DOES = re.compile(
    r"\s+(?:(?:always|never|also|often|once|just|then)\s+)?"
    r"(?:said|says|told|tells|met|meets|asked|asks|smiled|smiles|laughed|laughs|sat|sits|walked"
    r"|walks|helped|helps|saved|saves|showed|shows|knew|knows|remembered|remembers|thought|thinks"
    r"|liked|likes|loved|loves|waved|waves|sang|sings|lived|lives|visited|visits|brought|brings)\b"
    r"|\s+(?:and|&)\s+(?:I|me)\b"
    r"|,\s+(?:my|our|his|her)\s+(?:friend|neighbour|sister|brother|daughter|son|wife|husband"
    r"|mother|father|mum|dad|aunt|uncle|carer|nurse|cook)\b"
)
"""What stands behind the word for a person: what only people do, and who they are."""
_NOBODY_BY_NAME = re.compile(
    r"(?:some|no|any|every)(?:body|one)|I|he|she|they|it|we|you|who|that|this|one|people|everything"
    r"|nothing|\w+ing|always|never|not|only|also|often|once|just|then|when|if|what|so|mum|dad|staff|carer|cook|chef|nurse|manager|and|but|please|mr|mrs|ms|miss|dr",
    re.IGNORECASE,
)


def without_contact_details(words: str) -> str:
    """Return `words` with what leads straight to a person left out, and said to be."""
    for form in CONTACT_FORMS:
        words = _without(form, words)
    return words


def contact_details_in(texts: Iterable[str]) -> list[str]:
    """Return what `without_contact_details` leaves out of the texts, as in "postcodes"."""
    found: set[str] = set()
    for words in texts:
        rest = words
        for form in CONTACT_FORMS:
            before, rest = rest, _without(form, rest)
            found |= {form.several} if rest != before else set()
    return [form.several for form in CONTACT_FORMS if form.several in found]


def possible_names(texts: Iterable[str]) -> list[str]:
    """Return words that may be somebody's name, once each, in the order they come in.

    They are those that begin with a capital in the middle of a sentence; and at its start,
    where what follows is what only people do ("Marcus met me"). It is a hint, never a
    guarantee: another name at the start of a sentence is not found, nor one in small
    letters, in a text all in capitals or in a script that has none. The months and the days
    of the week are people's names too, unless a number stands beside them.
    """
    words = [word for text in texts for word in _words(text)]
    in_small_letters = {word.text for word in words if word.text.islower()}
    found = [word.text for word in words if _may_be_a_name(word, in_small_letters)]
    return list(dict.fromkeys(found))


def names_to_leave_out(words: str) -> list[str]:
    """Return what may be a name in `words`, but for the days of the week: few are called so."""
    return [each for each in possible_names([words]) if not _DAY.fullmatch(each)]


def without_possible_names(words: str) -> str:
    """Return `words` with what may be a name left out, and said to be; as far as it is found."""
    for name in names_to_leave_out(words):
        words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "[name left out]", words)
    return words


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    begins: bool
    """Whether a sentence begins with it."""
    before: str
    """The text in front of it, or the last of it."""
    behind: str


def _without(form: ContactForm, words: str) -> str:
    def said(found: re.Match[str]) -> str:
        return f"[{form.one} left out]" if form.holds(found) else found.group()

    return form.pattern.sub(said, words)


def _words(text: str) -> Iterator[_Word]:
    """Yield the words of a text; none if it is all in capitals, where they tell nothing."""
    text = _LEFT_OUT.sub("[]", unicodedata.normalize("NFC", text))
    end, last = 0, ""
    for found in _WORD.finditer(text) if not text.isupper() else ():
        between, word = text[end : found.start()], re.sub(r"['’]s$", "", found.group())
        begins = (not end or _ends_sentence(last, between)) and not re.search("[(:]", between)
        before = text[max(0, found.start() - 12) : found.start()]
        yield _Word(word, begins, before, text[found.end() : found.end() + 40])
        end, last = found.end(), word


def _ends_sentence(last: str, between: str) -> bool:
    if between.strip(" ") == "." and _ABBREVIATED.fullmatch(last):
        return False
    return bool(_ENDS_SENTENCE.search(between))


def _may_be_a_name(word: _Word, in_small_letters: set[str]) -> bool:
    text = word.text
    if not text[0].isupper() or len(text) == 1 or _NO_NAMES.fullmatch(text):
        return False
    if text.isupper() and (len(text) <= _LONGEST_ACRONYM or text.lower() in in_small_letters):
        return False
    if _OF_THE_CALENDAR.fullmatch(text) and _has_number_beside(word):
        return False
    return not word.begins or _is_somebody(word, in_small_letters)


def _is_somebody(word: _Word, in_small_letters: set[str]) -> bool:
    """Whether the first word of a sentence is followed by what only people do."""
    if _NOBODY_BY_NAME.fullmatch(word.text) or word.text.lower() in in_small_letters:
        return False
    return _SOMEBODY_DOES.match(word.behind) is not None


def _has_number_beside(word: _Word) -> bool:
    return bool(_NUMBER_BEFORE.search(word.before) or _NUMBER_BEHIND.match(word.behind))
