"""The work of the capture screen line by line, for a person at a keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.away import place_named, still_away
from journeymap.capture.clock import Phase
from journeymap.capture.commands import INSTRUCTIONS, by_name, command_rows
from journeymap.capture.instruction import Instruction
from journeymap.capture.notes import take_notes
from journeymap.capture.other_tables import OtherTables
from journeymap.capture.room import Room
from journeymap.capture.session import Session
from journeymap.cli.account_files import write_files
from journeymap.cli.asking import say
from journeymap.cli.spoken import spoken
from journeymap.cli.telling import Refused
from journeymap.cli.workshop_argument import enter_room
from journeymap.counting import counted
from journeymap.entries import SAID_KINDS, Said, Unreadable
from journeymap.feedback.forms.in_lines import in_lines
from journeymap.feedback.summary import words_that_go_out
from journeymap.feedback.usual_account import usual_account
from journeymap.findings.identity import possible_names
from journeymap.guide import Stage, Voice
from journeymap.sheets.sheet import NotSaved
from journeymap.sheets.workshop import Workshop

_ONLY_HERE = (
    ("news", "", "Lists what other tables wrote since you asked last."),
    ("summary", "[write]", "Reads out the summary, or writes it into its file."),
    ("elsewhere", "[FOLDER]", "Saves in another folder while the workshop's cannot be written."),
    ("leave", "", "Ends. All that was taken is saved."),
)
"""What is a command in the line mode only, as the screen has keys and screens for it."""


def go_by_line(
    workshop: Workshop, sheet: str, elsewhere: Path | None = None, *, park_unread: bool = False
) -> None:
    """Take what a person types at a table, line by line, until that person leaves."""
    room = enter_room(workshop, sheet)
    with closing(room.sheet):
        mode = LineMode(workshop, room)
        for notice in room.notices:
            say(notice)
        mode.run(elsewhere, park_unread=park_unread)


def line_command_rows() -> list[tuple[str, str]]:
    """Return each command of the line mode as it is typed, and what it does, for a table."""
    here = (Instruction(*each, _nothing) for each in _ONLY_HERE)
    return command_rows((*INSTRUCTIONS, *here))


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class _Unsaved:
    """A line that is to be saved as soon as there is a place for it, and what it belongs to."""

    line: str
    kind: type[Said]
    stage: Stage | None
    voice: Voice | None
    listed: tuple[str, ...]
    """What the numbers in it mean."""

    def take(self, session: Session) -> Answer:
        """Take the line as it was meant when it was typed."""
        now = session.stage, session.voice, session.listed
        session.stage, session.voice, session.listed = self.stage, self.voice, self.listed
        try:
            return session.take(self.line, kind=self.kind)
        finally:
            session.stage, session.voice, session.listed = now


class LineMode:
    """A table, line by line: what is typed is answered, and nothing else is said."""

    def __init__(
        self, workshop: Workshop, room: Room, clock: Callable[[], datetime] = _now
    ) -> None:
        self._workshop = workshop
        do = (self._news, self._summary, self._elsewhere, self._leave)
        here = (Instruction(*each, done) for each, done in zip(_ONLY_HERE, do, strict=True))
        commands = by_name((*INSTRUCTIONS, *here))
        self._session = room.session(clock, attended=True, free_text=True, commands=commands)
        self._away = room.away(self._session, clock)
        follower = workshop.follow(room.sheet, room.reading)
        self._others = OtherTables(follower, room.elsewhere.read_board)
        self._line = ""
        """What was typed last."""
        self._unsaved: list[_Unsaved] = []
        self._told_over: set[str] = set()
        """The kinds whose clocks have run out, and that was told."""
        self._is_warned = False
        self._is_leaving = False

    def run(self, elsewhere: Path | None = None, *, park_unread: bool = False) -> None:
        """Take lines until the person leaves. With a place `elsewhere`, it is gone to unasked."""
        for line in _beginning(self._session):
            say(line)
        go = partial(self._away.go, elsewhere) if elsewhere else None
        take_notes(
            self._session, self._typed(), self._answer, park_unread=park_unread, go_elsewhere=go
        )
        self._come_home()
        for line in self._ending():
            say(line)

    def _typed(self) -> Iterator[str]:
        """Yield what is typed, line by line; between two lines others are listened to."""
        with suppress(ImportError):  # with it the arrow keys bring back a line, to be mended
            import readline  # noqa: F401
        while not self._is_leaving:
            try:
                line = input(f"{_prompt(self._session)} ")
            except KeyboardInterrupt:
                say("")
                say("Dropped: what was in the line. :leave ends.")
                continue
            except EOFError:
                say("")
                return
            self._come_home()
            self._others.listen(self._session)
            self._line = line
            yield line

    def _answer(self, answer: Answer) -> None:
        """Say the answer to what was typed."""
        for line in spoken(answer):
            say(line)
        if answer.outcome is Outcome.NOT_SAVED and not answer.is_for_no_place:
            session = self._session
            belongs_to = (session.kind, session.stage, session.voice, session.listed)
            self._unsaved.append(_Unsaved(self._line, *belongs_to))
            say("Type :elsewhere to save it in another folder.")
        for name in self._clocks_that_ran_out():
            say(f"Time is up: {name}")

    def _clocks_that_ran_out(self) -> Iterator[str]:
        """Yield the name of each clock that has run out and was not told yet."""
        over = {
            each.kind: each.name
            for each in self._session.clocks.running()
            if each.phase is Phase.OVER
        }
        yield from (name for kind, name in over.items() if kind not in self._told_over)
        self._told_over = {*over}

    def _come_home(self) -> None:
        """Bring home what is elsewhere, if the workshop's folder can be written, and say so."""
        if not self._away.waits_to_go_home or not self._away.elsewhere.home_works():
            return
        before = self._away.home
        if told := self._away.go_home():
            say(told[0].upper() + told[1:])
        if self._away.home is not before:
            self._others.leave_out(self._away.home.path)

    def _ending(self) -> Iterator[str]:
        """Yield what a person should know who leaves."""
        yield f"Saved: {counted(self._session.lines_saved, 'line')} in all."
        yield from (f"Not saved: {each.line}" for each in self._unsaved)
        yield from (f"Not taken: {each}" for each in self._session.left)
        if left := still_away(self._away.elsewhere):
            yield left

    def _news(self, session: Session, rest: str) -> Answer:
        return self._others.news(session, rest)

    def _summary(self, session: Session, rest: str) -> Answer:
        unread = len(self._workshop.read().problems)
        account = usual_account(self._workshop, session.board, unread)
        if not rest:
            lines = (*account.told(), *in_lines(account.document))
            return Answer(Outcome.TURNED, "the summary:", told=lines)
        if rest.casefold() != "write":
            raise Unreadable(f"a summary is not ‘{rest}’", "Type :summary or :summary write")
        try:
            path = write_files(self._workshop, account.files)
        except Refused as why:
            return Answer(Outcome.NOT_TAKEN, str(why))
        names = possible_names(words_that_go_out(session.board))
        look = ("Look at what may be names before you send it:", *names) if names else ()
        return Answer(Outcome.TURNED, f"written: {path}", told=(*account.told(), *look))

    def _elsewhere(self, session: Session, rest: str) -> Answer:
        """Go on in another place, and save there what was not saved."""
        try:
            place = place_named(rest) if rest else self._away.elsewhere.propose()
            self._away.go(place, "".join(each.line for each in self._unsaved))
        except NotSaved as why:
            return Answer(Outcome.NOT_TAKEN, f"that place cannot be written: {why}.")
        answers = [(each, each.take(session)) for each in self._unsaved]
        self._unsaved = [each for each, answer in answers if answer.keeps_line]
        told = [line for _, answer in answers for line in spoken(answer)]
        return Answer(Outcome.TURNED, f"saving in: {place}", told=tuple(told))

    def _leave(self, session: Session, rest: str) -> Answer:
        """Leave, but not lines that are no entries without a warning."""
        del rest
        number = len(session.left) + len(self._unsaved)
        if number and not self._is_warned:
            self._is_warned = True
            wrong = f"{counted(number, 'line')} would be dropped, which :status tells"
            raise Unreadable(wrong, "Type :leave again to drop them")
        self._is_leaving = True
        return Answer(Outcome.TURNED, "ended")


def _beginning(session: Session) -> Iterator[str]:
    """Yield what is to be known at the beginning, in words that can be heard."""
    kinds = [name for name, kind in SAID_KINDS.items() if kind.meaning]
    yield f"{session.sheet.name}, {session.board.guide.title}."
    yield f"Type what was said, then Enter. It becomes: {session.kind.label}."
    yield f"Or begin with what it is and a colon: {', '.join(kinds)}."
    yield "me too: one more person says the last one. undo: takes it back."
    yield "A colon alone lists the commands. :leave ends."


def _prompt(session: Session) -> str:
    """Return where plain text goes and what it becomes, as short as it can be."""
    stage = f"{session.stage.name}, " if session.stage else ""
    return f"{stage}{session.kind.label}:"


def _nothing(session: Session, rest: str) -> Answer:
    del session, rest
    return Answer(Outcome.NOTHING)
