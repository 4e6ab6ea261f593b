"""The questionnaire as a booklet: what stands on its pages, before it is a PDF or a Word file.

Both are made from this, so that both say the same. The words follow the rules for plain words:
short sentences, one idea each, the same word for the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from journeymap.cleaning import clean, one_line
from journeymap.language.language import Language, to_say
from journeymap.survey.forms.around import how_many_questions
from journeymap.survey.forms.form import Wishes
from journeymap.survey.in_language import in_language
from journeymap.survey.questionnaire import STARS, VOICE, WAYS, Question, Questionnaire

_LONG_ANSWERS = {"recipe", "critic"}
"""Activities for which people write more than a few lines."""
_HEADINGS = {VOICE: to_say("About you"), WAYS: to_say("What happens next")}
_OF_ALL = to_say("Overall")
"""The headings of parts that are not about a stage."""
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
    title=34,
    line_mm=10,
    tick_mm=6,
    gap_mm=9,
    picture_mm=30,
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
    picture_says: str = ""
    """What that QR code shows, for whoever cannot see it."""


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
    room_says: str = ""
    """What the room to write is for, for whoever cannot see it."""


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
    language: str
    """The tag of the language that it is in."""
    footer: str
    says_page: str
    """What stands at the foot of each page besides: "Page {page} of {pages}"."""
    opening: tuple[Section, ...]
    parts: tuple[Part, ...]
    spare: Section
    """The page for whoever needs more room."""
    spare_says: str
    """What the room on it is for, for whoever cannot see it."""
    closing: tuple[Section, ...]
    sizes: Sizes


def booklet_of(questionnaire: Questionnaire, wishes: Wishes) -> Booklet:
    """Return the booklet of a questionnaire, in the language that is wished for.

    The two characters that no Word file can hold become U+FFFD, as in both so in each.
    """
    language = wishes.language
    told = in_language(questionnaire, language)
    questionnaire = Questionnaire.model_validate_json(_held(told.model_dump_json()))
    sizes = LARGE if wishes.large_print else NORMAL
    more_room = language.say("More room to write")
    title = one_line(questionnaire.title)
    service = questionnaire.service
    return Booklet(
        title=title,
        service=service if service and service != title else None,
        issued=questionnaire.issued,
        language=language.code,
        footer=language.say(
            "{title} · Edition {edition}",
            title=_shortened(title),
            edition=questionnaire.edition,
        ),
        says_page=language.say("Page {page} of {pages}", page="{page}", pages="{pages}"),
        opening=tuple(_opening(questionnaire, wishes)),
        parts=tuple(_parts(questionnaire, sizes, language)),
        spare=Section(
            more_room,
            paragraphs=(
                language.say(
                    "Go on here if you need more room. Write the number of the question first."
                ),
            ),
        ),
        spare_says=_room_says(more_room, language),
        closing=(_thanks(wishes),),
        sizes=sizes,
    )


def _held(text: str) -> str:
    return text.translate({0xFFFE: "\ufffd", 0xFFFF: "\ufffd"})


def _room_says(of: str, language: Language) -> str:
    return language.say("Room to write: {of}", of=of)


def _shortened(title: str) -> str:
    return (
        shorten(title, _LONGEST_FOOTER, placeholder=" …")
        if " " in title
        else title[:_LONGEST_FOOTER]
    )


def _opening(questionnaire: Questionnaire, wishes: Wishes) -> Iterator[Section]:
    """Yield what people are told on the first page."""
    say = wishes.language.say
    if questionnaire.purpose:
        yield Section(say("Why we ask you"), paragraphs=(questionnaire.purpose,))
    points = tuple(_how_to_fill_in(questionnaire, wishes.language))
    strong = say("Please do not write your name.")
    yield Section(say("How to fill this in"), strong=strong, points=points)
    if wishes.by or wishes.return_to:
        heading = say("How to give it back")
        yield Section(heading, paragraphs=_by(wishes), address=_return_to(wishes))
    if wishes.page:
        yield _online(_held(one_line(wishes.page)), wishes.language)


def _online(page: str, language: Language) -> Section:
    return Section(
        language.say("You can answer online instead"),
        paragraphs=(
            language.say("Open this address on a phone, a tablet or a computer."),
            language.say("Or point the camera of a phone at the square picture."),
        ),
        address=(page,),
        link=page,
        picture_says=language.say(
            "Square code for a phone, which leads to {address}", address=page
        ),
    )


def _how_to_fill_in(questionnaire: Questionnaire, language: Language) -> Iterator[str]:
    questions = questionnaire.questions
    how_many = how_many_questions(len(questions), language)
    yield f"{how_many} {language.say('You can leave out any question.')}"
    if any(question.options for question in questions):
        yield language.say("Where there are boxes, put a tick in the box that you choose.")
    if not all(question.options for question in questions):
        yield language.say("Where there are lines, write in your own words.")
        yield language.say("You can ask somebody to write for you.")
    yield language.say("There are no right or wrong answers.")


def _by(wishes: Wishes) -> tuple[str, ...]:
    language = wishes.language
    if wishes.by is None:
        to = language.say("Please give this back to:")
        return (to if wishes.return_to else language.say("Please give this back."),)
    day = language.day(wishes.by)
    if wishes.return_to:
        return (language.say("Please give this back by {day} to:", day=day),)
    return (language.say("Please give this back by {day}.", day=day),)


def _return_to(wishes: Wishes) -> tuple[str, ...]:
    lines = clean(_held(wishes.return_to or "")).split("\n")
    return tuple(filter(None, map(one_line, lines)))


def _thanks(wishes: Wishes) -> Section:
    said = _by(wishes) if wishes.by or wishes.return_to else ()
    return Section(wishes.language.say("Thank you"), paragraphs=said, address=_return_to(wishes))


def _parts(questionnaire: Questionnaire, sizes: Sizes, language: Language) -> Iterator[Part]:
    for name, questions in questionnaire.parts():
        heading = name or language.say(_HEADINGS.get(questions[0].activity, _OF_ALL))
        numbered = ((questionnaire.numbered(each), each) for each in questions)
        blocks = (_block(text, each, sizes, language) for text, each in numbered)
        yield Part(heading, tuple(blocks), is_together=name is not None)


def _block(text: str, question: Question, sizes: Sizes, language: Language) -> Block:
    if not question.options:
        more = question.activity in _LONG_ANSWERS
        lines = sizes.more_lines if more else sizes.lines
        return Block(question.code, text, lines=lines, room_says=_room_says(text, language))
    return Block(
        code=question.code,
        text=text,
        hint=_hint(question, language),
        boxes=tuple(option.says for option in question.options),
        is_row=question.activity == STARS,
    )


def _hint(question: Question, language: Language) -> str:
    """Return how to choose. A phone number is told and not written: the paper names nobody."""
    if question.is_choose_any:
        choose = language.say("Tick as many boxes as you like.")
        not_here = language.say("Please do not write an address or a phone number here.")
        return f"{choose}\n{not_here} {language.say('Tell us when you give this back.')}"
    if question.activity == STARS:
        return language.say("Tick one box. 1 is the worst and 5 is the best.")
    return language.say("Tick one box.")
