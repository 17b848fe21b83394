"""What is measured of the candidates against a question: one readable table of features, each 0..1 unless it says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from bot.matching.reading import Term
    from bot.matching.scene import Scene

    Floats = NDArray[np.float64]

LINE_SCALE = 5.0
"""The fit of a sentence is divided by so much, to be of the size of the other features."""


def _bm25(scene: Scene) -> Floats:
    return scene.candidates.bm25 / (scene.candidates.bm25.max() or 1.0)


def _family(scene: Scene) -> Floats:
    totals = np.array([np.sort(scene.candidates.bm25[scene.article == at])[-3:].sum() for at in range(scene.article.max() + 1)])
    return (totals / (totals.max() or 1.0))[scene.article]


def _rare(scene: Scene) -> Floats:
    squares = scene.weight**2
    return (scene.held > 0) @ squares / (squares.sum() or 1.0)


def _local(scene: Scene) -> Floats:
    missing = np.log1p(2 * scene.candidates.siblings[:, None] + 1)
    wanted = np.where(scene.in_article > 0, scene.rarity, missing) @ scene.weight
    return (scene.held * scene.rarity) @ scene.weight / np.maximum(wanted, 1e-9)


def _local_near(scene: Scene) -> Floats:
    return ((scene.held + _near(scene)) * scene.rarity) @ scene.weight / 5


def _near(scene: Scene) -> Floats:
    """The likeness of the likest word to each term that the passage lacks (n x t)."""
    return np.where(scene.held > 0, 0.0, scene.best_of_lines(scene.likeness.near))


def _saturated(scene: Scene) -> Floats:
    counts = np.zeros((scene.passages, scene.terms))
    np.add.at(counts, (scene.passage, scene.term), scene.worth)
    length = 0.25 + 0.75 * scene.length / max(scene.length.mean(), 1.0)
    rare = scene.weight**1.5
    found: Floats = counts * 2.2 / (counts + 1.2 * length[:, None]) @ rare
    return np.asarray(found / (rare.sum() or 1.0) / 2)


def _missing(scene: Scene, elsewhere: Floats) -> Floats:
    return np.where(scene.held > 0, 0.0, elsewhere) @ scene.weight


def _largest_missing(scene: Scene) -> Floats:
    return np.asarray(np.max((scene.held == 0) * scene.weight, axis=1))


def _dense(scene: Scene) -> Floats:
    return scene.best_of_lines(scene.line_held @ scene.weight / (0.3 + 0.7 * scene.line_length / 20)) / 2


def _kind(scene: Scene) -> Floats:
    """Of the sentence that holds most of the question."""
    held = scene.line_held @ scene.weight
    best = held == scene.best_of_lines(held)[scene.candidates.owner]
    return scene.best_of_lines(np.where(best, scene.kind, 0.0))


def _share_of(scene: Scene, condition: Callable[[Term], bool]) -> Floats:
    wanted = scene.weight * scene.marked(condition)
    if not wanted.any():
        return np.ones(scene.passages)
    found: Floats = (np.maximum(scene.held, scene.titled) > 0) @ wanted
    return np.asarray(found / wanted.sum())


def _opening(scene: Scene) -> Floats:
    return 1 / (1 + np.array([passage.position for passage in scene.candidates.passages]))


FEATURES: dict[str, tuple[Callable[[Scene], Floats], str]] = {
    "bm25": (_bm25, "BM25 beside the best candidate's: the classical judgement"),
    "saturated": (_saturated, "the same within the passage, with inverse document frequency to the 1.5: rare words decide"),
    "family": (_family, "is the article about it: BM25 of its three best passages beside the best article's"),
    "passage": (lambda s: s.held @ s.weight, "share of the question's weight found in the passage"),
    "rare": (_rare, "the same by squared weight"),
    "local": (_local, "the same by weight times rarity within the article: what tells this passage from its neighbours"),
    "same": (lambda s: s.best_of_lines(s.line_same) @ s.weight, "share found in the very form in which it was asked"),
    "sentence": (lambda s: s.best_of_lines(s.line_held @ s.weight), "share found in its best sentence"),
    "within_6": (lambda s: s.within(6, s.passage, s.passages), "share found within six words"),
    "within_25": (lambda s: s.within(25, s.passage, s.passages), "share found within twenty-five words"),
    "pairs": (lambda s: s.pairs(s.passage, s.passages), "share of the question's neighbouring words that are neighbours here, in order"),
    "dense": (_dense, "the best sentence's share beside its length, halved: a short sentence that holds it all"),
    "headline": (lambda s: s.titled @ s.weight, "share found in the headline"),
    "missing_in_headline": (lambda s: _missing(s, s.titled), "share not in the passage but in its headline"),
    "missing_beside": (lambda s: _missing(s, s.beside), "share not in the passage but in the one before or after"),
    "missing_in_article": (lambda s: _missing(s, s.in_article), "share not in the passage but in another of its article"),
    "largest_missing": (_largest_missing, "share of the heaviest word that is not there"),
    "beginnings": (lambda s: _missing(s, s.best_of_lines(s.beginnings)), "share not found but with a word that begins alike: immigrants"),
    "near": (lambda s: _near(s) @ s.weight, "share not found but with a word that means the like: movie, film"),
    "near_sentence": (lambda s: s.best_of_lines((s.line_held + s.likeness.near) @ s.weight), "share found in a sentence, the like counted"),
    "local_near": (_local_near, "share times rarity within the article, the like counted, over 5"),
    "kind": (_kind, "the best sentence has a number, date or name where one is asked for"),
    "answer": (lambda s: s.best_of_lines(s.likeness.answer) / 5, "how well its fittest word could be the answer, log-odds over 5"),
    "named": (lambda s: _share_of(s, lambda term: term.name), "share of the question's names in passage or headline"),
    "numbers": (lambda s: _share_of(s, lambda term: term.number), "share of the question's numbers in passage or headline"),
    "length": (lambda s: np.log1p(s.length) / 6, "logarithm of the passage's words, over 6: a long passage holds more by chance"),
    "opening": (_opening, "how near the article's beginning: openings say what things are"),
}  # fmt: skip
BEST_SENTENCE = "best_sentence"
"""One feature more: the fit of the passage's best sentence (see sentence.SENTENCE_FEATURES), over LINE_SCALE."""


def measure(scene: Scene, fits: Floats) -> Floats:
    """The features of every candidate (n x features), in the order of FEATURES and BEST_SENTENCE; `fits` are the sentences' (m)."""
    return np.column_stack([*(formula(scene) for formula, _ in FEATURES.values()), scene.best_of_lines(fits) / LINE_SCALE])


def best_lines(scene: Scene, fits: Sequence[float] | Floats) -> list[int]:
    """The line of each passage, counted from 0 within it, that fits best; the first of equal ones."""
    ends = [*scene.candidates.first[1:].tolist(), scene.lines]
    return [int(np.argmax(fits[begin:end])) for begin, end in zip(scene.candidates.first.tolist(), ends, strict=True)]
