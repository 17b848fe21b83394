"""Which parts of a paragraph somebody says, and which sentences would tear their words from them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.text import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUOTATION = re.compile(
    r"(?:^|(?<=[\s()\[—–/-]))\"(?=\S)[^\"]*(?:\"|$)"  # straight marks open only where a word begins
    r"|“[^”]*(?:”|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)|「[^」]*(?:」|$)|『[^』]*(?:』|$)"
)
_SPEAKER_WORDS = 2  # "said Zhao": the fewest words outside a quotation that can say whose it is


def quotations(paragraph: str) -> list[tuple[int, int]]:
    """The quotations of the paragraph with their marks, as slices in reading order; one that is never closed runs to the end."""
    return [match.span() for match in _QUOTATION.finditer(paragraph)]


def outside(text: str) -> str:
    """The text without what is quoted in it."""
    return _QUOTATION.sub(" ", text)


def torn(paragraph: str, start: int, end: int, quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether the slice cuts a quotation in two or leaves its speaker out."""
    touching = [(first, last) for first, last in quoted if first < end and last > start]
    if any(first < start or last > end or paragraph[last - 1] not in '"”»“」』' for first, last in touching):
        return True
    return bool(touching) and len(WORD.findall(outside(paragraph[start:end]))) < _SPEAKER_WORDS
