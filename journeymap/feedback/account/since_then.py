"""What became of what the last account promised, for the account that comes after it."""

from __future__ import annotations

from datetime import date

from journeymap.feedback.account.last_time import last_time
from journeymap.feedback.account.material import Material
from journeymap.feedback.document import Block
from journeymap.findings.finding import finding_of
from journeymap.findings.last_account import last_account, since_last_account
from journeymap.findings.together import Findings, Site
from journeymap.findings.units import Unit


def since_then(material: Material, day: date) -> tuple[Block, ...]:
    """Return what became of each promise, as it stands on a day; nothing before a first account.

    It goes by what says the same for certain, as all of the account does.
    """
    board = material.board
    if last_account(board) is None or not material.shows_what_was_said:
        return ()
    gathered = material.gathered(board.said())
    found = tuple(finding_of([Unit(each.standings, is_decided=True)]) for each in gathered)
    replies = tuple(each.reply for each in gathered)
    findings = Findings(
        (Site("", board),),
        found,
        supports=(),
        replies=replies,
        suggestions=(),
        contrary=(),
        links=(),
        tensions=(),
        missing=(),
    )
    since = since_last_account(findings, board, day)
    return last_time(since, material.language, board.guide.language) if since else ()
