"""All keys of all screens: for docs/keys.md, and to check those that somebody has set.

A key is declared once, on the screen where it does something. Here they are only gathered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import Binding, BindingType

from journeymap.tui.app_keys import APP_KEYS
from journeymap.tui.capture_keys import CAPTURE_KEYS
from journeymap.tui.choice_screen import ChoiceScreen
from journeymap.tui.closing_screen import ClosingScreen
from journeymap.tui.columns_screen import ColumnsScreen
from journeymap.tui.entries_screen import EntriesScreen
from journeymap.tui.file_screen import FileScreen
from journeymap.tui.finding_screen import FindingScreen
from journeymap.tui.findings_list import FindingsList
from journeymap.tui.findings_screen import FindingsScreen
from journeymap.tui.form_screen import FormScreen
from journeymap.tui.found_list import FoundList
from journeymap.tui.help_screen import HelpScreen
from journeymap.tui.home_screen import HomeScreen
from journeymap.tui.issue_screen import IssueScreen
from journeymap.tui.keys import bindings_of
from journeymap.tui.naming_screen import NamingScreen
from journeymap.tui.paste_screen import PasteScreen
from journeymap.tui.sent_out_screen import SentOutScreen
from journeymap.tui.sitting_screen import SittingScreen
from journeymap.tui.stages_screen import StagesScreen
from journeymap.tui.sure_screen import SureScreen
from journeymap.tui.survey_screen import SurveyScreen
from journeymap.tui.taking_screen import TakingScreen
from journeymap.tui.theme_name_screen import ThemeNameScreen
from journeymap.tui.told_screen import ToldScreen
from journeymap.tui.wall_screen import WallScreen


def all_bindings() -> dict[str, tuple[Binding, ...]]:
    """Return all bindings by the name of the screen that has them."""
    declared: dict[str, Iterable[BindingType]] = {
        "Everywhere": APP_KEYS,
        "Home": HomeScreen.BINDINGS,
        "At a table": CAPTURE_KEYS,
        "All that was said": (*EntriesScreen.BINDINGS, *FoundList.BINDINGS),
        "Stages": StagesScreen.BINDINGS,
        "Closing the session": ClosingScreen.BINDINGS,
        "Pasted lines": PasteScreen.BINDINGS,
        "The survey": SurveyScreen.BINDINGS,
        "Issuing the questions": IssueScreen.BINDINGS,
        "A new edition": SureScreen.BINDINGS,
        "What was issued": SentOutScreen.BINDINGS,
        "Which file came back": FileScreen.BINDINGS,
        "How a file is read": ColumnsScreen.BINDINGS,
        "Choosing what is meant": ChoiceScreen.BINDINGS,
        "Taking a file in": TakingScreen.BINDINGS,
        "Findings": (*FindingsScreen.BINDINGS, *FindingsList.BINDINGS),
        "A finding": FindingScreen.BINDINGS,
        "The same, or apart": SittingScreen.BINDINGS,
        "Themes to name": NamingScreen.BINDINGS,
        "The name of a theme": ThemeNameScreen.BINDINGS,
        "A form": FormScreen.BINDINGS,
        "The wall": WallScreen.BINDINGS,
        "Lines that were asked for": ToldScreen.BINDINGS,
        "Help": HelpScreen.BINDINGS,
    }
    return {name: tuple(bindings_of(each)) for name, each in declared.items()}


def unknown_names(keys: Mapping[str, str]) -> list[str]:
    """Return the names among `keys` that no binding has."""
    known = {each.id for bindings in all_bindings().values() for each in bindings}
    return [name for name in keys if name not in known]
