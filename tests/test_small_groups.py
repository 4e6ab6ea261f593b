"""What may be told by voice, and those who try to work out from it what may not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from journeymap.findings.small_groups import (
    FEWEST_SHOWN,
    Shown,
    Told,
    in_groups,
    shown_voices,
    told,
)
from journeymap.guide import InterestGroup

Counts = tuple[int, ...]
"""A number for each voice, in the guide's order."""
SMALL = range(FEWEST_SHOWN)

ROOM = ("resident", "family", "staff", "leader")
SURVEY = (*ROOM, None)
GROUPS = {
    "resident": InterestGroup.USERS,
    "family": InterestGroup.FAMILY,
    "staff": InterestGroup.WORKERS,
    "leader": InterestGroup.LEADERS,
}


# What is told


def shown(*counts: int | None, unstated: int | None = None) -> Shown:
    """Return what is told of people of the voices; of a survey's, if some may be unstated."""
    by_voice: dict[str | None, int | None] = dict(zip(ROOM, counts, strict=False))
    return shown_voices(by_voice if unstated is None else {**by_voice, None: unstated})


def test_where_no_group_is_small_all_are_told() -> None:
    assert shown(22, 6, 5) == Shown(33, {"resident": 22, "family": 6, "staff": 5})


def test_beside_a_small_group_the_last_large_one_is_kept_back() -> None:
    assert shown(22, 16, 9, 1) == Shown(48, {"resident": 22, "family": 16})


def test_an_empty_group_is_told_like_a_small_one() -> None:
    assert shown(22, 16, 10, 0).by_voice == shown(22, 16, 10, 4).by_voice


def test_more_are_kept_back_until_they_leave_a_small_group_open() -> None:
    assert shown(60, 6, 5, 4).by_voice == {"resident": 60}
    assert shown(60, 6, 5, 3) == Shown(74)


def test_a_total_that_would_give_a_small_group_away_is_not_told() -> None:
    assert shown(5, 5, 5, 1) == Shown(None)
    assert shown(4, 4) == Shown(None)


def test_where_somebody_was_not_counted_the_large_groups_are_told_and_no_total() -> None:
    assert shown(22, None, 5, 1) == Shown(None, {"resident": 22, "staff": 5})


def test_those_who_did_not_say_their_voice_are_a_small_group_like_others() -> None:
    for unstated in SMALL:
        assert shown(22, 16, unstated=unstated).by_voice == {"resident": 22}
    assert shown(22, 16, 1, unstated=9).by_voice == {"resident": 22, "family": 16}


def test_a_finding_tells_the_voices_of_which_enough_said_it() -> None:
    said: dict[str | None, int] = {"resident": 9, "family": 3, "staff": 2, "leader": 1}

    assert told(said, 48, shown(22, 16, 9, 1), GROUPS) == Told(
        15, 48, {"resident": 9}, {InterestGroup.USERS: 9}
    )


@pytest.mark.parametrize("leaders", SMALL)
def test_a_finding_that_leaves_few_of_the_rest_tells_the_total_alone(leaders: int) -> None:
    source = shown(22, 16, 20, 4)
    few = told({"resident": 9, "leader": min(leaders, 3)}, 62, source, GROUPS)
    nearly_all = told({"resident": 9, "family": 4, "staff": 20, "leader": leaders}, 62, source, {})

    assert few.by_voice == {}
    assert (nearly_all.by_voice == {}) == (4 + 20 + leaders > 4 + 24 - 4)


def test_a_source_whose_people_are_not_told_tells_only_how_many_said_it() -> None:
    for source in (shown(5, 5, 5, 1), shown(22, None, 9, 1)):
        assert told({"resident": 5, "staff": 4}, 16, source, GROUPS) == Told(9, None, {}, {})


def test_an_interest_group_is_told_where_all_its_voices_are() -> None:
    groups = {**GROUPS, "volunteer": InterestGroup.WORKERS}

    assert in_groups({"staff": 9}, groups) == {}
    assert in_groups({"staff": 9, "volunteer": 5}, groups) == {InterestGroup.WORKERS: 14}


# Those who know the rule, and try every workshop that would have been told the same


