"""What the files of the forms are called."""

from __future__ import annotations

from journeymap.sheets.names import slug
from journeymap.survey.questionnaire import Questionnaire

ENGLISH_ALONE = ("en",)


def file_name(questionnaire: Questionnaire, ending: str, tags: tuple[str, ...]) -> str:
    """Return the name of a file: `lunch-edition-1.txt`, with the ending as it is given.

    It tells the languages, if they are not English alone: `lunch-edition-1-paper-en-cy.pdf`. The
    questionnaire is as it was issued, so that its files stand together in any language.
    """
    before, dot, kind = ending.partition(".")
    languages = "".join(f"-{tag}" for tag in tags if tags != ENGLISH_ALONE)
    name = f"{slug(questionnaire.title) or 'survey'}-edition-{questionnaire.edition}"
    return f"{name}{before}{languages}{dot}{kind}"
