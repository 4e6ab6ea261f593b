from __future__ import annotations

import os
from pathlib import Path

import pytest

from faults.conftest import Figures
from faults.erasing_run import KEPT
from faults.processes import lines_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="these are the faults of POSIX systems")


def test_an_erasure_that_breaks_off_anywhere_and_is_done_again_leaves_no_word(
    tmp_path: Path, figures: Figures
) -> None:
    runs = lines_of("erasing_run", tmp_path, state=tmp_path, slowest=600)
    with_words = [run for run in runs if run["with_words"]]
    lost = [run for run in runs if run["said"] != KEPT or run["draft"] != ["+ next"]]
    figures("erasure broken off", faults=len(runs), words_left=len(with_words), lost=len(lost))
    assert with_words[:1] == []
    assert lost[:1] == []
    assert runs[0]["calls"] > 20
    assert runs[0]["problems"] == []
