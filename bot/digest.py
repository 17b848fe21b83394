"""Which articles are new, and which of them matter most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.errors import UnreadableDate
from bot.text import stopwords, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import tzinfo

    from bot.model import Article

TODAY, WEEK, YESTERDAY = "today", "week", "yesterday"
_DAYS = {TODAY: 1, WEEK: 7}
"""Days of the periods that have a name, today the last of them."""
_NAMED = {"today": TODAY, "week": WEEK, "this week": WEEK, "last week": WEEK}
"""What readers call them."""
_SINCE = "since "
_LONGEST_DATE = 40
"""Characters; no date is longer."""
_SAME_STORY = 3
"""So many words that say something, in two headlines, make them headlines of one story; half of the shorter one's do as well."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from the `first` up to today; its `key` is "today", "week", or the ISO date of the first day."""

    key: str
    first: date


def period(told: str, today: date, *, month_first: bool = True) -> Period | None:
    """The period that a reader means: "today", "yesterday" (since it), "week", or "since" and a day; None where it is another thing.

    `month_first` says how 4/1 is read; 4.1 has the day first everywhere. Raises UnreadableDate where what follows "since" is no day.
    """
    said = " ".join(told.split())
    if said.lower() in _NAMED:
        return period_of(_NAMED[said.lower()], today)
    if said.lower() == YESTERDAY:
        return period_of((today - timedelta(days=1)).isoformat(), today)
    if not said.lower().startswith(_SINCE):
        return None
    first = _day_told(said[len(_SINCE) :], today, month_first=month_first)
    return Period(first.isoformat(), first)


def period_of(key: str, today: date) -> Period | None:
    """The period of that key; None where it is none's."""
    if key in _DAYS:
        return Period(key, today - timedelta(days=_DAYS[key] - 1))
    try:
        return Period(key, date.fromisoformat(key))
    except ValueError:
        return None


def _day_told(told: str, today: date, *, month_first: bool) -> date:
    """The day, in any of some hundred languages, the latest that it can be: dateparser's reading."""
    try:
        return date.fromisoformat(told)
    except ValueError:
        pass
    from dateparser import parse  # noqa: PLC0415 - it takes most of a second to load, and few ask for a day

    settings = {
        "DATE_ORDER": "MDY" if month_first and "." not in told else "DMY",
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_MONTH_OF_YEAR": "first",
        "RELATIVE_BASE": datetime.combine(today, time(12)),
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    plausible = len(told) <= _LONGEST_DATE and (any(map(str.isdigit, told)) or len(told) > 2)
    found: datetime | None = parse(told, settings=settings) if plausible else None
    if found is None:
        raise UnreadableDate(told)
    return found.date()


def newest(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles by day of publication, latest first; those without one after them, the last added first."""
    return tuple(sorted(articles, key=lambda article: (article.source.day or date.min, article.number), reverse=True))


def published(articles: Iterable[Article], first: date, now: datetime, zone: tzinfo) -> tuple[Article, ...]:
    """The articles from the `first` day up to today, days of the time zone, the most important first.

    An article is the more important the more places published it or tell its story, then the longer it is, then the newer.
    """
    last = now.astimezone(zone).date()
    fresh = [(day, article) for article in articles if (day := _day(article, zone)) and first <= day <= last]
    told = _tellings([article for _, article in fresh])
    ranked = sorted(zip(told, fresh, strict=True), key=lambda one: (one[0], len(one[1][1].text), one[1][0], one[1][1].number), reverse=True)
    return tuple(article for _, (_, article) in ranked)


def _tellings(articles: Sequence[Article]) -> list[int]:
    """In how many places each article's story is told: its own, and those of the articles with a headline of the same story."""
    headlines = [frozenset(word for word in words(article.title) if word not in stopwords()) for article in articles]
    holding: dict[str, list[int]] = {}
    for at, headline in enumerate(headlines):
        for word in headline:
            holding.setdefault(word, []).append(at)
    tellings = []
    for at, headline in enumerate(headlines):
        shared = Counter(other for word in headline for other in holding[word] if other != at)
        same = (other for other, count in shared.items() if _is_same_story(count, headline, headlines[other]))
        tellings.append(len(articles[at].sources) + sum(len(articles[other].sources) for other in same))
    return tellings


def _is_same_story(shared: int, headline: frozenset[str], other: frozenset[str]) -> bool:
    return shared >= _SAME_STORY or (shared > 1 and shared >= min(len(headline), len(other)) / 2)


def _day(article: Article, zone: tzinfo) -> date | None:
    """The day of publication in the time zone; a time without one of its own, or a mere day, is taken as it stands."""
    if article.source.published is None:
        return None
    told = datetime.fromisoformat(article.source.published)
    return told.astimezone(zone).date() if told.tzinfo else told.date()
