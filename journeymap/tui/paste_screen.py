"""A paste of many lines: what each becomes is seen before any of them is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key, Paste
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from journeymap.capture.answer import Answer
from journeymap.capture.pasting import Pasted, Taken, in_words, look_through
from journeymap.capture.session import Session
from journeymap.counting import counted
from journeymap.entries import Said
from journeymap.tui.pasted_list import PastedList, style_of
from journeymap.tui.words import shown_on_one_line

_SLICE = 0.05
"""Seconds of work on a long paste, after which keys have their turn."""
_BREATH = 0.001
_STILL_TYPING = 0.5
"""Seconds after a letter in which Space and Enter are part of what somebody goes on typing."""


def _nothing() -> Generator[None, None, None]:
    """Return work that is done."""
    yield from ()


Work = Generator[None, None, None]
"""A piece of work, a line at a time."""
Take = Callable[[type[Said], frozenset[int]], Generator[Answer, None, None]]
"""Takes the lines, but for those with these numbers; the kind is in force at the first."""


@dataclass(frozen=True, slots=True)
class Pile:
    """The pasted lines where they wait, and what can be done with them."""

    lines: Callable[[], Sequence[str]]
    take: Take
    add: Callable[[str], None]
    """Puts another paste behind all that waits."""


class PasteScreen(ModalScreen[Taken | None]):
    """Shows what the lines become, and has them taken.

    The answer is what became of them, or None if they are to be taken one at a time. The
    lines are not its own: until they are taken they wait behind the capture line.
    """

    AUTO_FOCUS = None
    ALLOW_MAXIMIZE = False
    CSS_PATH = "paste_screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (11, "-short"), (19, "-usual"), (36, "-tall")]  # noqa: RUF012  # not a ClassVar to Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+j", "take", "Take all", key_display="Enter", id="pasted.take"),
        Binding(
            "space",
            "leave_out",
            "Leave out",
            tooltip="Leave the line out, or back in",
            id="pasted.leave-out",
        ),
        Binding(
            "tab",
            "kind(1)",
            "Kind",
            tooltip="What lines without a sign become until one has a sign",
            id="pasted.next-kind",
        ),
        Binding("shift+tab", "kind(-1)", "Kind before", show=False, id="pasted.kind-before"),
        Binding(
            "escape",
            "one_by_one",
            "One by one",
            tooltip="Back to the line, an Enter each",
            id="pasted.one-by-one",
        ),
        Binding("up", "move(-1)", "Up", show=False, id="pasted.up"),
        Binding("down", "move(1)", "Down", show=False, id="pasted.down"),
        Binding("pageup", "page(-1)", "A page up", show=False, id="pasted.page-up"),
        Binding("pagedown", "page(1)", "A page down", show=False, id="pasted.page-down"),
        Binding("home", "end(0)", "First line", show=False, id="pasted.first"),
        Binding("end", "end(1)", "Last line", show=False, id="pasted.last"),
    ]

    def __init__(
        self,
        session: Session,
        pile: Pile,
        kinds: Sequence[type[Said]],
        note: str = "",
    ) -> None:
        """Show what `session` makes of the `pile`. `note` is what is to be known about it."""
        super().__init__()
        self._session = session
        self._pile = pile
        self._lines = pile.lines()
        self._kinds = kinds
        self._kind = session.kind
        self._note = note
        self._heading = ""
        self._typed_at = -_STILL_TYPING
        """When a letter was typed last, for which there is no line here."""
        self._hint = ""
        self._left_out: set[int] = set()
        self._work: Work = _nothing()
        self._taken: Taken | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="pasted"):
            yield Static(id="becomes")
            yield PastedList()
            yield Static(id="in-full")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self._show_number()
        self._show_heading("looking at them …")
        self._look_anew()

    def on_paste(self, event: Paste) -> None:
        """Show what is pasted besides behind the rest; while lines are taken, it waits."""
        event.stop()
        event.prevent_default()
        self._pile.add(event.text)
        if self._taken is None:
            self._lines = self._pile.lines()
            self._show_number()
            self._look_anew()

    def on_key(self, event: Key) -> None:
        """Say to somebody who goes on typing where the line is."""
        if event.is_printable and event.key != "space":
            self._typed_at = monotonic()
            self._hint = "To type, Esc goes back to the line."
            self._show_heading(self._heading)

    @property
    def _is_open_to_changes(self) -> bool:
        """Whether a key may act on the lines now, which is not so in the midst of typing."""
        return self._taken is None and monotonic() - self._typed_at >= _STILL_TYPING

    def action_take(self) -> None:
        """Take all lines that are not left out."""
        if self._is_open_to_changes:
            self._taken = Taken(left_out=len(self._left_out))
            self._begin(self._taking(self._taken))

    def go_back(self) -> None:
        """Go back to the line, which warns of what waits."""
        self.action_one_by_one()

    def action_one_by_one(self) -> None:
        """Go back to the capture line; where lines are being taken, stop at once."""
        self._stop()
        if self._taken is not None:
            self._taken.waiting = len(self._pile.lines())
        self.dismiss(self._taken)

    def on_unmount(self) -> None:
        """Put what waits where it waits while there still is a line to put it into."""
        self._stop()

    def _stop(self) -> None:
        self._work.close()
        self._work = _nothing()

    def action_leave_out(self) -> None:
        """Leave the line under the cursor out, or take it in again."""
        if self._is_open_to_changes:
            rows = self.query_one(PastedList)
            self._left_out ^= {rows.cursor}
            if rows.cursor in self._left_out and rows.under_cursor is not None:
                rows.put(rows.cursor, replace(rows.under_cursor, left_out=True))
            self._look_anew()

    def action_kind(self, step: int) -> None:
        """Change what lines without a sign become."""
        if self._taken is None:
            at = self._kinds.index(self._kind) if self._kind in self._kinds else -1
            self._kind = self._kinds[(at + step) % len(self._kinds)]
            self._look_anew()

    def action_move(self, step: int) -> None:
        """Go to another line."""
        self._go_to(self.query_one(PastedList).cursor + step)

    def action_page(self, step: int) -> None:
        """Go on or back by as many lines as are in sight."""
        self.action_move(step * self.query_one(PastedList).page)

    def action_end(self, last: int) -> None:
        """Go to the first line or to the last."""
        self._go_to(last * len(self._lines))

    @on(PastedList.Pointed)
    def point(self, event: PastedList.Pointed) -> None:
        """Go to the line that somebody clicked on; clicked on again it is left out."""
        if event.row == self.query_one(PastedList).cursor:
            self.action_leave_out()
        else:
            self._go_to(event.row)

    def _go_to(self, row: int) -> None:
        self.query_one(PastedList).go_to(row)
        self._show_in_full()

    def _look_anew(self) -> None:
        """Work out what each line becomes: what is left out may change what follows."""
        self._begin(self._looking())

    def _looking(self) -> Work:
        rows, became = self.query_one(PastedList), Counter[str]()
        looked = look_through(self._session, self._lines, self._kind, frozenset(self._left_out))
        for number, each in enumerate(looked):
            rows.put(number, each)
            became[each.becomes] += 1
            yield
        self._show_heading(in_words(became))

    def _taking(self, taken: Taken) -> Work:
        number = len(self._lines) - len(self._left_out)
        with closing(self._pile.take(self._kind, frozenset(self._left_out))) as answers:
            for answer in answers:
                taken.count(answer)
                self._show_heading(f"taking line {taken.lines} of {number}; Esc stops")
                yield

    def _begin(self, work: Work) -> None:
        """Begin a piece of work, in place of the one before."""
        self._work = work
        self._go_on(work)

    def _go_on(self, work: Work) -> None:
        """Do a slice of the work, and the rest of it when the keys have had their turn."""
        if work is not self._work:
            return  # another was begun meanwhile
        end = monotonic() + _SLICE
        for _ in work:
            if monotonic() > end:
                self.set_timer(_BREATH, partial(self._go_on, work))
                break
        else:
            if self._taken is not None:
                self.dismiss(self._taken)
                return
        self.query_one(PastedList).show()
        self._show_in_full()

    def _show_number(self) -> None:
        self.query_one("#pasted").border_title = Content(counted(len(self._lines), "pasted line"))

    def _show_heading(self, text: str) -> None:
        self._heading = text
        notes = filter(None, [self._hint, self._note])
        lines = [
            shown_on_one_line(text, "bold"),
            *(shown_on_one_line(each, "$warning") for each in notes),
        ]
        self.query_one("#becomes", Static).update(Content("\n").join(lines))

    def _show_in_full(self) -> None:
        """Show the line under the cursor with all its words, and what it becomes in names."""
        rows = self.query_one(PastedList)
        place = f"{rows.cursor + 1} of {len(self._lines)}"
        kind = f"without a sign: {self._kind.sign} {self._kind.label}"
        box = self.query_one("#pasted")
        box.border_subtitle = shown_on_one_line(f"{kind} │ {place}")
        if (pasted := rows.under_cursor) is not None:
            self.query_one("#in-full", Static).update(_in_full(pasted))


def _in_full(pasted: Pasted) -> Content:
    """Return what a line becomes and where, and under it its words or what it does."""
    parts = [Content.styled(pasted.becomes, style_of(pasted))]
    if not pasted.left_out and pasted.answer.entry is not None:
        stage, voice = pasted.stage, pasted.voice
        parts.append(shown_on_one_line(stage.name if stage else "the whole journey"))
        parts.append(shown_on_one_line(voice.name if voice else "not said who"))
    elif not pasted.left_out:
        parts.append(shown_on_one_line(pasted.answer.text))
    return Content("\n").join([Content(" │ ").join(parts), shown_on_one_line(pasted.line, "dim")])
