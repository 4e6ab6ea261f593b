from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from textual.events import Key, Paste

from journeymap.cleaning import taken_out
from journeymap.tui.terminal_input import PasteParser

BEGIN, END = "\x1b[200~", "\x1b[201~"
SUBSTITUTE = "\x80"
HOSTILE = "Hot\x1b[31m food\x1b\r+ two\n\x1b[200~three\x1b[20"


def read(*parts: str) -> list[str]:
    """Return what comes of these bytes: keys by their names, and pastes as they are."""
    parser = PasteParser()
    events = [event for part in parts for event in parser.feed(part)]
    return [
        event.text if isinstance(event, Paste) else event.key
        for event in events
        if isinstance(event, (Paste, Key))
    ]


@pytest.mark.parametrize("pasted", [HOSTILE, "\x1b", "\x1b\x1b[A\x1b", "plain", "\x1b[201"])
def test_a_paste_is_one_piece_whatever_is_in_it(pasted: str) -> None:
    sent = f"a{BEGIN}{pasted}{END}b"

    assert read(sent) == read(*sent) == ["a", pasted.replace("\x1b", SUBSTITUTE), "b"]


@pytest.mark.parametrize("pasted", ["Hot\x1b food", "\x1bz", "\x1b\x1b"])
def test_what_stands_for_an_escape_in_a_paste_is_no_key(pasted: str) -> None:
    sent = f"[200~{pasted}{END}"
    parser = PasteParser()
    events = list(parser.feed("\x1b"))
    parser._timeout_time = 0.0
    events += [*parser.tick(), *parser.feed(sent)]
    keys = [event for event in events if isinstance(event, Key)]
    substitute = next(event for event in keys if event.character == SUBSTITUTE)

    assert not substitute.is_printable
    assert "ctrl+z" not in [event.key for event in keys]
    assert taken_out(SUBSTITUTE) == 1


@given(st.text("\x1b[201~aü"), st.lists(st.integers(0, 60), max_size=4))
def test_a_paste_is_one_piece_however_it_comes_in(pasted: str, cuts: list[int]) -> None:
    assume(END not in pasted)
    sent = f"a{BEGIN}{pasted}{END}b"
    places = [0, *sorted(min(cut, len(sent)) for cut in cuts), len(sent)]
    parts = [sent[start:end] for start, end in pairwise(places) if end > start]

    assert read(*parts) == ["a", pasted.replace("\x1b", SUBSTITUTE), "b"]


def test_keys_outside_a_paste_are_keys() -> None:
    assert read("\x1b[A", "\x1b[", "B\r") == ["up", "down", "enter"]
    assert read(f"{BEGIN}x{END}\x1b[A{BEGIN}y{END}\x1b[B") == ["x", "up", "y", "down"]


@pytest.mark.parametrize("next_comes", ["\x1bn", "\x1b[6~", "\x1b[C", "cold", "\r"])
def test_alt_with_a_letter_counts_however_fast_the_next_key_comes(next_comes: str) -> None:
    assert read(f"hot\x1ba{next_comes}")[:4] == ["h", "o", "t", "alt+a"]
    assert "circumflex_accent" not in read(f"hot\x1ba{next_comes}")