@dataclass(frozen=True)
class Rule:
    """A way to tell things, and whether it is a survey, in which voices may be unstated."""

    people: Callable[[Mapping[str | None, int | None]], Shown]
    finding: Callable[[Mapping[str | None, int], int | None, Shown, dict[str, InterestGroup]], Told]
    in_survey: bool

    def voices(self, number: int) -> tuple[str | None, ...]:
        """Return the voices of a source with so many numbers."""
        return (*ROOM[: number - 1], None) if self.in_survey else ROOM[:number]

    def shows(self, people: Counts) -> tuple[object, ...]:
        """Return all that is published of the people: also which groups are small."""
        by_voice = dict(zip(self.voices(len(people)), people, strict=True))
        source = self.people(by_voice)
        small = frozenset(v for v, n in by_voice.items() if v and n < FEWEST_SHOWN)
        return source.total, frozenset(source.by_voice.items()), small

    def tells(self, said: Counts, people: Counts) -> tuple[object, ...]:
        """Return all that is published of a finding."""
        voices = self.voices(len(people))
        source = self.people(dict(zip(voices, people, strict=True)))
        it = told_by(self, dict(zip(voices, said, strict=True)), sum(people), source)
        return it.said, it.of, frozenset(it.by_voice.items()), frozenset(it.by_group.items())


def told_by(rule: Rule, said: Mapping[str | None, int], of: int, source: Shown) -> Told:
    return rule.finding(said, of, source, GROUPS)


def hide_the_small(counts: Mapping[str | None, int | None]) -> Shown:
    """Tell people as if it were enough to leave out the small groups."""
    known = {v: n for v, n in counts.items() if v and n is not None and n >= FEWEST_SHOWN}
    return Shown(sum(n or 0 for n in counts.values()), known)


def hide_what_is_small(
    said: Mapping[str | None, int],
    of: int | None,
    source: Shown,
    groups: dict[str, InterestGroup],
) -> Told:
    """Tell a finding as if it were enough to leave out the small numbers."""
    large = {v: said.get(v, 0) for v in source.by_voice if said.get(v, 0) >= FEWEST_SHOWN}
    return Told(sum(said.values()), of, large, in_groups(large, groups))


IN_ROOM = Rule(shown_voices, told, in_survey=False)
IN_SURVEY = Rule(shown_voices, told, in_survey=True)
NAIVE = Rule(hide_the_small, hide_what_is_small, in_survey=False)
NAIVE_OF_FINDINGS = Rule(shown_voices, hide_what_is_small, in_survey=False)


def sums_to(total: int, most: Sequence[int]) -> Iterator[Counts]:
    """Yield all numbers up to the most of each that are together the total."""
    if len(most) == 1:
        if 0 <= total <= most[0]:
            yield (total,)
        return
    for first in range(min(total, most[0]) + 1):
        yield from ((first, *rest) for rest in sums_to(total - first, most[1:]))


@cache
def same_people(rule: Rule, people: Counts) -> list[Counts]:
    """Return all that the people may be, to those who see what is published of them.

    Where no total is told they try a few more and fewer people.
    """
    published = rule.shows(people)
    total = sum(people)
    totals = range(max(total - 6, 0), total + 7) if published[0] is None else [total]
    worlds = (world for n in totals for world in sums_to(n, [n] * len(people)))
    return [world for world in worlds if rule.shows(world) == published]


@cache
def tellings(rule: Rule, people: Counts, total: int) -> dict[tuple[object, ...], list[Counts]]:
    """Return who may have said something that so many said, by what is published of it."""
    by_telling: dict[tuple[object, ...], list[Counts]] = {}
    for said in sums_to(total, people):
        by_telling.setdefault(rule.tells(said, people), []).append(said)
    return by_telling


Known = tuple[list[set[int]], list[list[set[int]]]]
"""What the people of each voice may be, and how many of each may have said each finding."""


