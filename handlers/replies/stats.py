"""What was asked and how it was answered, in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.replies.reply import LONGEST_CAPTION
from handlers.replies.sources import in_line
from handlers.rich import BOLD, Rich, echo, join, plain, units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.learning import Day, Gap
    from handlers.phrases import Phrases

MOST_SUBJECTS, LONGEST_SUBJECT = 5, 100
"""So many subjects are named, and so many characters of each question."""


def stats(days: Sequence[Day], unanswered: Sequence[Gap], phrases: Phrases) -> Rich:
    """The figures of the days, and what was asked most without an answer; short enough for a caption."""
    if not days:
        return plain(phrases.say("stats_none"))
    figures, subjects = _figures(days, phrases), [_subject(gap, phrases) for gap in unanswered[:MOST_SUBJECTS]]
    while units((told := _told(figures, subjects, phrases)).text) > LONGEST_CAPTION:
        subjects.pop()
    return told


def chart_titles(phrases: Phrases) -> tuple[str, str, str]:
    """What stands above the parts of the picture: the questions, the share answered, the thumbs."""
    return phrases.say("chart_questions"), phrases.say("chart_answered"), phrases.say("chart_thumbs")


def _figures(days: Sequence[Day], phrases: Phrases) -> Rich:
    asked, answered = sum(day.asked for day in days), sum(day.answered for day in days)
    said = (
        phrases.say("stats_asked", count=asked),
        phrases.say("stats_answered", count=answered, share=phrases.share(answered / asked if asked else 0)),
        phrases.say("stats_thumbs", up=sum(day.up for day in days), down=sum(day.down for day in days)),
    )
    return join((plain(phrases.say("stats_days", count=len(days))).shown(BOLD), *map(plain, said)))


def _subject(gap: Gap, phrases: Phrases) -> Rich:
    return Rich("• ") + in_line((echo(gap.question, LONGEST_SUBJECT), Rich(f"({gap.count})")), " ", phrases)


def _told(figures: Rich, subjects: Sequence[Rich], phrases: Phrases) -> Rich:
    named = join((plain(phrases.say("stats_subjects")).shown(BOLD), *subjects)) if subjects else Rich()
    return join((figures, named), "\n\n")
