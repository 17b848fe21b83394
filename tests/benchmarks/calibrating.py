"""Learning what a score is made of, and saying how far the scores can be believed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from benchmarks.learning import FOLDS, folds, logistic

from bot.evaluation.figures import auroc

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LEAST_SCORES = (0.3, 0.35, 0.4, 0.5, 0.6)


@dataclass(frozen=True, eq=False)
class Judged:
    """The first match of a question: its set, the article it was asked about, the evidence, whether it is right, and whether the set
    holds the answer at all.
    """

    kind: str
    article: str
    evidence: Floats
    right: bool
    answerable: bool


def calibration(judged: Sequence[Judged], shares: Mapping[str, float]) -> tuple[Floats, dict[str, float]]:
    """The weights learnt from all, each set counting by its share, and figures cross-validated over folds that share no article.

    Figures: each set's expected calibration error; how well a score tells questions that the set answers from others (AUROC), where it
    has both; and over the sets by their shares, what is sent at some least scores and how much of that is right.
    """
    table, yes = np.array([one.evidence for one in judged]), np.array([one.right for one in judged], float)
    kinds, answerable = np.array([one.kind for one in judged]), np.array([one.answerable for one in judged])
    counts = np.array([shares[kind] / (kinds == kind).sum() for kind in kinds])
    counts /= counts.mean()
    apart, scores = folds([one.article for one in judged]), np.zeros(len(judged))
    for fold in range(FOLDS):
        inside = apart != fold
        scores[~inside] = 1 / (1 + np.exp(-table[~inside] @ logistic(table[inside], yes[inside], counts[inside])))
    figures = {}
    for kind in shares:
        of = kinds == kind
        figures[f"calibration error, {kind}"] = calibration_error(scores[of], yes[of])
        told_apart = auroc(scores[of & answerable].tolist(), scores[of & ~answerable].tolist())
        if told_apart is not None:
            figures[f"unanswerable told apart, {kind}"] = told_apart
    for least in LEAST_SCORES:
        sent = scores >= least
        figures[f"sent at {least}"] = float(np.average(sent, weights=counts))
        figures[f"right of those at {least}"] = float(np.average(yes[sent], weights=counts[sent]))
    return logistic(table, yes, counts), figures


def calibration_error(scores: Floats, yes: Floats, bins: int = 10) -> float:
    """Expected calibration error over ten bins of equal width (Naeini et al., 2015)."""
    at = np.minimum((scores * bins).astype(int), bins - 1)
    return float(sum(abs(scores[at == b].mean() - yes[at == b].mean()) * (at == b).mean() for b in range(bins) if (at == b).any()))
