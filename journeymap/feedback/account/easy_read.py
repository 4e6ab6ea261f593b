"""The account as Easy Read lays it out: one idea a row, a picture's place beside it.

It is a draft until its readers have tried it: they say whether it is Easy Read, and no program
can. So it says of itself that it is a draft, until somebody has written down that they did.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymap.entries import Always
from journeymap.feedback.account.answering import label_of, outcome_of
from journeymap.feedback.account.coming_back import day_told
from journeymap.feedback.account.gathered import Gathered
from journeymap.feedback.account.material import Material
from journeymap.feedback.account.quoting import quoted, what_is_held_back
from journeymap.feedback.document import Block, Heading, Image, Outcome, Row, Spoken
from journeymap.feedback.words import sentence
from journeymap.findings.hearing_back import booked_days
from journeymap.plain_words.sentences import sentences_of
from journeymap.standing import Standing

MOST_THINGS, MOST_CARDS = 12, 3
"""So much of what most people said: each takes several rows, and a long text is not easy."""

Pictures = Mapping[str, Image]
"""The organisation's own pictures, by name: `hello`, `people`, `done`, or the id of a stage."""

_OF_OUTCOMES: Mapping[Outcome, str] = {
    "doing": "doing",
    "done": "tick",
    "not-doing": "cross",
    "still-talking": "people",
    "no-answer": "question",
}
"""The picture of each outcome, where there is none that is called as the outcome is."""


def make_easy_read(material: Material, pictures: Pictures, *, is_tried: bool) -> tuple[Block, ...]:
    """Return the account in rows. A row for which there is no picture keeps its place empty."""
    language, rows = material.language, _Rows(pictures)
    name = material.own(material.board.guide.title)
    return (
        Heading(1, language.say("{title}: what you said, in short rows", title=name)),
        *([] if is_tried else _is_a_draft(rows, material)),
        *_opening(rows, material),
        *_you_said(rows, material),
        *_what_matters_most(rows, material),
        *_not_heard(rows, material),
        *_coming_back(rows, material),
    )


class _Rows:
    """Makes rows with the organisation's pictures."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures

    def row(self, *text: str | Spoken, of: str, or_else: str = "") -> Row:
        """Return a row with the picture of this name, or else with another, or with its place."""
        return Row(text, self._pictures.get(of) or self._pictures.get(or_else))

    def rows(self, words: str, of: str) -> Iterator[Row]:
        """Yield a row for each sentence of the team's own; the picture is at the first."""
        for number, each in enumerate(sentences_of(words)):
            yield self.row(each, of="" if number else of)


def _is_a_draft(rows: _Rows, material: Material) -> Iterator[Block]:
    language = material.language
    yield rows.row(language.say("This is a draft."), of="draft", or_else="question")
    yield rows.row(language.say("Its readers have not tried it yet."), of="people")


def _opening(rows: _Rows, material: Material) -> Iterator[Block]:
    language, guide = material.language, material.board.guide
    if guide.held:
        days = language.row([language.day(each) for each in guide.held])
        yield rows.row(language.say("We met on {days}.", days=days), of="calendar", or_else="clock")
    if guide.service:
        about = language.own(guide.service)
        yield rows.row(language.say("We talked about this: {service}.", service=about), of="hello")
    yield rows.row(language.say("Here you see what people said."), of="people")
    yield rows.row(language.say("You also see what we do about it."), of="doing", or_else="tick")
    yield rows.row(language.say("We do not tell who said what."), of="private")


def _you_said(rows: _Rows, material: Material) -> Iterator[Block]:
    language = material.language
    if not material.shows_what_was_said:
        yield rows.row(language.say("We do not show here what people said."), of="people")
        return
    names = {stage.id: material.stage_name(stage) for stage in material.board.stages()}
    shown = [each for each in material.statements if each.wordings][:MOST_THINGS]
    for place in dict.fromkeys((*names, *(each.first.entry.stage for each in shown))):
        here = [each for each in shown if each.first.entry.stage == place]
        if here:
            everywhere = language.say("At every stage")
            yield Heading(2, names.get(place or "", everywhere))
            yield from (row for each in here for row in _one_thing(rows, each, material))
    if len(shown) < len(material.statements):
        more = language.say("People said more. The longer account has all of it.")
        yield from rows.rows(more, of="book")
    yield from _held_back(rows, [s for e in material.statements for s in e.standings], material)


def _one_thing(rows: _Rows, each: Gathered, material: Material) -> Iterator[Block]:
    """Yield what was said, in the words of most people, then what the service does about it."""
    language, entry = material.language, each.wordings[0].first.entry
    must = (
        language.say("This must always happen:")
        if isinstance(entry, Always)
        else language.say("This must never happen:")
    )
    yield rows.row(f"{must} ", *quoted(entry, material), of=entry.stage or "", or_else="people")
    outcome = outcome_of(each)
    yield rows.row(label_of(outcome, language), of=outcome, or_else=_OF_OUTCOMES[outcome])
    for answer in each.reply.answers:
        if answer.because:
            yield from rows.rows(sentence(material.answered(answer.because)), of="")
        if answer.due:
            day = language.day(answer.due)
            yield rows.row(language.say("By when: {day}.", day=day), of="calendar", or_else="clock")


def _what_matters_most(rows: _Rows, material: Material) -> Iterator[Block]:
    said = material.board.of_kind("ingredient") if material.shows_what_was_said else []
    if said:
        yield Heading(2, material.language.say("What matters most"))
    shown = [e for e in material.gathered(said, across_stages=True) if e.wordings][:MOST_CARDS]
    for each in shown:
        yield rows.row(*quoted(each.wordings[0].first.entry, material), of="star")
    yield from _held_back(rows, said, material)


def _held_back(rows: _Rows, said: list[Standing], material: Material) -> Iterator[Block]:
    if what_is_held_back(said, material):
        yield rows.row(material.language.say("We do not show some answers yet."), of="question")


def _not_heard(rows: _Rows, material: Material) -> Iterator[Block]:
    language, missing = material.language, material.presence.missing
    if missing:
        yield Heading(2, language.say("Who we have not heard enough from"))
        yield from (rows.row(language.own(each), of="people") for each in missing)
        yield rows.row(language.say("We still want to ask them."), of="question")


def _coming_back(rows: _Rows, material: Material) -> Iterator[Block]:
    language, booked = material.language, booked_days(material.board)
    yield Heading(2, language.say("When we come back to you"))
    for day in booked:
        yield rows.row(*day_told(day, material), of="calendar", or_else="clock")
    if not booked:
        yield rows.row(
            language.say("We have not booked a day yet."), of="calendar", or_else="clock"
        )
    if material.contact:
        yield rows.row(language.say("You can ask us."), of="phone")
    for line in material.contact:
        yield rows.row(language.own(line), of="phone")
    yield rows.row(language.say("There is a longer account."), of="book")
    yield rows.row(language.say("It has all that you told us."), of="")
