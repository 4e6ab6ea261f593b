"""A layer between journeymap and the system's file calls in one folder.

It stands in a process of its own, so that nothing but journeymap meets it. Each call goes
through a function that may fail it, cut it short or write it down.
"""

from __future__ import annotations

import builtins
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the system, about to be made."""

    name: str
    """open, read, write, fsync, ftruncate, replace, unlink or mkdir."""
    path: str
    make: Callable[[], Any]
    """Really makes it."""
    data: bytes = b""
    """What is written."""
    size: int = 0
    """What is truncated to."""
    to: str = ""
    """What is renamed to."""
    new: bool = False
    """Whether an open makes a file that is not there yet."""
    descriptor: int = -1

    def write_only(self, count: int) -> int:
        """Make a write that takes so many bytes and no more."""
        return _REAL["write"](self.descriptor, self.data[:count]) if count else 0


Handler = Callable[[Call], Any]
_NAMES = ("open", "close", "read", "write", "fsync", "ftruncate", "replace", "rename", "unlink")
_REAL: dict[str, Callable[..., Any]] = {name: getattr(os, name) for name in (*_NAMES, "mkdir")}
_REAL_FILE = io.open
_FLAGS = {
    "r": os.O_RDONLY,
    "w": os.O_WRONLY | os.O_CREAT | os.O_TRUNC,
    "a": os.O_WRONLY | os.O_CREAT | os.O_APPEND,
    "x": os.O_WRONLY | os.O_CREAT | os.O_EXCL,
}


class _Raw(io.RawIOBase):
    """An open file whose every call is one of the functions in os."""

    def __init__(self, descriptor: int, mode: str) -> None:
        self._descriptor = descriptor
        self._mode = mode

    def readable(self) -> bool:
        return "r" in self._mode or "+" in self._mode

    def writable(self) -> bool:
        return "r" not in self._mode or "+" in self._mode

    def seekable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor

    def seek(self, offset: int, whence: int = 0) -> int:
        return os.lseek(self._descriptor, offset, whence)

    def truncate(self, size: int | None = None) -> int:
        size = self.tell() if size is None else size
        os.ftruncate(self._descriptor, size)
        return size

    def readinto(self, buffer: Any) -> int:
        data = os.read(self._descriptor, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, data: Any) -> int:
        return os.write(self._descriptor, bytes(data))

    def close(self) -> None:
        if not self.closed:
            super().close()
            os.close(self._descriptor)


class Layer:
    """Sends every call about `folder` through `handler`."""

    def __init__(self, folder: Path, handler: Handler) -> None:
        self._folder = folder.absolute()
        self._handler = handler
        self._paths: dict[int, str] = {}

    @contextmanager
    def standing(self) -> Iterator[None]:
        """Stand between until the end of the block."""
        try:
            for name in _REAL:
                setattr(os, name, getattr(self, f"_{name}"))
            builtins.open = io.open = self._file
            yield
        finally:
            for name, real in _REAL.items():
                setattr(os, name, real)
            builtins.open = io.open = _REAL_FILE

    def _is_within(self, path: Any) -> bool:
        if isinstance(path, int):
            return False
        return Path(os.fsdecode(path)).absolute().is_relative_to(self._folder)

    def _open(self, path: Any, flags: int, mode: int = 0o777, **options: Any) -> int:
        def make() -> int:
            return int(_REAL["open"](path, flags, mode, **options))

        if not self._is_within(path):
            return make()
        new = bool(flags & os.O_CREAT) and not os.path.lexists(path)
        descriptor = int(self._handler(Call("open", str(path), make, new=new)))
        self._paths[descriptor] = str(path)
        if flags & os.O_TRUNC and not new:
            os.ftruncate(descriptor, 0)
        return descriptor

    def _close(self, descriptor: int) -> None:
        self._paths.pop(descriptor, None)
        _REAL["close"](descriptor)

    def _on_open_file(self, name: str, descriptor: int, *values: Any, **of: Any) -> Any:
        def make() -> Any:
            return _REAL[name](descriptor, *values)

        path = self._paths.get(descriptor)
        if path is None:
            return make()
        return self._handler(Call(name, path, make, descriptor=descriptor, **of))

    def _read(self, descriptor: int, count: int) -> Any:
        return self._on_open_file("read", descriptor, count)

    def _write(self, descriptor: int, data: Any) -> Any:
        return self._on_open_file("write", descriptor, data, data=bytes(data))

    def _fsync(self, descriptor: int) -> Any:
        return self._on_open_file("fsync", descriptor)

    def _ftruncate(self, descriptor: int, size: int) -> Any:
        return self._on_open_file("ftruncate", descriptor, size, size=size)

    def _on_names(self, name: str, path: Any, *values: Any, **options: Any) -> Any:
        def make() -> Any:
            return _REAL[name](path, *values, **options)

        if not self._is_within(path):
            return make()
        to = str(values[0]) if name == "replace" else ""
        return self._handler(Call(name, str(path), make, to=to))

    def _replace(self, path: Any, to: Any, **options: Any) -> Any:
        return self._on_names("replace", path, to, **options)

    _rename = _replace

    def _unlink(self, path: Any, **options: Any) -> Any:
        return self._on_names("unlink", path, **options)

    def _mkdir(self, path: Any, *values: Any, **options: Any) -> Any:
        return self._on_names("mkdir", path, *values, **options)

    def _file(
        self, file: Any, mode: str = "r", buffering: int = -1, *text: Any, **more: Any
    ) -> Any:
        """Stand in for `open`. `text` is the encoding, the errors and the newline."""
        if not self._is_within(file):
            return _REAL_FILE(file, mode, buffering, *text, **more)
        kind = next(each for each in mode if each in _FLAGS)
        flags = _FLAGS[kind]
        if "+" in mode:
            flags = (flags & ~os.O_WRONLY) | os.O_RDWR
        raw = _Raw(os.open(file, flags | os.O_CLOEXEC, 0o666), mode)
        if buffering == 0:
            return raw
        buffered: Any = (
            io.BufferedRandom(raw)
            if "+" in mode
            else io.BufferedReader(raw)
            if kind == "r"
            else io.BufferedWriter(raw)
        )
        return buffered if "b" in mode else io.TextIOWrapper(buffered, *text, **more)
