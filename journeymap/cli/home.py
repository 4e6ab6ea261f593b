"""The home screen's work in static text: pick a workshop or start one, then a table."""

from __future__ import annotations

from pathlib import Path

from journeymap.cli.asking import choose, say
from journeymap.cli.line_mode import go_by_line
from journeymap.cli.telling import Refused
from journeymap.cli.which_sheet import ask_until_there, ask_which_sheet
from journeymap.cli.workshop_argument import find
from journeymap.counting import counted
from journeymap.days import in_words
from journeymap.findings.returned import count_returns
from journeymap.language.language import ENGLISH
from journeymap.sheets.from_template import guide_from_template
from journeymap.sheets.names import folder_name
from journeymap.sheets.workshop import (
    WORKSHOPS,
    NoWorkshop,
    Workshop,
    new_workshop,
    workshops_in,
)
from journeymap.templates import template_names

_BESIDES = ("Start a new workshop", "Open another folder", "Leave")


def go_home(here: Path) -> None:
    """Ask what to open again and again, until the person leaves."""
    while True:
        workshops = workshops_in(here)
        heading = f"{counted(len(workshops), 'workshop')} here."
        chosen = choose(heading, [*map(in_short, workshops), *_BESIDES])
        if chosen is None or chosen == len(workshops) + _BESIDES.index("Leave"):
            return
        try:
            _open(_chosen(workshops, chosen, here))
        except (Refused, NoWorkshop) as refused:
            say(f"Refused: {refused}")


def in_short(workshop: Workshop) -> str:
    """Return a workshop's title, when and where it was held, and how much was said."""
    reading = workshop.read()
    guide, said = reading.guide, reading.board.in_the_room()
    when = ENGLISH.row([in_words(each) for each in guide.held])
    much = f"{counted(len(said), 'thing')} said" if said else "nothing said yet"
    returns = count_returns(reading.board)
    back = returns.in_words if returns.number else ""
    problems = counted(len(reading.problems), "problem") if reading.problems else ""
    wrong = f"{problems} in its files" if problems else ""
    return ", ".join(filter(None, (guide.title, when, guide.place, much, back, wrong)))


def _chosen(workshops: list[Workshop], chosen: int, here: Path) -> Workshop | None:
    """Return the workshop that was chosen, started or named; None if none was after all."""
    if chosen < len(workshops):
        return workshops[chosen]
    if chosen == len(workshops):
        return _start(here)
    named = ask_until_there("Which folder?")
    return None if named is None else find(named)


def _start(here: Path) -> Workshop | None:
    """Ask what a new workshop is called and which guide it begins with, and make it."""
    title = ask_until_there("What is it called?")
    while title is not None and not folder_name(title):
        say("Not taken: it needs at least one letter or digit.")
        title = ask_until_there("What is it called?")
    if title is None:
        return None
    guides = {name: guide_from_template(name, title) for name in template_names()}
    stages = [f"{name}, {counted(len(guide.stages), 'stage')}" for name, guide in guides.items()]
    chosen = choose("Which guide does it begin with?", stages)
    if chosen is None:
        return None
    folder = here / WORKSHOPS / folder_name(title)
    workshop = new_workshop(folder, [*guides.values()][chosen])
    say(f"Made: {folder}")
    return workshop


def _open(workshop: Workshop | None) -> None:
    """Ask whose notes are taken, and take them line by line."""
    sheet = ask_which_sheet(workshop) if workshop else None
    if workshop and sheet:
        go_by_line(workshop, sheet)
