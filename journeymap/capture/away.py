"""The way out of a workshop's folder that cannot be written, and the way home."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cleaning import one_line
from journeymap.entries import Opened
from journeymap.sheets.elsewhere import Elsewhere, Homecoming
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.reading import key_of
from journeymap.sheets.sheet import NotSaved, Sheet

if TYPE_CHECKING:
    from journeymap.capture.session import Session
    from journeymap.sheets.workshop import Workshop

_LONGEST_LETTER = 6
"""Bytes that one character can take in a sheet."""


WORKS_AGAIN = "the workshop's folder can be written again."


class Away:
    """Lets a session go on in another place while its workshop's folder cannot be written.

    Nothing is decided here: a person says where to go. Going, and coming home, is done where
    lines are taken, between two of them; only whether home works is asked beside.
    """

    def __init__(
        self, session: Session, elsewhere: Elsewhere, clock: Callable[[], datetime]
    ) -> None:
        self._session = session
        self._elsewhere = elsewhere
        self._clock = clock
        self._home = session.sheet
        self._sheets: dict[Path, Sheet] = {}
        """Those begun elsewhere that are not known to be home, by where they were begun."""

    @classmethod
    def of_this_machine(cls, session: Session, workshop: Workshop) -> Away:
        """Return the way out of `workshop`, with this machine's memory and clock."""
        elsewhere = Elsewhere(workshop, OwnSheets.of_this_machine())
        return cls(session, elsewhere, lambda: datetime.now(UTC))

    @property
    def elsewhere(self) -> Elsewhere:
        """The sheets in other places."""
        return self._elsewhere

    @property
    def home(self) -> Sheet:
        """The sheet in the workshop's folder that this table writes on, or did last."""
        return self._home

    @property
    def waits_to_go_home(self) -> bool:
        """Whether something is elsewhere, or would be saved there now."""
        return self._session.place is not None or bool(self._elsewhere.away)

    def go(self, place: Path, line: str = "") -> None:
        """Save in `place` from now on, in which there is room for `line`. Raises `NotSaved`."""
        sheet = self._elsewhere.begin(
            place,
            self._home.name,
            self._session.board.guide.title,
            now=self._clock(),
            size=len(line) * _LONGEST_LETTER,
        )
        self._sheets[sheet.path] = sheet
        if self._session.sheet is self._home:
            self._hold_home()
        else:
            _let_go(self._session.sheet)
        self._session.write_on(sheet, place)

    def go_home(self) -> str:
        """Bring home what is elsewhere, and save in the workshop's folder from now on.

        Returns what has changed, in words; nothing if the folder cannot be written after all.
        """
        was_away, before = self._session.place is not None, self._home
        try:
            sheet = self._sheet_at_home() if was_away else self._session.sheet
            self._elsewhere.remember(self._sheets)
            came = self._elsewhere.bring_home(but=self._put_down())
        except (NotSaved, OSError):
            return ""
        away = {*self._elsewhere.away}
        self._sheets = {path: each for path, each in self._sheets.items() if path in away}
        if was_away:
            self._session.write_on(sheet)
        told = in_words(came) or (WORKS_AGAIN if was_away else "")
        return told if sheet is before else f"{told} {_on_another_sheet(before, sheet)}"

    def where(self) -> str:
        """Return how much of what this writer has saved is in which place, in a few words."""
        if not self._elsewhere.away:
            return ""
        places = {key_of(path): path.parents[1] for path in self._elsewhere.away}
        said = [each for each in self._session.written() if not isinstance(each, Opened)]
        away = Counter(places[e.sheet_key] for e in said if e.sheet_key in places)
        return ", ".join(f"{number} of them in {place}" for place, number in away.items())

    def _put_down(self) -> list[Path]:
        """Let go of the sheets elsewhere, as what is being written is not brought home.

        Returns those that may end with what was not saved, and do not let it be taken back.
        """
        for sheet in self._sheets.values():
            _let_go(sheet)
        return [sheet.path for sheet in self._sheets.values() if sheet.is_in_doubt]

    def _hold_home(self) -> None:
        """Keep the sheet at home locked if that can be: it stays this table's.

        What failed on it let go of it.
        """
        with suppress(NotSaved, OSError):
            if self._home.path.exists():
                self._home.next_id()

    def _sheet_at_home(self) -> Sheet:
        """Return a sheet in the workshop's folder that can be written. Raises `NotSaved`."""
        try:
            if self._home.path.exists():
                self._home.next_id()
        except NotSaved:
            other = self._elsewhere.open_sheet(self._home.name, now=self._clock())
            if other.path == self._home.path:
                other.close()
                raise
            self._home = other
        return self._home


def _let_go(sheet: Sheet) -> None:
    """Close a sheet; take back before, if the disk lets us, what was not saved on it."""
    if sheet.is_in_doubt:
        with suppress(NotSaved):
            sheet.next_id()
    sheet.close()


def _on_another_sheet(before: Sheet, sheet: Sheet) -> str:
    """Return the sentence that says that this table has another sheet now."""
    return (
        f"Another window writes the sheet that was this table's, {before.path.name},"
        f" so this one goes on with its own: {sheet.path.name}."
    )


def in_words(came: Homecoming) -> str:
    """Return what came home, and what never will, in a sentence each."""
    sentences = []
    if came.entries:
        are = "entry is" if came.entries == 1 else "entries are"
        sentences.append(f"brought home: {came.entries} {are} in the workshop's folder now.")
    if came.missing:
        paths = ", ".join(map(str, came.missing))
        sentences.append(f"not brought home, as it is not there any more: {paths}.")
    return " ".join(sentences)


def still_away(elsewhere: Elsewhere) -> str:
    """Return what is not home yet and where it is, in a sentence; empty if all is home."""
    if not elsewhere.away:
        return ""
    number = len(elsewhere.entries())
    are = "entry is" if number == 1 else "entries are"
    paths = ", ".join(map(str, elsewhere.away))
    text = f"{number} {are} not in the workshop's folder yet, but in: {paths}."
    if elsewhere.is_remembered:
        return text
    return f"{text} Write that down: it cannot be remembered here. journeymap gather brings it in."


def place_named(typed: str) -> Path:
    """Return the folder that is meant. Raises `NotSaved` if none is."""
    named = one_line(typed)
    if not named:
        raise NotSaved("type a folder")
    try:
        # without the detours that were typed
        return Path(os.path.abspath(Path(named).expanduser()))  # noqa: PTH100
    except RuntimeError as error:  # somebody's home that is not known
        raise NotSaved(f"there is no folder {named}") from error
