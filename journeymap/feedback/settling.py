"""What has to be settled before an account may go out, each with the one command for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from shlex import quote

from journeymap.cleaning import one_line
from journeymap.entries import Aim, Answered
from journeymap.feedback.account.material import Material
from journeymap.findings.identity import contact_details_in, names_to_leave_out
from journeymap.findings.looks import needs_a_look, to_be_looked_at, what_is_found
from journeymap.findings.over import Over
from journeymap.findings.small_groups import FEWEST_SHOWN

_LONGEST = 60
"""So much of what was said is told: enough to know it again."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """One thing that keeps an account from going out."""

    why: str
    """"perhaps a name: Joan", "no answer yet"."""
    about: str
    """The words that it is about; nothing if it is about all."""
    command: str
    """What settles it, as it is typed."""

    def in_lines(self) -> tuple[str, str]:
        """Return it as it is told: why and about what, and below it the command."""
        return (f"{self.why}: “{self.about}”" if self.about else self.why, f"  {self.command}")


def find_unsettled(material: Material, workshop: str) -> list[Unsettled]:
    """Return what has to be settled: who may be told by it first, then what has no answer.

    `workshop` is how the workshop is named in the commands.
    """
    workshop = quote(workshop)
    return [
        *_few(material, workshop),
        *_to_be_looked_at(material, workshop),
        *_names_in_the_room(material, workshop),
        *_names_in_our_words(material, workshop),
        *_answers(material, workshop),
    ]


def _few(material: Material, workshop: str) -> Iterator[Unsettled]:
    if material.is_of_few:
        why = f"fewer than {FEWEST_SHOWN} people were heard: ask more, as with a survey"
        yield Unsettled(why, "", f"journeymap survey issue {workshop} --to paper")


def _to_be_looked_at(material: Material, workshop: str) -> Iterator[Unsettled]:
    for each in to_be_looked_at(material.board.said()):
        why = f"nobody has looked at it: {', '.join(needs_a_look(each))}"
        yield Unsettled(
            why, _short(each.entry.in_full), f"journeymap looked {workshop} {each.entry.id}"
        )


def _names_in_the_room(material: Material, workshop: str) -> Iterator[Unsettled]:
    for each in material.naming:
        why = f"{what_is_found(each)[-1]}. If it is one, edit it first"
        yield Unsettled(
            why, _short(each.entry.in_full), f"journeymap looked {workshop} {each.entry.id}"
        )


def _names_in_our_words(material: Material, workshop: str) -> Iterator[Unsettled]:
    """Yield the answers and aims in whose words somebody may be named."""
    board = material.board
    over = Over.on([board])
    for answer in over.in_use(board.judgements(Answered), board.get):
        if found := _found(answer.because, answer.by):
            again = f"journeymap answer {workshop} {answer.entries[0]} {answer.what} --because …"
            yield Unsettled(f"in our answer, {found}", _short(answer.because or ""), again)
    for aim in over.in_use(board.judgements(Aim), board.get):
        if found := _found(aim.who, aim.what, aim.known):
            again = f"journeymap undo {workshop} {aim.id}"
            yield Unsettled(f"in our aim, {found}", _short(aim.what), again)


def _found(*texts: str | None) -> str:
    """Return what may lead to a person in the team's own words; nothing if nothing does."""
    words = [each for each in texts if each]
    names = [name for each in words for name in names_to_leave_out(each)]
    found = contact_details_in(words) + ([f"perhaps a name: {', '.join(names)}"] if names else [])
    return ", ".join(found)


def _answers(material: Material, workshop: str) -> Iterator[Unsettled]:
    for each in material.statements:
        entry, answers = each.first.entry, each.reply.answers
        command = f"journeymap answer {workshop} {entry.id} doing"
        if not answers:
            yield Unsettled("no answer yet", _short(entry.text), command)
        elif len(answers) > 1:
            said = " and ".join(answer.what.words for answer in answers)
            yield Unsettled(f"answered twice, {said}", _short(entry.text), command)


def _short(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
