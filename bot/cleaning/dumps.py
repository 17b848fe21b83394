"""A raw text becomes a page; one that was scraped loses the page's furniture, any other text loses nothing."""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from bot.cleaning.furniture import is_box, is_caption, is_control, is_furniture, is_link, is_marker, is_trailer, key, without_furniture
from bot.cleaning.lines import blocks, ends_sentence, is_item, is_prose, size
from bot.cleaning.page import Page
from bot.text import stopwords, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SCRAPED = 3  # so many signs make a scraped page: a box counts two, a control, a trailer or a repeated headline one
_CLOSED = re.compile(r"(?<!\.\w)\.$|[。,:;،؛।]$")  # "F.C." may close a headline
_ROUNDS = 20  # far more than any text takes to come to rest
_HEADLINE = 200  # no headline has more characters


def clean_text(raw: str) -> Page:
    """The headline and body paragraphs of `raw`, word for word.

    A text with signs of a scraped page (menus, advert and consent boxes, a headline repeated) is cut to its body; any other is
    kept whole, its first line being the headline when it looks like one. Cleaning a page's text again gives the same page.
    """
    page = _cleaned(raw)
    for _ in range(_ROUNDS):
        before, page = page, _cleaned(_text(page))
        if page == before:
            break
    return page


def _text(page: Page) -> str:
    return "\n\n".join([*([page.title] if page.title else []), *page.paragraphs])


def _cleaned(raw: str) -> Page:
    found = [block for block in blocks(raw) if not is_marker(block)]
    return _of_scraped(_apart(found)) if _is_scraped(found) else _of_article(found)


def _is_scraped(found: Sequence[str]) -> bool:
    lines = {key(line): line for block in found for line in block.split("\n") if not is_prose(line) or is_box(line)}
    signs = sum(2 if is_box(line) else is_control(line) or is_trailer(line) for line in lines.values())
    return signs + bool(_repeated(found)) >= _SCRAPED


def _apart(found: Sequence[str]) -> list[str]:
    """The blocks, those that hold a line of furniture cut into their lines."""
    parts = ((block.split("\n") if any(map(is_furniture, block.split("\n"))) else [block]) for block in found)
    return [part for block in parts for part in block]


def _of_article(found: Sequence[str]) -> Page:
    """Everything, but for the headline where the text opens with it, once or more often."""
    headline, rest = _split_headline(found)
    if headline is None:
        return Page(None, tuple(found))
    repeats = sum(1 for _ in takewhile(lambda block: key(block) == key(headline), rest[:-1]))
    return Page(headline, tuple(rest[repeats:]))


def _split_headline(found: Sequence[str]) -> tuple[str | None, list[str]]:
    first, *lines = found[0].split("\n") if found else [""]
    rest = ["\n".join(lines), *found[1:]] if lines else list(found[1:])
    above = not lines or (len(lines) <= 2 and is_prose(found[1] if len(found) > 1 else lines[0]))
    followed = any(map(ends_sentence, rest)) or len(first) < sum(map(len, rest))
    return (first, rest) if above and followed and _is_headline(first) else (None, list(found))


def _is_headline(line: str) -> bool:
    """Whether a line can be a headline: short, with letters, and no sentence, list item or salutation."""
    return (
        len(line) <= _HEADLINE
        and any(char.isalpha() for char in line)
        and not _CLOSED.search(line)
        and not is_item(line)
        and not (ends_sentence(line) and line[:1] in "\"“„«「'‘")
        and size(line) < 28
    )


def _repeated(found: Sequence[str]) -> dict[str, int]:
    """How often each line that may be the headline stands alone in the text, of those that do so more than once."""
    seen = Counter(key(block) for block in found if size(block) >= 4 and _is_headline(block) and not is_furniture(block))
    return {line: times for line, times in seen.items() if times > 1}


def _of_scraped(found: Sequence[str]) -> Page:
    start, end = _body(found)
    paragraphs = tuple(without_furniture(found[start:end]))
    if not any(map(is_prose, paragraphs)):
        return _of_article([block for block in found if not is_furniture(block)])
    headline = _headline(found[:start], Counter(map(key, found)), paragraphs)
    return Page(headline, tuple(block for block in paragraphs if headline is None or key(block) != key(headline)))


def _body(found: Sequence[str]) -> tuple[int, int]:
    """The run of blocks that holds the most prose and the least else (a maximum subarray), from one prose block to another."""
    repeated = _repeated(found)
    worth = [-60.0 if key(block) in repeated else _worth(block) for block in found]
    sums = [0.0, *accumulate(worth)]
    best, start, low = (0.0, 0, 0), 0, 0.0
    for end, total in enumerate(sums):
        best = max(best, (total - low, -start, end))
        if total <= low:
            start, low = end, total
    return -best[1], best[2]


def _worth(block: str) -> float:
    """How much the block speaks for being in the body, in words of prose."""
    if is_box(block):
        return -2
    if is_prose(block):
        cut_short = block.endswith(("...", "…")) and size(block) < 28  # a teaser
        return size(block) / (10 if not ends_sentence(block) else 3 if cut_short else 1)
    return sum(map(_worth_of_line, block.split("\n")))


def _worth_of_line(line: str) -> float:
    costs: dict[Callable[[str], bool], float] = {
        is_link: -3, is_trailer: -40, is_control: -3, is_caption: -1, is_item: -0.5, ends_sentence: 1,
    }  # fmt: skip
    return next((cost for is_one, cost in costs.items() if is_one(line)), -4.0)


def _headline(head: Sequence[str], times: Counter[str], paragraphs: Sequence[str]) -> str | None:
    """The line above the body that is repeated most, or shares most words with the body; the nearest of equals."""
    lines = [line for block in head if not is_prose(block) for line in block.split("\n")]
    lines = [line for line in lines if _is_headline(line) and size(line) >= 3 and not is_furniture(line)][-40:]
    body = set(words(" ".join(paragraphs[:6])))

    def fit(place: int) -> tuple[float, int]:
        own = set(words(lines[place])) - stopwords()
        near = 1 / (1 + (len(lines) - place) / 20)
        return near * max(1, min(5, times[key(lines[place])])) * min(len(own), 8) * len(own & body) / max(1, len(own)), place

    return lines[max(range(len(lines)), key=fit)] if lines else None
