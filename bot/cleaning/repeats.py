"""What a publisher says in article after article is clutter; what two of them happen to share is not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cleaning.furniture import key
from bot.cleaning.lines import is_prose, size

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.cleaning.page import Page

_LINE, _PROSE = 2, 4  # in so many other articles, and in half of them, a short line or a paragraph of prose is clutter


def without_repeated(page: Page, others: Iterable[Sequence[str]]) -> Page:
    """The page without the paragraphs that its publisher's other articles repeat; `others` are the paragraphs of each.

    A short line goes when it stands in two others or more, prose when in four or more, either in no fewer than half of them: a
    quotation or a background paragraph that some articles share stays. Others that share half of their words with the page are
    editions of the same article and do not count.
    """
    own = frozenset(map(key, page.paragraphs))
    keys = [found for each in others if not _is_edition(each, own) and (found := frozenset(map(key, each)))]
    times = Counter(one for found in keys for one in found & own)

    def is_clutter(paragraph: str) -> bool:
        seen = times[key(paragraph)]
        return seen >= (_PROSE if is_prose(paragraph) else _LINE) and 2 * seen >= len(keys)

    return replace(page, paragraphs=tuple(each for each in page.paragraphs if not is_clutter(each)))


def _is_edition(other: Sequence[str], own: frozenset[str]) -> bool:
    return 2 * sum(size(each) for each in other if key(each) in own) > sum(map(size, other))
