"""The columns that survey tools add of their own: ids, times, how far somebody got."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from journeymap.survey.returns.columns import Use
from journeymap.survey.returns.headings import GOOGLES_TIMES, Heading, Headings
from journeymap.survey.returns.wording import key


class Told(NamedTuple):
    """What a column is taken for, and how that was told."""

    use: Use
    how: str


_IDS = (
    *("responseid", "respondentid", "uuid", "instanceid", "metainstanceid", "recordid"),
    *("submissionid", "key", "antwortid", "teilnehmerid", "iddurepondant", "idderespuesta", "id"),
)
"""What tools call the id of a return, the surest first."""
_STARTS = (
    *("starttime", "startdate", "start", "started", "datestarted", "startedat", "anfangsdatum"),
    *("startzeit", "startdatum", "datecreated", "datumgestartet", "heurededebut", "datededebut"),
    *("horadeinicio", "fechadeinicio", "amsercychwyn"),
)
_SUBMITTED = ("submitdate", "datesubmitted", "datumabgeschickt")
"""What LimeSurvey calls the time at which somebody was through; blank until then."""
_ENDS = (
    *_SUBMITTED,
    *GOOGLES_TIMES,
    *(
        "submissiontime",
        "submissiondate",
        "submittedat",
        "completiontime",
        "enddate",
        "endtime",
        "end",
        "enddatum",
    ),
    *("recordeddate", "datelastaction", "datestamp", "datecompleted", "datemodified", "today"),
    *("lastmodifiedtime", "lastmodified", "erfassungsdatum", "datetime", "date", "dateofresponse"),
    *("responsedate", "datum", "dyddiad", "datumletzteaktivitat", "fertigstellungszeit"),
    *("zeitpunktderletztenanderung", "heuredefin", "datedefin", "heuredeladernieremodification"),
    *("horadefinalizacion", "fechadefinalizacion", "horadelaultimamodificacion", "amsercwblhau"),
)
_FINISHED = ("finished", "beendet", "responsestatus", "completionstatus", "progress")
_STATUS = ("status", "responsetype", "antworttyp")
_OTHER_NUMBERS = {"index", "seed", "zufallsstartwert", "submissionuuid"}
_KEPT = {
    "lastpage": "how far somebody got",
    "startlanguage": "the language of the survey",
    "startsprache": "the language of the survey",
    "letzteseite": "how far somebody got",
    "userlanguage": "the language of the survey",
    "distributionchannel": "how the survey was handed out",
    "progress": "how far somebody got",
    "version": "the version of the form",
    "versionnumber": "the version of the form",
    "formhubuuid": "the id of the form",
    "status": "the state of the return",
    "validationstatus": "the state of the return",
    "responseset": "the set of returns",
}


def told_by_tool(
    headings: Headings, taken: Collection[int], uses: Collection[Use] = ()
) -> dict[int, Told]:
    """Return the columns of the tool's own among those that are not `taken`, by their places.

    `uses` are those for which there is a column already.
    """
    free = [each for each in headings.headings if each.place not in taken]
    told: dict[int, Told] = {}
    _tell_ids(free, told, has_one=Use.RETURN_ID in uses)
    _tell_times(free, told, has_one=Use.MOMENT in uses)
    _tell_state(headings.tool, free, told, uses)
    for heading in free:
        for name in _names(heading):
            if heading.place not in told and name in _KEPT:
                told[heading.place] = Told(Use.KEPT, f"it says {_KEPT[name]}")
    return told


def blank_is_partial(heading: Heading) -> bool:
    """Whether a blank cell below means that somebody did not go through to the end."""
    return not _names(heading).isdisjoint(_SUBMITTED)


def _tell_ids(free: list[Heading], told: dict[int, Told], *, has_one: bool) -> None:
    for heading in _in_their_order(free, _IDS):
        if has_one:
            told[heading.place] = Told(Use.IDENTITY, "another number of the same return")
        else:
            told[heading.place] = Told(Use.RETURN_ID, "by its heading")
        has_one = True
    for heading in free:
        if heading.place not in told and _names(heading) & _OTHER_NUMBERS:
            told[heading.place] = Told(Use.IDENTITY, "another number of the same return")


def _tell_times(free: list[Heading], told: dict[int, Told], *, has_one: bool) -> None:
    for heading in _in_their_order(free, (*_STARTS, *_ENDS)):
        if not has_one:
            told[heading.place] = Told(Use.MOMENT, "by its heading")
        else:
            told[heading.place] = Told(Use.IDENTITY, "a time: only the day is kept")
        has_one = True


def _tell_state(
    tool: str, free: list[Heading], told: dict[int, Told], uses: Collection[Use]
) -> None:
    finished = _in_their_order(free, _FINISHED)
    if finished and Use.FINISHED not in uses:
        told[finished[0].place] = Told(Use.FINISHED, "by its heading")
    if tool.startswith("Qualtrics") and Use.STATUS not in uses:
        for heading in _in_their_order(free, _STATUS)[:1]:
            told[heading.place] = Told(Use.STATUS, "by its heading")


def _in_their_order(free: list[Heading], wanted: Iterable[str]) -> list[Heading]:
    """Return the headings that have one of the names, in the order of the names, each once."""
    found = [heading for name in wanted for heading in free if name in _names(heading)]
    return list({heading.place: heading for heading in found}.values())


def _names(heading: Heading) -> frozenset[str]:
    return frozenset(key(each) for each in (heading.code, heading.words, heading.whole)) - {""}
