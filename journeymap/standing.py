"""Something said, as it stands now, with what was made of it."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.entries import Draw, Echo, Edit, Ingredient, Looked, Mark, Said, Theme, letters_of

SaidSo = tuple[int, int]
"""How many people in the room say so, and how many returns of the survey. There is no sum."""
_ONE_IN_ROOM: SaidSo = (1, 0)
_ONE_IN_SURVEY: SaidSo = (0, 1)


class Standing(NamedTuple):
    """Something said, as it stands now: edits applied, with those who said it too."""

    entry: Said
    marks: tuple[Mark, ...] = ()
    """The marks on it that stand and are no decisions, in order: who said it too, and others."""
    apart: tuple[Edit, ...] = ()
    """Edits made at another table that say otherwise than what is seen: the team decides."""
    of_return: str | None = None
    """The survey's return in which it came, by what is the same for one return however often
    it was taken in; None for what was said in the room."""
    said_in: str = ""
    """The id of the entry in which it was said: its own, or that of what was split in the end."""

    @property
    def echoes(self) -> tuple[Echo, ...]:
        """Those who said it too."""
        return tuple(mark for mark in self.marks if isinstance(mark, Echo))

    @property
    def in_room(self) -> int:
        """How many people in the room said so: each echo, and who said it first if it was there.

        It is never added to `in_survey`: the same person may be in both.
        """
        return self.said_so[0]

    @property
    def in_survey(self) -> int:
        """How many answers in the survey say so: 1 or 0, as each answer is an entry."""
        return self.said_so[1]

    @property
    def said_so(self) -> SaidSo:
        """How many people in the room say so, and how many answers in the survey."""
        alone = _ONE_IN_ROOM if self.entry.returned is None else _ONE_IN_SURVEY
        if not self.marks:
            return alone
        room, survey = alone
        return room + sum([isinstance(mark, Echo) for mark in self.marks]), survey

    @property
    def themes(self) -> tuple[Theme, ...]:
        """What it is about, in the words in which it was tagged first: each theme once."""
        tags = [mark for mark in self.marks if isinstance(mark, Theme)]
        return tuple({tag.name.casefold(): tag for tag in reversed(tags)}.values())[::-1]

    @property
    def is_drawn(self) -> bool:
        """Whether it is a card that was drawn from the pot."""
        return any(isinstance(mark, Draw) for mark in self.marks)

    @property
    def is_looked_at(self) -> bool:
        """Whether somebody has looked at these words, and lets them go out."""
        looks = [mark for mark in self.marks if isinstance(mark, Looked)]
        return bool(looks) and letters_of(self.entry.in_full) in {m.letters for m in looks}

    @property
    def is_unseen(self) -> bool:
        """Whether it is a card that lies in the pot, and so nobody is to see what is on it.

        What was named in the survey was not put into the pot, and is seen at once.
        """
        return self.is_card and not self.is_drawn

    @property
    def is_card(self) -> bool:
        """Whether it is a card that was put into the pot, drawn or not."""
        return isinstance(self.entry, Ingredient) and self.entry.returned is None
