"""Reads the folder of an organisation: what it writes of itself, its logo, pictures, templates.

organisation/
  organisation.yaml    name, contact, logo, wording, words
  account.md           template of the whole account; account.cy.md the same in Welsh
  short.md             template of the one for the fridge door
  pictures/hello.svg   pictures for Easy Read
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from journeymap.organisation.images import NotTaken, look_at
from journeymap.organisation.organisation import (
    ACCOUNT,
    ENGLISH_TAG,
    SHORT,
    Organisation,
    OwnImage,
    OwnSentence,
    OwnTemplate,
)
from journeymap.organisation.wording import wording_problems
from journeymap.organisation.written import Written
from journeymap.problems import Problem
from journeymap.sheets.dialect import Document
from journeymap.sheets.inside import NotRead, read_inside
from journeymap.sheets.organisation_file import ORGANISATION_NAME, read_written
from journeymap.sheets.settings import read_settings, settings_path
from journeymap.sheets.workshop import Workshop

FOLDER_NAME = "organisation"
PICTURES = "pictures"
_LONGEST_IMAGE = 2 * 1024**2
_LONGEST_TEMPLATE = 64 * 1024
_MOST_PICTURES = 200
_TEMPLATE = re.compile(rf"({ACCOUNT}|{SHORT})(?:\.([a-z]{{2,3}}(?:-[A-Za-z0-9]{{2,8}})*))?\.md")
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".svg"})
_NOT_READ = frozenset({"README.md", "readme.md"})


def find_organisation(named: Path | None, set_: Path | None, here: Path) -> Path | None:
    """Return the organisation's folder: the one that is named, or set, or lies `here`.

    `set_` is what the settings say, `here` the folder in which `workshops/` is.
    """
    if named or set_:
        return named or set_
    beside = here / FOLDER_NAME
    return beside if (beside / ORGANISATION_NAME).is_file() else None


def folder_for(workshop: Workshop, named: Path | None = None) -> Path | None:
    """Return the organisation's folder for a workshop; None if it has none.

    It is the one that is named, or set for all workshops, or lies beside the folder that the
    workshops are in.
    """
    settings, _ = read_settings(settings_path())
    here = workshop.folder.resolve().parent.parent
    return find_organisation(named, settings.organisation if settings else None, here)


def read_organisation(
    folder: Path, sentences: Collection[str] | None = None
) -> tuple[Organisation | None, list[Problem]]:
    """Read the folder of an organisation; None if its `organisation.yaml` cannot be read.

    What is wrong is left out, with a problem that says where it stands. `sentences` are all
    those of the program: with them, a wording that stands for none of them is a problem too.
    """
    path = folder / ORGANISATION_NAME
    written, document, problems = read_written(path)
    if written is None:
        return None, problems
    logo = _logo(folder, written, document, problems)
    pictures = _pictures(folder, written, document, problems)
    organisation = Organisation(
        path=path,
        name=written.name,
        contact=written.contact,
        logo=logo,
        pictures=pictures,
        wording=_wording(written, document),
        jargon=written.jargon,
        not_jargon=written.not_jargon,
        same=written.same,
        acronyms=written.acronyms,
        templates=_templates(folder, problems),
    )
    return organisation, sorted([*problems, *wording_problems(organisation, sentences)])


def _logo(
    folder: Path, written: Written, document: Document, problems: list[Problem]
) -> OwnImage | None:
    if written.logo is None:
        return None
    name = written.logo.file
    found = _image(folder, name, written.logo.alt or written.name, problems)
    if isinstance(found, NotRead):
        line = document.line(("logo", "file"))
        problems.append(Problem(folder / ORGANISATION_NAME, line, found.wrong, found.mend))
        return None
    return found


def _image(folder: Path, name: str, alt: str, problems: list[Problem]) -> OwnImage | NotRead | None:
    """Read a picture; None, and a problem, if it is not one that is taken in."""
    try:
        data = read_inside(folder, name, _LONGEST_IMAGE)
        return OwnImage(data, look_at(data), alt)
    except NotRead as error:
        return error
    except NotTaken as error:
        problems.append(Problem(folder / name, error.line, error.wrong, error.mend))
        return None


def _pictures(
    folder: Path, written: Written, document: Document, problems: list[Problem]
) -> dict[str, OwnImage]:
    pictures: dict[str, OwnImage] = {}
    for path in _files_in(folder / PICTURES, problems)[:_MOST_PICTURES]:
        wrong = _not_a_picture(path, pictures)
        if wrong:
            problems.append(Problem(path, 1, *wrong))
            continue
        name = f"{PICTURES}/{path.name}"
        found = _image(folder, name, written.pictures.get(path.stem, ""), problems)
        if isinstance(found, NotRead):
            problems.append(Problem(path, 1, found.wrong, found.mend))
        elif found:
            pictures[path.stem] = found
    for name in written.pictures.keys() - pictures.keys():
        line = document.line(("pictures", name))
        wrong_name = f"there is no picture ‘{name}’ in {PICTURES}/ that can be used"
        mend = f"Put {name}.svg or {name}.png there"
        problems.append(Problem(folder / ORGANISATION_NAME, line, wrong_name, mend))
    return pictures


def _not_a_picture(path: Path, pictures: dict[str, OwnImage]) -> tuple[str, str] | None:
    if path.suffix.lower() not in _ENDINGS:
        return "this is not a picture that can be used", "Save it as PNG, JPEG or SVG"
    if not _NAME.fullmatch(path.stem):
        wrong = "a picture is named in small letters, digits and hyphens"
        return wrong, "Name it like hello.svg"
    if path.stem in pictures:
        return f"there are two pictures ‘{path.stem}’, and the first is used", "Delete one"
    return None


def _files_in(folder: Path, problems: list[Problem]) -> list[Path]:
    """Return what lies in a folder, by name; what begins with a point is no one's business."""
    try:
        files = sorted(each for each in folder.iterdir() if not each.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        wrong = f"this folder cannot be read: {error.strerror}"
        problems.append(Problem(folder, 1, wrong, "Look at who may read it"))
        return []
    if folder.name == PICTURES and len(files) > _MOST_PICTURES:
        wrong = f"there are more than {_MOST_PICTURES} pictures here"
        problems.append(Problem(folder, 1, wrong, "Leave out those that are not used"))
    return files


def _templates(folder: Path, problems: list[Problem]) -> dict[tuple[str, str], OwnTemplate]:
    templates: dict[tuple[str, str], OwnTemplate] = {}
    for path in _files_in(folder, problems):
        if path.suffix.lower() != ".md" or path.name in _NOT_READ:
            continue
        name = _TEMPLATE.fullmatch(path.name)
        if name is None:
            mend = "Name it account.md or short.md, or account.cy.md for Welsh"
            problems.append(Problem(path, 1, "no template has this name", mend))
            continue
        try:
            text = read_inside(folder, path.name, _LONGEST_TEMPLATE).decode("utf-8-sig")
        except NotRead as error:
            problems.append(Problem(path, 1, error.wrong, error.mend))
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            mend = "Save it again in your editor, with UTF-8 as its encoding"
            problems.append(Problem(path, line, "this template is not in UTF-8", mend))
        else:
            templates[name[1], name[2] or ENGLISH_TAG] = OwnTemplate(path, text)
    return templates


def _wording(written: Written, document: Document) -> dict[str, tuple[OwnSentence, ...]]:
    return {tag: tuple(own) for tag, own in _sentences(written, document) if own}


def _sentences(written: Written, document: Document) -> Iterator[tuple[str, list[OwnSentence]]]:
    places = {ENGLISH_TAG: ("wording",)} | {
        tag: ("wording_in", tag) for tag in written.wording_in if tag != ENGLISH_TAG
    }
    for tag, place in places.items():
        said = written.wording if tag == ENGLISH_TAG else written.wording_in[tag]
        yield (
            tag,
            [OwnSentence(key, own, document.line((*place, key))) for key, own in said.items()],
        )
