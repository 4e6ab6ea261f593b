"""A table in a workshop: its sheet, and all that was said so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from journeymap.capture.answer import Answer
from journeymap.capture.away import Away, in_words, still_away
from journeymap.capture.commands_when_asked import CommandsWhenAsked
from journeymap.capture.session import Session
from journeymap.counting import counted
from journeymap.sheets.elsewhere import Elsewhere
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.sheet import Sheet
from journeymap.sheets.workshop import NoWorkshop, Reading, Workshop

OFFICE = "Office"
"""The name of the sheet on which the service team decides."""


@dataclass(frozen=True, slots=True)
class Room:
    """A sheet that is open to write on, and the workshop as it was read after that."""

    sheet: Sheet
    reading: Reading
    elsewhere: Elsewhere
    notices: tuple[str, ...]
    """What the writer should know, a sentence each."""

    def session(
        self,
        clock: Callable[[], datetime],
        *,
        attended: bool = False,
        free_text: bool = False,
        commands: Mapping[str, Callable[[Session, str], Answer]] | None = None,
    ) -> Session:
        """Return a session at this table. See `Session` for what its modes mean."""
        return Session(
            self.reading.board,
            self.sheet,
            clock,
            attended=attended,
            free_text=free_text,
            before=() if self.sheet.beside else self.elsewhere.keys_of(self.sheet.name),
            commands=CommandsWhenAsked() if commands is None else commands,
        )

    def away(self, session: Session, clock: Callable[[], datetime]) -> Away:
        """Return the way out for a session here, for when the folder cannot be written."""
        return Away(session, self.elsewhere, clock)


def enter(
    workshop: Workshop, name: str, *, now: datetime, own: OwnSheets, key: str | None = None
) -> Room:
    """Open the sheet with this name, then read the workshop: so nothing comes in between.

    What was saved elsewhere is brought home, or read where it is while that cannot be done.
    Raises `NoWorkshop` if the guide cannot be read. `key` is for a new sheet.
    """
    sheet = workshop.open_sheet(name, now=now, own=own, key=key)
    elsewhere = Elsewhere(workshop, own)
    notices = list(_brought_home(elsewhere))
    try:
        reading = workshop.read_with_guide()
    except NoWorkshop:
        sheet.close()
        raise
    reading.board.apply_all(elsewhere.entries())
    if sheet.beside:
        notices.append(
            f"Another window writes a sheet ‘{name}’, so this one has its own: {sheet.path.name}."
        )
    if reading.problems:
        problems = counted(len(reading.problems), "problem")
        notices.append(f"{problems} in its files: journeymap check {workshop.name}")
    return Room(sheet, reading, elsewhere, tuple(filter(None, notices)))


def _brought_home(elsewhere: Elsewhere) -> Iterator[str]:
    """Bring home what is elsewhere, if the folder can be written; yield what became of it."""
    if elsewhere.away and elsewhere.home_works():
        with suppress(OSError):
            yield in_words(elsewhere.bring_home())
    yield still_away(elsewhere)
