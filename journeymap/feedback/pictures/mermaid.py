"""The journey as a Mermaid flowchart, which GitHub, GitLab and Obsidian draw from its text.

It is a flowchart, as a Mermaid `journey` wants a score for each task, which would be a mean, and
cannot quote a name: a colon or a semicolon in one breaks it. Here a name stands in quotation
marks, and each character that Mermaid, Markdown or HTML might act on is written as its number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from journeymap.feedback.pictures import sayings
from journeymap.feedback.pictures.road_map import RoadMap, Stop
from journeymap.language.language import Language

_PLAIN = re.compile(r"[A-Za-z ,]|(?<!^)[0-9]|:(?= )")
"""What means nothing to Mermaid in quotation marks. A number that comes first begins a list."""
_STILL_ACTS = re.compile(r"([$\\]|:(?=\S))")
"""What Mermaid acts on even if written as a number: formulas, `\\n`, icons as in `fa:fa-user`."""
_WORD_JOINER = "\u2060"
"""It is not seen, and parts two characters that would mean something together."""
_BREAK = "<br>"


def to_mermaid(road_map: RoadMap, language: Language) -> str:
    """Return the stages, and how much was said at each, as the text of a flowchart."""
    return "\n".join(_lines(road_map, language))


def _lines(road_map: RoadMap, language: Language) -> Iterator[str]:
    yield "flowchart TD"
    yield f"    accTitle: {_escaped(sayings.title(language))}"
    for order, stop in enumerate(road_map.stops, 1):
        name = sayings.name_of(stop, language)
        heading = language.say("Stop {number}: {name}", number=order, name=name)
        yield f"    s{order}{_box(heading, stop, road_map, language)}"
    named = (
        (road_map.everywhere, sayings.at_every_stop(language)),
        (road_map.elsewhere, sayings.elsewhere(language)),
    )
    for order, (place, name) in enumerate(named, 1):
        if place:
            yield f"    p{order}{_box(name, place, road_map, language)}"
    if len(road_map.stops) > 1:
        yield "    " + " --> ".join(f"s{order}" for order in range(1, len(road_map.stops) + 1))


def _box(heading: str, stop: Stop, road_map: RoadMap, language: Language) -> str:
    said = (
        heading,
        sayings.how_many_always(stop.always, language, has_survey=road_map.has_survey),
        sayings.how_many_never(stop.never, language, has_survey=road_map.has_survey),
    )
    return f'["{_BREAK.join(map(_escaped, said))}"]'


def _escaped(words: str) -> str:
    """Return words as Mermaid shows them: letters as they are, all else as numbers."""
    parted = _STILL_ACTS.sub(rf"\1{_WORD_JOINER}", words)
    return "".join(
        each if _is_plain(parted, place) else _as_number(each) for place, each in enumerate(parted)
    )


def _is_plain(words: str, place: int) -> bool:
    letter = words[place]
    is_letter = not letter.isascii() and unicodedata.category(letter)[0] in "LM"
    return is_letter or bool(_PLAIN.match(words, place))


def _as_number(letter: str) -> str:
    """Return `#34;` for a quotation mark; a space for what breaks lines or is nothing."""
    is_nothing = unicodedata.category(letter) in {"Cc", "Cs", "Cn", "Zl", "Zp"}
    return " " if is_nothing else f"#{ord(letter)};"
