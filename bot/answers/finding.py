"""Words -> the article that is meant: by id, by number, by headline however misspelt, or by what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.text import fold, stopwords, word_list, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.model import Article

LIKE_ENOUGH = 80.0
"""A headline at least this like the words (0..100, by rapidfuzz) may be the one meant."""
CLOSE = 65.0
"""A headline at least this like the words is worth offering, where a person chooses."""
PLAIN_LEAD = 5.0
"""Headlines that are less like the words than the likest one by more than so much are not meant."""
WHOLE = 60.0
"""Words that hold so much of a headline name it (0..100, by rapidfuzz); fewer may only say what an article is about."""
MENTIONS = 0.25
"""An article with so many fewer passages on the words than the one with the most only mentions them."""


def about(wanted: str, articles: Sequence[Article], by_content: Sequence[Article]) -> tuple[Article, ...]:
    """The articles that `wanted` may mean, best first; `by_content` are those whose text is about the words.

    An id, a number, or a headline that the words hold much of means its article alone.
    """
    if named := _named(wanted, articles):
        return named
    like = _like(wanted, articles, LIKE_ENOUGH)
    likest = [article for score, article in like if score >= like[0][0] - PLAIN_LEAD]
    whole = [article for article in likest if likeness(article.title, wanted) >= WHOLE]
    return tuple(whole) or tuple({article.number: article for article in (*likest, *by_content)}.values())


def subject(wanted: str) -> str:
    """What an article is wanted on, without the words that only say that it is one: "the article about the ferry", "article 2"."""
    return " ".join(word for word in wanted.split() if fold(word) not in word_list("articles")) or wanted


def most_about(said: Mapping[Article, int]) -> tuple[Article, ...]:
    """The articles by how many of their passages speak of something, the most first, without those that only mention it."""
    ordered = sorted(said, key=lambda article: (-said[article], article.number))
    return tuple(article for article in ordered if said[article] >= MENTIONS * said[ordered[0]])


def close(wanted: str, articles: Sequence[Article]) -> tuple[Article, ...]:
    """The article of that id or number, else all whose headlines are like the words, the most alike first."""
    return _named(wanted, articles) or tuple(article for _, article in _like(wanted, articles, CLOSE))


def _named(wanted: str, articles: Sequence[Article]) -> tuple[Article, ...]:
    return tuple(article for article in articles if wanted.strip() in (article.id, str(article.number)))


def _like(wanted: str, articles: Sequence[Article], least: float) -> list[tuple[float, Article]]:
    """The articles whose headlines are at least so like the words, with how like they are, the most alike first."""
    scored = ((likeness(wanted, article.title), article) for article in articles)
    return sorted((pair for pair in scored if pair[0] >= least), key=lambda pair: (-pair[0], pair[1].number))


def likeness(wanted: str, headline: str) -> float:
    """How like the headline the words are, 0..100: each word's best likeness among the headline's, by the words' lengths."""
    asked = [word for word in words(wanted) if word not in stopwords()] or words(wanted)
    held = words(headline)
    if not asked or not held:
        return 0.0
    total = sum(len(word) for word in asked)
    return sum(max(fuzz.ratio(word, other) for other in held) * len(word) for word in asked) / total
