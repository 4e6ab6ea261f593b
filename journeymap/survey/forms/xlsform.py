"""The questionnaire as an XLSForm, for Kobo, ODK and Survey123.

Their labels know a few marks: `${name}` stands for an answer, `*` and `_` and `#` make letters
bold, slanted and large, `[…](…)` and `<…>` make links and tags. In what people said they are no
such thing. A backslash, as XLSForm has it, or an unseen word joiner in the middle of the mark
keeps them what they are. Of several languages, each has a column of labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from journeymap.language.language import Language
from journeymap.sheets.names import slug
from journeymap.spreadsheets import fit_for_xml
from journeymap.survey.forms.around import heading, introduction
from journeymap.survey.forms.form import NotMade, Wishes
from journeymap.survey.forms.naming import file_name
from journeymap.survey.in_language import in_language
from journeymap.survey.questionnaire import Question, Questionnaire

_Row = tuple[str, ...]
_LABEL = "label"
_BEFORE = 2
"""So many columns stand before the labels."""
WORD_JOINER = "\u2060"
_LONGEST_CELL = 32_767
_WIDTHS = {"type": 20, "name": 20, "list_name": 12, "label": 90, "appearance": 14}

_MIDDLE_OF_MARK = re.compile(r"\$(?={)|<(?=[A-Za-z/!?])|&(?=#?\w+;)|\](?=[(\[])")
"""Where `${`, a tag, an HTML entity or a link begins."""


def make(questionnaire: Questionnaire, wishes: Wishes) -> Mapping[str, bytes]:
    """Return the workbook. Raises `NotMade` if a text is too long for a cell."""
    book = Workbook()
    book.remove(book.worksheets[0])
    told = [(in_language(questionnaire, each.language), each) for each in wishes.in_each]
    labels = _labels(wishes.languages)
    rows = _side_by_side([list(_survey(asked, wished)) for asked, wished in told])
    _fill(book, "survey", ("type", "name", *labels, "appearance"), rows)
    if any(question.options for question in questionnaire.questions):
        rows = _side_by_side([list(_choices(asked)) for asked, _ in told])
        _fill(book, "choices", ("list_name", "name", *labels), rows)
    title = told[0][0].title
    settings = _settings(questionnaire, title, labels)
    _fill(book, "settings", tuple(settings), [tuple(settings.values())])
    book.properties.creator = ""
    book.properties.title = fit_for_xml(title)
    data = BytesIO()
    book.save(data)
    return {file_name(questionnaire, ".xlsx", wishes.tags): data.getvalue()}


def _labels(languages: Sequence[Language]) -> list[str]:
    """Return what the columns of the labels are called: of several languages, each has one."""
    if len(languages) == 1:
        return [_LABEL]
    return [f"{_LABEL}::{each.name} ({each.code})" for each in languages]


def _side_by_side(tables: Sequence[Sequence[_Row]]) -> list[_Row]:
    """Return the rows of one language with the labels of all: only these are not the same."""
    return [
        (*rows[0][:_BEFORE], *(row[_BEFORE] for row in rows), *rows[0][_BEFORE + 1 :])
        for rows in zip(*tables, strict=True)
    ]


def _survey(questionnaire: Questionnaire, wishes: Wishes) -> Iterator[_Row]:
    """Yield the rows of the questions, those of a part in a group that is shown at once."""
    yield from (("start", "start", ""), ("end", "end", ""))
    welcome = "\n\n".join((questionnaire.title, *introduction(questionnaire, wishes)))
    yield ("note", "introduction", label_of(welcome))
    for number, (name, questions) in enumerate(questionnaire.parts(), 1):
        title = label_of(heading(name, questions, wishes.language))
        yield ("begin_group", f"part_{number}", title, "field-list")
        for question in questions:
            numbered = label_of(questionnaire.numbered(question))
            yield (
                _type(question),
                question.code,
                numbered,
                "" if question.options else "multiline",
            )
        yield ("end_group", f"part_{number}", "")


def _type(question: Question) -> str:
    if not question.options:
        return "text"
    return f"select_{'multiple' if question.is_choose_any else 'one'} {question.code}"


def _choices(questionnaire: Questionnaire) -> Iterator[_Row]:
    for question in questionnaire.questions:
        for option in question.options:
            yield (question.code, option.name, label_of(option.says))


def _settings(questionnaire: Questionnaire, title: str, labels: Sequence[str]) -> dict[str, str]:
    """Return the settings. The version is a number that only grows, as ODK wants it."""
    name = slug(questionnaire.title).replace("-", "_") or "survey"
    return {
        "form_title": _with_joiners(title),
        "form_id": f"{name}_edition_{questionnaire.edition}",
        "version": f"{questionnaire.issued:%Y%m%d}{questionnaire.edition:02}",
        "style": "pages",
        **({"default_language": labels[0].partition("::")[2]} if len(labels) > 1 else {}),
    }


def label_of(text: str) -> str:
    """Return words as a label in which none of the tools finds a mark."""
    text = re.sub(r"\\(?=[\\*_#])", r"\\\\", text)
    for mark in "*_":
        if text.count(mark) > 1:  # one alone marks nothing
            text = text.replace(mark, f"\\{mark}")
    text = re.sub(r"(?m)^(\s*)#", r"\1\\#", text)
    return _with_joiners(text)


def _with_joiners(text: str) -> str:
    return _MIDDLE_OF_MARK.sub(lambda mark: f"{mark[0]}{WORD_JOINER}", text)


def _fill(
    book: Workbook,
    name: str,
    heads: tuple[str, ...],
    rows: Sequence[_Row],
) -> None:
    sheet = book.create_sheet(name)
    for number, row in enumerate((heads, *rows), 1):
        for place, text in enumerate(row, 1):
            _write(sheet, number, place, text)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = _WIDTHS.get(
            str(cell.value).partition("::")[0], 20
        )
    sheet.freeze_panes = "A2"


def _write(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write a cell as text, whatever it begins with: `=` would make it a formula."""
    if len(text) > _LONGEST_CELL:
        wrong = f"a text of {len(text):,} characters does not fit into a cell of an XLSForm"
        raise NotMade(f"{wrong}, which holds {_LONGEST_CELL:,}. Shorten it: {text[:40]}…")
    if text:
        cell = sheet.cell(row, column, fit_for_xml(text))
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.quotePrefix = text[0] in "=+-@"
