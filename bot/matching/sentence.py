"""Which sentence of a passage answers the question."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.matching.features import kind_in, within
from bot.matching.views import cover, lines_from

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.matching.views import View


def _rest(view: View, line: int) -> float:
    return min(len(view.candidate.lines[line].stems) - len(lines_from(view, line, line)), 20) / 20


def _rare(view: View, line: int) -> float:
    terms = view.reading.terms
    whole = sum(term.weight**2 for term in terms) or 1.0
    return sum(terms[term].weight ** 2 for term in _terms(view, line)) / whole


def _local(view: View, line: int) -> float:
    lines: dict[int, set[int]] = defaultdict(set)
    for hit in view.hits:
        lines[hit.term].add(hit.line)
    return sum(view.reading.terms[term].weight / len(lines[term]) for term in _terms(view, line)) / view.reading.weight


def _pairs(view: View, line: int) -> float:
    hits = lines_from(view, line, line)
    return min(sum(two.term == one.term + 1 and two.at - one.at <= 3 for one, two in pairwise(hits)), 3) / 3


def _beginnings(view: View, line: int) -> float:
    starts = {stem[:4] for stem in view.candidate.lines[line].stems if len(stem) > 4}
    found = _terms(view, line)
    alike = {term for form, (term, _) in view.reading.places.items() if len(form) > 4 and form[:4] in starts and term not in found}
    return sum(view.reading.terms[term].weight for term in alike) / view.reading.weight


def _within_more(view: View, line: int) -> float:
    hits = [hit for hit in view.hits if line - 1 <= hit.line <= line + 1]
    return within(view, hits, 25) if any(hit.line == line for hit in hits) else 0.0


def _terms(view: View, line: int) -> set[int]:
    return {hit.term for hit in lines_from(view, line, line)}


SENTENCE_FEATURES: dict[str, tuple[Callable[[View, int], float], str]] = {
    "cover": (lambda v, i: cover(v.reading, lines_from(v, i, i)), "share of the question's weight found in the sentence"),
    "within_12": (lambda v, i: within(v, lines_from(v, i, i), 12), "share found within twelve words of it"),
    "rare": (_rare, "the same by squared weight: the rarest words decide"),
    "local": (_local, "the same, a word counting less that other sentences of the passage hold too"),
    "pairs": (_pairs, "neighbouring words of the question that are neighbours here, in order, up to three"),
    "beginnings": (_beginnings, "share not found in it but with a word that begins alike"),
    "within_25": (_within_more, "share found within twenty-five words of it or its neighbours"),
    "local_kind": (lambda v, i: _local(v, i) * kind_in(v, v.candidate.lines[i]), "the share told apart, where the wanted kind is there"),
    "before": (lambda v, i: cover(v.reading, lines_from(v, i - 1, i - 1)), "share found in the sentence before: it may lean on that one"),
    "after": (lambda v, i: cover(v.reading, lines_from(v, i + 1, i + 1)), "share found in the sentence after"),
    "kind": (lambda v, i: kind_in(v, v.candidate.lines[i]), "it holds a number, date or name where one is asked for"),
    "kind_wanted": (lambda v, i: kind_in(v, v.candidate.lines[i]) * bool(v.reading.wants), "the same, only where one is asked for"),
    "length": (lambda v, i: math.log(1 + len(v.candidate.lines[i].stems)) / 4, "logarithm of its words, over 4"),
    "rest": (_rest, "words of it that the question does not hold, up to twenty: room for an answer"),
    "first": (lambda _, i: float(i == 0), "it opens the passage"),
}  # fmt: skip


def measure_line(view: View, line: int) -> tuple[float, ...]:
    """The features of one sentence of a candidate, in the order of SENTENCE_FEATURES."""
    return tuple(formula(view, line) for formula, _ in SENTENCE_FEATURES.values())


def answering_line(view: View, weights: Sequence[float]) -> int:
    """The line (counted from 0) that answers best; the first of equal ones."""

    def fit(line: int) -> float:
        return sum(weight * value for weight, value in zip(weights, measure_line(view, line), strict=True))

    return max(range(len(view.candidate.lines)), key=lambda line: (fit(line), -line), default=0)
