"""The balance of talk: what each voice has said beside its people in the room."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from journeymap.findings.balance import Balance, Share, balance_in_words
from journeymap.tui.block import Block, bar, fitted, heading
from journeymap.tui.words import shown_on_one_line

_NUMBER = 7
_LABEL = 6
_SHORTEST_BAR = 12


def balance_block(balance: Balance, width: int) -> Block:
    """Return two bars for each voice, and underneath what they say in words."""
    title = heading("The balance of talk", Content(""), width)
    if not balance.said:
        text = "Nothing was said yet. Here each voice's part of what is said will stand beside"
        text = f"{text} its part of the people in the room."
        return Block((title, *Content.styled(text, "dim").wrap(width)))
    told = [each for each in balance.shares if each.said or each.voice.in_the_room]
    names = [shown_on_one_line(share.voice.name).cell_length for share in told]
    for_names = min(max(names) + 2, max(width - _LABEL - _NUMBER - _SHORTEST_BAR, 8))
    lines = [title]
    for share in told:
        lines += _bars(share, balance, for_names, width)
    lines.append(Content(""))
    for sentence in balance_in_words(balance):
        lines += _hung(sentence, width)
    return Block(tuple(fitted(line, width) for line in lines))


def _bars(share: Share, balance: Balance, for_names: int, width: int) -> Iterator[Content]:
    """Yield the bar of what was said and that of the people, to one scale."""
    length = max(width - for_names - _LABEL - _NUMBER, 0)
    here, people = share.voice.in_the_room, balance.people
    yield Content.assemble(
        fitted(shown_on_one_line(share.voice.name), for_names - 1),
        " ",
        ("said  ", "dim"),
        bar(share.said / balance.said, _longest(balance), length, "$primary"),
        f"{share.said:>{_NUMBER}}",
    )
    label = Content.styled("here  ", "dim").pad_left(for_names)
    if here is None:
        yield label + Content.styled("not counted", "dim")
        return
    of_all = here / people if people else 0
    yield label + bar(of_all, _longest(balance), length, "$secondary") + f"{here:>{_NUMBER}}"


def _longest(balance: Balance) -> float:
    """Return the greatest part that a bar stands for."""
    said = [share.said / balance.said for share in balance.shares]
    here = [(share.voice.in_the_room or 0) / max(balance.people, 1) for share in balance.shares]
    return max(*said, *here)


def _hung(sentence: str, width: int) -> Iterator[Content]:
    for number, line in enumerate(shown_on_one_line(sentence).wrap(max(width - 2, 1))):
        yield Content("  " if number else "· ").stylize("dim") + line
