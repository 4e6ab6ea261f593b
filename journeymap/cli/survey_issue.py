"""`journeymap survey issue`: the questionnaire, in the forms in which it goes out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from journeymap.cleaning import one_line
from journeymap.cli.telling import Refused, give, tell
from journeymap.cli.workshop_argument import find, read_whole, workshop_argument
from journeymap.counting import counted

if TYPE_CHECKING:
    from journeymap.sheets.workshop import Reading, Workshop
    from journeymap.survey.questionnaire import Questionnaire

_FORMS = ("paper", "xlsform", "limesurvey", "qualtrics", "docx", "text")
"""As in `journeymap.survey.forms.form`, which imports more than `--help` may wait for."""


def _address(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Return the address of a web page. For click, as a callback."""
    address = None if value is None else value.strip()
    if address is not None and not address.startswith(("http://", "https://")):
        wrong = "write the whole address, as in https://example.org/lunch"
        raise click.BadParameter(wrong, context, option)
    return address


@click.command(short_help="Write the questionnaire, for paper or for a survey tool.")
@workshop_argument
@click.option(
    "--to",
    "forms",
    required=True,
    multiple=True,
    type=click.Choice(_FORMS),
    help="Its form: xlsform is for Kobo, ODK and Survey123, docx for Microsoft Forms, text to"
    " paste anywhere. May be given several times.",
)
@click.option("--large-print", is_flag=True, help="On paper: larger letters.")
@click.option("--return-to", metavar="TEXT", help="On paper: where it goes when it is filled in.")
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
    edition: int | None,
) -> None:
    """Write the questionnaire into exports/WORKSHOP/survey/ and print where it is.

    Its questions come from the guide and from what was added in the room. As they are issued
    they are kept in survey/questionnaire.yaml, and nothing changes them any more. If what is
    asked has changed since, this makes a new edition; answers to each edition can be taken in.
    """
    from journeymap.survey.forms.form import NotMade, Wishes
    from journeymap.survey.forms.making import make_all, makers_of

    found = find(workshop)
    reading = read_whole(found)
    wishes = Wishes(large_print, return_to, by.date() if by else None, page)
    try:
        makers = makers_of(forms)
        asked = _issued_before(found, edition) if edition else _issued_now(found, reading)
        files = make_all(makers, asked, wishes)
    except NotMade as why:
        raise Refused(str(why)) from why
    write_forms(found, files)
    tell_what_is_next(found, asked, forms)
    context.exit(1 if reading.problems else 0)


def _issued_before(workshop: Workshop, number: int) -> Questionnaire:
    """Return an edition that was issued, or refuse."""
    from journeymap.survey.editions import read_editions

    editions, problems = read_editions(workshop)
    for edition in editions:
        if edition.edition == number:
            tell(f"Edition {number}, with {_number_of(edition)}, as it was issued.")
            return edition
    if problems:
        raise Refused(str(problems[0]))
    if not editions:
        raise Refused("no survey was issued yet. Leave out --edition to issue the first one.")
    numbers = ", ".join(str(each.edition) for each in reversed(editions))
    raise Refused(f"there is no edition {number} of the survey. There are: {numbers}.")


def _issued_now(workshop: Workshop, reading: Reading) -> Questionnaire:
    """Return the edition of what is asked now, and say whether it is a new one; or refuse."""
    from journeymap.survey.editions import NotIssued, issue, read_editions

    before, _ = read_editions(workshop)
    today = datetime.now(UTC).astimezone().date()
    try:
        asked = issue(workshop, reading.board, today)
    except NotIssued as why:
        raise Refused(one_line(str(why))) from why
    if not before:
        tell(f"Edition 1, with {_number_of(asked)}. From now on nothing changes them.")
    elif before[0] == asked:
        tell(f"Edition {asked.edition}, with {_number_of(asked)}, as it was issued.")
    else:
        _tell_new_edition(before[0], asked)
    return asked


def _tell_new_edition(before: Questionnaire, asked: Questionnaire) -> None:
    """Say that there is a new edition, and what is different in it."""
    from journeymap.survey.changes import changes_in_words

    tell(f"Edition {asked.edition} is new, with {_number_of(asked)}. What has changed:")
    for line in changes_in_words(before, asked):
        tell(f"  {one_line(line)}")
    tell(f"Answers to edition {before.edition} can still be taken in.")


def write_forms(workshop: Workshop, files: Mapping[str, bytes]) -> None:
    """Write the files of forms and print where each is, or refuse."""
    from journeymap.sheets.export import NotWritten, write_export

    for name, data in files.items():
        try:
            give(write_export(workshop, f"survey/{name}", data))
        except NotWritten as why:
            raise Refused(str(why)) from why


def tell_what_is_next(workshop: Workshop, asked: Questionnaire, forms: tuple[str, ...]) -> None:
    """Say what there is to do with the forms, and how what comes back is taken in."""
    from journeymap.survey.forms.making import what_is_next

    for sentence in what_is_next(asked, forms):
        tell(sentence)
    tell(f"When answers come back: journeymap survey returns {workshop.name} FILE")


def _number_of(questionnaire: Questionnaire) -> str:
    return counted(len(questionnaire.questions), "question")
