"""Which articles are new, and which matter most."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from builders import an_article

from bot.digest import Period, newest, period, period_of, published
from bot.errors import UnreadableDate
from bot.model import Article, Source

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
TODAY = date(2026, 3, 10)
WEEK = date(2026, 3, 4)


def dated(title: str, published: str | None, number: int = 1, text: str = "Short.", places: int = 1) -> Article:
    return Article(title, title, (text,), (Source(published=published),) + (Source(),) * (places - 1), number)


def titles(articles: tuple[Article, ...]) -> list[str]:
    return [article.title for article in articles]


def test_the_newest_come_first_and_those_without_a_date_last_by_when_they_were_added() -> None:
    articles = [dated("old", "2020-01-01"), an_article("first", number=2), an_article("second", number=3), dated("new", "2026-01-01")]
    assert titles(newest(articles)) == ["new", "old", "second", "first"]


def test_a_day_is_that_of_the_time_zone() -> None:
    late = dated("late", "2026-03-09T23:30:00+00:00")
    assert titles(published([late], TODAY, NOON, ZoneInfo("Europe/Berlin"))) == ["late"]
    assert published([late], TODAY, NOON, UTC) == ()


def test_a_week_is_seven_days_today_the_last_of_them() -> None:
    days = [dated(day, f"2026-03-{day}") for day in ("03", "04", "10", "11")] + [dated("none", None)]
    assert sorted(titles(published(days, WEEK, NOON, UTC))) == ["04", "10"]


def test_more_places_matter_more_than_length_and_length_more_than_the_day() -> None:
    told = [
        dated("new", "2026-03-10"),
        dated("newer", "2026-03-10T08:00"),
        dated("long", "2026-03-05", text="Very much longer."),
        dated("twice", "2026-03-04", places=2),
    ]
    assert titles(published(told, WEEK, NOON, UTC))[:2] == ["twice", "long"]


def test_a_story_told_in_several_articles_matters_more_than_one_told_once() -> None:
    told = [
        dated("Long tale of a lighthouse", "2026-03-10", text="Very much longer than the others."),
        dated("Ferry sinks in the harbour of Lindental", "2026-03-10"),
        dated("Lindental: ferry sinks in storm", "2026-03-10"),
    ]
    assert titles(published(told, WEEK, NOON, UTC))[2] == "Long tale of a lighthouse"


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ("today", "2026-03-10"),
        ("Week", "2026-03-04"),
        ("this  week", "2026-03-04"),
        ("since 2026-02-01", "2026-02-01"),
        ("Since 1 February", "2026-02-01"),
        ("since yesterday", "2026-03-09"),
        ("since 3 days ago", "2026-03-07"),
        ("since Monday", "2026-03-09"),
        ("since 24 November", "2025-11-24"),
        ("since 24.11.2025", "2025-11-24"),
        ("since 24. Februar", "2026-02-24"),
        ("since 2.3.2026", "2026-03-02"),
        ("since 3/2/2026", "2026-03-02"),
        ("since 3 февраля", "2026-02-03"),
        ("since 2024", "2024-01-01"),
    ],
)
def test_a_period_is_told_in_words_or_by_a_day_the_latest_that_it_can_be(told: str, first: str) -> None:
    found = period(told, TODAY)
    assert found
    assert found.first == date.fromisoformat(first)
    assert period_of(found.key, TODAY) == found


def test_a_day_in_figures_is_read_as_the_reader_writes_it() -> None:
    found = period("since 2/3/2026", TODAY, month_first=False)
    assert found
    assert found.first == date(2026, 3, 2)


@pytest.mark.parametrize("told", ["", "beer flood", "today in history", "weekly", "since"])
def test_other_words_are_no_period(told: str) -> None:
    assert period(told, TODAY) is None


@pytest.mark.parametrize("told", ["since the dog", "since a", "since 99.99.2026", "since " + "x" * 4000, "since ?"])
def test_what_is_no_day_is_refused_by_name(told: str) -> None:
    with pytest.raises(UnreadableDate, match="is no date"):
        period(told, TODAY)


def test_no_other_key_has_a_period() -> None:
    assert period_of("n", TODAY) is None
    assert period_of("week", TODAY) == Period("week", WEEK)


def test_yesterday_is_a_period_of_two_days() -> None:
    assert period("Yesterday", date(2026, 3, 1)) == Period("2026-02-28", date(2026, 2, 28))
