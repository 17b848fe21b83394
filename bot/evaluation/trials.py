"""Questions asked, and how each went."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.errors import EmptyQuestion
from bot.evaluation.gold import Gold, plain
from bot.model import Answer, Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.answers import Librarian
    from bot.model import Match

DEPTH = 10
"""So many matches are asked for: a right passage further down counts as not found."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A question as it went.

    `gold` is what would have been right, in words: empty where the articles hold no answer. `rank` is that of the first right match,
    from 1, and 0 for none. `marked` tells whether the marked sentence of the first match, a right one, holds an answer; None where
    no answer is known. `score` (0..100) and `best` are of the first match, 0 and "" without one. `known` is False where the
    library holds nothing of the gold.
    """

    question: str
    gold: tuple[str, ...]
    rank: int
    marked: bool | None
    found: bool
    score: float
    seconds: float
    best: str
    known: bool = True

    @property
    def right(self) -> bool:
        """Whether the reader got what is best: the right passage first, or an honest no where there is no answer."""
        return self.found and self.rank == 1 if self.gold else not self.found


def try_out(librarian: Librarian, rows: Sequence[Mapping[str, Any]], depth: int = DEPTH) -> Iterator[Trial]:
    """Ask every question and tell how it went; the first is asked once before, so that it does not pay for opening the library."""
    articles = {article.id: article for article in librarian.articles()}
    golds = [[Gold.parse(str(one), articles) for key in ("gold", "gold_loose") for one in row.get(key) or ()] for row in rows]
    quoted = any(one.id is None for gold in golds for one in gold)
    texts = [plain(article.text) for article in articles.values()] if quoted else []
    for row in rows[:1]:
        answered(librarian, row["question"], depth)
    for row, gold in zip(rows, golds, strict=True):
        began = time.perf_counter()
        answer = answered(librarian, row["question"], depth)
        seconds = time.perf_counter() - began
        known = not gold or any(one.id is not None or any(plain(one.text) in text for text in texts) for one in gold)
        yield _trial(answer, gold, [str(text) for text in row.get("answers") or ()], seconds, known=known)


def answered(librarian: Librarian, question: str, limit: int | None) -> Answer:
    """The answer; one without matches to a question without words, so that the rest of a file goes on."""
    try:
        return librarian.answer(Question(question), limit)
    except EmptyQuestion:
        return Answer(Question(question))


def _trial(answer: Answer, gold: Sequence[Gold], answers: Sequence[str], seconds: float, *, known: bool) -> Trial:
    matches = answer.matches
    rank = next((at for at, match in enumerate(matches, 1) if any(one.is_met_by(match) for one in gold)), 0)
    marked = rank == 1 and _is_marked(matches[0], answers) if answers else None
    score, best = (matches[0].score, matches[0].passage.text) if matches else (0.0, "")
    return Trial(answer.question.text, tuple(one.text for one in gold), rank, marked, answer.found, score, seconds, best, known)


def _is_marked(match: Match, answers: Sequence[str]) -> bool:
    return any(plain(text) in plain(match.sentence) for text in answers)


def misses(trials: Sequence[Trial], count: int = 10) -> list[Trial]:
    """The misses worth looking at: what readers should not have got, or should have, the surest first."""
    return sorted((trial for trial in trials if not trial.right), key=lambda trial: -trial.score)[:count]


def slowest(trials: Sequence[Trial], count: int = 3) -> list[Trial]:
    """The questions that took longest, the longest first."""
    return sorted(trials, key=lambda trial: -trial.seconds)[:count]
