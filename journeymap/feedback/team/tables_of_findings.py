"""The tables of what was said, and of who said so."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.feedback.team.published import (
    AtSite,
    OfVoice,
    PublishedEntry,
    PublishedFinding,
    PublishedTheme,
)
from journeymap.feedback.team.table import Cell, Kind, listed

FINDINGS = Kind[PublishedFinding](
    "findings",
    "What was said in one sense, in however many words: one row a finding.",
    (
        (
            "finding",
            "Its number. The other tables name it by this. It is another one in the next export.",
            lambda f: f.number,
        ),
        ("stage", "The stage of the journey that it is about.", lambda f: f.stage),
        (
            "kind",
            "What was asked for: must always, must never, magic ingredient …",
            lambda f: f.kind,
        ),
        (
            "headline",
            (
                "The wording of most people; of wordings that as many used, the one that was"
                " said first."
            ),
            lambda f: f.headline,
        ),
        (
            "rank",
            "Its place among those of its stage and kind, by the rule that is stated beside this.",
            lambda f: f.rank.place,
        ),
        (
            "tied",
            "yes, if others weigh the same and have this place, too.",
            lambda f: "yes" if f.rank.is_tied else "",
        ),
        (
            "said in the room",
            (
                'How many people in the room said so: the first, and each "me too".'
                " Never add it to the survey: the same person may be in both."
            ),
            lambda f: f.numbers.room.said,
        ),
        (
            "could have in the room",
            (
                "How many people were in the room. Empty if not all were"
                " counted, or if a small group could be worked out from it."
            ),
            lambda f: f.numbers.room.of,
        ),
        (
            "said in the survey",
            "How many returns of the survey said so.",
            lambda f: f.numbers.survey.said,
        ),
        (
            "answered in the survey",
            (
                "In how many returns the question was answered. Empty if it"
                " is not known, or if a small group could be worked out from it."
            ),
            lambda f: f.numbers.survey.of,
        ),
        ("support", "The four numbers before, in words.", lambda f: f.numbers.in_words),
        (
            "only source",
            "room or survey, if only one of them said so and there is a survey.",
            lambda f: f.only_source,
        ),
        (
            "only voice",
            (
                "The voice, if several people said so and all are of that one. Told only"
                " where small groups are."
            ),
            lambda f: f.only_voice,
        ),
        (
            "grouping",
            (
                "exact: the same words, or a single entry. suggested: likely to say the same,"
                " nobody has decided yet. confirmed: people have decided that it is the same."
            ),
            lambda f: f.grouping,
        ),
        (
            "likelihood",
            "How likely it is that all its entries say the same, from 0 to 1.",
            lambda f: f.likelihood,
        ),
        (
            "entries",
            "How many of its entries are in the table of entries.",
            lambda f: len(f.entries),
        ),
        (
            "held back",
            (
                "How many answers in the survey belong to it and are not shown, as nobody"
                " has looked yet whether they tell who somebody is. Its numbers count them."
            ),
            lambda f: f.held_back,
        ),
    ),
)
ENTRIES = Kind[tuple[int, PublishedEntry]](
    "entries",
    "What people said, in their own words: one row an entry. Contact details are left out. They"
    " are in the order of the alphabet, and who said them, at which table and when is not told.",
    (
        ("finding", "The number of the finding that it is in.", lambda r: r[0]),
        ("words", "The words in which it was written down.", lambda r: r[1].words),
        ("source", "room or survey.", lambda r: r[1].source),
        ("workshop", "The workshop where it was said.", lambda r: r[1].site),
        (
            "also in the room",
            'How many more people in the room said "me too".',
            lambda r: r[1].also_in_room,
        ),
        ("stars", "The stars of a critic's note, 1 to 5.", lambda r: r[1].stars),
        (
            "beside",
            (
                "What belongs to it besides: ingredients and method of a recipe, the positions"
                " on a parked point and when it is taken up."
            ),
            lambda r: listed(f"{name}: {words}" for name, words in r[1].beside),
        ),
    ),
)
_OF_VOICE: tuple[tuple[str, str, Callable[[tuple[int, OfVoice]], Cell]], ...] = (
    ("finding", "The number of the finding.", lambda r: r[0]),
    ("workshop", "The workshop where they said so.", lambda r: r[1].site),
    ("source", "room or survey.", lambda r: r[1].source),
)
VOICES = Kind[tuple[int, OfVoice]](
    "numbers-by-voice",
    "How many of a voice said so. A voice that is not here is one of few people, or of nobody, or"
    " is kept back so that no small group can be worked out.",
    (
        *_OF_VOICE,
        ("voice", "In what capacity they spoke.", lambda r: r[1].name),
        ("said", "How many of them said so.", lambda r: r[1].share.said),
        (
            "could have",
            "How many of them could have. Empty if it is not told.",
            lambda r: r[1].share.of,
        ),
    ),
)
GROUPS = Kind[tuple[int, OfVoice]](
    "numbers-by-group",
    "How many of an interest group said so, if all its voices are told.",
    (
        *_OF_VOICE,
        ("interest group", "The interest group of their voices.", lambda r: r[1].name),
        ("said", "How many of them said so.", lambda r: r[1].share.said),
        (
            "could have",
            "How many of them could have. Empty if it is not told.",
            lambda r: r[1].share.of,
        ),
    ),
)
SITES = Kind[tuple[int, AtSite]](
    "by-workshop",
    "The support of each finding by workshop: one row for each workshop from which it came.",
    (
        ("finding", "The number of the finding.", lambda r: r[0]),
        ("workshop", "The workshop.", lambda r: r[1].site),
        (
            "said in the room",
            "As in the table of findings, in this workshop.",
            lambda r: r[1].numbers.room.said,
        ),
        (
            "could have in the room",
            "As in the table of findings, in this workshop.",
            lambda r: r[1].numbers.room.of,
        ),
        (
            "said in the survey",
            "As in the table of findings, in this workshop.",
            lambda r: r[1].numbers.survey.said,
        ),
        (
            "answered in the survey",
            "As in the table of findings, in this workshop.",
            lambda r: r[1].numbers.survey.of,
        ),
        ("support", "The four numbers before, in words.", lambda r: r[1].numbers.in_words),
    ),
)
THEMES = Kind[tuple[int, str]](
    "themes",
    "What findings are about: one row for each theme with which an entry of a finding is tagged.",
    (
        ("finding", "The number of the finding.", lambda r: r[0]),
        ("theme", "The theme, as people named it.", lambda r: r[1]),
    ),
)
TO_NAME = Kind[tuple[int, PublishedTheme]](
    "themes-to-name",
    "What may be a theme of findings that have none yet: people name it, with journeymap theme.",
    (
        ("finding", "The number of the finding.", lambda r: r[0]),
        ("words", "The words that go through all findings of the theme.", lambda r: r[1].words),
    ),
)
