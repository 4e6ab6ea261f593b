"""The files of the findings, by form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeymap.feedback.team.published import Published
from journeymap.feedback.team.to_csv import to_csv
from journeymap.feedback.team.to_json import to_json
from journeymap.feedback.team.to_markdown import to_markdown
from journeymap.sheets.names import slug

ONE, SEVERAL = "findings", "findings-of-"
"""What the name of a file begins with, of one workshop and of several."""
FOR_THE_TEAM = "-for-the-team-only"
_LONGEST = 60
"""Letters of a file's name: with more workshops in it, it says only how many they are."""


def files_of(published: Published, form: str) -> Mapping[str, bytes]:
    """Return the files by their names, which say what is in them. Raises `ImportError` for xlsx.

    What is for the team only is never called like what is not.
    """
    name = _name([each.name for each in published.sites])
    if published.is_for_team_only:
        name += FOR_THE_TEAM
    match form:
        case "markdown":
            return {f"{name}.md": to_markdown(published).encode()}
        case "json":
            return {f"{name}.json": to_json(published).encode()}
        case "csv":
            return {f"{name}/{file}": what for file, what in to_csv(published).items()}
        case "xlsx":
            from journeymap.feedback.team.to_xlsx import to_xlsx

            return {f"{name}.xlsx": to_xlsx(published)}
        case _:
            raise ValueError(f"there is no form {form}")


def _name(workshops: Sequence[str]) -> str:
    if len(workshops) == 1:
        return ONE
    slugs = [slug(each) for each in workshops]
    all_of_them = f"{SEVERAL}{'-and-'.join(slugs)}"
    if all(slugs) and len(all_of_them) <= _LONGEST:
        return all_of_them
    return f"{SEVERAL}{len(workshops)}-workshops"
