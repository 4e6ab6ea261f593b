"""journeymap in tmux, a terminal as people have it: with keys, pastes, a mouse and sizes."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

SLOWEST = 30
"""Seconds after which a test gives up waiting."""
_BETWEEN_LOOKS = 0.05
_SAME_LOOKS = 20
"""As many looks in a row show the same once all is drawn."""


class Tmux:
    """A tmux server of its own, with a single window."""

    def __init__(self, folder: Path, surroundings: Mapping[str, str]) -> None:
        self._tmux = shutil.which("tmux") or "tmux"
        self._socket = str(folder / "tmux")
        self._surroundings = {
            **{name: value for name, value in surroundings.items() if name[:4] != "TMUX"},
            "LC_ALL": "C.UTF-8",
        }
        for size in ("COLUMNS", "LINES"):
            self._surroundings.pop(size, None)
        self._do("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "-c", str(folder))
        self._do("set-option", "-g", "remain-on-exit", "on")

    def run(self, *words: str) -> None:
        """Run journeymap with these words instead of what runs."""
        self._do("respawn-pane", "-k", sys.executable, "-m", "journeymap", *words)

    def run_in_shell(self, *words: str) -> None:
        """Have a shell in the window, and journeymap in that: it can be suspended."""
        self._do("respawn-pane", "-k", "-e", "ENV=", "sh")
        self.wait_until(lambda: bool(self.screen.strip()), "a prompt")
        self.type(shlex.join([sys.executable, "-m", "journeymap", *words]))
        self.press("Enter")

    def press(self, *keys: str) -> None:
        """Press keys, as tmux calls them: F3, Escape, M-a."""
        self._do("send-keys", *keys)

    def type(self, text: str) -> None:
        self._do("send-keys", "-l", "--", text)

    def paste(self, text: str) -> None:
        """Paste from tmux's buffer, with the signs of a paste around it."""
        self._do("load-buffer", "-", typed=text)
        self._do("paste-buffer", "-p")

    def click(self, column: int, row: int) -> None:
        """Press the mouse's button and let it go, at a place counted from 1."""
        self.type(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")

    def resize(self, columns: int, rows: int) -> None:
        self._do("resize-window", "-x", str(columns), "-y", str(rows))

    @property
    def process(self) -> int:
        """The id of the process in the window."""
        return int(self._do("display-message", "-p", "#{pane_pid}"))

    @property
    def in_shell(self) -> int:
        """The id of what runs in the window's shell."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children")
        return int(children.read_text().split()[0])

    @property
    def has_ended(self) -> bool:
        return self._do("display-message", "-p", "#{pane_dead}").strip() == "1"

    @property
    def screen(self) -> str:
        """All that is to be seen."""
        return self._do("capture-pane", "-p")

    def wait_for(self, *texts: str) -> str:
        """Look until all of these are to be seen, and return the screen then."""
        self.wait_until(lambda: all(text in self.screen for text in texts), " and ".join(texts))
        return self.screen

    def settled(self, *texts: str) -> str:
        """Look until these are to be seen and no more changes, and return the screen then."""
        looks: list[str] = []
        while len(looks) < _SAME_LOOKS or len(set(looks[-_SAME_LOOKS:])) > 1:
            looks.append(self.wait_for(*texts))
            time.sleep(_BETWEEN_LOOKS)
        return looks[-1]

    def wait_until(self, true: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + SLOWEST
        while not true():
            assert time.monotonic() < end, f"never came: {what}\n{self.screen}"
            time.sleep(_BETWEEN_LOOKS)

    def close(self) -> None:
        subprocess.run([self._tmux, "-S", self._socket, "kill-server"], check=False)

    def _do(self, *words: str, typed: str | None = None) -> str:
        ran = subprocess.run(
            [self._tmux, "-S", self._socket, *words],
            env=self._surroundings,
            input=typed,
            capture_output=True,
            encoding="utf-8",
            check=True,
            timeout=SLOWEST,
        )
        return ran.stdout
