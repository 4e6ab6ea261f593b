"""Reads the answers out of rows, as the columns say: what was written and what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from journeymap.survey.questionnaire import Question
from journeymap.survey.returns.cells import all_written
from journeymap.survey.returns.choices import Choices, Chosen
from journeymap.survey.returns.columns import Column, Columns
from journeymap.survey.returns.remembered import Remembered

Cells = Sequence[Sequence[str]]
"""What stands in each column of some rows."""


@dataclass(slots=True)
class Read:
    """The answers in some rows: for each question what each of the rows has of it."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    """What was written, cleaned; empty where there are no words."""
    chosen: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    """The names of the options that were chosen."""
    left: dict[str, list[str]] = field(default_factory=dict)
    """What was written to a question with options that is none of them; empty if nothing was."""
    taken_out: int = 0
    """How many characters were not kept, in all rows together."""

    def only(self, places: Sequence[int]) -> Read:
        """Return the answers in the rows at some places only."""
        return Read(
            {code: [of[place] for place in places] for code, of in self.texts.items()},
            {code: [of[place] for place in places] for code, of in self.chosen.items()},
            {code: [of[place] for place in places] for code, of in self.left.items()},
            self.taken_out,
        )


class AnswersInRows:
    """Reads the answers of the questions that a file has columns for."""

    def __init__(self, columns: Columns, questions: Sequence[Question]) -> None:
        self._written: list[tuple[str, list[int]]] = []
        self._chosen: list[tuple[str, list[int], Callable[..., Chosen]]] = []
        for question in questions:
            own = columns.of_question(question)
            places = [column.place for column in own]
            if question.options:
                self._chosen.append((question.code, places, _reader(own)))
            else:
                self._written.append((question.code, places))

    def read(self, cells: Cells) -> Read:
        """Return the answers in some rows, given by the column."""
        read = Read()
        for code, places in self._written:
            read.texts[code], out = all_written(_together([cells[place] for place in places]))
            read.taken_out += out
        for code, places, choose in self._chosen:
            own = [cells[place] for place in places]
            found = list(map(choose, own[0] if len(own) == 1 else zip(*own, strict=True)))
            read.chosen[code] = [names for names, _ in found]
            read.left[code] = [rest for _, rest in found]
        return read


def _together(columns: list[Sequence[str]]) -> Sequence[str]:
    """Return what people wrote to a question that has several columns, as one text each."""
    if len(columns) == 1:
        return columns[0]
    return ["\n".join(filter(str.strip, cells)) for cells in zip(*columns, strict=True)]


def _reader(own: Sequence[Column]) -> Callable[..., Chosen]:
    """Return what reads a cell of the one column of a question, or the cells of its several."""
    placed = [replace(column, place=place) for place, column in enumerate(own)]
    choices = Choices(placed)
    if len(placed) == 1:
        return Remembered(lambda cell: choices.read((cell,))).__getitem__
    return Remembered(choices.read).__getitem__
