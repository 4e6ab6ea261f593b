"""One thing that can be asked for behind a colon, and how it is explained."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journeymap.capture.answer import Answer
from journeymap.capture.session import Session
from journeymap.entries import Unreadable


@dataclass(frozen=True, slots=True)
class Instruction:
    """A command as it is typed, `:name` and what it takes, and what it does."""

    name: str
    takes: str
    """What follows the name: words in capitals stand for one's own, what is in brackets may
    be left out. Empty if nothing follows."""
    meaning: str
    """What it does, in one short sentence."""
    do: Callable[[Session, str], Answer]
    """Does it, with what was typed behind the name. May raise `Unreadable`."""

    def __call__(self, session: Session, rest: str) -> Answer:
        """Do it, or say what has to follow the name. Raises `Unreadable`."""
        if not rest and self.takes and not self.takes.startswith("["):
            raise Unreadable(f"more has to follow :{self.name}", f"Type {self.typed}")
        return self.do(session, rest)

    @property
    def typed(self) -> str:
        """How it is typed: `:find WORDS`."""
        return f":{self.name} {self.takes}".rstrip()
