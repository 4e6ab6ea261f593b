"""A form as a browser sends it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl

from aiohttp import web

from journeymap.survey.page.door import is_ours
from journeymap.survey.page.filled_in import Fields, FilledIn
from journeymap.survey.page.messages import NOT_OURS, TOO_LARGE, TOO_SLOW, Message
from journeymap.survey.page.pages import Form
from journeymap.survey.page.steps import Step, step_at
from journeymap.survey.page.survey import Survey
from journeymap.survey.page.ticket import Ticket

_BODY_TIME = 60.0
"""Seconds in which a form has to be here whole."""
_KIND = "application/x-www-form-urlencoded"


class NotTaken(Exception):
    """A request is not answered with what it asks for: the status, and what is said."""

    def __init__(self, status: HTTPStatus, said: Message) -> None:
        super().__init__(said[0])
        self.status = status
        self.said = said


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent, and what it belongs to."""

    form: Form
    ticket: Ticket
    is_signed: bool
    """Whether its ticket was handed out here."""
    key: str
    """That of its draft."""
    place: str
    """At which of its pages it was sent: the number of a step, or "check"."""
    filled_in: FilledIn
    go: str
    """What the button says that was pressed."""

    @property
    def step(self) -> Step | None:
        """The step at which it was sent; None for the last page, on which answers are checked."""
        return step_at(self.form.steps, self.place)

    @property
    def is_to_be_kept(self) -> bool:
        """Whether it was sent to be kept, and not only to turn the page."""
        return self.go in {"send", "so-far"}

    @property
    def is_partial(self) -> bool:
        """Whether whoever sent it stopped before the last step."""
        return self.step is not None and not self.step.is_last


async def read_fields(request: web.BaseRequest, survey: Survey) -> Fields:
    """Return the fields of a form that a page of ours has sent. Raises `NotTaken`."""
    if not is_ours(request.headers):
        raise NotTaken(HTTPStatus.FORBIDDEN, NOT_OURS)
    if request.content_type != _KIND or request.headers.get("Content-Encoding"):
        raise NotTaken(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, NOT_OURS)
    if (request.content_length or 0) > survey.largest_form:
        raise NotTaken(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)
    try:
        async with asyncio.timeout(_BODY_TIME):
            body = await request.read()
        return _fields(body, survey.most_fields)
    except TimeoutError as error:
        raise NotTaken(HTTPStatus.REQUEST_TIMEOUT, TOO_SLOW) from error
    except web.HTTPRequestEntityTooLarge as error:
        raise NotTaken(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE) from error
    except (ValueError, ConnectionError, web.RequestPayloadError) as error:
        # letters that are not encoded, too many fields, or it broke off before it was here whole
        raise NotTaken(HTTPStatus.BAD_REQUEST, NOT_OURS) from error


def first_of(fields: Fields, name: str) -> str:
    """Return the value of a field, the first if it has several; "" if it is not there."""
    return next(iter(fields.get(name, ())), "")


def _fields(body: bytes, most: int) -> dict[str, list[str]]:
    pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=most)
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields
