"""Takes the forms that people fill in: turns their pages, and has them kept when they are sent."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from http import HTTPStatus

from aiohttp import web

from journeymap.sheets.sheet import NotSaved
from journeymap.survey.page.all_pages import AllPages
from journeymap.survey.page.allowance import Allowance, who
from journeymap.survey.page.drafts import Draft, Drafts
from journeymap.survey.page.filled_in import Fields, FilledIn
from journeymap.survey.page.letterbox import Letterbox, Taken
from journeymap.survey.page.messages import (
    LOOK_AGAIN,
    NO_PAGE,
    NOT_KEPT,
    NOTHING_YET,
    TOO_MANY,
    Message,
)
from journeymap.survey.page.pages import Form
from journeymap.survey.page.sent import NotTaken, Sent, first_of
from journeymap.survey.page.steps import Step, step_at, step_with
from journeymap.survey.page.survey import Narration, Survey
from journeymap.survey.page.ticket import Ticket, Tickets
from journeymap.survey.page.tongue import Tongue

_AT_ONCE, _A_SECOND = 400, 4.0
"""How many returns are taken from one address at once, and how many a second after that."""
_CHANGE = re.compile(r"change-([a-z][a-z0-9]{0,15})")
_FORGET = "over=1; Max-Age=1; Path=/; HttpOnly; SameSite=Strict"
"""The one cookie there is, for a second. It says nothing, but a browser that is handed one lets
go of the pages that it kept for going back, and so nobody at the same device sees the answers."""
IN_ANOTHER = "in-"
"""What the value of a button begins with that shows the page in another language."""
CHECK = "check"
"""The last page, on which answers are checked and sent, in the place of a step's number."""


@dataclass(frozen=True, slots=True)
class At:
    """A page of a form, as its path names it."""

    key: str
    place: str
    """The number of a step, or `CHECK`."""
    tongue: Tongue
    changing: bool = False
    """Whether it is gone back to from the last page."""

    @property
    def below(self) -> str:
        """What its path ends with, behind the key of the form."""
        return f"{self.place}/change" if self.changing else self.place


