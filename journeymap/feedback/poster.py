"""The poster of a workshop, for a wall: in each language one, as a PDF."""

from __future__ import annotations

from journeymap.board import Board
from journeymap.feedback.account.coming_back import day_told
from journeymap.feedback.account.material import Material
from journeymap.feedback.account.sections import part_of
from journeymap.feedback.account.short import most_said, what_matters_most
from journeymap.feedback.document import Exchange, Points
from journeymap.feedback.forms.making import Made, NotMade
from journeymap.feedback.own_image import image_of
from journeymap.feedback.pictures.poster import (
    Poster,
    letters_of,
    poster_pdf,
    road_map_for_a_wall,
)
from journeymap.feedback.pictures.road_map import find_road_map
from journeymap.feedback.summary import Wishes, last_day, material_of
from journeymap.findings.hearing_back import booked_days
from journeymap.printing.typesetting import NotTypeset

MOST_ANSWERS = 3
"""So many have room on a sheet beside the rest, in letters that are read from two metres."""
_SEEN_FROM_AFAR = 24
"""Points of letters that are read from two metres, roughly."""


def make_poster(board: Board, unread: int, wishes: Wishes, name: str) -> Made:
    """Return the poster, a file for each language. Raises `NotMade`."""
    files, told = {}, list[str]()
    for language in wishes.languages:
        material = material_of(board, language, unread, wishes)
        poster = poster_of(material, wishes)
        own = name if len(wishes.languages) == 1 else f"{name}-only-{language.code}"
        try:
            files[f"{own}.pdf"] = poster_pdf(poster, language).pdf
        except NotTypeset as why:
            raise NotMade(str(why)) from why
        smallest = letters_of(poster.road_map)
        if smallest < _SEEN_FROM_AFAR:
            told.append(
                f"The smallest letters on the road have {smallest:.0f} points: step near to read"
                " them. All that is on it is in words on the last sheet, too."
            )
    return Made(files, tuple(told))


def poster_of(material: Material, wishes: Wishes) -> Poster:
    """Return what stands on the poster in one language."""
    organisation, board = wishes.organisation, material.board
    days = tuple(day_told(each, material) for each in booked_days(board))
    blocks = (Points(what_matters_most(material)), *most_said(material), Points(days))
    cards, *answers, back = part_of(material, blocks).blocks
    assert isinstance(cards, Points), "it was put in as points"
    assert isinstance(back, Points), "likewise"
    return Poster(
        title=material.own(board.guide.title),
        road_map=road_map_for_a_wall(
            find_road_map(board, material.language), material.language, wishes.look
        ),
        matters=cards.items,
        answers=tuple(each for each in answers if isinstance(each, Exchange))[:MOST_ANSWERS],
        coming_back=back.items,
        contact=tuple(material.language.own(each) for each in material.contact),
        logo=image_of(organisation.logo) if organisation and organisation.logo else None,
        draft=material.language.say("Draft") if wishes.is_draft else "",
        day=last_day(board),
        language=material.language.code,
    )
