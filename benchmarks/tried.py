"""What was tried where a target is missing, by what the row measures. It goes into the page."""

from __future__ import annotations

from collections.abc import Mapping

TRIED: Mapping[str, str] = {}
"""By the row's `what`, in a sentence or a few. One entry is for all sizes of it."""
