"""Tells which column of a file is what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from journeymap.survey.questionnaire import Questionnaire
from journeymap.survey.returns.choices import chosen
from journeymap.survey.returns.columns import Column, Columns, Use
from journeymap.survey.returns.headings import Heading, Headings, read_headings, repeated
from journeymap.survey.returns.identity_columns import (
    asks_for_identity,
    holds_identity,
    identity_among,
)
from journeymap.survey.returns.moments import date_order, is_moment
from journeymap.survey.returns.question_columns import NEARLY, Claim, Matched, match
from journeymap.survey.returns.table import Table
from journeymap.survey.returns.tool_columns import blank_is_partial, told_by_tool
from journeymap.survey.returns.unfit import Unfit

_SHARE = 3
"""A third of the questions at least: else the file is one of another survey."""


def read_columns(
    table: Table, editions: Sequence[Questionnaire], edition: int | None = None
) -> Columns:
    """Return what each column of a file is.

    `editions` are those that were issued, the newest first; `edition` is the number of the one
    that the file is about, if somebody has said so. Raises `Unfit` if there are no headings, or
    if two columns are about the same question.
    """
    return with_date_order(columns_of(read_headings(table), editions, edition), table)


def columns_of(
    headings: Headings,
    editions: Sequence[Questionnaire],
    edition: int | None = None,
    settled: Mapping[int, Column] | None = None,
) -> Columns:
    """Return what the columns under some headings are; those that are `settled` as they are."""
    settled = settled or {}
    about, nearest = _fitting(headings, editions, edition, settled)
    matched = nearest if about else Matched({}, {}, {})
    if matched.clash:
        raise matched.clash
    claims = _besides(settled, matched.claims)
    taken = {*claims, *matched.doubles, *settled}
    told = told_by_tool(headings, taken, {column.use for column in settled.values()})
    columns: list[Column] = []
    for heading in headings.headings:
        place, name = heading.place, heading.whole
        if place in settled:
            column = settled[place]
        elif place in claims:
            column = _of_claim(claims[place], heading, headings)
        elif place in matched.doubles:
            column = Column(place, name, Use.KEPT, how=matched.doubles[place])
        elif place in told:
            column = Column(place, name, told[place].use, how=told[place].how)
        else:
            column = _of_others(heading, headings, matched.doubts)
        columns.append(replace(column, blank_is_partial=blank_is_partial(heading)))
    doubts = tuple(doubts_of(headings, editions, nearest, columns))
    return Columns(headings.tool, headings.rows, tuple(columns), about, doubts=doubts)


def _besides(settled: Mapping[int, Column], claims: Mapping[int, Claim]) -> dict[int, Claim]:
    """Return the claims to what no settled column is about."""
    there = {
        (column.question.code, column.option)
        for column in settled.values()
        if column.question and not column.is_other
    }
    return {
        place: claim
        for place, claim in claims.items()
        if claim.is_other
        or not there & {(claim.question.code, None), (claim.question.code, claim.option)}
    }


def with_date_order(columns: Columns, table: Table) -> Columns:
    """Return the columns with the order of the dates, as far as the file itself tells it."""
    order = date_order(columns, table)
    return replace(columns, day_first=order.day_first, decided_in=order.decided_in)


def _fitting(
    headings: Headings,
    editions: Sequence[Questionnaire],
    edition: int | None,
    settled: Mapping[int, Column],
) -> tuple[Questionnaire | None, Matched]:
    """Return the edition that the file is about, if any, and what matches it or comes nearest."""
    if edition is not None:
        wanted = [each for each in editions if each.edition == edition]
        if not wanted:
            there = ", ".join(str(each.edition) for each in reversed(editions)) or "none"
            wrong = f"there is no edition {edition} of the questionnaire"
            raise Unfit(wrong, f"These were issued: {there}")
        return wanted[0], match(headings, wanted[0], settled, by_code_alone=True)
    tried = [(each, match(headings, each, settled)) for each in editions]
    if not tried:
        return None, Matched({}, {}, {})
    best, matched = max(tried, key=lambda each: each[1].fits())
    asked = len(best.questions)
    return (best if matched.found(NEARLY) * _SHARE >= asked else None), matched


def _of_claim(claim: Claim, heading: Heading, headings: Headings) -> Column:
    column = Column(
        claim.place,
        heading.whole,
        Use.ANSWER,
        claim.question,
        claim.option,
        claim.how,
        is_other=claim.is_other,
        doubt=claim.doubt,
    )
    if not column.doubt and _holds_no_option(column, headings.cells(claim.place)):
        doubt = "nothing in it is an option that was issued"
        return replace(column, doubt=doubt)
    return column


def _holds_no_option(column: Column, cells: Sequence[str]) -> bool:
    """Whether a column of a question with options holds something, and none of them."""
    question = column.question
    if question is None or not question.options or column.option or column.is_other or not cells:
        return False
    return not any(chosen(cell, question)[0] for cell in cells)


def _of_others(heading: Heading, headings: Headings, doubts: Mapping[int, str]) -> Column:
    """Return what a column is that is about no question and is none of the tool's own."""
    place, cells = heading.place, headings.cells(heading.place)
    name = heading.whole or f"column {place + 1}"
    if what := asks_for_identity(heading):
        return Column(place, name, Use.IDENTITY, how=f"it asks for {what}")
    if what := holds_identity(cells):
        return Column(place, name, Use.IDENTITY, how=f"it holds {what}")
    if cells and sum(map(is_moment, cells)) > len(cells) / 2:
        doubt = "it may be when they answered: then write is: moment in a columns file"
        return Column(place, name, Use.IDENTITY, how="it holds dates", doubt=doubt)
    doubt = doubts.get(place, "")
    if not doubt and (found := identity_among(cells)):
        doubt = f"there are {' and '.join(found)} in it"
    how = "" if heading.whole else "it has no heading"
    return Column(place, name, Use.KEPT, how=how, doubt=doubt)


def doubts_of(
    headings: Headings,
    editions: Sequence[Questionnaire],
    nearest: Matched,
    columns: Sequence[Column],
) -> list[str]:
    """Return what somebody should know of the whole file."""
    doubts: list[str] = []
    answers = any(column.use is Use.ANSWER for column in columns)
    if not editions and not answers:
        doubts.append("no questionnaire was issued, so a columns file must say what is what")
    elif not answers:
        found, asked = nearest.found(NEARLY), len(editions[0].questions)
        were = "was" if found == 1 else "were"
        these = f"{found} of its {asked} questions {were}" if found else "none of its questions was"
        doubts.append(f"this file does not look like the survey that was issued: {these} found")
    again = repeated(headings)
    if again:
        names = ", ".join(f"‘{heading}’" for heading in list(again)[:3])
        stand = "a heading stands" if len(again) == 1 else f"{len(again)} headings stand"
        doubts.append(f"{stand} above more than one column: {names}")
    uses = {column.use for column in columns}
    if not uses & {Use.RETURN_ID, Use.MOMENT}:
        doubts.append("nothing but their answers tells the returns apart: no id, and no time")
    return doubts
