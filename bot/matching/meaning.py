"""What words mean to each other, learnt from other questions and their answers: asked "movie", written "film"; asked "who", a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.index import code

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from bot.matching.scene import Scene

    Floats = NDArray[np.float32]
    Whole = NDArray[np.int64]

SHAPES = ".cdny"
"""The shapes of words (see text.Token) in the order in which the table holds them."""
FOCUS = 3
"""So many words from the asking word on say what is asked for: how many people, what year did."""
NO_ANSWER = -5.0
"""The fitness of a sentence in which no word could be the answer."""
ASKING = frozenset(["who", "what", "which", "when", "where", "whi", "how", "whose", "whom"])
"""Stems of the words that open what is asked for."""


class Likeness(NamedTuple):
    """`near`: how like a term that a sentence lacks the likest of its words is (m x t, 0..1); `answer`: how well the fittest word of
    each sentence could be the answer (m, log-odds, NO_ANSWER or more).
    """

    near: NDArray[np.float64]
    answer: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """A vector of d numbers for each of v stems (`codes`, sorted; the row after the last stands for any other), and how they are used.

    Learnt by tests/benchmarks/learn_meaning.py, which says from what. `asked` turns the vector of a word in a question towards the
    words that answers use for it; likeness begins at the cosine `threshold`. `whole` and `focus` (d x d each) make of all words of a
    question, and of the words from the asking word on, what is asked for; `written` (d x d), `shapes` (a row for each of SHAPES) and
    `bias` make of a word in a passage what it may answer.
    """

    codes: NDArray[np.uint32]
    vectors: Floats
    asked: Floats
    threshold: float
    whole: Floats
    focus: Floats
    written: Floats
    shapes: Floats
    bias: Floats
    lengths: Floats = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lengths", _lengths(self.vectors))

    @classmethod
    def parse(cls, table: Mapping[str, NDArray[np.generic]]) -> Meaning:
        """The table as its file holds it: vectors as bytes, each row on a scale of its own."""
        vectors = table["vectors"].astype(np.float32) * table["scales"].astype(np.float32)[:, None]
        rest = (table[name].astype(np.float32) for name in ("whole", "focus", "written", "shapes", "bias"))
        return cls(table["codes"].astype(np.uint32), vectors, table["asked"].astype(np.float32), float(table["threshold"]), *rest)

    def rows(self, codes: NDArray[np.uint32]) -> Whole:
        """The row of each code."""
        near = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
        return np.where(self.codes[near] == codes, near, len(self.codes))

    def likeness(self, scene: Scene) -> Likeness:
        """What the table says of the scene's sentences."""
        candidates = scene.candidates
        rows = self.rows(candidates.stems)
        written = self.vectors[rows]
        opens = np.flatnonzero(np.diff(candidates.line, prepend=-1))
        lines = candidates.line[opens]
        near = np.zeros((scene.lines, scene.terms))
        near[lines] = np.maximum.reduceat(self._near(written, self.lengths[rows], scene), opens, axis=0)
        answer = np.full(scene.lines, NO_ANSWER)
        answer[lines] = np.maximum.reduceat(self._answers(written, scene), opens)
        return Likeness(np.where(scene.line_held > 0, 0.0, near), np.maximum(answer, NO_ANSWER))

    def _near(self, written: Floats, lengths: Floats, scene: Scene) -> Floats:
        """How like each term each word is, 0..1 (w x t)."""
        stems = [max(term.stems, key=term.stems.__getitem__) for term in scene.reading.terms]
        asked = self._of(stems) @ self.asked
        asked /= _lengths(asked)[:, None]
        cosine = written @ asked.T / lengths[:, None]
        return np.asarray(np.maximum((cosine - self.threshold) / (1 - self.threshold), 0.0))

    def _answers(self, written: Floats, scene: Scene) -> Floats:
        """How well each word could be the answer (w); what the question itself says is none."""
        wanted = self.wanted(scene.reading.said)
        shape = np.searchsorted(np.frombuffer(SHAPES.encode(), np.uint8), scene.candidates.shapes)
        fitness: Floats = written @ (self.written @ wanted) + (self.shapes @ wanted + self.bias)[shape]
        fitness[scene.at] = NO_ANSWER
        return fitness

    def wanted(self, said: Sequence[str]) -> Floats:
        """What a question of these stems asks for (d)."""
        opening = next((at for at, stem in enumerate(said) if stem in ASKING), None)
        focus = self._of(said[:1] if opening is None else said[opening : opening + FOCUS])
        return np.asarray(np.einsum("fd,fde->e", focus, self.focus[: len(focus)]) + self._of(said).mean(0) @ self.whole)

    def _of(self, stems: Sequence[str]) -> Floats:
        return self.vectors[self.rows(np.array([code(stem) for stem in stems], np.uint32))]


def _lengths(vectors: Floats) -> Floats:
    """The length of each row, never 0."""
    return np.asarray(np.maximum(np.linalg.norm(vectors, axis=1), 1e-9))


@cache
def meaning() -> Meaning:
    """The learnt table that lies beside this module."""
    with files("bot.matching").joinpath("meaning.npz").open("rb") as file, np.load(file) as table:
        return Meaning.parse(table)
