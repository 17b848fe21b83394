"""What was learnt from labelled articles: how much each feature weighs for a name."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.people.decoding import Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.people.tokens import Token


class Learnt:
    """The weights of features, and of the steps between words."""

    def __init__(self, weights: Mapping[str, float], steps: Steps) -> None:
        self.steps = steps
        self.weights = weights
        self._of_words: dict[tuple[str, str], float] = {}

    def score(self, features: Iterable[str]) -> float:
        """The weight of features together: above 0 speaks for a name."""
        known = self.weights
        return sum([known[feature] for feature in features if feature in known])

    def score_of(self, features: Callable[[str, str], Iterable[str]], word: Token) -> float:
        """The weight of the features that a word has wherever it stands; reckoned once for each of the commonest words."""
        key = word.cased, word.folded
        if (known := self._of_words.get(key)) is not None:
            return known
        if len(self._of_words) >= MOST:
            self._of_words.clear()
        return self._of_words.setdefault(key, self.score(features(*key)))


MOST = 65_536
"""So many words' scores are remembered."""


@cache
def learnt() -> Learnt:
    """The weights that come with the bot."""
    stored = json.loads(files("bot.people").joinpath("weights.json").read_text(encoding="utf-8"))
    unit = stored["unit"]
    weights = {feature: weight / unit for feature, weight in stored["weights"].items()}
    return Learnt(weights, Steps(*(weight / unit for weight in stored["steps"])))
