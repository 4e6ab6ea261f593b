"""The journey, to be changed while people talk: stages are added, renamed and moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from journeymap.capture.agenda import add_stage, move_stage, rename_stage
from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.session import Session
from journeymap.entries import StageChange
from journeymap.guide import Stage
from journeymap.tui.rows import Row, Rows
from journeymap.tui.state_line import MARKS
from journeymap.tui.words import shown_on_one_line

_AROUND = 12
"""Rows that the frame, the name, the answer and the keys take where there is room."""


class DeedLabel(Static):
    """A key and what it does. A click does it, too."""

    @dataclass
    class Chosen(Message):
        """Somebody clicked on it."""

        action: str

    def __init__(self, key: str, what: str, action: str) -> None:
        super().__init__(Content.assemble((key, "bold $accent"), f" {what}"))
        self._action = action

    def on_click(self) -> None:
        self.post_message(self.Chosen(self._action))


class StagesScreen(ModalScreen[Answer | None]):
    """Shows the stages. Each change is saved at once; the answer to the last one is the result."""

    AUTO_FOCUS = ""
    CSS_PATH = "stages_screen.tcss"
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012  # not a ClassVar to Textual
        (0, "-tiny"),
        (14, "-usual"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "choose(-1)", "Up", show=False, id="stages.up"),
        Binding("down", "choose(1)", "Down", show=False, id="stages.down"),
        Binding("a", "add", "Add", tooltip="A new stage, behind this one", id="stages.add"),
        Binding("r,enter", "rename", "Rename", tooltip="Call it otherwise", id="stages.rename"),
        Binding(
            "minus,ctrl+up",
            "shift(-1)",
            "Earlier",
            key_display="-",
            tooltip="Move it towards the beginning of the journey",
            id="stages.earlier",
        ),
        Binding(
            "plus,ctrl+down",
            "shift(1)",
            "Later",
            key_display="+",
            tooltip="Move it towards the end of the journey",
            id="stages.later",
        ),
        Binding("ctrl+z", "undo", "Undo", tooltip="Take back the last change", id="stages.undo"),
        Binding("escape", "back", "Back", tooltip="Back to the board", id="stages.back"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._at: str | None = session.stage.id if session.stage else None
        """The id of the stage that is chosen."""
        self._renames: str | None = None
        """The id of the stage whose name is typed; None while that of a new one is."""
        self._last: Answer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="stages-box") as box:
            box.border_title = Content("the journey")
            yield Rows(id="stages")
            yield Input(id="stage-name", select_on_focus=False)
            yield Static(id="told", markup=False)
            with Horizontal(id="deeds"):
                yield DeedLabel("a", "add", "add")
                yield DeedLabel("r", "rename", "rename")
                yield DeedLabel("-", "earlier", "shift(-1)")
                yield DeedLabel("+", "later", "shift(1)")
                yield DeedLabel("Esc", "back", "back")

    def on_mount(self) -> None:
        self._name_is_typed(typed=False)
        self.show_board()

    def on_resize(self, event: Resize) -> None:
        """Leave room for the name and the answer below the stages."""
        self.query_one("#stages").styles.max_height = max(event.size.height * 9 // 10 - _AROUND, 3)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a name is typed, its letters are no keys of the screen."""
        del parameters
        own = {"choose", "add", "rename", "shift", "undo"}
        return action not in own or not self._line.display

    def action_choose(self, step: int) -> None:
        """Choose the stage above or below."""
        stages = self._session.board.stages()
        if stages:
            self._at = stages[min(max(self._place(stages) + step, 0), len(stages) - 1)].id
        self.show_board()

    def action_shift(self, step: int) -> None:
        """Move the chosen stage."""
        if self._chosen is not None:
            self._tell(move_stage(self._session, self._chosen.id, step))

    def action_add(self) -> None:
        """Ask what a new stage is called."""
        self._renames = None
        self._ask("", "a new stage: what is it called?")

    def action_rename(self) -> None:
        """Ask what the chosen stage is called from now on."""
        if self._chosen is not None:
            self._renames = self._chosen.id
            self._ask(self._chosen.name, "what is it called from now on?")

    def action_undo(self) -> None:
        """Take back what was done last on this sheet."""
        self._tell(self._session.take("undo"))

    def action_back(self) -> None:
        """Leave the name, or the screen."""
        if self._line.display:
            self._name_is_typed(typed=False)
        else:
            self.dismiss(self._last)

    @on(Rows.Chosen, "#stages")
    def choose(self, event: Rows.Chosen) -> None:
        """Choose the stage that was clicked on; a click on the chosen one renames it."""
        event.stop()
        if self._line.display:
            return
        if event.key == self._at:
            self.action_rename()
            return
        self._at = event.key
        self.show_board()

    @on(DeedLabel.Chosen)
    async def do(self, event: DeedLabel.Chosen) -> None:
        """Do what the label says on which somebody clicked."""
        event.stop()
        await self.run_action(event.action)

    @on(Input.Submitted)
    def name_given(self, event: Input.Submitted) -> None:
        """Add or rename. What could not be done leaves the name in the line."""
        event.stop()
        if self._renames is not None:
            answer = rename_stage(self._session, self._renames, event.value)
        else:
            answer = add_stage(self._session, event.value, self._chosen.id if self._chosen else "")
        if not answer.keeps_line:
            self._name_is_typed(typed=False)
        self._tell(answer)

    @property
    def _line(self) -> Input:
        return self.query_one("#stage-name", Input)

    @property
    def _chosen(self) -> Stage | None:
        stages = self._session.board.stages()
        return stages[self._place(stages)] if stages else None

    def _place(self, stages: tuple[Stage, ...]) -> int:
        return next((n for n, stage in enumerate(stages) if stage.id == self._at), 0)

    def _ask(self, name: str, question: str) -> None:
        self._line.border_title = Content(question)
        self._line.border_subtitle = Content("Enter keeps it, Esc leaves it")
        self._line.value = name
        self._line.cursor_position = len(name)
        self._name_is_typed(typed=True)

    def _name_is_typed(self, *, typed: bool) -> None:
        self._line.display = typed
        self.set_focus(self._line if typed else None)
        self.refresh_bindings()

    def _tell(self, answer: Answer) -> None:
        """Show what became of a change, and the journey as it is now."""
        if answer.outcome is not Outcome.TURNED:
            self._last = answer
        if isinstance(answer.entry, StageChange):
            self._at = answer.entry.stage
        text = f"{MARKS[answer.outcome]} {answer.text}"
        told = self.query_one("#told", Static)
        told.set_class(answer.keeps_line, "refused")
        told.update(shown_on_one_line(text))
        self.show_board()

    def show_board(self) -> None:
        """Show the journey as it stands at all tables."""
        board, chosen = self._session.board, self._chosen
        width = len(str(len(board.stages())))
        self.query_one("#stages", Rows).rows = tuple(
            Row(
                ((((stage.name, "bold" if stage == chosen else ""),),),),
                f"{'▸' if stage == chosen else ' '} {str(number).rjust(width)} ●",
                f"+{board.number_of('always', stage.id)} -{board.number_of('never', stage.id)}",
                stage.id,
                here=stage == chosen,
            )
            for number, stage in enumerate(board.stages(), 1)
        )
