"""The topics' view: what people want to talk about, and the journey that it may become part of."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from journeymap.board import Board, Standing
from journeymap.capture.agenda import topic_to_activity, topic_to_stage
from journeymap.capture.answer import Answer, in_a_sentence
from journeymap.capture.session import Session
from journeymap.capture.tally import tally
from journeymap.entries import ActivityAdded, Said, StageChange, Topic
from journeymap.findings.gaps import label_of
from journeymap.tui.entry_list import question_of
from journeymap.tui.fitted_view import FittedView
from journeymap.tui.rows import Cell, Row, Rows, plain_row


class TopicsView(FittedView):
    """Topics with how many people want each, and where those are that have become something."""

    NAME = "topics"
    KINDS: ClassVar[tuple[type[Said], ...]] = (Topic,)
    DEEDS = ("makes it a stage", "a question")

    def __init__(self) -> None:
        super().__init__()
        self._at: str | None = None
        """The topic that was chosen; the first that is nothing else yet, if none was."""

    def compose(self) -> ComposeResult:
        with Horizontal(id="agenda"):
            yield Rows(id="topics")
            yield Rows(id="journey")

    def draw(self, session: Session) -> None:
        board = session.board
        topics = board.of_kind(Topic.kind)
        at = self._chosen(board, topics)
        box = self.query_one("#topics", Rows)
        gap = self.has_class("-roomy")
        width = len(str(len(topics)))
        box.rows = tuple(
            replace(_row(board, topic, number, width, here=topic is at), gap=gap)
            for number, topic in enumerate(topics, 1)
        )
        box.nothing = question_of(board, Topic)
        box.border_title = Content("what people want to talk about")
        box.border_subtitle = Content(self.hints() if topics else "")
        journey = self.query_one("#journey", Rows)
        journey.border_title = Content("the journey now")
        journey.rows = (*_journey(board, at), *_asked(board))

    def move(self, step: int) -> None:
        """Choose the topic above or below."""
        session = self.session
        topics = session.board.of_kind(Topic.kind) if session else []
        chosen = self._chosen(session.board, topics) if session else None
        if session is None or chosen is None:
            return
        at = min(max(topics.index(chosen) + step, 0), len(topics) - 1)
        self._at = topics[at].entry.id
        self.draw(session)

    def act(self, session: Session, deed: int) -> Answer | None:
        topic = self._chosen(session.board, session.board.of_kind(Topic.kind))
        if topic is None:
            return None
        self._at = topic.entry.id
        become = topic_to_stage if deed == 1 else topic_to_activity
        return become(session, topic.entry.id)

    @on(Rows.Chosen, "#topics")
    def choose(self, event: Rows.Chosen) -> None:
        """Choose the topic on which somebody clicked."""
        event.stop()
        self._at = event.key
        if self.session is not None:
            self.draw(self.session)

    def _chosen(self, board: Board, topics: list[Standing]) -> Standing | None:
        chosen = [each for each in topics if each.entry.id == self._at]
        is_open = [each for each in topics if not _became(board, each.entry.id)]
        return next(iter([*chosen, *is_open, *topics]), None)


def _became(board: Board, topic_id: str) -> list[str]:
    """Return what a topic has become, in words."""
    stages = [board.stage(each.stage) for each in board.changes(StageChange) if each.of == topic_id]
    became = [f"→ stage /{stage.id}" for stage in stages if stage]
    asked = [each for each in board.changes(ActivityAdded) if each.of == topic_id]
    return became + [f"→ asked: {label_of(each.yields)}" for each in asked]


def _row(board: Board, topic: Standing, number: int, width: int, *, here: bool) -> Row:
    became = "   ".join(_became(board, topic.entry.id))
    blocks: list[tuple[Cell, ...]] = [(((topic.entry.text, "bold" if here else ""),),)]
    blocks += [(((became, "$success"),),)] if became else []
    lead = f"{'▸' if here else ' '} {str(number).rjust(width)}"
    return Row(tuple(blocks), lead, tally(topic), topic.entry.id, here=here)


def _journey(board: Board, topic: Standing | None) -> list[Row]:
    """Return the stages, and where the chosen topic would come among them."""
    added = {each.stage for each in board.changes(StageChange) if each.of}
    rows = [
        plain_row(stage.name, "$success" if stage.id in added else "", lead=f"{number:2} ●")
        for number, stage in enumerate(board.stages(), 1)
    ]
    if topic is not None and not any(
        each.of == topic.entry.id for each in board.changes(StageChange)
    ):
        rows.append(plain_row(topic.entry.text, "dim italic", lead=f"{len(rows) + 1:2} ◌"))
    return rows


def _asked(board: Board) -> list[Row]:
    """Return what the room has added to what is asked."""
    rows: list[Row] = []
    for each in board.changes(ActivityAdded):
        stage = board.stage(each.stage) if each.stage else None
        where = f" {in_a_sentence(stage.name)}" if stage else ""
        cell = ((f"{label_of(each.yields)}: ", "dim"), (each.ask, "$success"), (where, "dim"))
        rows.append(Row(((cell,),), "+"))
    return [plain_row("", lead=""), *rows] if rows else []
