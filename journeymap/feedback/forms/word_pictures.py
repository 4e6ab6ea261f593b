"""The pictures of the account's Word file."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx.shared import Length, Mm

from journeymap.feedback.document import Image
from journeymap.feedback.forms.word_styles import PLACE_MM
from journeymap.printing.drawing import png_of
from journeymap.printing.word.page import SIDE_MM, WIDTH_MM
from journeymap.printing.word.writer import Shown

if TYPE_CHECKING:
    from docx.document import Document as Word

Size = tuple[float, float]
"""How wide and how high something is, in millimetres."""
LOGO_MM: Size = (60, 20)
PICTURE_MM: Size = (WIDTH_MM - 2 * SIDE_MM, 190)
ROW_MM: Size = (PLACE_MM, PLACE_MM)


class Pictures:
    """Puts each picture into a Word file once, however often it is shown."""

    def __init__(self, word: Word) -> None:
        self._part = word.part
        self._shown: dict[tuple[Image, Size], Shown] = {}

    def shown(self, image: Image, room: Size) -> Shown:
        """Return a picture as large as it may be: a drawing fills the room, a photo never grows.

        Word shows no drawings of every kind (SVG), so they are made pictures first.
        """
        key = image, room
        if key not in self._shown:
            self._shown[key] = self._put(image, room)
        return self._shown[key]

    def _put(self, image: Image, room: Size) -> Shown:
        is_drawing = image.kind == "svg"
        data = png_of(image.data, room[0]) if is_drawing else image.data
        place, found = self._part.get_or_add_image(BytesIO(data))
        width, height = _fitted(found.width, found.height, room)
        return Shown(place, width, height, image.alt)


def _fitted(width: Length, height: Length, room: Size) -> tuple[Length, Length]:
    smaller = min(1, Mm(room[0]) / width, Mm(room[1]) / height)
    return Length(round(width * smaller)), Length(round(height * smaller))
