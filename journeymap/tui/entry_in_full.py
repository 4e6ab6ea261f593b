"""One entry in full: its words, who said so, what it is about, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from textual.content import Content

from journeymap.board import Board, Standing
from journeymap.capture.parking import parked_about
from journeymap.capture.session import Session
from journeymap.counting import counted
from journeymap.entries import Echo, Edit, Mark, Parked, Said
from journeymap.tui.entry_list import body_of
from journeymap.tui.found_list import style_of
from journeymap.tui.words import shown, shown_on_one_line

_ANSWER = "An answer in the survey"


def in_full(session: Session, standing: Standing, *, is_tight: bool = False) -> Content:
    """Return all there is to say about an entry, a paragraph for each thing.

    `is_tight` says whether there is no room for an empty line between them.
    """
    paragraphs = [
        _what_it_is(session.board, standing.entry),
        body_of(standing.entry, "bold"),
        *_sections(session.board, standing),
    ]
    return Content("\n" if is_tight else "\n\n").join(paragraphs)


def _what_it_is(board: Board, entry: Said) -> Content:
    stage = board.stage(entry.stage) if entry.stage else None
    where = stage.name if stage else entry.stage or "the whole journey"
    kind = f"{entry.sign} {entry.label}".strip()
    return Content.assemble(
        (kind, f"bold {style_of(type(entry))}"),
        (" │ ", "dim"),
        shown_on_one_line(where),
        (f" │ {entry.id}", "dim"),
    )


def _sections(board: Board, standing: Standing) -> Iterator[Content]:
    entry = standing.entry
    sections = {
        _people(standing): list(_who_said_it(board, standing)),
        "Themes": [shown_on_one_line("  ".join(f"#{theme.name}" for theme in standing.themes))][
            : len(standing.themes)
        ],
        "In the pot": _in_the_pot(standing),
        "Not agreed": list(_not_agreed(board, entry)),
        "To be taken up": list(_taken_up(entry)),
        "Changed": list(_history(board, standing)),
    }
    for heading, lines in sections.items():
        if lines:
            title = Content.styled(heading, "$primary bold")
            yield Content("\n").join([title, *lines])


def _people(standing: Standing) -> str:
    people = counted(standing.in_room, "person", "people")
    if standing.entry.returned is None:
        return f"Said by {people}"
    return f"An answer in the survey, and {people} in the room" if standing.in_room else _ANSWER


def _who_said_it(board: Board, standing: Standing) -> Iterator[Content]:
    yield _who(board, standing.entry, standing.entry.at)
    for echo in standing.echoes:
        yield _who(board, echo, standing.entry.at)


def _who(board: Board, entry: Said | Echo, first: datetime) -> Content:
    voice = board.guide.voice(entry.voice) if entry.voice else None
    name = voice.name if voice else entry.voice or "not said who"
    return Content.assemble(
        "= " if isinstance(entry, Echo) else "",
        shown_on_one_line(name),
        (" · ", "dim"),
        _where_and_when(board, entry, None if entry.at == first else first),
    )


def _where_and_when(board: Board, entry: Said | Mark, first: datetime | None) -> Content:
    """Return the table and the moment; only the hour, where it is of the same day as `first`."""
    moment = entry.at.astimezone()
    day = f"{moment.day} {moment:%B %Y}, "
    if first is not None and first.astimezone().date() == moment.date():
        day = ""
    return shown_on_one_line(f"{board.sheet_name(entry.sheet_key)} · {day}{moment:%H:%M}", "dim")


def _in_the_pot(standing: Standing) -> list[Content]:
    if not standing.is_card:
        return []
    return [Content("drawn and read aloud")]


def _not_agreed(board: Board, entry: Said) -> Iterator[Content]:
    """Yield what was parked about an entry, or what an entry was parked about."""
    parked = parked_about(board, entry.id)
    if parked is not None:
        yield shown_on_one_line(f"parked as {parked.id}")
        if parked.text != entry.text:
            yield shown(parked.text)
        yield from (shown(f"– {each}") for each in parked.positions or ())
        yield from _taken_up(parked, "to be taken up: ")
    if isinstance(entry, Parked) and entry.of is not None:
        about = board.get(entry.of)
        yield shown_on_one_line(f"about {entry.of}", "dim")
        if about is not None:
            yield Content.assemble(f"{about.entry.sign} ", shown(about.entry.text))


def _taken_up(entry: Said, begin: str = "") -> Iterator[Content]:
    if isinstance(entry, Parked) and entry.taken_up:
        yield shown_on_one_line(f"{begin}{entry.taken_up}")


def _history(board: Board, standing: Standing) -> Iterator[Content]:
    """Yield how it was written first, and each change of it, those taken back included."""
    first = board.entry(standing.entry.id)
    edits = [edit for edit in board.edits_of(standing.entry.id) if edit.about == standing.entry.id]
    for edit in edits:
        yield Content.assemble(
            _where_and_when(board, edit, standing.entry.at),
            _became(board, standing, edit),
            "\n",
            shown_on_one_line(edit.in_words()),
        )
    if isinstance(first, Said) and first.text != standing.entry.text:
        yield Content.assemble(("first written\n", "dim"), shown(first.text))


def _became(board: Board, standing: Standing, edit: Edit) -> Content:
    if not board.stands(edit.id):
        return Content.styled(" · taken back", "dim")
    if edit in standing.apart:
        return Content.styled(f" · ≠ made apart, not seen ({edit.id})", "$warning")
    return Content("")
