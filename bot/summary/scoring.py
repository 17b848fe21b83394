"""How telling each sentence of an article is, beside its other sentences."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from bot.text import Token, stem, stopwords, tokens, yaml_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.summary.material import Candidate

_NAMES_AND_NUMBERS = "cny"  # shapes of tokens: a capital, a number, a year
_SHORT, _LONG = 8, 30  # words between which a sentence is of good length


def scores(candidates: Sequence[Candidate], headline: str, language: str) -> dict[int, float]:
    """A score of 0..1 for every candidate, by its order; the weights, which sum to 1, are those of weights.yaml."""
    read = [tokens(each.text) for each in candidates]
    vectors = _vectors([_stems(each, language) for each in read])
    wanted = set(_stems(tokens(headline), language))
    weights = _weights()
    return {
        each.order: weights["place"] * _place(each.order)
        + weights["headline"] * _likeness(vector, wanted)
        + weights["centrality"] * central
        + weights["facts"] * _facts(found)
        + weights["length"] * _length(found)
        for each, found, vector, central in zip(candidates, read, vectors, _centrality(vectors), strict=True)
    }


def _stems(found: Sequence[Token], language: str) -> list[str]:
    return [stem(token.word, language) for token in found if token.word not in stopwords()]


def _vectors(sentences: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """Each sentence as stems and their tf-idf weights, of length 1; idf counts the article's sentences."""
    spread = Counter(word for words in sentences for word in set(words))
    vectors = []
    for words in sentences:
        vector = {word: times * math.log(1 + len(sentences) / spread[word]) for word, times in Counter(words).items()}
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        vectors.append({word: weight / length for word, weight in vector.items()})
    return vectors


def _centrality(vectors: Sequence[Mapping[str, float]]) -> list[float]:
    """The sum of each sentence's cosines with all others beside the greatest such sum: 0..1.

    It is the continuous degree centrality of Erkan and Radev, LexRank (2004), found through the sum of all vectors.
    """
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    sums = [sum(weight * (total[word] - weight) for word, weight in vector.items()) for vector in vectors]
    greatest = max(sums, default=0.0) or 1.0
    return [each / greatest for each in sums]


def _place(order: int) -> float:
    """1 for the first sentence, less for each after it: reports tell the most important first."""
    return 1 / (1 + order / 3)


def _likeness(vector: Mapping[str, float], headline: set[str]) -> float:
    """The cosine with the headline, all of whose words count the same: 0..1."""
    return sum(weight for word, weight in vector.items() if word in headline) / math.sqrt(len(headline)) if headline else 0.0


def _facts(found: Sequence[Token]) -> float:
    """How much of the sentence names and counts: 0..1, which is reached when a quarter of its words do."""
    named = sum(token.shape in _NAMES_AND_NUMBERS for token in found[1:])
    return min(1.0, 4 * named / max(1, len(found)))


def _length(found: Sequence[Token]) -> float:
    """1 for a sentence of good length, less for a shorter or longer one."""
    return min(1.0, len(found) / _SHORT, _LONG / max(1, len(found)))


@cache
def _weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = yaml_table("bot.summary", "weights.yaml")
    return weights
