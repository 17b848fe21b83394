"""How much of one text stands in another, by their runs of five words (shingles: Broder, On the resemblance of documents, 1997)."""

from __future__ import annotations

import hashlib
from heapq import nsmallest
from typing import TYPE_CHECKING

from bot.text import words

if TYPE_CHECKING:
    from collections.abc import Set

WORDS = 5
NEARLY = 0.8
"""Texts are nearly the same where the one with fewer runs shares at least so many of them with the other."""
SHORTEST = 0.5
"""A text with a smaller share of the other's runs is a part of it or a report on it, not the same."""
LEAST = 10
"""A text of fewer runs says too little to be known by them."""
SKETCHED = 32
"""Runs kept of each text. Of two that are nearly the same, 0.8 / 2.2 of all runs at the least are shared, so that 1 pair in a
million shares none of those that are kept."""


def runs(text: str) -> frozenset[int]:
    """A number of 64 bits for each run of five words in the text."""
    said = words(text)
    return frozenset(_number(" ".join(said[at : at + WORDS])) for at in range(len(said) - WORDS + 1))


def _number(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big", signed=True)


def sketch(found: Set[int]) -> list[int]:
    """The smallest of the runs, by which the text is looked up; none of a text that is too short to be known."""
    return nsmallest(SKETCHED, found) if len(found) >= LEAST else []


def nearly_same(one: Set[int], other: Set[int]) -> bool:
    """Whether the texts with these runs are nearly the same: the smaller is contained in the other (0.8) and not much smaller."""
    fewer, more = sorted((len(one), len(other)))
    return fewer >= max(LEAST, SHORTEST * more) and len(one & other) >= NEARLY * fewer
