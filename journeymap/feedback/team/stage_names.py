"""What the stages are called in what goes out."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.findings.gaps import WHOLE_JOURNEY
from journeymap.findings.identity import without_contact_details
from journeymap.findings.together import Findings
from journeymap.guide import Guide, Stage


def stage_names(found: Findings) -> Mapping[str | None, str]:
    """Return the names of the stages of all journeys in their order, the whole journey last.

    A name that was typed in the room may say more than a guide's, so contact details go out of it.
    """
    names: dict[str | None, str] = {}
    for site in found.sites:
        for stage in site.board.stages():
            names.setdefault(stage.id, stage_name(stage, site.board.guide))
    for finding in found.all:
        names.setdefault(finding.stage, f"{finding.stage} (not in the guide)")
    names.pop(None, None)
    return {**names, None: WHOLE_JOURNEY}


def stage_name(stage: Stage, guide: Guide) -> str:
    """Return the name of one stage as it goes out."""
    return stage.name if stage in guide.stages else without_contact_details(stage.name)
