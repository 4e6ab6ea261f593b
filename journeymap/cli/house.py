"""The organisation's own folder, as a command finds and reads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap.cli.telling import Refused, tell_problems

if TYPE_CHECKING:
    from journeymap.feedback.template.template import Template
    from journeymap.organisation.organisation import Organisation
    from journeymap.sheets.workshop import Workshop

house_option = click.option(
    "--house",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="The organisation's own folder: logo, contact, words, templates, pictures.",
)


def organisation_of(workshop: Workshop, house: Path | None) -> Organisation | None:
    """Return the organisation of a workshop; None if it has no folder. Refuses a broken one."""
    from journeymap.sheets.organisation_folder import folder_for, read_organisation

    folder = folder_for(workshop, house)
    if folder is None:
        return None
    organisation, problems = read_organisation(folder)
    if problems or organisation is None:
        tell_problems(problems)
        raise Refused(f"What is wrong in {folder} is named above. Nothing else was done.")
    return organisation


def read_templates(
    organisation: Organisation | None, shape: str, tags: tuple[str, ...]
) -> dict[str, Template]:
    """Return the organisation's templates by language. Refuses one with anything wrong in it."""
    from journeymap.feedback.template.own import templates_of

    templates, problems = templates_of(organisation, shape, tags)
    if problems:
        tell_problems(problems)
        raise Refused(f"What is wrong in {problems[0].path} is named above. Nothing else was done.")
    return templates
