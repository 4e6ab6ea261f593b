"""The keys of the capture screen, declared once: all that tells of them is made from here.

None of them is the only way: what a key does is done by a typed line, a click or the palette, too.
"""

from __future__ import annotations

from textual.binding import Binding, BindingType

from journeymap.entries import SAID_KINDS
from journeymap.tui.keys import as_written

_FINISH = {
    "always": "a",
    "never": "n",
    "ingredient": "i",
    "recipe": "r",
    "critic": "c",
    "parked": "p",
    "topic": "t",
}
"""By kind: the letter that, with Alt, takes the line as one of that kind."""


def _key(  # noqa: PLR0913  # what has a default is named
    key: str,
    action: str,
    name: str,
    tooltip: str = "",
    *,
    id: str,  # noqa: A002  # Textual's name
    shown: bool = False,
) -> Binding:
    first = as_written(key.partition(",")[0])
    return Binding(
        key, action, name, tooltip=tooltip, id=f"capture.{id}", show=shown, key_display=first
    )


CAPTURE_KEYS: list[BindingType] = [
    _key("f1", "help", "Help", "What can be typed, and the keys", id="help", shown=True),
    _key(
        "pagedown",
        "go(1)",
        "Stage",
        "The next stage; PgUp is the one before",
        id="next-stage",
        shown=True,
    ),
    _key("pageup", "go(-1)", "Stage before", id="stage-before"),
    _key(
        "tab",
        "kind(1)",
        "Kind",
        "The kind that plain text becomes; completes /stage and @voice",
        id="next-kind",
        shown=True,
    ),
    _key("shift+tab", "kind(-1)", "Kind before", id="kind-before"),
    _key("f2", "voice(1)", "Voice", "Who is speaking now", id="next-voice", shown=True),
    _key("shift+f2", "voice(-1)", "Voice before", id="voice-before"),
    _key(
        "f3",
        "view(1)",
        "View",
        "The road map, the pot, the recipes, one after the other",
        id="next-view",
        shown=True,
    ),
    _key("shift+f3", "view(-1)", "View before", id="view-before"),
    _key(
        "f6,alt+m",
        "me_too(0)",
        "Me too",
        "One more person says so: what F6 stands before, or the one marked ▸",
        id="me-too",
        shown=True,
    ),
    _key("f7", "me_too(1)", "Me too, the second shown", id="me-too-second"),
    _key("f8", "me_too(2)", "Me too, the third shown", id="me-too-third"),
    _key("ctrl+z", "undo('undo')", "Undo", "Take back what was done last", id="undo", shown=True),
    _key("ctrl+y", "undo('redo')", "Redo", "Do again what was taken back", id="redo"),
    *(
        _key(f"alt+{letter}", f"finish('{kind}')", f"Keep as: {SAID_KINDS[kind].label}", id=kind)
        for kind, letter in _FINISH.items()
    ),
    _key("f9", "act(1)", "The view's own deed", "Draws a card, begins a recipe", id="act"),
    _key("f10", "act(2)", "The view's second deed", id="act-second"),
    _key(
        "ctrl+f",
        "entries(True)",
        "Find",
        "Search all that was said, by words, stage, voice, table, kind, theme",
        id="find",
        shown=True,
    ),
    _key(
        "ctrl+l",
        "entries(False)",
        "Entries",
        "All that was said: mend, move, take back, me too, park, theme",
        id="entries",
        shown=True,
    ),
    _key(
        "ctrl+o",
        "close",
        "Close the session",
        "How people hear back, the days, the last round, what is still empty, the summary",
        id="close",
    ),
    _key("ctrl+g", "copy", "Copy", "What stands at this stage, to the clipboard", id="copy"),
    _key("f4", "elsewhere", "Another place", "Save there what could not be saved", id="elsewhere"),
    _key("f5", "pile", "Pasted lines", "Those that wait, all together", id="pasted"),
    _key("ctrl+up", "scroll(-1)", "Up in the view", id="up"),
    _key("ctrl+down", "scroll(1)", "Down in the view", id="down"),
]
