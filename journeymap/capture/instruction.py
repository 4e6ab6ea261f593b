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
        self.check(rest)
        return self.do(session, rest)

    def check(self, rest: str) -> None:
        """Raise `Unreadable` if too little follows the name, or words that would be lost."""
        if not rest and self.takes and not self.takes.startswith("["):
            raise Unreadable(f"more has to follow :{self.name}", f"Type {self.typed}")
        if rest and not self.takes:
            wrong = f"nothing follows :{self.name}, and there is more in the line"
            raise Unreadable(wrong, "If it is what somebody said, begin it with +")

    @property
    def typed(self) -> str:
        """How it is typed: `:find WORDS`."""
        return f":{self.name} {self.takes}".rstrip()
