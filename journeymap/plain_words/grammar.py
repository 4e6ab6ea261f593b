"""Words by which sentences are read: what is shortened, what a participle is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).parent / "standard" / "grammar.yaml"


def words_named(name: str) -> frozenset[str]:
    """Return the words that have this name in the file."""
    return frozenset(_lists()[name].split())


@cache
def _lists() -> Any:
    return yaml.safe_load(_FILE.read_text(encoding="utf-8"))
