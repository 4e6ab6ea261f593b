"""How the programs of this package say what they found: JSON, a line each."""

from __future__ import annotations

import json
import sys


def tell(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()
