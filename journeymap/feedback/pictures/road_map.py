"""The road map: how much was said at each stop of the journey, and which stars were given there.

It counts what the account shows. The room and the survey are two numbers, and never added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from journeymap.board import Board
from journeymap.entries import STATEMENTS, Always, Critic, Never, Rating
from journeymap.findings.identity import typed_in_the_room
from journeymap.findings.looks import may_go_out, to_be_looked_at
from journeymap.findings.small_groups import FEWEST_SHOWN
from journeymap.findings.stars import find_spread, find_spread_in_survey
from journeymap.findings.units import Unit, find_units
from journeymap.language.language import ENGLISH, Language
from journeymap.standing import SaidSo, Standing

Spread = tuple[int, int, int, int, int]
"""How many people gave 1 star, 2 stars, up to 5 stars."""


@dataclass(frozen=True, slots=True)
class Said:
    """How many things were said: what says the same once, however many said it."""

    in_room: int = 0
    in_survey: int = 0
    """What was said in both is counted in both, so the two may never be added up."""


@dataclass(frozen=True, slots=True)
class Stars:
    """Which stars were given, if so many people gave them that it may be told."""

    in_room: Spread | None = None
    in_survey: Spread | None = None
    """None if few gave any, or nobody did: the two look the same."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One stage of the journey, or a place beside it."""

    name: str
    always: Said = Said()
    never: Said = Said()
    stars: Stars = Stars()
    is_the_guides: bool = True
    """Whether its name stands in the guide; else it was typed in the room."""


@dataclass(frozen=True, slots=True)
class RoadMap:
    """The stops in their order, and what belongs to none of them."""

    stops: tuple[Stop, ...]
    everywhere: Stop | None = None
    """What was said of every stage; None if nothing was. Its name is empty."""
    elsewhere: Stop | None = None
    """What was said of stages that the journey has no more; None if nothing was."""
    stars: Stars = Stars()
    """Those of all stops together, and those that were given for the whole."""
    has_stars: bool = False
    """Whether stars were asked for, so that it is told when they are shown."""
    has_survey: bool = False
    held_back: int = 0
    """How many statements of the survey are not counted, as nobody has looked at them yet."""


def find_road_map(
    board: Board, language: Language = ENGLISH, units: Sequence[Unit] | None = None
) -> RoadMap:
    """Return how much was said at each stop, as it may go out in a language.

    `units` are what may go out of the statements, if it was put together before.
    """
    if units is None:
        units = find_units(may_go_out(_statements(board)), [board]).all
    journey = {stage.id: stage for stage in board.stages()}
    at: dict[str | None, list[Unit]] = {}
    for each in units:
        at.setdefault(each.first.entry.stage, []).append(each)
    all_stars = _all_stars(board)
    stars = _stars_by_stage(board, all_stars)
    stops = [
        Stop(
            stage.name if stage in board.guide.stages else typed_in_the_room(stage.name, language),
            *_counts(at.get(stage.id, ())),
            stars=stars.get(stage.id, Stars()),
            is_the_guides=stage in board.guide.stages,
        )
        for stage in journey.values()
    ]
    return RoadMap(
        stops=tuple(stops),
        everywhere=_beside(at.get(None, ())),
        elsewhere=_beside(each for of in at if of not in (None, *journey) for each in at[of]),
        stars=all_stars,
        has_stars=board.is_in_use(Critic.kind) or len(board.ratings()) >= FEWEST_SHOWN,
        has_survey=board.has_survey(),
        held_back=len(to_be_looked_at(_statements(board))) if board.has_survey() else 0,
    )


def _statements(board: Board) -> list[Standing]:
    return [each for each in board.said() if isinstance(each.entry, STATEMENTS)]


def _beside(units: Iterable[Unit]) -> Stop | None:
    here = list(units)
    return Stop("", *_counts(here)) if here else None


def _counts(units: Iterable[Unit]) -> tuple[Said, Said]:
    """Return how much must always happen, and how much must never.

    What says the same, as far as it is decided, is one.
    """
    here = list(units)
    always, never = (
        [each for each in here if isinstance(each.first.entry, kind)] for kind in (Always, Never)
    )
    return _different(always), _different(never)


def _different(units: list[Unit]) -> Said:
    said_so = [_most(unit.standings) for unit in units]
    return Said(sum([room > 0 for room, _ in said_so]), sum([survey > 0 for _, survey in said_so]))


def _most(standings: Sequence[Standing]) -> SaidSo:
    """Return the largest number of people, and of returns, who say so in the same entry."""
    if len(standings) == 1:
        return standings[0].said_so
    room, survey = zip(*[each.said_so for each in standings], strict=True)
    return max(room), max(survey)


def _all_stars(board: Board) -> Stars:
    critics = board.of_kind(Critic.kind)
    return Stars(
        _if_enough(_in_order(find_spread(critics))),
        _if_enough(_in_order(find_spread_in_survey(critics, board.ratings()))),
    )


def _stars_by_stage(board: Board, total: Stars) -> dict[str, Stars]:
    """Return the stars of each stage of which they may be told, by its id.

    `total` are those of all stops together.
    """
    # Who gave stars to what was split gave them once, wherever its parts are now.
    critics = {each.said_in: each for each in board.of_kind(Critic.kind)}.values()
    ratings = board.ratings()
    room, survey = {}, {}
    for stage in [None, *(stage.id for stage in board.stages())]:
        here = [each for each in critics if each.entry.stage == stage]
        room[stage] = _in_order(find_spread(here))
        survey[stage] = _in_order(find_spread_in_survey(here, _at(stage, ratings)))
    in_room = without_small(room, total.in_room)
    in_survey = without_small(survey, total.in_survey)
    return {
        stage.id: Stars(in_room.get(stage.id), in_survey.get(stage.id)) for stage in board.stages()
    }


def _at(stage: str | None, ratings: Iterable[Rating]) -> list[Rating]:
    return [each for each in ratings if each.stage == stage]


def without_small(by_stage: Mapping[str | None, Spread], total: Spread | None) -> dict[str, Spread]:
    """Return the spreads that may be told by stage, beside that of all stars together.

    What is left when they are taken from the total is nobody, or at least five people: else
    the stars of a few could be worked out, and the smallest of the others is kept back too.
    """
    if total is None:
        return {}
    large = {
        stage: spread
        for stage, spread in by_stage.items()
        if stage is not None and sum(spread) >= FEWEST_SHOWN
    }
    rest = sum(total) - sum(map(sum, large.values()))
    if 0 < rest < FEWEST_SHOWN and large:
        del large[min(large, key=lambda stage: sum(large[stage]))]
    return large


def _in_order(spread: Mapping[int, int]) -> Spread:
    one, two, three, four, five = (spread[stars] for stars in (1, 2, 3, 4, 5))
    return one, two, three, four, five


def _if_enough(spread: Spread) -> Spread | None:
    return spread if sum(spread) >= FEWEST_SHOWN else None
