"""The words that are looked for, with an organisation's own among them."""

from __future__ import annotations

from journeymap.organisation.organisation import Organisation
from journeymap.plain_words.lists import WordLists


def word_lists_of(organisation: Organisation | None) -> WordLists:
    """Return the lists that come with journeymap, with the organisation's own words added."""
    standard = WordLists.standard()
    if organisation is None:
        return standard
    return standard.with_(
        jargon=organisation.jargon,
        not_jargon=organisation.not_jargon,
        same=({one, *others} for one, others in organisation.same.items()),
        acronyms=organisation.acronyms.keys(),
    )
