"""`journeymap words`: the workshop's own words in another language."""

from __future__ import annotations

import click

from journeymap.cli.telling import Refused, tell_problems
from journeymap.cli.workshop_argument import find, read_whole, workshop_argument
from journeymap.counting import counted


@click.command(short_help="Write down what is to be translated.")
@workshop_argument
@click.option("--language", "tag", required=True, metavar="TAG", help="Which one: cy.")
@click.pass_context
def words(context: click.Context, workshop: str, tag: str) -> None:
    """Write the workshop's own texts into words/TAG.yaml, for somebody to translate.

    They are its title, stages, questions, answers and whatever else goes out besides what
    people said, in the account and in the survey. What is translated already stays.
    """
    from journeymap.findings.own_texts import missing
    from journeymap.language.known import NotKnown, language_of
    from journeymap.sheets.own_words import own_words_path, read_own_words, write_own_words
    from journeymap.survey.editions import read_editions
    from journeymap.survey.own_texts import all_texts_to_translate

    found = find(workshop)
    reading = read_whole(found)
    own = reading.guide.language
    try:
        language = language_of(tag)
    except NotKnown as error:
        raise Refused(str(error)) from error
    if language.code == own:
        raise Refused(f"the workshop's own language is {language.name}: nothing is to be done.")
    texts = all_texts_to_translate(reading.board, read_editions(found)[0])
    path = own_words_path(found, language.code)
    try:
        problems = write_own_words(found, language.code, texts)
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror}.") from error
    if problems:
        tell_problems(list(problems))
        raise Refused(f"{path} was left as it is. Mend it, and do this again.")
    read = read_own_words(found, language.code)
    left = missing(texts, language.with_own(read.texts), own)
    click.echo(f"{path}: {counted(len(texts), 'text')}, {len(left)} without {language.name}")
    tell_problems(list(read.problems))
    context.exit(1 if read.problems else 0)
