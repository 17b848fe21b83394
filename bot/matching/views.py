"""A passage seen with a question's eyes: which of the question's words it holds, and where."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.index import Candidate, Line
    from bot.matching.reading import Reading


class Hit(NamedTuple):
    """A term of the question found in a passage: where (words counted from 0), in which line, which term, and its worth."""

    at: int
    line: int
    term: int
    worth: float


@dataclass(frozen=True, slots=True)
class Company:
    """What the candidates are together: the highest BM25, each article's share of the best article's (by its best three passages),
    the terms each passage of an article holds by (article, position), and how rare each term is within an article.
    """

    peak: float
    families: Mapping[int, float]
    held: Mapping[tuple[int, int], frozenset[int]]
    rarity: Mapping[int, Mapping[int, float]]


@dataclass(frozen=True, slots=True)
class View:
    """A candidate seen with the question's eyes; `line` is the one that holds most of the question."""

    reading: Reading
    candidate: Candidate
    hits: tuple[Hit, ...]
    line: int
    company: Company

    @property
    def best(self) -> Line:
        """The line that holds most of the question."""
        return self.candidate.lines[self.line]


def views(reading: Reading, candidates: Sequence[Candidate]) -> list[View]:
    """Every candidate beside the question and the other candidates."""
    hits = [tuple(_hits(reading, candidate)) for candidate in candidates]
    company = _company(candidates, hits)
    return [
        View(reading, candidate, found, _best_line(reading, candidate, found), company)
        for candidate, found in zip(candidates, hits, strict=True)
    ]


def _company(candidates: Sequence[Candidate], hits: Sequence[Sequence[Hit]]) -> Company:
    scores: dict[int, list[float]] = defaultdict(list)
    held: dict[tuple[int, int], frozenset[int]] = {}
    counts: dict[int, Counter[int]] = defaultdict(Counter)
    for candidate, found in zip(candidates, hits, strict=True):
        passage, terms = candidate.passage, frozenset(hit.term for hit in found)
        scores[passage.article].append(candidate.bm25)
        held[passage.article, passage.position] = terms | held.get((passage.article, passage.position), frozenset())
        counts[passage.article].update(terms)
    totals = {article: sum(sorted(found)[-3:]) for article, found in scores.items()}
    largest = max(totals.values(), default=0.0) or 1.0
    rarity = {
        article: {term: math.log(1 + len(scores[article]) / count) for term, count in terms.items()} for article, terms in counts.items()
    }
    peak = max((candidate.bm25 for candidate in candidates), default=0.0) or 1.0
    return Company(peak, {article: total / largest for article, total in totals.items()}, held, rarity)


def _hits(reading: Reading, candidate: Candidate) -> list[Hit]:
    places, found, at = reading.places, [], -1
    for number, line in enumerate(candidate.lines):
        for stem, shape in zip(line.stems, line.shapes, strict=True):
            at += shape != "+"
            if stem in places:
                found.append(Hit(at, number, *places[stem]))
    return found


def _best_line(reading: Reading, candidate: Candidate, hits: Sequence[Hit]) -> int:
    by_line: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_line[hit.line].append(hit)
    return max(range(len(candidate.lines)), key=lambda line: (cover(reading, by_line[line]), -line), default=0)


def cover(reading: Reading, hits: Sequence[Hit]) -> float:
    """The share of the question's weight that the hits hold, 0..1."""
    held: dict[int, float] = {}
    for hit in hits:
        held[hit.term] = max(hit.worth, held.get(hit.term, 0.0))
    return sum(reading.terms[term].weight * worth for term, worth in held.items()) / reading.weight


def lines_from(view: View, first: int, last: int) -> list[Hit]:
    """The hits in the lines from `first` to `last`, both counted."""
    return [hit for hit in view.hits if first <= hit.line <= last]
