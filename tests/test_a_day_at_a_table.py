"""A day at a table: the three notes files typed with the keys that a practised scribe presses."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from at_the_screen import capturing, in_the_line, on_disk
from conftest import OpenSession

from journeymap.capture.notes import lines_of, take_notes
from journeymap.entries import SAID_KINDS, Echo, Entry, Said
from journeymap.sheets.workshop import Workshop
from journeymap.tui.capture_keys import CAPTURE_KEYS
from journeymap.tui.capture_line import CaptureLine

FINISH = {"+": "alt+a", "-": "alt+n", "*": "alt+i", "%": "alt+r", "!": "alt+c", "?": "alt+p"}
VOICES = ["resident", "family", "staff", "volunteer"]
MOST_PER_ENTRY = 1.3
EVERY_LETTER = bool(os.environ.get("JOURNEYMAP_EVERY_LETTER"))
"""Whether the text is typed letter by letter, which takes minutes, or put into the line."""


class Scribe:
    """Knows which keys get a line of the notes down, and counts those that are no text."""

    def __init__(self) -> None:
        self.kind = "+"
        self.voice: int | None = None
        self.keys = 0
        self.entries = 0

    def types(self, notes: list[str]) -> Iterator[tuple[str, list[str]]]:
        """Yield what is typed as text, and then the keys that are pressed."""
        wanted: int | None = None
        for line in notes:
            sign, text = line[0], line[1:].strip()
            if sign == "@":
                wanted = VOICES.index(text)  # whoever does not speak needs no key
                continue
            if sign == "/":
                yield "", self._pressed(["pagedown"])
                continue
            if wanted is not None and wanted != self.voice:
                yield "", self._pressed(self._to_voice(wanted))
            self.entries += 1
            if sign == "=":
                yield "", self._pressed(["f6"])
            else:
                key = "enter" if sign == self.kind else FINISH[sign]
                self.kind = sign
                yield text, self._pressed([key])

    def _pressed(self, keys: list[str]) -> list[str]:
        self.keys += len(keys)
        return keys

    def _to_voice(self, wanted: int) -> list[str]:
        ahead = wanted + 1 if self.voice is None else (wanted - self.voice) % len(VOICES)
        back = len(VOICES) - wanted if self.voice is None else len(VOICES) - ahead
        self.voice = wanted
        return ["f2"] * ahead if ahead <= back else ["shift+f2"] * back


def described(entries: list[Entry]) -> list[tuple[object, ...]]:
    """Return what counts in entries: all but who wrote them and when."""
    places = {each.id: number for number, each in enumerate(entries)}
    return [
        (each.kind, each.text, each.stage, each.voice, each.own())
        if isinstance(each, Said)
        else (each.kind, places[each.about], each.voice)
        for each in entries
        if isinstance(each, (Said, Echo))
    ]


async def test_three_days_are_typed_with_few_keys_beyond_the_text(
    samples: Path, open_session: OpenSession, workshop: Workshop
) -> None:
    keys = entries = 0
    for number in (1, 2, 3):
        path = samples / "hazel-court" / f"notes-table-{number}.txt"
        notes = [each for each in path.read_text("utf-8").splitlines() if each[:1] not in {"", "#"}]
        scribe = Scribe()
        session = open_session(f"Table {number}", attended=True, free_text=True)
        async with capturing(session, (100, 30)) as hand:
            for text, pressed in scribe.types(notes):
                if EVERY_LETTER:
                    await hand.press(*text)
                else:
                    hand.app.screen.query_one(CaptureLine).insert_text_at_cursor(text)
                await hand.press(*pressed)
            assert in_the_line(hand) == ""
        keys, entries = keys + scribe.keys, entries + scribe.entries
        piped = open_session(f"Notes {number + 3}")
        with path.open("rb") as file:
            take_notes(piped, lines_of(file), lambda _: None)
        typed = [each for each in on_disk(workshop) if each.sheet_key == session.sheet.key]
        in_a_pipe = [each for each in on_disk(workshop) if each.sheet_key == piped.sheet.key]
        assert described(typed) == described(in_a_pipe)

    assert entries == 161
    assert keys / entries <= MOST_PER_ENTRY, f"{keys} keys for {entries} entries"


@pytest.mark.parametrize("kind", [kind for kind in SAID_KINDS.values() if kind.sign])
def test_every_kind_with_a_sign_has_such_a_key(kind: type[Said]) -> None:
    actions = {getattr(binding, "action", "") for binding in CAPTURE_KEYS}
    assert f"finish('{kind.kind}')" in actions
