"""What an account is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from journeymap.board import Board
from journeymap.entries import STATEMENTS, Answered, Said
from journeymap.feedback.account.gathered import Gathered, gather
from journeymap.feedback.words import people, room_and_survey
from journeymap.findings.answers import Replies
from journeymap.findings.identity import (
    typed_in_the_room,
    what_is_left_out,
    without_contact_details,
    without_possible_names,
)
from journeymap.findings.looks import may_go_out, may_name_somebody
from journeymap.findings.presence import (
    Presence,
    Returned,
    find_presence,
    find_returned,
    voices_heard,
)
from journeymap.findings.small_groups import FEWEST_SHOWN
from journeymap.findings.units import Unit, find_units
from journeymap.guide import Stage
from journeymap.language.language import ENGLISH, Language
from journeymap.standing import Standing


@dataclass(frozen=True)
class Material:
    """The board, and in which language and for which organisation the account is."""

    board: Board
    language: Language = ENGLISH
    unread: int = 0
    """How many things in the notes could not be read: then the account says so."""
    is_draft: bool = False
    """Whether it may not go out: then names that nobody has looked at are left out of it."""
    contact: tuple[str, ...] = ()
    """Whom to ring, or to write to, a line each."""

    @cached_property
    def replies(self) -> Replies:
        """What the service team has answered."""
        return Replies([self.board])

    @cached_property
    def has_answers(self) -> bool:
        """Whether the service team has answered anything yet."""
        return bool(self.board.judgements(Answered))

    @cached_property
    def has_survey(self) -> bool:
        """Whether anything came back in a survey."""
        return self.board.has_survey()

    @cached_property
    def statements(self) -> list[Gathered]:
        """What must always or never happen, with what says the same put together."""
        return gather(self._units, self.replies, across_stages=False)

    @cached_property
    def _units(self) -> tuple[Unit, ...]:
        """What must always or never happen, the same put together, also what is held back."""
        return find_units(self._said, [self.board]).all

    @cached_property
    def _said(self) -> list[Standing]:
        return [each for each in self.board.said() if isinstance(each.entry, STATEMENTS)]

    @property
    def units_shown(self) -> tuple[Unit, ...]:
        """What may go out of what must always or never happen, the same put together."""
        shown = may_go_out(self._said)
        is_all = len(shown) == len(self._said)
        return self._units if is_all else find_units(shown, [self.board]).all

    @cached_property
    def returned(self) -> Returned:
        """Who answered the survey."""
        return find_returned(self.board)

    @cached_property
    def presence(self) -> Presence:
        """Who was in the room."""
        heard = voices_heard(self.board.said())
        return find_presence(self.board.guide, heard, self.returned)

    @cached_property
    def is_of_few(self) -> bool:
        """Whether so few were heard that all of them are a small group.

        It is so if everybody in the room was counted, they are fewer than five, and no survey
        has brought more.
        """
        counts = [voice.in_the_room for voice in self.board.guide.voices]
        counted = [each for each in counts if each is not None]
        is_counted = bool(counts) and len(counted) == len(counts)
        return is_counted and sum(counted) < FEWEST_SHOWN and self.returned.number is None

    @cached_property
    def naming(self) -> list[Standing]:
        """What was said in the room that may name somebody, and nobody has looked at."""
        return [each for each in self.board.said() if may_name_somebody(each)]

    @property
    def shows_what_was_said(self) -> bool:
        """Whether people's words are shown: in a draft not if they are those of a few."""
        return not (self.is_draft and self.is_of_few)

    def gathered(self, said: Iterable[Standing], *, across_stages: bool = False) -> list[Gathered]:
        """Return what says the same put together, that of most people first."""
        units = find_units(said, [self.board]).all
        return gather(units, self.replies, across_stages=across_stages)

    @cached_property
    def said_so(self) -> Callable[[int, int], str]:
        """Says how many said so in the room, and in the survey, if there is one.

        Most numbers are small and come often: each is put in words once.
        """
        language = self.language  # so that it does not hold the material, which would not go
        if self.has_survey:
            return cache(lambda room, survey: room_and_survey(room, survey, language))
        return cache(lambda room, _: people(room, language))

    def spoken_in(self, entry: Said) -> str:
        """Return the tag of the language in which something was said; nothing if it is this one."""
        tag = entry.language or self.board.guide.language
        return "" if tag == self.language.code else tag

    @property
    def spoken_here(self) -> str:
        """The tag of the workshop's own language; nothing if the account is in it."""
        tag = self.board.guide.language
        return "" if tag == self.language.code else tag

    def own(self, words: str) -> str:
        """Return the team's own words in the language, without what leads straight to a person."""
        return what_is_left_out(without_contact_details(self.language.own(words)), self.language)

    def answered(self, words: str) -> str:
        """Return the team's words in an answer: in a draft without what may be a name, too."""
        own = self.own(words)
        if not self.is_draft:
            return own
        return what_is_left_out(without_possible_names(own), self.language)

    def stage_name(self, stage: Stage) -> str:
        """Return the name of a stage as it goes out: one typed in the room may say more."""
        if stage in self.board.guide.stages:
            return self.language.own(stage.name)
        return typed_in_the_room(stage.name, self.language)
