from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from journeys import COUNTS, HOSTILE, NAMES, journey
from pypdf import PdfReader

from journeymap.feedback.document import Exchange, Image, Spoken
from journeymap.feedback.pictures.poster import (
    Poster,
    letters_of,
    poster_pdf,
    road_map_for_a_wall,
)
from journeymap.feedback.pictures.road_map import RoadMap, Said, Stop
from journeymap.language.language import ENGLISH

A3_ON_ITS_SIDE = (1191, 842)


def poster(stops: int, names: tuple[str, ...] = NAMES, draft: str = "") -> Poster:
    return Poster(
        title="Lunch at Hazel Court",
        road_map=road_map_for_a_wall(journey(stops, has_survey=True, names=names), ENGLISH),
        matters=((Spoken("Hot food"),), (Spoken("Amser i siarad", "cy"),)),
        answers=(
            Exchange(((Spoken("My food comes cold"),),), "doing", "We are doing this.", ("Soon.",)),
        ),
        coming_back=(("Thursday 15 June 2017: in the lounge.",),),
        contact=("Ring 01632 960 001",),
        draft=draft,
        day=date(2017, 5, 20),
    )


def read(of: Poster) -> PdfReader:
    return PdfReader(BytesIO(poster_pdf(of, ENGLISH).pdf))


def text_of(of: Poster) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(of).pages).split())


@pytest.mark.parametrize("stops", COUNTS)
def test_a_poster_is_typeset_for_screen_readers_on_a3(stops: int) -> None:
    made = poster_pdf(poster(stops), ENGLISH)
    document = PdfReader(BytesIO(made.pdf))

    assert made.warnings == ()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made.pdf
    for page in document.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A3_ON_ITS_SIDE


def test_a_poster_says_all_that_it_is_given() -> None:
    text = text_of(poster(2))

    for said in ("Lunch at Hazel Court", "“Hot food”", "“Amser i siarad”", "We are doing this."):
        assert said in text
    for told in ("Soon.", "Thursday 15 June 2017: in the lounge.", "Ring 01632 960 001"):
        assert told in text


def test_the_picture_on_a_poster_is_there_in_words_as_well() -> None:
    made = poster(2)

    assert all("".join(map(str, each)) in text_of(made) for each in made.road_map.description)


def test_a_draft_says_so_on_every_sheet() -> None:
    sheets = read(poster(5, draft="Draft")).pages

    assert all("Draft" in sheet.extract_text() for sheet in sheets)


def test_names_are_only_text_on_a_poster() -> None:
    made = poster_pdf(poster(5, HOSTILE), ENGLISH)

    assert made.warnings == ()
    assert b"/URI" not in made.pdf


def test_a_poster_is_the_same_bytes_each_time() -> None:
    assert poster_pdf(poster(5), ENGLISH) == poster_pdf(poster(5), ENGLISH)


def test_a_logo_may_be_on_it() -> None:
    square = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )
    with_logo = replace(poster(2), logo=Image(square, "svg", "Hazel Court"))

    assert len(poster_pdf(with_logo, ENGLISH).pdf) > len(poster_pdf(poster(2), ENGLISH).pdf)


def test_a_journey_of_few_stops_is_read_from_two_metres() -> None:
    stops = tuple(Stop(name, Said(3), Said(2)) for name in NAMES[:3])

    assert letters_of(road_map_for_a_wall(RoadMap(stops), ENGLISH)) >= 24
