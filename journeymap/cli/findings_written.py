"""Writes the findings into files, for `journeymap findings --to`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeymap.cli.progress import progress
from journeymap.cli.telling import Refused, give, tell
from journeymap.cli.workshop_argument import find, here
from journeymap.counting import counted

if TYPE_CHECKING:
    from pathlib import Path

    from journeymap.feedback.team.published import Published
    from journeymap.findings.ranking import By
    from journeymap.findings.together import Findings


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be written."""

    form: str
    by: By
    small_groups: bool


def write_findings(
    found: Findings, wishes: Wishes, workshops: tuple[str, ...], unread: int
) -> None:
    """Write the findings, print where they are, and say what is not in them; or refuse.

    Each file is written whole or stays as it was.
    """
    from journeymap.feedback.team.files import files_of
    from journeymap.feedback.team.publishing import publish
    from journeymap.sheets.export import NotWritten, write_into

    with progress("Looking for themes") as told:
        published = publish(
            found, wishes.by, small_groups=wishes.small_groups, unread=unread, told=told
        )
    try:
        files = files_of(published, wishes.form)
    except ImportError as error:
        raise Refused(
            f"to write {wishes.form}, one more thing has to be installed, {error.name}:"
            " pip install 'journeymap[survey]'"
        ) from error
    except OSError as error:
        raise Refused(
            f"the findings are not written, the disk for files in between may be full: {error}."
            " Make room, or write --to csv"
        ) from error
    folder = _folder(found, workshops)
    try:
        written = [write_into(folder, name, what) for name, what in files.items()]
    except NotWritten as why:
        raise Refused(str(why)) from why
    give(written[0] if len(written) == 1 else written[0].parent)
    _tell(published, workshops)


def written_before(exports: Path) -> list[Path]:
    """Return the files that may be in a workshop's folder for exports, as they were written.

    Those of several workshops are beside it, and their names do not always say of which.
    """
    from journeymap.feedback.team.files import FOR_THE_TEAM, ONE, SEVERAL

    names = [(exports, ONE), (exports, f"{ONE}{FOR_THE_TEAM}"), (exports.parent, f"{SEVERAL}*")]
    endings = (".md", ".json", ".xlsx", "/*.csv", "/README.md", "/.*.new")
    patterns = [(folder, f"{name}{ending}") for folder, name in names for ending in endings]
    patterns += [(folder, f".{name}.*.new") for folder, name in names]  # left by a power cut
    found = (path for folder, pattern in patterns for path in folder.glob(pattern))
    return sorted({path for path in found if path.is_file()})


def _folder(found: Findings, workshops: tuple[str, ...]) -> Path:
    """Return the folder for it: the workshop's own, or that of all workshops here."""
    from journeymap.sheets.workshop import EXPORTS

    return find(workshops[0]).exports if len(found.sites) == 1 else here() / EXPORTS


def _tell(published: Published, workshops: tuple[str, ...]) -> None:
    """Say for whom it is, what is held back and what may be a name, on standard error."""
    from journeymap.feedback.team.about import TEAM_ONLY
    from journeymap.feedback.team.words import words_that_go_out
    from journeymap.findings.identity import possible_names

    if published.is_for_team_only:
        tell(TEAM_ONLY)
    if published.held_back:
        answers = counted(published.held_back, "answer")
        where = workshops[0] if len(workshops) == 1 else "WORKSHOP, for each of them"
        tell(f"{answers} held back until somebody has looked: journeymap look {where}")
    if names := possible_names(words_that_go_out(published)):
        tell(f"Before you pass it on, look at what may be names: {', '.join(names)}.")
