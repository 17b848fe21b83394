"""How telling each sentence of an article is, beside its other sentences."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.text import WORD, Token, outside, stem, stopwords, tokens, yaml_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.summary.material import Candidate

Vector = dict[str, float]
_BRIEF, _FULL = 0.2, 0.4
"""The share of an article up to which it matters fully where a sentence stands, and from which no more: its beginning is told anyway."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What makes each sentence telling in any summary, and what does in a short one (`early`); the two sum to 0..1."""

    always: tuple[float, ...]
    early: tuple[float, ...]

    def of(self, order: int, count: int) -> float:
        """The score, 0..1, of the sentence of that order in a summary of `count`; the larger its share, the less `early` is worth."""
        share = count / len(self.always)
        return self.always[order] + min(1.0, max(0.0, (_FULL - share) / (_FULL - _BRIEF))) * self.early[order]


_WELL, _ILL = 16, 25
"""The words of a sentence of the best length, and by how many more or fewer it is worth nothing."""


def scores(candidates: Sequence[Candidate], language: str) -> Scores:
    """How telling each of the candidates is; the weights, which sum to 1, are those of weights.yaml."""
    read = [tokens(each.text) for each in candidates]
    weights = _weights()
    central = centrality([vector(each, language) for each in read])
    early = [
        weights["place"] * _place(order) + weights["length"] * _length(found) + weights["own"] * _own(candidates[order].text)
        for order, found in enumerate(read)
    ]
    return Scores(tuple(weights["centrality"] * each for each in central), tuple(early))


def vector(found: Sequence[Token], language: str) -> Vector:
    """The stems of the words and how often they stand there, of length 1; none of words that mean nothing by themselves."""
    ignored = stopwords() | stopwords(language)
    counted = Counter(stem(token.word, language) for token in found if token.word not in ignored)
    length = math.sqrt(sum(times * times for times in counted.values())) or 1.0
    return {word: times / length for word, times in counted.items()}


def centrality(vectors: Sequence[Mapping[str, float]]) -> list[float]:
    """The sum of each vector's cosines with all others beside the greatest such sum: 0..1.

    It is the continuous degree centrality of Erkan and Radev, LexRank (2004), found through the sum of all vectors. Words count as often
    as they stand there, rare ones no more than others: what the sentences share is what the article is about.
    """
    total: Counter[str] = Counter()
    for each in vectors:
        total.update(each)
    sums = [sum(weight * (total[word] - weight) for word, weight in each.items()) for each in vectors]
    greatest = max(sums, default=0.0) or 1.0
    return [each / greatest for each in sums]


def _place(order: int) -> float:
    """1 for the first sentence, less for each after it: reports tell the most important first."""
    return 1 / (1 + order / 2)


def _length(found: Sequence[Token]) -> float:
    """1 for a sentence of the best length, less for a shorter or longer one."""
    return max(0.0, 1 - abs(len(found) - _WELL) / _ILL)


def _own(text: str) -> float:
    """The share of the words that are the article's own, not quoted: a quotation colours a report, and seldom is the news."""
    return len(WORD.findall(outside(text))) / max(1, len(WORD.findall(text)))


@cache
def _weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = yaml_table("bot.summary", "weights.yaml")
    return weights
