"""The figures of the question log in words, and in the picture's language."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from stand_in import checked_text

from bot.learning import Day, Gap
from config import load_phrases
from handlers import replies, stats
from handlers.phrases import Phrases

PHRASES = Phrases(load_phrases())
DAYS = [Day(date(2026, 11, 25), 3, 2, 1), Day(date(2026, 11, 26), 1, 1, 1, 1)]


def test_the_figures_and_the_subjects_are_told_in_few_lines() -> None:
    told = replies.stats(DAYS, [Gap({"Who owns\nthe mill?": 2, "mill?": 1}), Gap({"Why?": 1})], PHRASES)
    assert told.text.splitlines() == [
        "The last 2 days:",
        "Questions: 4",
        "Answered: 3 (75%)",
        "Thumbs: 2 up, 1 down",
        "",
        "Asked most without an answer:",
        "• Who owns the mill? (3)",
        "• Why? (1)",
    ]


def test_a_question_that_runs_from_right_to_left_keeps_its_count_behind_it() -> None:
    text = replies.stats(DAYS, [Gap({"متى بدأ السباق؟": 3})], PHRASES).text
    assert text.endswith("• \u200e\u2068متى بدأ السباق؟\u2069 \u2068(3)\u2069")


def test_nothing_asked_is_said_so_and_a_day_with_thumbs_alone_is_no_fault() -> None:
    assert replies.stats((), (), PHRASES).text == "Nothing was asked yet."
    assert "Answered: 0 (0%)" in replies.stats([Day(date(2026, 11, 26), up=1)], (), PHRASES).text


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=400), max_size=9))
def test_a_caption_is_never_too_long(questions: list[str]) -> None:
    told = replies.stats(DAYS, [Gap({question: 1}) for question in questions], PHRASES)
    checked_text({"text": told.text}, 1024)


def test_the_picture_speaks_the_readers_language_or_english_where_it_cannot_be_drawn() -> None:
    chinese, english, german = (stats._picture(DAYS, PHRASES.of(language)) for language in ("zh", "en", "de"))
    assert chinese == english != german


def test_matplotlib_is_loaded_only_by_a_picture() -> None:
    asked = "import sys, handlers.app, bot.__main__; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], cwd=ROOT, timeout=60, check=False).returncode == 0
