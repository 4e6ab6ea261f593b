"""The questionnaire for LimeSurvey: its tab separated survey structure.

The format is described in LimeSurvey's manual under "Tab Separated Value survey structure": a row
a setting (S), a text of the survey (SL), a group (G), a question (Q), an option of one of which
several can be chosen (SQ) or of one of which one can (A). All but the settings are there once for
each language.

All texts are HTML to LimeSurvey, and what stands in braces is an expression to it, unless a
backslash is before the brace. With both escaped there is no quotation mark, tab or line end left
in any cell, so no cell needs quoting, which LimeSurvey undoes twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymap.survey.forms.around import THANKS, heading, html_on_one_line, introduction
from journeymap.survey.forms.form import Wishes
from journeymap.survey.forms.naming import file_name
from journeymap.survey.in_language import in_language
from journeymap.survey.questionnaire import Question, Questionnaire

COLUMNS = (
    *("class", "type/scale", "name", "relevance", "text", "help", "language"),
    *("validation", "mandatory", "other", "default", "same_default"),
)
_CHOOSE_ONE, _CHOOSE_ANY, _LONG_TEXT = "L", "M", "T"
_LONGEST_NAME = 200
"""How many characters LimeSurvey's database has for the name of a group and of a survey."""

_SETTINGS = {
    "format": "G",  # a group on a page
    "anonymized": "Y",
    "ipaddr": "N",
    "refurl": "N",
    "usecookie": "N",
    "datestamp": "Y",
    "savetimings": "N",
    "usetokens": "N",
    "tokenanswerspersistence": "N",
    "allowregister": "N",
    "allowsave": "N",
    "allowprev": "Y",
    "alloweditaftercompletion": "N",
    "autoredirect": "N",
    "htmlemail": "Y",
    "sendconfirmation": "N",
    "listpublic": "N",
    "publicstatistics": "N",
    "publicgraphs": "N",
    "printanswers": "N",
    "assessments": "N",
    "usecaptcha": "N",
    "shownoanswer": "Y",
    "showqnumcode": "X",  # neither number nor code: the number stands in the text
    "showgroupinfo": "B",
    "showxquestions": "N",
    "showwelcome": "Y",
    "showprogress": "Y",
    "questionindex": "0",
    "navigationdelay": "0",
    "nokeyboard": "N",
}
"""Nothing that leads to a person is kept, one group stands on a page, and one can go back.

They come first and take up the thousand bytes by which LimeSurvey guesses the encoding: an accented
letter cut in half there would make it guess wrong.
"""


def make(questionnaire: Questionnaire, wishes: Wishes) -> Mapping[str, bytes]:
    """Return the structure as LimeSurvey exports it itself: UTF-8 with a byte order mark."""
    rows = [dict(zip(COLUMNS, COLUMNS, strict=True)), *_rows(questionnaire, wishes)]
    lines = ["\t".join(row.get(column, "") for column in COLUMNS) for row in rows]
    text = "\r\n".join(lines) + "\r\n"
    name = file_name(questionnaire, "-limesurvey.txt", wishes.tags)
    return {name: text.encode("utf-8-sig")}


def _rows(questionnaire: Questionnaire, wishes: Wishes) -> Iterator[dict[str, str]]:
    """Yield the settings, then the texts in each language, then the questions in each."""
    first, *others = wishes.tags
    languages = {
        "language": first,
        **({"additional_languages": " ".join(others)} if others else {}),
    }
    for name, value in (languages | _SETTINGS).items():
        yield {"class": "S", "name": name, "text": value}
    told = [(in_language(questionnaire, each.language), each) for each in wishes.in_each]
    for rows in (_texts, _asked):
        for asked, wished in told:
            language = {"language": wished.language.code}
            yield from (row | language for row in rows(asked, wished))


def _texts(questionnaire: Questionnaire, wishes: Wishes) -> Iterator[dict[str, str]]:
    """Yield what stands around the questions."""
    texts = {
        "surveyls_endtext": f"<p>{html_of(wishes.language.say(THANKS))}</p>",
        "surveyls_title": html_of(shortened(questionnaire.title)),
        "surveyls_description": html_of(questionnaire.service or ""),
        "surveyls_welcometext": "".join(
            f"<p>{html_of(each)}</p>" for each in introduction(questionnaire, wishes)
        ),
    }
    for name, text in texts.items():
        yield {"class": "SL", "name": name, "text": text}


def _asked(questionnaire: Questionnaire, wishes: Wishes) -> Iterator[dict[str, str]]:
    for place, (stage, questions) in enumerate(questionnaire.parts(), 1):
        yield _group(str(place), heading(stage, questions, wishes.language))
        for question in questions:
            yield from _question(question, questionnaire.numbered(question))


def _group(number: str, name: str) -> dict[str, str]:
    """Return a group. Its number keeps apart those that have the same name.

    It also puts together those that are the same in several languages.
    """
    return {"class": "G", "type/scale": number, "name": html_of(shortened(name))}


def _question(question: Question, numbered: str) -> Iterator[dict[str, str]]:
    """Yield a question and its options. Their codes are the same in every language."""
    kind = (
        _CHOOSE_ANY if question.is_choose_any else _CHOOSE_ONE if question.options else _LONG_TEXT
    )
    same = {"relevance": "1", "mandatory": "N", "other": "N"}
    text = html_of(numbered)
    yield {"class": "Q", "type/scale": kind, "name": question.code, "text": text, **same}
    for number, option in enumerate(question.options, 1):
        text = html_of(option.says)
        if question.is_choose_any:
            name = f"SQ{number:03}"
            yield {"class": "SQ", "type/scale": "0", "name": name, "text": text, **same}
        else:
            name = option.name if option.name.isdigit() else f"A{number}"
            yield {"class": "A", "type/scale": "0", "name": name, "text": text}


def html_of(text: str) -> str:
    """Return words as HTML on one line in which LimeSurvey finds no expression."""
    one_line = html_on_one_line(text)
    return one_line.replace("{", r"\{").replace("}", r"\}")


def shortened(name: str) -> str:
    """Return a name that fits into LimeSurvey's database, also when its signs are written out."""
    if len(html_of(name)) <= _LONGEST_NAME:
        return name
    kept = name
    while len(html_of(f"{kept}…")) > _LONGEST_NAME:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
