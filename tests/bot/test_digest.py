"""Which articles are new, and which matter most."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from builders import an_article

from bot.digest import newest, published
from bot.model import Article, Source

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def dated(title: str, published: str | None, number: int = 1, text: str = "Short.", places: int = 1) -> Article:
    return Article(title, title, (text,), (Source(published=published),) + (Source(),) * (places - 1), number)


def titles(articles: tuple[Article, ...]) -> list[str]:
    return [article.title for article in articles]


def test_the_newest_come_first_and_those_without_a_date_last_by_when_they_were_added() -> None:
    articles = [dated("old", "2020-01-01"), an_article("first", number=2), an_article("second", number=3), dated("new", "2026-01-01")]
    assert titles(newest(articles)) == ["new", "old", "second", "first"]


def test_a_day_is_that_of_the_time_zone() -> None:
    late = dated("late", "2026-03-09T23:30:00+00:00")
    assert titles(published([late], 1, NOON, ZoneInfo("Europe/Berlin"))) == ["late"]
    assert published([late], 1, NOON, UTC) == ()


def test_a_week_is_seven_days_today_the_last_of_them() -> None:
    days = [dated(day, f"2026-03-{day}") for day in ("03", "04", "10", "11")] + [dated("none", None)]
    assert sorted(titles(published(days, 7, NOON, UTC))) == ["04", "10"]


def test_more_places_matter_more_than_length_and_length_more_than_the_day() -> None:
    told = [
        dated("new", "2026-03-10"),
        dated("newer", "2026-03-10T08:00"),
        dated("long", "2026-03-05", text="Very much longer."),
        dated("twice", "2026-03-04", places=2),
    ]
    assert titles(published(told, 7, NOON, UTC))[:2] == ["twice", "long"]
