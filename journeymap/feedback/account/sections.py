"""The sections of the whole account.

Its sentences are short and each says one thing (docs/concepts.md, "plain words"). People
are quoted in their own words and never named, and nothing that stands on the board is left
out of it without a line that says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain

from journeymap.feedback.account.by_kind import of_kind, other_kinds
from journeymap.feedback.account.coming_back import (
    how_we_come_back,
    what_you_thought_of_it,
    whom_to_ring,
)
from journeymap.feedback.account.journey import you_said
from journeymap.feedback.account.material import Material
from journeymap.feedback.account.on_the_road import on_the_road
from journeymap.feedback.account.opening import in_short, what_is_here, what_we_asked
from journeymap.feedback.account.people import who_answered, who_was_not_heard, who_was_there
from journeymap.feedback.account.since_then import since_then
from journeymap.feedback.document import (
    Block,
    Part,
    paragraph,
    spoken,
    with_spoken,
)
from journeymap.feedback.forms.look import Look
from journeymap.findings.hearing_back import booked_days
from journeymap.findings.identity import (
    contact_details_in,
    what_is_left_out,
    without_contact_details,
    without_possible_names,
)
from journeymap.findings.small_groups import FEWEST_SHOWN

ORDER: tuple[str, ...] = (
    *("what_we_asked", "last_time", "what_is_here", "in_short", "who_was_there", "who_answered"),
    *("road_map", "you_said", "what_matters_most", "recipes", "stars", "disagreements", "topics"),
    *("other_kinds", "the_session", "who_was_not_heard", "coming_back", "contact"),
)
"""The sections in the order in which they are read, where an organisation has no other."""

_BETWEEN = "\0"
"""Stands between texts that are looked through as one: nothing that anybody said has it in it."""


def part_of(material: Material, blocks: Iterable[Block]) -> Part:
    """Return blocks as a part in the language, without what leads straight to a person."""
    naming = material.naming if material.is_draft else []
    unsettled = _BETWEEN.join([each.entry.in_full for each in naming])

    def may_be_read(words: str) -> str:
        left = without_contact_details(words)
        if words in unsettled:
            left = without_possible_names(left)
        return what_is_left_out(left, material.language)

    blocks = tuple(blocks)
    others = {words: left for words in set(spoken(blocks)) if (left := may_be_read(words)) != words}
    if others:
        blocks = tuple(with_spoken(each, lambda words: others.get(words, words)) for each in blocks)
    return Part(blocks, material.language.code)


def sections_of(material: Material, look: Look, day: date) -> Mapping[str, tuple[Block, ...]]:
    """Return all sections by their names; one that has nothing to say is empty.

    `look` is that of the picture, and `day` the one on which it is told what became of promises.
    """
    said = _what_was_said(material)
    around = {
        "coming_back": tuple(how_we_come_back(material)),
        "the_session": tuple(what_you_thought_of_it(material)),
    }
    quoted = spoken(chain.from_iterable((*said.values(), *around.values())))
    left_out = contact_details_in([*quoted, *_from_the_room(material)])
    return {
        **said,
        **around,
        "what_we_asked": tuple(what_we_asked(material)),
        "what_is_here": tuple(what_is_here(material, left_out)),
        "in_short": tuple(in_short(material)),
        "last_time": since_then(material, day),
        "road_map": tuple(on_the_road(material, look)),
        "who_was_there": tuple(who_was_there(material)),
        "who_answered": tuple(who_answered(material)),
        "who_was_not_heard": tuple(who_was_not_heard(material)),
        "contact": tuple(whom_to_ring(material)),
    }


def _what_was_said(material: Material) -> dict[str, tuple[Block, ...]]:
    if not material.shows_what_was_said:
        few = paragraph(
            material.language.say(
                "We heard fewer than {fewest} people. We do not show what they said,"
                " as it would tell who said it.",
                fewest=FEWEST_SHOWN,
            )
        )
        names = ("what_matters_most", "recipes", "stars", "disagreements", "topics", "other_kinds")
        return {"you_said": (few,), **dict.fromkeys(names, ())}
    return {
        "what_matters_most": tuple(of_kind("ingredient", material)),
        "you_said": tuple(you_said(material)),
        "recipes": tuple(of_kind("recipe", material)),
        "stars": tuple(of_kind("critic", material)),
        "disagreements": tuple(of_kind("parked", material)),
        "topics": tuple(of_kind("topic", material)),
        "other_kinds": tuple(b for kind in other_kinds() for b in of_kind(kind, material)),
    }


def _from_the_room(material: Material) -> list[str]:
    """Return what was typed in the room that is told, and is quoted nowhere."""
    board = material.board
    return [
        *(each.how for each in booked_days(board) if not each.is_the_guides),
        *(stage.name for stage in board.stages() if stage not in board.guide.stages),
    ]
