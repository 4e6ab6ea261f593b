"""What pulls against each other: kept side by side, and never voted away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from journeymap.entries import Parked
from journeymap.findings.differing import Difference, find_difference
from journeymap.findings.finding import Finding
from journeymap.findings.links import Link
from journeymap.findings.support import Support


class Pull(StrEnum):
    """What kind of tension it is."""

    PARKED = "parked"
    """A point of contention that the room has parked, with both positions."""
    ALWAYS_NEVER = "always-never"
    """The same is to happen always, and never."""
    VOICES = "voices"
    """Many of one voice say so, and few of another."""


@dataclass(frozen=True, slots=True)
class Tension:
    """Two findings, or two positions, or two voices, that pull against each other."""

    pull: Pull
    findings: tuple[str, ...]
    """The ids of the findings that it is about."""
    positions: tuple[str, ...] = ()
    """What either side says, in people's words; none if nobody wrote the sides down."""
    difference: Difference | None = None
    """How the voices differ, if it is about that."""


def find_tensions(
    findings: Sequence[Finding], supports: Sequence[Support], links: Sequence[Link]
) -> list[Tension]:
    """Return what pulls against each other: parked points, always and never, then voices."""
    return [*_parked(findings), *_always_never(findings, links), *_voices(findings, supports)]


def _parked(findings: Sequence[Finding]) -> Iterator[Tension]:
    of_entry = {id_: finding.id for finding in findings for id_ in finding.ids}
    for finding in findings:
        if not isinstance(finding.headline.entry, Parked):
            continue
        points = [each.entry for each in finding.standings if isinstance(each.entry, Parked)]
        about = (of_entry[each.of] for each in points if each.of in of_entry)
        positions = (side for each in points for side in each.positions or ())
        yield Tension(
            Pull.PARKED,
            tuple(dict.fromkeys((finding.id, *about))),
            tuple(dict.fromkeys(positions)),
        )


def _always_never(findings: Sequence[Finding], links: Sequence[Link]) -> Iterator[Tension]:
    headlines = {finding.id: finding.headline.entry for finding in findings}
    for link in links:
        if link.is_tension:
            both = (headlines[link.one], headlines[link.other])
            sides = tuple(f"{each.label}: {each.text}" for each in both)
            yield Tension(Pull.ALWAYS_NEVER, (link.one, link.other), sides)


def _voices(findings: Sequence[Finding], supports: Sequence[Support]) -> Iterator[Tension]:
    for finding, support in zip(findings, supports, strict=True):
        difference = find_difference(support)
        if difference is not None:
            yield Tension(Pull.VOICES, (finding.id,), difference=difference)
