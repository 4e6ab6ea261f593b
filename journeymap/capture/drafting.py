"""The draft of a table: kept beside the sheet that is written now, wherever that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from journeymap.capture.session import Session
from journeymap.capture.taking_up import last_of, without_what_is_saved
from journeymap.sheets.draft import Draft, DraftFile


class Drafting:
    """Keeps what is being typed in one file, though the sheet it lies beside may change."""

    def __init__(self, session: Session, others: Iterable[Path] = ()) -> None:
        """Keep drafts for `session`; `others` are sheets of this table that may have one, too."""
        self._session = session
        self._files = {path: DraftFile(path) for path in (session.sheet.path, *others)}

    @property
    def file(self) -> DraftFile:
        """The file beside the sheet that is written now: what can be written is there."""
        path = self._session.sheet.path
        return self._files.setdefault(path, DraftFile(path))

    def keep(self, draft: Draft) -> None:
        """Keep a draft, and no older one in any other place once this one is kept."""
        if draft:
            self._session.sheet.claim()
            after = last_of(self._session.written(), self._session.sheet.key)
            draft = replace(draft, after=after)
        self.file.keep(draft)
        if not draft or self.file.path.exists():
            for path, file in self._files.items():
                if path != self._session.sheet.path:
                    file.keep(Draft())

    def take_up(self) -> Draft:
        """Return what was being typed when the program stopped, without what was saved since."""
        draft, written = Draft(), self._session.written()
        for file in self._files.values():
            draft = draft.followed_by(without_what_is_saved(file.read(), written))
        return draft

    def forget(self, path: Path) -> None:
        """Leave alone the draft beside a sheet that somebody else writes now."""
        self._files.pop(path, None)

    def end(self) -> None:
        """Leave no draft behind."""
        for file in self._files.values():
            file.keep(Draft())
