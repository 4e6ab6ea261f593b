"""Makes the sample workshop, by the program itself, from three scribes' notes.

The moments and the sheets' keys are fixed, so that it is the same each time.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from journeymap.capture.notes import lines_of, take_notes
from journeymap.capture.session import Session
from journeymap.demo.answered import answer_sample
from journeymap.guide import Booking, Guide
from journeymap.sheets.from_template import guide_from_template
from journeymap.sheets.guide_file import GUIDE_NAME
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import WORKSHOPS, NoWorkshop, Workshop, new_workshop

SAMPLE = "hazel-court-lunch"
_NOTES = Path(__file__).parent
_KEYS = {1: "k7f3", 2: "p0q8", 3: "t5c9"}
"""The keys of the three tables' sheets."""
_IN_THE_ROOM = {"resident": 22, "family": 6, "staff": 5, "volunteer": 1}
_OPENED = datetime(2017, 5, 18, 12, 0, tzinfo=UTC)
_BETWEEN_LINES = timedelta(seconds=25)


def make_sample(here: Path, *, answered: bool = False) -> Workshop:
    """Return the sample workshop under `here`, making it if it is not there.

    It is as it was at the end of the session; or, `answered`, with what the service team decided
    afterwards. It appears at once or not at all. Raises `NoWorkshop` if it cannot be made.
    """
    folder = here / WORKSHOPS / SAMPLE
    if (folder / GUIDE_NAME).is_file():
        return Workshop(folder)
    if folder.exists():
        raise NoWorkshop(f"{folder} is there, but is no workshop. Take it away, or go elsewhere.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=".making-", dir=folder.parent))
    except OSError as error:
        raise NoWorkshop(f"{folder} cannot be made: {error.strerror}.") from error
    try:
        made, own = new_workshop(making / SAMPLE, sample_guide()), OwnSheets(making / "own")
        _play_notes(made, own)
        if answered:
            answer_sample(made, own)
        (making / SAMPLE).rename(folder)
    finally:
        shutil.rmtree(making)
    return Workshop(folder)


def sample_guide() -> Guide:
    """Return the dining guide, filled in for Hazel Court."""
    guide = guide_from_template("dining", "Lunch at Hazel Court")
    assert guide.hear_back is not None, "the dining guide asks how people want to hear back"
    voices = [
        voice.model_copy(update={"in_the_room": _IN_THE_ROOM[voice.id]}) for voice in guide.voices
    ]
    booked = (
        Booking(day=date(2017, 6, 1), how="in person, in the dining room, after lunch"),
        Booking(day=date(2017, 6, 8), how="in person, in the lounge, if you missed the first day"),
    )
    back = guide.hear_back.model_copy(update={"chosen": ("Tell me in person",), "booked": booked})
    return guide.model_copy(
        update={
            "place": "Hazel Court, in the dining room",
            "held": (_OPENED.date(),),
            "voices": tuple(voices),
            "hear_back": back,
        }
    )


def _play_notes(workshop: Workshop, own: OwnSheets) -> None:
    """Take in each table's notes as its scribe typed them, at the pace of a table."""
    for table, key in _KEYS.items():
        sheet = workshop.open_sheet(f"Table {table}", now=_OPENED, own=own, key=key)
        with closing(sheet), (_NOTES / f"notes-table-{table}.txt").open("rb") as notes:
            session = Session(workshop.read().board, sheet, _clock())
            tally = take_notes(session, lines_of(notes), lambda _: None)
        if tally.left:
            raise NoWorkshop(f"{workshop.folder} cannot be filled: {tally.left[0][2].text}")


def _clock() -> Callable[[], datetime]:
    """Return a clock that goes on by as long as it takes to say a line."""
    moment = _OPENED

    def now() -> datetime:
        nonlocal moment
        moment += _BETWEEN_LINES
        return moment

    return now
