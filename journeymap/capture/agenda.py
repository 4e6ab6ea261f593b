"""The agenda is theirs: topics become stages and activities, and the journey changes.

Each change is an entry, so that every table sees it, one undo takes it back, and what was
said at a stage stays there whatever it is called and wherever it lies.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime, timedelta
from hashlib import blake2s
from itertools import count

from journeymap.capture.answer import Answer, Outcome, in_a_sentence, quote, quote_words
from journeymap.capture.saving import save
from journeymap.capture.session import Session
from journeymap.cleaning import one_line
from journeymap.entries import ActivityAdded, Always, Said, StageChange, Topic
from journeymap.guide import Stage, has_words
from journeymap.sheets.names import slug
from journeymap.standing import Standing

_LONGEST_ID = 40
_MARK = 5
"""Letters that tell words apart of which too little can stand in an id."""


def topic_to_stage(session: Session, topic_id: str) -> Answer:
    """Make a topic the last stage of the journey."""
    topic = _topic(session, topic_id)
    if topic is None:
        return _no_topic()
    if any(change.of == topic_id for change in session.board.changes(StageChange)):
        return Answer(Outcome.TURNED, f"{quote(topic)} is a stage already.")
    return _add(session, topic.entry.text, {"of": topic_id})


def topic_to_activity(session: Session, topic_id: str, kind: type[Said] = Always) -> Answer:
    """Ask a topic as a question, which yields entries of a kind."""
    topic = _topic(session, topic_id)
    if topic is None:
        return _no_topic()
    if any(change.of == topic_id for change in session.board.changes(ActivityAdded)):
        return Answer(Outcome.TURNED, f"{quote(topic)} is asked already.")
    fields = {
        "ask": topic.entry.text,
        "yields": kind.kind,
        "stage": topic.entry.stage,
        "of": topic_id,
    }
    return save(session, ActivityAdded, fields, f"is asked from now on: {quote(topic)}")


def add_stage(session: Session, name: str, after: str | None = None) -> Answer:
    """Add a stage behind the one with the id `after`: in front if it is empty, last if None."""
    return _add(session, name, {"after": after} if after is not None else {})


def rename_stage(session: Session, stage_id: str, name: str) -> Answer:
    """Call a stage otherwise. Its id stays, and so does what was said there."""
    stage = session.board.stage(stage_id)
    if stage is None:
        return _no_stage()
    name = one_line(name)
    if wrong := _cannot_be_called(session, name, but=stage_id):
        return wrong
    if name == stage.name:
        return Answer(Outcome.TURNED, "it is called so already.")
    what = f"{quote_words(stage.name)} is now called {quote_words(name)}"
    return _change(session, {"stage": stage_id, "name": name}, what)


def move_stage(session: Session, stage_id: str, step: int) -> Answer:
    """Move a stage `step` places towards the end of the journey, or the front if negative."""
    stages = list(session.board.stages())
    at = next((n for n, each in enumerate(stages) if each.id == stage_id), None)
    if at is None:
        return _no_stage()
    stage = stages.pop(at)
    to = min(max(at + step, 0), len(stages))
    if to == at:
        end = "last" if step > 0 else "first"
        return Answer(Outcome.TURNED, f"{quote_words(stage.name)} is the {end} stage already.")
    where = f"after {in_a_sentence(stages[to - 1].name)}" if to else "first"
    after = stages[to - 1].id if to else ""
    fields = {"stage": stage_id, "after": after}
    return _change(session, fields, f"{quote_words(stage.name)} now comes {where}")


def id_of_stage(name: str, taken: Container[str]) -> str:
    """Return an id for a stage, made from its name, that is not `taken`.

    Tables that add a stage of the same name at once make the same id, and so the same stage.
    Names of which not all can stand in an id are told apart by letters made from the whole.
    """
    short = slug(name)
    is_plain = all(letter.isascii() for letter in name if letter.isalnum())
    if not (short and is_plain and len(short) <= _LONGEST_ID):
        mark = blake2s(name.casefold().encode(), digest_size=4).hexdigest()[:_MARK]
        short = f"{short[: _LONGEST_ID - 1 - _MARK].strip('-') or 'stage'}-{mark}"
    if not short[0].isalpha():
        short = f"stage-{short}"[:_LONGEST_ID].strip("-")
    if short not in taken:
        return short
    numbered = (f"{short[: _LONGEST_ID - 4].strip('-')}-{number}" for number in count(2))
    return next(each for each in numbered if each not in taken)


def _add(session: Session, words: str, fields: dict[str, str]) -> Answer:
    """Add a stage with this name."""
    name = one_line(words)
    if wrong := _cannot_be_called(session, name):
        return wrong
    stage_id = id_of_stage(name, _ids(session))
    what = f"a new stage, {quote_words(name)}. Type /{stage_id} to go there"
    return _change(session, {"stage": stage_id, "name": name, **fields}, what)


def _change(session: Session, fields: dict[str, str], what: str) -> Answer:
    """Change the journey, after all changes that are known, whatever this table's clock says."""
    changes = session.board.changes(StageChange)
    at = session.clock()
    if changes and changes[-1].at >= at:
        at = _just_after(changes[-1].at)
    return save(session, StageChange, {**fields, "at": at}, what)


def _just_after(moment: datetime) -> datetime:
    """Return the next second; there is none behind the last that calendars have."""
    try:
        return moment + timedelta(seconds=1)
    except OverflowError:
        return moment


def _cannot_be_called(session: Session, name: str, but: str | None = None) -> Answer | None:
    """Return the answer to a name that a stage cannot have, None if it can."""
    if not has_words(name):
        return Answer(Outcome.NOT_TAKEN, "a stage needs a name.")
    others = (each for each in session.board.stages() if each.id != but)
    if any(each.name.casefold() == name.casefold() for each in others):
        return Answer(Outcome.NOT_TAKEN, f"there is a stage {quote_words(name)} already.")
    return None


def _ids(session: Session) -> set[str]:
    """Return the ids that stages have.

    That of a stage that was taken back is free: whoever adds it again finds what was said there.
    """
    stages: tuple[Stage, ...] = (*session.board.guide.stages, *session.board.stages())
    return {stage.id for stage in stages}


def _topic(session: Session, topic_id: str) -> Standing | None:
    said = session.board.get(topic_id)
    return said if said is not None and isinstance(said.entry, Topic) else None


def _no_topic() -> Answer:
    return Answer(Outcome.NOT_TAKEN, "there is no such topic any more.")


def _no_stage() -> Answer:
    return Answer(Outcome.NOT_TAKEN, "there is no such stage any more.")
