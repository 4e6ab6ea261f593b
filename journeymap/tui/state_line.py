"""Whether what was said is saved: always in plain sight."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.away import WORKS_AGAIN
from journeymap.capture.grammar import says_something
from journeymap.tui.still import Still
from journeymap.tui.words import shown_on_one_line

MARKS = {
    Outcome.SAVED: "✓",
    Outcome.TURNED: "→",
    Outcome.NOTHING: " ",
    Outcome.NOT_TAKEN: "?",
    Outcome.NOT_SAVED: "✗",
}
"""What stands before an answer, so that its colour is not the only sign."""


class StateLine(Still):
    """The answer to the last line, with a mark and a colour for what became of it."""

    def begin(self, lines_saved: int, notices: Sequence[str]) -> None:
        """Say how the sheet stands before anything is typed, and what is to be noticed."""
        saved = f"✓ {lines_saved} saved on this sheet." if lines_saved else "Nothing to save yet."
        text = " ".join((saved, *notices, "F1 shows what can be typed."))
        self.update(shown_on_one_line(text))

    def show(self, answer: Answer, line: str = "") -> None:
        """Show an answer; `line` is what it is the answer to, if that was typed."""
        for outcome in Outcome:
            name = outcome.name.lower().replace("_", "-")
            self.set_class(answer.outcome is outcome, name)
        text = answer.text
        if answer.outcome is Outcome.NOT_TAKEN and line:
            mend = " ↑ mends it, ? parks it." if says_something(line.strip()) else ""
            text = f"not taken: ‘{line}’. {_capital(text)}{mend}"
        if answer.outcome is Outcome.NOT_SAVED:
            why = _capital(text.removeprefix("not saved: "))  # it may be too long to be seen whole
            way_out = "Enter tries again, F4 saves it in another place. "
            way_out = "" if answer.is_for_no_place else way_out
            text = f"Not saved: {way_out}{why} The words are still in the line."
        self.update(shown_on_one_line(f"{MARKS[answer.outcome]} {text}"))

    def show_that_it_can_be_saved(self, what_to_do: str, told: str) -> None:
        """Say that the folder works again, while something is not saved yet, and `told`."""
        self.show(Answer(Outcome.NOT_SAVED))
        told = told if told == WORKS_AGAIN else f"{WORKS_AGAIN} {_capital(told)}"
        text = f"{MARKS[Outcome.NOT_SAVED]} Not saved yet: {what_to_do}. {_capital(told)}"
        self.update(shown_on_one_line(text))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
