"""What a column can be taken for, when somebody settles it by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.entries import SAID_KINDS
from journeymap.survey.asking import questions_of
from journeymap.survey.questionnaire import STARS, VOICE, WAYS, Option, Question
from journeymap.survey.returns.columns import Column, Use
from journeymap.survey.returns.in_a_table import taken_for
from journeymap.survey.returns.proposal import Proposal

_USES = (
    (Use.IDENTITY, "left out", "it could lead to a person, and is not kept"),
    (Use.KEPT, "only kept", "it stands in the cleaned copy, and nothing is made of it"),
    (Use.MOMENT, "when it was answered", "only the day is kept"),
    (Use.RETURN_ID, "what tells returns apart", "only a fingerprint of it is kept"),
    (Use.FINISHED, "whether somebody went through to the end", ""),
    (Use.STATUS, "whether it is an answer, and no trial", ""),
)
_STARS = tuple(Option(name=str(stars), says=str(stars)) for stars in range(1, 6))
_AT_A_STAGE = "then you say at which stage"


@dataclass(frozen=True, slots=True)
class CanBe:
    """One thing that a column can be taken for."""

    name: str
    note: str
    column: Column
    """The column as that."""
    asks_where: bool = False
    """Whether it is to be said besides at which stage."""


def what_it_can_be(column: Column, proposal: Proposal) -> Iterator[CanBe]:
    """Yield what a column can be: a question that was issued, another kind of answer, or none.

    What it is already comes first, so that a key pressed twice changes nothing; then what is
    likely: of a survey that was not issued from here, a kind of answer.
    """
    from_here = proposal.columns.edition is not None
    yield CanBe(taken_for(column, proposal.columns), _as_it_is(column), column)
    if from_here:
        yield from _questions(column, proposal)
    else:
        yield from _kinds(column, proposal)
    for use, name, note in _USES:
        yield CanBe(name, note, Column(column.place, column.heading, use))
    if from_here:
        yield from _kinds(column, proposal)
    else:
        yield from _questions(column, proposal)


def _as_it_is(column: Column) -> str:
    has_options = column.question is not None and column.question.options
    return "as it is; then what the rest means" if column.doubt and has_options else "as it is"


def at_stages(can_be: CanBe, proposal: Proposal) -> Iterator[CanBe]:
    """Yield an answer as one about each place: the whole journey, and every stage."""
    question = can_be.column.question
    if question is None:
        return
    yield CanBe("the whole journey", "", can_be.column)
    for stage in proposal.board.stages():
        there = question.model_copy(update={"stage": stage.id})
        column = can_be.column
        yield CanBe(stage.name, "", Column(column.place, column.heading, column.use, there))


def _questions(column: Column, proposal: Proposal) -> Iterator[CanBe]:
    edition = proposal.columns.edition or next(iter(proposal.editions), None)
    for question in edition.questions if edition else ():
        name = edition.numbered(question) if edition else question.wording
        answer = Column(column.place, column.heading, Use.ANSWER, question)
        yield CanBe(name, "", answer)
        if question.is_choose_any:
            for option in question.options:
                alone = Column(column.place, column.heading, Use.ANSWER, question, option.name)
                yield CanBe(f"{name} · {option.says}", "whether it was chosen", alone)


def _kinds(column: Column, proposal: Proposal) -> Iterator[CanBe]:
    """Yield the kinds of entry that answers can become which nobody has asked for."""
    for kind, of in SAID_KINDS.items():
        yield _made(column, kind, of.label or kind, asks_where=True)
    yield _made(column, STARS, "1 to 5 stars", _STARS, asks_where=True)
    voices = tuple(Option(name=each.id, says=each.says) for each in proposal.board.guide.voices)
    if voices:
        yield _made(column, VOICE, "who answers", voices)
    for asked in questions_of(proposal.board):
        if asked.activity == WAYS:
            question = asked.model_copy(update={"code": "cways"})
            answer = Column(column.place, column.heading, Use.ANSWER, question)
            yield CanBe("how people want to hear back", "", answer)


def _made(
    column: Column,
    activity: str,
    name: str,
    options: tuple[Option, ...] = (),
    *,
    asks_where: bool = False,
) -> CanBe:
    """Return an answer to a question that was not issued. Its code is c and a number."""
    question = Question(
        code=f"c{column.place + 1}",
        activity=activity,
        wording=column.heading[:2000] or f"column {column.place + 1}",
        options=options,
    )
    answer = Column(column.place, column.heading, Use.ANSWER, question)
    return CanBe(name, _AT_A_STAGE if asks_where else "", answer, asks_where)
