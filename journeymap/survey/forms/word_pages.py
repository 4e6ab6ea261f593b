"""Where a Word file begins a new page, so that the questions about one stage stay together.

Word can keep a question on one page, but not two questions with room to write. So it is reckoned
how high they are, rather too high than too low: then at worst a page ends earlier than it might.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.printing.word.page import HEIGHT_MM, SIDE_MM, TOP_AND_BOTTOM_MM, WIDTH_MM
from journeymap.survey.forms.booklet import LARGE, Block, Booklet, Sizes

_POINT_MM = 25.4 / 72
_LINE = 1.35
"""How many times as high as its letters a line of text is."""
_LETTER = 0.56
"""How much of its height a letter is wide, wide ones and bold ones included."""
_BOX = 1.6
"""How many times as high as a box the line is in which it stands."""
_PAGE_MM = HEIGHT_MM - TOP_AND_BOTTOM_MM


def new_pages(booklet: Booklet) -> Iterator[bool]:
    """Yield of each part whether it begins a new page.

    In large print what goes before the questions takes up more than a page. They go on under it.
    """
    filled = _PAGE_MM / 2 if booklet.sizes is LARGE else _PAGE_MM
    for part in booklet.parts:
        together = part.blocks if part.is_together else part.blocks[:1]
        heading = _text_mm(part.heading, booklet.sizes.heading) + 4
        below = filled + booklet.sizes.gap_mm
        is_new = below + heading + _blocks_mm(together, booklet.sizes) > _PAGE_MM
        filled = (0 if is_new else below) + heading + _blocks_mm(part.blocks, booklet.sizes)
        filled %= _PAGE_MM  # what is higher than a page goes on on the next
        yield is_new


def _blocks_mm(blocks: Sequence[Block], sizes: Sizes) -> float:
    heights = (_block_mm(block, sizes) for block in blocks)
    return sum(heights) + sizes.gap_mm * (len(blocks) - 1)


def _block_mm(block: Block, sizes: Sizes) -> float:
    words = _text_mm(block.text, sizes.question) + 2
    hints = sum(_text_mm(line, sizes.text) + 1 for line in block.hint.split("\n") if line)
    rows = 1 if block.is_row else len(block.boxes)
    boxes = rows * (_BOX * sizes.tick_mm + 3)
    return words + hints + boxes + block.lines * sizes.line_mm + 1


def _text_mm(text: str, points: float) -> float:
    """Return how high a text is at most, in letters of this size."""
    a_line = (WIDTH_MM - 2 * SIDE_MM) / (points * _POINT_MM * _LETTER)
    return (len(text) // a_line + 1) * points * _POINT_MM * _LINE
