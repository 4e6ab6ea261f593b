"""`journeymap findings`: what was said at the tables and in the survey, put together."""

from __future__ import annotations

from itertools import count, islice
from typing import TYPE_CHECKING, Any

import click

from journeymap.cli.progress import progress
from journeymap.cli.telling import Refused, tell
from journeymap.cli.workshop_argument import find, read_whole
from journeymap.counting import counted

if TYPE_CHECKING:
    from journeymap.findings.together import Findings, Site

_PIECES = 500
"""Pieces of JSON that are printed at once."""


@click.command(short_help="Put together what was said in the room and in the survey.")
@click.argument("workshops", metavar="WORKSHOP...", nargs=-1, required=True)
@click.option(
    "--by",
    type=click.Choice(["people", "voices"]),
    default="people",
    show_default=True,
    help="What findings are ranked by: everybody, or every voice group, weighs the same.",
)
@click.option(
    "--to",
    "form",
    type=click.Choice(["markdown", "csv", "xlsx", "json"]),
    help="Write it into exports/, without ids, without what is held back, and without numbers"
    " from which a small group could be worked out.",
)
@click.option(
    "--small-groups",
    is_flag=True,
    help="With --to: with all numbers by voice. For the team only.",
)
@click.option("--json", "as_json", is_flag=True, help="For other programs, as JSON, with all ids.")
@click.pass_context
def findings(  # noqa: PLR0913, PLR0917  # as many as there are options
    context: click.Context,
    workshops: tuple[str, ...],
    by: str,
    form: str | None,
    small_groups: bool,
    as_json: bool,
) -> None:
    """Put together what was said, at one workshop or at several: one set of findings.

    What is likely to say the same is suggested, with a ? before it: decide with same and apart.
    What is printed is for the service team to work with. It names no person, but small groups
    can be told in it. What is written with --to may be passed on in the team: its numbers leave
    small groups out, so that they cannot be worked out, unless --small-groups is said.
    """
    from journeymap.cli.findings_written import Wishes, write_findings
    from journeymap.collector import collector_at_rest
    from journeymap.findings.as_values import findings_as_values
    from journeymap.findings.in_lines import findings_in_lines
    from journeymap.findings.ranking import By

    _refuse_what_does_not_go(by, form, small_groups=small_groups, as_json=as_json)
    with collector_at_rest():
        sites, problems = _read(workshops)
        found = _put_together(sites)
        if form:
            write_findings(found, Wishes(form, By(by), small_groups), workshops, problems)
        elif as_json:
            _print_json(findings_as_values(found))
        else:
            click.echo("\n".join(findings_in_lines(found, By(by))))
            _tell_what_to_decide(found, workshops)
    _tell_if_by_letters()
    context.exit(1 if problems else 0)


def _refuse_what_does_not_go(
    by: str, form: str | None, *, small_groups: bool, as_json: bool
) -> None:
    """Refuse options that contradict each other: wrong usage."""
    if small_groups and not form:
        raise click.UsageError("--small-groups goes with --to: without it, all is shown anyway.")
    if form and as_json:
        raise click.UsageError("--json prints, and --to writes a file: choose one of them.")
    if form and by == "voices" and not small_groups:
        raise click.UsageError(
            "From a rank by voices the shares of small groups could be worked out. For the team"
            " only, add --small-groups; else rank by people."
        )


def _read(workshops: tuple[str, ...]) -> tuple[list[Site], int]:
    """Return the workshops that are named, each once, and how many problems are in their files."""
    from journeymap.findings.together import Site
    from journeymap.survey.asked import what_was_asked

    found = {workshop.folder.resolve(): workshop for workshop in map(find, workshops)}
    readings = {workshop: read_whole(workshop) for workshop in found.values()}
    sites = [
        Site(name, reading.board, what_was_asked(workshop))
        for name, (workshop, reading) in zip(
            _names([each.name for each in readings]), readings.items(), strict=True
        )
    ]
    for workshop, site in zip(readings, sites, strict=True):
        if site.name != workshop.name:
            tell(f"{site.name} is the workshop in {workshop.folder}")
    return sites, sum(len(reading.problems) for reading in readings.values())


def _names(folders: list[str]) -> list[str]:
    """Return what each workshop is called: its folder's name, numbered where several have it.

    Nothing is said of where they lie: a folder may be called after the person whose it is.
    """
    names: list[str] = []
    for folder in folders:
        numbered = (f"{folder}-{number}" for number in count(1))
        taken = {*names, *folders}
        is_its_own = folders.count(folder) == 1
        names.append(folder if is_its_own else next(n for n in numbered if n not in taken))
    return names


def _put_together(sites: list[Site]) -> Findings:
    from journeymap.findings.together import CopiesOfOne, find_findings

    try:
        with progress("Putting together what was said") as told:
            return find_findings(sites, told)
    except CopiesOfOne as why:
        raise Refused(str(why)) from why


def _tell_what_to_decide(found: Findings, workshops: tuple[str, ...]) -> None:
    """Say what was decided both ways and how many suggestions wait, on standard error.

    Of several workshops the one to decide in is named; nothing is decided across two of them.
    """
    for each in found.contrary:
        one, other = each.one.first.entry.id, each.other.first.entry.id
        where = workshops[0] if len(found.sites) == 1 else found.sites[found.site_of[one]].name
        tell("Decided both ways, on two laptops. Till you decide again they are apart:")
        tell(f"journeymap same {where} {one} {other}, or apart")
    told = [(each.one.first.entry.id, each.other.first.entry.id) for each in found.suggestions]
    inside = [ids for ids in told if found.site_of[ids[0]] == found.site_of[ids[1]]]
    if inside:
        where = workshops[0]
        if len(found.sites) > 1:
            where = found.sites[found.site_of[inside[0][0]]].name
        tell(f"{counted(len(inside), 'suggestion')} to decide (? before it), as in:")
        tell(f"journeymap same {where} {' '.join(inside[0])}, or apart")
    if between := len(told) - len(inside):
        tell(f"{counted(between, 'suggestion')} across workshops: a decision is about one of them")


def _tell_if_by_letters() -> None:
    """Say so where what says the same is found by its letters alone, on standard error."""
    from journeymap.findings.likeness import best_likeness
    from journeymap.findings.likeness.by_letters import ByLetters

    likeness = best_likeness()
    if isinstance(likeness, ByLetters):
        tell(likeness.sentence)


def _print_json(values: dict[str, Any]) -> None:
    """Print values piece by piece: all of a large workshop at once would need much memory."""
    from journeymap.cli.json_pieces import json_pieces

    pieces = json_pieces(values)
    while lot := "".join(islice(pieces, _PIECES)):
        click.echo(lot, nl=False)
    click.echo()
