"""Which languages the page can be read in."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.language.known import spoken
from journeymap.language.language import ENGLISH
from journeymap.sheets.workshop import Workshop
from journeymap.survey.languages import languages_of, left_in_own
from journeymap.survey.page.tongue import Tongue, tongue_of
from journeymap.survey.questionnaire import Questionnaire


def tongues_of(
    workshop: Workshop, editions: Sequence[Questionnaire], tags: Sequence[str]
) -> tuple[tuple[Tongue, ...], tuple[str, ...]]:
    """Return the languages of the page, and what whoever serves it should know of them.

    Without `tags` it is the workshop's own. A single one that the program does not speak is
    taken for that of the questions: what the page says by itself is in English then. Of several
    it has to speak each: else it raises `NotKnown`.
    """
    guide, _ = workshop.guide()
    own = guide.language if guide else ENGLISH.code
    by_number = {each.edition: each for each in editions}
    [first, *others] = tags or [own]
    if spoken(first) is None and not others:
        english = f"What the page says by itself is in English: ‘{first}’ is not spoken here."
        return (tongue_of(by_number, own=first, written=first),), (english,)
    own = found.code if (found := spoken(own)) else own
    languages = languages_of(workshop, own, [first, *others]).languages
    left = left_in_own(workshop, own, editions[0], languages)
    return tuple(tongue_of(by_number, each, own=own) for each in languages), tuple(left)
