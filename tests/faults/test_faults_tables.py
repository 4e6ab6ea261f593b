from __future__ import annotations

import json
import random
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from building import board, small_guide
from hypothesis import given, settings
from hypothesis import strategies as st
from test_board import entries, everything

from faults.conftest import Figures
from faults.lengths import length
from faults.processes import SLOWEST, start
from faults.table_run import digest
from journeymap.entries import Entry
from journeymap.sheets.workshop import Workshop

TABLES = 8
EACH = length(short=40, full=500)
EXAMPLES = length(short=200, full=10_000)


def test_eight_tables_in_one_workshop_write_distinct_ids_and_see_the_same_board(
    workshop: Workshop, tmp_path: Path, figures: Figures
) -> None:
    told: list[list[dict[str, Any]]] = []
    with ExitStack() as running:
        tables = [
            running.enter_context(
                start(
                    "table_run",
                    *(workshop.folder, "Table 1" if number < 4 else f"Table {number}"),
                    *(number, EACH),
                    state=tmp_path / "state",
                )
            )
            for number in range(TABLES)
        ]
        for table in tables:
            running.callback(table.kill)
        for table in tables:
            assert table.stdout is not None
            told.append([json.loads(table.stdout.readline())])
        for table, said in zip(tables, told, strict=True):
            out, _ = table.communicate(b"look\n", timeout=SLOWEST)
            said.append(json.loads(out))
            assert table.returncode == 0

    ids = [entry_id for first, _ in told for entry_id in first["ids"]]
    there = workshop.read()
    boards = {seen[how] for _, seen in told for how in ("followed", "read")}
    boards.add(digest(there.board))
    lost = [entry_id for entry_id in ids if there.board.entry(entry_id) is None]
    figures(
        "8 processes in one workshop",
        entries=len(ids),
        distinct=len(set(ids)),
        lost=len(lost),
        different_boards=len(boards),
    )
    assert len(set(ids)) == len(ids) == TABLES * EACH
    assert len({first["path"] for first, _ in told}) == TABLES
    assert lost == []
    assert len(boards) == 1
    assert there.problems == []


def test_in_any_order_one_by_one_or_at_once_the_board_is_the_same(figures: Figures) -> None:
    examples = marks = 0

    @settings(max_examples=EXAMPLES, database=None)
    @given(st.lists(entries(), max_size=14), st.randoms(use_true_random=False))
    def the_board_is_the_same(came: list[Entry], chance: random.Random) -> None:
        nonlocal examples, marks
        examples, marks = examples + 1, marks + len(came)
        at_once = everything(board(*came))
        growing = board(guide=small_guide())
        for each in chance.sample(came, len(came)):
            growing.apply(each)
            if chance.random() < 1 / 3:
                everything(growing)  # looking changes nothing
        assert everything(growing) == at_once

    the_board_is_the_same()
    figures("fold order, the same board", examples=examples, entries=marks)
    assert examples >= EXAMPLES
