"""The session at one table: which stage, who is speaking, and what became of each line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from heapq import merge
from pathlib import Path
from typing import Any, TypeVar

from journeymap.board import Board, Standing
from journeymap.capture.grammar import (
    GoTo,
    MeToo,
    Nothing,
    Plain,
    Say,
    SignAlone,
    SpeakAs,
    TakeBack,
    read_line,
)
from journeymap.capture.lookup import find_one
from journeymap.cleaning import one_line, taken_out
from journeymap.counting import counted
from journeymap.entries import (
    Always,
    Decision,
    Echo,
    Entry,
    Erase,
    Opened,
    Parked,
    Said,
    Unreadable,
    Withdraw,
)
from journeymap.guide import Stage, Voice, has_words
from journeymap.sheets.sheet import NoPlaceTakesIt, NotSaved, Sheet

_QUOTED = 40
"""Characters of what was said that an answer repeats."""
_Kind = TypeVar("_Kind", bound=Entry)


class Outcome(Enum):
    """What became of a line."""

    SAVED = "saved"
    """It is an entry, and on the disk."""
    TURNED = "turned"
    """It changed the stage, the voice or the kind in force."""
    NOTHING = "nothing"
    """It was blank or a comment."""
    NOT_TAKEN = "not taken"
    """It could not be read. The words are still with the writer."""
    NOT_SAVED = "not saved"
    """It could not be put on the disk. The words are still with the writer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one line, in one sentence or two."""

    outcome: Outcome
    text: str = ""
    entry: Entry | None = None
    is_for_no_place: bool = False
    """Whether it was not saved for what it is, so that no other place would take it."""

    @property
    def keeps_line(self) -> bool:
        """Whether the line is not dealt with yet, and stays with the writer."""
        return self.outcome in {Outcome.NOT_TAKEN, Outcome.NOT_SAVED}

    def with_note(self, note: str) -> Answer:
        """Return the answer with one more sentence. What is nothing has no answer to add to."""
        if not note or self.outcome is Outcome.NOTHING:
            return self
        return replace(self, text=f"{sentence(self.text)} {note}")


class Session:
    """Takes lines, one at a time, onto one sheet and onto the board.

    Where a person sees each answer (`attended`), a stage that is not known changes nothing,
    and a session goes on where its sheet left off. Where nobody does, what follows a stage
    or voice that is not known is kept without one, as any other would be a guess.
    `free_text` says whether a line without a sign becomes an entry of the kind in force.
    `before` are the keys of other sheets of this writer, if there are any.
    """

    def __init__(  # noqa: PLR0913  # what has a default is named
        self,
        board: Board,
        sheet: Sheet,
        clock: Callable[[], datetime],
        *,
        attended: bool = False,
        free_text: bool = False,
        before: Iterable[str] = (),
    ) -> None:
        self.board = board
        self.sheet = sheet
        self.place: Path | None = None
        """Where the sheet is, if it is not in the workshop's folder."""
        self._before = list(before)
        self.stage: Stage | None = None
        self.voice: Voice | None = None
        self.kind: type[Said] = Always
        self._clock = clock
        self._attended = attended
        self._free_text = free_text
        self.left: list[str] = []
        """The lines with words that could not be read, and were neither mended nor parked."""
        self._missed = False
        """Whether the last thing said is not an entry, so that "me too" would miss it."""
        self.on_the_table = self._last_talked_of()
        """The id of what was said last, for "me too"."""
        if attended:
            self._go_on_where_it_left_off()

    def take(self, line: str, mends: str | None = None) -> Answer:
        """Take one line. Nothing of it is lost, whatever the answer.

        `mends` is the line among those left that it is the correction of, if it is one.
        """
        without = taken_out(line)
        line = one_line(line)
        try:
            answer = self._take(line)
        except Unreadable as unreadable:
            answer = Answer(Outcome.NOT_TAKEN, sentence(str(unreadable)))
        except NotSaved as why:
            answer = not_saved(why)
        if says_something(line):
            self._remember(line, answer, mends)
        return answer.with_note(what_was_left_out(without))

    def _remember(self, line: str, answer: Answer, mends: str | None) -> None:
        """Keep account of the lines that are left, and of what "me too" would be about."""
        if answer.outcome is Outcome.NOT_TAKEN and line not in self.left:
            self.left.append(line)
        if not answer.keeps_line and mends in self.left:
            self.left.remove(mends)
        self._missed = answer.keeps_line

    def write_on(self, sheet: Sheet, place: Path | None = None) -> None:
        """Go on on another sheet of this writer; in `place`, if not in the workshop's folder."""
        if self.sheet.key not in self._before:
            self._before.append(self.sheet.key)
        self.sheet = sheet
        self.place = place

    def hear(self, entries: Iterable[Entry]) -> None:
        """Show on the board what others have written down."""
        self.board.apply_all(entries)

    def look_anew(self, board: Board) -> None:
        """Take another board, read anew, with what this writer has written since."""
        for entry in self.written():
            if board.entry(entry.id) is None:
                board.apply(entry)
        self.board = board
        self.stage = self.board.stage(self.stage.id) if self.stage else None
        self.voice = self.board.guide.voice(self.voice.id) if self.voice else None

    def park(self, line: str) -> Answer:
        """Keep a line that could not be read, as it is, as a parked point."""
        without = taken_out(line)
        line = one_line(line)
        if not has_words(line):
            return Answer(Outcome.NOT_TAKEN, "there is nothing in it to keep")
        try:
            answer = self._say(Parked, {"text": line})
        except NotSaved as why:
            return not_saved(why)
        self._remember(line, answer, line)
        return answer.with_note(what_was_left_out(without))

    def preview(self, line: str) -> tuple[type[Said] | None, str]:
        """Return the kind that the line would become, if it becomes one, and that in words."""
        try:
            match read_line(one_line(line)):
                case Say(kind, _) | SignAlone(kind):
                    return _with_label(kind)
                case Plain():
                    return _with_label(self.kind)
                case Nothing() if not line.strip():
                    return _with_label(self.kind)
                case MeToo(about):
                    said = self.board.get(about or self.on_the_table or "")
                    return None, f"= me too: {quote(said)}" if said else "= me too"
                case _:
                    return None, "…"
        except Unreadable:
            return None, "…"

    def go(self, step: int) -> Answer:
        """Go `step` stages on. Before the first and behind the last is the whole journey."""
        places: list[Stage | None] = [None, *self.board.stages()]
        at = next((n for n, each in enumerate(places) if each == self.stage), 0)
        return self._turn_to_stage(places[(at + step) % len(places)])

    @property
    def lines_saved(self) -> int:
        """How many entries this writer has on the disk, the heads of the sheets not counted."""
        return sum(not isinstance(entry, Opened) for entry in self.written())

    def written(self) -> list[Entry]:
        """Return what stands on the sheets of this writer, in the order in which it was said."""
        keys = dict.fromkeys(key for key in self._before if key != self.sheet.key)
        sheets = [self.board.on_sheet(key) for key in (*keys, self.sheet.key)]
        return list(merge(*sheets, key=lambda entry: entry.at))

    def next_voice(self) -> Answer:
        """Let the guide's next voice speak; after the last one it is not said who does."""
        voices: list[Voice | None] = [None, *self.board.guide.voices]
        at = next((n for n, each in enumerate(voices) if each == self.voice), 0)
        return self._turn_to_voice(voices[(at + 1) % len(voices)])

    def next_kind(self, kinds: list[type[Said]], step: int) -> Answer:
        """Make the next of `kinds` the kind in force, for lines without a sign."""
        at = kinds.index(self.kind) if self.kind in kinds else -1
        return self._turn_to_kind(kinds[(at + step) % len(kinds)])

    def put(self, kind: type[_Kind], fields: Mapping[str, Any]) -> _Kind:
        """Save a new entry with these fields, and show it on the board. Raises `NotSaved`."""
        entry_id = self.sheet.next_id()
        if issubclass(kind, Decision):
            fields = {**fields, "over": self._decisions_known(fields["about"])}
        entry = kind.model_validate({**fields, "id": entry_id, "at": self._clock()})
        self.sheet.append(entry)
        self.board.apply(entry)
        return entry

    def in_short(self, entry: Entry) -> str:
        """Return what an entry is and where it was said, in a few words."""
        if not isinstance(entry, Said):
            return "me too" if isinstance(entry, Echo) else entry.kind
        stage = self.board.stage(entry.stage) if entry.stage else None
        return f"{entry.in_short()}, {in_a_sentence(stage.name)}" if stage else entry.in_short()

    def _decisions_known(self, about: str) -> list[str]:
        """Return the ids that a decision about this entry names as those it is made over."""
        if isinstance(self.board.entry(about), Decision):
            return []
        newest = self.board.newest_decisions(about)
        return [each.id for each in newest if each.sheet_key != self.sheet.key]

    def _take(self, line: str) -> Answer:
        match read_line(line):
            case Nothing():
                return self._nothing(line)
            case Say(kind, fields):
                return self._say(kind, fields)
            case Plain(text):
                return self._plain(text)
            case SignAlone(kind):
                return self._sign_alone(kind)
            case MeToo(about):
                return self._echo(about)
            case TakeBack():
                return self._take_back()
            case GoTo(stage):
                return self._go_to(stage)
            case SpeakAs(voice):
                return self._speak_as(voice)

    def _say(self, kind: type[Said], fields: dict[str, Any]) -> Answer:
        entry = self.put(kind, {**fields, **self._where()})
        if self._free_text and kind.takes_plain_text:
            self.kind = kind
        self.on_the_table = entry.id
        return self._saved(entry, self.in_short(entry))

    def _plain(self, text: str) -> Answer:
        if self._free_text:
            return self._say(self.kind, self.kind.from_line(text))
        wrong = "it is not clear what kind of thing this is"
        raise Unreadable(wrong, "Begin the line with + (must always), - (must never) or ? (park)")

    def _nothing(self, line: str) -> Answer:
        if line and self._attended:
            raise Unreadable(
                "a line that begins with # is not kept", "Begin with + or - to keep it"
            )
        return Answer(Outcome.NOTHING)

    def _sign_alone(self, kind: type[Said]) -> Answer:
        if kind is Parked and self.left:
            return self.park(self.left[-1])
        if self._free_text and kind.takes_plain_text:
            return self._turn_to_kind(kind)
        return self._say(kind, kind.from_line(""))

    def _echo(self, named: str | None) -> Answer:
        about = named.lower() if named else self.on_the_table
        if named is None:
            self._refuse_to_guess("whom the echo is for")
        if about is None:
            raise Unreadable("nothing has been said on this sheet yet", "Type what was said: + …")
        about = self.board.root_of(about) or about
        said = self.board.get(about)
        if said is None:
            raise Unreadable(f"{about} is not on the board", "Type the id of something that is")
        echo = self.put(Echo, {"about": about, "voice": self._voice_id()})
        self.on_the_table = about
        return self._saved(echo, f"me too for {about}, {quote(said)}, {said.people + 1} people now")

    def _take_back(self) -> Answer:
        self._refuse_to_guess("what to take back")
        last = self._last_line()
        if last is None:
            raise Unreadable("nothing on this sheet can be taken back", "Go on with the next line")
        withdrawal = self.put(Withdraw, {"about": last.id})
        self.on_the_table = self._last_talked_of()
        return self._saved(withdrawal, f"took back {last.id}, {self.in_short(last)}")

    def _refuse_to_guess(self, what: str) -> None:
        """Raise `Unreadable` where the line before was not taken and nobody saw that."""
        if self._missed and not self._attended:
            wrong = f"it is not clear {what}, as the line before was not taken"
            raise Unreadable(wrong, "Put the line before right first")

    def _go_to(self, typed: str) -> Answer:
        try:
            stage = find_one(typed, self.board.stages(), "stage", "/") if typed else None
        except Unreadable as unknown:
            if self._attended:
                raise
            self.stage = None
            raise _without(unknown, "stage") from unknown
        return self._turn_to_stage(stage)

    def _speak_as(self, typed: str) -> Answer:
        try:
            voice = find_one(typed, self.board.guide.voices, "voice", "@") if typed else None
        except Unreadable as unknown:
            if self._attended:
                raise
            self.voice = None
            raise _without(unknown, "voice") from unknown
        return self._turn_to_voice(voice)

    def _turn_to_stage(self, stage: Stage | None) -> Answer:
        self.stage = stage
        return Answer(Outcome.TURNED, f"now at: {stage.name if stage else 'the whole journey'}")

    def _turn_to_voice(self, voice: Voice | None) -> Answer:
        self.voice = voice
        return Answer(Outcome.TURNED, f"now speaking: {voice.name if voice else 'not said who'}")

    def _turn_to_kind(self, kind: type[Said]) -> Answer:
        self.kind = kind
        return Answer(Outcome.TURNED, f"now writing: {kind.label}")

    def _saved(self, entry: Entry, what: str) -> Answer:
        """Return the answer to what is on the disk: which entry it is, and where it is kept."""
        text = f"saved {entry.id}: {what}"
        if self.place is not None:
            text = f"{text}. Kept in {self.place}"
        return Answer(Outcome.SAVED, text, entry)

    def _where(self) -> dict[str, str | None]:
        return {"stage": self.stage.id if self.stage else None, "voice": self._voice_id()}

    def _voice_id(self) -> str | None:
        return self.voice.id if self.voice else None

    def _last_line(self) -> Entry | None:
        """Return the last line of this sheet that was not taken back, and took nothing back."""
        for entry in reversed(self.written()):
            if not isinstance(entry, (Opened, Withdraw, Erase)) and self.board.stands(entry.id):
                return entry
        return None

    def _last_talked_of(self) -> str | None:
        last = self._last_line()
        return None if last is None else self.board.root_of(last.id)

    def _go_on_where_it_left_off(self) -> None:
        said = [entry for entry in self.written() if isinstance(entry, Said)]
        if said:
            last = said[-1]
            self.stage = self.board.stage(last.stage) if last.stage else None
            self.voice = self.board.guide.voice(last.voice) if last.voice else None


