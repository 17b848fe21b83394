"""How sure it is that a passage answers: one readable table of what its score is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.matching.features import BEST_SENTENCE, FEATURES

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from bot.matching.scene import Scene

    Floats = NDArray[np.float64]
    Formula = Callable[["Scene", "Floats"], "Floats"]

CLEAR_LEAD = 4.0
"""Log-odds over the rivals beyond which a lead says nothing more: in a small library there is often no rival at all."""


def _found(scene: Scene) -> Floats:
    """What finding each term in passage or headline is worth (n x t)."""
    return np.maximum(scene.held, scene.titled)


def _held(scene: Scene) -> Floats:
    return np.asarray(_found(scene) @ scene.weight)


def _held_near(scene: Scene) -> Floats:
    return np.asarray(np.maximum(_found(scene), scene.best_of_lines(scene.likeness.near)) @ scene.weight)


def _names_missing(scene: Scene) -> Floats:
    names = scene.weight * scene.reading.weight * scene.marked(lambda term: term.name)
    return np.asarray((np.maximum(scene.in_article, scene.titled) == 0) @ names / 10)


def _article_lead(scene: Scene, fits: Floats) -> Floats:
    shares = np.zeros(scene.article.max() + 1)
    np.add.at(shares, scene.article, softmax(fits))
    return _log_odds(shares[scene.article])


def _log_odds(share: Floats) -> Floats:
    return np.clip(np.log((share + 1e-6) / (1 - share + 1e-6)), -CLEAR_LEAD, CLEAR_LEAD)


EVIDENCE: dict[str, tuple[Formula, str]] = {
    "constant": (lambda s, _: np.ones(s.passages), "what is known before anything is seen"),
    "held": (lambda s, _: _held(s), "share of the question's weight found in passage or headline"),
    "held_squared": (lambda s, _: _held(s) ** 2, "its square: the last word counts more than the first"),
    "held_near": (lambda s, _: _held_near(s), "the share, words that mean the like counted"),
    "lead": (lambda s, fits: _log_odds(softmax(fits)) * _held(s), "log-odds over all rivals, times the share: no lead with little"),
    "article_lead": (_article_lead, "log-odds of its article over the other articles"),
    "names_missing": (lambda s, _: _names_missing(s), "weight of the question's names that its article does not hold, over 10"),
    "alone": (lambda s, _: np.full(s.passages, 1 / s.terms), "one over the question's words: one word says too little"),
    "weight": (lambda s, _: np.full(s.passages, np.log1p(s.reading.weight)), "logarithm of the question's whole weight"),
}
"""Beside them stand some features of the passage as they are: see FEATURES_TOO."""
FEATURES_TOO = ("saturated", "beginnings", BEST_SENTENCE)
_PLACES = [[*FEATURES, BEST_SENTENCE].index(name) for name in FEATURES_TOO]


def evidence(scene: Scene, measured: Floats, fits: Floats) -> Floats:
    """What the scores are made of (n x evidence), in the order of EVIDENCE and FEATURES_TOO.

    `measured` are the candidates' features (n x features) and `fits` how well they fit (n).
    """
    return np.column_stack([*(formula(scene, fits) for formula, _ in EVIDENCE.values()), measured[:, _PLACES]])


def softmax(fits: Floats) -> Floats:
    """The fits as shares of one, each in proportion to its exponential."""
    powers = np.exp(fits - fits.max())
    return np.asarray(powers / powers.sum())
