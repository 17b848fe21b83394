"""What a publisher says in article after article is clutter; what two of them happen to share is not."""

from __future__ import annotations

import hashlib
from collections import Counter
from math import ceil
from typing import TYPE_CHECKING

from bot.cleaning.furniture import key
from bot.cleaning.lines import is_prose, size

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_LINE, _PROSE = 2, 4  # in so many other articles, and in half of them, a short line or a paragraph of prose is clutter


def line_number(paragraph: str) -> int:
    """A number of 64 bits for the paragraph, whatever its case and the marks around it."""
    return int.from_bytes(hashlib.blake2b(key(paragraph).encode(), digest_size=8).digest(), "big", signed=True)


def line_sizes(paragraphs: Iterable[str]) -> dict[int, int]:
    """About how many words each of the paragraphs has, 1 or more, by the paragraph's number."""
    return {line_number(paragraph): max(1, ceil(size(paragraph))) for paragraph in paragraphs}


def repeated(paragraphs: Collection[str], others: Iterable[Mapping[int, int]]) -> frozenset[int]:
    """The numbers of those paragraphs that their publisher's other articles repeat; `others` are the `line_sizes` of each.

    A short line is clutter when it stands in two others or more, prose when in four or more, either in no fewer than half of them: a
    quotation or a background paragraph that some articles share is none. Others that share half of their words with the paragraphs
    are editions of the same article and do not count.
    """
    own = {line_number(paragraph): paragraph for paragraph in paragraphs}
    counted = [other for other in others if not _is_edition(other, own)]
    times = Counter(line for other in counted for line in other.keys() & own.keys())
    return frozenset(
        line for line, seen in times.items() if seen >= (_PROSE if is_prose(own[line]) else _LINE) and 2 * seen >= len(counted)
    )


def _is_edition(other: Mapping[int, int], own: Collection[int]) -> bool:
    return 2 * sum(words for line, words in other.items() if line in own) > sum(other.values())
