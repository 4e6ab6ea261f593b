"""How a file is read, as rows: each column, what it is taken for, and how that was told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.counting import counted
from journeymap.days import in_words
from journeymap.entries import Critic, Rating, Return, Said, Way
from journeymap.survey.questionnaire import VOICE
from journeymap.survey.returns import in_a_table
from journeymap.survey.returns.columns import Column, Use
from journeymap.survey.returns.first_returns import FirstReturn
from journeymap.survey.returns.proposal import Proposal
from journeymap.tui.rows import Row, plain_row

TAKE, DATES, EDITION, IN_A_FILE = "take", "dates", "edition", "file"
"""The keys of the rows around the columns. A column's key is its place."""
_LONGEST = 160
_IN_SHORT = {
    Use.RETURN_ID: "tells returns apart",
    Use.MOMENT: "the day",
    Use.FINISHED: "finished or not",
    Use.STATUS: "an answer, or a trial",
    Use.IDENTITY: "left out",
    Use.KEPT: "only kept",
}
"""What a column is taken for, where there is little room."""
_MARKS = {Use.ANSWER: "✓", Use.IDENTITY: "–", Use.KEPT: "·"}


@dataclass(frozen=True, slots=True)
class Line:
    """A row on which the cursor can stand."""

    key: str
    lead: str
    left: tuple[str, str]
    """What stands at the left, and its style."""
    right: tuple[str, str]
    how: str = ""
    """How it was told, where there is room for it."""
    doubt: str = ""


def lines_of(proposal: Proposal) -> list[Line]:
    """Return what can be chosen on the screen: to take it in, then what can be settled."""
    in_a_file = Line(IN_A_FILE, "", ("All this in a file", ""), ("write it, or read it", "dim"))
    return [*_of_the_whole(proposal), *_of_columns(proposal), in_a_file]


def rows_of(
    lines: Sequence[Line], cursor: int, proposal: Proposal, *, is_wide: bool
) -> Iterator[Row]:
    """Yield the rows of a screen, the one under the cursor marked."""
    width = max(len(line.lead) for line in lines)
    for at, line in enumerate(lines):
        mark = "▸" if at == cursor else " "
        how = ((line.how, "dim"),) if is_wide and line.key.isdigit() else ()
        pieces = [each for each in (line.left, line.right) if each[0]]
        below = ((((f"? {line.doubt}", "$warning"),),),) if line.doubt else ()
        blocks = (tuple((piece,) for piece in (*pieces, *how)), *below)
        lead = f"{mark} {line.lead.rjust(width)}"
        yield Row(blocks, lead, key=line.key, here=at == cursor)
    missing = in_a_table.missing(proposal.columns)
    if missing:
        yield plain_row("No column has answers to:", "bold $warning", lead="  ?")
        yield from (plain_row(each, "$warning", lead="") for each in missing)


def returns_rows(returns: Sequence[FirstReturn], proposal: Proposal) -> Iterator[Row]:
    """Yield the first returns as they would be kept."""
    questions = proposal.columns.questions()
    voices = {o.name: o.says for q in questions if q.activity == VOICE for o in q.options}
    stages = {stage.id: stage.name for stage in proposal.board.stages()}
    for each in returns:
        yield plain_row(_about(each, voices), "bold", lead=f"row {each.row}")
        said = [entry for entry in each.entries if not isinstance(entry, Return)]
        for entry in said:
            where = stages.get(getattr(entry, "stage", None) or "", "")
            what = " · ".join(filter(None, (_kind(entry), where)))
            yield Row(((((what, "dim"),), ((_words(entry), ""),)),), "", gap=entry is said[-1])


def _of_the_whole(proposal: Proposal) -> Iterator[Line]:
    columns = proposal.columns
    ready = proposal.is_ready
    what = "Take these in" if ready else "Take these in: not yet"
    style = "bold $success" if ready else "bold $warning"
    yield Line(TAKE, "", (what, style), (_what_first(proposal), "$warning"))
    if proposal.two_ways:
        asked = ("day first, or month first?", "bold $warning")
        yield Line(DATES, "?", (f"Dates such as {proposal.two_ways}", "bold $warning"), asked)
    elif columns.day_first is not None:
        first = "the day first" if columns.day_first else "the month first"
        how = f"row {columns.decided_in} tells" if columns.decided_in else "as you say"
        yield Line(DATES, "", ("Dates", ""), (f"{first}, {how}", ""))
    if len(proposal.editions) > 1 and columns.edition:
        said = f"edition {columns.edition.edition}, of {in_words(columns.edition.issued)}"
        yield Line(EDITION, "", ("The questions are those of", ""), (said, ""))


def _what_first(proposal: Proposal) -> str:
    """Return what must be done before the file is taken in, or should be."""
    if not proposal.columns.of_use(Use.ANSWER):
        return "no column is taken for answers. Say of one what it is"
    if proposal.two_ways:
        return "first say how the dates are written"
    doubtful = sum(bool(each.doubt) for each in proposal.columns.columns)
    return f"{counted(doubtful, 'column')} in doubt, marked ?" if doubtful else ""


def _of_columns(proposal: Proposal) -> Iterator[Line]:
    told = in_a_table.rows(proposal.columns)
    for column, row in zip(proposal.columns.columns, told, strict=True):
        yield Line(
            str(column.place),
            f"{row.number} {_mark(column)}",
            (_cut(row.heading), "bold" if column.use is Use.ANSWER else ""),
            (_IN_SHORT.get(column.use) or _cut(row.taken_for), _style(column)),
            row.how,
            row.doubt,
        )


def _mark(column: Column) -> str:
    return "?" if column.doubt else _MARKS.get(column.use, "○")


def _style(column: Column) -> str:
    return {Use.ANSWER: "", Use.IDENTITY: "$accent", Use.KEPT: "dim"}.get(column.use, "dim")


def _about(each: FirstReturn, voices: dict[str, str]) -> str:
    """Return what there is to know of a return besides its answers."""
    if each.why_not:
        return f"not taken: {each.why_not}"
    (head, *answers) = each.entries
    voice = getattr(head, "voice", None)
    parts = [
        in_words(each.day) if each.day else "the day is not clear yet",
        voices.get(voice, voice) if voice else "not said who",
        "partial" if getattr(head, "partial", False) else "",
        "" if answers else "nothing in it",
    ]
    return " · ".join(filter(None, parts))


def _kind(entry: object) -> str:
    if isinstance(entry, Critic):
        return entry.drawn or entry.label
    if isinstance(entry, Rating):
        return "stars"
    return entry.label if isinstance(entry, (Said, Way)) else ""


def _words(entry: object) -> str:
    if isinstance(entry, Rating):
        return f"{entry.stars} of 5"
    return _cut(entry.way if isinstance(entry, Way) else getattr(entry, "text", ""))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
