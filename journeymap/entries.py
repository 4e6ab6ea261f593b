"""The kinds of entry: one thing that was said or done, as it is written down.

A new kind is one class here. Its `kind` is the key it has in a sheet, its first own field
is what stands behind that key, `sign` and `from_line` are how it is typed, `example` and
`meaning` are how it is explained. It needs besides an activity in a template and, where
plain text does not do, a renderer.
"""

# Annotations are no texts here: pydantic would evaluate each of them whenever anything starts.

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self
from zlib import crc32

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from journeymap.cleaning import clean, one_line
from journeymap.counting import counted
from journeymap.guide import Id, Name, Tag, Words, has_words

ENTRY_ID = r"[a-z][a-z0-9]{3,7}\.[0-9]{1,9}"
"""A sheet's key, which starts with a letter so that no YAML reader takes an id for a
number, and the entry's number on that sheet, counted from 1."""


def _to_the_second(moment: datetime) -> datetime:
    if moment.tzinfo is UTC and not moment.microsecond:
        return moment
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError as error:
        wrong = "no calendar has this moment"
        raise PydanticCustomError("datetime_out_of_range", wrong) from error


def _by_the_clock_on_the_wall(hour: time) -> time:
    return hour.replace(tzinfo=None)


def _blank_is_none(value: object) -> object:
    return None if value == "" else value


def _words_of(value: object) -> object:
    return tuple(value.split()) if isinstance(value, str) else value


def _with_spaces(words: tuple[str, ...]) -> str:
    """Join words. The signature of `" ".join` itself would have to be parsed, at each start."""
    return " ".join(words)


EntryId = Annotated[str, Field(pattern=f"^{ENTRY_ID}$")]
Moment = Annotated[datetime, AfterValidator(_to_the_second)]
"""A moment in UTC, to the second, as it stands in a sheet.

One written down without a zone is taken for UTC.
"""
Place = Annotated[Id | None, BeforeValidator(_blank_is_none)]
"""A stage's or a voice's id, or None: an entry need not have either."""
EntryIds = Annotated[
    tuple[EntryId, ...],
    BeforeValidator(_words_of),
    Field(min_length=1),
    PlainSerializer(_with_spaces, return_type=str),
]
"""The ids of entries, as they stand in a sheet with spaces between them: "k7f3.4 p0q8.2"."""
Promised = Annotated[
    tuple[EntryId, ...],
    BeforeValidator(_words_of),
    PlainSerializer(_with_spaces, return_type=str),
]
"""Ids of entries that were promised something in, as they stand in a sheet; there may be none."""
Stars = Annotated[int, Field(ge=1, le=5)]
Codes = Annotated[
    tuple[str, ...],
    BeforeValidator(_words_of),
    PlainSerializer(_with_spaces, return_type=str),
]
"""The codes of questions, as they stand in a sheet with spaces between them: "q1 q7"."""


LETTERS = r"^x[0-9a-f]{8}$"
"""A check sum of some words, as `letters_of` makes it."""


def number_in(entry_id: str) -> int:
    """Return the number of an entry on its sheet, which its id ends with."""
    return int(entry_id.partition(".")[2])


def letters_of(text: str) -> str:
    """Return the check sum of a text."""
    return f"x{crc32(text.encode()):08x}"


class Unreadable(Exception):
    """A line does not say enough to become an entry: what is wrong, what to type instead."""

    def __init__(self, wrong: str, instead: str) -> None:
        super().__init__(f"{wrong}. {instead}")
        self.wrong = wrong
        self.instead = instead


