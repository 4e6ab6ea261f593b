from __future__ import annotations

from pathlib import Path

from journeymap.sheets.draft import Draft, DraftFile


def test_a_draft_in_a_folder_that_went_away_is_removed_when_it_is_back(tmp_path: Path) -> None:
    sheets, aside = tmp_path / "sheets", tmp_path / "aside"
    sheets.mkdir()
    file = DraftFile(sheets / "table-1.t1aa.yaml")
    file.keep(Draft("+ one"))
    sheets.rename(aside)
    file.keep(Draft())
    aside.rename(sheets)
    file.keep(Draft())

    assert not file.path.exists()


def test_a_draft_that_somebody_removed_is_none(tmp_path: Path) -> None:
    file = DraftFile(tmp_path / "table-1.t1aa.yaml")
    file.keep(Draft("+ one"))
    file.path.unlink()
    file.keep(Draft())
    file.keep(Draft("+ one"))

    assert file.read() == Draft("+ one")


def test_a_draft_without_words_is_as_none_and_not_kept(tmp_path: Path) -> None:
    file = DraftFile(tmp_path / "table-1.t1aa.yaml")
    file.keep(Draft("+ one", ("+ two",), ("! three",), "t1aa.4"))
    assert DraftFile(tmp_path / "table-1.t1aa.yaml").read().after == "t1aa.4"
    file.keep(Draft(after="t1aa.5"))

    assert not file.path.exists()
    assert Draft(after="t1aa.5") == Draft()
