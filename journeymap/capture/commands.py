"""What can be asked for behind a colon, at every table: one line for each."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.capture import (
    ending,
    finding,
    handling,
    in_hand,
    journeying,
    listing,
    looking,
    status,
    steering,
    whereabouts,
)
from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.instruction import Instruction
from journeymap.capture.session import Session

_RECIPE = "Tells the recipe in hand, or takes that one in hand."
_PARKED = "Lists what is parked, or tells one with both its sides."

INSTRUCTIONS: tuple[Instruction, ...] = (
    Instruction(
        "where", "", "Tells what plain text becomes, and at which stage.", whereabouts.where
    ),
    Instruction("stages", "", "Lists the stages of the journey.", whereabouts.stages),
    Instruction("stage", "[NAME]", "Goes to a stage, or to the whole journey.", whereabouts.stage),
    Instruction("voices", "", "Lists who may be speaking.", whereabouts.voices),
    Instruction("voice", "[NAME]", "Says who is speaking now.", whereabouts.voice),
    Instruction("kind", "[NAME]", "Says what plain text becomes.", whereabouts.kind),
    Instruction("entries", "", "Lists what was said at this stage.", finding.entries),
    Instruction("find", "WORDS", "Lists what was said with these words.", finding.find),
    Instruction("more", "", "Goes on with the last list.", listing.more),
    Instruction("go", "NUMBER", "Goes to an entry of the last list.", handling.go_to_entry),
    Instruction("edit", "NUMBER NEW WORDS", "Gives an entry new words.", handling.change_words),
    Instruction("move", "NUMBER STAGE", "Moves an entry to another stage.", handling.move),
    Instruction("withdraw", "NUMBER", "Takes an entry back.", handling.take_back),
    Instruction("echo", "[NUMBER]", "One more person says the same.", handling.me_too),
    Instruction(
        "park", "NUMBER [ONE SIDE; THE OTHER | WHEN]", "Parks what is not agreed.", handling.park
    ),
    Instruction("keep", "", "Parks the last line that was not taken.", handling.keep),
    Instruction("theme", "NUMBER NAME", "Says what an entry is about.", handling.tag),
    Instruction("split", "NUMBER [ONE; ANOTHER]", "Makes several of one.", handling.split),
    Instruction("look", "", "Lists what to look at before it goes out.", looking.look),
    Instruction("looked", "NUMBER", "Lets an entry go out that was looked at.", looking.look_done),
    Instruction("topics", "", "Lists what people want to talk about.", finding.topics),
    Instruction("make-stage", "NUMBER", "Makes a topic a stage.", journeying.make_stage),
    Instruction(
        "make-activity", "NUMBER [KIND]", "Makes a topic an activity.", journeying.make_activity
    ),
    Instruction("add-stage", "NAME", "Adds a stage to the journey.", journeying.add_stage),
    Instruction(
        "rename-stage", "STAGE NEW NAME", "Gives a stage another name.", journeying.rename_stage
    ),
    Instruction("move-stage", "STAGE up OR down", "Moves a stage a place.", journeying.move_stage),
    Instruction("draw", "", "Draws a card from the pot.", journeying.draw),
    Instruction("pot", "", "Counts the cards and lists those drawn.", finding.pot),
    Instruction("recipes", "", "Lists the recipes.", finding.recipes),
    Instruction("recipe", "[NUMBER]", _RECIPE, in_hand.recipe),
    Instruction("ingredient", "WORDS", "Adds to what goes into the recipe.", in_hand.ingredient),
    Instruction("method", "WORDS", "Adds a step to the recipe in hand.", in_hand.method),
    Instruction("critics", "", "Lists the critics' notes.", finding.critics),
    Instruction("parked", "[NUMBER]", _PARKED, in_hand.parked),
    Instruction("side", "WORDS", "Adds a side to the parked point in hand.", in_hand.side),
    Instruction("when", "WORDS", "Says when it is taken up.", in_hand.when),
    Instruction("gaps", "", "Tells what has not been asked yet.", steering.gaps),
    Instruction("heard", "", "Tells who was heard, and who was not.", steering.heard),
    Instruction("balance", "", "Tells how the talk is shared out.", steering.balance),
    Instruction("tables", "", "Tells how all the tables stand.", steering.tables),
    Instruction("clock", "[MINUTES, OR stop]", "Tells, starts or stops a clock.", steering.clock),
    Instruction("close", "", "Tells what is still empty.", ending.close),
    Instruction("way", "[WAY x NUMBER]", "Saves how people want to hear back.", ending.way),
    Instruction("book", "DAY HOUR HOW", "Books a day on which they hear back.", ending.book),
    Instruction("days", "", "Lists the days that are booked.", ending.days),
    Instruction("stars", "[QUESTION STARS]", "Saves stars for the session itself.", ending.stars),
    Instruction("undo", "", "Takes back what was done last.", lambda s, _: s.take("undo")),
    Instruction("redo", "", "Does again what was undone.", lambda s, _: s.take("redo")),
    Instruction("status", "", "Tells what is saved, and what was not taken.", status.status),
)
"""In the order in which they are listed. A new one is a line here."""


def by_name(instructions: Iterable[Instruction]) -> dict[str, Instruction]:
    """Return commands as a session takes them: by name, by number, and with a list of them."""
    known = with_help(instructions)
    numbered = {str(number): each for number, each in enumerate(known, 1)}
    return {**{each.name: each for each in known}, **numbered, "": known[-1]}


def with_help(instructions: Iterable[Instruction]) -> tuple[Instruction, ...]:
    """Return the instructions, and behind them the one that lists them and itself."""

    def tell(session: Session, rest: str) -> Answer:
        del session, rest
        lines = (f"{n}. {each.typed[1:]}: {each.meaning}" for n, each in enumerate(known, 1))
        what = "commands, each behind a colon, by name or number:"
        return Answer(Outcome.TURNED, what, told=tuple(lines))

    meaning = "Lists the commands. A colon alone does, too."
    known = (*instructions, Instruction("help", "", meaning, tell))
    return known


def command_rows(instructions: Iterable[Instruction] = INSTRUCTIONS) -> list[tuple[str, str]]:
    """Return each command as it is typed, and what it does, for a table."""
    return [(each.typed, each.meaning) for each in with_help(instructions)]


COMMANDS = by_name(INSTRUCTIONS)
"""What a session is given that has nothing of its own to add."""
