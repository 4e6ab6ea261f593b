"""The pages in all the languages in which they can be read."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.survey.page.pages import Other, Pages
from journeymap.survey.page.tongue import Tongue


class AllPages:
    """Knows the pages of each language, and where they are.

    Those of the first are where the survey is, those of each other one below its tag: `/cy/`.
    """

    def __init__(self, prefix: str, tongues: Iterable[Tongue]) -> None:
        """Make pages whose paths begin with `prefix`."""
        self._tongues = {each.code: each for each in tongues}
        self.first = next(iter(self._tongues.values()))
        self._prefixes = {
            code: prefix if tongue is self.first else f"{prefix}/{code}"
            for code, tongue in self._tongues.items()
        }
        self._pages = {
            code: Pages(self._prefixes[code], tongue, self._others(tongue))
            for code, tongue in self._tongues.items()
        }

    def of(self, tongue: Tongue) -> Pages:
        """Return the pages of a language."""
        return self._pages[tongue.code]

    def prefix(self, tongue: Tongue) -> str:
        """Return what the paths of its pages begin with."""
        return self._prefixes[tongue.code]

    def tongue_with(self, tag: str) -> Tongue | None:
        """Return the language with this tag, if the pages can be read in it."""
        return self._tongues.get(tag)

    def at(self, parts: list[str]) -> tuple[Tongue, list[str]]:
        """Return the language of a path, and what is left of the path without its tag."""
        found = self._tongues.get(parts[0]) if parts else None
        if found is None or found is self.first:
            return self.first, parts
        return found, parts[1:]

    def _others(self, tongue: Tongue) -> list[Other]:
        return [
            Other(each.code, each.language.name, self.prefix(each), each is self.first)
            for each in self._tongues.values()
            if each is not tongue
        ]
