"""The views that there are, in the order in which they are gone through."""

from __future__ import annotations

from journeymap.entries import Said
from journeymap.tui.road_view import RoadView
from journeymap.tui.session_view import SessionView
from journeymap.tui.view import View

VIEWS: tuple[type[View], ...] = (RoadView, SessionView)


def view_of(kind: type[Said]) -> type[View]:
    """Return the view to which a kind belongs."""
    return next((each for each in VIEWS if kind in each.KINDS), RoadView)
