"""Something said, as it stands now, with what was made of it."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.entries import Draw, Echo, Edit, Ingredient, Looked, Mark, Said, Theme, letters_of


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
        first = int(self.entry.returned is None)
        if not self.marks:
            return first
        return first + sum(isinstance(mark, Echo) for mark in self.marks)

    @property
    def in_survey(self) -> int:
        """How many answers in the survey say so: 1 or 0, as each answer is an entry."""
        return int(self.entry.returned is not None)

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
