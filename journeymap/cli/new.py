"""`journeymap new`: a new workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from journeymap.cli.telling import Refused, tell
from journeymap.cli.workshop_argument import here

if TYPE_CHECKING:
    from journeymap.guide import Stage


@click.command()
@click.argument("name")
@click.option(
    "--template", default="blank", show_default=True, help="The ready guide to begin with."
)
@click.option("--title", help="What the workshop is called. Without it, NAME.")
@click.option(
    "--stage",
    "stages",
    multiple=True,
    metavar='ID="NAME"',
    help="A stage of a journey of your own, in its order. May be given many times.",
)
def new(name: str, template: str, title: str | None, stages: tuple[str, ...]) -> None:
    """Make a new workshop in the folder workshops/NAME."""
    from pydantic import ValidationError

    from journeymap.sheets.from_template import guide_from_template
    from journeymap.sheets.guide_file import GUIDE_NAME
    from journeymap.sheets.in_words import in_words
    from journeymap.sheets.names import folder_name
    from journeymap.sheets.workshop import WORKSHOPS, NoWorkshop, new_workshop
    from journeymap.templates import template_names

    if template not in template_names():
        names = ", ".join(template_names())
        raise click.BadParameter(
            f"there is no template ‘{template}’. There are: {names}.", param_hint="--template"
        )
    journey = [_stage(each) for each in stages]
    ids = [stage.id for stage in journey]
    repeated = next((each for each in ids if ids.count(each) > 1), None)
    if repeated:
        raise click.BadParameter(f"two stages have the id ‘{repeated}’.", param_hint="--stage")
    if not folder_name(name):
        raise click.BadParameter("it needs at least one letter or digit.", param_hint="NAME")
    folder = here() / WORKSHOPS / folder_name(name)
    try:
        guide = guide_from_template(template, title or name, journey)
        workshop = new_workshop(folder, guide)
    except ValidationError as error:
        raise click.BadParameter(f"{in_words(error.errors()[0])}.", param_hint="--title") from error
    except NoWorkshop as error:
        raise Refused(str(error)) from error
    click.echo(f"{WORKSHOPS}/{workshop.name}/{GUIDE_NAME}")
    tell(f'Look through it, then: journeymap open {workshop.name} --sheet "Table 1"')


def _stage(option: str) -> Stage:
    """Read `id=Name`. Raises `click.BadParameter`."""
    from pydantic import ValidationError

    from journeymap.guide import Stage

    stage_id, equals, name = (part.strip() for part in option.partition("="))
    try:
        return Stage(id=stage_id, name=name if equals else stage_id)
    except ValidationError as error:
        raise click.BadParameter(
            f"‘{option}’ cannot be a stage. Write a short id in small letters, then its name:"
            ' --stage arriving="Coming in".',
            param_hint="--stage",
        ) from error
