"""`journeymap survey`: the same questions for those who could not be there."""

from __future__ import annotations

import click

from journeymap.cli.survey_issue import issue
from journeymap.cli.survey_page import survey_page
from journeymap.cli.survey_returns import returns


@click.group(short_help="Ask those who were not there the same questions.")
def survey() -> None:
    """Ask those who could not be there the same questions, and take their answers in."""


survey.add_command(issue)
survey.add_command(survey_page)
survey.add_command(returns)
