"""Which parts of a paragraph somebody says, and what a sentence of it lacks to say whose words it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.text import WORD, outside

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSERS = '"”“»」』’'
_SPEAKER_WORDS = 2  # "said Zhao": the fewest words outside a quotation that can say whose it is


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a sentence holds.

    It `quotes` somebody; the quotation is `begun` before it or `goes_on` after it; it is `unnamed` where nothing else stands in it,
    so that the sentence before has to say who speaks; it is `unclosed` where nobody can tell its end.
    """

    quotes: bool = False
    begun: bool = False
    goes_on: bool = False
    unnamed: bool = False
    unclosed: bool = False


def voice(paragraph: str, start: int, end: int, quoted: Sequence[tuple[int, int]]) -> Voice:
    """Whose words the slice of the paragraph holds, whose quotations are `quoted`."""
    touching = [(first, last) for first, last in quoted if first < end and last > start]
    if not touching:
        return Voice()
    ends = {last for _, last in quoted}  # where another begins at once it is a longer speech, which opens anew before each paragraph
    begun, goes_on = any(first < start or first in ends for first, _ in touching), any(paragraph[end:last].strip() for _, last in touching)
    whole = not begun and not goes_on
    return Voice(
        quotes=True,
        begun=begun,
        goes_on=goes_on,
        unnamed=whole and len(WORD.findall(outside(paragraph[start:end]))) < _SPEAKER_WORDS,
        unclosed=any((paragraph[last - 1] not in _CLOSERS and last == len(paragraph)) or last - first < 2 for first, last in touching),
    )
