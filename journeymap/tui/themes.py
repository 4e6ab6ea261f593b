"""journeymap's own two themes: calm, warm, and legible from the end of a table."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="journeymap-dark",
    primary="#7fb5a8",
    secondary="#8d9bb5",
    accent="#e9b872",
    success="#9ccf83",
    warning="#e9b872",
    error="#f08a73",
    foreground="#e9e4da",
    background="#1c1e24",
    surface="#24272f",
    panel="#2d313b",
    dark=True,
    variables={"footer-key-foreground": "#e9b872", "block-cursor-foreground": "#1c1e24"},
)
LIGHT = Theme(
    name="journeymap-light",
    primary="#226655",
    secondary="#4a5670",
    accent="#8a5200",
    success="#2c6b1e",
    warning="#8a5200",
    error="#a8321c",
    foreground="#22242a",
    background="#faf7f1",
    surface="#f1ece2",
    panel="#e6dfd1",
    dark=False,
    variables={"footer-key-foreground": "#8a5200"},
)
