"""Where the forms of the questionnaire are, once they are written."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from journeymap.counting import counted
from journeymap.survey.forms.making import what_is_next
from journeymap.survey.issuing import Ready
from journeymap.tui.clipboard import copy
from journeymap.tui.words import shown_on_one_line


@dataclass(frozen=True, slots=True)
class SentOut:
    """What was written."""

    ready: Ready
    paths: Sequence[Path]
    forms: Sequence[str]


class SentOutScreen(ModalScreen[None]):
    """Says what was written and where, and what is to be done with it."""

    CSS_PATH = "sent_out_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "c", "copy", "Copy the folder", id="sent-out.copy", tooltip="To paste it elsewhere"
        ),
        Binding("escape,enter,q", "dismiss", "Close", key_display="Esc", id="sent-out.close"),
    ]

    def __init__(self, sent_out: SentOut) -> None:
        super().__init__()
        self._ready = sent_out.ready
        self._paths = sent_out.paths
        self._forms = sent_out.forms

    def compose(self) -> ComposeResult:
        asked = self._ready.asked
        with VerticalScroll(id="sent-out") as box:
            box.border_title = Content(f"Written: {counted(len(self._paths), 'file')}")
            questions = counted(len(asked.questions), "question")
            yield Static(
                Content(f"Edition {asked.edition}, {questions}. Nothing changes them now.")
            )
            yield Static(shown_on_one_line(str(self._folder), "bold"), id="folder")
            for path in self._paths:
                yield Static(shown_on_one_line(path.name), classes="file")
            for sentence in what_is_next(asked, self._forms):
                yield Static(shown_on_one_line(sentence), classes="next")
            yield Static(
                "When answers come back, take the file in from the survey screen.", classes="next"
            )
            yield Static(id="told", markup=False)
        yield Footer(show_command_palette=False)

    @property
    def _folder(self) -> Path:
        return self._paths[0].parent.resolve()

    @work(exclusive=True)
    async def action_copy(self) -> None:
        """Copy the name of the folder."""
        told = await asyncio.to_thread(copy, str(self._folder), self.app.copy_to_clipboard)
        self.query_one("#told", Static).update(shown_on_one_line(told, "$success"))
