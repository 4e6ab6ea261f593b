"""What was said that is not said of a stage: the pot, the recipes, the critics, and what else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from journeymap.entries import SAID_KINDS, STATEMENTS, Critic, Parked, Recipe
from journeymap.feedback.account.answering import exchange, with_answers
from journeymap.feedback.account.gathered import Gathered
from journeymap.feedback.account.material import Material
from journeymap.feedback.account.quoting import alone_or_with_numbers, quote, what_is_held_back
from journeymap.feedback.document import Block, Heading, Points, Text, paragraph
from journeymap.feedback.words import people
from journeymap.findings.alike import Wording
from journeymap.findings.small_groups import FEWEST_SHOWN
from journeymap.findings.stars import find_spread, find_spread_in_survey
from journeymap.language.language import Language, to_say
from journeymap.standing import Standing

_Section = Callable[[Sequence[Standing], Material], Iterator[Block]]


def of_kind(kind: str, material: Material) -> Iterator[Block]:
    """Yield the section of one kind, if there is anything in it.

    A few stars without a word are as none: that there are some says that a few returns came.
    """
    said = material.board.of_kind(kind)
    ratings = material.board.ratings() if kind == Critic.kind else []
    if said or len(ratings) >= FEWEST_SHOWN:
        plain = ((SAID_KINDS[kind].heading or kind).capitalize(), _points_in_full)
        heading, section = _SECTIONS.get(kind, plain)
        yield Heading(2, material.language.say(heading))
        yield from section(said, material)


def other_kinds() -> list[str]:
    """Return the kinds that people say and that have no section of their own here."""
    known = {*_SECTIONS, *(each.kind for each in STATEMENTS)}
    return [kind for kind in SAID_KINDS if kind not in known]


def _all_points(
    said: Sequence[Standing],
    material: Material,
    more: Callable[[Wording], Text] = lambda _: (),
) -> Iterator[Block]:
    """Yield a point each; `more` is what stands behind the words."""

    def words(each: Gathered) -> tuple[Text, ...]:
        return tuple([(*alone_or_with_numbers(w, material), *more(w)) for w in each.wordings])

    yield from with_answers(material.gathered(said, across_stages=True), words, material)
    yield from what_is_held_back(said, material)


def _points_in_full(said: Sequence[Standing], material: Material) -> Iterator[Block]:
    """Yield a point each, with whatever fields this kind has of its own."""
    yield from _all_points(said, material, lambda wording: _own_fields(wording, material))


def _own_fields(wording: Wording, material: Material) -> Text:
    entry, language = wording.first.entry, material.language
    fields = [(name, _as_text(value, language)) for name, value in entry.own().items()]
    return tuple(
        part
        for name, text in fields
        if text
        for part in (
            f" {language.say(name.replace('_', ' ').capitalize())}: ",
            text if text.isdecimal() else quote(entry, material, text),
        )
    )


def _as_text(value: object, language: Language) -> str:
    """Return a field's value as text, what is in lists joined."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_as_text(each, language)}" for name, each in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(_as_text(each, language) for each in value)
    if isinstance(value, bool):
        return language.say("yes") if value else language.say("no")
    return str(value)


def _ingredients(said: Sequence[Standing], material: Material) -> Iterator[Block]:
    language = material.language
    wrote = (
        language.say("You wrote these on cards, or in the survey.")
        if material.board.has_survey()
        else language.say("You wrote these cards.")
    )
    yield paragraph(language.say("We asked for the one thing that makes it good."), " ", wrote)
    yield from _all_points(said, material)


def _recipes(said: Sequence[Standing], material: Material) -> Iterator[Block]:
    language = material.language
    yield paragraph(language.say("You wrote these recipes."))
    for each in material.gathered(said, across_stages=True):
        for wording in each.wordings:
            yield from _recipe(wording, material)
        if each.wordings and each.reply.answers:
            words = (language.say("This recipe: "), quote(each.wordings[0].first.entry, material))
            yield exchange(each, (words,), material)
    yield from what_is_held_back(said, material)


