"""What is being typed and is not an entry yet, kept in a small file beside its sheet.

It is there for a crash, a closed terminal, a power cut: when the sheet is opened again it
is offered. It is nobody's entry, and the board knows nothing of it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from journeymap.sheets.dialect import BadYaml, key_lines, parse
from journeymap.sheets.disk import write_whole


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the capture line and around it."""

    line: str = ""
    waiting: tuple[str, ...] = ()
    """Pasted lines that were not looked at yet."""
    not_taken: tuple[str, ...] = ()
    """Lines that could not be read, and were neither mended nor parked."""
    after: str = ""
    """The id of the writer's last entry at that moment: what is behind it may be of these lines."""

    def __post_init__(self) -> None:
        if not self:  # whatever there was in it before, it is the same as none
            object.__setattr__(self, "after", "")

    def __bool__(self) -> bool:
        return bool(self.line.strip() or self.waiting or self.not_taken)

    def followed_by(self, other: Draft) -> Draft:
        """Return one draft of two: what was typed in the other waits behind this one."""
        typed = (self.line, *self.waiting, other.line, *other.waiting)
        first, *waiting = [*filter(str.strip, typed), ""]
        not_taken = (*self.not_taken, *other.not_taken)
        return Draft(first, tuple(filter(None, waiting)), not_taken, self.after)


class DraftFile:
    """The file that a sheet's draft is kept in."""

    def __init__(self, sheet: Path) -> None:
        self.path = sheet.with_name(f"{sheet.name}.draft")
        self._kept = Draft()

    def read(self) -> Draft:
        """Return what was kept. What cannot be read as a draft is offered as it stands."""
        try:
            text = self.path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return Draft()
        try:
            tree = parse(text).tree
            lists = {name: tuple(tree.get(name, ())) for name in ("waiting", "not_taken")}
            after = str(tree.get("after", ""))
            self._kept = Draft(str(tree.get("line", "")), **lists, after=after)
        except (BadYaml, AttributeError, TypeError):
            self._kept = Draft(not_taken=tuple(filter(str.strip, text.splitlines())))
        return self._kept

    def keep(self, draft: Draft) -> None:
        """Keep `draft` in place of the one before; nothing is kept of an empty one.

        Where it cannot be kept the words are still on the screen, so that is no error.
        """
        if draft == self._kept:
            return
        with suppress(OSError):
            if draft:
                self._replace(draft)
            else:
                self._remove()
            self._kept = draft

    def _remove(self) -> None:
        """Remove the file. In a folder that went away it still is, and is not removed."""
        try:
            self.path.unlink()
        except FileNotFoundError:
            if not self.path.parent.is_dir():
                raise

    def _replace(self, draft: Draft) -> None:
        named = {"line": draft.line, "waiting": draft.waiting, "not_taken": draft.not_taken}
        named["after"] = draft.after
        lines = [line for name, value in named.items() if value for line in key_lines(name, value)]
        heading = "# what was being typed when the program stopped"
        write_whole(self.path, "\n".join([heading, *lines, ""]).encode())
