"""What only one side said: the room alone, the survey alone, one voice alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeymap.findings.support import SOURCES, Support


@dataclass(frozen=True, slots=True)
class OneSide:
    """From which side alone a finding comes."""

    source: Literal["room", "survey"] | None
    """The only source, if there is one."""
    voice: str | None
    """The id of the only voice, if several people said so, and all of them in that one."""


def find_one_side(support: Support) -> OneSide:
    """Return from which side alone something comes. One person alone is no side."""
    room, survey = support.both
    source: Literal["room", "survey"] | None = None
    if not (room and survey):
        source = "room" if room else "survey"
    voices = support.voices
    of_unknown = any(
        share.said for each in SOURCES for v, share in support.of(each).voices.items() if v is None
    )
    several = max(room, survey) > 1
    return OneSide(source, voices[0] if several and len(voices) == 1 and not of_unknown else None)
