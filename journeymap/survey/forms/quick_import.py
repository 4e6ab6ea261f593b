"""The questionnaire as a Word file for the quick import of Microsoft Forms.

It finds questions by their numbers and the options below them by their letters, each in a
paragraph of its own; a question without options becomes one to which people write. The numbers
are typed and not made by Word, so that they are part of the text: it is all that comes back.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from string import ascii_uppercase

from docx import Document
from docx.document import Document as WordFile
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from journeymap.printing.word.file import as_bytes
from journeymap.spreadsheets import fit_for_xml
from journeymap.survey.forms.around import heading, introduction
from journeymap.survey.forms.form import Wishes
from journeymap.survey.forms.naming import file_name
from journeymap.survey.in_language import in_language
from journeymap.survey.questionnaire import Question, Questionnaire

_FONT, _SIZE = "Arial", 12
_LONGEST_PROPERTY = 255


def make(questionnaire: Questionnaire, wishes: Wishes) -> Mapping[str, bytes]:
    """Return the Word file."""
    told = in_language(questionnaire, wishes.language)
    document = _blank(told)
    _add(document, told.title, "Title")
    for paragraph in introduction(told, wishes):
        _add(document, paragraph)
    for name, questions in told.parts():
        _add(document, heading(name, questions, wishes.language), "Heading 1")
        for question in questions:
            _ask(document, told.numbered(question), question)
    name_of_file = file_name(questionnaire, "-microsoft-forms.docx", wishes.tags)
    return {name_of_file: as_bytes(document)}


def letters(number: int) -> str:
    """Return the letters before an option: A for 1, Z for 26, then AA, AB and so on."""
    written = ""
    while number:
        number, place = divmod(number - 1, len(ascii_uppercase))
        written = ascii_uppercase[place] + written
    return written


def _blank(questionnaire: Questionnaire) -> WordFile:
    """Return a file with nothing in it that says on which machine or by whom it was made."""
    document = Document()
    font = document.styles["Normal"].font
    font.name, font.size = _FONT, Pt(_SIZE)
    document.styles["Normal"].paragraph_format.space_after = Pt(_SIZE / 3)
    told = document.core_properties
    told.title = fit_for_xml(questionnaire.title)[:_LONGEST_PROPERTY]
    told.author, told.last_modified_by, told.comments = "", "", ""
    told.created = told.modified = datetime.combine(questionnaire.issued, time())
    return document


def _ask(document: WordFile, numbered: str, question: Question) -> None:
    """Add a question and its options, which a page does not part."""
    paragraphs = [_add(document, numbered)]
    paragraphs[0].paragraph_format.space_before = Pt(_SIZE)
    for number, option in enumerate(question.options, 1):
        paragraphs.append(_add(document, f"{letters(number)}. {option.says}"))
    for paragraph in paragraphs[:-1]:
        paragraph.paragraph_format.keep_with_next = True


def _add(document: WordFile, text: str, style: str | None = None) -> Paragraph:
    return document.add_paragraph(fit_for_xml(text), style)
