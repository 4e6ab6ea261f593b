"""What each step of the closing shows: the board as rows and text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from textual.content import Content
from textual.style import Style

from journeymap.board import Board
from journeymap.capture.session import Session
from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.days import in_words
from journeymap.entries import SAID_KINDS
from journeymap.feedback.document import (
    Block,
    Diagram,
    Document,
    Exchange,
    Heading,
    Paragraph,
    Picture,
    Points,
    Row,
    Spoken,
    Text,
)
from journeymap.feedback.ordering import names_to_look_at
from journeymap.feedback.words import people
from journeymap.findings.hearing_back import (
    DayForIt,
    Round,
    booked_days,
    last_round,
    ways_offered,
)
from journeymap.findings.left_empty import EmptyPlace, find_empty
from journeymap.guide import Activity
from journeymap.plain_words.fault import Fault
from journeymap.tui.words import shown_on_one_line

_LONGEST_BAR = 30
"""Stars in a bar; one for a person, while there is room for so many."""
_DIGITS = 9
"""Ways that have a key of their own."""
_LARGE = 2
"""Headings of this level and above stand out in colour, too."""
_FAULTS_SHOWN = 10
"""Sentences that are hard to read are shown up to so many: the rest after they are mended."""
_GAP = Content("\n")


def empty_page(session: Session) -> Content:
    """Return what nobody has said anything to, and the lines that were not taken."""
    places, left = find_empty(session.board), session.left
    if not places and not left:
        return Content("✓ Everything that was to be asked has an answer.")
    parts = [line for each in places for line in _empty_place(session.board, each)]
    if left:
        parts.append(Content.styled("Lines that were not taken", "bold"))
        parts += [_indented(f"? {each}") for each in left]
        parts.append(Content.styled("  Esc goes back to them; ↑ there brings each back.", "dim"))
    return _GAP.join(parts)


def _empty_place(board: Board, place: EmptyPlace) -> Iterator[Content]:
    """Yield a place, and under it what was not answered there."""
    stages = [each.id for each in board.stages()]
    if place.stage is None:
        name = "The whole journey"
    else:
        name = f"{stages.index(place.stage.id) + 1}. {place.stage.name}"
    nothing = "  nothing said yet" if place.is_empty else ""
    yield Content.assemble(shown_on_one_line(name, "bold"), (nothing, "$warning"))
    if not place.is_empty or place.stage is None:
        for each in place.unanswered:
            yield _indented(f"{_named(each)}: {each.ask}", "dim")
    yield Content("")


def _indented(words: str, style: str = "") -> Content:
    return Content("  ") + shown_on_one_line(words, style)


def _named(activity: Activity) -> str:
    kind = SAID_KINDS.get(activity.kind)
    return f"{kind.sign} {kind.label}" if kind else activity.kind


def way_rows(board: Board, chosen: int) -> list[tuple[str, Content]]:
    """Return a row for each way: its key, its words, and a hand for each who asked for it."""
    rows = []
    for number, each in enumerate(ways_offered(board), 1):
        key = f"{number}" if number <= _DIGITS else " "
        hands = "●" * min(each.people, _LONGEST_BAR)
        count = f"{each.people}" if each.people else "·"
        mark = "▸" if number == chosen + 1 else " "
        row = Content.assemble(
            (f"{mark}{key}  ", "bold $accent"),
            (f"{count:>3}  ", "bold" if each.people else "dim"),
            shown_on_one_line(each.way),
            (f"  {hands}", "$primary"),
            (f"  {each.in_survey} in the survey" if each.in_survey else "", "dim"),
        )
        rows.append((f"way-{number}", row))
    return rows


def days_page(board: Board) -> Content:
    """Return the days that are booked, each with how and where below."""
    days = booked_days(board)
    if not days:
        return Content.styled("No day is booked yet. Type the first one below.", "dim")
    return _GAP.join(part for each in days for part in _day(each))


def _day(day: DayForIt) -> Iterator[Content]:
    yield Content.styled(f"✓ {in_words(day.day, day.hour)}", "bold")
    yield _indented(day.how)
    yield Content("")


def star_rows(board: Board, now: int, *, in_full: bool) -> list[tuple[str, Content]]:
    """Return the questions, each with a row for 5 to 1 stars. `now` is the one that is asked.

    Unless they are shown `in_full`, the others have their stars on one line.
    """
    return [
        row
        for number, each in enumerate(last_round(board))
        for row in _question(board, number, each, is_asked=number == now, in_full=in_full)
    ]


def _question(
    board: Board, number: int, of: Round, *, is_asked: bool, in_full: bool
) -> Iterator[tuple[str, Content]]:
    mark, style = ("▸ ", "bold") if is_asked else ("  ", "")
    yield f"ask-{number}", Content.assemble((mark, "bold $accent"), (one_line(of.question), style))
    if is_asked or in_full:
        for stars, gave in of.spread().items():
            yield f"stars-{number}-{stars}", _stars(stars, gave)
        yield "", Content.styled(f"  {_by_voice(board, of)}", "dim")
    else:
        spread = "   ".join(f"{stars}★ {gave}" for stars, gave in of.spread().items() if gave)
        yield "", Content.styled(f"  {spread or 'nobody yet'}", "dim")
    yield "", Content("")


def _stars(stars: int, gave: int) -> Content:
    """Return how many gave so many stars: a ★ a person, and the number at its end."""
    return Content.assemble(
        f"  {counted(stars, 'star'):<7}  ",
        ("★" * min(gave, _LONGEST_BAR), "$accent"),
        (f" {gave}" if gave else "·", "bold" if gave else "dim"),
    )


def _by_voice(board: Board, of: Round) -> str:
    """Return how many of each voice gave stars, for whoever closes the session."""
    if not of.people:
        return "nobody yet"
    voices = board.guide.voices
    names = {each.id: each.name for each in voices}
    told = [
        f"{names.get(voice, voice) if voice else 'not said who'} {number}"
        for voice, number in of.by_voice().items()
    ]
    return f"{people(of.people)}: {', '.join(told)}"


def voice_row(session: Session) -> Content:
    """Return who gives stars now, among all who could; a click on one chooses it."""
    voices = session.board.guide.voices
    names = ["not said who", *(each.name for each in voices)]
    now = voices.index(session.voice) + 1 if session.voice in voices else 0
    row = [
        shown_on_one_line(f"▸ {name}" if number == now else name).stylize(
            Style(bold=number == now, dim=number != now)
            + Style.from_meta({"@click": f"screen.speak({number})"})
        )
        for number, name in enumerate(names)
    ]
    return Content.assemble(("← → ", "bold $accent"), Content("   ").join(row))


def summary_page(summary: Document) -> Content:
    """Return the summary as it is read, without the signs of the form in which it is written."""
    return Content("\n\n").join(_block(each) for each in summary.blocks)


def _block(block: Block) -> Content:
    match block:
        case Heading(level, text):
            style = "bold $primary" if level <= _LARGE else "bold"
            return shown_on_one_line(text, style)
        case Paragraph(text) | Row(text):
            return _run(text)
        case Points(items, numbered):
            signs = (f"{number}." if numbered else "•" for number in count(1))
            rows = (
                Content(f"  {sign} ") + _run(each) for sign, each in zip(signs, items, strict=False)
            )
            return _GAP.join(rows)
        case Exchange(said, _, label, answer):
            rows = (Content("  • ") + _run(each) for each in said)
            return _GAP.join((*rows, Content("  → ") + _run((label, " ", *answer))))
        case Picture(_, description):
            return _GAP.join(_run(each) for each in description)
        case Diagram(mermaid):
            return Content(mermaid)


def _run(text: Text) -> Content:
    """Return a run of text, with people's own words in quotation marks."""
    parts = (f"“{part.words}”" if isinstance(part, Spoken) else part for part in text)
    return shown_on_one_line("".join(parts))


def to_settle(told: Sequence[str]) -> Content:
    """Return what keeps the summary from going out, each with its command below it."""
    if not told:
        return Content("")
    first, *rest = told
    rows = [shown_on_one_line(first, "bold $warning")]
    rows += [
        Content("    ") + shown_on_one_line(each.strip(), "dim")
        if each.startswith(" ")
        else _indented(f"• {each}")
        for each in rest
    ]
    return _GAP.join(rows)


def warnings(names: Sequence[str]) -> Content:
    """Return what to look at before the summary is sent."""
    if not names:
        return Content("")
    return shown_on_one_line(names_to_look_at(names), "$warning")


def hard_words(faults: Sequence[Fault]) -> Content:
    """Return how many things in the summary are hard to read, and each of them."""
    if not faults:
        return Content("")
    rows = [Content.styled(f"{counted(len(faults), 'thing')} to put into plain words", "$warning")]
    rows += [_indented(f"• {each.message}") for each in faults[:_FAULTS_SHOWN]]
    more = len(faults) - _FAULTS_SHOWN
    if more > 0:
        rows.append(_indented(f"and {more} more: journeymap check --words", "dim"))
    return _GAP.join(rows)
