"""All candidates seen with a question's eyes: which of its words they hold, and where."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from bot.index import code, form
from bot.matching.meaning import meaning

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from bot.index import Candidates
    from bot.matching.meaning import Likeness
    from bot.matching.reading import Reading, Term

    Floats = NDArray[np.float64]
    Whole = NDArray[np.int64]

NEIGHBOURS = 3
"""Two words at most so many apart stand beside each other."""


class Scene:
    """A question of t terms beside its n candidates, one or more, which have m sentences.

    `weight` is each term's share of the question's whole weight. Of each hit (a term found; hits stand in reading order) there are
    `at` (its place among the candidates' words) and `place` (the same, a word's other forms not counted), `term`, `worth` (0..1),
    whether it stands there in the form asked (`same`), its `line` and its `passage`.
    """

    def __init__(self, reading: Reading, candidates: Candidates) -> None:
        self.reading, self.candidates = reading, candidates
        self.terms, self.passages, self.lines = len(reading.terms), len(candidates), len(candidates.owner)
        self.weight = np.array([term.weight for term in reading.terms]) / reading.weight
        places = sorted((code(stem), *place) for stem, place in reading.places.items())
        self._codes = np.array([place[0] for place in places], np.uint32)
        self._terms = np.array([place[1] for place in places], np.int64)
        self._worths = np.array([place[2] for place in places])
        self.at, found = self._find(candidates.stems)
        self.place = np.cumsum(candidates.shapes != ord("+"))[self.at]
        self.term, self.worth = self._terms[found], self._worths[found]
        self.same = self._written_as_asked()
        self.line = candidates.line[self.at]
        self.passage = candidates.owner[self.line]

    def _find(self, codes: NDArray[np.uint32]) -> tuple[Whole, Whole]:
        """Where in `codes` a form of the question stands, and which."""
        near = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        found = np.flatnonzero(self._codes[near] == codes)
        return found, near[found]

    def _written_as_asked(self) -> NDArray[np.bool_]:
        asked = np.zeros((self.terms, 256), bool)
        for at, term in enumerate(self.reading.terms):
            asked[at, [form(word) for word in term.same or (term.word,)]] = True
        return np.asarray(asked[self.term, self.candidates.forms[self.at]])

    def marked(self, condition: Callable[[Term], bool]) -> NDArray[np.bool_]:
        """Which terms (t) the condition holds for."""
        return np.array([condition(term) for term in self.reading.terms])

    @cached_property
    def line_held(self) -> Floats:
        """What finding each term in each sentence is worth (m x t, 0..1)."""
        table = np.zeros((self.lines, self.terms))
        np.maximum.at(table, (self.line, self.term), self.worth)
        return table

    @cached_property
    def line_same(self) -> Floats:
        """Whether each sentence holds each term in the form asked (m x t)."""
        table = np.zeros((self.lines, self.terms))
        table[self.line[self.same], self.term[self.same]] = 1.0
        return table

    @cached_property
    def held(self) -> Floats:
        """What finding each term in each passage is worth (n x t, 0..1)."""
        return self.best_of_lines(self.line_held)

    @cached_property
    def titled(self) -> Floats:
        """The same of the headline (n x t)."""
        table = np.zeros((self.passages, self.terms))
        at, found = self._find(self.candidates.headline)
        np.maximum.at(table, (self.candidates.headline_of[at], self._terms[found]), self._worths[found])
        return table

    @cached_property
    def article(self) -> Whole:
        """Which of the candidates' articles, counted from 0, each passage is from (n)."""
        return np.unique([passage.article for passage in self.candidates.passages], return_inverse=True)[1]

    @cached_property
    def in_article(self) -> Floats:
        """What finding each term in any candidate of the passage's article is worth (n x t)."""
        return self._of_article(self.held)

    def _of_article(self, table: Floats) -> Floats:
        best = np.zeros((self.article.max() + 1, self.terms))
        np.maximum.at(best, self.article, table)
        return best[self.article]

    @cached_property
    def beside(self) -> Floats:
        """What finding each term in the paragraph before or after is worth, as far as that is a candidate (n x t)."""
        places = {(passage.article, passage.position): at for at, passage in enumerate(self.candidates.passages)}
        table = np.zeros((self.passages, self.terms))
        for at, passage in enumerate(self.candidates.passages):
            for position in (passage.position - 1, passage.position + 1):
                other = places.get((passage.article, position))
                if other is not None:
                    table[at] = np.maximum(table[at], self.held[other])
        return table

    @cached_property
    def rarity(self) -> Floats:
        """How rare each term is within the passage's article: its inverse document frequency there (n x t, 0 or more)."""
        shared = np.zeros((self.passages, self.terms))
        np.maximum.at(shared, (self.passage, self.term), self.candidates.shared[self.at])
        held = self._of_article(shared)
        return np.log1p(np.maximum(self.candidates.siblings[:, None] - held + 0.5, 0.5) / (held + 0.5))

    @cached_property
    def beginnings(self) -> Floats:
        """Whether each sentence holds, in the place of each term it lacks, a word that begins with the same four letters (m x t)."""
        table = np.zeros((self.lines, self.terms))
        long = sorted((code(stem) >> 16, term) for stem, (term, _) in self.reading.places.items() if len(stem) > 4)
        if not long:
            return table
        starts, terms = np.array(long, np.int64).T
        begun = self.candidates.stems >> 16
        near = np.minimum(np.searchsorted(starts, begun), len(starts) - 1)
        found = np.flatnonzero(starts[near] == begun)
        table[self.candidates.line[found], terms[near[found]]] = 1.0
        return np.where(self.line_held > 0, 0.0, table)

    @cached_property
    def before(self) -> Floats:
        """What finding each term in the sentence before is worth, in the same passage (m x t)."""
        table = np.zeros_like(self.line_held)
        table[1:] = self.line_held[:-1] * self._continues[1:, None]
        return table

    @cached_property
    def after(self) -> Floats:
        """What finding each term in the sentence after is worth, in the same passage (m x t)."""
        table = np.zeros_like(self.line_held)
        table[:-1] = self.line_held[1:] * self._continues[1:, None]
        return table

    @cached_property
    def _continues(self) -> NDArray[np.bool_]:
        owner = self.candidates.owner
        return np.concatenate([[False], owner[1:] == owner[:-1]])

    @cached_property
    def likeness(self) -> Likeness:
        """What words learnt from other questions say: see meaning.Likeness."""
        return meaning().likeness(self)

    @cached_property
    def kind(self) -> Floats:
        """Whether each sentence holds a word of a wanted shape that the question does not itself name (m); 1 where anything will do."""
        wants = self.reading.wants
        if not wants:
            return np.ones(self.lines)
        line, shapes = self.candidates.line, self.candidates.shapes
        opens = np.diff(line, prepend=-1) > 0
        fits = np.isin(shapes, [ord(shape) for shape in wants]) & ~(opens & (shapes == ord("c")))
        fits[self.at] = False
        table = np.zeros(self.lines)
        table[line[fits]] = 1.0
        return table

    @cached_property
    def line_length(self) -> Floats:
        """The words of each sentence (m)."""
        return np.bincount(self.candidates.line, minlength=self.lines).astype(float)

    @cached_property
    def length(self) -> Floats:
        """The words of each passage (n)."""
        return np.add.reduceat(self.line_length, self.candidates.first)

    def best_of_lines(self, values: Floats) -> Floats:
        """The highest of each passage's sentences (m, or m x t, to n, or n x t)."""
        return np.maximum.reduceat(values, self.candidates.first, axis=0)

    def within(self, width: int, group: Whole, count: int) -> Floats:
        """The largest share of the question's weight that stands within `width` words, for each of `count` groups of hits."""
        best, found = np.zeros(count), len(self.at)
        if not found:
            return best
        place = self.place + group * (len(self.candidates.stems) + width)
        end, here = np.searchsorted(place, place + width), np.arange(found)
        bit = np.left_shift(np.int64(1), np.minimum(self.term, 62))
        seen, total = np.zeros(found, np.int64), np.zeros(found)
        for step in range(int((end - here).max())):
            other = np.minimum(here + step, found - 1)
            new = (here + step < end) & (seen & bit[other] == 0)
            total += np.where(new, self.weight[self.term[other]] * self.worth[other], 0.0)
            seen |= np.where(new, bit[other], 0)
        np.maximum.at(best, group, total)
        return best

    def pairs(self, group: Whole, count: int) -> Floats:
        """The share of the question's neighbouring words, by the lighter's weight, that are neighbours in the group, in order."""
        light = np.minimum(self.weight[:-1], self.weight[1:])
        table = np.zeros((count, len(light)))
        this, following = slice(None, -1), slice(1, None)
        beside = (self.place[following] - self.place[this] <= NEIGHBOURS) & (self.line[following] == self.line[this])
        in_order = beside & (self.term[following] == self.term[this] + 1)
        table[group[this][in_order], self.term[this][in_order]] = 1.0
        return table @ light / (light.sum() or 1.0)
