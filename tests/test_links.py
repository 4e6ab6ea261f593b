from __future__ import annotations

import pytest
from building import board, entry

from journeymap.entries import Always, Entry, Never, Parked
from journeymap.findings.links import Link, Tie
from journeymap.findings.tensions import Pull
from journeymap.findings.together import Findings, Site, find_findings


def found(*entries: Entry) -> Findings:
    return find_findings([Site("lunch", board(*entries))])


def always(text: str, stage: str = "eating", entry_id: str = "aaaa.1") -> Entry:
    return entry(Always, entry_id, text=text, stage=stage)


def never(text: str, stage: str = "eating", entry_id: str = "aaaa.2") -> Entry:
    return entry(Never, entry_id, text=text, stage=stage)


def ties(of: Findings) -> list[tuple[str, str, Tie]]:
    return [(link.one, link.other, link.tie) for link in of.links]


def test_the_same_thing_of_another_stage_is_linked_and_stays_two_findings() -> None:
    of = found(always("Staff say hello"), always("Staff say hello!", "seated", "aaaa.3"))

    assert len(of.all) == 2
    assert ties(of) == [("aaaa.1", "aaaa.3", Tie.OTHER_STAGE)]


@pytest.mark.parametrize(
    ("must", "must_not"),
    [
        ("My food is served hot", "My food comes cold"),
        ("The tables are clean when we come", "The tables are dirty when we come"),
        ("Somebody tells me when lunch is cancelled", "Lunch is cancelled and nobody tells me"),
    ],
)
def test_an_always_and_its_never_are_linked_and_do_not_pull_against_each_other(
    must: str, must_not: str
) -> None:
    of = found(always(must), never(must_not))

    assert ties(of) == [("aaaa.1", "aaaa.2", Tie.ALWAYS_NEVER)]
    assert of.tensions == ()


def test_the_same_always_and_never_is_a_tension_with_both_positions() -> None:
    of = found(always("Music during lunch"), never("Music during our lunch"))

    assert of.links == ()
    [tension] = of.tensions
    assert tension.pull is Pull.ALWAYS_NEVER
    assert tension.findings == ("aaaa.1", "aaaa.2")
    assert tension.positions == (
        "must always: Music during lunch",
        "must never: Music during our lunch",
    )


def test_what_is_about_something_else_is_not_linked() -> None:
    of = found(always("Staff say hello to me"), never("Gravy on the fish"), never("no", "seated"))

    assert of.links == ()


def test_a_parked_point_is_a_tension_with_both_positions_and_what_it_is_about() -> None:
    point = entry(
        Parked,
        "aaaa.5",
        text="Television at lunch",
        positions=("The news at one", "Off while we eat"),
        of="aaaa.1",
    )

    [tension] = found(always("The television is on"), point).tensions

    assert tension.pull is Pull.PARKED
    assert tension.findings == ("aaaa.5", "aaaa.1")
    assert tension.positions == ("The news at one", "Off while we eat")


def test_links_do_not_depend_on_the_order_in_which_sites_are_given() -> None:
    here = Site("here", board(always("Staff say hello")))
    there = Site("there", board(always("staff say HELLO", "seated", "bbbb.1")))

    one, other = find_findings([here, there]).links, find_findings([there, here]).links

    assert one == other == (Link("aaaa.1", "bbbb.1", Tie.OTHER_STAGE, 1.0),)