def attack(rule: Rule, people: Counts, findings: Sequence[Counts]) -> Known:
    """Return all that can be worked out by somebody who knows the rule and sees all findings.

    People can have said any findings together, so findings are tied only by who is there.
    """
    published = [rule.tells(each, people) for each in findings]
    sizes: list[set[int]] = [set() for _ in people]
    numbers: list[list[set[int]]] = [[set() for _ in people] for _ in findings]
    for world in same_people(rule, people):
        may_be = [
            tellings(rule, world, sum(said)).get(each, [])
            for said, each in zip(findings, published, strict=True)
        ]
        if all(may_be):
            for at, number in enumerate(world):
                sizes[at].add(number)
            for known, sayings in zip(numbers, may_be, strict=True):
                for saying in sayings:
                    for at, number in enumerate(saying):
                        known[at].add(number)
    return sizes, numbers


def recovered(rule: Rule, people: Counts, findings: Sequence[Counts]) -> list[str]:
    """Return what of the suppressed is known for certain, or is known of a small group."""
    sizes, numbers = attack(rule, people, findings)
    source = rule.people(dict(zip(rule.voices(len(people)), people, strict=True)))
    found = []
    for at, (voice, size) in enumerate(zip(rule.voices(len(people)), people, strict=True)):
        if voice and size in SMALL and not sizes[at] >= set(SMALL):
            found.append(f"{voice} are of {sizes[at]}")
        if voice not in source.by_voice and len(sizes[at]) == 1:
            found.append(f"{voice} are {sizes[at]}")
    for said, known in zip(findings, numbers, strict=True):
        if sum(said) in (0, sum(people)):
            continue  # nobody or everybody: the total itself says it of each
        it = told_by(
            rule, dict(zip(rule.voices(len(people)), said, strict=True)), sum(people), source
        )
        for at, voice in enumerate(rule.voices(len(people))):
            if voice not in it.by_voice and len(known[at]) == 1:
                found.append(f"{voice} said {said}: {known[at]}")
            if voice and people[at] in SMALL and it.by_voice and not known[at] >= set(SMALL):
                found.append(f"{voice} said {said}: of {known[at]}")
    return found


@st.composite
def workshops(draw: st.DrawFn, voices: int) -> tuple[Counts, list[Counts]]:
    """Return people of so many voices, and findings said by some of them."""
    sizes = st.one_of(st.sampled_from(SMALL), st.integers(5, 12))
    people = tuple(draw(sizes) for _ in range(voices))
    said = st.tuples(*(st.one_of(st.just(n), st.integers(0, n)) for n in people))
    return people, draw(st.lists(said, max_size=3))


def has_a_total_that_says_it(rule: Rule, people: Counts, findings: Sequence[Counts]) -> bool:
    """Whether nearly all have said one thing in a room in which every group is small.

    That a group has nobody is then ruled out by how many said it, whatever else is told.
    """
    most = 4 * (len(people) - 1)
    return not rule.in_survey and max(people) < 5 and any(sum(each) > most for each in findings)


@settings(max_examples=100, deadline=None)
@given(workshops(voices=3), st.sampled_from([IN_ROOM, IN_SURVEY]))
@example(((22, 6, 1), [(10, 3, 1), (22, 6, 0), (8, 0, 0)]), IN_ROOM)
@example(((12, 11, 0), [(12, 4, 0), (6, 5, 0)]), IN_ROOM)
@example(((5, 5, 4), [(5, 5, 4)]), IN_SURVEY)
def test_nothing_is_recovered(workshop: tuple[Counts, list[Counts]], rule: Rule) -> None:
    people, findings = workshop
    if not has_a_total_that_says_it(rule, people, findings):
        assert recovered(rule, people, findings) == []


def test_to_leave_out_the_small_is_not_enough() -> None:
    found = recovered(NAIVE, (12, 6, 1), [(8, 3, 0), (9, 0, 1)])

    assert "staff are {1}" in found
    assert "staff said (9, 0, 1): {1}" not in found
    assert recovered(NAIVE, (12, 1), [(8, 1)]) == [
        "family are of {1}",
        "family are {1}",
        "family said (8, 1): {1}",
        "family said (8, 1): of {1}",
    ]


