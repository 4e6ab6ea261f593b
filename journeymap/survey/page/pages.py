"""The pages that people see, and what a browser is told about them. Nothing is from outside."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from journeymap.survey.page.filled_in import LONGEST, FilledIn
from journeymap.survey.page.messages import NOTHING_YET, Message
from journeymap.survey.page.steps import Step, minutes
from journeymap.survey.questionnaire import Question, Questionnaire

_OURS = "en"
"""The language of what the page says by itself."""
_TEMPLATES = Path(__file__).parent / "templates"
_STYLE = (_TEMPLATES / "page.css").read_text(encoding="utf-8")
_STYLE_HASH = base64.b64encode(sha256(_STYLE.encode()).digest()).decode()

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "Server": "journeymap",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every answer says: kept nowhere, in nobody else's page, and no script at all.

Where it comes from is said to this page alone: only so can it tell its own forms from others'.
"""


@dataclass(frozen=True, slots=True)
class Form:
    """A form that somebody fills in: its questions, and where each step of it is."""

    questionnaire: Questionnaire
    steps: tuple[Step, ...]
    ticket: str
    at: str
    """What the path of each of its steps begins with."""


class Pages:
    """Makes the pages. All that people wrote is text in them."""

    def __init__(self, prefix: str, language: str = "en") -> None:
        """Make pages whose paths begin with `prefix`; the guide's words are in `language`."""
        self._prefix = prefix
        self._words = Markup(' dir="auto"') + _lang(language)
        self._templates = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )

    def start(self, questionnaire: Questionnaire) -> str:
        """Return the first page: what this is, and that it can be left."""
        number = len(questionnaire.questions)
        about = {"questions": number, "minutes": minutes(questionnaire)}
        return self._page("start.html", questionnaire=questionnaire, **about)

    def step(
        self,
        form: Form,
        step: Step,
        filled_in: FilledIn,
        *,
        changing: bool = False,
        is_nothing_yet: bool = False,
    ) -> str:
        """Return the page of a step; `changing` if it is gone back to from the last page."""
        over = {
            question.code: _over(filled_in.over(question.code))
            for question in step.questions
            if filled_in.over(question.code) > 0
        }
        errors = [(code, _named(form, step, code, wrong)) for code, wrong in over.items()]
        if is_nothing_yet:
            errors.append((_first_control(step.questions[0]), NOTHING_YET))
        return self._page(
            "step.html",
            form=form,
            questionnaire=form.questionnaire,
            step=step,
            filled_in=filled_in,
            fields=list(filled_in.fields(but=step.codes)),
            action=f"{form.at}/{step.number}{'/change' if changing else ''}",
            changing=changing,
            over=over,
            errors=errors,
            wrong=bool(errors),
        )

    def check(self, form: Form, filled_in: FilledIn, errors: Sequence[str] = ()) -> str:
        """Return the page with all answers, from which they are sent."""
        return self._page(
            "check.html",
            form=form,
            questionnaire=form.questionnaire,
            steps=form.steps,
            filled_in=filled_in,
            fields=list(filled_in.fields()),
            action=f"{form.at}/check",
            errors=[("", error) for error in errors],
            wrong=bool(errors),
        )

    def again(self, form: Form, place: str, filled_in: FilledIn, go: str, said: Message) -> str:
        """Return a page that says why answers were not kept, with all of them still in it."""
        return self._page(
            "again.html",
            form=form,
            questionnaire=form.questionnaire,
            heading=said[0],
            lines=said[1:],
            fields=list(filled_in.fields()),
            here="",
            action=f"{form.at}/{place}",
            go=go,
            wrong=True,
        )

    def message(self, said: Message, title: str = "", way_on: str = "") -> str:
        """Return a page that says something; `way_on` stands on a button to the first page."""
        return self._page(
            "message.html", heading=said[0], lines=said[1:], title=title, way_on=way_on, wrong=False
        )

    def code(self, *, is_wrong: bool = False) -> str:
        """Return the page on which the code can be typed."""
        return self._page("code.html", wrong=is_wrong)

    def _page(self, template: str, **about: Any) -> str:
        shared: Mapping[str, Any] = {"wrong": False, **about}
        style = Markup(_STYLE)  # noqa: S704  # it is ours
        return self._templates.get_template(template).render(
            shared, style=style, words=self._words, prefix=self._prefix
        )


def _lang(language: str) -> Markup:
    """Return what says to a screen reader, and to a spell checker, in which language words are."""
    return Markup(' lang="{}"').format(language) if language != _OURS else Markup()


def _over(number: int) -> str:
    return (
        f"This answer has {number:,} characters too many. We can keep {LONGEST:,}."
        " Please make it shorter."
    )


def _named(form: Form, step: Step, code: str, wrong: str) -> str:
    question = form.questionnaire.question(code)
    if question is None or len(step.questions) == 1:
        return wrong
    return f"Question {form.questionnaire.number(question)}: {wrong}"


def _first_control(question: Question) -> str:
    return f"{question.code}-1" if question.options else question.code
