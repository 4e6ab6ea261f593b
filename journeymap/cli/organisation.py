"""`journeymap organisation`: the folder with an organisation's own words, logo and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap.cli.telling import Refused, give, tell

if TYPE_CHECKING:
    from journeymap.organisation.organisation import Organisation
    from journeymap.problems import Problem


@click.command(short_help="Make or check the folder of your organisation.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_context
def organisation(context: click.Context, folder: Path) -> None:
    """Make the folder of your organisation, or check the one that is there.

    In it are your name, contact and logo, your pictures for Easy Read, your wording and words,
    and your templates. Nothing that is there is written over.

    Of a folder that is there, path:line: what is wrong is printed for every problem.
    """
    from journeymap.sheets.organisation_file import ORGANISATION_NAME

    if not (folder / ORGANISATION_NAME).exists():
        _make(folder)
        return
    problems = _problems(folder)
    for problem in problems:
        click.echo(str(problem))
    if not problems:
        tell("No problems found.")
    context.exit(1 if problems else 0)


def _make(folder: Path) -> None:
    from journeymap.sheets.organisation_file import ORGANISATION_NAME
    from journeymap.sheets.organisation_making import make_organisation

    try:
        made = make_organisation(folder, dict(_templates_to_begin_with()))
    except OSError as error:
        raise Refused(f"{folder} cannot be made: {error.strerror}.") from error
    for path in made:
        give(path)
    tell(f"Fill in {ORGANISATION_NAME}, then: journeymap organisation {folder}")


def _templates_to_begin_with() -> Iterator[tuple[str, str]]:
    from journeymap.feedback.template.names import REQUIRED, beginning_template

    for of in REQUIRED:
        yield f"{of}.md", beginning_template(of)


def _problems(folder: Path) -> list[Problem]:
    from journeymap.language.known import sentences
    from journeymap.sheets.organisation_folder import read_organisation

    found, problems = read_organisation(folder, sentences())
    return sorted([*problems, *(_template_problems(found) if found else ())])


def _template_problems(found: Organisation) -> Iterator[Problem]:
    from journeymap.feedback.template.filling import template_problems
    from journeymap.feedback.template.names import REQUIRED, SECTIONS, VALUES
    from journeymap.feedback.template.reading import read_template

    for (of, _), own in found.templates.items():
        template, problems = read_template(own.path, own.text)
        yield from problems
        if template:
            yield from template_problems(template, SECTIONS[of], VALUES, REQUIRED[of])
