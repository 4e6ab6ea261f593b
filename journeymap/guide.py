"""The guide: what will be asked, of whom, along which journey.

It drives the capture screen, the survey, the findings and the summary, so that all four
cover the same topics. The descriptions of the fields are the comments of `workshop.yaml`
and the texts that an editor shows while the file is typed.
"""

# Annotations are no texts here: pydantic would evaluate each of them whenever anything starts.

import unicodedata
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from journeymap.cleaning import clean, one_line
from journeymap.language.language import to_say

STAGE_HERE = "{stage}"
"""What stands for the name of the stage in the survey's questions."""
BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
"""Signs that Unicode counts among letters and marks, and that show nothing."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
"""Controls, formats and spaces. What Python does not know yet may be a letter newer than it."""


def has_words(text: str) -> bool:
    """Whether there is anything in `text` that can be seen."""
    first = text[:1]
    return (first.isascii() and first.isalnum()) or any(
        unicodedata.category(letter) not in _UNSEEN and letter not in BLANK_LETTERS
        for letter in text
    )


def _with_words(text: str) -> str:
    if not has_words(text):
        raise PydanticCustomError("no_words", "there are no words in it")
    return text


def _cleaned(value: object) -> object:
    return clean(value) if isinstance(value, str) else value


def _on_one_line(value: object) -> object:
    return one_line(value) if isinstance(value, str) else value


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


_Seen = Annotated[str, Field(min_length=1), AfterValidator(_with_words)]

Words = Annotated[_Seen, BeforeValidator(_cleaned)]
"""Text in which there is something to see, cleaned as `journeymap.cleaning` says."""

Name = Annotated[_Seen, BeforeValidator(_on_one_line)]
"""Words on one line."""

ID_PATTERN = r"^[a-z][a-z0-9-]*$"
LONGEST_ID = 40
"""Characters that an id has at most."""

Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=LONGEST_ID)]
"""Small letters, digits and hyphens, a letter first: `seated`, `quiet-corner`."""

TAG_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

Tag = Annotated[str, Field(pattern=TAG_PATTERN, max_length=35)]
"""A language as the web writes it (BCP 47): `en`, `cy`, `pt-BR`."""


class InterestGroup(StrEnum):
    """The five groups of people who each have a stake in a service.

    Whoever is missing is named: "nothing about us without us".
    """

    USERS = "people-who-use-it"
    FAMILY = "family-and-friends"
    PUBLIC = "the-public"
    WORKERS = "people-who-work-in-it"
    LEADERS = "people-who-run-it"

    @property
    def words(self) -> str:
        """The group as it is named to participants."""
        return _GROUP_WORDS[self]


_GROUP_WORDS = {
    InterestGroup.USERS: to_say("people who use the service"),
    InterestGroup.FAMILY: to_say("family and friends"),
    InterestGroup.PUBLIC: to_say("the public"),
    InterestGroup.WORKERS: to_say("people who work in the service"),
    InterestGroup.LEADERS: to_say("people who pay for and run the service"),
}


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Stage(_Part):
    """One stretch of the journey."""

    id: Id = Field(description="A short name for the stage, as it is typed: /seated.")
    name: Name = Field(description="The stage as people know it.")


class Activity(_Part):
    """One question put to people, which yields one kind of entry."""

    kind: str = Field(
        description="The kind of entry it yields: always, never, ingredient, recipe, critic, "
        "parked."
    )
    where: Literal["each stage", "whole journey"] | tuple[Id, ...] = Field(
        default="whole journey",
        description="Where it is asked: each stage, whole journey, or a list of stage ids.",
    )
    ask: Words = Field(description="The question, as it is put at the table.")
    minutes: Annotated[int, Field(ge=1, le=600)] | None = Field(
        default=None, description="How many minutes there are for it. Without, no clock warns."
    )
    survey: Words | None = Field(
        default=None,
        description="The question in the survey; {stage} stands for the stage's name. "
        "Without one it is not in the survey.",
    )
    survey_stars: Words | None = Field(
        default=None,
        description="For a critic's note: the survey's question for 1 to 5 stars, asked before it.",
    )

    def is_asked_at(self, stage: Id) -> bool:
        """Whether this is asked at one stage, rather than of the whole journey."""
        return self.where == "each stage" or (self.where != "whole journey" and stage in self.where)


class Voice(_Part):
    """In what capacity people speak. Never a person's name."""

    id: Id = Field(description="A short name for the voice, as it is typed: @family.")
    name: Name = Field(description="The people who speak so, in the plural: residents.")
    says: Name = Field(description="How such a person says it in the survey: I live here.")
    group: InterestGroup = Field(description="The interest group that the voice belongs to.")
    in_the_room: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="How many were in the room. Leave it out if nobody counted."
    )
    to_be_asked: Name | None = Field(
        default=None,
        description="When and how they will be asked, if they have not been heard enough: on 12 "
        "June, at the coffee morning. The summary says so.",
    )


