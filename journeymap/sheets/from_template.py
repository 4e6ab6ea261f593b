"""Makes a guide from a ready one."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.guide import Guide, Stage
from journeymap.sheets.guide_file import read_guide
from journeymap.templates import template_path


def guide_from_template(template: str, title: str, stages: Sequence[Stage] = ()) -> Guide:
    """Return a ready guide with this title and, if there are any, these stages.

    What the template asks at stages that are not among them, it asks of the whole journey.
    Raises `pydantic.ValidationError` for a title without words.
    """
    guide, _ = read_guide(template_path(template))
    assert guide is not None, "the templates that come with journeymap can be read"
    changed: dict[str, object] = {"title": title}
    if stages:
        known = {stage.id for stage in stages}
        changed["stages"] = tuple(stages)
        changed["activities"] = tuple(
            activity
            if isinstance(activity.where, str) or known.issuperset(activity.where)
            else activity.model_copy(update={"where": "whole journey"})
            for activity in guide.activities
        )
    return Guide.model_validate({**dict(guide), **changed})
