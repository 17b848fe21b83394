"""Whether a text was scraped, and which run of its blocks is the body: each block is weighed in words of prose for or against."""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from bot.cleaning.furniture import is_box, is_caption, is_comments, is_control, is_furniture, is_link, is_trailer, key
from bot.cleaning.lines import ends_sentence, is_item, is_prose, size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_SCRAPED = 3  # so many signs make a scraped page: a box counts two, a control, a trailer, a refrain or a repeated headline one
_CLOSED = re.compile(r"(?<!\.\w)\.$|[。,:;،؛।]$")  # "F.C." may close a headline
_HEADLINE = 200  # no headline has more characters
_DIGITS = re.compile(r"\d+")
_ARTICLE = 50  # words of prose above a heading of comments that make it stand below an article
_FAINT = 0.15  # what a word of the readers' comments below an article is worth, beside one of the article
_COSTS: dict[Callable[[str], bool], float] = {
    is_link: -3, is_trailer: -40, is_control: -3, is_caption: -1, is_item: -0.5, ends_sentence: 1,
}  # fmt: skip
"""What a line that is no prose is worth, in words of prose: that of the first that it is. Tried on pages that are in no benchmark, with
trafilatura's and readability's reading of the same page as the wanted one, none of them halved or doubled does better."""


def is_scraped(blocks: Sequence[str]) -> bool:
    """Whether there is furniture enough among the blocks; a repeated headline and a refrain are signs of it."""
    lines = {key(line): line for block in blocks for line in block.split("\n") if not is_prose(line) or is_box(line)}
    signs = sum(2 if is_box(line) else is_control(line) or is_trailer(line) for line in lines.values())
    return signs + bool(repeated_headlines(blocks)) + _has_refrain(blocks) >= _SCRAPED


def is_headline(line: str) -> bool:
    """Whether a line can be a headline: short, with letters, and no sentence, list item or salutation."""
    return (
        len(line) <= _HEADLINE
        and any(char.isalpha() for char in line)
        and not _CLOSED.search(line)
        and not is_item(line)
        and not (ends_sentence(line) and line[:1] in "\"“„«「'‘")
        and size(line) < 28
    )


def repeated_headlines(blocks: Sequence[str]) -> frozenset[str]:
    """The lines that may be the headline and stand alone in the text more than once."""
    seen = Counter(key(block) for block in blocks if size(block) >= 4 and is_headline(block) and not is_furniture(block))
    return frozenset(line for line, times in seen.items() if times > 1)


def body(blocks: Sequence[str]) -> tuple[int, int]:
    """The run of blocks that holds the most prose and the least else (a maximum subarray), from one prose block to another."""
    sums = [0.0, *accumulate(_worths(blocks))]
    best, start, low = (0.0, 0, 0), 0, 0.0
    for end, total in enumerate(sums):
        best = max(best, (total - low, -start, end))
        if total <= low:
            start, low = end, total
    return -best[1], best[2]


def _worths(blocks: Sequence[str]) -> Iterator[float]:
    """How much each block speaks for being in the body; what readers wrote below it speaks little."""
    headlines = repeated_headlines(blocks)
    prose, share = 0.0, 1.0
    for block in blocks:
        worth = -60.0 if key(block) in headlines else _worth(block)
        if prose > _ARTICLE and is_comments(block):
            share = _FAINT
        prose += max(0.0, worth)
        yield worth * (share if worth > 0 else 1)


def _has_refrain(blocks: Sequence[str]) -> bool:
    """Whether a short line stands alone three times or more, whatever numbers are in it ("Reply #5")."""
    short = (
        block for block in blocks if size(block) <= 6 and any(map(str.isalpha, block)) and not ends_sentence(block) and not is_item(block)
    )
    return any(times >= 3 for times in Counter(_DIGITS.sub("0", key(block)) for block in short).values())


def _worth(block: str) -> float:
    """How much the block speaks for being in the body, in words of prose."""
    if is_box(block):
        return -2
    if is_prose(block):
        cut_short = block.endswith(("...", "…")) and size(block) < 28  # a teaser
        return size(block) / (10 if not ends_sentence(block) else 3 if cut_short else 1)
    return sum(map(_worth_of_line, block.split("\n")))


def _worth_of_line(line: str) -> float:
    return next((cost for is_one, cost in _COSTS.items() if is_one(line)), -4.0)
