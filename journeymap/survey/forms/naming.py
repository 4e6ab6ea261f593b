"""What the files of the forms are called."""

from __future__ import annotations

from journeymap.sheets.names import slug
from journeymap.survey.questionnaire import Questionnaire


def file_name(questionnaire: Questionnaire, ending: str) -> str:
    """Return the name of a file: `lunch-edition-1.txt`, with the ending as it is given."""
    return f"{slug(questionnaire.title) or 'survey'}-edition-{questionnaire.edition}{ending}"
