"""Where the survey of a workshop stands: what was issued, and how much came back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from journeymap.counting import counted
from journeymap.days import in_words
from journeymap.findings.looks import number_held_back
from journeymap.findings.returned import Returns, count_returns
from journeymap.language.choosing import Tags, languages_to_choose
from journeymap.sheets.workshop import Workshop
from journeymap.survey.editions import NotIssued, draft, read_editions
from journeymap.survey.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class Overview:
    """The survey of a workshop, as it stands now."""

    name: str
    """What the workshop is called in a command."""
    title: str
    editions: tuple[Questionnaire, ...]
    """What was issued, the newest edition first."""
    asked: Questionnaire | None
    """What would be issued now: the newest edition if nothing has changed since. None if
    nothing can be issued."""
    not_issued: str
    """Why nothing can be issued now; empty if something can."""
    returns: Returns
    held_back: int
    """The answers that do not go out before somebody has looked at them."""
    languages: tuple[Tags, ...]
    """In which languages it can be issued: the workshop's own, others, and two in one."""
    problems: tuple[str, ...] = ()
    """What is wrong with the files of the workshop and of the survey."""

    @property
    def has_changed(self) -> bool:
        """Whether what is asked now is not what was issued last."""
        return bool(self.editions and self.asked) and self.asked != self.editions[0]


def look_at_survey(workshop: Workshop, today: date) -> Overview:
    """Return where the survey of a workshop stands. It reads all its sheets."""
    reading = workshop.read()
    editions, wrong = read_editions(workshop)
    asked, why_not = None, ""
    try:
        asked = draft(workshop, reading.board, today)
    except NotIssued as why:
        why_not = str(why)
    return Overview(
        name=workshop.name,
        title=reading.guide.title,
        editions=tuple(editions),
        asked=asked,
        not_issued=why_not,
        returns=count_returns(reading.board),
        held_back=number_held_back(reading.board),
        languages=languages_to_choose(reading.guide.language),
        problems=tuple(map(str, (*reading.problems, *wrong))),
    )


def went_out(overview: Overview) -> Iterator[str]:
    """Yield what was issued, in sentences."""
    if not overview.editions:
        yield "Nothing was issued yet."
    if overview.not_issued:
        yield f"Nothing can be issued: {overview.not_issued}"
    elif not overview.editions and overview.asked:
        questions = counted(len(overview.asked.questions), "question")
        yield f"There are {questions} to put to those who could not come, the same as in the room."
    for edition in overview.editions:
        questions = counted(len(edition.questions), "question")
        yield f"Edition {edition.edition}: {questions}, issued on {in_words(edition.issued)}."
    if overview.has_changed:
        yield (
            "What is asked in the room has changed since. To issue the questions again makes a"
            " new edition."
        )


def came_back(overview: Overview) -> Iterator[str]:
    """Yield how much came back, in sentences."""
    returns = overview.returns
    if not returns.number:
        yield "Nothing came back yet."
        return
    yield f"There {'is' if returns.number == 1 else 'are'} {returns.in_words}."
    if overview.held_back:
        answers = counted(overview.held_back, "answer")
        need = "needs" if overview.held_back == 1 else "need"
        go, it = ("it goes", "it") if overview.held_back == 1 else ("they go", "them")
        yield (
            f"{answers} {need} a look before {go} out: there may be a name or a telephone"
            f" number in {it}. To look: journeymap look {overview.name}"
        )
