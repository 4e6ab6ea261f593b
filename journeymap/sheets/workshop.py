"""The workshop folder: the guide, the sheets, and the board that they make together.

Whatever keeps workshops, in files or elsewhere, has this interface: read what is there,
and open a sheet to append to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from journeymap.board import Board
from journeymap.collector import collector_at_rest
from journeymap.entries import Opened
from journeymap.guide import Guide
from journeymap.problems import Problem
from journeymap.sheets.disk import sync_folder, write_whole
from journeymap.sheets.fitting import what_does_not_fit
from journeymap.sheets.following import Follower, Place, read_from_here
from journeymap.sheets.guide_file import GUIDE_NAME, read_guide
from journeymap.sheets.guide_text import SCHEMA_NAME, guide_text, schema_text
from journeymap.sheets.names import new_key, slug
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.reading import SheetText, key_of, read_head
from journeymap.sheets.sheet import Sheet, TakenByAnother

WORKSHOPS = "workshops"
EXPORTS = "exports"
SURVEY = "survey"
RETURNS = "returns"


class NoWorkshop(Exception):
    """There is no workshop there, or none can be made there: why, and what to do."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that could be read of a workshop, and everything that is wrong with it."""

    guide: Guide
    board: Board
    problems: list[Problem]
    guide_is_read: bool
    """False if nothing of the guide could be read: then `guide` has only a title."""
    read_up_to: dict[Path, Place] = field(default_factory=dict)
    """How far each sheet was read."""


class Workshop:
    """A workshop's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def name(self) -> str:
        """The folder's name, by which the workshop is called on the command line."""
        return self.folder.resolve().name

    @property
    def sheets(self) -> Path:
        """The folder that the sheets are in."""
        return self.folder / "sheets"

    @property
    def survey(self) -> Path:
        """The folder of the survey: the questions as they were issued, and what came back."""
        return self.folder / SURVEY

    @property
    def exports(self) -> Path:
        """Where summaries go: `exports/NAME` beside the folder that the workshops are in."""
        above = self.folder.resolve().parent
        return (above.parent if above.name == WORKSHOPS else above) / EXPORTS / self.name

    def guide(self) -> tuple[Guide | None, list[Problem]]:
        """Read the guide alone."""
        return read_guide(self.folder / GUIDE_NAME)

    def read(self) -> Reading:
        """Read the guide and all the sheets. Nothing in them makes this fail."""
        with collector_at_rest():
            return self._read()

    def _read(self) -> Reading:
        guide, problems = self.guide()
        board = Board(guide or Guide(title=self.name))
        sheets: list[SheetText] = []
        read_up_to: dict[Path, Place] = {}
        for path in self.sheet_paths():
            text, place = _sheet_text(path, problems)
            if place is not None:
                read_up_to[path] = place
            sheets.append(text)
        board.apply_all(entry for text in sheets for entry in text.entries)
        if self.sheets.exists() and not self.sheets.is_dir():
            wrong = "this is a file, and should be the folder that the sheets are in"
            problems.append(Problem(self.sheets, 1, wrong, "Move it away"))
        for path in sorted(self.sheets.glob("*.torn")):
            wrong = "what a crash cut off in the middle was set aside here"
            mend = "Type what can be read of it into a sheet, then delete this file"
            problems.append(Problem(path, 1, wrong, mend))
        problems += what_does_not_fit(board, sheets, stages_known=guide is not None)
        return Reading(board.guide, board, sorted(problems), guide is not None, read_up_to)

    def read_with_guide(self) -> Reading:
        """Read the workshop. Raises `NoWorkshop` if nothing of its guide can be read."""
        reading = self.read()
        if not reading.guide_is_read:
            raise NoWorkshop(f"{reading.problems[0]} What was said is safe in the sheets.")
        return reading

    def open_sheet(
        self, name: str, *, now: datetime, own: OwnSheets, key: str | None = None
    ) -> Sheet:
        """Open a sheet to write on: this machine's own of that name, else a new one.

        A sheet that another process is writing is left to it. `key` is for a new sheet's;
        without it one is drawn.
        """
        guide, _ = self.guide()
        about = guide.title if guide else self.name
        beside = False
        for path in reversed(self.sheet_paths()):
            if path.name.startswith(f"{_stem(name)}.") and path in own:
                text = _head_of(path)
                if (text.head and text.head.name != name) or not text.in_utf8:
                    continue
                head = Opened(id=f"{key_of(path)}.0", at=now, name=name)
                try:
                    return Sheet(path, head, about)
                except TakenByAnother:
                    beside = True
        return self._new_sheet(name, now, own, key, beside=beside)

    def new_sheet(
        self, name: str, *, now: datetime, own: OwnSheets, key: str | None = None
    ) -> Sheet:
        """Open a sheet on which nothing is written yet, whatever others have this name."""
        return self._new_sheet(name, now, own, key)

    def _new_sheet(
        self, name: str, now: datetime, own: OwnSheets, key: str | None, *, beside: bool = False
    ) -> Sheet:
        guide, _ = self.guide()
        about = guide.title if guide else self.name
        key = key or self.free_key()
        path = self.path_of(name, key)
        own.add(path)
        return Sheet(path, Opened(id=f"{key}.0", at=now, name=name), about, beside=beside)

    def free_key(self) -> str:
        """Return a key that no sheet here has."""
        return new_key({key_of(path) for path in self.sheet_paths()})

    def path_of(self, name: str, key: str) -> Path:
        """Return where the sheet with this name and key is, or would be."""
        return self.sheets / f"{_stem(name)}.{key}.yaml"

    def follow(self, own: Sheet | None = None, since: Reading | None = None) -> Follower:
        """Return who notices what other writers add: from now on, or `since` it was read.

        Without `own`, every sheet is followed.
        """
        path, read = own.path if own else None, since.read_up_to if since else None
        return Follower(self.sheet_paths, path, read)

    def sheet_paths(self) -> list[Path]:
        """Return the sheets, by name; what sync programs made of one is among them."""
        found = (path for path in self.sheets.glob("*.yaml") if path.name[0] != ".")
        return sorted(path for path in found if not path.is_fifo())


