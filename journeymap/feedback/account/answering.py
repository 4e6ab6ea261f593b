"""What people said, and what the service answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from journeymap.entries import Answered, Outlook
from journeymap.feedback.account.gathered import Gathered
from journeymap.feedback.account.material import Material
from journeymap.feedback.document import Block, Exchange, Outcome, Points, Text
from journeymap.feedback.words import sentence
from journeymap.findings.answers import Aimed
from journeymap.language.language import Language, to_say

OUTCOMES: dict[Outlook, Outcome] = {
    Outlook.DOING: "doing",
    Outlook.DONE: "done",
    Outlook.NOT_DOING: "not-doing",
    Outlook.TALKING: "still-talking",
}


_LABELS: dict[Outcome, str] = {
    "doing": to_say("We are doing this."),
    "done": to_say("We have done this."),
    "not-doing": to_say("We are not doing this."),
    "still-talking": to_say("We are still talking about this."),
    "no-answer": to_say("We have not answered this yet."),
}


def label_of(outcome: Outcome, language: Language) -> str:
    """Return what became of it, in a sentence."""
    return language.say(_LABELS[outcome])


def outcome_of(gathered: Gathered) -> Outcome:
    """Return what becomes of it: the newest answer, if two were given apart."""
    answers = gathered.reply.answers
    return OUTCOMES[answers[-1].what] if answers else "no-answer"


def with_answers(
    found: Iterable[Gathered],
    words: Callable[[Gathered], tuple[Text, ...]],
    material: Material,
    *,
    always: bool = False,
) -> Iterator[Block]:
    """Yield each thing with its answer, and those without one as a list.

    With `always` those without one say so, each by itself.
    """
    plain: list[Text] = []
    for each in found:
        said = words(each)
        if said and (always or each.reply.answers or each.reply.aims):
            if plain:
                yield Points(tuple(plain))
                plain = []
            yield exchange(each, said, material)
        else:
            plain += said
    if plain:
        yield Points(tuple(plain))


def exchange(gathered: Gathered, said: tuple[Text, ...], material: Material) -> Exchange:
    """Return what was said with the answer to it."""
    outcome = outcome_of(gathered)
    sentences = [
        *(part for each in gathered.reply.answers for part in _answer(each, material)),
        *(part for each in gathered.reply.aims for part in _aim(each, material)),
    ]
    answer: Text = (" ".join(sentences),) if sentences else ()
    return Exchange(said, outcome, label_of(outcome, material.language), answer)


def _answer(answer: Answered, material: Material) -> Iterator[str]:
    language = material.language
    if answer.because:
        why = sentence(material.answered(answer.because))
        is_no = answer.what is Outlook.NOT_DOING
        yield language.say("This is why: {reason}", reason=why) if is_no else why
    who = material.answered(answer.by) if answer.by else ""
    day = language.day(answer.due) if answer.due else ""
    if day and answer.what is Outlook.TALKING:
        yield language.say("We talk about it until {day}.", day=day)
    elif who and day:
        yield language.say("Who does it, and by when: {who}, {day}.", who=who, day=day)
    elif day:
        yield language.say("By when: {day}.", day=day)
    if who and (not day or answer.what is Outlook.TALKING):
        yield language.say("Who does it: {who}.", who=who)


def _aim(aimed: Aimed, material: Material) -> Iterator[str]:
    """Yield an aim and what was counted for it: numbers of numbers, and never a percentage."""
    language, aim = material.language, aimed.aim
    yield language.say(
        "We aim for this: {who}, {what}.",
        who=material.answered(aim.who),
        what=material.answered(aim.what).rstrip("."),
    )
    yield language.say(
        "We want it {share} times of {of}, by {day}.",
        share=aim.share,
        of=aim.of,
        day=language.day(aim.due),
    )
    for count in aimed.counts:
        yield language.say(
            "We looked on {day}: it happened {times} times of {of}.",
            day=language.day(count.day),
            times=count.times,
            of=count.of,
        )
