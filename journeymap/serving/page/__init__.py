"""The page that shows the screen, and what a browser is told about it. Nothing is from outside."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib.util import find_spec
from pathlib import Path
from string import Template

_OURS = Path(__file__).parent
_FONTS = "fonts/RobotoMono"
_THEIRS = {
    "textual.js": "js/textual.js",
    "xterm.css": "css/xterm.css",
    "roman.ttf": f"{_FONTS}-VariableFont_wght.ttf",
    "italic.ttf": f"{_FONTS}-Italic-VariableFont_wght.ttf",
}
"""What textual-serve brings along for the page, by the name that it has here."""

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every answer says: it is kept nowhere, and shown in nobody else's page."""


def policy(hosts: Iterable[str]) -> str:
    """Return what the page may load, and from where: from here alone.

    The terminal of the page writes styles into it while it runs; scripts are files only.
    """
    sockets = " ".join(f"ws://{host}" for host in hosts)
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self';"
        f" img-src data:; connect-src 'self' {sockets};"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def files() -> dict[str, Path]:
    """Return the files that the page loads, by their names in its address."""
    spec = find_spec("textual_serve")
    assert spec is not None
    assert spec.origin is not None
    static = Path(spec.origin).parent / "static"
    theirs = {name: static / path for name, path in _THEIRS.items()}
    return {**theirs, "page.css": _OURS / "page.css", "page.js": _OURS / "page.js"}


def page(title: str, websocket: str) -> str:
    """Return the page for a workshop with this title; its screen comes from `websocket`."""
    template = Template((_OURS / "page.html").read_text(encoding="utf-8"))
    return template.substitute(title=escape(title), websocket=escape(websocket))