class Entry(BaseModel):
    """One thing that was said or done. Entries are never changed, only followed by others."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, defer_build=True
    )  # of thirty kinds a program meets some ten: each is built when it is met

    kind: ClassVar[str] = ""
    """The key of this kind in a sheet."""
    id: EntryId
    at: Moment

    @property
    def sheet_key(self) -> str:
        """The key of the sheet it was written on: the `p0q8` of `p0q8.7`."""
        return self.id.partition(".")[0]

    @property
    def number(self) -> int:
        """Its number on its sheet: the 7 of `p0q8.7`."""
        return number_in(self.id)

    @property
    def order(self) -> tuple[datetime, str, int]:
        """Where it comes among all entries: by moment, then by sheet and number."""
        key, _, number = self.id.partition(".")
        return (self.at, key, int(number))

    def as_item(self) -> dict[str, Any]:
        """Return it as it stands in a sheet: its kind first, its id last."""
        item = self.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
        item = {self.kind: item.pop(self.kind), **item}
        for last in ("stage", "voice", "at", "id"):
            if last in item and last != self.kind:
                item[last] = item.pop(last)
        return item


class Opened(Entry):
    """The head of a sheet: whose it is, and when it was opened."""

    kind = "sheet"
    name: Name = Field(alias="sheet")
    at: Moment = Field(alias="opened")


class Said(Entry):
    """Something that people said, in the words in which it was written down."""

    sign: ClassVar[str] = ""
    """The character that begins a line of this kind."""
    label: ClassVar[str] = ""
    """What it is called in a sentence: must never."""
    heading: ClassVar[str] = ""
    """What several are called on the screen."""
    example: ClassVar[str] = ""
    """A line of this kind as it is typed, for the help. Without a sign it has none."""
    meaning: ClassVar[str] = ""
    """What such a line is, for the help."""
    takes_plain_text: ClassVar[bool] = True
    """Whether any text can be one as it is."""
    text: Words
    part_of: EntryId | None = None
    """The entry that a person has split, and of which this is one statement."""
    returned: EntryId | None = None
    """The survey's return in which it was written; None for what was said in the room."""
    language: Annotated[Tag | None, BeforeValidator(_blank_is_none)] = None
    """The language in which it was said; None for the workshop's own."""
    stage: Place = None
    voice: Place = None

    @property
    def source(self) -> Literal["room", "survey"]:
        """Where it comes from. The numbers of the two are never added up."""
        return "survey" if self.returned else "room"

    @property
    def in_full(self) -> str:
        """All its words: the text, and whatever its kind has besides, a line each."""
        own = (v if isinstance(v, list) else [v] for v in self.own().values())
        words = (each for values in own for each in values if isinstance(each, str))
        return "\n".join([self.text, *words])

    @classmethod
    def from_line(cls, body: str) -> dict[str, Any]:
        """Read what follows the sign into this kind's own fields.

        Raises `Unreadable` if it does not say enough.
        """
        if not has_words(body):
            raise Unreadable(
                f"there is nothing after {cls.sign}", f"Type what was said: {cls.sign} …"
            )
        return {"text": body}

    def own(self) -> dict[str, Any]:
        """Return what this kind has beyond what everything said has, as plain values."""
        if not own_fields(type(self)):
            return {}
        return self.model_dump(mode="json", exclude=_SHARED, exclude_none=True)

    def in_short(self) -> str:
        """Return what it is, in a few words, for the answer to the line that made it."""
        return self.label


_SHARED = set(Said.model_fields)


@cache
def own_fields(kind: type[Said]) -> tuple[str, ...]:
    """Return the names of the fields that a kind has beyond what everything said has."""
    return tuple(name for name in kind.model_fields if name not in _SHARED)


class Always(Said):
    """What must always happen."""

    kind, sign, label, heading = "always", "+", "must always", "must always"
    example, meaning = "+ Food served hot", "must always happen"
    text: Words = Field(alias="always")


class Never(Said):
    """What must never happen."""

    kind, sign, label, heading = "never", "-", "must never", "must never"
    example, meaning = "- Staff talk over our heads", "must never happen"
    text: Words = Field(alias="never")


STATEMENTS = (Always, Never)


class Ingredient(Said):
    """A magic ingredient: a card into the pot."""

    kind, sign, label, heading = "ingredient", "*", "magic ingredient", "pot"
    example, meaning = "* Good company", "a magic ingredient, into the pot"
    text: Words = Field(alias="ingredient")


