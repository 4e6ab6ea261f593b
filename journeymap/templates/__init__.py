"""Ready guides. Each is a `.yaml` file in this folder, named as it is asked for."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent


def template_names() -> list[str]:
    """Return the names of the ready guides, the one with nothing in it last."""
    names = (path.stem for path in _FOLDER.glob("*.yaml"))
    return sorted(names, key=lambda name: (name == "blank", name))


def template_path(name: str) -> Path:
    """Return the file of a ready guide, whose name must be one of `template_names`."""
    return _FOLDER / f"{name}.yaml"
