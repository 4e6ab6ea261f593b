"""When Python's garbage collector rests, and that it goes on."""

from __future__ import annotations

import gc
import subprocess
import sys

from building import board, entry

from journeymap.collector import collector_at_rest
from journeymap.entries import Always
from journeymap.feedback.account.material import Material
from journeymap.feedback.summary import make_summary

IMPORT = """
import gc
from journeymap.collector import importing
before = [each["collections"] for each in gc.get_stats()]
with importing():
    import journeymap.board
print(gc.isenabled(), gc.get_freeze_count() > len(gc.get_objects()))
print([each["collections"] for each in gc.get_stats()][1:] == before[1:])
"""


def test_the_collector_does_not_look_through_what_was_imported_and_goes_on_after_that() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT], capture_output=True, encoding="utf-8", check=True
    )

    assert done.stdout.split() == ["True", "True", "True"]


def test_the_collector_goes_on_after_an_import_that_failed() -> None:
    script = """
import gc
from journeymap.collector import importing
try:
    with importing():
        import journeymap.nothing_of_the_kind
except ImportError:
    print(gc.isenabled())
"""

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True
    )

    assert done.stdout.split() == ["True"]


def test_an_account_does_not_keep_what_it_was_made_of_till_the_collector_comes() -> None:
    said = board(entry(Always, "k7f3.1", text="Hot"))

    with collector_at_rest():
        account = make_summary(said)

        assert account.title
        assert not [each for each in gc.get_objects() if type(each) is Material]