class Recipe(Said):
    """The recipe for a perfect experience: what it takes, and what to do with it."""

    kind, sign, label, heading = "recipe", "%", "recipe", "recipes"
    example = "% Soup | leeks; time | chop; wait"
    meaning = "a recipe: what it takes, what to do"
    takes_plain_text = False
    text: Words = Field(alias="recipe")
    ingredients: tuple[Words, ...] = ()
    method: tuple[Words, ...] = ()

    @classmethod
    def from_line(cls, body: str) -> dict[str, Any]:
        """Read `name | a; b | first; then`. The two lists may be left out."""
        name, ingredients, method, *more = (part.strip() for part in f"{body}||".split("|"))
        if any(more) or not has_words(name):
            wrong = "a recipe has too many parts" if has_words(name) else "a recipe needs a name"
            raise Unreadable(wrong, "Type: % name | this; that | first; then")
        return {"text": name, "ingredients": _listed(ingredients), "method": _listed(method)}

    def in_short(self) -> str:
        return (
            f"recipe, {counted(len(self.ingredients), 'ingredient')},"
            f" {counted(len(self.method), 'step')}"
        )


class Critic(Said):
    """A restaurant critic's note: 1 to 5 stars and a review."""

    kind, sign, label, heading = "critic", "!", "critic's note", "critics"
    example, meaning = "! 4 The fish was hot", "a critic's note, with 1 to 5 stars"
    takes_plain_text = False
    text: Words = Field(alias="critic")
    stars: Stars | None = None
    """None in a review that came back in the survey with no star given."""

    @classmethod
    def from_line(cls, body: str) -> dict[str, Any]:
        """Read `4 text`."""
        found = re.fullmatch(r"([0-9]+)(?:\s+(.*))?", body, re.DOTALL)
        instead = "Type the stars, 1 to 5, and the review: ! 4 The fish was hot"
        if not found:
            raise Unreadable("a critic's note begins with its stars", instead)
        stars, review = found.groups()
        if stars not in {"1", "2", "3", "4", "5"}:
            raise Unreadable(f"a critic gives 1 to 5 stars, not {stars}", instead)
        if not has_words(review or ""):
            raise Unreadable("the review has no words yet", instead)
        return {"text": review, "stars": int(stars)}

    @property
    def drawn(self) -> str:
        """The stars as they are drawn: ★★★★☆; nothing if none were given."""
        return "★" * self.stars + "☆" * (5 - self.stars) if self.stars else ""

    def in_short(self) -> str:
        return f"critic's note, {counted(self.stars, 'star') if self.stars else 'no stars'}"


_BOTH = 2


class Parked(Said):
    """A point of contention, kept for later with both positions."""

    kind, sign, label, heading = "parked", "?", "parked", "parked"
    example, meaning = "? Television at lunch", "not agreed: parked, for later"
    text: Words = Field(alias="parked")
    positions: tuple[Words, ...] | None = None
    taken_up: Annotated[Name | None, BeforeValidator(_blank_is_none)] = None
    """When it will be taken up, and where, in the words of the room."""
    of: EntryId | None = None
    """The entry about which people do not agree, if it is one that was written down."""

    @classmethod
    def from_line(cls, body: str) -> dict[str, Any]:
        """Read `point | one side; the other | when`. Without both sides it is all one text."""
        point, *others = (part.strip() for part in body.split("|"))
        sides = _listed(others[0]) if others else ()
        if not has_words(point) or len(sides) < _BOTH or len(others) > _BOTH:
            return super().from_line(body)
        when = {"taken_up": others[1]} if has_words("".join(others[1:])) else {}
        return {"text": point, "positions": sides, **when}

    def in_short(self) -> str:
        return f"parked, to be taken up {self.taken_up}" if self.taken_up else self.label


class Topic(Said):
    """What people want to talk about: the agenda is theirs."""

    kind, sign, label, heading = "topic", "&", "topic", "topics"
    example, meaning = "& The garden", "what people want to talk about"
    text: Words = Field(alias="topic")


class Change(Entry):
    """A change to what the workshop is about, or to how it ends, made while people talk.

    The guide is never written during a session, so what the room decides is an entry too.
    """

    label: ClassVar[str] = ""
    """What it is called in a sentence."""


class StageChange(Change):
    """A stage added, renamed or moved while people talk.

    A stage that is not on the journey yet is added; `name` renames it; `after` moves it
    behind that stage, and to the front if it is empty.
    """

    kind, label = "stage", "stage"
    stage: Id = Field(alias="stage")
    name: Name | None = None
    after: str | None = None
    of: EntryId | None = None
    """The topic that became this stage."""


