"""LibreOffice, which opens Word files as a reader without Word does."""

from __future__ import annotations

import subprocess
from pathlib import Path

from programs import installed

SLOWEST = 120
"""Seconds after which a test gives up waiting; none waits for a fixed time."""


def converted(files: dict[str, bytes], to: str, folder: Path) -> dict[str, bytes]:
    """Return Word files as files of another kind, such as "pdf", by their names."""
    soffice = installed("LibreOffice", "soffice")
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(folder / 'home').as_uri()}",
            *("--headless", "--convert-to", to, "--outdir", str(folder)),
            *(str(folder / f"{name}.docx") for name in files),
        ],
        check=True,
        capture_output=True,
        timeout=SLOWEST,
    )
    return {
        name: (folder / f"{name}.{to.split(':', maxsplit=1)[0]}").read_bytes() for name in files
    }
