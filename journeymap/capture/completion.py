"""How a line that has only been begun may go on: stages, voices, commands, cards of the pot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from journeymap.capture.instruction import Instruction
from journeymap.capture.lookup import Named, find_named
from journeymap.capture.session import Session
from journeymap.entries import Recipe

_Named = TypeVar("_Named", bound=Named)


@dataclass(frozen=True, slots=True)
class Completion:
    """A whole line, and what it means."""

    line: str
    meaning: str


def completions(session: Session, line: str) -> list[Completion]:
    """Return the lines that `line` may be the beginning of, the likeliest first."""
    sign, begun = line[:1], line[1:].strip()
    match sign:
        case "/":
            return [
                Completion(f"/{stage.id}", stage.name)
                for stage in _meant(begun, session.board.stages())
            ]
        case "@":
            return [
                Completion(f"@{voice.id}", voice.name)
                for voice in _meant(begun, session.board.guide.voices)
            ]
        case ":":
            return list(_commands(session, begun.casefold()))
        case _:
            return list(_cards(session, line)) if line.strip() else []


def _commands(session: Session, begun: str) -> Iterator[Completion]:
    """Yield the commands whose names begin so; their numbers are for who hears them listed."""
    for name, command in session.commands.items():
        if name and name.startswith(begun) and not name.isdecimal():
            meaning = command.meaning if isinstance(command, Instruction) else ""
            yield Completion(f":{name} ", meaning)


def _meant(begun: str, among: tuple[_Named, ...]) -> list[_Named]:
    return find_named(begun, among) if begun else list(among)


def _cards(session: Session, line: str) -> Iterator[Completion]:
    """Yield the cards drawn from the pot that begin so, while a recipe's ingredients are typed."""
    if isinstance(session.filling, Recipe) and session.part == "ingredients":
        for card in session.board.of_kind("ingredient"):
            if (
                card.is_card
                and card.is_drawn
                and card.entry.text.casefold().startswith(line.casefold())
            ):
                yield Completion(card.entry.text, "from the pot")
