"""Brings the sheets of other copies of a workshop together: from a stick, another laptop.

Putting sheets together is a union by id, so files are copied and nothing in them is
changed but for what somebody asked to erase. Nothing that is here is overwritten with
anything that does not begin with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from journeymap.entries import Entry
from journeymap.sheets.disk import make_in, sync_folder, write_whole
from journeymap.sheets.erasing import Cleaned, erase
from journeymap.sheets.erasure import Erasure
from journeymap.sheets.guide_file import make_sheets
from journeymap.sheets.names import slug
from journeymap.sheets.reading import SheetText, key_of, read_sheet, sheet_text
from journeymap.sheets.sheet import TakenByAnother, held
from journeymap.sheets.workshop import NoWorkshop, Workshop

SET_ASIDE = "set-aside"


@dataclass(slots=True)
class Gathered:
    """The names of the sheets that something was done with."""

    new: list[str] = field(default_factory=list)
    """Sheets that were not here."""
    grown: list[str] = field(default_factory=list)
    """Sheets of which a shorter copy was here."""
    beside: list[str] = field(default_factory=list)
    """Copies that differ from the sheet that is here, and stand beside it: both are read."""
    erased: list[str] = field(default_factory=list)
    """Sheets out of which words were taken that somebody asked to erase, here or there."""
    set_aside: list[str] = field(default_factory=list)
    """Copies that a sync program left, in which nothing is that is not in their sheet."""


def gather(
    workshop: Workshop, sources: Iterable[Path], carry_out: Callable[[], Cleaned] | None = None
) -> Gathered:
    """Bring in the sheets of other copies of `workshop`, and tidy up behind sync programs.

    A source is a workshop's folder, a folder of sheets, or a sheet. Raises `NoWorkshop` for
    one that is none of these or is another workshop, before anything is brought in, and
    `OSError` if something cannot be read or written. `carry_out` takes out of the files what
    somebody asked to erase, here or there; without it only those in the workshop's folder are
    looked through.
    """
    found = [sheet for source in sources for sheet in _sheets_of(workshop, source)]
    gathered = Gathered()
    make_sheets(workshop.sheets)
    erasure = Erasure.asked_for(workshop.read().board)
    for path in found:
        bring_in(workshop.sheets, path, erasure.out_of(path.read_bytes()), gathered)
    if workshop.read().board.erased():
        cleaned = carry_out() if carry_out else erase(workshop)
        gathered.erased += [path.name for path in cleaned.files]
    _set_copies_aside(workshop.sheets, gathered)
    return gathered


def refuse_others(workshop: Workshop, sources: Iterable[Path]) -> None:
    """Raise `NoWorkshop` for a source from which nothing can be brought into `workshop`."""
    for source in sources:
        _sheets_of(workshop, source)


def _sheets_of(workshop: Workshop, source: Path) -> list[Path]:
    if source.is_file() and source.suffix == ".yaml":
        return [source]
    other = Workshop(source)
    if other.sheets.is_dir():
        _refuse_another(workshop, other)
        return other.sheet_paths()
    sheets = [path for path in sorted(source.glob("*.yaml")) if read_sheet(path).head]
    if not sheets:
        raise NoWorkshop(f"{source} is neither a workshop nor a sheet, and has no sheets in it.")
    return sheets


def _refuse_another(workshop: Workshop, other: Workshop) -> None:
    (ours, _), (theirs, _) = workshop.guide(), other.guide()
    if ours and theirs and ours.title != theirs.title:
        raise NoWorkshop(
            f"{other.folder} is another workshop: ‘{theirs.title}’, not ‘{ours.title}’."
            " If it is the same, give both guides the same title."
        )


def bring_in(folder: Path, source: Path, data: bytes, gathered: Gathered) -> None:
    """Copy one sheet, which is `data`, into `folder`, unless all of it is there."""
    stem, key = slug(source.name.split(".")[0]) or "sheet", key_of(source)
    target = folder / f"{stem}.{key or hashlib.sha256(data).hexdigest()[:4]}.yaml"
    if not target.exists():
        write_whole(target, data)
        gathered.new.append(target.name)
        return
    here = target.read_bytes()
    if here.startswith(data):
        return
    if _grows(target, data):
        gathered.grown.append(target.name)
        return
    mark = hashlib.sha256(data).hexdigest()[:6]
    beside = target.with_name(f"{stem}-copy-{mark}.{key}.yaml")
    if not beside.exists():
        write_whole(beside, data)
        gathered.beside.append(beside.name)


def _grows(target: Path, data: bytes) -> bool:
    """Put `data` in the place of the beginning of it, unless another window writes that."""
    try:
        with held(target) as here:
            if data.startswith(here):
                write_whole(target, data)
                return True
    except TakenByAnother:
        pass
    return False


def _set_copies_aside(folder: Path, gathered: Gathered) -> None:
    """Move copies with nothing of their own into a folder of their own. None is deleted."""
    sheets = {path: read_sheet(path) for path in sorted(folder.glob("*.yaml"))}
    for path, copy in sorted(sheets.items(), key=lambda item: _is_original(item[0])):
        rest = [text for other, text in sheets.items() if other != path]
        if _is_original(path) or not _adds_nothing(copy, rest):
            continue
        with suppress(TakenByAnother), held(path) as data:
            if sheet_text(path, data).placed != copy.placed:
                continue
            aside = folder / SET_ASIDE
            make_in(aside)
            path.replace(_free(aside / path.name))
            sync_folder(aside)
            del sheets[path]
            gathered.set_aside.append(path.name)


def _is_original(path: Path) -> bool:
    """Whether a sheet has the name that it was given here, not one from a sync program."""
    stem, key = path.name.split(".")[0], key_of(path)
    return bool(key) and key.isalnum() and slug(stem) == stem and "-copy-" not in stem


def _adds_nothing(copy: SheetText, others: list[SheetText]) -> bool:
    """Whether every entry of a copy stands, just so, in another sheet."""
    known: dict[str, Entry] = {entry.id: entry for other in others for entry in other.entries}
    return not copy.problems and all(known.get(entry.id) == entry for entry in copy.entries)


def _free(path: Path) -> Path:
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free
