"""What people said must always and must never happen, stage by stage, and what is answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymap.entries import STATEMENTS
from journeymap.feedback.account.answering import with_answers
from journeymap.feedback.account.gathered import Gathered
from journeymap.feedback.account.material import Material
from journeymap.feedback.account.quoting import what_is_held_back, with_numbers
from journeymap.feedback.document import Block, Heading, Text, paragraph


def you_said(material: Material) -> Iterator[Block]:
    """Yield the statements along the journey, then those of the whole of it."""
    board, language = material.board, material.language
    yield Heading(2, language.say("What you said, stage by stage"))
    yield paragraph(_what_the_numbers_are(material))
    if material.statements and not material.has_answers:
        yield paragraph(language.say("We have not answered these yet."))
    stages = board.stages()
    by_stage: dict[str | None, list[Gathered]] = {}
    for each in material.statements:
        by_stage.setdefault(each.first.entry.stage, []).append(each)
    for number, stage in enumerate(stages, 1):
        yield Heading(3, f"{number}. {material.stage_name(stage)}")
        here = by_stage.pop(stage.id, [])
        if not here:
            yield paragraph(
                language.say("Nobody has said yet what must always or never happen here.")
            )
        yield from _statements(here, material)
    whole = by_stage.pop(None, [])
    elsewhere = [each for of_stage in by_stage.values() for each in of_stage]
    if stages:
        yield from _under(language.say("At every stage"), whole, material)
        yield from _under(language.say("Elsewhere"), elsewhere, material)
    else:
        yield from _under(language.say("What you told us"), [*whole, *elsewhere], material)


def _what_the_numbers_are(material: Material) -> str:
    language = material.language
    if not material.board.has_survey():
        return " ".join(
            (
                language.say("The number after the words is how many people said so."),
                language.say("What most people said comes first."),
            )
        )
    return " ".join(
        (
            language.say(
                "The numbers after the words are how many people in the room said so, and how many"
                " answers in the survey."
            ),
            language.say("We do not add them up, as you may have done both."),
            language.say("We put first what has the larger of its two numbers."),
        )
    )


def _under(heading: str, found: list[Gathered], material: Material) -> Iterator[Block]:
    if found:
        yield Heading(3, heading)
        yield from _statements(found, material)


def _statements(found: Iterable[Gathered], material: Material) -> Iterator[Block]:
    language = material.language
    here = list(found)
    headings = (
        language.say("This must always happen"),
        language.say("This must never happen"),
    )
    for kind, heading in zip(STATEMENTS, headings, strict=True):
        of_kind = [each for each in here if isinstance(each.first.entry, kind)]
        if of_kind:
            yield Heading(4, heading)
            yield from with_answers(
                of_kind,
                lambda each: _words(each, material),
                material,
                always=material.has_answers,
            )
            yield from what_is_held_back([s for each in of_kind for s in each.standings], material)


def _words(gathered: Gathered, material: Material) -> tuple[Text, ...]:
    return tuple([with_numbers(each, material) for each in gathered.wordings])
