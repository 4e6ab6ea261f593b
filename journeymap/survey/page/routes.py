"""What is answered at each address of the page. There are few, and no others."""

from __future__ import annotations

import asyncio
import re
import traceback
from http import HTTPStatus

from aiohttp import web

from journeymap.survey.page.allowance import Allowance, who
from journeymap.survey.page.door import Door, looks_like_a_code
from journeymap.survey.page.drafts import Drafts
from journeymap.survey.page.letterbox import Letterbox
from journeymap.survey.page.messages import (
    FAULT,
    GONE,
    NO_PAGE,
    SENT_BEFORE,
    THANKS,
    TOO_OFTEN,
    Message,
)
from journeymap.survey.page.pages import HEADERS, Pages
from journeymap.survey.page.sent import NotTaken, read_fields
from journeymap.survey.page.survey import Narration, Survey
from journeymap.survey.page.taking import CHECK, Taking, page, see_other

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
        self._pages = Pages(door.prefix, survey.language)
        self._taking = Taking(survey, letterbox, self._pages, door.prefix, told)
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
            response = self._message(no.said, no.status)
        except Exception as error:  # noqa: BLE001  # the page goes on for all others
            self._told.tell(f"The page had a fault: {_place_of(error)}. Please report it.")
            response = self._message(FAULT, HTTPStatus.INTERNAL_SERVER_ERROR)
        response.headers.update(HEADERS)
        return response

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        if request.method not in _METHODS:
            response = self._message(NO_PAGE, HTTPStatus.METHOD_NOT_ALLOWED)
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
        is_known = self._door.opens_with(code) and self._taking.has_draft("".join(below[:1]))
        if not is_known and not self._is_code(request, code):
            raise NotTaken(HTTPStatus.NOT_FOUND, NO_PAGE)
        if code != self._door.code or not below:
            return see_other("/".join([self._door.prefix, *(below or [""])]))
        return await self._behind_the_door(request, below)

    def _ask_for_code(self, request: web.BaseRequest) -> web.Response:
        """Answer who has typed the address without the code, or has typed the code now."""
        typed = request.rel_url.query.get("code")
        if typed is None:
            return page(self._pages.code())
        if self._is_code(request, "".join(typed.split())):
            return see_other(f"{self._door.prefix}/")
        return page(self._pages.code(is_wrong=True), HTTPStatus.FORBIDDEN)

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
        match parts:
            case [""] if is_form:
                await read_fields(request, self._survey)
                return self._taking.begin()
            case [""]:
                return page(self._pages.start(self._survey.newest))
            case ["thanks"] if not is_form:
                return self._message(THANKS)
            case ["sent"] if not is_form:
                return self._message(SENT_BEFORE, way_on="Start once more")
            case [key, place, *change] if _is_place(key, place, change):
                return await self._form(request, key, place, changing=bool(change))
        raise NotTaken(HTTPStatus.NOT_FOUND, NO_PAGE)

    async def _form(
        self, request: web.BaseRequest, key: str, place: str, *, changing: bool
    ) -> web.Response:
        if request.method == "POST":
            fields = await read_fields(request, self._survey)
            return await self._taking.take(
                fields, key, place, changing=changing, address=request.remote
            )
        shown = self._taking.show(key, place, changing=changing)
        return shown or self._message(GONE, HTTPStatus.GONE, way_on="Begin again")

    def _message(
        self, said: Message, status: HTTPStatus = HTTPStatus.OK, *, way_on: str = ""
    ) -> web.Response:
        """Say something. What the survey is called is said only to who has found it."""
        is_found = status in {HTTPStatus.OK, HTTPStatus.GONE}
        title = self._survey.newest.title if is_found else ""
        return page(self._pages.message(said, title, way_on), status)


def _place_of(error: Exception) -> str:
    """Return what went wrong and where, without a word of what people wrote."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name}, line {last.lineno}"


def _is_place(key: str, place: str, change: list[str]) -> bool:
    """Whether a path names a page of a form, whether that form is here or not."""
    is_change = change in ([], ["change"]) and not (change and place == CHECK)
    return Drafts.is_key(key) and _PLACE.fullmatch(place) is not None and is_change
