"""The account on one page, for the fridge door: what most people said, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymap.feedback.account.answering import exchange
from journeymap.feedback.account.coming_back import days_booked, whom_to_ring
from journeymap.feedback.account.material import Material
from journeymap.feedback.account.opening import in_short, what_we_asked
from journeymap.feedback.account.quoting import alone_or_with_numbers, with_all_numbers
from journeymap.feedback.document import Block, Heading, Points, Text, paragraph

MOST_CARDS, MOST_ANSWERS = 3, 5
"""So much there is room for on a page that can be read from a step away."""

ORDER_IN_SHORT: tuple[str, ...] = (
    *("what_we_asked", "what_matters_most", "in_short", "most_said", "coming_back"),
    *("contact", "whole_account"),
)
"""The sections in the order in which they are read, where an organisation has no other."""


def title_in_short(material: Material) -> Heading:
    """Return the title of the one page."""
    name = material.own(material.board.guide.title)
    return Heading(1, material.language.say("{title}: in short", title=name))


def sections_in_short(material: Material) -> Mapping[str, tuple[Block, ...]]:
    """Return the sections by their names. One says that there is more, and how to get it."""
    language = material.language
    return {
        "what_we_asked": tuple(what_we_asked(material)),
        "what_matters_most": tuple(_what_matters_most(material)),
        "in_short": tuple(in_short(material)),
        "most_said": tuple(_what_most_people_said(material)),
        "coming_back": tuple(_coming_back(material)),
        "contact": tuple(whom_to_ring(material)),
        "whole_account": (
            paragraph(
                language.say("The whole account has all that you told us."),
                " ",
                language.say("Ask us, and we give it to you."),
            ),
        ),
    }


def what_matters_most(material: Material) -> tuple[Text, ...]:
    """Return the cards that most people wrote, or nothing if only a few people were heard."""
    if not material.shows_what_was_said:
        return ()
    cards = material.gathered(material.board.of_kind("ingredient"), across_stages=True)
    seen = (each.wordings[0] for each in cards if each.wordings)
    return tuple(alone_or_with_numbers(each, material) for each in seen)[:MOST_CARDS]


def most_said(material: Material) -> tuple[Block, ...]:
    """Return what most people said of all that has an answer, with the answer."""
    if not material.shows_what_was_said:
        return ()
    answered = [e for e in material.statements if e.reply.answers and e.wordings]
    return tuple(
        exchange(each, (with_all_numbers(each, material),), material)
        for each in answered[:MOST_ANSWERS]
    )


def _what_matters_most(material: Material) -> Iterator[Block]:
    if cards := what_matters_most(material):
        yield Heading(2, material.language.say("What matters most"))
        yield Points(cards)


def _what_most_people_said(material: Material) -> Iterator[Block]:
    if answered := most_said(material):
        yield Heading(2, material.language.say("What most people said, and what we do"))
        yield from answered


def _coming_back(material: Material) -> Iterator[Block]:
    yield Heading(2, material.language.say("When we come back to you"))
    yield from days_booked(material)
