from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Any

import pytest

from faults.conftest import Figures
from faults.lengths import length
from faults.processes import lines_of

CUTS = length(short=5, full=200)
UNSYNCED_CUTS = length(short=5, full=20)
IN_ONE_WORKSHOP = 4

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ext4 is a file system of Linux")


def test_what_was_saved_before_a_real_disk_was_shut_down_is_there_and_it_goes_on(
    tmp_path: Path, chance: random.Random, figures: Figures
) -> None:
    cuts = found_after(CUTS, IN_ONE_WORKSHOP, chance, tmp_path, "synced")
    lost = all_of("lost", cuts)
    lost_drafts = all_of("lost_drafts", cuts)
    doubled = all_of("doubled", cuts)
    torn, healed = (sum(cut[what] for cut in cuts) for what in ("torn", "healed"))
    figures(
        "power cut, a real ext4 shut down",
        cuts=len(cuts),
        acknowledged=acknowledged_in(cuts),
        lost=len(lost),
        doubled=len(doubled),
        torn=torn,
        healed=healed,
        drafts=most(cuts, "drafts"),
        drafts_lost=len(lost_drafts),
    )
    assert (lost, lost_drafts, doubled) == ([], [], [])
    assert healed == torn
    assert sum(cut["still_torn"] for cut in cuts) == 0
    assert acknowledged_in(cuts) > 0


def test_without_fsync_the_same_cuts_lose_what_was_said(
    tmp_path: Path, chance: random.Random, figures: Figures
) -> None:
    cuts = found_after(UNSYNCED_CUTS, 1, chance, tmp_path, "unsynced")
    figures(
        "power cut, a real ext4 shut down, without fsync",
        cuts=len(cuts),
        acknowledged=acknowledged_in(cuts),
        lost=len(all_of("lost", cuts)),
        cuts_that_lost=sum(bool(cut["lost"]) for cut in cuts),
    )
    assert any(cut["lost"] for cut in cuts)


def found_after(
    cuts: int, in_one_workshop: int, chance: random.Random, folder: Path, how: str
) -> list[dict[str, Any]]:
    """Return what was found after each cut; skip where no disk can be mounted."""
    words = (folder, cuts, in_one_workshop, chance.random(), how)
    found = lines_of("shutdown_run", *words, state=folder, slowest=length(short=100, full=850))
    if "no_disk" in found[0]:
        pytest.skip(found[0]["no_disk"])
    assert len(found) == cuts
    return found


def all_of(what: str, cuts: list[dict[str, Any]]) -> list[str]:
    return sorted({each for cut in cuts for each in cut[what]})


def most(cuts: list[dict[str, Any]], what: str) -> int:
    """Return a number that grows from cut to cut in a workshop, of all workshops."""
    return sum({cut["workshop"]: cut[what] for cut in cuts}.values())


def acknowledged_in(cuts: list[dict[str, Any]]) -> int:
    return most(cuts, "acknowledged")