class ActivityAdded(Change):
    """An activity that the guide has not: the room wants to be asked this, too."""

    kind, label = "activity", "activity"
    ask: Words = Field(alias="activity")
    yields: str = Field(pattern=r"^[a-z]{1,20}$")
    """The kind of entry that it yields."""
    stage: Place = None
    """Where it is asked; of the whole journey if nowhere in particular."""
    of: EntryId | None = None
    """The topic that became this activity."""


class Way(Change):
    """A way in which people want to hear back, and how many asked for it."""

    kind, label = "way", "way to hear back"
    way: Name = Field(alias="way")
    people: Annotated[int, Field(ge=1, le=100_000)] = 1
    returned: EntryId | None = None
    """The survey's return in which it was ticked; None for what was asked for in the room."""
    voice: Place = None


class Booked(Change):
    """A day that is booked on which people hear back."""

    kind, label = "booked", "booked day"
    how: Name = Field(alias="booked")
    """How and where: in person, in the dining room."""
    day: date
    hour: Annotated[time, AfterValidator(_by_the_clock_on_the_wall)] | None = None
    """When it begins, by the clock on the wall there."""


class Verdict(Change):
    """The stars that somebody gives the session itself, in the last round."""

    kind, label = "verdict", "verdict"
    question: Name = Field(alias="verdict")
    stars: Stars
    people: Annotated[int, Field(ge=1, le=100_000)] = 1
    """How many gave so many."""
    voice: Place = None


class SentOut(Change):
    """An account went out to the people who took part, with what was promised in it."""

    kind, label = "account", "account sent"
    day: date = Field(alias="account")
    """When it went out."""
    how: Name | None = None
    """In which form, and in what way: paper, on each door."""
    told: Promised | None = None
    """The answers, aims and booked days that held then. None if somebody wrote it by hand: then
    the moments tell what held. Clocks differ from laptop to laptop, so the ids come first."""


class Tried(Change):
    """Its readers have tried the Easy Read layout, so that it need not be called a draft.

    A program can lay out Easy Read, and only its readers can say whether it is.
    """

    kind, label = "tried", "tried by its readers"
    day: date = Field(alias="tried")
    who: Name
    """Who tried it: a group, as in "the reading group at Hazel Court", never a person."""
    letters: Annotated[str, Field(pattern=LETTERS)]
    """A check sum of what they tried: another text has to be tried anew."""


class Return(Entry):
    """One person's answers to the survey. The entries made of them follow it, and name it.

    It has no words. Whether a return is here already is known by its fingerprint, and by
    `answered` whether there is more in it than there was.
    """

    kind = "return"
    fingerprint: Annotated[str, Field(alias="return", pattern=r"^r[0-9a-f]{16}$")]
    """The same whenever the same return is taken in; nothing about a person can be read of it."""
    edition: Annotated[int, Field(ge=1)] | None = None
    """The edition of the questionnaire; None for a survey that was not issued from here."""
    answered: Codes = ()
    """The questions that were answered, in their order; none in an empty return."""
    holds: Annotated[int, Field(ge=0)] = 0
    """How many entries follow it. Fewer are there if a crash came between."""
    partial: bool = False
    """Whether whoever it is from stopped before the end."""
    voice: Place = None


class Rating(Entry):
    """The stars that somebody gave in the survey without a word of review. It has no words."""

    kind = "rating"
    stars: Stars = Field(alias="rating")
    returned: EntryId | None = None
    stage: Place = None
    voice: Place = None


class Mark(Entry):
    """An entry about another one, which it names."""

    about: EntryId


class Draw(Mark):
    """A card is drawn from the pot, to be read aloud. Until then it lies there unseen."""

    kind = "draw"
    about: EntryId = Field(alias="draw")


class Theme(Mark):
    """What an entry is about, in a word or two: a tag, which any number of entries have."""

    kind = "theme"
    about: EntryId = Field(alias="theme")
    name: Name


