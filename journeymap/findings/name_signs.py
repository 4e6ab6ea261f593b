"""Tells whether a word may be somebody's name, by how it is written and what stands around it.

A capital in the middle of a sentence is a sign, and so is what only people do, a title, what
somebody is to the one who speaks, and the list of names. A name that is an everyday word too
("Rose", "will") needs one of the other signs beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeymap.findings.word_in_place import WordInPlace
from journeymap.names import known_words


def _words(of: str) -> frozenset[str]:
    return frozenset(of.split())


_LONGEST_ACRONYM = 3
"""NHS, TV, OK: in capitals a longer word may be a name."""
_TITLES = _words("mr mrs ms miss dr prof rev mister missus")
_KIN = _words(
    "friend neighbour neighbor sister brother daughter son wife husband partner mother father mum"
    " mam mom dad aunt auntie aunty uncle nephew niece cousin grandson granddaughter carer nurse"
    " cook chef manager warden gran nan nain taid granny grandad lady man girl lad chap boy woman"
    " waitress waiter cleaner merch mab chwaer brawd gwr ngwr gwraig ngwraig ffrind gofalwraig"
    " gofalwr cogydd modryb ewythr wyres wyr"
)
_WHOSE = _words("my our his her their your late fy ein ei eu dy eich")
_NAMING = _words("called named")
_SPOKEN_OF = frozenset(
    {
        ("ask", "for"),
        ("next", "to"),
        ("thanks", "to"),
        ("thank", "you"),
        ("speak", "to"),
        ("spoke", "to"),
        ("talk", "to"),
        ("sit", "with"),
        ("sits", "with"),
        ("sat", "with"),
        ("love", "from"),
        ("name", "is"),
        ("diolch", "i"),
        ("gofynnwch", "i"),
        ("gofynnwch", "am"),
    }
)
"""Behind these two words somebody is named."""
_SIGNS_OFF = _words("name enw from signed oddi")
_SAYS_SO = _TITLES | _NAMING | _KIN | _SIGNS_OFF | {last for _, last in _SPOKEN_OF}
_HYPHEN = re.compile("[-‑]")
_DOES_MORE_OFTEN = _words("will may hope drew don")
"""In small letters behind "my friend" they are what the friend does."""
_PLACE_BEFORE = _words(
    "st saint sant heol stryd ffordd lon llys plas ty maes bryn radio cafe gwesty"
)
_NO_NAMES = re.compile(
    r"I(?:['’]\w+)?|Mr|Mrs|Ms|Miss|Dr|English|Welsh|Christmas|Easter|God"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days"
    r"|ALWAYS|NEVER|MUST|VERY|EVERY|PLEASE"
)
_OF_THE_CALENDAR = re.compile(
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun"
)
_WHEN = _words(
    "in by since until till during every each last next this of early late mid before after through"
)
_NUMBER_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?[\s,]*(?:of\s+)?$")
_NUMBER_BEHIND = re.compile(r"[\s,.]*(?:the\s+)?\d")
_IS_WHO = (
    r",\s+(?:my|our|his|her)\s+(?:friend|neighbour|sister|brother|daughter|son|wife|husband"
    r"|mother|father|mum|dad|aunt|uncle|carer|nurse|cook)\b"
)
_OFTEN = r"(?:(?:always|never|also|often|once|just|then|usually|only)\s+)?"
_DOES = (
    r"said|says|told|tells|met|meets|asked|asks|smiled|smiles|laughed|laughs|sat|sits|walked"
    r"|walks|helped|helps|saved|saves|showed|shows|knew|knows|remembered|remembers|thought|thinks"
    r"|liked|likes|loved|loves|waved|waves|sang|sings|lived|lives|visited|visits|brought|brings"
)
_GOES_ON = _words("back me him us them about around after came comes gave") | {*_DOES.split("|")}
"""With these, as with words that name nobody, a sentence goes on behind "the dr"."""
_SOMEBODY_DOES = re.compile(rf"\s+{_OFTEN}(?:{_DOES})\b|\s+(?:and|&)\s+(?:I|me)\b|{_IS_WHO}")
"""What stands behind the word for a person: what only people do, and who they are."""
_SOMEBODY_KNOWN_DOES = re.compile(
    rf"\s+{_OFTEN}(?:{_DOES}|forgets|forgot|gave|gives|cooks|cooked|cares|cared|works|worked|came"
    r"|comes|cleans|cleaned|washes|washed|serves|served|eats|ate|complained|complains|fixed|fixes"
    r"|listens|listened|wants|wanted|cannot|can['’]?t|hates|hated|shouts|shouted|died|fell|slipped"
    r"|who)\b"
    rf"|\s+(?:and|&)\s+(?:I|me)\b|{_IS_WHO}|\s+(?:from|in|at)\s+(?:the\s+)?"
    r"(?:kitchen|office|number|flat|room|table|reception|dining)\b"
)
"""The same, behind a word that is a name if it is no everyday word."""
_OF_A_THING = re.compile(
    r"['’]?s?(?:\s+[A-Z][\w'’]*)?\s+(?:(?i:sponge|sandwich|plums?|cakes?|tarts?|puddings?|sauce|pie"
    r"|potato(?:es)?|tea|grey|wine|oil|biscuits?|salad|mess|bakery|avenue|road|terrace|crescent"
    r"|wood|centre|centres|hospital|surgery|dancers|dancing|day|bay|town|station|cheese)"
    r"|Court|House|Street|Lane|Hall|Park|Church|Close|Gardens|Ward|Square|Way|Bridge|Island)\b"
)
"""What stands behind a name that a dish, a place or a day has."""
_FAMILY_TOO = re.compile(r"\s+(?:Hall|Lane|Park|Church|Street|House|Day|Wood)\b")
"""Places behind a name that may as well be the name of the family."""
_FAMILY_BEHIND = re.compile(r"\s+([A-Z][a-z]\w*)")
_NOBODY_BY_NAME = re.compile(
    r"(?:some|no|any|every)(?:body|one)|I|he|she|they|it|we|you|who|that|this|one|people|everything"
    r"|nothing|\w+ing|\w+[^yius]s|always|never|not|only|also|often|once|just|then|when|if|what|so"
    r"|and|but|please|mr|mrs|ms|miss|dr",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\s*(?:,|&|\+|/)\s*")
_AND = _words("and a ac or neu")


def names_among(words: list[WordInPlace], in_small_letters: frozenset[str]) -> Iterator[str]:
    """Yield the words that may be names. `in_small_letters` are words that are written so too."""
    name_before = joined = False
    for word in words:
        linked = (name_before and _JOINS.fullmatch(word.between) is not None) or joined
        is_name = _may_be_a_name(word, in_small_letters, linked=linked)
        if is_name:
            yield word.text
        joined = name_before and word.folded in _AND and not word.begins
        name_before = is_name


def _may_be_a_name(word: WordInPlace, in_small_letters: frozenset[str], *, linked: bool) -> bool:
    if word.folded in _TITLES or word.text == "I":
        return False
    if (linked or word.earlier[1] in _SAYS_SO) and _is_said_to_be(word, linked=linked):
        return True
    if not word.has_capital:
        return _is_always_a_name(word) and not _is_of_a_thing(word)
    if len(word.text) == 1 or _NO_NAMES.fullmatch(word.text):
        return False
    if word.begins:
        return _is_somebody(word, in_small_letters) and not _is_of_a_thing(word)
    return not _names_nobody(word, in_small_letters) and not _is_of_a_thing(word)


def _is_said_to_be(word: WordInPlace, *, linked: bool) -> bool:
    """Whether what stands before the word says that it is a name: a title, "called", "my son"."""
    further, last = word.earlier
    known = known_words()
    is_first = _may_be_given(word)
    if last in _TITLES and (word.has_capital or last != "miss" or is_first):
        return word.has_capital or not _goes_on(word)
    if len(word.text) == 1:
        return False
    if last in _NAMING:
        is_named = further in _KIN and not _goes_on(word)
        return is_first or is_named
    seldom = word.folded in known.seldom
    if last in _KIN and further in _WHOSE:
        return is_first and word.folded not in _DOES_MORE_OFTEN
    if (further, last) in _SPOKEN_OF or linked or (last in _SIGNS_OFF and ":" in word.between):
        return is_first and (not seldom or linked or last == "is" or word.has_capital)
    return False


def _may_be_given(word: WordInPlace) -> bool:
    return word.folded in known_words().given or word.folded in known_words().also_words


def _is_always_a_name(word: WordInPlace) -> bool:
    """Whether the word, its first part if it has a hyphen, is a name and nothing else."""
    known, first = known_words(), word.folded
    if "-" in first or "‑" in first:
        first = _HYPHEN.split(first)[0]
    return first in known.given or word.folded in known.family


def _goes_on(word: WordInPlace) -> bool:
    """Whether a word in small letters is one with which a sentence goes on."""
    text = word.folded
    return text in known_words().nobody or text.endswith(("ed", "ing")) or text in _GOES_ON


def _names_nobody(word: WordInPlace, in_small_letters: frozenset[str]) -> bool:
    """Whether a word with a capital in the middle of a sentence is surely no name."""
    text = word.text
    if text.isupper() and (len(text) <= _LONGEST_ACRONYM or text.lower() in in_small_letters):
        return True
    if _OF_THE_CALENDAR.fullmatch(text) and _is_a_time(word):
        return True
    return word.folded in known_words().nobody and not _OF_THE_CALENDAR.fullmatch(text)


def _is_somebody(word: WordInPlace, in_small_letters: frozenset[str]) -> bool:
    """Whether the first word of a sentence is a name: by the list, or by what only people do."""
    if _is_always_a_name(word):
        return True
    if word.folded in known_words().also_words:
        return _is_known_to_be_somebody(word)
    if word.folded in known_words().nobody or word.folded in in_small_letters:
        return False
    return not _NOBODY_BY_NAME.fullmatch(word.text) and bool(_SOMEBODY_DOES.match(word.behind))


def _is_known_to_be_somebody(word: WordInPlace) -> bool:
    """Whether the first word of a sentence that is an everyday word too is a name here."""
    if ":" in word.between or _SOMEBODY_KNOWN_DOES.match(word.behind):
        return True
    seldom = word.folded in known_words().seldom or _OF_THE_CALENDAR.fullmatch(word.text)
    if word.owns and not seldom:
        return True
    family = _FAMILY_BEHIND.match(word.behind)
    return family is not None and family[1].lower() not in known_words().nobody


def _is_of_a_thing(word: WordInPlace) -> bool:
    """Whether it is the name of a place, a dish or a day, by what stands beside it."""
    if word.earlier[1] in _PLACE_BEFORE or (word.earlier[0] in _PLACE_BEFORE and _welsh(word)):
        return word.has_capital
    if word.folded in known_words().given and _FAMILY_TOO.match(word.behind):
        return False
    return _OF_A_THING.match(word.behind) is not None


def _welsh(word: WordInPlace) -> bool:
    return word.earlier[1] in {"y", "yr", "gwyn", "mawr", "fawr"}


def _is_a_time(word: WordInPlace) -> bool:
    """Whether a month or a day stands where one is told."""
    if _NUMBER_BEFORE.search(word.before) or _NUMBER_BEHIND.match(word.behind):
        return True
    return word.earlier[1] in _WHEN
