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
    from journeymap.sheets.organisation_folder import find_organisation, read_organisation
    from journeymap.sheets.settings import read_settings, settings_path

    settings, _ = read_settings(settings_path())
    here = workshop.folder.resolve().parent.parent
    folder = find_organisation(house, settings.organisation if settings else None, here)
    if folder is None:
        return None
    organisation, problems = read_organisation(folder)
    if problems or organisation is None:
        tell_problems(problems)
        raise Refused(f"What is wrong in {folder} is named above. Nothing was written.")
    return organisation


def templates_of(
    organisation: Organisation | None, shape: str, tags: tuple[str, ...]
) -> dict[str, Template]:
    """Return the organisation's templates by language. Refuses one with anything wrong in it."""
    from journeymap.feedback.template.filling import template_problems
    from journeymap.feedback.template.names import REQUIRED, SECTIONS, VALUES
    from journeymap.feedback.template.reading import read_template

    of = {"whole": "account", "short": "short"}.get(shape)
    templates = {}
    for tag in tags if organisation and of else ():
        own = organisation.template(of, tag) if organisation and of else None
        if own is None or of is None:
            continue
        template, problems = read_template(own.path, own.text)
        if template:
            problems = [*problems, *template_problems(template, SECTIONS[of], VALUES, REQUIRED[of])]
        if problems or template is None:
            tell_problems(problems)
            raise Refused(f"What is wrong in {own.path} is named above. Nothing was written.")
        templates[tag] = template
    return templates