class Looked(Mark):
    """Somebody has looked whether it leads to a person, and it may go out as it stands."""

    kind = "looked"
    about: EntryId = Field(alias="looked")
    letters: Annotated[str, Field(pattern=LETTERS)]
    """A check sum of all its words that were looked at: others must be looked at anew."""


class Echo(Mark):
    """Me too: one more person says the same."""

    kind = "echo"
    about: EntryId = Field(alias="echo")
    voice: Place = None


class Decision(Mark):
    """A mark that changes how an entry stands."""

    over: tuple[EntryId, ...] = ()
    """The newest decisions about the same entry that whoever made this one knew.

    Those on its own sheet need not be named. Clocks differ from laptop to laptop, so this,
    and not the moment, says that a decision was made after another.
    """


class Edit(Decision):
    """A correction: the fields it has take the place of those of the entry it names.

    Besides `text`, `stage` and `voice` it may have any field of that entry's kind. The key
    of a kind means the text, as it does in that kind: `always: "new words"`.
    """

    model_config = ConfigDict(extra="allow")

    kind = "edit"
    about: EntryId = Field(alias="edit")

    @model_validator(mode="before")
    @classmethod
    def _in_its_own_terms(cls, values: Any) -> Any:
        """Clean what it changes, and call the text text."""
        if not isinstance(values, Mapping):
            return values
        declared = {key for name, of in cls.model_fields.items() for key in (name, of.alias)}
        values = {key: v if key in declared else _all_cleaned(v) for key, v in values.items()}
        text = next((key for key in values if key in SAID_KINDS), None)
        if text is None or "text" in values:
            return values
        return {"text" if key == text else key: value for key, value in values.items()}

    def changes(self) -> Mapping[str, Any]:
        """Return the fields that it changes, with their new values."""
        return self.model_extra or {}

    def in_words(self) -> str:
        """Return what it changes, on one line: ‘Hello’, stage ‘eating’."""
        changes = [("" if k == "text" else f"{k} ", v) for k, v in self.changes().items()]
        return ", ".join(f"{name}‘{_on_one_line(value)}’" for name, value in changes)


class Withdraw(Decision):
    """Takes an entry back. Taken back itself, it brings the entry to stand again."""

    kind = "withdraw"
    about: EntryId = Field(alias="withdraw")
    into: tuple[EntryId, ...] = ()
    """The entries that stand in its place, if it was split. They stand while this does."""


class Judgement(Entry):
    """What the service team makes of what was said, afterwards.

    It names entries, and never changes them. It holds for the findings that these are in, so it
    survives whatever comes in later.
    """

    label: ClassVar[str] = ""
    """What it is called in a sentence."""
    entries: EntryIds
    over: tuple[EntryId, ...] = ()
    """The judgements in whose place it comes, as far as they are about the same entries.

    Taken back, it brings them to hold again. It says what its maker knew, whatever the clocks say.
    """


class Same(Judgement):
    """These say the same in other words. Over an `apart`, it takes the place of that."""

    kind, label = "same", "these say the same"
    entries: EntryIds = Field(alias="same", min_length=2)


class Apart(Judgement):
    """None of these says the same as another of them. It holds against every `same` not over it.

    Over a `same`, it was made by somebody who knew that; else the two are contrary, and people
    are told so.
    """

    kind, label = "apart", "these do not say the same"
    entries: EntryIds = Field(alias="apart", min_length=2)


class Outlook(StrEnum):
    """What happens to something that people said: one of the four ways in which it can end."""

    DOING = "doing"
    DONE = "done"
    NOT_DOING = "not-doing"
    TALKING = "still-talking"

    @property
    def words(self) -> str:
        """The answer as people read it."""
        return self.value.replace("-", " ")


class Answered(Judgement):
    """What happens to what people said, by whom and by when."""

    kind, label = "answer", "answer"
    entries: EntryIds = Field(alias="answer")
    what: Outlook
    because: Words | None = None
    by: Name | None = None
    """Who does it: a role or a team, never a person's name."""
    due: date | None = None

    @model_validator(mode="after")
    def _no_is_given_with_a_reason(self) -> Self:
        if self.what is Outlook.NOT_DOING and self.because is None:
            raise PydanticCustomError("no_reason", "not doing it needs a reason")
        return self


