"""Which articles are new, and which of them matter most."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from bot.model import Article

WEEK = 7
"""Days of a week, today the last of them."""


def newest(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles by day of publication, latest first; those without one after them, the last added first."""
    return tuple(sorted(articles, key=lambda article: (article.source.day or date.min, article.number), reverse=True))


def published(articles: Iterable[Article], days: int, now: datetime, zone: tzinfo) -> tuple[Article, ...]:
    """The articles of the last so many `days`, today in the time zone the last of them, the most important first.

    An article is the more important the more places published it, then the longer it is, then the newer.
    """
    last = now.astimezone(zone).date()
    first = last - timedelta(days=days - 1)
    fresh = [(day, article) for article in articles if (day := _day(article, zone)) and first <= day <= last]
    ordered = sorted(fresh, key=lambda pair: (len(pair[1].sources), len(pair[1].text), pair[0], pair[1].number), reverse=True)
    return tuple(article for _, article in ordered)


def _day(article: Article, zone: tzinfo) -> date | None:
    """The day of publication in the time zone; a time without one of its own, or a mere day, is taken as it stands."""
    if article.source.published is None:
        return None
    told = datetime.fromisoformat(article.source.published)
    return told.astimezone(zone).date() if told.tzinfo else told.date()
