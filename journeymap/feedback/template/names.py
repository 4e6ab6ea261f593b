"""The names that a template can put in, what each is, and the templates to begin with."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.organisation.organisation import ACCOUNT, SHORT

_OF_BOTH = {
    "what_we_asked": "what we asked, when and where",
    "in_short": "how much has an answer, and how much has none yet",
    "what_matters_most": "what matters most",
    "coming_back": "when and how we come back",
    "contact": "whom to ring",
}
SECTIONS: Mapping[str, Mapping[str, str]] = {
    ACCOUNT: {
        "what_we_asked": _OF_BOTH["what_we_asked"],
        "last_time": "what we promised in the last account, and what became of it",
        "what_is_here": "what is in this account, and what is left out of it",
        "in_short": _OF_BOTH["in_short"],
        "who_was_there": "who was there",
        "who_answered": "who answered the survey",
        "road_map": "the journey as a picture, with the same in words",
        "you_said": "what people said, stage by stage, with what the service answers",
        "what_matters_most": _OF_BOTH["what_matters_most"],
        "recipes": "the recipes",
        "stars": "what the critics wrote, and their stars",
        "disagreements": "where people did not agree, both sides",
        "topics": "what people wanted to talk about",
        "other_kinds": "all else that was said",
        "the_session": "what people thought of the session",
        "who_was_not_heard": "who we have not heard from, and when we will ask",
        "coming_back": _OF_BOTH["coming_back"],
        "contact": _OF_BOTH["contact"],
    },
    SHORT: {
        "what_we_asked": _OF_BOTH["what_we_asked"],
        "what_matters_most": _OF_BOTH["what_matters_most"],
        "in_short": _OF_BOTH["in_short"],
        "most_said": "what most people said, with what the service answers",
        "coming_back": _OF_BOTH["coming_back"],
        "contact": _OF_BOTH["contact"],
        "whole_account": "that there is a whole account, and how to get it",
    },
}
"""What each section is, by the template that can have it. Each brings its own headings."""

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
        "last_time",
        "what_is_here",
        "in_short",
        "you_said",
        "disagreements",
        "other_kinds",
        "who_was_not_heard",
    ),
    SHORT: ("in_short", "whole_account"),
}
"""What may not be left out of each template: nothing is dropped without a line that says so."""


def beginning_template(of: str) -> str:
    """Return the template to begin with, of the account or of the short one."""
    title = "# {title}: what you said" if of == ACCOUNT else "# {title}: in short"
    return "\n\n".join([title, *(f"{{{each}}}" for each in SECTIONS[of])]) + "\n"
