"""The words of a guide that are checked: all that people read, at the table or in the survey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from journeymap.guide import Guide
from journeymap.plain_words.checking import find_faults
from journeymap.plain_words.fault import Fault
from journeymap.plain_words.lists import WordLists
from journeymap.plain_words.passage import PLAIN, Limits, Passage
from journeymap.plain_words.sentences import sentences_of
from journeymap.plain_words.word_forms import phrases_of

_EACH = "*"
_READ = (
    ("title", "the title"),
    ("service", "the service"),
    ("purpose", "the purpose"),
    ("place", "the place"),
    ("stages.*.name", "the name of stage {}"),
    ("activities.*.ask", "question {}"),
    ("activities.*.survey", "question {} in the survey"),
    ("activities.*.survey_stars", "question {} in the survey, for stars"),
    ("voice_question", "the question for the voice"),
    ("voices.*.name", "the name of voice {}"),
    ("voices.*.says", "what voice {} says"),
    ("hear_back.ask", "the question how to hear back"),
    ("hear_back.ways.*", "way {} to hear back"),
    ("hear_back.booked.*.how", "booked day {}"),
    ("closing.*", "question {} at the end"),
)
"""Where a guide has words that people read, and what that place is called."""
_HEADINGS = ("title", "stages.*.name")


def faults_in_guide(guide: Guide, lists: WordLists, limits: Limits = PLAIN) -> list[Fault]:
    """Return what is hard to read in a guide. The place of each fault is that in the guide."""
    return faults_in_tree(guide.model_dump(), with_voices_of(guide, lists), limits)


def faults_in_tree(tree: Any, lists: WordLists, limits: Limits = PLAIN) -> list[Fault]:
    """Return the same for a guide as its file has it, be it right or wrong otherwise."""
    return find_faults(list(passages_of_guide(tree)), lists, limits=limits)


def passages_of_guide(tree: Any) -> Iterator[Passage]:
    """Yield what people read of a guide, each with its place."""
    for pattern, name in _READ:
        for place, text in _at(tree, tuple(pattern.split(".")), ()):
            number = next((each + 1 for each in place if isinstance(each, int)), 0)
            where = f"the guide, {name.format(number)}"
            yield Passage(text, where, is_heading=pattern in _HEADINGS, place=place)


def with_voices_of(guide: Guide, lists: WordLists) -> WordLists:
    """Return the lists without sets of which two words name two voices: these are not the same.

    Where tenants and residents are asked apart, an account has to tell of both.
    """
    names = [each.name for each in guide.voices]
    same = tuple(words for words in lists.same if not _tell_apart(words, names))
    return replace(lists, same=same)


def _tell_apart(words: frozenset[str], names: list[str]) -> bool:
    phrases = phrases_of(words)
    used = [{each.phrase for each in phrases.found_in(name)} for name in names]
    return len({frozenset(each) for each in used if each}) > 1


def _at(
    tree: Any, pattern: tuple[str, ...], place: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the texts of a tree that stand where the pattern says, with their places."""
    if not pattern:
        if isinstance(tree, str) and sentences_of(tree):
            yield place, tree
        return
    first, *rest = pattern
    if first == _EACH:
        inner = list(enumerate(tree)) if isinstance(tree, list | tuple) else []
        for number, each in inner:
            yield from _at(each, tuple(rest), (*place, number))
    elif isinstance(tree, dict) and first in tree:
        yield from _at(tree[first], tuple(rest), (*place, first))
