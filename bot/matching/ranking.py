"""Candidates -> the passages that answer, best first, each with a score that means something."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.errors import UnusableSetting
from bot.matching.features import FEATURES, measure, within
from bot.matching.sentence import SENTENCE_FEATURES, answering_line
from bot.matching.views import cover, lines_from, views

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.index import Candidate
    from bot.matching.reading import Reading
    from bot.matching.views import View
    from bot.model import Passage

CALIBRATION = ("constant", "lead", "lead_held", "cover", "cover_squared", "best_line", "within_12", "missing", "largest_missing", "weight")
"""What the score is made of (see `evidence`)."""
CLEAR_LEAD = 4.0
"""Log-odds over the other candidates beyond which a lead says nothing more: in a small library there is often no rival at all."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What every feature counts; learnt, read from config/ranking.yaml."""

    passage: tuple[float, ...]
    sentence: tuple[float, ...]
    calibration: tuple[float, ...]

    @classmethod
    def parse(cls, table: Mapping[str, Any], file: str) -> Weights:
        """The weights of a parsed ranking file; raises UnusableSetting where one is missing, unknown or no number."""
        return cls(
            _column(table, "passage", tuple(FEATURES), file),
            _column(table, "sentence", tuple(SENTENCE_FEATURES), file),
            _column(table, "calibration", CALIBRATION, file),
        )


def _column(table: Mapping[str, Any], section: str, names: Sequence[str], file: str) -> tuple[float, ...]:
    rows = table.get(section)
    if not isinstance(rows, dict):
        raise UnusableSetting(section, file, "is missing")
    for name in {*names} ^ {*rows}:
        raise UnusableSetting(f"{section}.{name}", file, "is missing" if name in names else "is not a feature of the matcher")
    for name in names:
        if not isinstance(rows[name], int | float):
            raise UnusableSetting(f"{section}.{name}", file, f"must be a number, not {rows[name]!r}")
    return tuple(float(rows[name]) for name in names)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its score (0..100), the line of it that answers (counted from 0) and the stems of it that the question asks for."""

    passage: Passage
    score: float
    line: int
    held: frozenset[str]


def rank(reading: Reading, candidates: Sequence[Candidate], weights: Weights, limit: int) -> list[Ranked]:
    """The best `limit` candidates, best first; equal ones in the order of article, paragraph and part."""
    seen = views(reading, candidates)
    fits = [_dot(weights.passage, measure(view)) for view in seen]
    shares = softmax(fits)
    order = sorted(range(len(seen)), key=lambda at: (-fits[at], _place(seen[at].candidate.passage)))[:limit]
    ranked = [_ranked(seen[at], shares[at], weights) for at in order]
    return [_no_higher_than(ranked[:place], one) for place, one in enumerate(ranked, 1)] if ranked else []


def _no_higher_than(before: Sequence[Ranked], one: Ranked) -> Ranked:
    """A passage ranked lower never claims a higher score."""
    return Ranked(one.passage, min([other.score for other in before] + [one.score]), one.line, one.held)


def _ranked(view: View, share: float, weights: Weights) -> Ranked:
    score = 100 / (1 + math.exp(-_dot(weights.calibration, evidence(view, share))))
    forms = {line.stems[at] for line in view.candidate.lines for at in range(len(line.stems))} & view.reading.places.keys()
    return Ranked(view.candidate.passage, score, answering_line(view, weights.sentence), frozenset(forms))


def evidence(view: View, share: float) -> tuple[float, ...]:
    """What a score is made of, in the order of CALIBRATION.

    A constant; the passage's share of all candidates' fit as log-odds, within CLEAR_LEAD, alone and times the next, since to lead with
    little is no lead; the share of the question's weight found in passage or headline, and its square; the share found in the best
    line and within twelve words; the weight that was not found, the heaviest word of it, and the whole weight of the question.
    """
    reading = view.reading
    held = {hit.term: hit.worth for hit in view.hits}
    for stem in view.candidate.headline:
        if stem in reading.places:
            held.setdefault(*reading.places[stem])
    found = sum(reading.terms[term].weight * worth for term, worth in held.items()) / reading.weight
    missing = [term.weight * (1 - held.get(at, 0.0)) for at, term in enumerate(reading.terms)]
    odds = math.log((share + 1e-6) / (1 - share + 1e-6))
    lead, gone = max(-CLEAR_LEAD, min(CLEAR_LEAD, odds)), (sum(missing) / 10, max(missing) / 10)
    best, near = cover(reading, lines_from(view, view.line, view.line)), within(view, view.hits, 12)
    return (1.0, lead, lead * found, found, found**2, best, near, *gone, math.log(1 + reading.weight))


def softmax(fits: Sequence[float]) -> list[float]:
    """The fits as shares of one, each in proportion to its exponential."""
    peak = max(fits, default=0.0)
    powers = [math.exp(fit - peak) for fit in fits]
    return [power / sum(powers) for power in powers]


def _dot(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def _place(passage: Passage) -> tuple[int, int, int]:
    return passage.article, passage.position, passage.part
