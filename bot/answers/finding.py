"""Words -> the article that is meant: by id, by number, by headline however misspelt, or by what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.text import stopwords, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Article

LIKE_ENOUGH = 80.0
"""A headline at least this like the words (0..100, by rapidfuzz) may be the one meant."""
PLAIN_LEAD = 5.0
"""A headline that is more like the words than every other by so much is the one meant."""


def about(wanted: str, articles: Sequence[Article], by_content: Sequence[Article]) -> tuple[Article, ...]:
    """The articles that `wanted` may mean, best first; `by_content` are those whose passages answer to the words."""
    named = [article for article in articles if wanted.strip() in (article.id, str(article.number))]
    if named:
        return tuple(named)
    scores = {article: likeness(wanted, article.title) for article in articles}
    like = sorted((a for a in articles if scores[a] >= LIKE_ENOUGH), key=lambda a: (-scores[a], a.number))
    if like:
        return tuple(article for article in like if scores[article] >= scores[like[0]] - PLAIN_LEAD)
    return tuple(by_content[:1]) if len(by_content) == 1 else tuple(by_content)


def likeness(wanted: str, headline: str) -> float:
    """How like the headline the words are, 0..100: each word's best likeness among the headline's, by the words' lengths."""
    asked = [word for word in words(wanted) if word not in stopwords()] or words(wanted)
    held = words(headline)
    if not asked or not held:
        return 0.0
    total = sum(len(word) for word in asked)
    return sum(max(fuzz.ratio(word, other) for other in held) * len(word) for word in asked) / total
