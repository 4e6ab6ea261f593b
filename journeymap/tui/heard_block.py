"""Who has been heard: each interest group, and its voices under it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from journeymap.findings.heard import GroupHeard, Heard, VoiceHeard
from journeymap.tui.block import Block, bar, fitted, heading, to_the_right
from journeymap.tui.gaps_block import SIGN
from journeymap.tui.words import shown_on_one_line

_SAID = 9
_HERE = 9
_INDENT = "  "
_SHORTEST_BAR = 12


def heard_block(heard: Heard, width: int) -> Block:
    """Return a line for each group, and for each of its voices a bar and the numbers."""
    silent = len(heard.silent) + len(heard.missing)
    note = Content.styled(f"{SIGN} {silent} not heard yet", "$warning") if silent else Content("")
    most = max((voice.said for voice in heard.voices), default=0)
    names = [len(_INDENT) + shown_on_one_line(v.voice.name).cell_length for v in heard.voices]
    for_names = min(max(names, default=0) + 2, max(width - _SAID - _HERE - _SHORTEST_BAR, 8))
    lines = [heading("Who has been heard", note, width)]
    for group in heard.groups:
        lines += _group(group, most, for_names, width)
    lines += _others(heard, for_names, width)
    return Block(tuple(fitted(line, width) for line in lines))


def _group(group: GroupHeard, most: int, for_names: int, width: int) -> Iterator[Content]:
    name = Content(group.group.words[:1].upper() + group.group.words[1:])
    if group.is_missing:
        yield name.stylize("dim")
        yield Content.styled(f"{_INDENT}{SIGN} the guide has no voice for them", "$warning")
        return
    yield name.stylize("bold")
    for voice in group.voices:
        yield _voice(voice, most, for_names, width)


def _voice(heard: VoiceHeard, most: int, for_names: int, width: int) -> Content:
    name = fitted(Content(_INDENT) + shown_on_one_line(heard.voice.name), for_names - 1) + " "
    here = heard.voice.in_the_room
    at_the_right = to_the_right("" if here is None else f"{here} here", _HERE, "dim")
    middle = max(width - for_names - _HERE, 0)
    if heard.is_silent:
        return name + to_the_right(f"{SIGN} not heard yet", middle, "$warning") + at_the_right
    said = to_the_right(f"{heard.said} said", _SAID)
    return name + bar(heard.said, most, max(middle - _SAID, 0), "$primary") + said + at_the_right


def _others(heard: Heard, for_names: int, width: int) -> Iterator[Content]:
    """Yield what was said by nobody knows whom, and by voices that the guide has not."""
    left = [("not said who", heard.without_voice)] if heard.without_voice else []
    for name, number in (*heard.unknown, *left):
        said = to_the_right(f"{number} said", max(width - for_names - _HERE, 0))
        yield fitted(shown_on_one_line(name, "dim"), for_names) + said
