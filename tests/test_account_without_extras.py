"""The account where only `pip install .` was done: what needs more says so in a sentence."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from journeymap.demo.sample import make_sample


def give_back(
    folder: Path, missing: Sequence[str], *wishes: str
) -> subprocess.CompletedProcess[str]:
    """Run `journeymap feedback` for the sample where some libraries are not installed."""
    script = (
        f"import sys; sys.modules.update(dict.fromkeys({[*missing]!r}));"
        " from journeymap.cli import main; main()"
    )
    return subprocess.run(
        [sys.executable, "-c", script, "feedback", "hazel-court-lunch", *wishes],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("wishes", "missing"),
    [
        (("--to", "pdf"), "typst"),
        (("--to", "markdown", "--to", "pdf", "--short"), "typst"),
        (("--poster", "--to", "pdf"), "typst"),
        (("--to", "docx"), "docx"),
        (("--to", "html", "--language", "cy"), "babel"),
    ],
)
def test_what_is_missing_is_named_with_what_to_install_and_nothing_is_written(
    tmp_path: Path, wishes: tuple[str, ...], missing: str
) -> None:
    workshop = make_sample(tmp_path, answered=True)

    done = give_back(tmp_path, [missing], *wishes)

    assert (done.returncode, done.stdout) == (1, "")
    told = done.stderr.splitlines()[-1]
    assert "one more thing has to be installed" in told
    assert told.endswith("pip install 'journeymap[account]'")
    assert "Traceback" not in done.stderr
    assert not workshop.exports.exists()


def test_markdown_a_web_page_and_text_need_nothing_more(tmp_path: Path) -> None:
    workshop = make_sample(tmp_path, answered=True)
    forms = ("--to", "markdown", "--to", "html", "--to", "text")

    done = give_back(tmp_path, ["typst", "docx", "babel"], *forms, "--easy-read")

    assert done.returncode == 0, done.stderr
    assert len([*workshop.exports.iterdir()]) == len(forms) // 2
