"""A workshop in whose account as much is said as can be."""

from __future__ import annotations

from datetime import date, time, timedelta

from building import NOON, board, came_back, entry, small_guide, voice

from journeymap.board import Board
from journeymap.entries import (
    Aim,
    Always,
    Answered,
    Booked,
    Critic,
    Entry,
    Ingredient,
    Measured,
    Never,
    Outlook,
    Parked,
    Recipe,
    SentOut,
    StageChange,
    Topic,
    Verdict,
    Way,
)
from journeymap.guide import HearBack, InterestGroup

_LATER = NOON + timedelta(days=9)

_SAID: tuple[Entry, ...] = (
    entry(Always, "k7f3.1", text="Hot food", stage="eating", voice="resident"),
    entry(Never, "k7f3.2", text="Ring 029 2018 0000", stage="seated"),
    entry(Always, "k7f3.3", text="Bwyd da", language="cy"),
    entry(Never, "k7f3.4", text="Kein Lärm", language="de", stage="eating"),
    entry(Always, "k7f3.5", text="A ramp", stage="gone"),
    entry(Always, "k7f3.6", text="A window", stage="bar"),
    entry(Ingredient, "k7f3.7", text="Good company"),
    entry(Recipe, "k7f3.8", text="Lunch", ingredients=["Gravy"], method=["Stir"]),
    *(entry(Critic, f"k7f3.{n}", text=f"Fine {n}", stars=4, stage="eating") for n in range(9, 15)),
    entry(Critic, "k7f3.15", text="No stars at all"),
    entry(Topic, "k7f3.16", text="The menu"),
    entry(
        Parked, "k7f3.17", text="Television", positions=("On", "Off"), taken_up="in June, or later"
    ),
)
_OF_THE_TEAM: tuple[Entry, ...] = (
    entry(StageChange, "k7f3.20", stage="bar", name="The bar, 029 2018 0000", after="seated"),
    entry(Way, "k7f3.21", way="A letter", people=3),
    entry(Way, "k7f3.22", way="By pigeon", people=1),
    entry(Booked, "k7f3.23", booked="in the hall, 029 2018 0000", day=date(2017, 6, 1)),
    entry(Booked, "k7f3.24", booked="by letter", day=date(2017, 6, 2), hour=time(14, 30)),
    *(
        entry(Verdict, f"k7f3.{n}", verdict="Did we listen?", stars=5, voice="resident")
        for n in range(25, 31)
    ),
    entry(Verdict, "k7f3.31", verdict="Was it fun?", stars=5),
    entry(
        Answered, "k7f3.32", answer=["k7f3.1"], what=Outlook.DOING, by="the cook", due="2017-07-01"
    ),
    entry(Answered, "k7f3.33", answer=["k7f3.2"], what=Outlook.NOT_DOING, because="it is too loud"),
    entry(Answered, "k7f3.34", answer=["k7f3.3"], what=Outlook.TALKING, due="2017-07-01"),
    entry(Answered, "k7f3.35", answer=["k7f3.5"], what=Outlook.DONE, by="the cook"),
    entry(Answered, "k7f3.36", answer=["k7f3.8"], what=Outlook.DOING, due="2017-07-01"),
    entry(
        Aim,
        "k7f3.37",
        aim=["k7f3.1"],
        who="the kitchen",
        what="brings lunch hot",
        share=9,
        of=10,
        due="2017-06-01",
        known="we ask ten people",
    ),
    entry(Measured, "k7f3.38", measured=["k7f3.37"], day="2017-05-30", times=7, of=10),
)
_SENT = (
    entry(SentOut, "k7f3.39", account="2017-05-20"),
    entry(
        Answered,
        "p0q8.1",
        answer=["k7f3.3"],
        what=Outlook.DONE,
        because="it was easy",
        by="the cook",
        over=("k7f3.34",),
        at=_LATER,
    ),
)
_SURVEY = came_back(
    "r2t4.1",
    (Always, {"text": "Hot food", "stage": "eating"}),
    (Critic, {"text": "Fine", "stars": 4}),
    (Ingredient, {"text": "Ring 029 2018 0000"}),
)


def workshops() -> dict[str, Board]:
    """Return the boards by what is special about them."""
    guide = small_guide(
        purpose="We want lunch to be good.",
        service="Lunch",
        place="The hall",
        held=(date(2017, 5, 18), date(2017, 5, 19)),
        hear_back=HearBack(ask="How?", ways=("Tell me in person", "A letter")),
        closing=("Did we listen?",),
        voices=(
            voice("resident", InterestGroup.USERS, 20),
            voice("cook", InterestGroup.WORKERS, 6),
            voice("visitor", InterestGroup.FAMILY, 1),
            voice("staff", InterestGroup.WORKERS).model_copy(update={"to_be_asked": "in July"}),
        ),
    )
    few = small_guide(
        voices=(
            voice("resident", InterestGroup.USERS, 1),
            voice("cook", InterestGroup.WORKERS, 2),
        )
    )
    said = (*_SAID, *_OF_THE_TEAM)
    return {
        "all kinds said": board(*said, guide=guide),
        "with a survey": board(*said, *_SURVEY, guide=guide),
        "after an account": board(*said, *_SENT, guide=guide),
        "of few": board(*said, guide=few),
        "no journey": board(*_SAID[:3], guide=small_guide(stages=())),
        "nothing said": board(),
    }
