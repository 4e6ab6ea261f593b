"""The answer to a line: what became of it, in a sentence or two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from journeymap.counting import counted
from journeymap.entries import Entry
from journeymap.sheets.sheet import NoPlaceTakesIt, NotSaved
from journeymap.standing import Standing

_QUOTED = 40
"""Characters of what was said that an answer repeats."""


class Outcome(Enum):
    """What became of a line."""

    SAVED = "saved"
    """It is an entry, and on the disk."""
    TURNED = "turned"
    """It changed the stage, the voice or the kind in force."""
    NOTHING = "nothing"
    """It was blank or a comment."""
    NOT_TAKEN = "not taken"
    """It could not be read. The words are still with the writer."""
    NOT_SAVED = "not saved"
    """It could not be put on the disk. The words are still with the writer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one line, in one sentence or two."""

    outcome: Outcome
    text: str = ""
    entry: Entry | None = None
    is_for_no_place: bool = False
    """Whether it was not saved for what it is, so that no other place would take it."""
    told: tuple[str, ...] = ()
    """What was asked for, a line each, if it takes more than a sentence or two."""

    @property
    def keeps_line(self) -> bool:
        """Whether the line is not dealt with yet, and stays with the writer."""
        return self.outcome in {Outcome.NOT_TAKEN, Outcome.NOT_SAVED}

    def with_note(self, note: str) -> Answer:
        """Return the answer with one more sentence. What is nothing has no answer to add to."""
        if not note or self.outcome is Outcome.NOTHING:
            return self
        return replace(self, text=f"{sentence(self.text)} {note}")


def not_saved(why: NotSaved) -> Answer:
    """Return the answer to what could not be put on the disk."""
    is_for_no_place = isinstance(why, NoPlaceTakesIt)
    return Answer(Outcome.NOT_SAVED, f"not saved: {why}.", is_for_no_place=is_for_no_place)


def what_was_left_out(number: int) -> str:
    """Return the sentence that says how many characters were not kept, if any were not."""
    were = "was" if number == 1 else "were"
    left_out = f"{counted(number, 'character')} that cannot be shown {were} left out."
    return left_out if number else ""


def quote(said: Standing) -> str:
    """Return the first words of something said, in quotation marks.

    Of a card that lies in the pot nobody is to see the words.
    """
    return "a card in the pot" if said.is_unseen else quote_words(said.entry.text)


def quote_words(words: str) -> str:
    """Return words in quotation marks, the first ones if there are many."""
    words = " ".join(words.split())
    return f"‘{words if len(words) <= _QUOTED else words[: _QUOTED - 1].rstrip() + '…'}’"


def sentence(text: str) -> str:
    """Return text with a full stop at its end, if it has no mark there."""
    return text if text.endswith((".", "…", "?", "!")) else f"{text}."


def in_a_sentence(name: str) -> str:
    """Return a name as it stands inside a sentence: "eating together", but "NHS visit"."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