def test_to_leave_out_the_small_in_findings_is_not_enough_either() -> None:
    findings = [(8, 0, 0), (9, 12, 4)]

    assert recovered(IN_ROOM, (12, 12, 4), findings) == []
    assert "staff said (8, 0, 0): {0}" in recovered(NAIVE_OF_FINDINGS, (12, 12, 4), findings)


# Those who may be a small group, for all that is told


@settings(max_examples=120, deadline=None)
@given(st.data(), workshops(voices=4), st.sampled_from([IN_ROOM, IN_SURVEY]))
def test_a_small_group_may_be_any_four_or_fewer_of_those_who_were_kept_back(
    data: st.DataObject, workshop: tuple[Counts, list[Counts]], rule: Rule
) -> None:
    """The proof: those kept back change their voices, and all that is told stays as it was."""
    people, findings = workshop
    voices = rule.voices(len(people))
    source = rule.people(dict(zip(voices, people, strict=True)))
    kept = [at for at, voice in enumerate(voices) if voice not in source.by_voice]
    small = [at for at in kept if voices[at] and people[at] in SMALL]
    if source.total is None or not small:
        return
    said = [said_it(people, each) for each in findings]
    pool = data.draw(st.permutations([who for at in kept for who in who_is(people, at)]))
    new = data.draw(st.sampled_from(small))
    few = data.draw(st.integers(0, min(4, len(pool))))
    voice_of = dict.fromkeys(pool[:few], new)
    large = [at for at in kept if voices[at] and people[at] not in SMALL]
    takes_the_rest = large[0] if large else len(people) - 1
    others = [at for at in large[1:] for _ in range(FEWEST_SHOWN)]
    others += [takes_the_rest] * (len(pool) - few - len(others))
    voice_of |= dict(zip(pool[few:], others, strict=True))

    world = tuple(0 if at in kept else number for at, number in enumerate(people))
    world = tuple(n + list(voice_of.values()).count(at) for at, n in enumerate(world))
    assert rule.shows(world) == rule.shows(people)
    for saying, before in zip(said, findings, strict=True):
        after = tuple(
            sum(voice_of.get(who, who[0]) == at for who in saying) for at in range(len(people))
        )
        assert rule.tells(after, world) == rule.tells(before, people)


def who_is(people: Counts, at: int) -> list[tuple[int, int]]:
    return [(at, number) for number in range(people[at])]


def said_it(people: Counts, said: Counts) -> list[tuple[int, int]]:
    return [who for at, number in enumerate(said) for who in who_is(people, at)[:number]]


# Those who have a computer, and set everything that is published against everything else


