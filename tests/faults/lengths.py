"""How long the suite is: a few seconds in every run, or the full length by one command.

    JOURNEYMAP_FAULTS=full pytest tests/faults

The chance in it has a seed, which is printed; `JOURNEYMAP_FAULTS_SEED` sets it again.
"""

from __future__ import annotations

import os
import secrets

FULL = os.environ.get("JOURNEYMAP_FAULTS") == "full"
SEED = os.environ.get("JOURNEYMAP_FAULTS_SEED") or secrets.token_hex(4)


def length(*, short: int, full: int) -> int:
    return full if FULL else short
