"""The journey as a picture, with the same in words beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeymap.feedback.account.material import Material
from journeymap.feedback.document import Block, Heading
from journeymap.feedback.forms.look import Look
from journeymap.feedback.pictures.drawn import draw
from journeymap.feedback.pictures.road_map import find_road_map


def on_the_road(material: Material, look: Look) -> Iterator[Block]:
    """Yield the road map, if there is a journey and anything was said on it."""
    language = material.language
    if not material.board.stages() or not material.statements or not material.shows_what_was_said:
        return
    yield Heading(2, language.say("The journey as a picture"))
    found = find_road_map(material.board, language, material.units_shown)
    picture = draw(found, language, look)
    own = "" if language.code == "en" else f"-{language.code}"
    yield replace(picture, name=f"{picture.name}{own}")
