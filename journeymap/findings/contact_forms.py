"""The forms of what leads straight to a person: addresses and numbers that can be told.

Each form is a pattern and, where a pattern alone cannot tell, a check of what it found. They
are tried in their order, which matters: an e-mail address has in it what looks like a user
name, and a National Insurance number what looks like a part of a telephone number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from journeymap.language.language import to_say

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)

_PROFILE = re.compile(
    r"(?<![\w.@/-])-*+(?:https?://)?(?:[\w-]+\.)*(?:"
    r"(?:facebook|fb|instagram|twitter|x|linkedin|tiktok|threads|snapchat|youtube)\.(?:com|net)/"
    r"|(?:t|wa|m)\.me/|bsky\.app/"
    r"|[\w-]+\.\w+/(?:[\w-]+/)*(?:[@~]|(?:user|users|profile|profiles|people|in|u)/)"
    r")[^\s<>()\[\]\"“”]*[\w/]",
    re.IGNORECASE,
)

_NAME = r"[^\s@<>()\[\],;:]+"
_TOP = r"(?:com|org|net|info|biz|co|uk|ie|eu|me|gov|ac|nhs|scot|wales|cymru)"
_PROVIDERS = (
    r"(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|btinternet|aol|live|msn|sky|talktalk"
    r"|virginmedia|ntlworld|proton|protonmail|mail)"
)
_DOT = r"(?:\.|\s+dot\s+|\s*[(\[]\s*dot\s*[)\]]\s*)"
_E_MAIL = re.compile(
    rf"@?(?<![^\s@<>()\[\],;:]){_NAME}\s?@\s?[^\s@<>()\[\],;]+\.[^\W\d_]\w*"
    rf"|(?<!\S){_NAME}(?:\s+dot\s+[\w-]+)?"
    rf"(?:\s+at\s+(?:[\w-]+(?:\s+dot\s+[\w-]+)*\s+dot\s+{_TOP}|{_PROVIDERS}(?:{_DOT}{_TOP})+)"
    rf"|\s*[(\[]\s*at\s*[)\]]\s*[\w-]+(?:{_DOT}[\w-]+)*{_DOT}{_TOP})\b",
    re.IGNORECASE,
)

_IPV4 = r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)"
_IPV6 = (
    r"(?<![\w:])(?=[0-9a-f:]*[0-9])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}"
    r"|(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?)"
    r"(?:(?:\.\d{1,3}){3})?(?!\w|:\w)"
)
_INTERNET = re.compile(f"{_IPV6}|{_IPV4}", re.IGNORECASE)

_INSURANCE = re.compile(
    r"\b(?:[A-Z]{2}[\s-]{0,2}\d\d[\s-]?\d\d[\s-]?\d\d[\s-]{0,2}[A-D]"
    r"|(?i:[A-Z]{2}\s?\d{6}\s?[A-D]))\b"
)
_NHS = re.compile(
    r"(?<![\w+])(?P<said>(?i:NHS(?:\s+(?:number|no\.?))?(?:\s+is)?)[\s:]+)?"
    r"(?<![\d(])[1-9]\d{2}(?P<gap>[\s.‐‑–-]?)\d{3}(?P=gap)\d{4}(?!\w)"
)

_CAR = re.compile(
    r"\b[A-Z]{2}\d{2}\s?[A-HJ-PR-Z]{3}\b(?!\s*\d)|\b[A-Z]\d{3}\s?[A-Z]{3}\b"
    r"|\b(?i:(?:car\s+)?reg(?:istration)?(?:\s+(?:number|no\.?|plate))?(?:\s+is)?[\s:]+"
    r"[a-z]{1,2}\d{1,3}\s?[a-z]{3})\b"
)
"""Registrations since 2001 and since 1983; in small letters only where it says so."""

_IS = r"(?:\s+(?:number|num|no)\b\.?)?(?:\s+is\b)?[\s:#]*"
_ACCOUNT = re.compile(
    rf"\bsort\s?code{_IS}\d\d[\s-]?\d\d[\s-]?\d\d(?!\d)"
    rf"|\b(?:bank\s+)?(?:account|acct|acc|a/c){_IS}\d{{6,10}}(?!\d)"
    r"|\bGB\d\d\s?[A-Z]{4}(?:\s?\d){14}(?!\d)"
    r"|\b(?:hospital|patient|passport|policy|pension|membership|customer|tenancy|payroll)"
    r"\s+(?:number|no\.?|ref(?:erence)?)(?:\s+is\b)?[\s:#]*(?=[A-Z]{0,4}\d)[A-Z\d]{5,}\b",
    re.IGNORECASE,
)

_WELSH_MONTH = (
    "Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr"
)
_BORN = re.compile(
    r"\b(?:d\.?o\.?b\b\.?|date\s+of\s+birth|born|birth\s?day|dyddiad\s+geni|ganwyd(?:\s+fi)?"
    r"|ganed(?:\s+fi)?|pen-?blwydd)(?:\s+(?:is|was|on|the|ar|yw|y)\b){0,3}[\s:]*"
    r"(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th|fed|af|ydd)?\s+(?:of\s+|o\s+)?(?:{_MONTH}|{_WELSH_MONTH})\b"
    r"(?:,?\s+(?:19|20)?\d\d\b)?"
    rf"|(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+(?:19|20)\d\d\b)?)",
    re.IGNORECASE,
)

_CAPITAL = r"(?:(?![\d_])[^\W_a-zß-öø-ÿ])"
_HOUSE = (
    rf"(?<![\w.:,£€$/-])(?!(?:19|20)\d\d\b)\d{{1,4}}(?:\s?[-–/]\s?\d{{1,4}})?[A-Za-z]?,?\s+"
    rf"(?!(?:{_MONTH})\b)"
)
_SQUARE = r"[^\W\d_]+\.[^\W\d_]+\.[^\W\d_]+"
"""Three words that stand for a place of three metres by three."""
_WELSH_ROAD = r"(?:Heol|Stryd|Ffordd|Lôn|Lon|Rhodfa|Maes|Teras|Clos)"
_IN_WORDS = (
    r"(?:(?:twenty|thirty|forty|fifty)[\s-])?(?:one|two|three|four|five|six|seven|eight|nine)"
    r"|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty"
)
_IN_WORDS = f"(?:{_IN_WORDS})"
_OF_WHAT = (
    r"(?:people|persons|residents|chairs|tables|more|of|minutes|hours|times|years|or|men|women"
    r"|ladies|wheelchairs|days|weeks|carers|staff)\b"
)
_HOME = re.compile(
    rf"{_HOUSE}(?:{_CAPITAL}[\w.'’-]*\s+){{1,4}}"
    r"(?:Road|Rd|Street|St|Avenue|Ave|Close|Lane|Ln|Drive|Way|Court|Place|Crescent|Gardens"
    r"|Terrace|ROAD|RD|STREET|ST|AVENUE|AVE|CLOSE|LANE|DRIVE|WAY|COURT|PLACE|CRESCENT|GARDENS"
    r"|TERRACE|Row|Square|Mews|Villas|Cottages|Grove|Walk|Hill|Rise|Estate)\b"
    rf"|{_HOUSE}[^\W\d_]+\s+(?i:road|street|avenue|lane|crescent|terrace)\b"
    rf"|(?<![\w/:])///{_SQUARE}|\b(?i:what3words(?:\s+is)?)[\s:]+/{{0,3}}{_SQUARE}"
    rf"|{_HOUSE}{_WELSH_ROAD}(?:\s+(?:{_CAPITAL}|y\b|yr\b)[\w'’-]*){{1,3}}"
    rf"|\b{_WELSH_ROAD}(?:\s+(?:{_CAPITAL}|y\b|yr\b)[\w'’-]*){{1,3}},?\s+\d{{1,4}}[A-Za-z]?\b"
    rf"|\b(?i:(?:at|in|from|rhif)\s+(?:number|no\.?)\s*|yn\s+rhif\s+)\d{{1,3}}[A-Za-z]?\b"
    r"(?![.:]\d)(?!\s+on\b)"
    rf"|\b(?i:(?:flat|room|apartment)\s+(?:number\s+)?{_IN_WORDS})\b(?!\s+{_OF_WHAT})"
    r"|\b(?i:f?flat|room|rm|apartment|apt|ystafell)\.?\s*"
    r"(?i:number\s*|no\.?\s*|rhif\s*|#\s*)?"
    r"(?:\d{1,4}[A-Za-z]?|(?<=[Ff]lat )[A-HJ-Z])\b(?![.:]\d)"
    rf"(?!\s+{_OF_WHAT})"
)

_POSTCODE = re.compile(
    r"\b(?![A-Z]{1,2}\d[A-Z\d]?\s+(?-i:1st|2nd|3rd|\dth)\b)"
    r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[ABD-HJLNP-UW-Z]{2}\b",
    re.IGNORECASE,
)

_BETWEEN_DIGITS = r"[\s()./‐‑–−-]{0,4}"
_DIGITS = rf"(?<!\w)(?:\(\+?\d{{1,6}}\)|\+\s?\(?\d|\d)(?:{_BETWEEN_DIGITS}\d)*(?!\w)"
_DAY, _MONTH_NUMBER, _YEAR = (
    "(?:0?[1-9]|[12][0-9]|3[01])",
    "(?:0?[1-9]|1[0-2])",
    "(?:19|20)[0-9]{2}",
)
_WHEN_OR_HOW_MUCH = (
    rf"(?:{_DAY}[\s./-]{_MONTH_NUMBER}[\s./-]{_YEAR}"
    rf"|{_YEAR}[./-]{_MONTH_NUMBER}(?:[./-]{_DAY})?"
    rf"|{_DAY}[./-]{_MONTH_NUMBER}[./-][0-9]{{2}}"
    rf"|{_DAY}/{_MONTH_NUMBER}|{_MONTH_NUMBER}[\s./-]{_YEAR}|{_YEAR}"
    r"|[0-9]{1,3}\.[0-9]{2}|[1-9][0-9]?)"
)
_WHENS = re.compile(
    rf"(?>{_WHEN_OR_HOW_MUCH}(?!\.?\d))"
    rf"(?:\.?(?:\s*[‐‑–−/-]\s*|\s+)(?>{_WHEN_OR_HOW_MUCH}(?!\.?\d)))*+"
)
"""Dates, times, years, prices and numbers up to 99, one behind the other."""

_SAID_DIGIT = (
    r"(?:(?:double|treble|triple)\s+)?(?:oh|o|zero|nought|naught|one|two|three|four|five|six"
    r"|seven|eight|nine|dim|un|dau|tri|pedwar|pump|chwech|saith|wyth|naw)"
)
_SAID_NUMBER = (
    rf"\b(?:double\s+)?(?:oh|o|zero|nought|naught|dim)(?:[\s,-]{{1,3}}{_SAID_DIGIT}"
    r"(?:[\s,-]{1,3}(?:hundred|thousand))?\b){5,}"
)
"""A telephone number in words: it begins with 0."""
_TELEPHONE = re.compile(f"{_DIGITS}|{_SAID_NUMBER}", re.IGNORECASE)
_TO_RING = re.compile(
    r"\b(?:ring|rings|phone|telephone|tel|mobile|mob|call|text|whatsapp|ext|extension|ffon|ffôn"
    r"|ffoniwch|rhif|fax|contact)\b[^\d\n]{0,24}$",
    re.IGNORECASE,
)
_FEWEST_TO_RING = 5
"""Digits of a number that is said to be rung: without the code of the town."""
_FEWEST_DIGITS = 9
"""Of a telephone number with its 0 or +; one without has more."""
_FEWEST_IN_LONGER_GROUPS = 6
"""Without 0 or +, so many digits stand in threes or more: a row of small numbers is none."""

_HANDLE = re.compile(r"(?<![\w@.])@(?=[\w.]*[^\W\d_])\w+(?:[.-]\w+)*")


@dataclass(frozen=True, slots=True)
class ContactForm:
    """One form: what it is called, one and several, and how it is told."""

    one: str
    several: str
    pattern: re.Pattern[str]
    holds: Callable[[re.Match[str]], bool] = lambda _: True
    """Whether what the pattern found is one indeed."""


_DIGIT = re.compile(r"\d")
_CHARACTER = re.compile(r"[0-9@/.(\[](?:(?<=[0-9@/])|(?<=\.)\w|(?<=[(\[])\s*at\b)")
"""A digit, @ or / anywhere, or a full stop or a bracket as in an e-mail address.

