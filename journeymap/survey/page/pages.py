"""The pages that people see, and what a browser is told about them. Nothing is from outside."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from journeymap.survey.page.filled_in import LONGEST, FilledIn
from journeymap.survey.page.messages import NOTHING_YET, Message
from journeymap.survey.page.steps import Step, minutes
from journeymap.survey.page.tongue import Tongue
from journeymap.survey.questionnaire import Question, Questionnaire

IN = "in"
"""What says in an address in which language the code is asked for."""
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

    tongue: Tongue
    edition: int
    steps: tuple[Step, ...]
    ticket: str
    at: str
    """What the path of each of its steps begins with."""

    @property
    def questionnaire(self) -> Questionnaire:
        """Its questions, in its language."""
        return self.tongue.told[self.edition].asked


@dataclass(frozen=True, slots=True)
class Other:
    """Another language in which the page can be read."""

    code: str
    name: str
    prefix: str
    """What its paths begin with."""
    is_first: bool
    """Whether it is the one in which the page opens."""


class Pages:
    """Makes the pages in one language. All that people wrote is text in them."""

    def __init__(self, prefix: str, tongue: Tongue, others: Sequence[Other] = ()) -> None:
        """Make pages whose paths begin with `prefix`; they offer the `others`."""
        self._prefix = prefix
        self._tongue = tongue
        self._language = tongue.language
        self._others = tuple(others)
        self._templates = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._templates.globals |= {"say": self._say, "several": self._language.several}

    def start(self, edition: int) -> str:
        """Return the first page: what this is, and that it can be left."""
        asked = self._tongue.told[edition].asked
        number = len(asked.questions)
        about = {"questions": number, "minutes": minutes(asked), "elsewhere": self._elsewhere("")}
        return self._page("start.html", edition, questionnaire=asked, **about)

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
            question.code: self._over(filled_in.over(question.code))
            for question in step.questions
            if filled_in.over(question.code) > 0
        }
        errors = [(code, self._named(form, step, code, wrong)) for code, wrong in over.items()]
        if is_nothing_yet:
            errors.append((_first_control(step.questions[0]), self._language.say(NOTHING_YET)))
        return self._page(
            "step.html",
            form.edition,
            others=self._others,
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
            form.edition,
            others=self._others,
            form=form,
            questionnaire=form.questionnaire,
            steps=form.steps,
            filled_in=filled_in,
            fields=list(filled_in.fields()),
            action=f"{form.at}/check",
            errors=[("", self._language.say(error)) for error in errors],
            wrong=bool(errors),
        )

    def again(self, form: Form, place: str, filled_in: FilledIn, go: str, said: Message) -> str:
        """Return a page that says why answers were not kept, with all of them still in it."""
        return self._page(
            "again.html",
            form.edition,
            others=self._others,
            form=form,
            questionnaire=form.questionnaire,
            **self._told(said),
            fields=list(filled_in.fields()),
            here="",
            action=f"{form.at}/{place}",
            go=go,
            wrong=True,
        )

    def message(
        self, said: Message, edition: int | None = None, way_on: str = "", here: str | None = None
    ) -> str:
        """Return a page that says something; `way_on` stands on a button to the first page.

        What the survey is called is in it if the `edition` is given; other languages are offered
        if it is said what the page's path ends with.
        """
        return self._page(
            "message.html",
            **self._told(said),
            title="" if edition is None else self._tongue.told[edition].asked.title,
            way_on=self._language.say(way_on) if way_on else "",
            elsewhere=() if here is None else self._elsewhere(here),
        )

    def code(self, *, is_wrong: bool = False, is_first: bool = True) -> str:
        """Return the page on which the code can be typed. It says nothing of the survey."""
        elsewhere = [
            (each, "/" if each.is_first else f"/?{IN}={each.code}") for each in self._others
        ]
        spoken = "" if is_first else self._tongue.code
        return self._page(
            "code.html", wrong=is_wrong, elsewhere=elsewhere, name_of_in=IN, spoken=spoken
        )

    def _page(self, template: str, edition: int | None = None, **about: Any) -> str:
        shared: Mapping[str, Any] = {"wrong": False, "elsewhere": (), **about}
        style = Markup(_STYLE)  # noqa: S704  # it is ours
        return self._templates.get_template(template).render(
            shared,
            style=style,
            lang=self._tongue.code,
            words=self._words_of(edition),
            written=_words_in(self._tongue.written, self._tongue.code),
            prefix=self._prefix,
        )

    def _elsewhere(self, here: str) -> list[tuple[Other, str]]:
        return [(each, f"{each.prefix}/{here}") for each in self._others]

    def _say(self, words: str, **values: str | int) -> str:
        """Say a sentence in a template. What is put into it may have marks of ours."""
        if not values:
            return self._language.say(words)
        return escape(self._language.say(words)).format(**values)

    def _told(self, said: Message) -> dict[str, Any]:
        heading, *lines = map(self._language.say, said)
        return {"heading": heading, "lines": lines}

    def _words_of(self, edition: int | None) -> Callable[[str], Markup]:
        """Return what says of the guide's texts in which language they are."""
        told = self._tongue.told[edition] if edition is not None else None
        left = {text for _, text in told.left} if told else set()

        def words(text: str) -> Markup:
            own = self._tongue.own if text in left else self._tongue.code
            return _words_in(own, self._tongue.code)

        return words

    def _over(self, number: int) -> str:
        language = self._language
        too_many = language.several(
            "This answer has {number} character too many.",
            "This answer has {number} characters too many.",
            number,
        )
        most = language.say("We can keep {number}.", number=language.number(LONGEST))
        return f"{too_many} {most} {language.say('Please make it shorter.')}"

    def _named(self, form: Form, step: Step, code: str, wrong: str) -> str:
        question = form.questionnaire.question(code)
        if question is None or len(step.questions) == 1:
            return wrong
        number = form.questionnaire.number(question)
        return self._language.say("Question {number}: {wrong}", number=number, wrong=wrong)


def _words_in(language: str, page: str) -> Markup:
    """Return what says to screen readers and spell checkers in which language words are.

    Where they are in that of the page, it is said there.
    """
    lang = Markup(' lang="{}"').format(language) if language != page else Markup()
    return Markup(' dir="auto"') + lang


def _first_control(question: Question) -> str:
    return f"{question.code}-1" if question.options else question.code
