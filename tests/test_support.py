from __future__ import annotations

import pytest
from building import board, came_back, entry, small_guide, voice

from journeymap.entries import Always, Echo, Entry, Same, Withdraw
from journeymap.findings.could_have import Asked
from journeymap.findings.support import Share, Support
from journeymap.findings.together import CopiesOfOne, Findings, Site, find_findings
from journeymap.guide import Guide, InterestGroup

GUIDE = small_guide(
    voices=(
        voice("resident", InterestGroup.USERS, 12),
        voice("staff", InterestGroup.WORKERS, 5),
        voice("family", InterestGroup.FAMILY, 1),
    )
)
ASKED: Asked = {(1, "q1"): ("always", "eating"), (1, "q2"): ("never", "eating")}


def hot(entry_id: str, text: str = "Hot food", **fields: object) -> Always:
    return entry(Always, entry_id, text=text, stage="eating", **fields)


def echo(entry_id: str, about: str, speaker: str | None = None) -> Echo:
    return entry(Echo, entry_id, about=about, voice=speaker)


def answered(return_id: str, *texts: str, **fields: object) -> list[Entry]:
    """Return a return in which the question about eating was answered with these texts."""
    said = [(Always, {"text": each, "stage": "eating"}) for each in texts]
    return came_back(return_id, *said, **{"edition": 1, "answered": ["q1"], **fields})


def found(*entries: Entry, guide: Guide = GUIDE, asked: Asked = ASKED) -> Findings:
    return find_findings([Site("lunch", board(*entries, guide=guide), asked)])


def support(*entries: Entry, guide: Guide = GUIDE) -> Support:
    [only] = found(*entries, guide=guide).supports
    return only


def test_people_in_the_room_and_returns_stand_side_by_side_and_are_never_added_up() -> None:
    of = support(
        hot("aaaa.1", voice="resident"),
        echo("aaaa.2", "aaaa.1", "resident"),
        echo("aaaa.3", "aaaa.1", "staff"),
        *answered("ssss.1", "hot food", voice="family"),
        *answered("ssss.3", "Hot food!", voice="resident"),
    )

    assert of.in_words == "3 of 18 in the room, 2 of 2 who answered"
    assert of.room.voices == {
        "resident": Share(2, 12),
        "staff": Share(1, 5),
        "family": Share(0, 1),
    }
    assert {voice: share.said for voice, share in of.survey.voices.items()} == {
        "resident": 1,
        "staff": 0,
        "family": 1,
    }
    assert of.room.groups[InterestGroup.WORKERS] == Share(1, 5)


def test_whoever_could_have_said_it_in_the_survey_answered_the_question() -> None:
    of = support(
        *answered("ssss.1", "Hot food"),
        *answered("ssss.3"),
        *came_back("ssss.5", edition=1, answered=["q2"]),
        *came_back("ssss.6", edition=1),
    )

    assert of.survey.share == Share(1, 2)


def test_where_it_is_not_known_what_was_asked_who_answered_is_told_by_the_entries() -> None:
    returns = [*answered("ssss.1", "Hot food"), *answered("ssss.3", "Clean plates")]

    shares = [each.survey.share for each in found(*returns, asked={}).supports]

    assert shares == [Share(1, 2), Share(1, 2)]


def test_a_return_that_says_it_twice_or_came_in_twice_is_one() -> None:
    twice = answered("ssss.1", "Hot food", "HOT FOOD", fingerprint="r" + "1" * 16)
    again = answered("tttt.1", "Hot food", fingerprint="r" + "1" * 16)

    assert support(*twice, *again).survey.share == Share(1, 1)


def test_both_parts_of_what_one_person_said_are_one_person() -> None:
    whole = hot("aaaa.1", "Hot food. Hot food!", voice="staff")
    parts = (hot("aaaa.2", part_of="aaaa.1"), hot("aaaa.3", "Hot food!", part_of="aaaa.1"))
    split = entry(Withdraw, "aaaa.4", about="aaaa.1", into=("aaaa.2", "aaaa.3"))

    of = support(whole, *parts, split, echo("aaaa.5", "aaaa.1"))

    assert of.room.share.said == 2  # whoever said it, and one more


def test_how_many_could_have_is_not_known_where_not_all_were_counted() -> None:
    nobody_counted = small_guide()

    of = support(hot("aaaa.1"), guide=nobody_counted)

    assert of.room.share == Share(1, None)
    assert of.in_words == "1 in the room"


def test_no_share_is_written_of_fewer_than_said_so() -> None:
    guide = small_guide(voices=(voice("staff", InterestGroup.WORKERS, 1),))

    of = support(hot("aaaa.1"), echo("aaaa.2", "aaaa.1"), guide=guide)

    assert of.in_words == "2 in the room"


def test_whose_voice_is_not_known_is_counted_and_is_of_no_group() -> None:
    of = support(hot("aaaa.1"), echo("aaaa.2", "aaaa.1", "staff"))

    assert of.room.share.said == 2
    assert of.room.voices[None] == Share(1, None)
    assert sum(share.said for share in of.room.groups.values()) == 1


def test_several_workshops_have_one_set_of_findings_and_their_people_are_others() -> None:
    here = Site("here", board(hot("aaaa.1", voice="staff"), guide=GUIDE))
    there = Site("there", board(hot("bbbb.1"), echo("bbbb.2", "bbbb.1", "staff"), guide=GUIDE))

    both = find_findings([here, there])

    [finding] = both.all
    [of] = both.supports
    assert of.room.share == Share(3, 36)
    assert of.room.voices["staff"] == Share(2, 10)
    assert [(site.name, at.room.share) for site, at in both.by_site(finding)] == [
        ("here", Share(1, 18)),
        ("there", Share(2, 18)),
    ]


def test_two_copies_of_one_workshop_are_refused_as_people_would_count_twice() -> None:
    one = board(hot("aaaa.1"), guide=GUIDE)

    with pytest.raises(CopiesOfOne, match="journeymap gather here there"):
        find_findings([Site("here", one), Site("there", one)])


def test_the_headline_is_the_wording_of_most_people_as_it_was_first_written_down() -> None:
    [finding] = found(
        hot("aaaa.1", "The food is hot"),
        hot("aaaa.2", "Hot food"),
        hot("aaaa.3", "HOT FOOD"),
        entry(Same, "ffff.1", entries=("aaaa.1", "aaaa.2")),
    ).all

    assert finding.headline.entry.text == "Hot food"
    assert finding.id == "aaaa.1"
