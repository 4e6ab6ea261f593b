"""The session at one table: which stage, who is speaking, and what became of each line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from heapq import merge
from pathlib import Path
from typing import Any, TypeVar

from journeymap.board import Board
from journeymap.capture.answer import (
    Answer,
    Outcome,
    in_a_sentence,
    not_saved,
    quote,
    quote_words,
    sentence,
    what_was_left_out,
)
from journeymap.capture.cards import picked
from journeymap.capture.clock import Clocks
from journeymap.capture.filling_in import PARTS, filled_in, next_part, part_in_words
from journeymap.capture.grammar import (
    Command,
    DoAgain,
    GoTo,
    MeToo,
    Nothing,
    Plain,
    Say,
    SignAlone,
    SpeakAs,
    TakeBack,
    read_line,
    says_something,
)
from journeymap.capture.lookup import UnknownCommand, find_command, find_one
from journeymap.capture.taking_back import Deeds
from journeymap.cleaning import one_line, taken_out
from journeymap.counting import counted
from journeymap.entries import (
    Always,
    Change,
    Decision,
    Echo,
    Edit,
    Entry,
    Erase,
    Judgement,
    Opened,
    Parked,
    Said,
    Unreadable,
    Withdraw,
)
from journeymap.guide import Stage, Voice, has_words
from journeymap.sheets.sheet import NotSaved, Sheet
from journeymap.standing import Standing

_Kind = TypeVar("_Kind", bound=Entry)
_NOT_TALKED_OF = (Opened, Withdraw, Erase, Change, Judgement)
"""The kinds of which nobody could say that it is so for them, too."""


class Session:
    """Takes lines, one at a time, onto one sheet and onto the board.

    Where a person sees each answer (`attended`), a stage that is not known changes nothing,
    and a session goes on where its sheet left off. Where nobody does, what follows a stage
    or voice that is not known is kept without one, as any other would be a guess.
    `free_text` says whether a line without a sign becomes an entry of the kind in force.
    `before` are the keys of other sheets of this writer, if there are any. `commands` are
    what a line that begins with a colon may ask for, by name.
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
        commands: Mapping[str, Callable[[Session, str], Answer]] | None = None,
    ) -> None:
        self.board = board
        self.board.know(sheet.head)
        self.sheet = sheet
        self.place: Path | None = None
        """Where the sheet is, if it is not in the workshop's folder."""
        self._before = list(before)
        self.stage: Stage | None = None
        self.voice: Voice | None = None
        self.kind: type[Said] = Always
        self.fills_in = False
        """Whether plain text behind a recipe or a parked point fills in the parts of that."""
        self.in_hand: str | None = None
        """The id of the entry that is filled in, if one is."""
        self.part = ""
        """Which of its parts the next line fills in."""
        self.listed: tuple[str, ...] = ()
        """The ids of the last list that was asked for, so that its numbers can be typed."""
        self.told = 0
        """How many of them were told; the others follow when more are asked for."""
        self.clock = clock
        self.clocks = Clocks(clock)
        self.commands = {} if commands is None else commands
        """What a line that begins with a colon may ask for, by name."""
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

    def take(self, line: str, mends: str | None = None, kind: type[Said] | None = None) -> Answer:
        """Take one line. Nothing of it is lost, whatever the answer.

        `mends` is the line among those left that it is the correction of, if it is one.
        `kind` is what it becomes if it has no sign of its own.
        """
        without = taken_out(line)
        line = one_line(line)
        says = says_something(line)
        try:
            answer = self._take(line, kind or self.kind)
        except Unreadable as unreadable:
            answer = Answer(Outcome.NOT_TAKEN, sentence(str(unreadable)))
            says = says or isinstance(unreadable, UnknownCommand)  # people do say such things
        except NotSaved as why:
            answer = not_saved(why)
        if says:
            self._remember(line, answer, mends)
        elif answer.keeps_line and line.startswith(":"):
            self._missed = True
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
        self.board.know(sheet.head)
        self.place = place

    def hear(self, entries: Iterable[Entry]) -> None:
        """Show on the board what others have written down."""
        self.board.apply_all(entries)
        self._see_stage_as_it_is()

    def look_anew(self, board: Board) -> None:
        """Take another board, read anew, with what this writer has written since."""
        for entry in self.written():
            if board.entry(entry.id) is None:
                board.apply(entry)
        board.know(self.sheet.head)
        self.board = board
        self._see_stage_as_it_is()
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

    def go(self, step: int) -> Answer:
        """Go `step` stages on. Before the first and behind the last is the whole journey."""
        places: list[Stage | None] = [None, *self.board.stages()]
        at = next((n for n, each in enumerate(places) if each == self.stage), 0)
        return self._turn_to_stage(places[(at + step) % len(places)])

    @property
    def lines_saved(self) -> int:
        """How many entries this writer has on the disk, the heads of the sheets not counted."""
        return sum(map(self.board.number_on_sheet, {*self._before, self.sheet.key}))

    def written(self) -> list[Entry]:
        """Return what stands on the sheets of this writer, in the order in which it was said."""
        keys = dict.fromkeys(key for key in self._before if key != self.sheet.key)
        sheets = [self.board.on_sheet(key) for key in (*keys, self.sheet.key)]
        return list(merge(*sheets, key=lambda entry: entry.at))

    def next_voice(self, step: int = 1) -> Answer:
        """Let the voice speak that is `step` further on in the guide, round and round."""
        voices = self.board.guide.voices
        if not voices:
            return Answer(Outcome.TURNED, "the guide has no voices yet")
        before_all = -1 if step > 0 else 0
        at = voices.index(self.voice) if self.voice in voices else before_all
        return self._turn_to_voice(voices[(at + step) % len(voices)])

    def next_kind(self, kinds: list[type[Said]], step: int) -> Answer:
        """Make the next of `kinds` the kind in force, for lines without a sign."""
        at = kinds.index(self.kind) if self.kind in kinds else -1
        return self.turn_to_kind(kinds[(at + step) % len(kinds)])

    def put(self, kind: type[_Kind], fields: Mapping[str, Any]) -> _Kind:
        """Save a new entry with these fields, and show it on the board. Raises `NotSaved`."""
        entry_id = self.sheet.next_id()
        if issubclass(kind, Decision):
            fields = {**fields, "over": self.decisions_known(fields["about"])}
        entry = kind.model_validate({"at": self.clock(), **fields, "id": entry_id})
        self.sheet.append(entry)
        self.board.apply(entry)
        self._see_stage_as_it_is()
        return entry

    def put_together(self, make: Callable[[int], Sequence[Entry]]) -> Sequence[Entry]:
        """Save new entries at once, all or none, and show them on the board. Raises `NotSaved`.

        `make` is given the number that the first of them has on the sheet.
        """
        entries = make(int(self.sheet.next_id().partition(".")[2]))
        self.sheet.append_together(entries)
        self.board.apply_all(entries)
        self._see_stage_as_it_is()
        return entries

    def in_short(self, entry: Entry) -> str:
        """Return what an entry is and where it was said, in a few words."""
        if not isinstance(entry, Said):
            named = entry.label if isinstance(entry, (Change, Judgement)) else entry.kind
            return "me too" if isinstance(entry, Echo) else named
        stage = self.board.stage(entry.stage) if entry.stage else None
        return f"{entry.in_short()}, {in_a_sentence(stage.name)}" if stage else entry.in_short()

    def decisions_known(self, about: str) -> list[str]:
        """Return the ids that a decision about this entry names as those it is made over."""
        if isinstance(self.board.entry(about), Decision):
            return []
        newest = self.board.newest_decisions(about)
        return [each.id for each in newest if each.sheet_key != self.sheet.key]

    def _take(self, line: str, kind_in_force: type[Said]) -> Answer:
        read = read_line(line)
        match read:
            case Nothing():
                return self._nothing(line)
            case Say(kind, fields):
                return self._say(kind, fields)
            case Plain(text):
                return self._plain(text, kind_in_force)
            case SignAlone(kind):
                return self._sign_alone(kind)
            case MeToo(about):
                return self._echo(about)
            case _:
                return self._steer(read)

    def _steer(self, read: GoTo | SpeakAs | TakeBack | DoAgain | Command) -> Answer:
        """Do what a line asks for in which nothing is said."""
        match read:
            case GoTo(stage):
                return self._go_to(stage)
            case SpeakAs(voice):
                return self._speak_as(voice)
            case TakeBack():
                return self._take_back()
            case DoAgain():
                return self._do_again()
            case Command(name, rest):
                return self._obey(name, rest)

    def _say(self, kind: type[Said], fields: dict[str, Any]) -> Answer:
        entry = self.put(kind, {**fields, **self._where()})
        if self._free_text:
            self.kind = kind
        self._take_in_hand(entry)
        self.on_the_table = entry.id
        return self.saved(entry, self.in_short(entry))

    def _plain(self, text: str, kind: type[Said]) -> Answer:
        if self.filling is not None and isinstance(self.filling, kind):
            return self._fill_in(self.filling, text)
        if self._free_text:
            return self._say(kind, kind.from_line(text))
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
        if self._free_text:
            self.in_hand = None
            return self.turn_to_kind(kind)
        return self._say(kind, kind.from_line(""))

    @property
    def filling(self) -> Said | None:
        """The entry that the next plain line fills in, as it stands; None if there is none."""
        said = self.board.get(self.in_hand) if self.fills_in and self.in_hand else None
        return said.entry if said and type(said.entry) is self.kind else None

    def next_part(self) -> Answer:
        """Go to the next part of the entry that is filled in; behind the last is the first."""
        entry = self.filling
        if entry is None:
            return Answer(Outcome.NOT_TAKEN, "there is nothing yet that could be filled in.")
        parts = PARTS[type(entry)]
        self.part = parts[(parts.index(self.part) + 1) % len(parts)]
        return Answer(Outcome.TURNED, f"now writing: {part_in_words(entry, self.part)}")

    def begin_another(self) -> Answer:
        """Let what is filled in be as it is: the next plain line begins another one."""
        self.in_hand = None
        return Answer(Outcome.TURNED, f"now writing: another {self.kind.label}")

    def take_in_hand(self, entry_id: str) -> Answer:
        """Fill in a recipe or a parked point that was said before, where it stopped."""
        said = self.board.get(entry_id)
        if said is None or type(said.entry) not in PARTS:
            return Answer(Outcome.NOT_TAKEN, "that is nothing that could be filled in.")
        self.kind = type(said.entry)
        self._take_in_hand(said.entry)
        what = part_in_words(said.entry, self.part) if self.in_hand else "nothing is left open"
        return Answer(Outcome.TURNED, f"in hand: {quote(said)}, {what}")

    def _take_in_hand(self, entry: Said) -> None:
        part = next_part(entry)
        self.in_hand, self.part = (entry.id, part) if part else (None, "")

    def _fill_in(self, entry: Said, text: str) -> Answer:
        cards = picked(self.board, text) if self.part == "ingredients" else None
        what = cards.in_words if cards else part_in_words(entry, self.part)
        new = cards.words if cards else text
        edit = self.put(Edit, {"about": entry.id, **filled_in(entry, self.part, new)})
        if isinstance(entry, Parked) and self.filling:
            self._take_in_hand(self.filling)
        return self.saved(edit, f"{what}, for {quote_words(entry.text)}")

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
        return self.saved(echo, f"me too for {about}, {quote(said)}, {_people_now(said)} now")

    def _take_back(self) -> Answer:
        self._refuse_to_guess("what to take back")
        last = next((e for e in reversed(self._deeds().done) if self.board.stands(e.id)), None)
        if last is None:
            raise Unreadable("nothing on this sheet can be taken back", "Go on with the next line")
        withdrawal = self.put(Withdraw, {"about": last.id})
        self._go_back_in_hand()
        self.on_the_table = self._last_talked_of()
        return self.saved(withdrawal, f"took back {last.id}, {self.in_short(last)}")

    def _do_again(self) -> Answer:
        self._refuse_to_guess("what to do again")
        undone = self._deeds().undone
        if not undone or not self.board.stands(undone[-1][1].id):
            raise Unreadable("nothing was undone that could be done again", "Go on")
        deed, withdrawal = undone[-1]
        again = self.put(Withdraw, {"about": withdrawal.id})
        self._go_back_in_hand()
        self.on_the_table = self._last_talked_of()
        return self.saved(again, f"did again {deed.id}, {self.in_short(deed)}")

    def _go_back_in_hand(self) -> None:
        """Ask for that part of a parked point which it lacks now."""
        if isinstance(self.filling, Parked):
            self._take_in_hand(self.filling)

    def _deeds(self) -> Deeds:
        return Deeds.of(self.written())

    def _obey(self, name: str, rest: str) -> Answer:
        """Do what a line asks for that is no entry."""
        return find_command(self.commands, name)(self, rest)

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

    def turn_to_kind(self, kind: type[Said]) -> Answer:
        """Make a kind the one that plain text becomes."""
        self.kind = kind
        return Answer(Outcome.TURNED, f"now writing: {kind.label}")

    def saved(self, entry: Entry, what: str) -> Answer:
        """Return the answer to what is on the disk: which entry it is, and where it is kept."""
        text = f"saved {entry.id}: {what}"
        if self.place is not None:
            text = f"{text}. Kept in {self.place}"
        return Answer(Outcome.SAVED, text, entry)

    def _see_stage_as_it_is(self) -> None:
        """See the stage as the journey has it now: it may be called otherwise, or be gone."""
        self.stage = self.board.stage(self.stage.id) if self.stage else None

    def _where(self) -> dict[str, str | None]:
        return {"stage": self.stage.id if self.stage else None, "voice": self._voice_id()}

    def _voice_id(self) -> str | None:
        return self.voice.id if self.voice else None

    def _last_line(self) -> Entry | None:
        """Return the last line of this sheet that was not taken back, and took nothing back."""
        for entry in reversed(self.written()):
            if not isinstance(entry, _NOT_TALKED_OF) and self.board.stands(entry.id):
                return entry
        return None

    def _last_talked_of(self) -> str | None:
        last = self._last_line()
        return None if last is None else self.board.root_of(last.id)

    def _go_on_where_it_left_off(self) -> None:
        said = [e for e in self.written() if isinstance(e, Said) and e.part_of is None]
        if said:
            last = said[-1]
            self.stage = self.board.stage(last.stage) if last.stage else None
            self.voice = self.board.guide.voice(last.voice) if last.voice else None


def _people_now(said: Standing) -> str:
    """Return how many say so when one more does; of the room alone for an answer in the survey."""
    people = counted(said.in_room + 1, "person", "people")
    return f"{people} in the room" if said.entry.returned else people


def _without(unknown: Unreadable, what: str) -> Unreadable:
    """Return what is told where nobody sees it in time: what follows is put nowhere wrong."""
    kept = f"What follows is kept without a {what}, up to the next that is known"
    return Unreadable(unknown.wrong, f"{unknown.instead}. {kept}")
