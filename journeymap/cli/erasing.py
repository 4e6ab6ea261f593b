"""What `erase` and `gather` have in common: erased words go from everywhere they are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from journeymap.cli.account_files import account_files, write_files
from journeymap.cli.backup import chosen_backups
from journeymap.cli.days import write_days
from journeymap.cli.findings_written import written_before
from journeymap.cli.promises import write_promises
from journeymap.cli.telling import Refused, tell
from journeymap.counting import counted

if TYPE_CHECKING:
    from pathlib import Path

    from journeymap.sheets.erasing import Cleaned, Places
    from journeymap.sheets.workshop import Reading, Workshop

_MOST_TOLD = 10
_OUT_OF_REACH = (
    "Out of reach are: copies on sticks and other laptops (gather there after this, and they are"
    " erased there too), folders that dated copies were kept in before, the version history of a"
    " cloud or of git, and what was sent or printed."
)


@contextmanager
def places_of(workshop: Workshop) -> Iterator[Places]:
    """Yield where copies of a workshop are while no dated copy is made, or refuse.

    A copy that is being made would keep the words.
    """
    from journeymap.sheets.backups import NotCopied
    from journeymap.sheets.elsewhere import Elsewhere
    from journeymap.sheets.erasing import Places
    from journeymap.sheets.own import OwnSheets
    from journeymap.sheets.settings import settings_path

    elsewhere = tuple(Elsewhere(workshop, OwnSheets.of_this_machine()).copies())
    backups = chosen_backups()
    if not backups.folder.exists():
        missing = (backups.folder,) if settings_path().exists() else ()
        yield Places(elsewhere, missing=missing)
        return
    with ExitStack() as stack:
        try:
            stack.enter_context(backups.alone())
        except NotCopied as error:
            raise Refused(str(error)) from error
        except OSError as error:
            raise Refused(f"{error.filename}: {error.strerror}.") from error
        its_own = backups.of(workshop)
        others = (copy for copy in backups.copies() if copy not in its_own)
        yield Places(elsewhere, tuple(its_own), tuple(others))


def erase_everywhere(workshop: Workshop, places: Places) -> Cleaned:
    """Take what was asked to be erased out of all files, and make what goes out anew.

    What was copied from the screen is deleted: whose words it has, nobody knows.
    """
    from journeymap.sheets.erasing import erase

    cleaned = erase(workshop, places)
    for path, write in _made_of_it(workshop).items():
        try:
            path.with_name(f".{path.name}.new").unlink(missing_ok=True)
            if path.exists():
                _write_anew(workshop, path, write)
        except OSError as error:
            cleaned.failed.append((path, str(error.strerror)))
    _make_account_anew(workshop, cleaned)
    _delete_findings(workshop, cleaned)
    return cleaned


def _make_account_anew(workshop: Workshop, cleaned: Cleaned) -> None:
    """Delete the account in every form, and write the usual one anew if there was one.

    The others depend on what was wished for when they were written, and can be made again.
    """
    before = _delete(account_files(workshop.exports), cleaned)
    if anew := _usual_anew(workshop, {path.name for path in before}):
        tell(f"{anew}: made anew")
    gone = [path.name for path in before if not path.exists() and not path.name.startswith(".")]
    if gone:
        tell(
            f"{', '.join(gone)} in {workshop.exports} had to go, as the words may have been in"
            f" them. Make them again: journeymap feedback {workshop.name} --to"
        )


def _usual_anew(workshop: Workshop, before: set[str]) -> Path | None:
    """Write the usual account if it, or its draft, was there before, and return where it is."""
    from journeymap.feedback.forms.making import DRAFT
    from journeymap.feedback.usual_account import usual_account

    reading = workshop.read()
    if not before or not reading.guide_is_read:
        return None
    account = usual_account(workshop, reading.board, len(reading.problems))
    usual = account.name.removeprefix(DRAFT)
    if usual not in {name.removeprefix(DRAFT) for name in before}:
        return None
    with suppress(Refused):
        return write_files(workshop, account.files)
    return None


def _delete(paths: list[Path], cleaned: Cleaned) -> list[Path]:
    """Delete files, and return those that are gone."""
    deleted = []
    for path in paths:
        try:
            path.unlink()
            deleted.append(path)
        except OSError as error:
            cleaned.failed.append((path, str(error.strerror)))
    return deleted


def _delete_findings(workshop: Workshop, cleaned: Cleaned) -> None:
    """Delete what was written of the findings, also of several workshops: it can be made again."""
    if deleted := _delete(written_before(workshop.exports), cleaned):
        tell(
            f"{counted(len(deleted), 'file')} of findings in {workshop.exports} and beside it had"
            " to go, as the words may have been in them."
            " Make them again: journeymap findings … --to"
        )


def _write_anew(workshop: Workshop, path: Path, write: Callable[[Workshop, Reading], None]) -> None:
    """Make a file that goes out anew; where that cannot be done, delete it. Raises `OSError`."""
    reading = workshop.read()
    if reading.guide_is_read:
        with suppress(Refused):
            write(workshop, reading)
            return
    path.unlink()


def _write_days(workshop: Workshop, reading: Reading) -> None:
    """Write the booked days, or refuse if there are none left."""
    from journeymap.findings.hearing_back import booked_days

    if not booked_days(reading.board):
        raise Refused("No day is booked any more.")
    write_days(workshop, reading)


def _write_promises(workshop: Workshop, reading: Reading) -> None:
    write_promises(workshop, reading)


def _write_nothing(workshop: Workshop, reading: Reading) -> None:
    del workshop, reading
    raise Refused("It is not made anew.")


def _made_of_it(workshop: Workshop) -> dict[Path, Callable[[Workshop, Reading], None]]:
    """Return the files that are made of what was said, each with what makes it anew."""
    from journeymap.tui.clipboard import copied_file

    return {
        workshop.exports / "days.ics": _write_days,
        workshop.exports / "promises.ics": _write_promises,
        copied_file(): _write_nothing,
    }


def tell_what_was_erased(workshop: Workshop, cleaned: Cleaned, places: Places) -> None:
    """Say where it was erased, where not, who said the same, and what nobody can reach."""
    from journeymap.sheets.erasing import still_in, who_also_said
    from journeymap.survey.issuing import FORMS_FOLDER

    for path in cleaned.files:
        tell(f"{path}: erased here")
    tell_what_failed(cleaned)
    also_said = who_also_said(cleaned.words, workshop.read().board)
    for entry_id in also_said[:_MOST_TOLD]:
        tell(f"{entry_id} says the same, and stays: erase it too if it is the same person's.")
    if len(also_said) > _MOST_TOLD:
        tell(f"{counted(len(also_said) - _MOST_TOLD, 'other')} say the same.")
    near = (path.parent for path in places.elsewhere)
    folders = [workshop.folder, workshop.exports, *near, *places.copies, *places.other_copies]
    still = still_in(cleaned.words, folders)
    for path, what in still:
        tell(f"{path}: {what}.")
    forms = workshop.exports / FORMS_FOLDER
    if any(path.parent == workshop.survey for path, _ in still) and forms.is_dir():
        wrong = "the words were asked about in the survey, and the forms here were made then"
        tell(f"{forms}: {wrong}. Delete them, and look where they were handed out.")
    tell(_OUT_OF_REACH)


def tell_what_failed(cleaned: Cleaned) -> None:
    """Name the files that may still have the words, and why."""
    for path, why in cleaned.failed:
        tell(f"{path}: not erased here, {why}. Do it again when that is over.")
