"""How many said so, behind an entry: what came back in the survey says that it did."""

from __future__ import annotations

from journeymap.board import Standing

SURVEY = "survey"


def tally(said: Standing) -> str:
    """Return "" for one person in the room, "×3" for three; "survey" for an answer in the survey.

    Behind that stands how many people in the room say the same: "survey, ×2 in the room".
    """
    if said.entry.returned is None:
        return f"×{said.in_room}" if said.in_room > 1 else ""
    return f"{SURVEY}, ×{said.in_room} in the room" if said.in_room else SURVEY


def tally_in_words(said: Standing) -> str:
    """Return the same in words: "", "3 people", "in the survey", "in the survey, 2 people too"."""
    people = f"{said.in_room} {'person' if said.in_room == 1 else 'people'}"
    if said.entry.returned is None:
        return people if said.in_room > 1 else ""
    return f"in the survey, and {people} in the room" if said.in_room else "in the survey"
