"""Which sentence of a passage answers the question: what is measured of each, 0..1 unless it says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from bot.matching.scene import Scene

    Floats = NDArray[np.float64]


def _rare(scene: Scene) -> Floats:
    squares = scene.weight**2
    return (scene.line_held > 0) @ squares / (squares.sum() or 1.0)


def _local(scene: Scene) -> Floats:
    return _apart(scene, scene.line_held)


def _apart(scene: Scene, table: Floats) -> Floats:
    """The share that the sentence holds, a term counting less that other sentences of the passage hold too."""
    counts = np.add.reduceat(table, scene.candidates.first, axis=0)[scene.candidates.owner]
    return table / np.maximum(counts, 1.0) @ scene.weight


def _titled(scene: Scene) -> Floats:
    return np.where(scene.line_held > 0, scene.line_held, scene.titled[scene.candidates.owner]) @ scene.weight


def _article_rarity(scene: Scene) -> Floats:
    return (scene.line_held * scene.rarity[scene.candidates.owner]) @ scene.weight / 5


def _rest(scene: Scene) -> Floats:
    return np.minimum(scene.line_length - np.bincount(scene.line, minlength=scene.lines), 20) / 20


def _first(scene: Scene) -> Floats:
    table = np.zeros(scene.lines)
    table[scene.candidates.first] = 1.0
    return table


def _around(scene: Scene, table: Floats) -> Floats:
    return np.maximum(np.maximum(scene.before, table), scene.after) @ scene.weight


SENTENCE_FEATURES: dict[str, tuple[Callable[[Scene], Floats], str]] = {
    "held": (lambda s: s.line_held @ s.weight, "share of the question's weight found in the sentence"),
    "same": (lambda s: s.line_same @ s.weight, "share found in the very form in which it was asked"),
    "rare": (_rare, "the same as the first by squared weight: the rarest words decide"),
    "apart": (_local, "the same, a word counting less that other sentences of the passage hold too"),
    "article_rarity": (_article_rarity, "the same, a word counting more that is rare in the article, over 5"),
    "within_12": (lambda s: s.within(12, s.line, s.lines), "share found within twelve words of it"),
    "titled": (_titled, "share found in it or in the headline"),
    "beginnings": (lambda s: s.beginnings @ s.weight, "share not found in it but with a word that begins alike"),
    "near": (lambda s: s.likeness.near @ s.weight, "share not found in it but with a word that means the like"),
    "near_apart": (lambda s: _apart(s, s.line_held + s.likeness.near), "share told apart, the like counted"),
    "with_before": (lambda s: np.maximum(s.before, s.line_held) @ s.weight, "share found in it or the sentence before: it may lean on it"),
    "around": (lambda s: _around(s, s.line_held), "share found in it or a sentence beside it"),
    "near_around": (lambda s: _around(s, s.line_held + s.likeness.near), "the same, the like counted"),
    "kind": (lambda s: s.kind, "it holds a number, date or name where one is asked for"),
    "apart_kind": (lambda s: _local(s) * s.kind, "the share told apart, where the wanted kind is there"),
    "answer": (lambda s: s.likeness.answer / 5, "how well its fittest word could be the answer, log-odds over 5"),
    "length": (lambda s: np.log1p(s.line_length) / 4, "logarithm of its words, over 4"),
    "rest": (_rest, "words of it that the question does not hold, up to twenty: room for an answer"),
    "first": (_first, "it opens the passage"),
}  # fmt: skip


def measure_lines(scene: Scene) -> Floats:
    """The features of every sentence (m x features), in the order of SENTENCE_FEATURES."""
    return np.column_stack([formula(scene) for formula, _ in SENTENCE_FEATURES.values()])
