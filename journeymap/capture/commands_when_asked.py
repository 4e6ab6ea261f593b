"""The commands, loaded when the first one is asked for: a table opens sooner without them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from journeymap.capture.answer import Answer
from journeymap.capture.session import Session

_Command = Callable[[Session, str], Answer]


class CommandsWhenAsked(Mapping[str, _Command]):
    """What `commands.COMMANDS` is, and what that needs is imported only when it is used."""

    def __getitem__(self, name: str) -> _Command:
        return _commands()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_commands())

    def __len__(self) -> int:
        return len(_commands())


def _commands() -> Mapping[str, _Command]:
    from journeymap.capture.commands import COMMANDS

    return COMMANDS
