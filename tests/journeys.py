"""Road maps that the tests of pictures share."""

from __future__ import annotations

from journeymap.feedback.pictures.road_map import RoadMap, Said, Stars, Stop

COUNTS = (1, 2, 5, 12, 30)
NAMES = (
    "Deciding to come",
    "Getting there",
    "Arriving",
    "Finding a seat",
    "Choosing and ordering",
    "Eating together",
    "Leaving and afterwards, going home in the dark with somebody beside you",
    "مرحبا بكم في الغداء",
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "Кто с нами за столом",
    "Croeso i'r cinio, a'r daith adref",
)
HOSTILE = (
    "<script>alert(1)</script>",
    '"/><image href="https://evil.example/x"/>',
    "]]> <!-- --> <![CDATA[x",
    "&amp; &#60; &quot;",
    "{number} {name} %s",
    "\x00\x08\ud800\ufffe\uffff",
    "url(javascript:alert(1))",
)


def journey(stops: int, *, has_survey: bool = False, names: tuple[str, ...] = NAMES) -> RoadMap:
    """Return a road map in which no two stops have the same of everything."""
    made = (
        Stop(
            names[n % len(names)],
            Said(n + 40, n + 80 if has_survey else 0),
            Said(n + 120, n + 160 if has_survey else 0),
            Stars(
                (n, 0, 12, 6, 3) if n % 2 == 0 else None, (0, 1, 2, 3, n) if has_survey else None
            ),
            is_the_guides=False,
        )
        for n in range(stops)
    )
    return RoadMap(
        tuple(made),
        everywhere=Stop("", Said(301, 302 if has_survey else 0), Said(303, 304)),
        elsewhere=Stop("", Said(305, 306 if has_survey else 0), Said(307, 308)),
        stars=Stars((311, 312, 313, 314, 315), (321, 322, 323, 324, 325) if has_survey else None),
        has_stars=True,
        has_survey=has_survey,
        held_back=7 if has_survey else 0,
    )
