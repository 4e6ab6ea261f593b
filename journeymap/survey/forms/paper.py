"""The questionnaire as a booklet to print: a PDF, and a Word file with the same in it."""

from __future__ import annotations

import warnings
from collections.abc import Mapping

from journeymap.printing.typesetting import IN_ITS_PLACE, NotTypeset
from journeymap.sheets.names import slug
from journeymap.survey.forms.booklet import booklet_of
from journeymap.survey.forms.form import NotMade, Wishes
from journeymap.survey.forms.paper_docx import docx_of
from journeymap.survey.forms.paper_pdf import pdf_of
from journeymap.survey.questionnaire import Questionnaire


class NotPrinted(UserWarning):
    """Some characters could not be printed: which, and what to do."""


def make(questionnaire: Questionnaire, wishes: Wishes) -> Mapping[str, bytes]:
    """Return the booklet as PDF and as DOCX, by their names.

    Warns with `NotPrinted` of characters that no font has, and makes the rest. Raises `NotMade`.
    """
    booklet = booklet_of(questionnaire, wishes)
    name = _name(questionnaire, wishes)
    try:
        made = pdf_of(booklet)
    except NotTypeset as error:
        raise NotMade(f"{name}.pdf cannot be made: {error}.") from error
    if made.unprintable:
        warnings.warn(_not_printed(f"{name}.pdf", made.unprintable), NotPrinted, stacklevel=2)
    return {f"{name}.pdf": made.pdf, f"{name}.docx": docx_of(booklet)}


def _name(questionnaire: Questionnaire, wishes: Wishes) -> str:
    title = slug(questionnaire.title) or "questionnaire"
    large = "-large-print" if wishes.large_print else ""
    return f"{title}-edition-{questionnaire.edition}-paper{large}"


def _not_printed(name: str, characters: str) -> str:
    quoted = ", ".join(
        f"‘{each}’" if each.isprintable() else f"U+{ord(each):04X}" for each in characters
    )
    wrong = f"no font on this machine has {quoted}, so ‘{IN_ITS_PLACE}’ stands in {name} instead"
    return f"{wrong}. Install a font that has them, or print the Word file."