It begins with one set of characters, for which a text is looked through at once.
"""
_LETTER_O = re.compile(r"o(?<!\wo)h?\b")
"""The digit 0, as people say it."""
_WORD = re.compile(r"d(?:ot|im)|zero|n[oa]ught|flat|room|apartment")
"""What else is in an e-mail address, a number or a home address that is written in words."""


def may_have_any(words: str) -> bool:
    """Whether any form may be in a text: each has a digit in it, or one of few other signs.

    It is one quick look for the many texts that have none of them. All three are looked for in
    small letters, as letters of either case looked for at once take several times as long.
    """
    small = words.lower()
    if not small.isascii():
        if _DIGIT.search(small):
            return True
        small = small.replace("i\u0307", "i").replace("ı", "i")  # for each form they are one
    found = _CHARACTER.search(small) or _LETTER_O.search(small) or _WORD.search(small)
    return found is not None


def _is_nhs_number(found: re.Match[str]) -> bool:
    """Whether it is said to be one, or its last digit is the check digit of the others."""
    if found["said"]:
        return True
    digits = [int(each) for each in found.group() if each.isdigit()]
    weighed = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return bool(found["gap"]) and (11 - weighed % 11) % 11 == digits[-1]


def _is_telephone_number(found: re.Match[str]) -> bool:
    """Whether there are digits enough, in groups such as those of telephone numbers.

    One that is said in words is told by its pattern alone.
    """
    words = found.group()
    digits = sum(each.isdigit() for each in words)
    if not digits:
        return True
    if _WHENS.fullmatch(words):
        return False
    if digits >= _FEWEST_TO_RING:
        before = found.string[max(0, found.start() - 32) : found.start()]
        if _TO_RING.search(before):
            return True
    if words[0] in "+(0":
        return digits >= _FEWEST_DIGITS
    longer = "".join(re.findall(r"\d{3,}", words))
    return digits > _FEWEST_DIGITS and len(longer) >= _FEWEST_IN_LONGER_GROUPS


CONTACT_FORMS = (
    ContactForm(to_say("profile address"), to_say("profile addresses"), _PROFILE),
    ContactForm(to_say("e-mail address"), to_say("e-mail addresses"), _E_MAIL),
    ContactForm(to_say("internet address"), to_say("internet addresses"), _INTERNET),
    ContactForm(
        to_say("National Insurance number"), to_say("National Insurance numbers"), _INSURANCE
    ),
    ContactForm(to_say("NHS number"), to_say("NHS numbers"), _NHS, _is_nhs_number),
    ContactForm(to_say("date of birth"), to_say("dates of birth"), _BORN),
    ContactForm(to_say("account number"), to_say("account numbers"), _ACCOUNT),
    ContactForm(to_say("home address"), to_say("home addresses"), _HOME),
    ContactForm(to_say("postcode"), to_say("postcodes"), _POSTCODE),
    ContactForm(to_say("car registration"), to_say("car registrations"), _CAR),
    ContactForm(
        to_say("telephone number"), to_say("telephone numbers"), _TELEPHONE, _is_telephone_number
    ),
    ContactForm(to_say("user name"), to_say("user names"), _HANDLE),
)
