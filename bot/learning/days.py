"""The question log day by day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

    from bot.journal import Counted


@dataclass(frozen=True, slots=True)
class Day:
    """How many questions were asked on that `date` and how many of them answered, and the thumbs given on it, `up` and `down`."""

    date: date
    asked: int = 0
    answered: int = 0
    up: int = 0
    down: int = 0


def first_second(now: datetime, zone: tzinfo, most: int) -> int:
    """The Unix time at which the first of the last `most` days began in the time zone, today the last of them."""
    return int(datetime.combine(now.astimezone(zone).date() - timedelta(days=most - 1), time(), zone).timestamp())


def days(counted: Counted, now: datetime, zone: tzinfo) -> tuple[Day, ...]:
    """Every day of the time zone from the first with anything to count up to today; () where there is nothing."""
    asked, unanswered, up, down = Counter[date](), Counter[date](), Counter[date](), Counter[date]()
    for at, count in counted.asked.items():
        asked[_day(at, zone)] += count
    unanswered.update(_day(one.at, zone) for one in counted.failed if one.unanswered)
    for at, points_up in counted.thumbs:
        (up if points_up else down)[_day(at, zone)] += 1
    last, first = now.astimezone(zone).date(), min((*asked, *up, *down), default=None)
    every = (first + timedelta(days=at) for at in range((last - first).days + 1)) if first else ()
    return tuple(Day(day, asked[day], asked[day] - unanswered[day], up[day], down[day]) for day in every)


def _day(at: int, zone: tzinfo) -> date:
    return datetime.fromtimestamp(at, zone).date()
