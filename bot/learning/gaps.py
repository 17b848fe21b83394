"""The questions that the articles fail, those that are alike together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from bot.text import is_number, language, stem, topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.journal import Logged

ALIKE = 80.0
"""Questions whose topics are so alike (0..100, rapidfuzz's ratio) ask the same; a slip of the pen costs a topic of two words about ten."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions that are alike and were failed: `asked` has each as it was written with how often, the most frequent first.

    `unanswered` counts those without an answer, `thumbs_down` the reasons of thumbs that point down (see THUMBS). `score` (0..100) and
    `article` (a number) are of the best passage that was found for any of them, None where none was.
    """

    asked: Mapping[str, int]
    unanswered: int = 0
    thumbs_down: Mapping[str, int] = field(default_factory=dict)
    score: float | None = None
    article: int | None = None

    @property
    def question(self) -> str:
        """The question as it was written most often."""
        return next(iter(self.asked))

    @property
    def count(self) -> int:
        """How often it was asked."""
        return sum(self.asked.values())


def gaps(failed: Iterable[Logged]) -> tuple[Gap, ...]:
    """The failed questions, grouped by likeness, most asked first; what holds no word is no question."""
    same: dict[str, list[Logged]] = {}
    for one in failed:
        same.setdefault(_topic(one.understood), []).append(one)
    same.pop("", None)
    alike: dict[str, list[Logged]] = {}
    leaders: dict[tuple[str, ...], list[str]] = {}
    for about in sorted(same, key=lambda each: -len(same[each])):  # what is asked most gathers what is like it
        near = leaders.setdefault(_numbers(about), [])
        found = process.extractOne(about, near, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if found is None:
            near.append(about)
        alike.setdefault(found[0] if found else about, []).extend(same[about])
    return tuple(sorted(map(_gap, alike.values()), key=lambda gap: -gap.count))


@lru_cache(maxsize=65_536)
def _topic(question: str) -> str:
    """What the question is about: the stems of its words, in an order of their own so that theirs does not matter."""
    spoken = language(question)
    return " ".join(sorted(stem(token.word, spoken) for token in topic(question, (spoken,))))


def _numbers(about: str) -> tuple[str, ...]:
    """The numbers of a topic: 1911 and 1912 differ by one letter and are not alike."""
    return tuple(word for word in about.split() if is_number(word))


def _gap(alike: list[Logged]) -> Gap:
    asked = Counter(" ".join(one.question.split()) for one in alike)
    reasons = Counter(reason for one in alike for reason in one.reasons)
    best = max(alike, key=lambda one: -1.0 if one.score is None else one.score)
    unanswered = sum(one.unanswered for one in alike)
    return Gap(dict(asked.most_common()), unanswered, dict(reasons.most_common()), best.score, best.article)
