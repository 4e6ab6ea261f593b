"""What somebody has filled in so far, as the form carries it from step to step."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from journeymap.cleaning import clean
from journeymap.survey.questionnaire import Question, Questionnaire
from journeymap.survey.returns.entries_of import Answers, is_answered, written

LONGEST = 5000
"""Characters of one answer."""

Fields = Mapping[str, Sequence[str]]
"""What a form was sent with: values by the names of its fields."""


@dataclass(frozen=True, slots=True)
class FilledIn:
    """The answers as they were typed, with what nobody writes taken out."""

    texts: Mapping[str, str] = field(default_factory=dict)
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        fields: Fields,
        questionnaire: Questionnaire,
        here: Collection[str] | None = None,
        before: FilledIn | None = None,
    ) -> FilledIn:
        """Return what a form was sent with.

        Questions that are not asked `here` stay as they were `before`, if that is known: a page
        that a browser kept, and that somebody went back to, knows nothing of what came later.
        """
        texts: dict[str, str] = {}
        chosen: dict[str, tuple[str, ...]] = {}
        for question in questionnaire.questions:
            code = question.code
            if before is not None and here is not None and code not in here:
                if code in before.texts:
                    texts[code] = before.texts[code]
                if code in before.chosen:
                    chosen[code] = before.chosen[code]
            elif question.options:
                if names := _names(question, fields.get(code, ())):
                    chosen[code] = names
            elif text := "".join(fields.get(code, ())[:1]):
                texts[code] = clean(text)
        return cls(texts, chosen)

    def fields(self, but: Collection[str] = ()) -> Iterator[tuple[str, str]]:
        """Yield the fields that carry the answers on; `but` those of some questions."""
        for code, text in self.texts.items():
            if code not in but:
                yield code, text
        for code, names in self.chosen.items():
            if code not in but:
                yield from ((code, name) for name in names)

    @property
    def size(self) -> int:
        """About how much it takes to keep it, in characters."""
        return sum(len(code) + len(value) for code, value in self.fields())

    def too_long(self, questionnaire: Questionnaire) -> list[Question]:
        """Return the questions whose answers are longer than can be kept."""
        return [q for q in questionnaire.questions if self.over(q.code) > 0]

    def over(self, code: str) -> int:
        """Return how many characters an answer has too many; none if that is 0 or less."""
        return len(written(self.texts.get(code, ""))) - LONGEST

    def is_empty(self, questionnaire: Questionnaire) -> bool:
        """Whether nothing at all would be kept of it."""
        answers = self.answers("", datetime.min, questionnaire)  # noqa: DTZ901  # no day matters
        return not any(is_answered(question, answers) for question in questionnaire.questions)

    def answers(
        self,
        fingerprint: str,
        day: datetime,
        questionnaire: Questionnaire,
        *,
        partial: bool = False,
    ) -> Answers:
        """Return the answers as they are kept."""
        kept = {code: written(text) for code, text in self.texts.items()}
        return Answers(
            fingerprint=fingerprint,
            day=day,
            texts={code: text for code, text in kept.items() if text},
            chosen=self.chosen,
            partial=partial,
            edition=questionnaire.edition,
        )


def _names(question: Question, values: Sequence[str]) -> tuple[str, ...]:
    """Return what was chosen of the options there are: one, or any number."""
    names = tuple(option.name for option in question.options if option.name in values)
    return names if question.is_choose_any else names[:1]
