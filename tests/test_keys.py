"""The keys: declared once, told everywhere, and to be had otherwise."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from at_the_screen import capturing, seen, type_lines, type_text
from conftest import OpenSession

from journeymap.capture.session import Session
from journeymap.sheets.settings import settings_path
from journeymap.sheets.workshop import Workshop
from journeymap.tui.all_keys import all_bindings

sys.path.append(str(Path(__file__).parents[1] / "scripts"))
from keys import PAGE, page

_SWALLOWED = {"ctrl+enter", "shift+enter", "ctrl+s", "ctrl+b", "f11", "ctrl+shift+c"}
"""What terminals, multiplexers and desktops often keep for themselves."""


@pytest.fixture
def at_table(open_session: OpenSession) -> Session:
    return open_session(attended=True, free_text=True)


def set_keys(text: str) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(f"keys:\n  {text}\n", encoding="utf-8")


def test_the_page_of_keys_is_made_from_the_code() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python scripts/keys.py"


def test_every_key_has_a_name_of_its_own() -> None:
    names = [each.id for bindings in all_bindings().values() for each in bindings]

    assert None not in names
    assert len(names) == len(set(names))


def test_no_key_that_terminals_swallow_is_the_only_one() -> None:
    for bindings in all_bindings().values():
        for each in bindings:
            assert not set(each.key.split(",")) <= _SWALLOWED, each.id


@pytest.mark.parametrize("screen", all_bindings())
def test_no_key_does_two_things_on_one_screen(screen: str) -> None:
    keys = [key for each in all_bindings()[screen] for key in each.key.split(",")]

    assert sorted(keys) == sorted(set(keys))


async def test_a_key_that_somebody_has_set_does_it_and_is_told(
    at_table: Session, workshop: Workshop
) -> None:
    set_keys("capture.undo: f12")
    async with capturing(at_table, (100, 100)) as hand:
        await type_lines(hand, "+ Hello", "+ Queues")
        await hand.press("ctrl+z")
        assert len(at_table.board.said()) == 2
        await hand.press("f12")
        await hand.pause()
        await hand.press("f1")
        await hand.pause()
        assert "F12             Take back what was done last" in seen(hand)
    assert [each.entry.text for each in workshop.read().board.said()] == ["Hello"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("capture.undoo: f12", "there is no key ‘capture.undoo’"),
        ("capture.undo: ctrl and u", "A key is written like ctrl+u"),
        ("[capture.undo]: f12", "what stands before the colon must be a plain word"),
    ],
)
async def test_what_is_set_wrongly_is_told_and_all_keys_work(
    at_table: Session, text: str, told: str
) -> None:
    set_keys(text)
    async with capturing(at_table, (120, 40)) as hand:
        await hand.pause()
        assert told in " ".join(each.message for each in hand.app._notifications)
        await type_text(hand, "Hello")
        await hand.press("enter", "ctrl+z")
        await hand.pause()
        assert at_table.board.said() == []
