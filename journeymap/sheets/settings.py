"""What a person has set for all workshops on this machine, in a YAML file.

    backups:
      folder: ~/journeymap-backups
      keep: 30
      days: 365
    keys:
      capture.undo: ctrl+u
    organisation: ~/our-organisation

Nothing has to be set. What is set wrongly is never guessed at: copies would be deleted by it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from journeymap.problems import Problem
from journeymap.sheets.dialect import BadYaml, Document
from journeymap.sheets.in_words import in_words, place_of, shown
from journeymap.sheets.yaml_file import read_yaml


def _whole_path(path: Path) -> Path:
    """Return a path with a person's ~ written out, which is the same from wherever it is read."""
    try:
        whole = path.expanduser()
        if whole.is_absolute() and b"\0" not in os.fsencode(whole):
            return whole
    except (RuntimeError, UnicodeEncodeError):
        pass  # nobody has that ~, or no file can have that name
    raise PydanticCustomError("not_a_whole_path", "the whole path is needed")


def _usual_folder() -> Path:
    return platformdirs.user_data_path("journeymap", appauthor=False) / "backups"


class BackupSettings(BaseModel):
    """Where dated copies of workshops are kept, how many of each, and for how many days."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    folder: Annotated[Path, AfterValidator(_whole_path)] = Field(default_factory=_usual_folder)
    keep: int = Field(default=30, ge=1)
    days: int = Field(default=365, ge=1, le=36_500)


_KEYS = r"^[a-z0-9_]+(\+[a-z0-9_]+)*(,[a-z0-9_]+(\+[a-z0-9_]+)*)*$"
"""Keys as Textual names them, several with a comma between them: ctrl+u,f12."""


class Settings(BaseModel):
    """All that can be set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    backups: BackupSettings = Field(default_factory=BackupSettings)
    keys: dict[str, Annotated[str, Field(pattern=_KEYS)]] = Field(default_factory=dict)
    """By what a key does (docs/keys.md has the names): the key or keys that do it instead."""
    organisation: Annotated[Path, AfterValidator(_whole_path)] | None = None
    """The folder of the organisation, for all accounts: `journeymap organisation` makes one."""


def settings_path() -> Path:
    """Return where the settings are, in the folder that this system has for such things."""
    return platformdirs.user_config_path("journeymap", appauthor=False) / "settings.yaml"


def read_settings(path: Path) -> tuple[Settings | None, list[Problem]]:
    """Read the settings: None if anything is wrong with them. Without a file, all is as usual."""
    try:
        document = read_yaml(path, "file")
    except BadYaml as bad:
        return None, [Problem(path, bad.line, bad.wrong, bad.mend)]
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not path.is_symlink():
            return Settings(), []
        wrong = f"the settings cannot be read: {error.strerror}"
        return None, [Problem(path, 1, wrong, "Look at who may read the file")]
    settings, problems = _settings(path, document)
    return (None if problems else settings), sorted(problems)


def _settings(path: Path, document: Document) -> tuple[Settings | None, list[Problem]]:
    problems = [
        Problem(path, line, f"‘{shown(place[-1])}’ is there twice", "Delete one")
        for place, line in document.repeats
    ]
    tree = document.tree or {}
    if not isinstance(tree, dict):
        mend = "They begin with a line like backups:"
        return None, [*problems, Problem(path, 1, "these are not settings", mend)]
    filled_in = {name: part for name, part in tree.items() if part != ""}
    try:
        return Settings.model_validate(filled_in), problems
    except ValidationError as errors:
        return None, problems + [
            Problem(path, document.line(place_of(error)), in_words(error), _mend(error))
            for error in errors.errors()
        ]


def _mend(error: ErrorDetails) -> str:
    if error["loc"][0] == "keys":
        return "A key is written like ctrl+u or f12; docs/keys.md has the names"
    if error["type"] != "extra_forbidden":
        return "Mend it here"
    model = Settings if len(error["loc"]) == 1 else BackupSettings
    return f"Look at how it is spelt. There are {', '.join(model.model_fields)}"
