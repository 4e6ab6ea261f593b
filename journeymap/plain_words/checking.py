"""A text is checked: every rule that its language has, over all its passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from journeymap.plain_words.fault import Fault, Place
from journeymap.plain_words.lists import WordLists
from journeymap.plain_words.passage import PLAIN, Limits, Passage
from journeymap.plain_words.rules.acronym import acronyms
from journeymap.plain_words.rules.idiom import idioms_in_headings
from journeymap.plain_words.rules.jargon import jargon
from journeymap.plain_words.rules.length import too_long
from journeymap.plain_words.rules.paragraph import too_many_sentences
from journeymap.plain_words.rules.passive import passive
from journeymap.plain_words.rules.percentage import percentages
from journeymap.plain_words.rules.same_word import several_words_for_one_thing


def find_faults(
    passages: Sequence[Passage],
    lists: WordLists,
    language: str = "en",
    limits: Limits = PLAIN,
) -> list[Fault]:
    """Return what is hard to read in a text, in the order of its passages.

    The passages are one text: what is explained in one is known in those that follow. Lists of
    words and grammar are those of English; a text in another language is checked for its
    length, its acronyms and its percentages.
    """
    rules = [
        too_long(passages, limits),
        too_many_sentences(passages, limits),
        acronyms(passages, lists.acronyms),
        percentages(passages),
    ]
    if language.casefold().partition("-")[0] == "en":
        rules += _english(passages, lists)
    order = _order_of(passages)
    return sorted(chain(*rules), key=lambda fault: order[fault.place, fault.where, fault.sentence])


def _order_of(passages: Sequence[Passage]) -> dict[tuple[Place, str, str], int]:
    """Return where each sentence first stands in the text."""
    order: dict[tuple[Place, str, str], int] = {}
    for passage in passages:
        for sentence in passage.sentences:
            order.setdefault((passage.place, passage.where, sentence), len(order))
    return order


def _english(passages: Sequence[Passage], lists: WordLists) -> list[Iterator[Fault]]:
    return [
        jargon(passages, lists.hard),
        passive(passages),
        idioms_in_headings(passages, lists.idioms),
        several_words_for_one_thing(passages, lists.same),
    ]
