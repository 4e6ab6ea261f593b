"""`journeymap backup`: keeps dated copies of a workshop, outside its own folder."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from journeymap.cli.telling import Refused, tell, tell_problems
from journeymap.cli.workshop_argument import find, workshop_argument
from journeymap.counting import counted

if TYPE_CHECKING:
    from pathlib import Path

    from journeymap.sheets.backups import Backups


@click.command(short_help="Keep a dated copy of a workshop in another place.")
@workshop_argument
@click.pass_context
def backup(context: click.Context, workshop: str) -> None:
    """Copy a workshop's folder to where copies are kept, and print where the copy is.

    If nothing has changed since the newest copy, none is made. 30 copies of a workshop are
    kept, for 365 days, and the newest one for ever. Where, how many and for how long can be
    set in the file settings.yaml.
    """
    from journeymap.sheets.backups import NotCopied
    from journeymap.sheets.copying import left_out

    found = find(workshop)
    backups = chosen_backups()
    now = datetime.now(UTC)
    try:
        copy = backups.make(found, now)
        if copy:
            click.echo(str(copy))
        for gone in backups.prune(found, now):
            most = f"{counted(backups.keep, 'copy', 'copies')}, for {counted(backups.days, 'day')}"
            tell(f"deleted, as the settings say {most}: {gone}")
        not_copied = left_out(found.folder)
    except NotCopied as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(f"{error.filename}: {error.strerror}.") from error
    for path in not_copied:
        tell(f"{path}: not copied, as it is no file or folder in the workshop itself")
    newest = copy or backups.newest(found, now)
    assert newest is not None, "there is one that nothing differs from"
    _tell_what_is_kept(workshop, newest, len(backups.of(found)), is_new=copy is not None)
    context.exit(1 if not_copied else 0)


def chosen_backups() -> Backups:
    """Return the copies, as the person's settings say; refuse if the settings are wrong."""
    from journeymap.sheets.backups import Backups
    from journeymap.sheets.settings import read_settings, settings_path

    settings, problems = read_settings(settings_path())
    if settings is None:
        tell_problems(problems)
        raise Refused("the settings have to be mended first, as copies are deleted by them.")
    chosen = settings.backups
    return Backups(chosen.folder, keep=chosen.keep, days=chosen.days)


def _tell_what_is_kept(workshop: str, newest: Path, copies: int, *, is_new: bool) -> None:
    from journeymap.sheets.backups import made_at

    if not is_new:
        tell(f"Nothing has changed since the copy of {made_at(newest):%Y-%m-%d %H:%M} UTC.")
    words = shlex.join(["journeymap", "gather", workshop, str(newest)])
    tell(f"{counted(copies, 'copy', 'copies')} kept. To bring back what was said: {words}")
