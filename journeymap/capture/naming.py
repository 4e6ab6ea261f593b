"""Naming themes: what was suggested, one at a time, and a name on the disk before the next one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.marking import tag_all, take_off_together
from journeymap.capture.session import Session
from journeymap.counting import counted
from journeymap.entries import Theme
from journeymap.findings.finding import Finding
from journeymap.findings.themed import ThemeToName

_NOTHING = "nothing is in hand: no theme is left to be named."


@dataclass(frozen=True, slots=True)
class InHand:
    """A theme that is to be named, as it stands now."""

    number: int
    """Its place among those that were suggested, from 0."""
    words: tuple[str, ...]
    """What tells it apart; none if it is what was taken back of another day."""
    findings: tuple[Finding, ...]
    """Those of which nobody has said meanwhile what they are about."""
    left_out: frozenset[str]
    """The ids of those that do not belong to it."""

    @property
    def left_in(self) -> tuple[Finding, ...]:
        """The findings that get the name."""
        return tuple(each for each in self.findings if each.id not in self.left_out)


@dataclass(slots=True, eq=False)
class _Suggested:
    words: tuple[str, ...]
    findings: tuple[Finding, ...]
    left_out: set[str] = field(default_factory=set)
    tags: tuple[Theme, ...] = ()
    """By which it was named here."""


class Naming:
    """Goes through the themes that are suggested, round and round, until each has a name.

    A name is a tag on every entry of the findings that are left in. Those on the sheet are all
    there is of it: nothing here would be missed if the program stopped.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._all: list[_Suggested] = []
        self._findings: tuple[Finding, ...] = ()
        self._at = 0
        self._steps: list[_Suggested] = []
        """What was named here, in that order."""

    def bring(self, themes: Iterable[ThemeToName], findings: Sequence[Finding]) -> None:
        """Take what is suggested for these findings in the place of what was."""
        self._all = [_Suggested(each.words, each.findings) for each in themes]
        self._findings = tuple(findings)
        self._at = 0
        self._steps.clear()

    @property
    def number(self) -> int:
        """How many themes were suggested."""
        return len(self._all)

    @property
    def named(self) -> int:
        """How many of them have got their name here."""
        return sum(bool(self._standing(each.tags)) for each in self._all)

    @property
    def in_hand(self) -> InHand | None:
        """The theme that is to be named now; None if none is left."""
        at = next((n for n in self._round(1, self._at) if self._is_open(n)), None)
        if at is None:
            return None
        self._at = at
        suggested = self._all[at]
        findings = tuple(filter(self._has_none, suggested.findings))
        return InHand(at, suggested.words, findings, frozenset(suggested.left_out))

    def go(self, step: int) -> Answer:
        """Have the next one in hand, or the one before. Behind the last comes the first."""
        before = self.in_hand
        if before is None:
            return Answer(Outcome.NOTHING, _NOTHING)
        others = (n for n in self._round(step, self._at + step) if self._is_open(n))
        self._at = next(others)
        if self._at == before.number:
            return Answer(Outcome.NOTHING, "no other theme is left to be named.")
        words = "later: it comes again behind the others" if step > 0 else "back to the one before"
        return Answer(Outcome.TURNED, words)

    def leave_out(self, finding_id: str) -> Answer:
        """Leave a finding out of the theme in hand; or take it in again, if it was left out."""
        now = self.in_hand
        if now is None or finding_id not in {each.id for each in now.findings}:
            return Answer(Outcome.NOTHING, "go to what was said (↑ ↓) that is to be left out.")
        left_out = self._all[now.number].left_out
        left_out ^= {finding_id}
        is_out = finding_id in left_out
        words = "left out of this theme. x takes it in again" if is_out else "in this theme again"
        return Answer(Outcome.TURNED, words)

    def name(self, number: int, name: str) -> Answer:
        """Give the theme of a number its name: each entry of what is left in gets the tag."""
        if not self._is_open(number):
            wrong = "somebody has said meanwhile what all of it is about. Nothing was saved."
            return Answer(Outcome.NOT_TAKEN, wrong)
        self._at = number
        now = self.in_hand
        assert now is not None, "it is open"
        if not now.left_in:
            return Answer(Outcome.NOT_TAKEN, "all of it is left out. x takes a finding in again.")
        board = self._session.board
        said = (each.entry.id for finding in now.left_in for each in finding.standings)
        before = len(self._tags())
        answer = tag_all(self._session, [each for each in said if board.get(each)], name)
        if answer.outcome is Outcome.SAVED:
            suggested = self._all[number]
            suggested.tags = tuple(self._tags()[before:])
            self._steps.append(suggested)
        return answer

    def undo(self) -> Answer:
        """Take the last name back, of today or of another day, and have in hand what had it."""
        while self._steps and not self._standing(self._steps[-1].tags):
            self._steps.pop()  # it was taken back elsewhere
        tags = self._standing(self._steps[-1].tags) if self._steps else self._named_before()
        if not tags:
            return Answer(Outcome.NOTHING, "nothing was named yet that could be undone.")
        answer = take_off_together(self._session, tags)
        if answer.outcome is not Outcome.SAVED:
            return answer
        if self._steps:
            self._at = self._all.index(self._steps.pop())
        else:
            self._bring_back({each.about for each in tags})
        return answer

    def _bring_back(self, entry_ids: set[str]) -> None:
        """Have in hand what was named on another day, or before these themes were suggested."""
        findings = tuple(each for each in self._findings if not entry_ids.isdisjoint(each.ids))
        if findings:
            self._all.insert(self._at, _Suggested((), findings))

    def _named_before(self) -> list[Theme]:
        """Return the tags on this sheet that were made last, together."""
        tags = self._standing(self._tags())
        return [each for each in tags if (each.at, each.name) == (tags[-1].at, tags[-1].name)]

    def _tags(self) -> list[Theme]:
        return [each for each in self._session.written() if isinstance(each, Theme)]

    def _standing(self, tags: Iterable[Theme]) -> list[Theme]:
        return [each for each in tags if self._session.board.stands(each.id)]

    def _round(self, step: int, start: int) -> Iterable[int]:
        """Return all numbers, from one on, forwards or backwards."""
        return ((start + step * n) % len(self._all) for n in range(len(self._all)))

    def _is_open(self, number: int) -> bool:
        suggested = self._all[number]
        return not self._standing(suggested.tags) and any(map(self._has_none, suggested.findings))

    def _has_none(self, finding: Finding) -> bool:
        """Whether a finding still stands, and nobody has said yet what it is about."""
        said = [self._session.board.get(each.entry.id) for each in finding.standings]
        there = [each for each in said if each is not None]
        return bool(there) and not any(each.marks and each.themes for each in there)


def how_many(now: InHand) -> str:
    """Return how much is in the theme in hand: "5 findings, 1 left out"."""
    out = len(now.findings) - len(now.left_in)
    return f"{counted(len(now.findings), 'finding')}{f', {out} left out' if out else ''}"
