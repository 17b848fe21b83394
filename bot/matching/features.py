"""What is measured of a passage against a question: one readable table of features, each 0..1 unless it says otherwise."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.index import Candidate, Line
    from bot.matching.reading import Reading


class Hit(NamedTuple):
    """A term of the question found in a passage: where (words counted from 0), in which line, which term, and its worth."""

    at: int
    line: int
    term: int
    worth: float


@dataclass(frozen=True, slots=True)
class View:
    """A candidate seen with the question's eyes."""

    reading: Reading
    candidate: Candidate
    hits: tuple[Hit, ...]
    line: int
    peak: float
    family: float

    @property
    def best(self) -> Line:
        """The line that holds most of the question."""
        return self.candidate.lines[self.line]


def views(reading: Reading, candidates: Sequence[Candidate]) -> list[View]:
    """Every candidate beside the question; `peak` is the highest BM25 of all, `family` the share its article has of the best three."""
    peak = max((candidate.bm25 for candidate in candidates), default=0.0) or 1.0
    families: dict[int, list[float]] = defaultdict(list)
    for candidate in candidates:
        families[candidate.passage.article].append(candidate.bm25)
    totals = {article: sum(sorted(scores)[-3:]) for article, scores in families.items()}
    largest = max(totals.values(), default=0.0) or 1.0
    seen = []
    for candidate in candidates:
        hits = tuple(_hits(reading, candidate))
        line = _best_line(reading, candidate, hits)
        seen.append(View(reading, candidate, hits, line, peak, totals[candidate.passage.article] / largest))
    return seen


def _hits(reading: Reading, candidate: Candidate) -> list[Hit]:
    places, found, at = reading.places, [], 0
    for number, line in enumerate(candidate.lines):
        for stem in line.stems:
            if stem in places:
                found.append(Hit(at, number, *places[stem]))
            at += 1
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


def _within(view: View, width: int) -> float:
    hits, begin, best = view.hits, 0, 0.0
    for end in range(len(hits)):
        while hits[end].at - hits[begin].at >= width:
            begin += 1
        best = max(best, cover(view.reading, hits[begin : end + 1]))
    return best


def _lines(view: View, first: int, last: int) -> list[Hit]:
    return [hit for hit in view.hits if first <= hit.line <= last]


def _neighbours(view: View) -> float:
    return max(cover(view.reading, _lines(view, line, line + 1)) for line in (view.line - 1, view.line))


def _pairs(view: View) -> float:
    terms = view.reading.terms
    if len(terms) < 2:
        return 0.0
    found = {
        one.term
        for one, two in zip(view.hits, view.hits[1:], strict=False)
        if two.term == one.term + 1 and two.at - one.at <= 3 and one.line == two.line
    }
    weights = [min(one.weight, two.weight) for one, two in zip(terms, terms[1:], strict=False)]
    return sum(weights[place] for place in found) / (sum(weights) or 1.0)


def _headline(view: View) -> float:
    return _headline_share(view, set(range(len(view.reading.terms))))


def _headline_share(view: View, wanted: set[int]) -> float:
    places = view.reading.places
    held = {places[stem][0] for stem in view.candidate.headline if stem in places} & wanted
    return sum(view.reading.terms[term].weight for term in held) / view.reading.weight


def _missing_in_headline(view: View) -> float:
    return _headline_share(view, set(range(len(view.reading.terms))) - {hit.term for hit in view.hits})


def _kind(view: View) -> float:
    return _kind_in(view, view.best) if view.candidate.lines else 0.0


def _kind_in(view: View, line: Line) -> float:
    """Whether the line holds a word of a wanted shape that the question does not itself name; 1 where anything will do."""
    wants, places = view.reading.wants, view.reading.places
    if not wants:
        return 1.0
    held = (stem for at, (stem, shape) in enumerate(zip(line.stems, line.shapes, strict=True)) if shape in wants and (at or shape != "c"))
    return 1.0 if any(stem not in places for stem in held) else 0.0


