"""Takes the answers of one person after the other, and puts them on the page's own sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto

from journeymap.entries import Entry, Erased, Return
from journeymap.sheets.names import slug
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.workshop import Workshop
from journeymap.survey.questionnaire import Questionnaire
from journeymap.survey.returns.entries_of import Answers, entries_of

SHEET = "Survey page"


class Taken(Enum):
    """What became of answers that were sent."""

    KEPT = auto()
    KEPT_BEFORE = auto()
    """They were sent twice, and are here once."""
    OTHERS_KEPT = auto()
    """Other answers were sent with this ticket before. Those are kept, and these are not."""


@dataclass(slots=True)
class _Known:
    """A return that is on the sheet."""

    head: Return
    present: int
    """How many of its entries are there. They were written in their order."""
    answers: Answers | None = None
    """What was answered; None if that was in an earlier run."""

    @property
    def is_whole(self) -> bool:
        return self.present >= self.head.holds

    def says(self, answers: Answers) -> bool:
        """Whether these are the answers, as far as is known."""
        ours = self.answers
        return ours is None or (ours.texts, ours.chosen) == (answers.texts, answers.chosen)


class Letterbox:
    """The answers that have come in by the page. When `take` returns, they are on the disk."""

    def __init__(self, workshop: Workshop, own: OwnSheets, clock: Callable[[], datetime]) -> None:
        """Go on with this machine's sheet of answers, or begin one; `clock` gives local time."""
        self._clock = clock
        self._sheet = workshop.open_sheet(SHEET, now=clock(), own=own)
        self._known: dict[str, _Known] = {}
        for path in workshop.sheet_paths():
            if path in own and path.name.startswith(slug(SHEET)):
                with suppress(OSError):
                    self._note(read_sheet(path).entries)

    def close(self) -> None:
        """Let go of the sheet. All that was taken is on it."""
        self._sheet.close()

    def __len__(self) -> int:
        """Return how many returns are in."""
        return len(self._known)

    def __contains__(self, fingerprint: str) -> bool:
        known = self._known.get(fingerprint)
        return known is not None and known.is_whole

    def today(self) -> datetime:
        """Return the day by the clock on the wall, as the moment of a return: no hour is kept."""
        now = self._clock()
        return datetime(now.year, now.month, now.day, tzinfo=UTC)

    def take(self, answers: Answers, questionnaire: Questionnaire) -> Taken:
        """Put answers on the disk, once, however often they are sent.

        Raises `NotSaved`, and then nothing of them is there that was not before.
        """
        known = self._known.get(answers.fingerprint)
        if known is None:
            self._keep(answers, questionnaire)
            return Taken.KEPT
        if not known.is_whole:
            self._complete(known, answers, questionnaire)
            return Taken.KEPT
        return Taken.KEPT_BEFORE if known.says(answers) else Taken.OTHERS_KEPT

    def _keep(self, answers: Answers, questionnaire: Questionnaire) -> None:
        entries = entries_of(answers, questionnaire.questions, self._sheet.next_id())
        self._sheet.append_together(entries)
        [head, *others] = entries
        assert isinstance(head, Return), "it comes first"
        self._known[head.fingerprint] = _Known(head, len(others), answers)

    def _complete(self, known: _Known, answers: Answers, questionnaire: Questionnaire) -> None:
        """Add what a crash cut off, under the ids that come next."""
        whole = entries_of(answers, questionnaire.questions, known.head.id)
        key, _, number = self._sheet.next_id().partition(".")
        missing = [
            entry.model_copy(update={"id": f"{key}.{place}"})
            for place, entry in enumerate(whole[1 + known.present :], int(number))
        ]
        if missing:
            self._sheet.append_together(missing)
        known.present = known.head.holds
        known.answers = answers

    def _note(self, entries: Iterable[Entry]) -> None:
        """Note the returns on a sheet, and how many entries are there of each.

        What was erased is behind its return, and does not say any more to which it belongs.
        """
        present: Counter[str] = Counter()
        heads: list[Return] = []
        for entry in entries:
            if isinstance(entry, Return):
                heads.append(entry)
            elif isinstance(entry, Erased):
                present.update(head.id for head in heads[-1:])
            else:
                present[getattr(entry, "returned", None) or ""] += 1
        for head in heads:
            self._known.setdefault(head.fingerprint, _Known(head, present[head.id]))
