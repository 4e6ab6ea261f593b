"""Who was there, who answered the survey, and who has still to be asked."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.feedback.account.material import Material
from journeymap.feedback.document import Block, Heading, Points, Text, paragraph
from journeymap.feedback.words import people
from journeymap.findings.small_groups import FEWEST_SHOWN
from journeymap.guide import InterestGroup


def who_was_there(material: Material) -> Iterator[Block]:
    """Yield who was in the room, so that no small group can be made out."""
    language, presence = material.language, material.presence
    yield Heading(2, language.say("Who was there"))
    if presence.kept_back and presence.total is not None:
        yield paragraph(
            language.say("{people} were there.", people=people(presence.total, language))
        )
    elif not presence.counted:
        yield paragraph(language.say("We give no numbers here."))
    if presence.counted:
        yield Points(
            tuple(
                (language.say("{number} {voice}", number=number, voice=language.own(voice.name)),)
                for voice, number in presence.counted
            )
        )
    yield paragraph(
        language.say(
            "We give a number only for groups of {fewest} people or more.", fewest=FEWEST_SHOWN
        )
    )
    if presence.kept_back:
        yield paragraph(
            language.say(
                "{fewest} people or more came from each of these groups.", fewest=FEWEST_SHOWN
            ),
            " ",
            language.say(
                "With their numbers, others could work out how many there were of a small group."
            ),
        )
        yield Points(tuple((language.own(voice.name),) for voice in presence.kept_back))
    if presence.uncounted:
        yield paragraph(language.say("We did not count how many came from these groups."))
        yield Points(tuple((language.own(voice.name),) for voice in presence.uncounted))


def who_answered(material: Material) -> Iterator[Block]:
    """Yield how many answered the survey. Of no group is it told, as theirs could be worked out."""
    language, number = material.language, material.returned.number
    if material.board.has_survey():
        yield Heading(2, language.say("Who answered the survey"))
        yield paragraph(
            language.say("We asked the same questions in a survey, for people who were not there.")
        )
        if number is None:
            yield paragraph(language.say("We do not say here how many people answered it."))
        else:
            yield paragraph(language.say("{people} answered it.", people=people(number, language)))


def who_was_not_heard(material: Material) -> Iterator[Block]:
    """Yield who was not heard enough, and when each will be asked, as far as it is known."""
    language, missing = material.language, material.presence.missing
    if not missing:
        return
    yield Heading(2, language.say("Who we have not heard enough from"))
    if material.board.has_survey():
        few = language.say(
            "Fewer than {fewest} people in each of these groups were there, and fewer than"
            " {fewest} answered the survey.",
            fewest=FEWEST_SHOWN,
        )
    else:
        few = language.say(
            "We heard from fewer than {fewest} people in each of these groups.",
            fewest=FEWEST_SHOWN,
        )
    yield paragraph(few, " ", language.say("It may have been nobody."))
    yield Points(tuple(_to_ask(each, material) for each in missing))
    yield paragraph(
        language.say("We still want to ask them."),
        " ",
        language.say("Please tell us if you can help."),
    )


def _to_ask(name: str, material: Material) -> Text:
    """Return who is to be asked, and when and how: what the guide says of it."""
    language = material.language
    groups = [group.words for group in InterestGroup]
    who = language.say(name) if name in groups else language.own(name)
    when = next((v.to_be_asked for v in material.board.guide.voices if v.name == name), None)
    if when is None:
        return (who,)
    return (language.say("{who}. We will ask them: {when}", who=who, when=material.own(when)),)
