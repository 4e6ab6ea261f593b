"""Copying says what is so: the clipboard, the terminal, or a file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pyperclip
import pytest

from journeymap.tui.clipboard import copied_file, copy

WORDS = "– My food comes cold\n– Staff talk over our heads, ŵ"


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder in which programs are found, as on a machine with few of them."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("copy", "paste"):
        monkeypatch.setattr(pyperclip, name, getattr(pyperclip, f"lazy_load_stub_{name}"))
    return folder


def xsel(tools: Path, script: str) -> None:
    """Put a clipboard there: a program of that name which does what `script` says."""
    (tools / "xsel").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (tools / "xsel").chmod(stat.S_IRWXU)


def test_where_there_is_a_clipboard_it_is_read_back_before_it_is_said(
    tools: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    keep = f'case "$*" in *-i*) /bin/cat > {kept};; *-o*) /bin/cat {kept};; esac'
    xsel(tools, keep)
    sent: list[str] = []

    assert copy(WORDS, sent.append) == "copied: it is on the clipboard."

    assert kept.read_text("utf-8") == WORDS
    assert sent == []
    assert not copied_file().exists()


def test_where_there_is_none_the_terminal_is_asked_and_the_words_are_in_a_file(tools: Path) -> None:
    assert list(tools.iterdir()) == []
    sent: list[str] = []

    told = copy(WORDS, sent.append)

    path = copied_file()
    assert told == f"sent to the terminal, which may have copied it; it is also in {path}."
    assert sent == [WORDS]
    assert path.read_text("utf-8") == WORDS


def test_a_clipboard_that_keeps_something_else_is_not_believed(tools: Path) -> None:
    xsel(tools, 'case "$*" in *-o*) echo other;; *) /bin/cat > /dev/null;; esac')

    assert "sent to the terminal" in copy(WORDS, lambda _: None)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs a folder that nobody may write")
def test_a_folder_that_cannot_be_written_is_told(tools: Path) -> None:
    assert tools.is_dir()
    copied_file().parent.parent.mkdir(parents=True)
    copied_file().parent.write_text("a file where the folder would be", encoding="utf-8")

    told = copy(WORDS, lambda _: None)

    assert told.startswith("sent to the terminal, which may have copied it. ")
