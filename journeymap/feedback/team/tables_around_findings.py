"""The tables of what goes across findings: decisions, tensions, links, gaps, who was there."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.feedback.team.published import (
    PeopleThere,
    PublishedDecision,
    PublishedGap,
    PublishedLink,
    PublishedTension,
    StarsGiven,
)
from journeymap.feedback.team.table import Cell, Kind, listed


def _detail(name: str) -> Callable[[PublishedDecision], Cell]:
    return lambda decision: decision.details.get(name)


DECISIONS = Kind[PublishedDecision](
    "decisions",
    "What was decided about findings afterwards, in the order in which it was decided: what says"
    " the same, what does not, answers, aims and what was counted for them.",
    (
        ("decision", "Its number.", lambda d: d.number),
        ("workshop", "The workshop in which it stands.", lambda d: d.site),
        (
            "made by",
            (
                "The sheet on which it stands, as in Office or Table 2. A sheet that may be"
                ' called after a person is "another sheet".'
            ),
            lambda d: d.writer,
        ),
        ("made on", "The day (in UTC) on which it was made.", lambda d: d.day.isoformat()),
        ("what", "What kind of decision it is.", lambda d: d.what),
        (
            "findings",
            (
                "The numbers of the findings that it is about. Empty if what it is about is"
                " held back or was taken back: then nothing more is told of it."
            ),
            lambda d: listed(d.findings),
        ),
        (
            "replaced",
            "yes, if a later decision was made in its place.",
            lambda d: "yes" if d.is_replaced else "",
        ),
        ("in words", "The columns that follow, in words.", lambda d: d.in_words),
        ("answer", "Of an answer: doing, done, not doing or still talking.", _detail("answer")),
        ("because", "Of an answer: why.", _detail("because")),
        ("by", "Of an answer: the role or the team that does it.", _detail("by")),
        ("due", "Of an answer or an aim: the day by which.", _detail("due")),
        ("aim for", "Of an aim: whom it is for, or who is to do it.", _detail("who")),
        ("aim", "Of an aim: what is to happen.", _detail("what")),
        ("share", "Of an aim: how many …", _detail("share")),
        (
            "of",
            "… of how many. Of a count: of how many times that it was looked at.",
            _detail("of"),
        ),
        ("known by", "Of an aim: how it will be known whether it happens.", _detail("known")),
        ("of aim", "Of a count: the number of the aim that it is for.", _detail("aim")),
        ("counted on", "Of a count: the day.", _detail("day")),
        ("times", "Of a count: how often it happened.", _detail("times")),
    ),
)
TENSIONS = Kind[PublishedTension](
    "tensions",
    "What pulls against each other. Nothing is voted away.",
    (
        (
            "findings",
            "The numbers of the findings that it is about.",
            lambda t: listed(t.findings),
        ),
        (
            "what",
            (
                "parked: a point on which the room did not agree. always-never: the same is to"
                " happen always, and never. voices: of ten people of one voice three more say so"
                " than of ten of another."
            ),
            lambda t: t.pull,
        ),
        ("positions", "What the sides say, a line each.", lambda t: listed(t.positions)),
        ("to be taken up", "When, of a parked point.", lambda t: listed(t.taken_up)),
        (
            "voices",
            (
                "How the voices differ, if it is about that. Small groups are in it only where"
                " they are told."
            ),
            lambda t: t.in_words,
        ),
    ),
)
LINKS = Kind[PublishedLink](
    "links",
    "Findings that belong together, and are not put together.",
    (
        ("finding", "The number of the one.", lambda link: link.one),
        ("other finding", "The number of the other.", lambda link: link.other),
        (
            "why",
            (
                "another stage: the same is said of another stage. always and never: one must"
                " always happen and the other never, and they are about the same thing."
            ),
            lambda link: link.why,
        ),
        (
            "likelihood",
            "How likely they are about the same, from 0 to 1.",
            lambda link: link.likelihood,
        ),
    ),
)
GAPS = Kind[PublishedGap](
    "gaps",
    (
        "What was not asked, and who was not heard. That a large group said nothing is told only"
        " where no group is small."
    ),
    (
        ("workshop", "The workshop.", lambda g: g.site),
        ("stage", "The stage at which nothing was said in the room.", lambda g: g.stage),
        ("kind", "What was asked for there.", lambda g: g.kind),
        ("who", "The voice or the interest group that was not heard enough.", lambda g: g.who),
        ("what", "What is missing.", lambda g: g.what),
        (
            "answered in the survey",
            (
                "In how many returns that question was answered, all the same."
                " Empty if it may not be told."
            ),
            lambda g: g.answered_in_survey,
        ),
        (
            "in the room",
            "How many of that voice were in the room. Empty if it may not be told.",
            lambda g: g.in_the_room,
        ),
    ),
)
PEOPLE = Kind[PeopleThere](
    "people",
    "Who was in the room, and who answered the survey. A voice that is not here is one of few"
    " people, or of nobody, or is kept back so that no small group can be worked out.",
    (
        ("workshop", "The workshop.", lambda p: p.site),
        ("source", "room or survey.", lambda p: p.source),
        ("voice", "The voice; everybody is all of them together.", lambda p: p.name),
        ("people", "How many there were.", lambda p: p.number),
    ),
)
STARS = Kind[StarsGiven](
    "stars",
    "How many people gave how many stars as critics, with a review or without. On a side on which"
    " fewer than five people gave any, only the team's own files tell it.",
    (
        ("workshop", "The workshop.", lambda s: s.site),
        ("stars", "1 to 5 stars; 5 are the best.", lambda s: s.stars),
        ("in the room", "How many people in the room gave so many.", lambda s: s.in_room),
        ("in the survey", "In how many returns so many were given.", lambda s: s.in_survey),
    ),
)
