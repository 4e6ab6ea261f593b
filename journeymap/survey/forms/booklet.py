"""The questionnaire as a booklet: what stands on its pages, before it is a PDF or a Word file.

Both are made from this, so that both say the same. The words follow the rules for plain words:
short sentences, one idea each, the same word for the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.days import in_words
from journeymap.survey.forms.form import Wishes
from journeymap.survey.questionnaire import STARS, VOICE, WAYS, Question, Questionnaire

_LONG_ANSWERS = {"recipe", "critic"}
"""Activities for which people write more than a few lines."""
_LONGEST_FOOTER = 40


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large things are: letters in points, the rest in millimetres."""

    text: float
    small: float
    question: float
    heading: float
    title: float
    line_mm: float
    """From one line to write on to the next."""
    tick_mm: float
    """The side of a box to tick."""
    gap_mm: float
    """Between two questions."""
    picture_mm: float
    lines: int
    """How many lines there are to write on."""
    more_lines: int
    """How many there are where people write more."""
    spare_lines: int
    """How many there are at least for whoever needs more room."""


NORMAL = Sizes(
    text=14,
    small=12,
    question=15,
    heading=20,
    title=36,
    line_mm=10,
    tick_mm=6,
    gap_mm=9,
    picture_mm=31,
    lines=4,
    more_lines=8,
    spare_lines=7,
)
LARGE = Sizes(
    text=18,
    small=16,
    question=20,
    heading=26,
    title=44,
    line_mm=13,
    tick_mm=8,
    gap_mm=12,
    picture_mm=44,
    lines=6,
    more_lines=8,
    spare_lines=6,
)


@dataclass(frozen=True, slots=True)
class Section:
    """Something that people are told: a heading, and what stands under it."""

    heading: str
    strong: str = ""
    """What matters most: it stands first, in bold."""
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    """Lines that are set apart, where something goes or is to be found."""
    link: str | None = None
    """The address that the QR code beside it leads to."""


@dataclass(frozen=True, slots=True)
class Block:
    """One question, with what people need to answer it. It stands on one page."""

    code: str
    text: str
    hint: str = ""
    boxes: tuple[str, ...] = ()
    """What stands beside the boxes to tick."""
    is_row: bool = False
    """Whether the boxes stand beside one another, with as many stars as their place says."""
    lines: int = 0
    """How many lines there are to write on."""


@dataclass(frozen=True, slots=True)
class Part:
    """Questions under one heading."""

    heading: str
    blocks: tuple[Block, ...]
    is_together: bool
    """Whether the questions are about one thing, so that they stand on one page if they can."""


@dataclass(frozen=True, slots=True)
class Booklet:
    """All that stands on the pages, from the first to the last."""

    title: str
    service: str | None
    issued: date
    footer: str
    opening: tuple[Section, ...]
    parts: tuple[Part, ...]
    spare: Section
    """The page for whoever needs more room."""
    closing: tuple[Section, ...]
    sizes: Sizes


def booklet_of(questionnaire: Questionnaire, wishes: Wishes) -> Booklet:
    """Return the booklet of a questionnaire."""
    sizes = LARGE if wishes.large_print else NORMAL
    title = one_line(questionnaire.title)
    service = questionnaire.service
    return Booklet(
        title=title,
        service=service if service and service != title else None,
        issued=questionnaire.issued,
        footer=f"{_shortened(title)} · Edition {questionnaire.edition}",
        opening=tuple(_opening(questionnaire, wishes)),
        parts=tuple(_parts(questionnaire, sizes)),
        spare=Section(
            "More room to write",
            paragraphs=(
                "Go on here if you need more room. Write the number of the question first.",
            ),
        ),
        closing=(_thanks(wishes),),
        sizes=sizes,
    )


def alt_of(link: str) -> str:
    """Return what a QR code shows, for whoever cannot see it."""
    return f"QR code that leads to {link}"


def _shortened(title: str) -> str:
    return (
        shorten(title, _LONGEST_FOOTER, placeholder=" …")
        if " " in title
        else title[:_LONGEST_FOOTER]
    )


def _opening(questionnaire: Questionnaire, wishes: Wishes) -> Iterator[Section]:
    """Yield what people are told on the first page."""
    if questionnaire.purpose:
        yield Section("Why we ask you", paragraphs=(questionnaire.purpose,))
    points = tuple(_how_to_fill_in(questionnaire))
    yield Section("How to fill this in", strong="Please do not write your name.", points=points)
    if wishes.by or wishes.return_to:
        yield Section("How to give it back", paragraphs=_by(wishes), address=_return_to(wishes))
    if wishes.page:
        yield Section(
            "You can answer online instead",
            paragraphs=(
                "Open this address on a phone, a tablet or a computer.",
                "Or point the camera of a phone at the square picture.",
            ),
            address=(wishes.page,),
            link=wishes.page,
        )


def _how_to_fill_in(questionnaire: Questionnaire) -> Iterator[str]:
    questions = questionnaire.questions
    yield f"There are {counted(len(questions), 'question')}. You can leave out any question."
    if any(question.options for question in questions):
        yield "Where there are boxes, put a tick in the box that you choose."
    if not all(question.options for question in questions):
        yield "Where there are lines, write in your own words."
        yield "You can ask somebody to write for you."
    yield "There are no right or wrong answers."


def _by(wishes: Wishes) -> tuple[str, ...]:
    by = f" by {in_words(wishes.by)}" if wishes.by else ""
    return (f"Please give this back{by}{' to:' if wishes.return_to else '.'}",)


def _return_to(wishes: Wishes) -> tuple[str, ...]:
    lines = (wishes.return_to or "").splitlines()
    return tuple(filter(None, map(one_line, lines)))


def _thanks(wishes: Wishes) -> Section:
    said = _by(wishes) if wishes.by or wishes.return_to else ()
    return Section("Thank you", paragraphs=said, address=_return_to(wishes))


def _parts(questionnaire: Questionnaire, sizes: Sizes) -> Iterator[Part]:
    for name, questions in questionnaire.parts():
        heading = name or _heading(questions[0])
        blocks = (_block(questionnaire, question, sizes) for question in questions)
        yield Part(heading, tuple(blocks), is_together=name is not None)


def _heading(question: Question) -> str:
    """Return the heading of a part that is not about a stage."""
    return {VOICE: "About you", WAYS: "What happens next"}.get(question.activity, "Overall")


def _block(questionnaire: Questionnaire, question: Question, sizes: Sizes) -> Block:
    text = questionnaire.numbered(question)
    if not question.options:
        more = question.activity in _LONG_ANSWERS
        lines = sizes.more_lines if more else sizes.lines
        return Block(question.code, text, lines=lines)
    return Block(
        code=question.code,
        text=text,
        hint=_hint(question),
        boxes=tuple(option.says for option in question.options),
        is_row=question.activity == STARS,
    )


def _hint(question: Question) -> str:
    """Return how to choose. A phone number is told and not written: the paper names nobody."""
    if question.is_choose_any:
        choose = "Tick as many boxes as you like."
        not_here = "Please do not write an address or a phone number here."
        return f"{choose}\n{not_here} Tell us when you give this back."
    if question.activity == STARS:
        return "Tick one box. 1 is the worst and 5 is the best."
    return "Tick one box."
