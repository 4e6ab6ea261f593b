"""A sitting: suggestions one at a time, and one decision on the disk before the next one comes."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace

from journeymap.board import Board
from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.judging import apart, same
from journeymap.capture.mending import undo
from journeymap.capture.session import Session
from journeymap.entries import Apart, Same
from journeymap.findings.suggesting import Suggestion
from journeymap.findings.units import Unit, Units, find_units

_Pair = tuple[str, str]
"""The ids of the entries that were first in two units when they were suggested."""
_Place = tuple[str, str | None]
"""A kind of entry, and the id of a stage."""
_TWO, _MOST = 2, 0.99
_NOTHING = "nothing is in hand: all that was suggested is decided."


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a sitting is."""

    decided: int
    """Suggestions that are settled: by a decision on them, or by one on others."""
    later: int
    left: int
    """Those that nobody has put off, the one in hand included."""

    @property
    def of(self) -> int:
        """How many there were in this sitting."""
        return self.decided + self.later + self.left

    @property
    def in_words(self) -> str:
        """The progress as it is written: "12 of 240 decided, 3 later"."""
        later = f", {self.later} later" if self.later else ""
        return f"{self.decided} of {self.of} decided{later}"


class Sitting:
    """Goes through what is suggested, the likeliest first; what was put off comes at the end.

    What a decision settles besides is not asked any more. All that was decided is in entries on
    the sheet, and nothing here would be missed if the program stopped.
    """

    def __init__(self, session: Session, suggestions: Sequence[Suggestion] = ()) -> None:
        self._session = session
        self._known: dict[_Pair, Suggestion] = {}
        self._later: dict[_Pair, None] = {}
        """What was put off, in that order."""
        self._steps: list[tuple[_Pair, str]] = []
        """What was done, each with the id of the decision; none for what was put off."""
        self._first: _Pair | None = None
        """What comes before all others: what was undone, or is in hand already."""
        self._at: dict[_Place, list[_Pair]] = {}
        """What is known of each place."""
        self._blocks: dict[_Place, _Block] = {}
        self.bring(suggestions)

    def bring(self, suggestions: Sequence[Suggestion]) -> None:
        """Take what is suggested now in the place of what was, and is not settled.

        What is in hand stays there until it is settled.
        """
        self._blocks.clear()
        in_hand = self._pair_in_hand()
        kept = {pair: each for pair, each in self._known.items() if not self._is_open(pair)}
        if in_hand is not None:
            kept[in_hand] = self._known[in_hand]
        self._first = in_hand
        fresh = {_pair_of(each): each for each in suggestions}
        self._know({**kept, **{pair: each for pair, each in fresh.items() if pair not in kept}})
        stale = [p for p in self._known if p not in kept and not self._is_open(p)]
        if stale:  # it was suggested before it was decided
            self._know({pair: each for pair, each in self._known.items() if pair not in stale})
        self._later = {pair: None for pair in self._later if pair in self._known}

    def hear(self) -> None:
        """Look at the board anew: somebody else has written."""
        self._blocks.clear()

    @property
    def in_hand(self) -> Suggestion | None:
        """What is to be decided now, its units as they are now; None if all is decided."""
        pair = self._pair_in_hand()
        if pair is None:
            return None
        suggestion = self._known[pair]
        units = self._block_of(suggestion).unit_of
        return replace(suggestion, one=units[pair[0]], other=units[pair[1]])

    @property
    def is_put_off(self) -> bool:
        """Whether what is in hand was put off before."""
        return self._pair_in_hand() in self._later

    @property
    def progress(self) -> Progress:
        """How far it is."""
        open_ = sum(map(self._is_open, self._known))
        later = sum(map(self._is_open, self._later))
        return Progress(len(self._known) - open_, later, open_ - later)

    def same(self) -> Answer:
        """Decide that the two in hand say the same."""
        return self._decide(same)

    def apart(self) -> Answer:
        """Decide that they do not."""
        return self._decide(apart)

    def later(self) -> Answer:
        """Put the two in hand off. They come again behind all others."""
        pair = self._pair_in_hand()
        if pair is None:
            return Answer(Outcome.NOTHING, _NOTHING)
        self._later.pop(pair, None)
        self._later[pair] = None
        self._first = None
        self._steps.append((pair, ""))
        return Answer(Outcome.TURNED, "later: it comes again at the end")

    def undo(self) -> Answer:
        """Take the last step back, and have in hand again what it was about.

        In a new sitting it takes back the last decision on this sheet.
        """
        last = self._steps[-1] if self._steps else self._decided_before()
        if last is None:
            return Answer(Outcome.NOTHING, "nothing was decided yet that could be undone.")
        pair, decision = last
        answer = Answer(Outcome.TURNED, "back to what was put off")
        if decision and self._session.board.stands(decision):
            answer = undo(self._session, decision)
        if answer.keeps_line:
            return answer
        if self._steps:
            self._steps.pop()
        self._later.pop(pair, None)
        self._blocks.clear()
        self._have_in_hand(pair)
        return answer

    def _decide(self, decide: Callable[[Session, Sequence[str]], Answer]) -> Answer:
        pair = self._pair_in_hand()
        if pair is None:
            return Answer(Outcome.NOTHING, _NOTHING)
        answer = decide(self._session, pair)
        if answer.keeps_line:
            return answer
        if answer.outcome is Outcome.SAVED and answer.entry is not None:
            self._steps.append((pair, answer.entry.id))
        self._later.pop(pair, None)
        self._first = None
        self._blocks.pop(_place_of(self._known[pair]), None)
        return answer

    def _pair_in_hand(self) -> _Pair | None:
        """Return what is next: what was undone, then what nobody put off, then what was."""
        waiting = [pair for pair in self._known if pair not in self._later]
        first = [self._first] if self._first is not None else []
        for pair in [*first, *waiting, *self._later]:
            if pair in self._known and self._is_open(pair):
                return pair
        return None

    def _is_open(self, pair: _Pair) -> bool:
        """Whether there is something to decide: not if they are one, or apart, or one is gone."""
        return pair in self._block_of(self._known[pair]).open

    def _block_of(self, suggestion: Suggestion) -> _Block:
        place = _place_of(suggestion)
        block = self._blocks.get(place)
        if block is None:
            block = _Block.on(self._session.board, place, self._at.get(place, ()))
            self._blocks[place] = block
        return block

    def _know(self, suggestions: dict[_Pair, Suggestion]) -> None:
        self._known, self._at = suggestions, {}
        for pair, each in suggestions.items():
            self._at.setdefault(_place_of(each), []).append(pair)
        self._blocks.clear()

    def _decided_before(self) -> tuple[_Pair, str] | None:
        """Return the last decision on this sheet that stands, and what it is about."""
        for entry in reversed(self._session.written()):
            if isinstance(entry, (Same, Apart)) and self._session.board.stands(entry.id):
                one, other = (str(each) for each in entry.entries[:_TWO])
                return (one, other), entry.id
        return None

    def _have_in_hand(self, pair: _Pair) -> None:
        said = [self._session.board.get(each) for each in pair]
        if pair not in self._known and all(said):
            one, other = (Unit((each,), is_decided=False) for each in said if each)
            self._know({**self._known, pair: Suggestion(pair[0], one, other, 0.0, ())})
        self._first = pair


