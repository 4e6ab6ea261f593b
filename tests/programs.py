"""Programs beside Python that some tests need."""

from __future__ import annotations

import os
import shutil

import pytest


def installed(name: str, *programs: str) -> str:
    """Return where one of some programs is; skip without any, or fail if no skip is wanted."""
    found = next(filter(None, map(shutil.which, programs)), "")
    if not found:
        why = f"{name} is not installed"
        if "browser" in os.environ.get("JOURNEYMAP_NO_SKIPS", ""):
            pytest.fail(why)
        pytest.skip(why)
    return found