class Aim(Judgement):
    """What is to come of what people said, so exactly that it can be counted.

    Of two levels of wording the first is people's own; this is the second: who, what, what
    share, by when (as in the NHS's work on what must always happen).
    """

    kind, label = "aim", "aim"
    entries: EntryIds = Field(alias="aim")
    who: Name
    what: Words
    share: Annotated[int, Field(ge=1)]
    """So many of ..."""
    of: Annotated[int, Field(ge=1)]
    """... so many."""
    due: date
    known: Words
    """How it will be known whether it happens."""

    @field_validator("of")
    @classmethod
    def _no_more_than_all(cls, of: int, others: ValidationInfo) -> int:
        return _not_fewer(of, others.data.get("share"))


class Measured(Judgement):
    """How often it happened, of how many times that it was looked at, on one day.

    Its one entry is the aim. It is a number of a number, and never a bare percentage.
    """

    kind, label = "measured", "count for an aim"
    entries: EntryIds = Field(alias="measured", max_length=1)
    day: date
    times: Annotated[int, Field(ge=0)]
    of: Annotated[int, Field(ge=1)]

    @field_validator("of")
    @classmethod
    def _no_more_than_all(cls, of: int, others: ValidationInfo) -> int:
        return _not_fewer(of, others.data.get("times"))


def _not_fewer(of: int, number: int | None) -> int:
    """Return of how many it is a number; refuse fewer. None if the number itself is wrong."""
    if number is not None and number > of:
        raise PydanticCustomError("more_than_all", "there are more than all of them")
    return of


WITH_WORDS = (Said, Edit, Change, Theme, Answered, Aim)
"""The kinds in which words stand that somebody said, so that they can be erased."""


class Erase(Entry):
    """Somebody asked that what they said be erased: its words go, wherever they turn up.

    It is no mark, as nothing can take it back.
    """

    kind = "erase"
    about: EntryId = Field(alias="erase")


class Erased(Entry):
    """What stands in a sheet in place of an entry that was erased. It has no words."""

    kind = "erased"
    was: Annotated[str, Field(pattern=r"^[a-z]{1,20}$")] = Field(alias="erased")
    """The kind that it was."""

    @classmethod
    def in_place_of(cls, entry: Entry) -> Self:
        """Return what is left of an entry: its kind, its moment and its id."""
        return entry if isinstance(entry, cls) else cls(was=entry.kind, at=entry.at, id=entry.id)


def _kinds_below(cls: type[Entry]) -> list[type[Entry]]:
    below = [deeper for each in cls.__subclasses__() for deeper in _kinds_below(each)]
    return ([cls] if cls.kind else []) + below


KINDS: dict[str, type[Entry]] = {cls.kind: cls for cls in _kinds_below(Entry)}
"""Every kind by its key."""

SAID_KINDS: dict[str, type[Said]] = {
    kind: cls for kind, cls in KINDS.items() if issubclass(cls, Said)
}
"""The kinds that people say, by their key."""


def kind_of(item: Mapping[str, Any]) -> type[Entry] | None:
    """Return the kind of an item of a sheet, or None if it has none that is known.

    The kind is the first key. Where a person has put the keys in another order it is the
    one key that names a kind; `stage` counts only if there is no other, as most kinds have
    a stage.
    """
    first = next(iter(item), "")
    if first in KINDS and first != "stage":
        return KINDS[first]
    named = [key for key in item if key in KINDS and key != "stage"]
    if len(named) == 1:
        return KINDS[named[0]]
    return KINDS.get(first) if not named else None


def _listed(part: str) -> tuple[str, ...]:
    return tuple(one_line(each) for each in part.split(";") if has_words(each))


def _on_one_line(value: Any) -> str:
    return one_line("; ".join(map(str, value)) if isinstance(value, list) else str(value))


def _all_cleaned(value: Any) -> Any:
    """Clean a text, or all the texts in a list or a mapping."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {key: _all_cleaned(each) for key, each in value.items()}
    return [_all_cleaned(each) for each in value] if isinstance(value, (list, tuple)) else value
