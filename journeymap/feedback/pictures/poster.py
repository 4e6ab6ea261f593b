"""The poster for a wall: the road map, what matters most, and when and how the service comes back.

It is for sheets of A3 on their side: the road map, then what is said and done, then the picture in
words. The title, the headings and all that people said and are answered have 30 points or more,
which is read from two metres. The letters of the road map are as large as there is room for
(`letters_of`); the picture in words has 16 points, for whoever steps near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from journeymap.feedback.document import Exchange, Image, Picture, Spoken, Text
from journeymap.feedback.forms.look import AS_USUAL, Look
from journeymap.feedback.pictures.drawn import draw
from journeymap.feedback.pictures.road_map import RoadMap
from journeymap.feedback.pictures.shape import ON_A_WALL, for_a_wall
from journeymap.language.language import Language
from journeymap.printing.typesetting import Typeset, typeset

_ROOM = 690
"""How high the road map on the first sheet may be, in points."""
_HEIGHT = re.compile(rb'viewBox="0 0 \S+ ([0-9.]+)"')

_LETTERS = re.compile(rb'font-size="([0-9.]+)"')


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on the poster."""

    title: str
    road_map: Picture
    matters: tuple[Text, ...] = ()
    """What matters most: a few, in people's own words."""
    answers: tuple[Exchange, ...] = ()
    """A few things that people said, and what the service answers."""
    coming_back: tuple[Text, ...] = ()
    """When and how the service comes back, a line each."""
    contact: tuple[str, ...] = ()
    """Whom to ring, and other ways to reach the service, a line each."""
    logo: Image | None = None
    draft: str = ""
    """What stands across each sheet, as in "Draft"; nothing if it may go out."""
    day: date = date(2000, 1, 1)
    """The day it is of: never today's."""
    language: str = "en"
    """The tag of its language (BCP 47)."""


def road_map_for_a_wall(road_map: RoadMap, language: Language, look: Look = AS_USUAL) -> Picture:
    """Return the road map as it goes on a poster: its letters as large as there is room for."""
    for size in ON_A_WALL:
        picture = draw(road_map, language, look, for_a_wall(size))
        if height_of(picture) <= _ROOM:
            break
    return picture


def letters_of(picture: Picture) -> float:
    """Return how large the smallest letters of a road map are on the poster, in points."""
    sizes = [float(each) for each in _LETTERS.findall(picture.image.data)]
    return min(sizes, default=0.0) * min(1.0, _ROOM / height_of(picture))


def height_of(picture: Picture) -> float:
    """Return how high a drawn picture is, in points."""
    found = _HEIGHT.search(picture.image.data)
    assert found is not None, "what is drawn here says how high it is"
    return float(found[1])


def poster_pdf(poster: Poster, language: Language) -> Typeset:
    """Return the PDF of a poster. Raises `NotTypeset`."""
    return typeset("poster.typ", _words(poster, language), poster.day)


def _words(poster: Poster, language: Language) -> dict[str, Any]:
    """Return what the page of the poster is told."""
    return {
        "title": poster.title,
        "language": poster.language,
        "draft": poster.draft,
        "day": poster.day.isoformat(),
        "picture": _image(poster.road_map.image),
        "logo": _image(poster.logo) if poster.logo else None,
        "matters": _section(language.say("What matters most"), map(_run, poster.matters)),
        "answers": {
            "heading": language.say("What we are doing"),
            "items": [_answer(each) for each in poster.answers],
        },
        "coming_back": _section(
            language.say("When we come back to you"), map(_run, poster.coming_back)
        ),
        "contact": _section(language.say("Who to ring"), poster.contact),
        "in_words": _section(
            language.say("The picture in words"), map(_run, poster.road_map.description)
        ),
    }


def _section(heading: str, items: Iterator[Any] | Sequence[str]) -> dict[str, Any]:
    return {"heading": heading, "items": list(items)}


def _answer(exchange: Exchange) -> dict[str, Any]:
    return {
        "said": [_run(each) for each in exchange.said],
        "outcome": exchange.outcome,
        "label": exchange.label,
        "answer": _run(exchange.answer),
    }


def _run(text: Text) -> list[dict[str, str]]:
    """Return a run of text as the page takes it: people's words in quotation marks."""
    return [
        {"text": f"“{each.words}”", "language": each.language}
        if isinstance(each, Spoken)
        else {"text": each, "language": ""}
        for each in text
    ]


def _image(image: Image) -> dict[str, Any]:
    """Return an image as the page takes it: SVG as text, so that what no font has is found."""
    kinds = {"png": "png", "jpeg": "jpg", "svg": "svg"}
    data = image.data.decode() if image.kind == "svg" else list(image.data)
    return {"data": data, "kind": kinds[image.kind], "alt": image.alt}
