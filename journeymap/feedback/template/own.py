"""An organisation's own templates, read and looked at."""

from __future__ import annotations

from journeymap.feedback.template.filling import template_problems
from journeymap.feedback.template.names import REQUIRED, SECTIONS, VALUES
from journeymap.feedback.template.reading import read_template
from journeymap.feedback.template.template import Template
from journeymap.organisation.organisation import ACCOUNT, SHORT, Organisation
from journeymap.problems import Problem

_OF = {"whole": ACCOUNT, "short": SHORT}
"""The template, by the shape of the account. The other shapes have none."""


def templates_of(
    organisation: Organisation | None, shape: str, tags: tuple[str, ...]
) -> tuple[dict[str, Template], list[Problem]]:
    """Return the organisation's templates by language, and what is wrong in any of them.

    One with anything wrong in it is left out.
    """
    templates: dict[str, Template] = {}
    wrong: list[Problem] = []
    of = _OF.get(shape)
    for tag in tags if organisation and of else ():
        own = organisation.template(of, tag) if organisation and of else None
        if own is None or of is None:
            continue
        template, problems = read_template(own.path, own.text)
        if template:
            problems = [*problems, *template_problems(template, SECTIONS[of], VALUES, REQUIRED[of])]
        wrong += problems
        if template and not problems:
            templates[tag] = template
    return templates, wrong