class Booking(_Part):
    """A day on which the answer comes back, and how."""

    day: date = Field(description="The day, as year-month-day.")
    how: Name = Field(description="How and where: in person, in the dining room at 2 o'clock.")


class HearBack(_Part):
    """How people hear what came of it."""

    ask: Words = Field(description="How people are asked for the way they want to hear back.")
    ways: tuple[Name, ...] = Field(default=(), description="The ways they can choose from.")
    chosen: tuple[Name, ...] = Field(default=(), description="The ways people asked for.")
    booked: tuple[Booking, ...] = Field(default=(), description="The days that are booked for it.")


class Guide(_Part):
    """What will be asked, of whom, along which journey."""

    title: Name = Field(description="What the workshop is called.")
    language: Tag = Field(
        default="en", description="The language it is held in, by its tag: en, cy."
    )
    service: Name | None = Field(default=None, description="The service it is about.")
    purpose: Words | None = Field(
        default=None, description="Why people are asked, as it is told to them."
    )
    place: Name | None = Field(default=None, description="Where it was held.")
    held: Annotated[
        tuple[date, ...], BeforeValidator(_listed, json_schema_input_type=tuple[date, ...] | date)
    ] = Field(default=(), description="The day or days on which it was held, as year-month-day.")
    stages: tuple[Stage, ...] = Field(
        default=(), description="The journey, stage by stage, in the order in which people go."
    )
    activities: tuple[Activity, ...] = Field(
        default=(),
        description="What is asked. Each activity yields one kind of entry. Leave out what "
        "you do not need.",
    )
    voice_question: Words | None = Field(
        default=None, description="How the survey asks which voice somebody has."
    )
    voices: tuple[Voice, ...] = Field(
        default=(),
        description="In what capacity people speak; never a person's name. Each voice belongs to "
        "one of five groups: people-who-use-it, family-and-friends, the-public, "
        "people-who-work-in-it, people-who-run-it.",
    )
    hear_back: HearBack | None = Field(
        default=None, description="How people want to hear back, and the days booked for it."
    )
    closing: tuple[Name, ...] = Field(
        default=(),
        description="What is asked of the session itself at its end; people give 1 to 5 stars.",
    )

    def voice(self, voice: Id) -> Voice | None:
        """Return the voice with this id, or None."""
        return next((each for each in self.voices if each.id == voice), None)

    def question(self, kind: str) -> str | None:
        """Return the question that is put at the table for this kind, or None."""
        return next((each.ask for each in self.activities if each.kind == kind), None)

    def asked_at(self, stage: Id) -> tuple[Activity, ...]:
        """Return the activities of one stage, in the guide's order."""
        return tuple(each for each in self.activities if each.is_asked_at(stage))

    def asked_of_journey(self) -> tuple[Activity, ...]:
        """Return the activities of the whole journey, in the guide's order."""
        return tuple(each for each in self.activities if each.where == "whole journey")

    def faults(self, kinds: Iterable[str]) -> list[tuple[tuple[str | int, ...], str]]:
        """Return what the guide's parts say of one another that cannot be.

        Each is the place in the guide and what is wrong there. `kinds` are the kinds of
        entry that an activity may yield.
        """
        known = tuple(kinds)
        stages = {stage.id for stage in self.stages}
        found: list[tuple[tuple[str | int, ...], str]] = []
        found += _repeats("stages", [stage.id for stage in self.stages])
        found += _repeats("voices", [voice.id for voice in self.voices])
        for number, activity in enumerate(self.activities):
            if activity.kind not in known:
                wrong = f"‘{activity.kind}’ is not a kind of entry; there are {', '.join(known)}"
                found.append((("activities", number, "kind"), wrong))
            if isinstance(activity.where, tuple):
                found += [
                    (("activities", number, "where", at), f"there is no stage ‘{stage}’")
                    for at, stage in enumerate(activity.where)
                    if stage not in stages
                ]
        return found


def _repeats(field: str, ids: list[str]) -> list[tuple[tuple[str | int, ...], str]]:
    return [
        ((field, number, "id"), f"‘{each}’ is there twice")
        for number, each in enumerate(ids)
        if each in ids[:number]
    ]
