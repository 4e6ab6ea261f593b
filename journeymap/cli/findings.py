"""`journeymap findings`: what was said at the tables and in the survey, put together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from journeymap.cli.progress import progress
from journeymap.cli.telling import Refused, tell
from journeymap.cli.workshop_argument import find, read_whole
from journeymap.counting import counted

if TYPE_CHECKING:
    from journeymap.findings.together import Findings, Site


@click.command(short_help="Put together what was said in the room and in the survey.")
@click.argument("workshops", metavar="WORKSHOP...", nargs=-1, required=True)
@click.option(
    "--by",
    type=click.Choice(["people", "voices"]),
    default="people",
    show_default=True,
    help="What findings are ranked by: everybody, or every voice group, weighs the same.",
)
@click.option("--json", "as_json", is_flag=True, help="For other programs, as JSON, with all ids.")
@click.pass_context
def findings(context: click.Context, workshops: tuple[str, ...], by: str, as_json: bool) -> None:
    """Put together what was said, at one workshop or at several: one set of findings.

    What is likely to say the same is suggested, with a ? before it: decide with same and apart.
    What is printed is for the service team to work with. It names no person, but small groups
    can be told in it.
    """
    from journeymap.findings.as_values import findings_as_values
    from journeymap.findings.in_lines import findings_in_lines
    from journeymap.findings.ranking import By

    sites, problems = _read(workshops)
    found = _put_together(sites)
    if as_json:
        values = findings_as_values(found)
        click.echo(json.dumps(values, ensure_ascii=False, indent=2, default=str))
    else:
        click.echo("\n".join(findings_in_lines(found, By(by))))
        _tell_what_to_decide(found, workshops)
    context.exit(1 if problems else 0)


def _read(workshops: tuple[str, ...]) -> tuple[list[Site], int]:
    """Return the workshops that are named, each once, and how many problems are in their files."""
    from journeymap.findings.together import Site
    from journeymap.survey.asked import what_was_asked

    found = {workshop.folder.resolve(): workshop for workshop in map(find, workshops)}
    readings = {workshop: read_whole(workshop) for workshop in found.values()}
    sites = [
        Site(workshop.name, reading.board, what_was_asked(workshop))
        for workshop, reading in readings.items()
    ]
    return sites, sum(len(reading.problems) for reading in readings.values())


def _put_together(sites: list[Site]) -> Findings:
    from journeymap.findings.together import CopiesOfOne, find_findings

    try:
        with progress("Putting together what was said") as told:
            return find_findings(sites, told)
    except CopiesOfOne as why:
        raise Refused(str(why)) from why


def _tell_what_to_decide(found: Findings, workshops: tuple[str, ...]) -> None:
    """Say how many suggestions wait for people, on standard error."""
    if found.suggestions:
        first = found.suggestions[0]
        ids = (first.one.first.entry.id, first.other.first.entry.id)
        tell(f"{counted(len(found.suggestions), 'suggestion')} to decide (? before it), as in:")
        tell(f"journeymap same {workshops[0]} {' '.join(ids)}, or apart")
