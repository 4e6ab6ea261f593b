"""The questionnaire for Qualtrics: a text file in its advanced format.

The simple format knows no questions to which people write, and no codes. In the advanced one,
which Qualtrics describes under "Import and export surveys", `[[ID:Q7]]` gives a question the name
that stands above its answers when they come back, and each block is a page.

Texts are HTML to Qualtrics, `${…}` is looked up, and `[[…]]` is an instruction: all three are
escaped, so that what people said in the room stays what they said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymap.survey.forms.around import heading, html_on_one_line, introduction
from journeymap.survey.forms.form import Wishes
from journeymap.survey.forms.naming import file_name
from journeymap.survey.in_language import in_language
from journeymap.survey.questionnaire import Question, Questionnaire

_CHOOSE_ONE = "[[Question:MC:SingleAnswer:Vertical]]"
_CHOOSE_ANY = "[[Question:MC:MultipleAnswer:Vertical]]"
_LONG_TEXT = "[[Question:TE:Essay]]"
_TO_READ = "[[Question:DB]]"
_LONGEST_BLOCK = 100


def make(questionnaire: Questionnaire, wishes: Wishes) -> Mapping[str, bytes]:
    """Return the file, in UTF-8. The format has no place for a second language."""
    told, language = in_language(questionnaire, wishes.language), wishes.language
    lines = ["[[AdvancedFormat]]", *_introduced(told, wishes)]
    for number, (name, questions) in enumerate(told.parts(), 1):
        lines += ["", f"[[Block:{_block_name(number, heading(name, questions, language))}]]"]
        for question in questions:
            lines += ["", *_question(question, told.numbered(question))]
    text = "\n".join(lines) + "\n"
    return {file_name(questionnaire, "-qualtrics.txt", wishes.tags): text.encode()}


def _introduced(questionnaire: Questionnaire, wishes: Wishes) -> Iterator[str]:
    title = f"<strong>{html_of(questionnaire.title)}</strong>"
    paragraphs = [title, *map(html_of, introduction(questionnaire, wishes))]
    yield from ("", "[[Block:Introduction]]", "", _TO_READ, "[[ID:Introduction]]")
    yield "<br /><br />".join(paragraphs)


def _question(question: Question, numbered: str) -> Iterator[str]:
    choose = _CHOOSE_ANY if question.is_choose_any else _CHOOSE_ONE
    yield choose if question.options else _LONG_TEXT
    yield f"[[ID:{question.code.upper()}]]"
    yield html_of(numbered)
    if question.options:
        yield "[[Choices]]"
        yield from (html_of(option.says) for option in question.options)


def html_of(text: str) -> str:
    """Return words as HTML on one line in which Qualtrics finds nothing to do."""
    one_line = html_on_one_line(text)
    return one_line.replace("${", "&#36;{").replace("[", "&#91;").replace("]", "&#93;")


def _block_name(number: int, name: str) -> str:
    """Return the name of a block, which is plain text and which only its makers see."""
    plain = name.replace("[", "(").replace("]", ")")
    return f"{number} {plain}"[:_LONGEST_BLOCK].rstrip()
