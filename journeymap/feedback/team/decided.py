"""What the team decided afterwards, with the sheet it stands on and the day: no person, no hour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journeymap.board import Board
from journeymap.days import in_words
from journeymap.entries import Aim, Answered, Judgement, Measured
from journeymap.feedback.team.published import PublishedDecision
from journeymap.feedback.team.sheets_told import sheets_told
from journeymap.findings.identity import without_contact_details
from journeymap.findings.over import Over
from journeymap.findings.together import Site

Details = dict[str, str | int]
"""By the column in which they stand: what a kind of decision has besides."""


@dataclass
class _Made:
    """All decisions that stand, in the order in which they were made."""

    all: list[tuple[Site, Judgement]]
    numbers: dict[str, int] = field(init=False)
    sheets: dict[str, str] = field(init=False)
    """What a sheet is called in what goes out, by its name."""
    in_use: set[str] = field(init=False)
    """Those in whose place nothing else came."""
    _entries: dict[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.all.sort(key=lambda each: each[1].order)
        self.numbers = {each.id: number for number, (_, each) in enumerate(self.all, 1)}
        self.sheets = sheets_told(_sheet(*each) for each in self.all)
        self._entries = {each.id: each.entries for _, each in self.all}
        boards = list(dict.fromkeys(site.board for site, _ in self.all))
        here = {each for _, made in self.all for each in made.entries if _is_here(boards, each)}
        in_use = Over.on(boards).in_use([each for _, each in self.all], here.__contains__)
        self.in_use = {each.id for each in in_use}

    def entries_of(self, decision: Judgement) -> tuple[str, ...]:
        """Return the ids of what was said that a decision is about: a count is about an aim's."""
        if not isinstance(decision, Measured):
            return decision.entries
        return self._entries.get(decision.entries[0], ())


def decisions_of(
    sites: Sequence[Site], number_of: Mapping[str, int]
) -> tuple[PublishedDecision, ...]:
    """Return all decisions that stand, in the order in which they were made.

    `number_of` is the number of the finding in which an entry is, for those that go out.
    """
    made = _Made([(site, each) for site in sites for each in site.board.judgements(Judgement)])
    return tuple(_decision(made, site, each, number_of) for site, each in made.all)


def _decision(
    made: _Made, site: Site, decision: Judgement, number_of: Mapping[str, int]
) -> PublishedDecision:
    about = {number_of[each] for each in made.entries_of(decision) if each in number_of}
    details = _details(decision, made.numbers) if about else {}
    return PublishedDecision(
        number=made.numbers[decision.id],
        site=site.name,
        writer=made.sheets[_sheet(site, decision)],
        day=decision.at.date(),
        what=decision.label,
        findings=tuple(sorted(about)),
        is_replaced=decision.id not in made.in_use,
        details=details,
        in_words=_in_words(decision) if about else "",
    )


def _is_here(boards: Sequence[Board], entry_id: str) -> bool:
    return any(board.get(entry_id) for board in boards)


def _sheet(site: Site, decision: Judgement) -> str:
    return site.board.sheet_name(decision.sheet_key)


def _details(decision: Judgement, numbers: Mapping[str, int]) -> Details:
    match decision:
        case Answered():
            found: Mapping[str, str | int | None] = {
                "answer": decision.what.words,
                "because": decision.because,
                "by": decision.by,
                "due": decision.due.isoformat() if decision.due else None,
            }
        case Aim():
            found = {
                "who": decision.who,
                "what": decision.what,
                "share": decision.share,
                "of": decision.of,
                "due": decision.due.isoformat(),
                "known": decision.known,
            }
        case Measured():
            found = {
                "aim": numbers.get(decision.entries[0]),
                "day": decision.day.isoformat(),
                "times": decision.times,
                "of": decision.of,
            }
        case _:
            found = {}
    return {name: _told(value) for name, value in found.items() if value is not None}


def _told(value: str | int) -> str | int:
    return without_contact_details(value) if isinstance(value, str) else value


def _in_words(decision: Judgement) -> str:
    """Return what a decision says, on one line."""
    match decision:
        case Answered(what=what, because=because, by=by, due=due):
            parts = [
                what.words,
                f"because {because}" if because else "",
                f"by {by}" if by else "",
                f"by {in_words(due)}" if due else "",
            ]
            words = ", ".join(filter(None, parts))
        case Aim(who=who, what=what, share=share, of=of, due=due, known=known):
            words = f"{who}: {what}, {share} of {of}, by {in_words(due)}; known by: {known}"
        case Measured(day=day, times=times, of=of):
            words = f"{times} of {of} on {in_words(day)}"
        case _:
            words = ""
    return without_contact_details(words)
