"""`journeymap survey`: the same questions for those who could not be there."""

from __future__ import annotations

import click

from journeymap.cli.survey_issue import issue


@click.group(short_help="Ask those who were not there the same questions.")
def survey() -> None:
    """Ask those who could not be there the same questions, and take their answers in."""


survey.add_command(issue)
