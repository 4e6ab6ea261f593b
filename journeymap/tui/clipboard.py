"""Copying that is told of as it is: on the clipboard, sent to the terminal, or in a file.

The system's own clipboard is written and read back. Where that cannot be done, as on a machine
that is far away, the terminal is asked by OSC 52 to take the words; whether it does, nobody
can see. So then the words are in a file, too.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import platformdirs

from journeymap.sheets.disk import write_whole


def copied_file() -> Path:
    """Return the file for what cannot be seen on the clipboard: the last copy, on this machine."""
    return platformdirs.user_state_path("journeymap", appauthor=False) / "copied.txt"


def copy(text: str, to_terminal: Callable[[str], None]) -> str:
    """Copy `text`, and return where it is now, in a sentence. It may take a second.

    `to_terminal` asks the terminal.
    """
    if _is_on_the_clipboard(text):
        return "copied: it is on the clipboard."
    to_terminal(text)
    path = copied_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode())
    except OSError as error:
        return f"sent to the terminal, which may have copied it. {path}: {error.strerror}."
    return f"sent to the terminal, which may have copied it; it is also in {path}."


def _is_on_the_clipboard(text: str) -> bool:
    """Put `text` on the system's clipboard, and see whether it is there."""
    import pyperclip

    try:
        pyperclip.copy(text)
        return bool(pyperclip.paste().replace("\r\n", "\n") == text)
    except (pyperclip.PyperclipException, OSError, UnicodeError):
        return False
