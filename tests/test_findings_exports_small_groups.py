"""Those who try to work out from exported files what is not told of small groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from building import board, came_back, entry, small_guide, voice
from conftest import Run
from exported import hazel_court_with_survey, published, rows_of
from test_small_groups import GROUPS, ROOM, Counts, Rule, Sums

from journeymap.board import Board
from journeymap.entries import Echo, Entry, Recipe
from journeymap.feedback.team.published import Published
from journeymap.feedback.team.publishing import publish
from journeymap.findings.small_groups import Shown, Told
from journeymap.findings.support import Source
from journeymap.findings.together import Findings, Site, find_findings
from journeymap.guide import Guide
from journeymap.survey.asked import what_was_asked

WORDS = ["Bread", "Custard", "Dates", "Eggs", "Figs", "Grapes", "Honey", "Ices", "Jam", "Kale"]
"""What recipes are called. They stand alone: none is put together with another for its likeness."""


@dataclass(frozen=True)
class Exported(Rule):
    """What is told is what stands in exported files, and nothing else."""

    ids: tuple[str | None, ...] = field(default=())

    def voices(self, number: int) -> tuple[str | None, ...]:
        assert number == len(self.ids)
        return self.ids


def attack_on(  # noqa: PLR0913, PLR0917  # what is told, and what is true
    out: Published,
    source: Source,
    ids: tuple[str | None, ...],
    people: Counts,
    findings: dict[str, Counts],
    site: str,
) -> Sums:
    """Set everything that stands in the files about one source at one site against everything.

    `ids` are the voices, `people` how many there truly are of each, and `findings` how many of
    each truly said it, by its headline. Of what is true only which groups are small is used.
    """
    tolds = iter([read_finding(out, source, site, headline) for headline in findings])
    shown = read_people(out, source, site)
    rule = Exported(lambda _: shown, lambda *_: next(tolds), in_survey=source == "survey", ids=ids)
    return Sums(rule, people, list(findings.values()))


def read_people(out: Published, source: Source, site: str) -> Shown:
    rows = {
        str(row["voice"]): int(row["people"] or 0)
        for row in rows_of(out, "people")
        if (row["source"], row["workshop"]) == (source, site)
    }
    total = rows.pop("everybody", None)
    return Shown(total, {name.removesuffix("s"): number for name, number in rows.items()})


def read_finding(out: Published, source: Source, site: str, headline: str) -> Told:
    number = next(row["finding"] for row in rows_of(out, "findings") if row["headline"] == headline)
    rows = [row for row in rows_of(out, "by-workshop") if row["finding"] == number]
    here = [row for row in rows if row["workshop"] == site]
    if not here:
        return Told(0, None, {}, {})
    [row] = here
    in_room = ("said_in_the_room", "could_have_in_the_room")
    in_survey = ("said_in_the_survey", "answered_in_the_survey")
    said, of = (row[each] for each in (in_room if source == "room" else in_survey))
    by_voice = {
        str(each["voice"]).removesuffix("s"): int(each["said"] or 0)
        for each in rows_of(out, "numbers-by-voice")
        if (each["finding"], each["source"], each["workshop"]) == (number, source, site)
    }
    return Told(int(said or 0), None if of is None else int(of), by_voice, {})


def room_of(people: Counts, findings: Sequence[Counts], key: str = "aaaa") -> Board:
    """Return a workshop with these people, in which so many of each voice said each thing."""
    ids = (f"{key}.{number}" for number in count(1))
    entries: list[Entry] = []
    for words, said in zip(WORDS, findings, strict=False):
        who = [each for each, number in zip(ROOM, said, strict=False) for _ in range(number)]
        first = [entry(Recipe, next(ids), text=words, voice=each) for each in who[:1]]
        entries += first
        entries += [entry(Echo, next(ids), echo=first[0].id, voice=each) for each in who[1:]]
    return board(*entries, guide=guide_of(people))


def survey_of(people: Counts, findings: Sequence[Counts], key: str = "ssss") -> Board:
    """Return a workshop with a survey, in which so many of each voice wrote each thing.

    The last of the people did not say which voice is theirs. All answered one question.
    """
    entries: list[Entry] = []
    at = 1
    for place, number in enumerate(people):
        for person in range(number):
            said = [w for w, f in zip(WORDS, findings, strict=False) if person < f[place]]
            voices = {"voice": ROOM[place]} if place < len(people) - 1 else {}
            made = came_back(
                f"{key}.{at}", *((Recipe, {"text": words}) for words in said), **voices,
                **({} if said else {"answered": ["q1"]}),
            )  # fmt: skip
            entries += made
            at += len(made)
    return board(*entries, guide=guide_of(people[:-1], counted=False))


def guide_of(people: Counts, *, counted: bool = True) -> Guide:
    voices = zip(ROOM, people, strict=False)
    return small_guide(
        voices=tuple(voice(v, GROUPS[v], number if counted else None) for v, number in voices)
    )


def some_findings(people: Counts, seed: int, number: int = 8) -> list[Counts]:
    random = np.random.default_rng(seed)
    shares = random.choice([0.1, 0.2, 0.4, 0.6, 0.8], size=number)
    made = [tuple(int(random.binomial(n, share)) for n in people) for share in shares]
    return [each if sum(each) else (1, *each[1:]) for each in made]


ROOMS = [(22, 6, 5, 1), (40, 21, 9, 2), (30, 12, 3), (15, 5, 4, 4), (12, 11, 0), (60, 33, 12, 0)]


@pytest.mark.parametrize("people", ROOMS, ids=str)
def test_nothing_is_worked_out_of_what_is_exported_of_a_room(people: Counts) -> None:
    findings = some_findings(people, seed=sum(people))
    out = published(room_of(people, findings))

    sums = attack_on(out, "room", ROOM[: len(people)], people, named(findings), "hall-1")

    assert sums.recovered() == []
    for at, number in enumerate(people):
        if number < 5:
            assert sums.bounds(at) == (0, 4)


@pytest.mark.parametrize("people", [(61, 34, 12, 3, 1), (25, 14, 2, 0, 0)], ids=str)
def test_nothing_is_worked_out_of_what_is_exported_of_a_survey(people: Counts) -> None:
    findings = some_findings(people, seed=sum(people))
    out = published(survey_of(people, findings))
    ids = (*ROOM[: len(people) - 1], None)

    sums = attack_on(out, "survey", ids, people, named(findings), "hall-1")

    assert sums.recovered() == []
    for at, number in enumerate(people[:-1]):
        if number < 5:
            assert sums.bounds(at) == (0, 4)


def named(findings: Sequence[Counts]) -> dict[str, Counts]:
    return dict(zip(WORDS, findings, strict=False))


def test_in_large_rooms_and_surveys_something_is_told_by_voice() -> None:
    room = (60, 33, 12, 0)
    survey = (61, 34, 12, 3, 1)
    outs = [
        published(room_of(room, some_findings(room, seed=sum(room)))),
        published(survey_of(survey, some_findings(survey, seed=sum(survey)))),
    ]

    assert all(len(rows_of(out, "numbers-by-voice")) > 5 for out in outs)


@pytest.mark.parametrize("people", ROOMS, ids=str)
def test_with_small_groups_each_number_stands_in_the_files(people: Counts) -> None:
    findings = some_findings(people, seed=sum(people))
    out = published(room_of(people, findings), small_groups=True)

    sums = attack_on(out, "room", ROOM[: len(people)], people, named(findings), "hall-1")

    for at, number in enumerate(people):
        assert number in (0, sums.source.by_voice.get(ROOM[at]))
    for finding, said in zip(sums.told, findings, strict=True):
        assert tuple(finding.by_voice.get(each, 0) for each in ROOM[: len(people)]) == said


def test_where_a_total_would_give_a_small_group_away_no_number_of_people_is_told() -> None:
    people = (5, 5, 5, 1)
    out = published(room_of(people, some_findings(people, seed=1)))

    assert rows_of(out, "people") == []
    assert rows_of(out, "numbers-by-voice") == []
    assert {row["could_have_in_the_room"] for row in rows_of(out, "findings")} == {None}


def test_nothing_is_worked_out_of_several_workshops_side_by_side() -> None:
    rooms = [(22, 6, 5, 1), (40, 21, 9, 2), (12, 11, 0, 8)]
    said = [some_findings(people, seed=sum(people)) for people in rooms]
    keys = ["aaaa", "bbbb", "cccc"]
    out = published(*map(room_of, rooms, said, keys))

    for number, (people, findings) in enumerate(zip(rooms, said, strict=True), 1):
        sums = attack_on(out, "room", ROOM, people, named(findings), f"hall-{number}")
        assert sums.recovered() == []


def test_nothing_is_worked_out_of_what_is_exported_of_hazel_court(hazel_court: Findings) -> None:
    out = publish(hazel_court)
    [site] = hazel_court.sites
    voices = site.board.guide.voices
    here = {finding.headline.entry.text: n for n, finding in enumerate(hazel_court.all)}
    headlines = [str(row["headline"]) for row in rows_of(out, "findings")]
    raw = {each: hazel_court.supports[here[each]].room.voices for each in headlines if each in here}
    ids = tuple(each.id for each in voices)
    true = {
        headline: tuple(of[each].said for each in ids)
        for headline, of in raw.items()
        if not (None in of and of[None].said)
    }
    people = tuple(each.in_the_room or 0 for each in voices)

    some = dict(list(true.items())[:30])
    sums = attack_on(out, "room", ids, people, some, site.name)

    assert len(some) == 30
    assert any(number < 5 for number in people)
    assert sums.recovered() == []


@pytest.fixture
def hazel_court(run: Run, samples: Path, tmp_path: Path) -> Findings:
    """Return the findings of the sample workshop with the sample's survey."""
    workshop = hazel_court_with_survey(run, samples, tmp_path)
    return find_findings([Site(workshop.name, workshop.read().board, what_was_asked(workshop))])
