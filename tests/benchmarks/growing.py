"""A library of any size from real text, and slips of the pen, both the same each time."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING
from zlib import crc32

from bot.index import passages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.model import Article

RARE = 3
"""A word of no more paragraphs than this is mostly a name: what a library that grows has more and more of."""
CHANGED = 3
"""One of so many rare words and numbers is another one in a copy: ten times the text has about three times the words, as in real text.

Source: Heaps, Information Retrieval (1978): the vocabulary grows with about the square root of the text.
"""
_WORD = re.compile(r"[^\W\d_]{5,}|\d{3,}")


def grown(articles: Sequence[Article], wanted: int) -> Iterator[Article]:
    """Articles of `wanted` passages or a few more: the real ones as far as they go, then copies with changed names and numbers."""
    used = Counter(word for article in articles for text in article.paragraphs for word in set(_WORD.findall(text)))
    rare = sorted(word for word, times in used.items() if times <= RARE and word[0].isalpha())
    held = 0
    for copy in count():
        for article in articles:
            if held >= wanted:
                return
            made = changed(article, copy, used, rare) if copy else article
            held += sum(1 for _ in passages(made))
            yield made


def changed(article: Article, copy: int, used: Counter[str], rare: Sequence[str]) -> Article:
    """The article with some of its rare words and numbers changed, the same word always in the same way within one copy."""

    def written(match: re.Match[str]) -> str:
        word, chance = match.group(), crc32(f"{copy} {match.group()}".encode())
        if used[word] > RARE or chance % CHANGED:
            return word
        if word.isdigit():
            return str(chance)[-len(word) :].rjust(len(word), "1")
        half = max(3, len(word) // 2)
        return word[:half] + rare[chance % len(rare)][half:].lower()

    texts = tuple(_WORD.sub(written, text) for text in article.paragraphs)
    return replace(article, id=f"{article.id}~{copy}", title=_WORD.sub(written, article.title), paragraphs=texts)


def slipped(question: str) -> str:
    """The question with one letter wrong in its longest word, and in the next longest where that is long too."""
    words = question.split(" ")
    long = sorted((at for at, word in enumerate(words) if word.isalpha() and len(word) > 4), key=lambda at: -len(words[at]))[:2]
    return " ".join(_slip(word) if at in long else word for at, word in enumerate(words))


def _slip(word: str) -> str:
    """A letter left out, doubled, or changed about with the next (Damerau, 1964), never the first."""
    chance = crc32(word.encode())
    at = 1 + chance // 3 % (len(word) - 2)
    return (word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], word[:at] + word[at + 1] + word[at] + word[at + 2 :])[chance % 3]
