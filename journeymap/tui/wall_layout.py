"""Lays the wall's picture out on so many columns and rows: the fewer, the less is shown.

What is there is whole: nothing is cut in the middle of a word, and where there is room
enough, what counts most is drawn in block letters.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.entries import Ingredient
from journeymap.feedback.wall import JOURNEY, STAGE, Picture, Stop
from journeymap.tui import block_letters
from journeymap.tui.wall_heaps import remark_rows, statement_rows
from journeymap.tui.wall_journey import journey_rows
from journeymap.tui.wall_rows import EMPTY, Piece, Room, Row, large, moved, width_of
from journeymap.tui.wrapping import cut_short, wrapped

_MARGINS = ((160, 6), (100, 4), (60, 2), (0, 1))
"""From how many columns on how many of them are left free at each side."""
_TALL = 18
"""Rows from which there is room for the title, and for where we are on the journey."""
_FOR_FIGURES = 24
"""Rows of what is shown from which the pot's number is drawn twice as large."""
_LOW = 10
"""Rows below which nothing is left free between one part and the next."""


def laid_out(picture: Picture, width: int, height: int, state: str = "") -> list[Row]:
    """Return the wall as exactly `height` rows, none wider than `width`.

    `state` says at the foot what the wall is doing.
    """
    margin = next(columns for least, columns in _MARGINS if width >= least)
    room = Room(max(width - 2 * margin, 1), height)
    head, foot = _head(picture, room), _foot(picture, room, state)
    left = max(height - len(head) - len(foot), 1)
    body = _body(picture, Room(room.width, left))[:left]
    body += [EMPTY] * (left - len(body))
    rows = [*head, *body, *foot][:height]
    return [moved(row, margin) for row in rows]


def _head(picture: Picture, room: Room) -> list[Row]:
    """Return the workshop's title, where there is room for it, and under it what is shown."""
    rows: list[Row] = []
    if room.height >= _TALL and picture.page.shows != JOURNEY:
        title = cut_short(wrapped(one_line(picture.title), room.width), 1, room.width)
        rows += [EMPTY, (Piece(title[0], "title"),), EMPTY]
    elif room.height >= _TALL:
        rows += [EMPTY]
    rows += large(one_line(picture.heading), _for_heading(picture, room), "heading")
    return [*rows, EMPTY] if room.height >= _LOW else rows


def _for_heading(picture: Picture, room: Room) -> Room:
    """Return the room for the heading. The journey's figures come before its name."""
    share = 8 if picture.page.shows == JOURNEY else 5
    return Room(room.width, max(room.height // share, 1))


def _foot(picture: Picture, room: Room, state: str) -> list[Row]:
    """Return where we are on the journey, how much was said, and what the wall is doing."""
    has_way = picture.page.shows == STAGE and room.height >= _TALL
    rows = _way(picture.stops, room.width) if has_way else []
    in_the_pot = counted(picture.cards, "card") + " in the pot" if picture.cards else ""
    all_told = " · ".join(filter(None, (picture.in_short, in_the_pot)))
    pairs = ((all_told, state), (picture.in_short, state), (picture.in_short, ""))
    left, right = next((each for each in pairs if _fits(*each, room)), ("", ""))
    gap = room.width - cell_len(left) - cell_len(right)
    rows.append((Piece(left, "quiet"), Piece(" " * gap, "plain"), Piece(right, "quiet")))
    rows = [EMPTY, *rows] if room.height >= _LOW else rows
    return [*rows, EMPTY] if room.height >= _TALL else rows


def _fits(left: str, right: str, room: Room) -> bool:
    return cell_len(left) + cell_len(right) + (2 if right else 0) <= room.width


def _way(stops: Sequence[Stop], width: int) -> list[Row]:
    """Return the number of the stage, and the journey as dots: the one we are at is filled."""
    here = next((number for number, stop in enumerate(stops, 1) if stop.here), None)
    if here is None:
        return []
    told = Piece(f"Stage {here} of {len(stops)}", "quiet")
    dots = Piece("   ".join("●" if stop.here else "○" for stop in stops), "here")
    row = (told, Piece("    ", "plain"), dots)
    return [row if width_of(row) <= width else (told,), EMPTY]


def _body(picture: Picture, room: Room) -> list[Row]:
    if picture.page.shows == JOURNEY:
        return journey_rows(picture.stops, room)
    if picture.page.shows == Ingredient.kind:
        return _pot(picture, room)
    if picture.page.shows != STAGE:
        return remark_rows(picture.heaps[0], room)
    return statement_rows(picture.heaps, room)


def _pot(picture: Picture, room: Room) -> list[Row]:
    """Return how many cards are in the pot, and those that were drawn: the last one large."""
    told = f"{'card' if picture.cards == 1 else 'cards'} in the pot, {picture.drawn} drawn"
    figure = block_letters.drawn(str(picture.cards), 2 if room.height >= _FOR_FIGURES else 1)
    in_words = wrapped(f"{picture.cards} {told}", room.width)
    rows: list[Row] = [(Piece(line, "here"),) for line in in_words]
    if room.height >= _LOW and len(figure[0]) + 3 + cell_len(told) <= room.width:
        rows = [(Piece(line, "here"),) for line in figure]
        at = len(figure) // 2
        rows[at] = (Piece(f"{figure[at]}   ", "here"), Piece(told, "newest"))
        rows.append(EMPTY)
    rows.append(EMPTY)
    left = Room(room.width, room.height - len(rows))
    return [*rows, *remark_rows(picture.heaps[0], left, "No card is drawn yet")]
