"""Draws the pictures of docs/account.md from the account of the sample, as it really goes out.

    python scripts/account_pictures.py

It needs Chromium and poppler's pdftoppm.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from journeymap.demo.sample import SAMPLE, make_sample

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
HOUSE = ROOT / "tests" / "organisation"

PAGES = {
    "account-page": (("--to", "pdf"), "summary.pdf", 4, 60),
    "account-large-print": (
        ("--to", "pdf", "--large-print", "18", "--high-contrast"),
        "summary-18-point-high-contrast.pdf",
        6,
        60,
    ),
    "account-short": (("--to", "pdf", "--short"), "summary-short.pdf", 1, 60),
    "account-easy-read": (("--to", "pdf", "--easy-read"), "draft-summary-easy-read.pdf", 2, 60),
    "account-poster": (("--to", "pdf", "--poster"), "poster.pdf", 1, 50),
}
"""By the name of the picture: what is asked for, the file, the page of it, and dots an inch."""
SCREENS = {"account-phone": (500, 1000), "account-desktop": (1000, 800)}
"""By the name of the picture: the window's size."""


def main() -> None:
    """Make the account in each form, and draw a page or a window of it."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        make_sample(here, answered=True)
        for name, (options, file, page, dots) in PAGES.items():
            _feedback(here, *options)
            _page(here / "exports" / SAMPLE / file, page, dots, PICTURES / name)
        _feedback(here, "--to", "html")
        for name, size in SCREENS.items():
            _screen(here / "exports" / SAMPLE / "summary.html", size, PICTURES / f"{name}.png")


def _feedback(here: Path, *options: str) -> None:
    command = [sys.executable, "-m", "journeymap", "feedback", SAMPLE, "--house", str(HOUSE)]
    subprocess.run([*command, *options], cwd=here, check=True)


def _page(pdf: Path, page: int, dots: int, picture: Path) -> None:
    which = ["-f", str(page), "-l", str(page), "-singlefile", "-r", str(dots)]
    drawing = shutil.which("pdftoppm") or "pdftoppm"
    subprocess.run([drawing, "-png", *which, str(pdf), str(picture)], check=True)


def _screen(html: Path, size: tuple[int, int], picture: Path) -> None:
    chromium = shutil.which("chromium") or "chromium"
    subprocess.run(
        [
            *(chromium, "--headless", "--no-sandbox", "--hide-scrollbars"),
            f"--window-size={size[0]},{size[1]}",
            f"--screenshot={picture}",
            str(html),
        ],
        check=True,
    )


if __name__ == "__main__":
    main()
