"""How an account begins: what was asked, what is in it, and in short what comes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from journeymap.feedback.account.answering import outcome_of
from journeymap.feedback.account.material import Material
from journeymap.feedback.account.quoting import held_back
from journeymap.feedback.document import Block, Heading, Outcome, Points, paragraph
from journeymap.findings.looks import number_held_back
from journeymap.language.language import Language, to_say

_KINDS_AT_ONCE = 6
"""So many kinds of what was left out are told in one sentence: it stays short."""


def title(material: Material) -> Heading:
    """Return the title: with answers it says that there are some."""
    language, name = material.language, material.own(material.board.guide.title)
    if material.has_answers:
        return Heading(1, language.say("{title}: what you said, and what we do", title=name))
    return Heading(1, language.say("{title}: what you said", title=name))


def what_we_asked(material: Material) -> Iterator[Block]:
    """Yield why people were asked, about what, when and where."""
    guide, language = material.board.guide, material.language
    if guide.purpose:
        yield paragraph(language.own(guide.purpose))
    told: list[str] = []
    if guide.service:
        about = language.own(guide.service)
        told.append(language.say("We talked about this: {service}.", service=about))
    if guide.held:
        days = language.row([language.day(each) for each in guide.held])
        told.append(language.say("We met on {days}.", days=days))
    if guide.place:
        told.append(language.say("The place was {place}.", place=material.own(guide.place)))
    if told:
        yield paragraph(" ".join(told))


def what_is_here(material: Material, left_out: Sequence[str]) -> Iterator[Block]:
    """Yield what this account is made of, and what is not in it. It says only what is so.

    `left_out` are the kinds of contact details that were taken out of people's words.
    """
    language, held = material.language, number_held_back(material.board)
    yield paragraph(
        language.say("These are your own words, as we wrote them down."),
        " ",
        language.say("We do not say who said what."),
    )
    kept = []
    first, others = left_out[:_KINDS_AT_ONCE], left_out[_KINDS_AT_ONCE:]
    if first:
        kept.append(language.say("We left out {kinds}.", kinds=_kinds(first, language)))
    if others:
        kept.append(language.say("We left out {kinds} too.", kinds=_kinds(others, language)))
    if material.unread:
        kept.append(language.say("We could not read or use some of our notes yet."))
        kept.append(language.say("Something that you said may be missing here."))
    if held:
        kept.append(held_back(held, language))
    if not material.unread:
        kept.append(
            language.say("We left nothing else out.")
            if left_out or held
            else language.say("We left nothing out.")
        )
    yield paragraph(" ".join(kept))


def in_short(material: Material) -> Iterator[Block]:
    """Yield how much was said that must always or never happen, and what comes of it."""
    language, number = material.language, len(material.statements)
    if not material.has_answers or not number:
        return
    outcomes = Counter(outcome_of(each) for each in material.statements)
    yield Heading(2, language.say("What happens next, in short"))
    yield paragraph(
        language.several(
            "You told us {number} thing that must always or must never happen.",
            "You told us {number} things that must always or must never happen.",
            number,
        )
    )
    lines = (
        language.say(line, number=outcomes[outcome])
        for outcome, line in _IN_SHORT.items()
        if outcomes[outcome]
    )
    yield Points(tuple((line,) for line in lines))


_IN_SHORT: dict[Outcome, str] = {
    "done": to_say("We have done {number} of these."),
    "doing": to_say("We are doing {number} of these."),
    "not-doing": to_say("We are not doing {number} of these. We say why."),
    "still-talking": to_say("We are still talking about {number} of these."),
    "no-answer": to_say("We have not answered {number} of these yet."),
}


def _kinds(kinds: Sequence[str], language: Language) -> str:
    return language.row([language.say(each) for each in kinds])
