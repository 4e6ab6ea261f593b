"""The summary: the plain account that goes back to the participants, as a document.

What it says is in `account/`, how an organisation can order it in `template/`, and in which form
it goes out in `forms/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from journeymap.board import Board
from journeymap.collector import collector_at_rest
from journeymap.entries import Tried, letters_of
from journeymap.feedback.account.easy_read import make_easy_read
from journeymap.feedback.account.material import Material
from journeymap.feedback.account.opening import title
from journeymap.feedback.account.sections import ORDER, part_of, sections_of
from journeymap.feedback.account.short import ORDER_IN_SHORT, sections_in_short, title_in_short
from journeymap.feedback.calendar import how_told
from journeymap.feedback.document import Block, Diagram, Document, spoken, texts_of
from journeymap.feedback.forms.look import AS_USUAL, Look
from journeymap.feedback.own_image import image_of
from journeymap.feedback.pictures.mermaid import to_mermaid
from journeymap.feedback.pictures.road_map import find_road_map
from journeymap.feedback.template.filling import fill
from journeymap.feedback.template.template import Template
from journeymap.findings.hearing_back import booked_days
from journeymap.language.language import ENGLISH, Language
from journeymap.organisation.organisation import Organisation

Shape = Literal["whole", "short", "easy-read"]


@dataclass(frozen=True)
class Wishes:
    """What is wanted of a summary."""

    languages: tuple[Language, ...] = (ENGLISH,)
    """One part in each, in this order."""
    shape: Shape = "whole"
    look: Look = AS_USUAL
    is_draft: bool = False
    has_diagram: bool = False
    """Whether the journey is there as Mermaid draws it, too."""
    organisation: Organisation | None = None
    templates: Mapping[str, Template] = field(default_factory=dict)
    """The organisation's own order of the sections, by the tag of the language."""
    day: date | None = None
    """The day on which it is told what became of promises; None is the board's last."""

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of the languages, in their order."""
        return tuple(each.code for each in self.languages)


AS_IT_IS = Wishes()


def make_summary(board: Board, unread: int = 0, wishes: Wishes = AS_IT_IS) -> Document:
    """Return the account of all that stands on the board.

    `unread` is how many things in the notes could not be read or used: if there are any,
    the account says that something may be missing.
    """
    with collector_at_rest():
        return _summary(board, unread, wishes)


def _summary(board: Board, unread: int, wishes: Wishes) -> Document:
    materials = [material_of(board, each, unread, wishes) for each in wishes.languages]
    tried = wishes.shape != "easy-read" or is_tried(board, unread, wishes)
    organisation = wishes.organisation
    return Document(
        tuple(part_of(each, _blocks(each, wishes, tried=tried)) for each in materials),
        draft=_draft(wishes.languages) if wishes.is_draft or not tried else "",
        day=last_day(board),
        logo=image_of(organisation.logo) if organisation and organisation.logo else None,
    )


def _draft(languages: tuple[Language, ...]) -> str:
    """Return what stands across a draft, in each of its languages."""
    return " / ".join(dict.fromkeys(each.say("Draft") for each in languages))


def material_of(board: Board, language: Language, unread: int, wishes: Wishes) -> Material:
    """Return what a part in one language is made of."""
    contact = wishes.organisation.contact.lines if wishes.organisation else ()
    return Material(board, language, unread, wishes.is_draft, contact)


def letters_to_try(board: Board, unread: int, wishes: Wishes) -> str:
    """Return the check sum of the rows of the Easy Read layout, as its readers see them."""
    parts = (material_of(board, each, unread, wishes) for each in wishes.languages)
    blocks = (b for each in parts for b in make_easy_read(each, {}, is_tried=True))
    return letters_of(repr([texts_of(each) for each in blocks]))


def is_tried(board: Board, unread: int, wishes: Wishes) -> bool:
    """Whether readers have tried the Easy Read layout, in these very words."""
    tried = board.changes(Tried)
    return bool(tried) and letters_to_try(board, unread, wishes) in {e.letters for e in tried}


def words_that_go_out(board: Board) -> list[str]:
    """Return the words of the summary that may name somebody.

    They are what people said, the stages, which may have been named in the room, the place
    and the booked days.
    """
    guide = board.guide
    return [
        *spoken(make_summary(board).blocks),
        *(stage.name for stage in board.stages()),
        *([guide.place] if guide.place else []),
        *(how_told(each) for each in booked_days(board)),
    ]


def last_day(board: Board) -> date:
    """Return the day on which anything was last said; one long ago if nothing was."""
    said = board.said()
    return said[-1].entry.at.date() if said else date(2000, 1, 1)


def _blocks(material: Material, wishes: Wishes, *, tried: bool) -> tuple[Block, ...]:
    if wishes.shape == "easy-read":
        own = wishes.organisation.pictures if wishes.organisation else {}
        pictures = {name: image_of(each) for name, each in own.items()}
        return make_easy_read(material, pictures, is_tried=tried)
    if wishes.shape == "short":
        sections, order = sections_in_short(material), ORDER_IN_SHORT
        heading = title_in_short(material)
    else:
        day = wishes.day or last_day(material.board)
        sections, order = sections_of(material, wishes.look, day), ORDER
        heading = title(material)
    diagram = _diagram(material) if wishes.has_diagram else ()
    if template := wishes.templates.get(material.language.code):
        return (*fill(template, sections, values_of(material, wishes.organisation)), *diagram)
    return (heading, *(block for name in order for block in sections[name]), *diagram)


def _diagram(material: Material) -> tuple[Block, ...]:
    language = material.language
    found = find_road_map(material.board, language, material.units_shown)
    return (Diagram(to_mermaid(found, language)),)


def values_of(material: Material, organisation: Organisation | None) -> Mapping[str, str]:
    """Return what a template can put into any text, by its name."""
    guide, language = material.board.guide, material.language
    return {
        "title": material.own(guide.title),
        "service": material.own(guide.service or ""),
        "place": material.own(guide.place or ""),
        "held": language.row([language.day(each) for each in guide.held]) if guide.held else "",
        "organisation": organisation.name if organisation else "",
        "phone": (organisation.contact.phone or "") if organisation else "",
    }
