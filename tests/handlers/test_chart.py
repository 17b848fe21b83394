"""The question log as a picture."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from stand_in import checked_photo

from bot.learning import Day
from config import load_phrases
from handlers import replies
from handlers.chart import Labels, draw
from handlers.phrases import Phrases

PHRASES = Phrases(load_phrases())
TODAY = date(2026, 11, 26)


def some_days(count: int) -> list[Day]:
    return [Day(TODAY - timedelta(days=at), at % 5, at % 3 if at % 5 > 2 else 0, at % 2, at % 7) for at in reversed(range(count))]


def labels(title: str = "Questions a day", day: str = "") -> Labels:
    return Labels(title, *replies.chart_titles(PHRASES)[1:], (lambda _: day) if day else PHRASES.short_day, PHRASES.share)


@pytest.mark.parametrize("count", [1, 2, 7, 31, 90])
def test_any_number_of_days_is_a_picture_that_a_phone_shows(count: int) -> None:
    picture = draw(some_days(count), labels())
    width, height = checked_photo(picture)
    assert 1 < height / width < 1.3
    assert 1_000 < width < 1_300
    assert len(picture) < 200_000


def test_days_without_questions_or_thumbs_are_drawn_as_such() -> None:
    assert draw([Day(TODAY)], labels()) != draw([Day(TODAY, 1, 1)], labels())


@pytest.mark.parametrize("language", PHRASES.languages)
def test_the_font_has_signs_for_every_language_but_those_of_other_scripts(language: str) -> None:
    phrases = PHRASES.of(language)
    spoken = Labels(*replies.chart_titles(phrases), phrases.short_day, phrases.share)
    assert spoken.drawable(some_days(60)) == (language not in {"hi", "ja", "ko", "th", "zh"})


def test_what_it_has_none_for_can_be_drawn_neither_as_a_title_nor_as_a_date() -> None:
    assert not labels(title="每天的问题数").drawable(some_days(2))
    assert not labels(day="11月26日").drawable(some_days(2))