def _kind_anywhere(view: View) -> float:
    return max((_kind_in(view, line) for line in view.candidate.lines), default=0.0)


def _named(view: View) -> float:
    return _share_of(view, [term.name for term in view.reading.terms])


def _numbers(view: View) -> float:
    return _share_of(view, [term.number for term in view.reading.terms])


def _share_of(view: View, chosen: list[bool]) -> float:
    whole = sum(term.weight for term, yes in zip(view.reading.terms, chosen, strict=True) if yes)
    if not whole:
        return 1.0
    held = {hit.term for hit in view.hits} | {view.reading.places[s][0] for s in view.candidate.headline if s in view.reading.places}
    return sum(view.reading.terms[term].weight for term in held if chosen[term]) / whole


def _beginnings(view: View) -> float:
    terms = view.reading.terms
    missing = {form[:4]: term for form, (term, _) in view.reading.places.items() if len(form) > 4}
    for hit in view.hits:
        missing = {start: term for start, term in missing.items() if term != hit.term}
    if not missing:
        return 0.0
    starts = {stem[:4] for line in view.candidate.lines for stem in line.stems if len(stem) > 4}
    return sum(terms[term].weight for term in {missing[start] for start in missing.keys() & starts}) / view.reading.weight


def _fuzzy(view: View) -> float:
    if not view.candidate.lines:
        return 0.0
    return fuzz.token_set_ratio([term.word for term in view.reading.terms], [*view.best.stems]) / 100


def _saturated(view: View) -> float:
    counts: dict[int, float] = defaultdict(float)
    for hit in view.hits:
        counts[hit.term] += hit.worth
    return sum(view.reading.terms[term].weight * n / (n + 1.2) for term, n in counts.items()) / view.reading.weight


def _length(view: View) -> float:
    return math.log(1 + sum(len(line.stems) for line in view.candidate.lines)) / 6


FEATURES: dict[str, tuple[Callable[[View], float], str]] = {
    "bm25": (lambda v: v.candidate.bm25 / v.peak, "BM25 beside the best candidate's: the classical judgement"),
    "bm25_total": (lambda v: min(v.candidate.bm25 / v.reading.weight / 3, 1), "BM25 beside the question's weight: comparable between questions"),
    "family": (lambda v: v.family, "the article's three best passages together: is the article about it at all"),
    "passage": (lambda v: cover(v.reading, v.hits), "share of the question's weight found in the passage"),
    "saturated": (_saturated, "the same, a word said often counting a little more"),
    "sentence": (lambda v: cover(v.reading, _lines(v, v.line, v.line)), "share found in its best sentence: an answer stands in one place"),
    "neighbours": (_neighbours, "share found in the best sentence and one beside it"),
    "within_12": (lambda v: _within(v, 12), "share found within twelve words"),
    "within_25": (lambda v: _within(v, 25), "share found within twenty-five words"),
    "pairs": (_pairs, "share of the question's neighbouring words that are neighbours here, in order"),
    "headline": (_headline, "share found in the headline"),
    "missing_in_headline": (_missing_in_headline, "share not in the passage but in its headline: the subject need not be repeated"),
    "beginnings": (_beginnings, "share not found but with a word that begins alike: immigration, immigrants"),
    "kind": (_kind, "the best sentence has a number, date or name where one is asked for that the question does not itself name"),
    "kind_anywhere": (_kind_anywhere, "the passage has one"),
    "named": (_named, "share of the question's names in passage or headline"),
    "numbers": (_numbers, "share of the question's numbers in passage or headline"),
    "fuzzy": (_fuzzy, "rapidfuzz's token_set_ratio of question and best sentence: nearly the same words"),
    "length": (_length, "logarithm of the passage's words, over 6: a long passage holds more by chance"),
    "opening": (lambda v: 1 / (1 + v.candidate.passage.position), "how near the article's beginning: openings say what things are"),
}  # fmt: skip


def measure(view: View) -> tuple[float, ...]:
    """The features of one candidate, in the order of FEATURES."""
    return tuple(formula(view) for formula, _ in FEATURES.values())