class Taking:
    """Takes forms."""

    def __init__(
        self, survey: Survey, letterbox: Letterbox, pages: AllPages, told: Narration
    ) -> None:
        """Take forms of `survey`, show them on `pages`, and keep them."""
        self._survey = survey
        self._letterbox = letterbox
        self._pages = pages
        self._told = told
        self._drafts = Drafts()
        self._sendings = Allowance(_AT_ONCE, _A_SECOND)
        self._writer = ThreadPoolExecutor(1, "letterbox")
        self._clock = asyncio.get_running_loop().time

    def close(self) -> None:
        """Wait until all that is being written is on the disk."""
        self._writer.shutdown()

    def has_draft(self, key: str) -> bool:
        """Whether somebody is filling in the form with this key."""
        return self._drafts.get(key) is not None

    def begin(self, tongue: Tongue) -> web.Response:
        """Hand out a new form, at its first step."""
        key, ticket = Drafts.new_key(), Tickets.new(self._survey.newest.edition)
        return self._go_to(self._form(key, ticket, tongue), key, Draft(ticket, FilledIn()), "1")

    def show(self, at: At) -> web.Response | None:
        """Show a page of a form that is being filled in; None if it is not here, or not any more.

        Who comes back to it after it was sent, or after somebody else did, sees no answers.
        """
        draft = self._drafts.get(at.key)
        if draft is None or self._is_sent(draft.ticket):
            return None
        form = self._form(at.key, draft.ticket, at.tongue)
        return self._at(form, at.place, draft.filled_in, changing=at.changing)

    async def take(self, fields: Fields, at: At, address: str | None) -> web.Response:
        """Take a form that was sent, and go where its button says."""
        sent = self._sent(fields, at)
        if sent.is_to_be_kept:
            return await self._send(sent, who(address))
        if self._is_sent(sent.ticket):
            return see_other(f"{self._pages.prefix(at.tongue)}/sent")
        draft = Draft(sent.ticket, sent.filled_in)
        if other := self._pages.tongue_with(sent.go.removeprefix(IN_ANOTHER)):
            return self._go_to(self._form(at.key, sent.ticket, other), at.key, draft, at.below)
        here = sent.step
        if here and sent.go in {"next", CHECK} and _is_too_long(sent, here):
            return self._not_so(sent, here, changing=at.changing)
        return self._go_to(sent.form, at.key, draft, _where_to(sent))

    def _sent(self, fields: Fields, at: At) -> Sent:
        """Read a form. If its ticket is not ours, it gets a new one, and is not kept yet."""
        ticket = self._survey.tickets.read(first_of(fields, "ticket"))
        is_signed = ticket is not None and ticket.edition in self._survey.editions
        if ticket is None or not is_signed:
            ticket = Tickets.new(self._survey.newest.edition)
        draft = self._drafts.get(at.key)
        before = draft.filled_in if draft and draft.ticket == ticket else None
        form = self._form(at.key, ticket, at.tongue)
        here = first_of(fields, "here").split()
        filled_in = FilledIn.of(fields, form.questionnaire, here, before)
        return Sent(form, ticket, is_signed, at.key, at.place, filled_in, first_of(fields, "go"))

    async def _send(self, sent: Sent, somebody: bytes) -> web.Response:
        """Have answers kept, if that can be done with them."""
        questionnaire, filled_in = sent.form.questionnaire, sent.filled_in
        self._drafts.keep(sent.key, Draft(sent.ticket, filled_in), self._clock())
        if not sent.is_signed:
            look = self._pages.of(sent.form.tongue).check(sent.form, filled_in, [LOOK_AGAIN])
            return page(look, HTTPStatus.FORBIDDEN)
        if too_long := filled_in.too_long(questionnaire):
            step = step_with(sent.form.steps, too_long[0].code)
            assert step is not None, "every question is asked at a step"
            return self._not_so(sent, step)
        if filled_in.is_empty(questionnaire):
            return self._nothing_yet(sent)
        if not self._sendings.takes(somebody, self._clock()):
            response = self._again(sent, TOO_MANY, HTTPStatus.TOO_MANY_REQUESTS)
            wait = self._sendings.wait(somebody, self._clock())
            response.headers["Retry-After"] = str(wait)
            return response
        return await self._keep(sent)

    async def _keep(self, sent: Sent) -> web.Response:
        """Put answers on the disk, and only then say thank you."""
        questionnaire = self._survey.editions[sent.ticket.edition]
        fingerprint = self._survey.tickets.fingerprint(sent.ticket)
        answers = sent.filled_in.answers(
            fingerprint, self._letterbox.today(), questionnaire, partial=sent.is_partial
        )
        answers = replace(answers, language=sent.form.tongue.marks)
        loop = asyncio.get_running_loop()
        try:
            taken = await loop.run_in_executor(
                self._writer, self._letterbox.take, answers, questionnaire
            )
        except NotSaved as error:
            self._told.tell(
                f"Answers could not be kept: {error}. Whoever sent them still has them on the"
                " page, and was asked to try again."
            )
            return self._again(sent, NOT_KEPT, HTTPStatus.SERVICE_UNAVAILABLE)
        self._drafts.forget(sent.key)
        if taken is Taken.KEPT:
            self._told.came_in(len(self._letterbox))
        where = "sent" if taken is Taken.OTHERS_KEPT else "thanks"
        response = see_other(f"{self._pages.prefix(sent.form.tongue)}/{where}")
        response.headers["Set-Cookie"] = _FORGET
        return response

    def _nothing_yet(self, sent: Sent) -> web.Response:
        pages = self._pages.of(sent.form.tongue)
        if sent.step is None:
            told = pages.check(sent.form, sent.filled_in, [NOTHING_YET])
        else:
            told = pages.step(sent.form, sent.step, sent.filled_in, is_nothing_yet=True)
        return page(told, HTTPStatus.UNPROCESSABLE_ENTITY)

    def _not_so(self, sent: Sent, step: Step, *, changing: bool = False) -> web.Response:
        """Show a step again, with what is wrong there, and all that was written."""
        self._drafts.keep(sent.key, Draft(sent.ticket, sent.filled_in), self._clock())
        pages = self._pages.of(sent.form.tongue)
        told = pages.step(sent.form, step, sent.filled_in, changing=changing)
        return page(told, HTTPStatus.UNPROCESSABLE_ENTITY)

    def _again(self, sent: Sent, said: Message, status: HTTPStatus) -> web.Response:
        pages = self._pages.of(sent.form.tongue)
        return page(pages.again(sent.form, sent.place, sent.filled_in, sent.go, said), status)

    def _go_to(self, form: Form, key: str, draft: Draft, where: str) -> web.Response:
        """Go to a page of the form; if there is no room to remember it, show it at once."""
        if self._drafts.keep(key, draft, self._clock()):
            return see_other(f"{form.at}/{where}")
        place, _, change = where.partition("#")[0].partition("/")
        return self._at(form, place, draft.filled_in, changing=bool(change))

    def _at(
        self, form: Form, place: str, filled_in: FilledIn, *, changing: bool = False
    ) -> web.Response:
        pages = self._pages.of(form.tongue)
        if place == CHECK:
            return page(pages.check(form, filled_in))
        step = step_at(form.steps, place)
        if step is None:
            raise NotTaken(HTTPStatus.NOT_FOUND, NO_PAGE)
        return page(pages.step(form, step, filled_in, changing=changing))

    def _form(self, key: str, ticket: Ticket, tongue: Tongue) -> Form:
        return Form(
            tongue=tongue,
            edition=ticket.edition,
            steps=self._survey.steps(ticket.edition, tongue),
            ticket=self._survey.tickets.written(ticket),
            at=f"{self._pages.prefix(tongue)}/{key}",
        )

    def _is_sent(self, ticket: Ticket) -> bool:
        return self._survey.tickets.fingerprint(ticket) in self._letterbox


def _is_too_long(sent: Sent, step: Step) -> bool:
    return any(sent.filled_in.over(code) > 0 for code in step.codes)


def _where_to(sent: Sent) -> str:
    """Return the page of the form to which a button leads."""
    steps = sent.form.steps
    number = sent.step.number if sent.step else len(steps) + 1
    if changed := _CHANGE.fullmatch(sent.go):
        step = step_with(steps, changed[1])
        return f"{step.number}/change#{changed[1]}" if step else CHECK
    if sent.go == "back":
        return str(max(number - 1, 1))
    return str(number + 1) if sent.go == "next" and number < len(steps) else CHECK


def see_other(where: str) -> web.Response:
    """Send a browser on, so that going back or loading again sends nothing a second time."""
    return web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": where})


def page(text: str, status: HTTPStatus = HTTPStatus.OK) -> web.Response:
    """Return a page as an answer."""
    return web.Response(text=text, status=status, content_type="text/html", charset="utf-8")
