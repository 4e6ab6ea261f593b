"""`journeymap survey issue`: the questionnaire, in the forms in which it goes out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from journeymap.cleaning import clean, one_line
from journeymap.cli.languages import languages_option
from journeymap.cli.telling import Refused, give, tell
from journeymap.cli.workshop_argument import find, read_whole, workshop_argument
from journeymap.counting import counted

if TYPE_CHECKING:
    from journeymap.sheets.workshop import Workshop
    from journeymap.survey.issuing import Ready
    from journeymap.survey.questionnaire import Questionnaire

FORM_NAMES = ("paper", "xlsform", "limesurvey", "qualtrics", "docx", "text")
"""As in `journeymap.survey.forms.form`, which imports more than `--help` may wait for."""


def _address(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Return the address of a web page. For click, as a callback."""
    address = None if value is None else one_line(value)
    if address is not None and not address.startswith(("http://", "https://")):
        wrong = "write the whole address, as in https://example.org/lunch"
        raise click.BadParameter(wrong, context, option)
    return address


def _some_words(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Return text without what would act instead of being read. For click, as a callback."""
    words = None if value is None else clean(value).strip()
    if words == "":
        raise click.BadParameter("there are no words in it", context, option)
    return words


@click.command(short_help="Write the questionnaire, for paper or for a survey tool.")
@workshop_argument
@click.option(
    "--to",
    "forms",
    required=True,
    multiple=True,
    type=click.Choice(FORM_NAMES),
    help="Its form: xlsform is for Kobo, ODK and Survey123, docx for Microsoft Forms, text to"
    " paste anywhere. May be given several times.",
)
@click.option("--large-print", is_flag=True, help="On paper: larger letters.")
@click.option(
    "--return-to",
    callback=_some_words,
    metavar="TEXT",
    help="On paper and in the text: where it goes when it is filled in.",
)
@click.option(
    "--by",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day by which people should answer.",
)
@click.option(
    "--page",
    callback=_address,
    metavar="ADDRESS",
    help="The address of the survey's page, for those who would rather answer there.",
)
@languages_option(
    "The language: cy; or several, in this order: en+cy. XLSForm and LimeSurvey have them in"
    " one file, of the others there is a file for each."
)
@click.option(
    "--edition",
    type=click.IntRange(1),
    metavar="N",
    help="Write the forms of an earlier edition again.",
)
@click.pass_context
def issue(  # noqa: PLR0913, PLR0917  # as many as there are options
    context: click.Context,
    workshop: str,
    forms: tuple[str, ...],
    large_print: bool,
    return_to: str | None,
    by: datetime | None,
    page: str | None,
    tags: tuple[str, ...],
    edition: int | None,
) -> None:
    """Write the questionnaire into exports/WORKSHOP/survey/ and print where it is.

    Its questions come from the guide and from what was added in the room. As they are issued
    they are kept in survey/questionnaire.yaml, and nothing changes them any more. If what is
    asked has changed since, this makes a new edition; answers to each edition can be taken in.
    """
    from journeymap.survey.forms.form import Wishes
    from journeymap.survey.issuing import NotOut, Order, prepare, send_out

    found = find(workshop)
    reading = read_whole(found)
    wishes = Wishes(large_print, return_to, by.date() if by else None, page)
    order = Order(forms, wishes, edition, tags)
    today = datetime.now(UTC).astimezone().date()
    try:
        ready = prepare(found, reading.board, order, today)
        paths = send_out(found, ready)
    except NotOut as why:
        raise Refused(str(why)) from why
    for sentence in ready.made.told:
        tell(sentence)
    _tell_edition(ready)
    for path in paths:
        give(path)
    tell_what_is_next(found, ready.asked, forms)
    context.exit(1 if reading.problems else 0)


def _tell_edition(ready: Ready) -> None:
    """Say which edition it is, and what is different in a new one."""
    from journeymap.survey.changes import changes_in_words

    asked = ready.asked
    if not ready.is_new:
        tell(f"Edition {asked.edition}, with {_number_of(asked)}, as it was issued.")
    elif ready.before is None:
        tell(f"Edition {asked.edition}, with {_number_of(asked)}. Nothing changes it any more.")
    else:
        tell(f"Edition {asked.edition} is new, with {_number_of(asked)}. What has changed:")
        for line in changes_in_words(ready.before, asked):
            tell(f"  {one_line(line)}")
        tell(f"Answers to edition {ready.before.edition} can still be taken in.")


def tell_what_is_next(workshop: Workshop, asked: Questionnaire, forms: tuple[str, ...]) -> None:
    """Say what there is to do with the forms, and how what comes back is taken in."""
    from journeymap.survey.forms.making import what_is_next

    for sentence in what_is_next(asked, forms):
        tell(sentence)
    tell(f"When answers come back: journeymap survey returns {workshop.name} FILE")


def _number_of(questionnaire: Questionnaire) -> str:
    return counted(len(questionnaire.questions), "question")
