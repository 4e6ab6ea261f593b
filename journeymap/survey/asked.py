"""What the questions of a survey asked for, as they were issued."""

from __future__ import annotations

from journeymap.findings.could_have import Asked
from journeymap.sheets.workshop import Workshop
from journeymap.survey.editions import read_editions


def what_was_asked(workshop: Workshop) -> Asked:
    """Return, by edition and code, for which kind of entry and stage each question asked.

    It has nothing of an edition that was not issued from here, or whose file cannot be read.
    """
    editions, _ = read_editions(workshop)
    return {
        (edition.edition, question.code): (question.activity, question.stage)
        for edition in editions
        for question in edition.questions
    }
