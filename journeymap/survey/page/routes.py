"""What is answered at each address of the page. There are few, and no others."""

from __future__ import annotations

import asyncio
import re
import traceback
from http import HTTPStatus

from aiohttp import web

from journeymap.survey.page.all_pages import AllPages
from journeymap.survey.page.allowance import Allowance, who
from journeymap.survey.page.door import Door, looks_like_a_code
from journeymap.survey.page.drafts import Drafts
from journeymap.survey.page.letterbox import Letterbox
from journeymap.survey.page.messages import (
    BEGIN_AGAIN,
    FAULT,
    GONE,
    NO_PAGE,
    SENT_BEFORE,
    START_ONCE_MORE,
    THANKS,
    TOO_OFTEN,
    Message,
)
from journeymap.survey.page.pages import HEADERS, IN
from journeymap.survey.page.sent import NotTaken, read_fields
from journeymap.survey.page.survey import Narration, Survey
from journeymap.survey.page.taking import CHECK, At, Taking, page, see_other
from journeymap.survey.page.tongue import Tongue

_WRONG_CODES, _A_MINUTE = 10, 60.0
"""How many wrong codes may be tried from one address, and in which time."""
_METHODS = ("GET", "HEAD", "POST")
_PLACE = re.compile(rf"[1-9][0-9]{{0,3}}|{CHECK}")


class Routes:
    """Answers requests."""

    def __init__(self, survey: Survey, letterbox: Letterbox, door: Door, told: Narration) -> None:
        """Answer for `survey` behind `door`, and put what is sent into `letterbox`."""
        self._survey = survey
        self._door = door
        self._told = told
        self._pages = AllPages(door.prefix, survey.tongues)
        self._taking = Taking(survey, letterbox, self._pages, told)
        self._wrong_codes = Allowance(_WRONG_CODES, _WRONG_CODES / _A_MINUTE)
        self._clock = asyncio.get_running_loop().time

    def close(self) -> None:
        """Wait until all that is being written is on the disk."""
        self._taking.close()

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer a request, whatever it is."""
        try:
            response = await self._answer(request)
        except NotTaken as no:
            response = self._message(self._tongue_of(request), no.said, no.status)
        except Exception as error:  # noqa: BLE001  # the page goes on for all others
            self._told.tell(f"The page had a fault: {_place_of(error)}. Please report it.")
            fault = HTTPStatus.INTERNAL_SERVER_ERROR
            response = self._message(self._tongue_of(request), FAULT, fault)
        response.headers.update(HEADERS)
        return response

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        if request.method not in _METHODS:
            tongue = self._tongue_of(request)
            response = self._message(tongue, NO_PAGE, HTTPStatus.METHOD_NOT_ALLOWED)
            response.headers["Allow"] = ", ".join(_METHODS)
            return response
        if not self._door.is_host(request.headers.get("Host")):
            raise NotTaken(HTTPStatus.MISDIRECTED_REQUEST, NO_PAGE)
        path = request.raw_path.partition("?")[0]
        before, *parts = path.split("/")
        if before or not parts:
            raise NotTaken(HTTPStatus.NOT_FOUND, NO_PAGE)
        if not self._door.code:
            return await self._behind_the_door(request, parts)
        return await self._at_the_door(request, parts)

    async def _at_the_door(self, request: web.BaseRequest, parts: list[str]) -> web.Response:
        """Let in who has the code, whether in small letters or in large ones."""
        if parts == [""] and request.method != "POST":
            return self._ask_for_code(request)
        code, *below = parts
        _, form = self._pages.at(below)
        is_known = self._door.opens_with(code) and self._taking.has_draft("".join(form[:1]))
        if not is_known and not self._is_code(request, code):
            raise NotTaken(HTTPStatus.NOT_FOUND, NO_PAGE)
        if code != self._door.code or not below:
            return see_other("/".join([self._door.prefix, *(below or [""])]))
        return await self._behind_the_door(request, below)

    def _ask_for_code(self, request: web.BaseRequest) -> web.Response:
        """Answer who has typed the address without the code, or has typed the code now."""
        query = request.rel_url.query
        typed, (tongue, _) = query.get("code"), self._pages.at([query.get(IN, "")])
        pages, is_first = self._pages.of(tongue), tongue is self._pages.first
        if typed is None:
            return page(pages.code(is_first=is_first))
        if self._is_code(request, "".join(typed.split())):
            return see_other(f"{self._pages.prefix(tongue)}/")
        return page(pages.code(is_wrong=True, is_first=is_first), HTTPStatus.FORBIDDEN)

    def _is_code(self, request: web.BaseRequest, code: str) -> bool:
        """Whether it is the code. Who has tried too many wrong ones is not told for a while."""
        if not looks_like_a_code(code):
            return False
        somebody, now = who(request.remote), self._clock()
        if not self._wrong_codes.has(somebody, now):
            raise NotTaken(HTTPStatus.TOO_MANY_REQUESTS, TOO_OFTEN)
        is_right = self._door.opens_with(code)
        if not is_right:
            self._wrong_codes.takes(somebody, now)
        return is_right

    async def _behind_the_door(self, request: web.BaseRequest, parts: list[str]) -> web.Response:
        is_form = request.method == "POST"
        tongue, parts = self._pages.at(parts)
        match parts:
            case []:
                return see_other(f"{self._pages.prefix(tongue)}/")
            case [""] if is_form:
                await read_fields(request, self._survey)
                return self._taking.begin(tongue)
            case [""]:
                return page(self._pages.of(tongue).start(self._survey.newest.edition))
            case ["thanks"] if not is_form:
                return self._message(tongue, THANKS, here="thanks")
            case ["sent"] if not is_form:
                return self._message(tongue, SENT_BEFORE, way_on=START_ONCE_MORE, here="sent")
            case [key, place, *change] if _is_place(key, place, change):
                return await self._form(request, At(key, place, tongue, bool(change)))
        raise NotTaken(HTTPStatus.NOT_FOUND, NO_PAGE)

    async def _form(self, request: web.BaseRequest, at: At) -> web.Response:
        if request.method == "POST":
            fields = await read_fields(request, self._survey)
            return await self._taking.take(fields, at, request.remote)
        if shown := self._taking.show(at):
            return shown
        here = f"{at.key}/{at.below}"
        return self._message(at.tongue, GONE, HTTPStatus.GONE, way_on=BEGIN_AGAIN, here=here)

    def _tongue_of(self, request: web.BaseRequest) -> Tongue:
        """Return the language of the path that was asked for, whatever else is wrong with it."""
        parts = request.raw_path.partition("?")[0].split("/")[1:]
        tongue, _ = self._pages.at(parts[1:] if self._door.code else parts)
        return tongue

    def _message(
        self,
        tongue: Tongue,
        said: Message,
        status: HTTPStatus = HTTPStatus.OK,
        *,
        way_on: str = "",
        here: str | None = None,
    ) -> web.Response:
        """Say something. What the survey is called is said only to who has found it."""
        is_found = status in {HTTPStatus.OK, HTTPStatus.GONE}
        edition = self._survey.newest.edition if is_found else None
        return page(self._pages.of(tongue).message(said, edition, way_on, here), status)


def _place_of(error: Exception) -> str:
    """Return what went wrong and where, without a word of what people wrote."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name}, line {last.lineno}"


def _is_place(key: str, place: str, change: list[str]) -> bool:
    """Whether a path names a page of a form, whether that form is here or not."""
    is_change = change in ([], ["change"]) and not (change and place == CHECK)
    return Drafts.is_key(key) and _PLACE.fullmatch(place) is not None and is_change