def not_saved(why: NotSaved) -> Answer:
    """Return the answer to what could not be put on the disk."""
    is_for_no_place = isinstance(why, NoPlaceTakesIt)
    return Answer(Outcome.NOT_SAVED, f"not saved: {why}.", is_for_no_place=is_for_no_place)


def what_was_left_out(number: int) -> str:
    """Return the sentence that says how many characters were not kept, if any were not."""
    were = "was" if number == 1 else "were"
    left_out = f"{counted(number, 'character')} that cannot be shown {were} left out."
    return left_out if number else ""


def says_something(line: str) -> bool:
    """Whether a line holds something that was said, and not only a command."""
    return bool(line) and line[0] not in "/@=" and line.casefold() not in {"undo", Parked.sign}


def _without(unknown: Unreadable, what: str) -> Unreadable:
    """Return what is told where nobody sees it in time: what follows is put nowhere wrong."""
    kept = f"What follows is kept without a {what}, up to the next that is known"
    return Unreadable(unknown.wrong, f"{unknown.instead}. {kept}")


def _with_label(kind: type[Said]) -> tuple[type[Said], str]:
    return kind, f"{kind.sign} {kind.label}"


def quote(said: Standing) -> str:
    """Return the first words of something said, in quotation marks."""
    words = said.entry.text
    return f"‘{words if len(words) <= _QUOTED else words[: _QUOTED - 1].rstrip() + '…'}’"


def sentence(text: str) -> str:
    """Return text with a full stop at its end, if it has no mark there."""
    return text if text.endswith((".", "…", "?", "!")) else f"{text}."


def in_a_sentence(name: str) -> str:
    """Return a name as it stands inside a sentence: "eating together", but "NHS visit"."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
