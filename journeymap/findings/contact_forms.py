"""The forms of what leads straight to a person: addresses and numbers that can be told.

Each form is a pattern and, where a pattern alone cannot tell, a check of what it found. They
are tried in their order, which matters: an e-mail address has in it what looks like a user
name, and a National Insurance number what looks like a part of a telephone number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)

_PROFILE = re.compile(
    r"(?<![\w.@/])(?:https?://)?(?:[\w-]+\.)*(?:"
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

_CAPITAL = r"(?:(?![\d_])[^\W_a-zß-öø-ÿ])"
_HOUSE = (
    rf"(?<![\w.:,£€$/-])(?!(?:19|20)\d\d\b)\d{{1,4}}(?:\s?[-–/]\s?\d{{1,4}})?[A-Za-z]?,?\s+"
    rf"(?!(?:{_MONTH})\b)"
)
_HOME = re.compile(
    rf"{_HOUSE}(?:{_CAPITAL}[\w.'’-]*\s+){{1,4}}"
    r"(?:Road|Rd|Street|St|Avenue|Ave|Close|Lane|Ln|Drive|Way|Court|Place|Crescent|Gardens"
    r"|Terrace|ROAD|RD|STREET|ST|AVENUE|AVE|CLOSE|LANE|DRIVE|WAY|COURT|PLACE|CRESCENT|GARDENS"
    r"|TERRACE)\b"
    rf"|{_HOUSE}[^\W\d_]+\s+(?i:road|street|avenue|lane|crescent|terrace)\b"
    r"|\b(?i:flat|room|apartment|apt)\.?\s*(?i:number\s*|no\.?\s*|#\s*)?"
    r"(?:\d{1,4}[A-Za-z]?|(?<=[Ff]lat )[A-HJ-Z])\b(?![.:]\d)"
    r"(?!\s+(?:people|persons|residents|chairs|tables|more|of|minutes|hours|times|years)\b)"
)

_POSTCODE = re.compile(
    r"\b(?![A-Z]{1,2}\d[A-Z\d]?\s+(?-i:1st|2nd|3rd|\dth)\b)"
    r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[ABD-HJLNP-UW-Z]{2}\b",
    re.IGNORECASE,
)

_BETWEEN_DIGITS = r"[\s()./‐‑–−-]{0,4}"
_DIGITS = re.compile(rf"(?<!\w)(?:\(\+?\d{{1,6}}\)|\+\s?\(?\d|\d)(?:{_BETWEEN_DIGITS}\d)*(?!\w)")
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


def _is_nhs_number(found: re.Match[str]) -> bool:
    """Whether it is said to be one, or its last digit is the check digit of the others."""
    if found["said"]:
        return True
    digits = [int(each) for each in found.group() if each.isdigit()]
    weighed = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return bool(found["gap"]) and (11 - weighed % 11) % 11 == digits[-1]


def _is_telephone_number(found: re.Match[str]) -> bool:
    """Whether there are digits enough, in groups such as those of telephone numbers."""
    words = found.group()
    digits = sum(each.isdigit() for each in words)
    if _WHENS.fullmatch(words):
        return False
    if words[0] in "+(0":
        return digits >= _FEWEST_DIGITS
    longer = "".join(re.findall(r"\d{3,}", words))
    return digits > _FEWEST_DIGITS and len(longer) >= _FEWEST_IN_LONGER_GROUPS


CONTACT_FORMS = (
    ContactForm("profile address", "profile addresses", _PROFILE),
    ContactForm("e-mail address", "e-mail addresses", _E_MAIL),
    ContactForm("internet address", "internet addresses", _INTERNET),
    ContactForm("National Insurance number", "National Insurance numbers", _INSURANCE),
    ContactForm("NHS number", "NHS numbers", _NHS, _is_nhs_number),
    ContactForm("home address", "home addresses", _HOME),
    ContactForm("postcode", "postcodes", _POSTCODE),
    ContactForm("telephone number", "telephone numbers", _DIGITS, _is_telephone_number),
    ContactForm("user name", "user names", _HANDLE),
)
