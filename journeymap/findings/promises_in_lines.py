"""Promises as plain lines for the service team: what is due, and the command that answers it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from shlex import quote

from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.days import in_words
from journeymap.entries import Aim, Answered
from journeymap.findings.in_lines import answer_in_words
from journeymap.findings.promises import Promise, State

_FIRST_WORDS = 60
"""Characters of what people said that stand in a line."""


def promises_in_lines(promises: Sequence[Promise], workshop: str) -> Iterator[str]:
    """Yield each promise with what to do about it, in their order; an empty line between two.

    `workshop` is what the workshop is called in a command.
    """
    for number, each in enumerate(promises):
        if number:
            yield ""
        yield f"{_when(each)}: {_what(each)}"
        yield from (f"  {line}" for line in _more(each, workshop))


def how_many(promises: Sequence[Promise], waiting: int) -> str:
    """Return how many are overdue and to come, and how much waits for an answer."""
    overdue = sum(each.state is State.OVERDUE for each in promises)
    due = sum(each.state is State.DUE for each in promises)
    waits = "waits" if waiting == 1 else "wait"
    return f"{overdue} overdue, {due} to come. {counted(waiting, 'finding')} {waits} for an answer."


def first_words(promise: Promise) -> str:
    """Return how people began to say what a promise is about; nothing if it is about no words.

    Of a card that lies in the pot nobody is to see the words.
    """
    if not promise.said:
        return ""
    if promise.said[0].is_unseen:
        return "a card in the pot"
    words = one_line(promise.said[0].entry.text)
    if len(words) > _FIRST_WORDS:
        words = re.sub(r"\s+\S*$", "", words[:_FIRST_WORDS]) + " …"
    return f"‘{words}’"


def _when(promise: Promise) -> str:
    due = promise.due
    if promise.holds and due is None:
        return "No day was said"
    words = {State.OVERDUE: "Overdue since", State.DUE: "Due", State.KEPT: "Kept, due"}
    state = words.get(promise.state, f"{promise.state.value.capitalize()}, due")
    return f"{state} {in_words(due)}" if due else state.partition(",")[0]


def _what(promise: Promise) -> str:
    match promise.made:
        case Answered(what=what):
            about = first_words(promise) or "what nobody says any more"
            return f"{about}, {what.words}"
        case Aim(what=what, share=share, of=of):
            about = first_words(promise) or "what nobody says any more"
            return f"{about}, aim: {one_line(what)}, {share} of {of}"
        case booked:
            hour = f", {booked.hour:%H:%M}" if booked.hour else ""
            return f"people hear back{hour}: {one_line(booked.how)}"


def _more(promise: Promise, workshop: str) -> Iterator[str]:
    if promise.by:
        yield f"who: {one_line(promise.by)}"
    if isinstance(promise.made, Answered) and promise.made.because:
        yield f"because: {one_line(promise.made.because)}"
    if promise.at:
        yield f"said on: {in_words(promise.at.date())}"
    for count in promise.counts[-1:]:
        yield f"counted: {count.times} of {count.of} on {in_words(count.day)}"
    for answer in promise.now:
        word = "also answered" if promise.holds else "now"
        yield f"{word}: {answer_in_words(answer)} ({answer.id})"
    if promise.holds:
        yield from _to_do(promise, quote(workshop))


def _to_do(promise: Promise, workshop: str) -> Iterator[str]:
    match promise.made:
        case Answered():
            yield f"answer it: journeymap answer {workshop} {promise.said[0].entry.id} done"
        case Aim(id=aim_id):
            yield f"count it: journeymap measure {workshop} {aim_id} N/M"
        case booked if promise.state is State.OVERDUE:
            yield f"say that they did: journeymap sent {workshop} --day {booked.day}"
