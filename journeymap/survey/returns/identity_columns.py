"""Columns that could lead to a person, told by what stands above them or in them.

When in doubt a column is left out: what is left out by mistake can be brought in by a columns
file, what got out cannot be brought back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeymap.findings.contact_forms import CONTACT_FORMS, ContactForm
from journeymap.survey.returns.headings import Heading
from journeymap.survey.returns.wording import plain

_SHORT, _SHORTEST = 6, 3
"""A heading of so many words is a field of a form, and no question. One with a question mark
has to be shorter still."""
_FIELDS = (
    ("an internet address", r"ip|ip-? ?(?:address|adresse?|addr)|refurl|referrer"),
    (
        "a name",
        (
            r"(?:your |full |first |last |sur|fore|given |family |middle |maiden |user ?|nick ?"
            r"|recipient ?(?:first ?|last ?)?)?names?\b"
            r"|(?:first|last|full|sur|user)_?name|initials|signature|vorname|nachname|familienname"
            r"|(?:pr[eé])?nom|nombre|apellidos?|enw|cyfenw|llofnod|llofnodiad"
        ),
    ),
    (
        "an e-mail address",
        (
            r"(?:recipient ?)?e-?mails?(?: ?address(?:es)?)?|e-?mail-?adresse|e-?bost|courriel"
            r"|correo|mail"
        ),
    ),
    (
        "a telephone number",
        (
            r"(?:tele)?phones?(?: ?(?:no|number)s?)?|mobile|mobile (?:no|number)|tel"
            r"|whatsapp|telefon|telefonnummer"
            r"|handy|t[eé]l[eé]phone|tel[eé]fono|ff[oô]n|rhif ff[oô]n"
            r"|subscriberid"
            r"|simserial"
        ),
    ),
    (
        "an address",
        (
            r"(?:home |postal |street )?address|post ?code|zip ?(?:code)?|house (?:no|number|name)"
            r"|flat (?:no |number )?|room (?:no|number)|street|city|town|village|adresse|anschrift"
            r"|plz|postleitzahl|wohnort|cyfeiriad|cod post|direcci[oó]n"
        ),
    ),
    (
        "a location",
        (
            r"locations?|latitude|longitude|lat|lon|lng|gps|geo(?:point|location)?|coordinates"
            r"|location ?(?:latitude|longitude|accuracy)|breitengrad|l[aä]ngengrad|lleoliad"
            r"|standort"
        ),
    ),
    (
        "a device or an account",
        (
            r"device ?(?:id)?|imei|user ?(?:id)?|user ?agent|browser|cookie|token|submitted ?by"
            r"|submitter ?(?:id)?"
            r"|account|login|collector[ -]?id|custom ?(?:data|value)s?|panel ?id"
            r"|benutzerdefinierte daten|donn[eé]es personnalis[eé]es|datos personalizados"
            r"|id (?:du collecteur|de recopilador)"
            r"|external ?(?:data ?)?reference|staff (?:no|number|id)|employee (?:no|number|id)"
        ),
    ),
    (
        "a date of birth or a person's number",
        (
            r"date of birth|dob|birthday|birth ?date|geburtsdatum|geburtstag|dyddiad geni"
            r"|nhs ?(?:no|number)|national insurance(?: number)?|hospital (?:no|number)|patient id"
        ),
    ),
)
_HOLD = tuple(
    (what, re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE))
    for what, words in _FIELDS
)
_ASKS = re.compile(
    r"\b(?:your|leave (?:a|us your|your)|their) (?:\w+ ){0,2}"
    r"(?:names?|e-?mail|(?:tele)?phone|mobile|address|post ?code|contact|number)\b"
    r"|\bcontact (?:you|me|details|information|number)\b|\bbe contacted\b|\bget in touch\b"
    r"|\b(?:reach|call|ring|phone|e-?mail|write to|get back to) (?:you|me)\b"
    r"|\bif you(?:'d| would|’d)? (?:like|want|wish) (?:us )?to"
    r" (?:be |hear|contact|reply|tell|get|take)"
    r"|\bif you(?:'d| would|’d) like us\b|\bprize draw\b|\bwho are you\b|\bperson identifiable\b"
    r"|\bcysylltu â|\beich (?:enw|cyfeiriad|rhif|e-?bost)\b|\bihre? (?:name|adresse|e-?mail)",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])|_")
_UUID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
_ID = ContactForm("id of a person or a device", "ids of persons or devices", _UUID)
_COORDINATES = ContactForm(
    "location", "locations", re.compile(r"-?[0-9]{1,3}\.[0-9]{4,}(?:[ ,;]+-?[0-9.]+){0,3}")
)
_MOST = 0.5
"""Of the filled cells of a column: then the column is for what they hold."""


def asks_for_identity(heading: Heading) -> str:
    """Return what a column asks for that could lead to a person, in words; empty for none."""
    for text in dict.fromkeys((heading.code, heading.words, heading.whole)):
        words = " ".join(_CAMEL.sub(" ", plain(text)).split())
        for what, pattern in _HOLD:
            longest = _SHORTEST if words.endswith("?") else _SHORT
            if len(words.split()) <= longest and pattern.search(words):
                return what
    if _ASKS.search(plain(heading.whole)):
        return "a person’s details"
    return ""


def holds_identity(cells: Sequence[str]) -> str:
    """Return what most of the filled cells of a column hold that leads to a person, in words."""
    for form in (*CONTACT_FORMS, _ID, _COORDINATES):
        held = sum(_is_all(form, cell) for cell in cells)
        if held and held >= _MOST * len(cells):
            return form.several
    return ""


def identity_among(cells: Sequence[str]) -> list[str]:
    """Return the contact details that stand somewhere in the cells, as in "postcodes"."""
    return [
        form.several
        for form in CONTACT_FORMS
        if any(form.holds(found) for cell in cells for found in form.pattern.finditer(cell))
    ]


def _is_all(form: ContactForm, cell: str) -> bool:
    found = form.pattern.fullmatch(cell)
    return found is not None and form.holds(found)
