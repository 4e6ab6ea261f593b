"""A pseudo-terminal with a program in it, and the moment at which each of its frames was whole."""

from __future__ import annotations

import fcntl
import itertools
import os
import re
import selectors
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

COLUMNS, ROWS = 120, 40
_BEGIN, _END = b"\x1b[?2026h", b"\x1b[?2026l"
"""What stands around a frame, once the terminal has said that it holds frames together."""
_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # yes: it shows nothing of a frame before its end
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # no: it does not tell its size in band
    b"\x1b[c": b"\x1b[?62;22c",
}
"""What a program asks a terminal, and what a good one answers."""
_COMMAND = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][0-9A-Z]|\x1b[=>78]"
)
_A_PAUSE = 0.02
"""Seconds without a byte. Where frames are not held together, one ends where this begins."""
_SLOWEST = 120.0
"""Seconds after which whatever is waited for has failed."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What was written to the terminal in one go, and when the last byte of it arrived."""

    text: str
    """What it shows, without the commands in it."""
    ended: int
    """Nanoseconds, on the clock of `time.perf_counter_ns`."""


class NoFrame(Exception):
    """The frame that was waited for never came."""


class Terminal:
    """A pseudo-terminal that answers as a modern one does, with a program in it."""

    def __init__(self, words: Sequence[str], here: Path, surroundings: Mapping[str, str]) -> None:
        """Start Python with these words in the folder `here`."""
        self._ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._chunks: list[tuple[int, bytes]] = []
        """What has come, each piece with the moment at which it came."""
        self.started = time.perf_counter_ns()
        self.process = subprocess.Popen(  # noqa: S603  # the words are this benchmark's own
            [sys.executable, *words],
            cwd=here,
            env=dict(surroundings),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait(_SLOWEST)
        os.close(self._ours)

    def fileno(self) -> int:
        return self._ours

    def press(self, key: str) -> int:
        """Press a key, and return the moment. What came before it is forgotten."""
        self._chunks.clear()
        pressed = time.perf_counter_ns()
        os.write(self._ours, key.encode())
        return pressed

    def read(self) -> None:
        """Take in what has come, and answer what was asked."""
        with suppress(OSError):  # the program has ended
            data = os.read(self._ours, 1 << 16)
            self._chunks.append((time.perf_counter_ns(), data))
            for question, answer in _ANSWERS.items():
                if question in data:
                    os.write(self._ours, answer)

    def frames(self) -> list[Frame]:
        """Return the frames that have come since the last key."""
        return list(_frames(self._chunks))

    def cpu(self) -> int:
        """Return how many nanoseconds the program has used a processor; 0 if nothing tells."""
        used = 0
        for told in Path(f"/proc/{self.process.pid}/task").glob("*/schedstat"):
            with suppress(OSError):
                used += int(told.read_text().split()[0])
        return used

    def memory(self) -> float:
        """Return how many megabytes of memory the program has; 0 if nothing tells."""
        with suppress(OSError):
            told = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
            if found := re.search(r"^VmRSS:\s+(\d+) kB$", told, re.MULTILINE):
                return int(found[1]) / 1024
        return 0.0


def wait_for_quiet(
    terminal: Terminal, proofs: Sequence[str], quiet: float, others: Sequence[Terminal] = ()
) -> list[Frame]:
    """Wait until a frame with one of the `proofs` has come and nothing more does.

    Returns the frames from that one on. What `others` write meanwhile is taken in, too, so
    that none of them has to wait for us. Raises `NoFrame`.
    """
    give_up = time.monotonic() + _SLOWEST
    with selectors.DefaultSelector() as selector:
        for each in {terminal, *others}:
            selector.register(each, selectors.EVENT_READ)
        silent_since = time.monotonic()
        while time.monotonic() < give_up:
            for ready, _ in selector.select(quiet / 4):
                assert isinstance(ready.fileobj, Terminal), "nothing else was registered"
                ready.fileobj.read()
                if ready.fileobj is terminal:
                    silent_since = time.monotonic()
            if time.monotonic() - silent_since >= quiet:
                frames = terminal.frames()
                shown = [any(proof in each.text for proof in proofs) for each in frames]
                if any(shown):
                    return frames[shown.index(True) :]
                if terminal.process.poll() is not None:
                    break
                silent_since = time.monotonic()
    last = "".join(each.text for each in terminal.frames())[-2000:]
    raise NoFrame(f"none of {proofs} was shown, but: {last!r}")


def _frames(chunks: list[tuple[int, bytes]]) -> Iterator[Frame]:
    """Yield the frames in what has come: those held together, and what lies between them."""
    data = b"".join(piece for _, piece in chunks)
    ends = list(itertools.accumulate(len(piece) for _, piece in chunks))

    def arrived(at: int) -> int:
        """Return when the byte before `at` arrived."""
        return next(moment for (moment, _), end in zip(chunks, ends, strict=True) if end >= at)

    at = 0
    while at < len(data):
        begin = data.find(_BEGIN, at)
        begin = len(data) if begin < 0 else begin
        yield from _loose(chunks, ends, at, begin)
        end = data.find(_END, begin)
        if end < 0:
            return
        at = end + len(_END)
        yield Frame(_text(data[begin:at]), arrived(at))


def _loose(
    chunks: list[tuple[int, bytes]], ends: list[int], start: int, stop: int
) -> Iterator[Frame]:
    """Yield what came between two bytes, broken where there was a pause."""
    text, before = b"", 0
    for (moment, piece), end in zip(chunks, ends, strict=True):
        begin = end - len(piece)
        part = piece[max(start - begin, 0) : max(stop - begin, 0)]
        if text and part and moment - before > _A_PAUSE * 1e9:
            yield Frame(_text(text), before)
            text = b""
        if part:
            text, before = text + part, moment
    if text:
        yield Frame(_text(text), before)


def _text(data: bytes) -> str:
    return _COMMAND.sub(b"", data).decode(errors="replace")
