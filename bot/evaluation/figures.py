"""The figures of an evaluation, each a share of 0..1 unless it says otherwise and None where there is nothing to count."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.evaluation.trials import Trial

EDGES = (0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100)
"""Scores between two of these are held against what was right of them."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers scored from `low` up to `high`: their `count`, the mean score they were given, and how many in a hundred were right."""

    low: int
    high: int
    count: int
    said: float
    right: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the answerable questions: the right passage first or among the first three, its mean reciprocal rank, the marked sentence.

    `sentence` is of all those whose answers are given, `sentence_when_right` of those with the right passage first.
    `refused` is of the unanswerable questions, `answered` and `wrongly_refused` of the answerable ones, `right_of_sent` of all that
    got an answer. `auroc` is the chance that an answerable question scores above an unanswerable one. `not_held` counts the questions
    whose gold the library does not hold. Times are milliseconds a question.
    """

    questions: int
    answerable: int
    unanswerable: int
    not_held: int
    p_at_1: float | None
    p_at_3: float | None
    mrr: float | None
    sentence: float | None
    sentence_when_right: float | None
    answered: float | None
    wrongly_refused: float | None
    refused: float | None
    right_of_sent: float | None
    auroc: float | None
    calibration_error: float | None
    mean_ms: float | None
    p50_ms: float | None
    p95_ms: float | None
    calibration: tuple[Bin, ...]


def figures(trials: Sequence[Trial]) -> Figures:
    """What the trials come to."""
    gold, none = [trial for trial in trials if trial.gold], [trial for trial in trials if not trial.gold]
    judged = [trial for trial in gold if trial.marked is not None]
    bins, spent = calibration(trials), [1_000 * trial.seconds for trial in trials]
    return Figures(
        questions=len(trials),
        answerable=len(gold),
        unanswerable=len(none),
        not_held=sum(not trial.known for trial in trials),
        p_at_1=share([trial.rank == 1 for trial in gold]),
        p_at_3=share([1 <= trial.rank <= 3 for trial in gold]),
        mrr=share([1 / trial.rank if trial.rank else 0.0 for trial in gold]),
        sentence=share([bool(trial.marked) for trial in judged]),
        sentence_when_right=share([bool(trial.marked) for trial in judged if trial.rank == 1]),
        answered=share([trial.found for trial in gold]),
        wrongly_refused=share([not trial.found for trial in gold]),
        refused=share([not trial.found for trial in none]),
        right_of_sent=share([trial.right for trial in trials if trial.found]),
        auroc=auroc([trial.score for trial in gold], [trial.score for trial in none]),
        calibration_error=calibration_error(bins),
        mean_ms=share(spent),
        p50_ms=percentile(spent, 50),
        p95_ms=percentile(spent, 95),
        calibration=bins,
    )


def share(values: Sequence[float]) -> float | None:
    """The mean."""
    return sum(values) / len(values) if values else None


def percentile(values: Sequence[float], per_cent: float) -> float | None:
    """The least value that so many per cent of the values do not exceed (the nearest-rank method)."""
    ordered = sorted(values)
    return ordered[max(0, -int(-len(ordered) * per_cent // 100) - 1)] if ordered else None


def auroc(above: Sequence[float], below: Sequence[float]) -> float | None:
    """The area under the ROC curve: the share of pairs in the right order, an equal pair counting half (Hanley and McNeil, 1982)."""
    if not above or not below:
        return None
    ordered = sorted(below)
    return sum(bisect_left(ordered, one) + bisect_right(ordered, one) for one in above) / (2 * len(above) * len(ordered))


def calibration(trials: Sequence[Trial]) -> tuple[Bin, ...]:
    """What was said and what was right, over bins of equal width; those that hold no first match are left out."""
    scored = [trial for trial in trials if trial.best]
    bins = []
    for low, high in pairwise(EDGES):
        held = [trial for trial in scored if low <= trial.score < high or trial.score == high == EDGES[-1]]
        if held:
            said, right = sum(trial.score for trial in held), 100 * sum(trial.rank == 1 for trial in held)
            bins.append(Bin(low, high, len(held), said / len(held), right / len(held)))
    return tuple(bins)


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """The expected calibration error: how far a score is from the share that was right, on average (Naeini et al., 2015)."""
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.said - one.right) for one in bins) / (100 * total) if total else None
