"""Questionnaires that the tests share, and words that no form of them may trip over."""

from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from building import template
from hypothesis import strategies as st

from journeymap.board import Board
from journeymap.cleaning import clean, one_line
from journeymap.guide import Stage, has_words
from journeymap.survey.asking import questions_of
from journeymap.survey.questionnaire import VOICE, WAYS, Option, Question, Questionnaire

ISSUED = date(2017, 6, 1)

HOSTILE = [
    "${x}",
    "${q1} and ${",
    "{x} {if(q1 == 'A1', 'yes', 'no')} {",
    "\\{x\\} and C:\\",
    '"',
    '"quoted"',
    'say "hello", then "bye"',
    "=SUM(A1:A9)",
    "+1",
    "-1",
    "@SUM(1)",
    "[[PageBreak]]",
    "[[Choices]]\nNobody\n[[Block:x]]",
    "[[AdvancedFormat]]",
    "[a link](https://evil.example)",
    "<b>bold</b> <script>alert(1)</script>",
    "<br>",
    "<!-- comment",
    "&lt; &amp;lt; &#123;x} & &copy",
    "*bold* _slanted_ **very** \\*not\\* \\\\",
    "# heading\n## another",
    "one\ttwo\n\nthree",
    "7. Not a question\nA. Not an option",
    "ŵy iâr 🍗 👩🏽‍🍳 電話",
    "\ufffe and \uffff",
    "_x0041_",
    "1",
    "0",
    "x" * 2_000,
    "a  lot   of    room ",
]

WORDS = (st.sampled_from(HOSTILE) | st.text(max_size=40)).map(clean).filter(has_words)
"""What people can have typed, as it is kept."""


def dining(edition: int = 1) -> Questionnaire:
    """Return the questionnaire of the dining template."""
    guide = template("dining")
    return Questionnaire(
        edition=edition,
        issued=ISSUED,
        title=guide.title,
        service=guide.service,
        purpose=guide.purpose,
        stages=guide.stages,
        questions=questions_of(Board(guide), edition),
    )


def made_of(*texts: str) -> Questionnaire:
    """Return a questionnaire in which each of the texts is everything that it can be."""
    places = list(enumerate(texts, 1))
    stages = tuple(Stage(id=f"s{place}", name=one_line(text)) for place, text in places)
    says = tuple(Option(name=f"o{place}", says=one_line(text)) for place, text in places)
    asked = [
        Question(code=f"q{place + 1}", stage=f"s{place}", activity="always", wording=text)
        for place, text in places
    ]
    return Questionnaire(
        issued=ISSUED,
        title=one_line(texts[0]),
        service=one_line(texts[0]),
        purpose=texts[0],
        stages=stages,
        questions=(
            Question(code="q1", activity=VOICE, wording=texts[0], options=says),
            *asked,
            Question(code=f"q{len(texts) + 2}", activity=WAYS, wording=texts[0], options=says),
        ),
    )


def with_words(texts: list[str]) -> list[str]:
    """Return those of the texts that can be somebody's words, as they would be kept."""
    return [clean(text) for text in texts if has_words(clean(text))]


def naughty(samples: Path) -> Questionnaire:
    """Return a questionnaire made of the big list of naughty strings."""
    listed = json.loads((samples / "real" / "naughty-strings.json").read_text(encoding="utf-8"))
    return made_of(*with_words(listed))


def as_shown(html: str) -> str:
    """Return what a browser shows of HTML. Only line breaks may be in it: no other tag."""
    reader = _Shown()
    reader.feed(html)
    reader.close()
    return "".join(reader.shown)


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert (tag, attrs) == ("br", []), f"{tag} is a tag"
        self.shown.append("\n")

    def handle_data(self, data: str) -> None:
        self.shown.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)
