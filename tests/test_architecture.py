"""The house: what may import what."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import journeymap

HOUSE = Path(journeymap.__file__).parent
FLOORS = [
    {"cleaning", "collector", "counting", "days", "names", "spreadsheets", "templates", "__init__"},
    {"language", "plain_words", "printing"},
    {"problems"},
    {"guide"},
    {"entries", "organisation"},
    {"belonging", "history", "journey", "packing", "standing"},
    {"shelves"},
    {"board"},
    {"sheets"},
    {"findings"},
    {"capture", "survey", "feedback"},
    {"tui", "demo"},
    {"serving"},
    {"cli"},
    {"__main__"},
]
"""From the ground up. A room imports from lower floors only, and from itself."""


def module_of(path: Path) -> str:
    parts = path.relative_to(HOUSE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in sorted(HOUSE.rglob("*.py"))}


def imports_of(module: str) -> Iterator[str]:
    """Yield the modules that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            modules = [each for each in inner if each in MODULES]
            yield from modules or [node.module]


def room(module: str) -> str:
    return [*module.split("."), "__init__"][1]


def floor(module: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room(module) in rooms)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_floors_below_and_from_its_own_room(module: str) -> None:
    upwards = [
        each
        for each in imports_of(module)
        if each.split(".")[0] == "journeymap"
        and room(each) != room(module)
        and floor(each) >= floor(module)
    ]

    assert upwards == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {module: set(imports_of(module)) & MODULES.keys() for module in MODULES}

    assert set(TopologicalSorter(graph).static_order()) == MODULES.keys()


@pytest.mark.parametrize(
    ("library", "at_home"),
    [
        ("textual", {"tui"}),
        ("aiohttp", {"serving", "survey"}),
        ("textual_serve", {"serving"}),
        ("jinja2", {"survey"}),
        ("click", {"cli"}),
        ("babel", {"language"}),
        ("typst", {"printing"}),
        ("docx", {"feedback", "printing", "survey"}),
        ("markdown_it", {"feedback"}),
        ("segno", {"survey"}),
        ("numpy", {"findings"}),
        ("safetensors", {"findings"}),
        ("tokenizers", {"findings"}),
    ],
)
def test_a_library_for_the_edge_is_imported_at_the_edge_only(
    library: str, at_home: set[str]
) -> None:
    importers = {
        room(module)
        for module in MODULES
        if library in {each.split(".")[0] for each in imports_of(module)}
    }

    assert importers <= at_home


def test_only_a_command_prints() -> None:
    printing = {
        module
        for module, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"print", "input"}
        and room(module) != "cli"
    }

    assert printing == set()


@pytest.mark.parametrize(
    "module",
    [
        "journeymap.capture.session",
        "journeymap.demo.sample",
        "journeymap.cli.root",
        "journeymap.cli.line_mode",
        "journeymap.cli.home",
    ],
)
def test_the_room_runs_without_the_screen(module: str) -> None:
    script = f"import sys, {module}; print('textual' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)

    assert done.stdout.split() == [b"False"]


def test_who_only_reads_a_workshop_loads_nothing_that_finds_folders_of_this_machine() -> None:
    script = "import sys, journeymap.sheets.workshop; print('platformdirs' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)

    assert done.stdout.split() == [b"False"]
