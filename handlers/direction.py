"""Text that runs from right to left beside the other kind: each is set apart, so that names and numbers stay in order."""

from __future__ import annotations

from unicodedata import bidirectional

ISOLATE, END = "\u2068", "\u2069"
"""Between them a text has its own direction and changes none around it (https://www.unicode.org/reports/tr9/, FSI and PDI)."""
MARKS = {"ltr": "\u200e", "rtl": "\u200f"}
"""What is not seen, and gives a line that begins with it its direction."""


def turns(text: str) -> bool:
    """Whether anything in the text runs from right to left."""
    return not text.isascii() and any(bidirectional(character) in ("R", "AL") for character in text)


def apart(text: str) -> str:
    """The text, set apart from what stands around it; a command or a name that is pressed stays as it is, for it would be one no more."""
    return text if not text or text.startswith(("@", "/")) else f"{ISOLATE}{text}{END}"
