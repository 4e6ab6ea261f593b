"""What was promised in the last account, and what became of it: with this the next one begins."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.cleaning import one_line
from journeymap.entries import Aim, Answered, Outlook, Said
from journeymap.feedback.account.answering import label_of
from journeymap.feedback.document import (
    Block,
    Exchange,
    Heading,
    Outcome,
    Paragraph,
    Points,
    Spoken,
    Text,
)
from journeymap.feedback.words import said_in, sentence
from journeymap.findings.alike import find_alike
from journeymap.findings.hearing_back import DayForIt
from journeymap.findings.identity import what_is_left_out, without_contact_details
from journeymap.findings.last_account import LastAccount
from journeymap.findings.looks import may_go_out
from journeymap.findings.promises import Promise, State
from journeymap.language.language import Language


def last_time(last: LastAccount, language: Language, own: str = "en") -> tuple[Block, ...]:
    """Return what was promised in the last account and what became of it, in people's own words.

    What may not go out yet, and what nobody says any more, is left out, and it is said how much.
    `own` is the tag of the language in which things were said, where nothing else is said of them.
    """
    shown = [each for each in last.promises if may_go_out(each.said)]
    gone = sum(not each.said for each in last.promises)
    return (
        Heading(2, language.say("What we promised last time")),
        *_when(last, language),
        *(_exchange(each, language, own) for each in shown),
        *_days(last.days_taken_back, language, own),
        *_left_out(len(last.promises) - len(shown) - gone, gone, last.lost, language),
    )


def _when(last: LastAccount, language: Language) -> Iterator[Block]:
    say = language.say
    went = say("We last wrote to you on {day}.", day=language.day(last.sent.day))
    if last.promises or last.days_taken_back or last.lost:
        yield Paragraph((f"{went} {say('This is what became of our promises.')}",))
    else:
        yield Paragraph((f"{went} {say('We promised nothing then.')}",))


def _exchange(promise: Promise, language: Language, own: str) -> Exchange:
    wordings = find_alike(may_go_out(promise.said))
    said = tuple(_quoted(e.first.entry, language, own) for e in wordings)
    if isinstance(promise.made, Aim):
        outcome, label, more = _aim(promise, promise.made, language)
    else:
        assert isinstance(promise.made, Answered), "a day of hearing back is about no words"
        outcome, label, more = _answer(promise, promise.made, language)
    text = " ".join(filter(None, more))
    return Exchange(said, outcome, label, (text,) if text else ())


_Told = tuple[Outcome, str, list[str]]
"""What became of a promise: the outcome, its sentence, and the sentences behind it."""


def _answer(promise: Promise, made: Answered, language: Language) -> _Told:
    say = language.say
    if not promise.now:
        if promise.holds:
            return _still(promise, made, language)
        more = [say("We have no other answer yet.")]
        return "no-answer", say("We took our answer back."), more
    answers = (made, *promise.now) if promise.holds else promise.now
    if len({each.what for each in answers}) > 1:
        more = [say("We do not agree on one answer yet.")]
        return "still-talking", label_of("still-talking", language), more
    return _now(made, promise.now[-1], language)


def _still(promise: Promise, made: Answered, language: Language) -> _Told:
    """Return what is said where the answer is the same as last time."""
    say = language.say
    until = _until(promise, language)
    if made.what is Outlook.TALKING:
        late = promise.state is State.OVERDUE
        more = [*until, say("We have no answer yet.") if late else ""]
        return "still-talking", label_of("still-talking", language), more
    if promise.state is State.OVERDUE:
        return "doing", say("We have not done this yet."), [*until, *_who(made, language)]
    return "doing", say("We are still doing this."), [*until, *_who(made, language)]


def _until(promise: Promise, language: Language) -> list[str]:
    if promise.due is None:
        return []
    day = language.day(promise.due)
    if promise.state is State.OVERDUE:
        return [
            language.say("The day we gave you was {day}.", day=day),
            language.say("That day has passed."),
        ]
    return [language.say("The day is still {day}.", day=day)]


def _now(before: Answered, now: Answered, language: Language) -> _Told:
    """Return what is said where another answer took the place of that of last time."""
    say = language.say
    why = _why(now, language)
    match now.what:
        case Outlook.DONE:
            return "done", label_of("done", language), [*why, *_who(now, language, is_done=True)]
        case Outlook.NOT_DOING:
            return "not-doing", label_of("not-doing", language), why
        case Outlook.TALKING if before.what is Outlook.TALKING:
            label = label_of("still-talking", language)
            return "still-talking", label, [*why, *_moved(before, now, language)]
        case Outlook.TALKING:
            label = say("We are talking about this again.")
            more = [say("Last time we said that we would do it."), *why]
            return "still-talking", label, [*more, *_moved(before, now, language)]
        case _:
            is_new = before.what is Outlook.TALKING
            label = say("We are doing this now.") if is_new else say("We are still doing this.")
            more = [*why, *_moved(before, now, language), *_who(now, language)]
            return "doing", label, more


def _moved(before: Answered, now: Answered, language: Language) -> list[str]:
    """Return which day it is by now, and which it was if that is another one."""
    say, day = language.say, language.day
    if before.due == now.due:
        return [say("The day is still {day}.", day=day(now.due))] if now.due else []
    was = [say("The day we gave you was {day}.", day=day(before.due))] if before.due else []
    if now.due is None:
        return [*was, say("We have no new day yet.")]
    return (
        [*was, say("The new day is {day}.", day=day(now.due))]
        if was
        else [say("The day is {day}.", day=day(now.due))]
    )


def _why(answer: Answered, language: Language) -> list[str]:
    reason = _own(answer.because, language)
    return [sentence(language.say("Why: {reason}", reason=reason))] if reason else []


def _who(answer: Answered, language: Language, *, is_done: bool = False) -> list[str]:
    who = _own(answer.by, language)
    if not who:
        return []
    if is_done:
        return [sentence(language.say("Who did it: {who}", who=who))]
    return [sentence(language.say("Who does it: {who}", who=who))]


def _aim(promise: Promise, aim: Aim, language: Language) -> _Told:
    say = language.say
    who, what = _own(aim.who, language), _own(aim.what, language)
    wanted = [
        sentence(say("We set this aim: {who}, {what}", who=who, what=what)),
        say("It was to happen {share} of {of} times.", share=aim.share, of=aim.of),
    ]
    counted = [
        say(
            "We counted on {day}: it happened {times} of {of} times.",
            day=language.day(each.day),
            times=each.times,
            of=each.of,
        )
        for each in promise.counts[-1:]
    ]
    match promise.state:
        case State.KEPT:
            return "done", say("We have reached our aim."), [*wanted, *counted]
        case State.OVERDUE | State.DUE:
            more = [
                *wanted,
                *_until(promise, language),
                *(counted or [say("We did not count yet.")]),
            ]
            late = promise.state is State.OVERDUE
            label = (
                say("We have not reached our aim yet.") if late else say("We still aim for this.")
            )
            return "doing", label, more
        case State.CHANGED:
            return "doing", say("We have another aim now."), wanted
        case _:
            return "no-answer", say("We took our aim back."), wanted


def _days(off: tuple[DayForIt, ...], language: Language, own: str) -> Iterator[Block]:
    if not off:
        return
    told = language.several(
        "We had booked this day to come back. It does not stand any more.",
        "We had booked these days to come back. They do not stand any more.",
        len(off),
    )
    yield Paragraph((told,))
    points: list[Text] = []
    for each in off:
        how = _as_said(one_line(each.how), own, language)
        points.append((f"{language.day(each.day, each.hour)}: ", how))
    yield Points(tuple(points))


def _left_out(held_back: int, gone: int, lost: int, language: Language) -> Iterator[Block]:
    several, say = language.several, language.say
    if held_back:
        left_out = several(
            "We leave out {number} promise for now.",
            "We leave out {number} promises for now.",
            held_back,
        )
        why = say("First we look whether the words tell who somebody is.")
        yield Paragraph((f"{left_out} {why}",))
    if gone:
        left_out = several(
            "We leave out {number} promise.", "We leave out {number} promises.", gone
        )
        why = say("The people who had asked for it took their words back.")
        yield Paragraph((f"{left_out} {why}",))
    if lost:
        left_out = several(
            "We cannot tell you about {number} promise.",
            "We cannot tell you about {number} promises.",
            lost,
        )
        why = say("Our notes do not have the words any more.")
        yield Paragraph((f"{left_out} {why}",))


def _quoted(entry: Said, language: Language, own: str) -> Text:
    spoken = _as_said(entry.text, entry.language or own, language)
    return (spoken, *(f" ({each})" for each in said_in(spoken.language, language)))


def _as_said(words: str, tag: str, language: Language) -> Spoken:
    """Return people's words as they may go out, with their language if it is another one."""
    left = what_is_left_out(without_contact_details(words), language)
    return Spoken(left, "" if tag == language.code else tag)


def _own(words: str | None, language: Language) -> str:
    left = without_contact_details(one_line(language.own(words))) if words else ""
    return what_is_left_out(left, language)
