"""What is measured of a passage against a question: one readable table of features, each 0..1 unless it says otherwise."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.matching.views import Hit, View, cover, lines_from

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.index import Line


def within(view: View, hits: Sequence[Hit], width: int) -> float:
    """The largest share of the question's weight that lies within `width` words, 0..1."""
    begin, best = 0, 0.0
    for end in range(len(hits)):
        while hits[end].at - hits[begin].at >= width:
            begin += 1
        best = max(best, cover(view.reading, hits[begin : end + 1]))
    return best


def _neighbours(view: View) -> float:
    return max(cover(view.reading, lines_from(view, line, line + 1)) for line in (view.line - 1, view.line))


def _pairs(view: View) -> float:
    terms = view.reading.terms
    if len(terms) < 2:
        return 0.0
    found = {one.term for one, two in pairwise(view.hits) if two.term == one.term + 1 and two.at - one.at <= 3 and one.line == two.line}
    weights = [min(one.weight, two.weight) for one, two in pairwise(terms)]
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
    return kind_in(view, view.best) if view.candidate.lines else 0.0


def kind_in(view: View, line: Line) -> float:
    """Whether the line holds a word of a wanted shape that the question does not itself name; 1 where anything will do."""
    wants, places = view.reading.wants, view.reading.places
    if not wants:
        return 1.0
    held = (stem for at, (stem, shape) in enumerate(zip(line.stems, line.shapes, strict=True)) if shape in wants and (at or shape != "c"))
    return 1.0 if any(stem not in places for stem in held) else 0.0


def _kind_anywhere(view: View) -> float:
    return max((kind_in(view, line) for line in view.candidate.lines), default=0.0)


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


def _rare(view: View) -> float:
    terms = view.reading.terms
    whole = sum(term.weight**2 for term in terms) or 1.0
    return sum(terms[term].weight ** 2 for term in {hit.term for hit in view.hits}) / whole


def _local(view: View) -> float:
    rarity = view.company.rarity[view.candidate.passage.article]
    whole = sum(term.weight * rarity.get(at, 0.7) for at, term in enumerate(view.reading.terms)) or 1.0
    return sum(view.reading.terms[term].weight * rarity[term] for term in {hit.term for hit in view.hits}) / whole


def _exact(view: View) -> float:
    text = view.candidate.passage.text.casefold()
    return sum(term.weight for term in view.reading.terms if term.word in text) / view.reading.weight


def _missing_beside(view: View) -> float:
    article, position = view.candidate.passage.article, view.candidate.passage.position
    held = view.company.held
    beside = held.get((article, position - 1), frozenset()) | held.get((article, position + 1), frozenset())
    return sum(view.reading.terms[term].weight for term in beside - {hit.term for hit in view.hits}) / view.reading.weight


def _dense(view: View) -> float:
    best: dict[int, float] = defaultdict(float)
    for term, line in {(hit.term, hit.line) for hit in view.hits}:
        best[line] += view.reading.terms[term].weight
    lines = view.candidate.lines
    return max((weight / (0.3 + 0.7 * len(lines[line].stems) / 20) for line, weight in best.items()), default=0.0) / view.reading.weight / 2


def _length(view: View) -> float:
    return math.log(1 + sum(len(line.stems) for line in view.candidate.lines)) / 6


FEATURES: dict[str, tuple[Callable[[View], float], str]] = {
    "bm25": (lambda v: v.candidate.bm25 / v.company.peak, "BM25 beside the best candidate's: the classical judgement"),
    "bm25_total": (lambda v: min(v.candidate.bm25 / v.reading.weight / 3, 1), "BM25 beside the question's weight"),
    "family": (lambda v: v.company.families[v.candidate.passage.article], "is the article about it: its three best passages together"),
    "passage": (lambda v: cover(v.reading, v.hits), "share of the question's weight found in the passage"),
    "saturated": (_saturated, "the same, a word said often counting a little more"),
    "rare": (_rare, "the same by squared weight: the rarest words decide"),
    "local": (_local, "the same by weight times rarity within the article: what tells this passage from its neighbours"),
    "exact": (_exact, "share found in the very form in which it was asked"),
    "sentence": (lambda v: cover(v.reading, lines_from(v, v.line, v.line)), "share found in its best sentence"),
    "neighbours": (_neighbours, "share found in the best sentence and one beside it"),
    "within_12": (lambda v: within(v, v.hits, 12), "share found within twelve words"),
    "within_25": (lambda v: within(v, v.hits, 25), "share found within twenty-five words"),
    "pairs": (_pairs, "share of the question's neighbouring words that are neighbours here, in order"),
    "headline": (_headline, "share found in the headline"),
    "missing_in_headline": (_missing_in_headline, "share not in the passage but in its headline"),
    "missing_beside": (_missing_beside, "share not in the passage but in the one before or after"),
    "dense": (_dense, "the best sentence's share beside its length, halved: a short sentence that holds it all"),
    "beginnings": (_beginnings, "share not found but with a word that begins alike: immigration, immigrants"),
    "kind": (_kind, "the best sentence has a number, date or name where one is asked for"),
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
