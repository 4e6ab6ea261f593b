"""The question which file is to be taken in. One that is no table is refused, and asked again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from journeymap.sheets.workshop import Workshop
from journeymap.survey.editions import read_editions
from journeymap.survey.languages import in_all_languages
from journeymap.survey.returns.found_files import FoundFile, downloads, files_to_take_in, path_named
from journeymap.survey.returns.last_time import as_last_time
from journeymap.survey.returns.opening import open_table
from journeymap.survey.returns.proposal import Proposal
from journeymap.survey.returns.unfit import Unfit
from journeymap.tui.chooser import Chooser, Offer
from journeymap.tui.words import shown_on_one_line

_ADVICE = "A CSV, TSV or XLSX file. Choose one, or type where it is."
_TYPED = "typed"


class FileScreen(ModalScreen[Proposal | None]):
    """Asks for a file and opens it. The answer is how it would be read; None is that of Esc."""

    CSS_PATH = "choice_screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-short"), (25, "-usual")]  # noqa: RUF012  # not a ClassVar to Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", id="file.back"),
    ]

    def __init__(self, workshop: Workshop, here: Path) -> None:
        """Offer the files in `here` and in the folder for downloads."""
        super().__init__()
        self._workshop = workshop
        self._here = here
        self._found: Sequence[FoundFile] = ()

    def compose(self) -> ComposeResult:
        with Vertical(id="choice") as box:
            box.border_title = Content("Take in what came back: which file?")
            box.border_subtitle = Content("Enter opens it, Esc goes back")
            yield Static(_ADVICE, id="about", markup=False)
            self._found = files_to_take_in((self._here, downloads()))
            yield Chooser(self._fitting, "~/Downloads/answers.csv", is_for_words=True)

    def _fitting(self, typed: str) -> Sequence[Offer]:
        """Return the files whose names have what was typed; where none has, what was typed."""
        words = typed.casefold().split()
        fitting = [
            Offer(str(at), each.path.name, f"{each.in_short}, {_in_short(each.path.parent)}")
            for at, each in enumerate(self._found)
            if all(word in each.path.name.casefold() for word in words)
        ]
        if fitting or not typed.strip():
            return fitting
        return [Offer(_TYPED, typed.strip(), "open this file")]

    @on(Input.Changed)
    def forget_the_refusal(self) -> None:
        """What was refused was another file."""
        self._advise(_ADVICE)

    @on(Chooser.Chosen)
    def choose(self, event: Chooser.Chosen) -> None:
        """Open what was chosen."""
        event.stop()
        if event.value == _TYPED:
            path = path_named(self.query_one(Chooser).typed, self._here)
        else:
            path = self._found[int(event.value)].path
        self._advise(f"looking at {path.name} …")
        self.query_one(Chooser).disabled = True  # a key pressed meanwhile would choose another
        self._open(path)

    @work(thread=True, exclusive=True, group="open")
    def _open(self, path: Path) -> None:
        """Open a file, and see what its columns are. A large one takes a moment."""
        worker = get_current_worker()
        try:
            issued, problems = read_editions(self._workshop)
            editions = in_all_languages(self._workshop, issued)
            board = self._workshop.read().board
            proposal = Proposal(open_table(path), editions, board)
            before = as_last_time(
                self._workshop, proposal.table, proposal.columns, editions, lambda: board
            )
            if before is not None:
                proposal.begin_with(before)
        except Unfit as unfit:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._refuse, path, unfit)
            return
        del problems  # the survey's screen tells of them
        if not worker.is_cancelled:
            self.app.call_from_thread(self._answer, proposal)

    def _answer(self, proposal: Proposal) -> None:
        if self.is_current:
            self.dismiss(proposal)

    def _refuse(self, path: Path, unfit: Unfit) -> None:
        """Say what is wrong with a file. A sentence begins with a capital, unless by its name."""
        words = str(unfit)
        if not words.startswith(path.name):
            words = words[:1].upper() + words[1:]
        self._advise(words, is_wrong=True)
        self.query_one(Chooser).disabled = False
        self.query_one(Input).focus()

    def _advise(self, words: str, *, is_wrong: bool = False) -> None:
        about = self.query_one("#about", Static)
        about.set_class(is_wrong, "wrong")
        about.update(shown_on_one_line(words))


def _in_short(folder: Path) -> str:
    """Return a folder as people write it: with ~ for their home."""
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
