"""Which parts of a text are quoted."""

from __future__ import annotations

import re

_QUOTATION = re.compile(
    r"(?:^|(?<=[\s()\[—–/-]))\"(?=\S)"  # straight marks open only where a word begins,
    r"[^\"]*(?:(?<=[.!?…]\s)(?=\"\w)|\"|$)"  # and again, with none that closes, before each paragraph of a longer speech
    r"|“[^”]*(?:”|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)|「[^」]*(?:」|$)|『[^』]*(?:』|$)"
    r"|(?:^|(?<=[\s(]))(?:»(?=\w)[^«»]*[«»](?!\w)|”(?=\w)[^”]*”(?!\w))"  # German and Nordic ones: »…«, »…», ”…”
    r"|(?<!\w)‘(?:[^’]|’(?=\w))*’(?!\w)"  # British ones, told from apostrophes by what stands beside them
)


def quotations(text: str) -> list[tuple[int, int]]:
    """The quotations of a paragraph with their marks, as slices in reading order; one that is never closed runs to the end."""
    return [match.span() for match in _QUOTATION.finditer(text)]


def outside(text: str) -> str:
    """The text without what is quoted in it."""
    return _QUOTATION.sub(" ", text)
