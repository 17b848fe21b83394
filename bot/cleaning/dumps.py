"""A raw text becomes a page; one that was scraped loses the page's furniture, any other text loses nothing."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from bot.cleaning.furniture import is_furniture, is_marker, key, without_furniture
from bot.cleaning.lines import blocks, ends_sentence, is_prose, size
from bot.cleaning.page import Page
from bot.cleaning.weighing import body, is_headline, is_scraped
from bot.text import stopwords, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROUNDS = 20  # far more than any text takes to come to rest


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
    return _of_scraped(_apart(found)) if is_scraped(found) else _of_article(found)


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
    return (first, rest) if above and followed and is_headline(first) else (None, list(found))


def _of_scraped(found: Sequence[str]) -> Page:
    start, end = body(found)
    paragraphs = tuple(without_furniture(found[start:end]))
    if not any(map(is_prose, paragraphs)):
        return _of_article([block for block in found if not is_furniture(block)])
    headline = _headline(found[:start], Counter(map(key, found)), paragraphs)
    return Page(headline, tuple(block for block in paragraphs if headline is None or key(block) != key(headline)))


def _headline(head: Sequence[str], times: Counter[str], paragraphs: Sequence[str]) -> str | None:
    """The line above the body that is repeated most, or shares most words with the body; the nearest of equals."""
    lines = [line for block in head if not is_prose(block) for line in block.split("\n")]
    lines = [line for line in lines if is_headline(line) and size(line) >= 3 and not is_furniture(line)][-40:]
    body = set(words(" ".join(paragraphs[:6])))

    def fit(place: int) -> tuple[float, int]:
        own = set(words(lines[place])) - stopwords()
        near = 1 / (1 + (len(lines) - place) / 20)
        return near * max(1, min(5, times[key(lines[place])])) * min(len(own), 8) * len(own & body) / max(1, len(own)), place

    return lines[max(range(len(lines)), key=fit)] if lines else None
