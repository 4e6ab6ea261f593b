"""What stands beside the tables, in sentences: what they are, how ranked, and what is not in."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.counting import counted
from journeymap.feedback.team.published import Published

TEAM_ONLY = (
    "For the service team only: small groups can be told in it. It must not be passed on or"
    " published."
)


def about(published: Published) -> Iterator[str]:
    """Yield the sentences, a paragraph each. They say only what is so."""
    yield (
        "This is what people said, put together. Entries that say the same are one finding."
        " Numbers of people in the room and of returns in the survey stand side by side and are"
        " never added up, as somebody may be in both."
    )
    yield f"Findings are ranked {published.by.rule}. What weighs the same has one place."
    if published.is_for_team_only:
        yield TEAM_ONLY
    else:
        yield (
            "Numbers of groups of fewer than five people are left out, and so many others that"
            " they cannot be worked out. What is left out looks the same as what is nothing."
        )
    yield (
        "It names no person: not who said something, at which table or when. Contact details are"
        " left out. Words may still tell who somebody is: look before you pass it on."
    )
    if published.held_back:
        are = "is" if published.held_back == 1 else "are"
        yield (
            f"{counted(published.held_back, 'answer')} in the survey {are} not shown, until"
            " somebody has looked whether they tell who somebody is."
        )
    else:
        yield "No answer is held back."
    if published.unread:
        yield (
            f"There {'is' if published.unread == 1 else 'are'}"
            f" {counted(published.unread, 'problem')} in the files. Something may be missing here."
        )
    yield "Workshops: " + "; ".join(f"{each.title} ({each.name})" for each in published.sites) + "."
