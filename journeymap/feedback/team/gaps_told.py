"""What of the gaps may be told: never how few a small group are, nor that it was silent."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.feedback.team.published import PublishedGap
from journeymap.feedback.team.stage_names import stage_name
from journeymap.feedback.team.told_numbers import ToldSite
from journeymap.findings.gaps import WHOLE_JOURNEY, label_of
from journeymap.findings.presence import find_presence, find_returned, voices_heard
from journeymap.findings.small_groups import FEWEST_SHOWN
from journeymap.findings.unheard import Missing

NOT_ASKED = "nothing in the room"
NO_VOICE = "nobody was asked, the guide has no voice for them"
NOT_HEARD = "nothing in the room or in the survey"
TOO_FEW = f"fewer than {FEWEST_SHOWN} were heard, and it may have been nobody"


def gaps_of(site: ToldSite, missing: Missing) -> Iterator[PublishedGap]:
    """Yield the gaps of one site."""
    yield from _unasked(site, missing)
    yield from _unheard(site, missing) if _is_all_told(site) else _too_few(site)


def _unasked(site: ToldSite, missing: Missing) -> Iterator[PublishedGap]:
    is_told = site.all_told or site.shown["survey"].total is not None
    for each in missing.unasked:
        stage = stage_name(each.stage, site.site.board.guide) if each.stage else WHOLE_JOURNEY
        answered = each.in_survey if is_told else None
        yield _gap(site, NOT_ASKED, stage=stage, kind=label_of(each.kind), answered=answered)


def _is_all_told(site: ToldSite) -> bool:
    """Whether it may be told that a voice said nothing: there is no small group beside it."""
    return site.all_told or site.has_no_small_group


def _unheard(site: ToldSite, missing: Missing) -> Iterator[PublishedGap]:
    for each in missing.unheard:
        if each.voice is None:
            yield _gap(site, NO_VOICE, who=each.group.words)
        else:
            yield _gap(site, NOT_HEARD, who=each.voice.name, here=each.in_room)


def _too_few(site: ToldSite) -> Iterator[PublishedGap]:
    """Yield those of whom too few were there. Which of them said nothing looks the same."""
    board = site.site.board
    presence = find_presence(board.guide, voices_heard(board.said()), find_returned(board))
    names = {each.name for each in board.guide.voices}
    for who in presence.missing:
        yield _gap(site, TOO_FEW if who in names else NO_VOICE, who=who)


def _gap(  # noqa: PLR0913  # as many as there are columns
    site: ToldSite,
    what: str,
    *,
    stage: str = "",
    kind: str = "",
    who: str = "",
    answered: int | None = None,
    here: int | None = None,
) -> PublishedGap:
    return PublishedGap(site.site.name, what, stage, kind, who, answered, here)
