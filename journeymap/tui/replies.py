"""The forms for what happens to a finding: an answer, an aim, a count, a theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.closing import today
from journeymap.capture.marking import tag_all
from journeymap.capture.parts import Part
from journeymap.capture.replying import aim, answer, measure
from journeymap.capture.session import Session
from journeymap.capture.typed import read_day, read_day_that_was, read_share
from journeymap.cleaning import clean, one_line
from journeymap.entries import Aim, Answered, Outlook, Unreadable
from journeymap.guide import has_words
from journeymap.tui.chooser import Offer
from journeymap.tui.form_screen import FormScreen, Keep

OUTLOOKS = (
    Offer(Outlook.DOING, "doing", "it will happen", "1"),
    Offer(Outlook.DONE, "done", "it happens already", "2"),
    Offer(Outlook.NOT_DOING, "not doing", "with the reason why", "3"),
    Offer(Outlook.TALKING, "still talking", "nothing is settled yet", "4"),
)
_DAY = "1 May 2026, or 1/5"


def answer_form(
    session: Session, entry_id: str, what: Outlook, before: Sequence[Answered]
) -> FormScreen:
    """Return the form for an answer. It begins with what was answered before, if that is one."""
    last = before[-1] if len(before) == 1 else None
    needs = "needed" if what is Outlook.NOT_DOING else "may be left empty"
    due = last.due.isoformat() if last and last.due else ""
    parts = (
        Part("because", "Because", (last and last.because) or "", needs, is_long=True),
        Part("by", "By whom", (last and last.by) or "", "a role or a team, never a name"),
        Part("due", "By when", due, f"{_DAY}; may be left empty"),
    )

    def keep(typed: Mapping[str, str]) -> Answer:
        fields = {"because": clean(typed["because"]).strip(), "by": one_line(typed["by"])}
        due = read_day(typed["due"], today(session))
        return answer(session, entry_id, what, **fields, due=due)

    return FormScreen(f"{what.words}: why, by whom, by when?", parts, _or_why_not(keep))


def aim_form(session: Session, entry_id: str) -> FormScreen:
    """Return the form for an aim: so exact that it can be counted."""
    parts = (
        Part("who", "Who", "", "the kitchen"),
        Part("what", "Does what", "", "serves lunch hot", is_long=True),
        Part("share", "How often, of how often", "", "9 of 10"),
        Part("due", "By when", "", _DAY),
        Part("known", "How it will be known", "", "a thermometer, every Friday", is_long=True),
    )

    def keep(typed: Mapping[str, str]) -> Answer:
        missing = next((each.name for each in parts if not has_words(typed[each.field])), None)
        if missing:
            return Answer(Outcome.NOT_TAKEN, f"‘{missing}’ is empty. Nothing was saved.")
        share, of = read_share(typed["share"])
        due = read_day(typed["due"], today(session))
        who, what = one_line(typed["who"]), clean(typed["what"]).strip()
        known = clean(typed["known"]).strip()
        return aim(session, entry_id, who=who, what=what, share=share, of=of, due=due, known=known)

    return FormScreen("An aim that can be counted", parts, _or_why_not(keep))


def count_form(session: Session, aimed: Aim) -> FormScreen:
    """Return the form for what was counted for an aim on one day."""
    parts = (
        Part("share", "It happened, of how often it was looked at", "", "7 of 10"),
        Part("day", "Counted on", "", "today, if it is left empty; 2026-05-01"),
    )

    def keep(typed: Mapping[str, str]) -> Answer:
        times, of = read_share(typed["share"])
        day = read_day_that_was(typed["day"], today(session))
        return measure(session, aimed.id, times, of, day)

    return FormScreen(f"Counted: {one_line(aimed.what)}", parts, _or_why_not(keep))


def theme_form(session: Session, entry_ids: Sequence[str]) -> FormScreen:
    """Return the form for a theme of all entries of a finding."""
    parts = (Part("name", "Theme", "", "a word or two"),)

    def keep(typed: Mapping[str, str]) -> Answer:
        return tag_all(session, entry_ids, typed["name"])

    return FormScreen("What is it about?", parts, _or_why_not(keep))


def aims_to_count(aims: Sequence[Aim]) -> list[Offer]:
    """Return the aims as they are offered."""
    return [Offer(each.id, f"{each.who}: {one_line(each.what)}", each.id) for each in aims]


def _or_why_not(keep: Keep) -> Keep:
    return partial(_kept, keep)


def _kept(keep: Callable[[Mapping[str, str]], Answer], typed: Mapping[str, str]) -> Answer:
    try:
        return keep(typed)
    except Unreadable as why:
        return Answer(Outcome.NOT_TAKEN, f"{why}. Nothing was saved.")
