from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from building import entry, item

from faults.conftest import Figures
from faults.kinds import one_of
from journeymap.entries import KINDS, Always, Opened
from journeymap.sheets.reading import SheetText, read_sheet
from journeymap.sheets.sheet import Sheet

HEADING = "# Table 1, ŵ · Lunch · what was said, in the order it was said\n".encode()
HEAD = entry(Opened, "k7f3.0", name="Table 1, ŵ")
FIRST = entry(Always, "k7f3.1", text="first")


def entries_of(sheet: SheetText) -> list[object]:
    return [placed.entry for placed in sheet.placed]


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_of_any_kind_cut_at_any_byte_is_kept_and_never_taken_for_whole(
    tmp_path: Path, kind: str, figures: Figures
) -> None:
    last = one_of(kind, 0 if kind == "sheet" else 2)
    whole = HEADING + b"".join(map(item, [] if kind == "sheet" else [HEAD, FIRST]))
    earlier = [] if kind == "sheet" else [HEAD, FIRST]
    data = item(last)
    aside = taken = 0
    for cut in range(len(data)):
        path = tmp_path / f"{cut}" / "table-1.k7f3.yaml"
        path.parent.mkdir()
        path.write_bytes(whole + data[:cut])
        found = entries_of(read_sheet(path))
        taken += len(found) > len(earlier)
        assert found[: len(earlier)] == earlier, data[:cut]

        with closing(Sheet(path, HEAD, "Lunch")) as sheet:
            said = entry(Always, sheet.next_id(), text="next")
            sheet.append(said)

        again = read_sheet(path)
        assert entries_of(again) == [*(earlier or [HEAD]), said], data[:cut]
        torn = path.with_name(path.name + ".torn")
        kept = torn.read_bytes() if torn.exists() else b""
        aside += bool(kept)
        assert data[:cut] in path.read_bytes() or data[:cut] in kept
        at_a_line_end = data[:cut].endswith(b"\n")
        assert kept == (data[:cut] + b"\n" if cut and not at_a_line_end else b"")
        assert bool(again.problems) == at_a_line_end, "a whole line is left, and told of"
    cuts = {"cuts": len(data), "set_aside": aside, "taken_for_whole": taken}
    figures(f"cut at every byte, {kind}", **cuts)
    assert taken == 0
