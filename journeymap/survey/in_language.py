"""The questionnaire as it is read in a language: the team's words in it, the codes as they are.

What was issued stands in the workshop's own language, with the names of the stages in it. So a
question is also found by the guide's text that it was made from: "{stage}: what must always
happen?" is translated once, and not once for each stage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from journeymap.cleaning import one_line
from journeymap.findings.own_texts import OwnText
from journeymap.guide import STAGE_HERE
from journeymap.language.language import Language
from journeymap.survey.asking import WHOLE_JOURNEY
from journeymap.survey.questionnaire import STARS, Option, Question, Questionnaire


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A questionnaire in a language, and what of it is not."""

    asked: Questionnaire
    left: tuple[OwnText, ...]
    """The texts that the language has not, each once: they are in `asked` as they were issued."""


def in_language(asked: Questionnaire, language: Language) -> Questionnaire:
    """Return the questionnaire in a language. A text that it has not stays as it was issued."""
    return told_in(asked, language).asked


def told_in(asked: Questionnaire, language: Language) -> InLanguage:
    """Return the questionnaire in a language, and the texts that the language has not."""
    telling = _Telling(asked, language)
    stages = (each.model_copy(update={"name": telling.name(each.id)}) for each in asked.stages)
    told = {
        "title": telling.line("title", asked.title),
        "service": telling.line("service", asked.service) if asked.service else asked.service,
        "purpose": telling.own("purpose", asked.purpose) if asked.purpose else asked.purpose,
        "stages": tuple(stages),
        "questions": tuple(map(telling.question, asked.questions)),
    }
    return InLanguage(asked.model_copy(update=told), tuple(telling.left()))


def in_other_words(asked: Questionnaire, languages: Iterable[Language]) -> Questionnaire:
    """Return the questionnaire as it was issued, known again also by its words in the languages."""
    told = [in_language(asked, each).questions for each in languages]
    questions = (
        _also(question, [questions[place] for questions in told])
        for place, question in enumerate(asked.questions)
    )
    return asked.model_copy(update={"questions": tuple(questions)})


def _also(question: Question, others: Sequence[Question]) -> Question:
    """Return a question that is known by the words of the others, too."""
    options = (
        option.model_copy(
            update={"also": _besides(option.says, [each.options[place].says for each in others])}
        )
        for place, option in enumerate(question.options)
    )
    also = _besides(question.wording, [each.wording for each in others])
    return question.model_copy(update={"also": also, "options": tuple(options)})


def _besides(text: str, others: Sequence[str]) -> tuple[str, ...]:
    return tuple(each for each in dict.fromkeys(others) if each != text)


class _Telling:
    """Says one questionnaire in a language, and notes what cannot be said."""

    def __init__(self, asked: Questionnaire, language: Language) -> None:
        self._language = language
        self._stages = {stage.id: stage.name for stage in asked.stages}
        self._left: dict[str, str] = {}

    def left(self) -> Iterator[OwnText]:
        """Yield what could not be said."""
        yield from ((what, text) for text, what in self._left.items())

    def own(self, what: str, text: str) -> str:
        """Return a text of the team's own."""
        if not self._language.texts.get(text):
            self._left.setdefault(text, what)
        return self._language.own(text)

    def line(self, what: str, text: str) -> str:
        """Return a text that stands on one line."""
        return one_line(self.own(what, text))

    def name(self, stage: str | None) -> str:
        """Return what a stage is called; none is the whole journey."""
        if stage is None:
            return self._language.say(WHOLE_JOURNEY)
        return self.line("stage", self._stages.get(stage, stage))

    def question(self, question: Question) -> Question:
        """Return a question with its options."""
        told = {"wording": self._wording(question), "options": tuple(self._options(question))}
        return question.model_copy(update=told)

    def _options(self, question: Question) -> Iterator[Option]:
        for option in question.options:
            if question.activity == STARS:
                yield option
            else:
                says = self.line("answer to choose", option.says)
                yield option.model_copy(update={"says": says})

    def _wording(self, question: Question) -> str:
        if not self._language.texts.get(question.wording):
            made = next(self._made(question), None)
            if made is not None:
                return made
        return self.own("question of the survey", question.wording)

    def _made(self, question: Question) -> Iterator[str]:
        """Yield a question as it is made from the guide's text and the name of its stage."""
        stage = question.stage
        name = WHOLE_JOURNEY if stage is None else self._stages.get(stage, stage)
        for text, said in self._language.texts.items():
            if STAGE_HERE in text and text.replace(STAGE_HERE, name) == question.wording:
                yield said.replace(STAGE_HERE, self.name(stage))
        rest = question.wording.removeprefix(f"{name}: ")
        if rest != question.wording and (said := self._language.texts.get(rest, "")):
            yield f"{self.name(stage)}: {said}"