def why(suggestion: Suggestion) -> str:
    """Return how likely it is and why: "82% likely, they share: cold, food".

    Nothing is said to be certain. Of what was taken back and is not suggested, nothing is known.
    """
    if suggestion.contrary is not None:
        return suggestion.contrary.in_words
    if not suggestion.likelihood:
        return "decided before, and taken back"
    words = ", ".join(suggestion.words)
    because = f"they share: {words}" if words else "by their meaning"
    return f"{int(min(suggestion.likelihood, _MOST) * 100)}% likely, {because}"


@dataclass(frozen=True, slots=True)
class _Block:
    """What was said of one kind at one stage, as it says the same for certain now."""

    unit_of: dict[str, Unit]
    """By the id of each entry."""
    open: frozenset[_Pair]
    """What is not settled of the pairs that were suggested."""

    @classmethod
    def on(cls, board: Board, place: _Place, pairs: Iterable[_Pair]) -> _Block:
        """Return the block as it is on a board."""
        kind, stage = place
        said = board.of_kind(kind, stage)
        here = [each for each in said if each.entry.stage == stage]
        units = find_units(here, [board])
        at = {each.entry.id: n for n, unit in enumerate(units.all) for each in unit.standings}
        unit_of = {entry_id: units.all[n] for entry_id, n in at.items()}
        both = {frozenset(at[id_] for id_ in each.ids) for each in units.contrary}
        open_ = (p for p in pairs if _is_open(at.get(p[0]), at.get(p[1]), units, both))
        return cls(unit_of, frozenset(open_))


def _is_open(
    one: int | None, other: int | None, units: Units, contrary: Container[frozenset[int]]
) -> bool:
    """Whether two units are there, and neither one now, nor apart; or decided both ways."""
    if one is None or other is None or one == other:
        return False
    is_apart = (min(one, other), max(one, other)) in units.apart
    return not is_apart or frozenset((one, other)) in contrary


def _pair_of(suggestion: Suggestion) -> _Pair:
    return suggestion.one.first.entry.id, suggestion.other.first.entry.id


def _place_of(suggestion: Suggestion) -> _Place:
    entry = suggestion.one.first.entry
    return entry.kind, entry.stage