def find_workshop(named: str, here: Path) -> Workshop:
    """Return the workshop that a person names: a folder, or the name of one under workshops/.

    Raises `NoWorkshop`.
    """
    candidates = [here / named, here / WORKSHOPS / named, here / WORKSHOPS / slug(named)]
    for folder in candidates:
        if named and (folder / GUIDE_NAME).is_file():
            return Workshop(folder)
    if named and any(folder.is_dir() for folder in candidates[:2]):
        raise NoWorkshop(
            f"‘{named}’ is a folder, but not a workshop: it has no {GUIDE_NAME}."
            " Make a workshop with: journeymap new NAME"
        )
    there = ", ".join(each.name for each in workshops_in(here))
    hint = f"There are: {there}." if there else "Make one with: journeymap new NAME"
    raise NoWorkshop(f"there is no workshop ‘{named}’ here. {hint}")


def workshops_in(here: Path) -> list[Workshop]:
    """Return the workshops under `workshops/`, by name."""
    guides = (here / WORKSHOPS).glob(f"*/{GUIDE_NAME}")
    return [Workshop(guide.parent) for guide in sorted(guides) if guide.parent.name[0] != "."]


def new_workshop(folder: Path, guide: Guide) -> Workshop:
    """Make the folder of a new workshop. Raises `NoWorkshop`."""
    try:
        folder.mkdir(parents=True)
        (folder / "sheets").mkdir()
        write_whole(folder / SCHEMA_NAME, schema_text().encode())
        write_whole(folder / GUIDE_NAME, guide_text(guide).encode())
        sync_folder(folder.parent)
    except FileExistsError as error:
        raise NoWorkshop(f"{folder} is there already. Take another name.") from error
    except OSError as error:
        raise NoWorkshop(f"{folder} cannot be made: {error.strerror}.") from error
    return Workshop(folder)


def _sheet_text(path: Path, problems: list[Problem]) -> tuple[SheetText, Place | None]:
    """Read one sheet, and say how far, adding what is wrong with it to `problems`."""
    try:
        text, place = read_from_here(path)
    except OSError as error:
        wrong = f"this sheet cannot be read: {error.strerror}"
        problems.append(Problem(path, 1, wrong, "Look at who may read the file"))
        return SheetText(path), None
    problems += text.problems
    return text, place


def _head_of(path: Path) -> SheetText:
    """Read the head of a sheet; nothing of it if it cannot be read."""
    try:
        return read_head(path)
    except OSError:
        return SheetText(path)


def _stem(name: str) -> str:
    return slug(name) or "sheet"