class Sums:
    """All that is published of one source, as equations between whole numbers.

    There is an unknown for how many people are of each voice, and after these one for how many
    of each voice said each finding.
    """

    def __init__(self, rule: Rule, people: Counts, findings: Sequence[Counts]) -> None:
        self.voices = rule.voices(len(people))
        self.source = rule.people(dict(zip(self.voices, people, strict=True)))
        self.told = [
            told_by(rule, dict(zip(self.voices, each, strict=True)), sum(people), self.source)
            for each in findings
        ]
        self.number = len(self.voices) * (1 + len(findings))
        self.least, self.most = np.zeros(self.number), np.full(self.number, np.inf)
        self.rows: list[tuple[dict[int, int], float, float]] = []
        self._people(people)
        for finding, each in enumerate(self.told, 1):
            self._finding(finding, each)
        self._ties = self._in_a_matrix()

    def at(self, voice: int, finding: int = 0) -> int:
        """Return the place of an unknown: of the people, or of a finding, counted from 1."""
        return finding * len(self.voices) + voice

    def _people(self, people: Counts) -> None:
        assert self.source.total is not None
        everybody = {self.at(voice): 1 for voice in range(len(people))}
        self.rows.append((everybody, self.source.total, self.source.total))
        for at, (voice, number) in enumerate(zip(self.voices, people, strict=True)):
            if voice in self.source.by_voice:
                self.least[at] = self.most[at] = number
            elif voice and number in SMALL:
                self.most[at] = FEWEST_SHOWN - 1
            elif voice:
                self.least[at] = FEWEST_SHOWN

    def _finding(self, finding: int, published: Told) -> None:
        unknowns = [self.at(voice, finding) for voice in range(len(self.voices))]
        self.rows.append((dict.fromkeys(unknowns, 1), published.said, published.said))
        for at, unknown in enumerate(unknowns):
            self.rows.append(({unknown: 1, self.at(at): -1}, -np.inf, 0))
            if (name := self.voices[at]) in published.by_voice:
                assert name is not None
                self.least[unknown] = self.most[unknown] = published.by_voice[name]
            elif published.by_voice and name in self.source.by_voice:
                self.most[unknown] = FEWEST_SHOWN - 1
        for group, number in published.by_group.items():
            of_it = [
                unknown
                for unknown, voice in zip(unknowns, self.voices, strict=True)
                if voice and GROUPS[voice] is group
            ]
            self.rows.append((dict.fromkeys(of_it, 1), number, number))

    def _in_a_matrix(self) -> LinearConstraint:
        matrix = np.zeros((len(self.rows), self.number))
        for row, (factors, _, _) in enumerate(self.rows):
            for at, factor in factors.items():
                matrix[row, at] = factor
        return LinearConstraint(
            matrix, [low for _, low, _ in self.rows], [high for _, _, high in self.rows]
        )

    def bounds(self, unknown: int) -> tuple[int, int]:
        """Return the least and the most that a number can be, given everything."""
        ends = []
        for sign in (1, -1):
            goal = np.zeros(self.number)
            goal[unknown] = sign
            result = milp(
                goal,
                integrality=np.ones(self.number),
                bounds=Bounds(self.least, self.most),
                constraints=self._ties,
            )
            assert result.success
            ends.append(round(sign * result.fun))
        return ends[0], ends[1]

    def recovered(self) -> list[str]:
        """Return what can be worked out of the suppressed."""
        found = []
        for at, voice in enumerate(self.voices):
            if voice not in self.source.by_voice:
                found += self._if_known(f"{voice}", self.at(at))
            for finding, each in enumerate(self.told, 1):
                is_everybody = each.said in (0, each.of)
                if voice not in each.by_voice and not is_everybody:
                    found += self._if_known(f"{voice} said {finding}", self.at(at, finding))
        return found

    def _if_known(self, what: str, unknown: int) -> list[str]:
        low, high = self.bounds(unknown)
        return [f"{what}: {low}"] if low == high else []


HAZEL_COURT = (22, 6, 5, 1)
BUILDINGS = (61, 34, 12, 3, 1)
"""Returns of several buildings. The writer of the last one did not say which voice is theirs."""


def said_by_some(people: Counts, number: int) -> list[Counts]:
    """Return findings that a tenth to most of the people said, of any voice."""
    random = np.random.default_rng(5)
    shares = random.choice([0.05, 0.1, 0.2, 0.4, 0.8], size=number)
    return [tuple(int(random.binomial(n, share)) for n in people) for share in shares]


@pytest.mark.parametrize(
    ("rule", "people"), [(IN_ROOM, HAZEL_COURT), (IN_SURVEY, BUILDINGS)], ids=["room", "survey"]
)
def test_no_number_is_worked_out_from_all_findings_together(rule: Rule, people: Counts) -> None:
    sums = Sums(rule, people, said_by_some(people, 20))

    assert sums.recovered() == []
    assert all(sums.bounds(at) == (0, 4) for at, n in enumerate(people[: len(ROOM)]) if n in SMALL)


def test_in_a_large_survey_something_is_told_by_voice() -> None:
    sums = Sums(IN_SURVEY, BUILDINGS, said_by_some(BUILDINGS, 20))

    assert sums.source.by_voice == {"resident": 61, "family": 34}
    assert sum(bool(each.by_voice) for each in sums.told) > 5


def test_all_of_a_small_group_is_worked_out_where_only_the_small_is_left_out() -> None:
    found = Sums(NAIVE, HAZEL_COURT, [(9, 5, 5, 1), (12, 6, 0, 0), (10, 2, 1, 1)]).recovered()

    assert "leader: 1" in found
    assert "leader said 1: 1" in found
    assert "leader said 2: 0" in found
    assert "leader said 3: 1" not in found
