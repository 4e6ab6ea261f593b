from __future__ import annotations

import re
import shutil
import subprocess
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from chromium import chromium
from journeys import COUNTS, HOSTILE, NAMES, journey

from journeymap.feedback.forms.look import AS_USUAL, LARGE, VERY_LARGE, Look
from journeymap.feedback.pictures.drawn import draw
from journeymap.feedback.pictures.inks import IN_BLACK, IN_COLOUR
from journeymap.feedback.pictures.lettering import width_of, wrapped
from journeymap.feedback.pictures.road_map import RoadMap, Stars, Stop
from journeymap.language.language import ENGLISH

SVG = "{http://www.w3.org/2000/svg}"
LOOKS = (Look(), Look(LARGE), Look(VERY_LARGE, high_contrast=True))


def svg_of(road_map: RoadMap, look: Look = AS_USUAL) -> ET.Element:
    return ET.fromstring(draw(road_map, ENGLISH, look).image.data)  # noqa: S314, our own


def shown(road_map: RoadMap) -> list[str]:
    return [each.text or "" for each in svg_of(road_map).iter(f"{SVG}text")]


def described(road_map: RoadMap) -> str:
    return " ".join(str(part) for text in draw(road_map, ENGLISH).description for part in text)


def words_in(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


@pytest.mark.parametrize("has_survey", [False, True])
def test_all_that_the_picture_says_is_in_its_description(*, has_survey: bool) -> None:
    road_map = journey(7, has_survey=has_survey)
    names = " ".join(NAMES)

    unsaid = words_in(" ".join(shown(road_map))) - words_in(described(road_map))

    # A word that is too long for a line stands in the picture in pieces.
    assert {word for word in unsaid if word not in names.casefold()} - {"0"} == set()


@pytest.mark.parametrize("has_survey", [False, True])
def test_all_that_the_description_says_is_in_the_picture(*, has_survey: bool) -> None:
    road_map = journey(7, has_survey=has_survey)
    of_the_description_alone = words_in(
        "This picture is a road with 7 stops. At each stop it says how many things must always or"
        " never happen there. nobody person people stop star"
    )

    unseen = words_in(described(road_map)) - words_in(" ".join(shown(road_map)))

    assert unseen - of_the_description_alone == set()


def test_every_number_of_the_road_map_is_in_the_picture() -> None:
    road_map = journey(12, has_survey=True)
    numbers = re.findall("[0-9]+", " ".join(shown(road_map)))

    for stop in road_map.stops:
        for said in (stop.always, stop.never):
            assert {str(said.in_room), str(said.in_survey)} <= set(numbers)
        assert stop.stars.in_room is None or str(stop.stars.in_room[0]) in numbers
    assert set(map(str, (301, 302, 311, 312, 313, 314, 315))) <= set(numbers)


def test_sentences_of_the_description_are_short() -> None:
    for sentence in re.split(r"(?<=\.) ", described(journey(7, has_survey=True))):
        assert len(re.split(r"\s", sentence)) <= 25, sentence


def test_stars_that_may_not_be_told_leave_no_trace() -> None:
    stops = (Stop("Arriving", stars=Stars()), Stop("Eating", stars=Stars()))

    assert not {"Stars", "All the stars you gave"} & set(shown(RoadMap(stops, has_stars=True)))
    assert "stars:" not in described(RoadMap(stops, has_stars=True))


@pytest.mark.parametrize("look", LOOKS)
def test_the_same_road_map_is_the_same_bytes(look: Look) -> None:
    assert draw(journey(7), ENGLISH, look) == draw(journey(7), ENGLISH, look)


def test_names_are_only_ever_text() -> None:
    svg = svg_of(journey(len(HOSTILE), names=HOSTILE))

    known = {"svg", "title", "desc", "g", "path", "rect", "circle", "polygon", "text"}
    assert {each.tag.removeprefix(SVG) for each in svg.iter()} == known
    attributes = {name for each in svg.iter() for name in each.attrib}
    assert not {name for name in attributes if name.startswith("on") or "href" in name}
    assert "<script>alert(1)</script>" in "".join(
        each.text or "" for each in svg.iter(f"{SVG}text")
    )


def test_nothing_is_loaded_from_elsewhere() -> None:
    svg = svg_of(journey(5, names=HOSTILE))
    values = {value for each in svg.iter() for value in each.attrib.values()}

    assert not {value for value in values if "//" in value or "url(" in value}


@pytest.mark.parametrize("look", LOOKS)
def test_no_letters_are_smaller_than_was_asked_for(look: Look) -> None:
    sizes = {
        float(each.attrib["font-size"]) for each in svg_of(journey(5), look).iter(f"{SVG}text")
    }

    assert min(sizes) >= look.points


@pytest.mark.parametrize("inks", [IN_COLOUR, IN_BLACK])
def test_words_and_signs_have_a_contrast_of_seven_to_one(inks: object) -> None:
    for part in ("ink", "road", "always", "never", "stars"):
        assert contrast(getattr(inks, part), "#ffffff") >= 7


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG 2 has it."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_that_are_too_long_are_broken_and_none_of_them_is_lost() -> None:
    for name in NAMES:
        lines = wrapped(name, 100, 12)

        assert all(width_of(line, 12) <= 100 for line in lines)
        assert "".join(lines).replace(" ", "") == name.replace(" ", "")


async def test_no_words_lie_on_others_or_leave_the_picture(tmp_path: Path) -> None:
    boxes = """[...document.querySelectorAll('svg')].map(svg => {
        const whole = svg.getBoundingClientRect();
        return [...svg.querySelectorAll('text')].map(each => {
            const at = each.getBoundingClientRect();
            return [each.textContent, at.left - whole.left, at.top - whole.top,
                    whole.right - at.right, whole.bottom - at.bottom, at.width, at.height];
        });
    })"""
    drawn = [
        draw(journey(stops, has_survey=has_survey), ENGLISH, look).image.data.decode()
        for stops in COUNTS
        for look in LOOKS
        for has_survey in (False, True)
    ]
    page = tmp_path / "pictures.html"
    page.write_text(f"<!doctype html><meta charset=utf-8>{''.join(drawn)}", encoding="utf-8")

    async with chromium(tmp_path / "profile") as browser:
        tab = await browser.open(page.as_uri())
        await tab.wait_for("document.readyState === 'complete'")
        pictures = await tab.run(boxes)

    assert len(pictures) == len(drawn)
    for texts in pictures:
        for text, left, top, right, bottom, _, _ in texts:
            assert min(left, top, right, bottom) >= -0.5, text
        for one, other in combinations(texts, 2):
            assert not overlap(one, other), (one, other)


def overlap(one: list[float], other: list[float]) -> bool:
    """Whether two boxes share more than the room between lines."""
    across = min(one[1] + one[5], other[1] + other[5]) - max(one[1], other[1])
    down = min(one[2] + one[6], other[2] + other[6]) - max(one[2], other[2])
    return across > 1 and down > 3


def test_another_program_draws_it(tmp_path: Path) -> None:
    program = shutil.which("rsvg-convert")
    if not program:
        pytest.skip("rsvg-convert is not installed")
    (tmp_path / "journey.svg").write_bytes(draw(journey(7, names=HOSTILE), ENGLISH).image.data)

    done = subprocess.run([program, "journey.svg"], cwd=tmp_path, capture_output=True, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b"\x89PNG")
