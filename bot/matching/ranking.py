"""Candidates -> the passages that answer, best first, each with a score that means something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.errors import UnusableSetting
from bot.index import code
from bot.matching.evidence import EVIDENCE, FEATURES_TOO, evidence
from bot.matching.features import BEST_SENTENCE, FEATURES, best_lines, measure
from bot.matching.scene import Scene
from bot.matching.sentence import SENTENCE_FEATURES, measure_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from bot.index import Candidates
    from bot.matching.reading import Reading
    from bot.model import Passage

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What every feature counts; learnt, read from config/ranking.yaml."""

    passage: Floats
    sentence: Floats
    calibration: Floats

    @classmethod
    def parse(cls, table: Mapping[str, Any], file: str) -> Weights:
        """The weights of a parsed ranking file; raises UnusableSetting where one is missing, unknown or no number."""
        return cls(
            _column(table, "passage", (*FEATURES, BEST_SENTENCE), file),
            _column(table, "sentence", tuple(SENTENCE_FEATURES), file),
            _column(table, "calibration", (*EVIDENCE, *FEATURES_TOO), file),
        )


def _column(table: Mapping[str, Any], section: str, names: Sequence[str], file: str) -> Floats:
    rows = table.get(section)
    if not isinstance(rows, dict):
        raise UnusableSetting(section, file, "is missing")
    for name in {*names} ^ {*rows}:
        raise UnusableSetting(f"{section}.{name}", file, "is missing" if name in names else "is not a feature of the matcher")
    for name in names:
        if not isinstance(rows[name], int | float):
            raise UnusableSetting(f"{section}.{name}", file, f"must be a number, not {rows[name]!r}")
    return np.array([float(rows[name]) for name in names])


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its score (0..100), the line of it that answers (counted from 0) and the stems of it that the question asks for."""

    passage: Passage
    score: float
    line: int
    held: frozenset[str]


def rank(reading: Reading, candidates: Candidates, weights: Weights, limit: int) -> list[Ranked]:
    """The best `limit` candidates, best first; equal ones in the order of article, paragraph and part."""
    if not len(candidates):
        return []
    scene = Scene(reading, candidates)
    line_fits = measure_lines(scene) @ weights.sentence
    measured = measure(scene, line_fits)
    fits = measured @ weights.passage
    passages = candidates.passages
    order = sorted(range(len(passages)), key=lambda at: (-fits[at], _place(passages[at])))[:limit]
    scores = 100 / (1 + np.exp(-(evidence(scene, measured, fits)[order] @ weights.calibration)))
    lines = best_lines(scene, line_fits)
    falling = np.minimum.accumulate(scores).tolist()  # a passage ranked lower never claims a higher score
    return [Ranked(passages[at], score, lines[at], _forms(scene, at)) for at, score in zip(order, falling, strict=True)]


def _forms(scene: Scene, at: int) -> frozenset[str]:
    held = set(scene.candidates.stems[scene.at[scene.passage == at]].tolist())
    return frozenset(stem for stem in scene.reading.places if code(stem) in held)


def _place(passage: Passage) -> tuple[int, int, int]:
    return passage.article, passage.position, passage.part
