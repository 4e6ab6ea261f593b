"""The names that a template can put in, what each is, and the templates to begin with."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.organisation.organisation import ACCOUNT, SHORT

SECTIONS: Mapping[str, str] = {
    "what_is_left_out": "what is not in this account, and why",
    "since_last_time": "what was promised last time, and what became of it",
    "what_we_asked": "what we asked, when and where",
    "who_took_part": "who was there, and who answered the survey",
    "you_said": "what people said, stage by stage, with what the service answers",
    "what_matters_most": "what matters most",
    "recipes": "the recipes",
    "critics": "what the critics wrote",
    "where_you_did_not_agree": "where people did not agree, both sides",
    "not_answered_yet": "what has no answer yet",
    "who_was_not_heard": "who we have not heard from, and when we will ask",
    "the_session": "what people thought of the session",
    "how_we_come_back": "when and how we come back",
    "contact": "whom to ring",
}
"""What each section is. Each brings its own headings."""

VALUES: Mapping[str, str] = {
    "title": "what the workshop is called",
    "service": "the service it is about",
    "place": "where it was held",
    "held": "the day or days on which it was held",
    "organisation": "what the organisation is called",
    "phone": "the number to ring",
}
"""What each value is. It can stand in any text."""

REQUIRED: Mapping[str, tuple[str, ...]] = {
    ACCOUNT: (
        "what_is_left_out",
        "where_you_did_not_agree",
        "not_answered_yet",
        "who_was_not_heard",
    ),
    SHORT: ("what_is_left_out",),
}
"""What may not be left out of each template: nothing is dropped without a line that says so."""

_SHORT = ("what_is_left_out", "what_matters_most", "how_we_come_back", "contact")


def beginning_template(of: str) -> str:
    """Return the template to begin with, of the account or of the short one."""
    sections = SECTIONS if of == ACCOUNT else _SHORT
    return "\n\n".join(["# {title}: what you said", *(f"{{{each}}}" for each in sections)]) + "\n"
