"""What is refused of a file of returns."""

from __future__ import annotations


class Unfit(Exception):
    """A file cannot be taken in, and nothing of it is kept: what is wrong, and what to do.

    Both are sentences without a full stop.
    """

    def __init__(self, wrong: str, mend: str) -> None:
        super().__init__(f"{wrong}. {mend}.")
        self.wrong = wrong
        self.mend = mend
