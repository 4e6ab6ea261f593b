"""The questionnaire as a booklet to print: a PDF, and a Word file with the same in it."""

from __future__ import annotations

import warnings
from collections.abc import Mapping

import segno

from journeymap.printing.typesetting import IN_ITS_PLACE, NotTypeset
from journeymap.survey.forms.booklet import booklet_of
from journeymap.survey.forms.form import NotMade, Wishes
from journeymap.survey.forms.naming import file_name
from journeymap.survey.forms.paper_docx import docx_of
from journeymap.survey.forms.paper_pdf import pdf_of
from journeymap.survey.questionnaire import Questionnaire

_NAMED = 10
"""How many characters are named, of those that cannot be printed."""


class NotPrinted(UserWarning):
    """Some characters could not be printed: which, and what to do."""


def make(questionnaire: Questionnaire, wishes: Wishes) -> Mapping[str, bytes]:
    """Return the booklet as PDF and as DOCX, by their names.

    Warns with `NotPrinted` of characters that no font has, and makes the rest. Raises `NotMade`.
    """
    booklet = booklet_of(questionnaire, wishes)
    ending = "-paper-large-print" if wishes.large_print else "-paper"
    name = file_name(questionnaire, ending, wishes.tags)
    try:
        made = pdf_of(booklet)
    except NotTypeset as error:
        raise NotMade(f"{name}.pdf cannot be made: {error}.") from error
    except segno.DataOverflowError as error:
        wrong = "the address of the page is too long for a QR code"
        raise NotMade(f"{wrong}. Give a shorter one.") from error
    if made.unprintable:
        warnings.warn(_not_printed(f"{name}.pdf", made.unprintable), NotPrinted, stacklevel=2)
    return {f"{name}.pdf": made.pdf, f"{name}.docx": docx_of(booklet)}


def _not_printed(name: str, characters: str) -> str:
    named = ", ".join(map(_named, characters[:_NAMED]))
    more = f" and {len(characters) - _NAMED} more" if len(characters) > _NAMED else ""
    wrong = f"no font on this machine has {named}{more}, so ‘{IN_ITS_PLACE}’ stands in {name}"
    return f"{wrong} instead. Install a font that has them, or print the Word file."


def _named(character: str) -> str:
    return f"‘{character}’" if character.isprintable() else f"U+{ord(character):04X}"
