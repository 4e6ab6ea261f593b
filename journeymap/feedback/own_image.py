"""Makes a picture of an organisation's one that a document can have."""

from __future__ import annotations

from journeymap.feedback.document import Image
from journeymap.organisation.organisation import OwnImage


def image_of(own: OwnImage) -> Image:
    """Return the picture for a document."""
    return Image(own.data, own.kind, own.alt)
