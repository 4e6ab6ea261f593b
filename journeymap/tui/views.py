"""The views that there are, in the order in which they are gone through."""

from __future__ import annotations

from journeymap.tui.road_view import RoadView
from journeymap.tui.view import View

VIEWS: tuple[type[View], ...] = (RoadView,)