def _recipe(wording: Wording, material: Material) -> Iterator[Block]:
    language, recipe = material.language, wording.first.entry
    assert isinstance(recipe, Recipe), "the section of recipes is given recipes"
    yield paragraph(language.say("Recipe: "), *alone_or_with_numbers(wording, material))
    if recipe.ingredients:
        yield paragraph(language.say("What it takes:"))
        yield Points(tuple((quote(recipe, material, each),) for each in recipe.ingredients))
    if recipe.method:
        yield paragraph(language.say("What to do:"))
        yield Points(
            tuple((quote(recipe, material, each),) for each in recipe.method), numbered=True
        )


def _critics(said: Sequence[Standing], material: Material) -> Iterator[Block]:
    language = material.language
    yield paragraph(language.say("You could give 1 to 5 stars. 5 stars are the best."))
    if material.board.has_survey():
        yield paragraph(language.say("You gave these stars in the room."))
        yield spread_of_enough(find_spread(said), language)
        yield paragraph(language.say("You gave these stars in the survey."))
        yield spread_of_enough(find_spread_in_survey(said, material.board.ratings()), language)
    else:
        yield spread_of_enough(find_spread(said), language)
    if said:
        yield paragraph(language.say("This is what you wrote."))
    found = sorted(material.gathered(said), key=lambda each: -_stars_of(each.first))
    yield from with_answers(
        found, lambda each: tuple(_review(w, material) for w in each.wordings), material
    )
    yield from what_is_held_back(said, material)


def spread_of_enough(given: Mapping[int, int], language: Language) -> Block:
    """Return how many people gave how many stars; of a few, that they are few, and no numbers."""
    if sum(given.values()) >= FEWEST_SHOWN:
        return spread(given, language)
    return paragraph(
        language.say(
            "Fewer than {fewest} people gave stars, so we give no numbers.", fewest=FEWEST_SHOWN
        )
    )


def spread(given: Mapping[int, int], language: Language) -> Block:
    """Return how many people gave how many stars."""
    return Points(
        tuple((f"{stars(n, language)}: {people(number, language)}",) for n, number in given.items())
    )


def stars(number: int, language: Language) -> str:
    """Return "1 star", "4 stars"."""
    return language.several("{number} star", "{number} stars", number)


def _review(wording: Wording, material: Material) -> Text:
    entry, language = wording.first.entry, material.language
    given = _stars_of(wording.first)
    told = stars(given, language) if given else language.say("No stars given")
    stage = material.board.stage(entry.stage) if entry.stage else None
    at = f", {material.stage_name(stage)}" if stage else ""
    return (f"{told}{at}: ", *alone_or_with_numbers(wording, material))


def _stars_of(standing: Standing) -> int:
    entry = standing.entry
    assert isinstance(entry, Critic), "the section of critics is given critics' notes"
    return entry.stars or 0


def _parked(said: Sequence[Standing], material: Material) -> Iterator[Block]:
    language = material.language
    open_yet = (
        () if material.has_answers else (" ", language.say("We have not decided anything yet."))
    )
    yield paragraph(language.say("You did not all think the same about these."), *open_yet)

    def sides(wording: Wording) -> Text:
        parked = wording.first.entry
        assert isinstance(parked, Parked), "the section of parked points is given those"
        one = f" {language.say('One side:')} "
        both = [
            part for side in parked.positions or () for part in (one, quote(parked, material, side))
        ]
        when = f" {language.say('We take it up:')} "
        return (
            *both,
            *((when, quote(parked, material, parked.taken_up)) if parked.taken_up else ()),
        )

    yield from _all_points(said, material, sides)


def _topics(said: Sequence[Standing], material: Material) -> Iterator[Block]:
    yield paragraph(material.language.say("We asked first what you wanted to talk about."))
    yield from _all_points(said, material)


_SECTIONS: dict[str, tuple[str, _Section]] = {
    "ingredient": (to_say("What matters most"), _ingredients),
    "recipe": (to_say("How to do it well"), _recipes),
    "critic": (to_say("How many stars you gave"), _critics),
    "parked": (to_say("What you did not all agree about"), _parked),
    "topic": (to_say("What you wanted to talk about"), _topics),
}
"""The heading and the section of each kind; a kind without one is a list of points."""
