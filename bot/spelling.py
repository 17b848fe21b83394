"""The reader's words -> words the library knows: what a misspelt word may stand for, and how likely each is."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from bot.text import WORD, background, fold, general_words, is_number, stem, stopwords, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

READINGS = 3
"""A word is read in at most so many ways at once."""
LEAST_LIKENESS = 0.86
"""Two letters or more may be wrong only where the words are this like each other (Jaro-Winkler, 0..1): "boiling" is not "beijing".

Half of it is asked where one letter is wrong.
"""
COMMON_USE = 60.0
"""The use of the words that questions are put with, beside `general_use`."""
LEAST_SHARE = 0.1
"""A reading less likely than this beside the word's others is dropped."""
SLIP_COST, LIKENESS_GAIN, USE_GAIN = 3.0, 12.0, 0.6
"""Weights of an edit, of Jaro-Winkler likeness and of the logarithm of a word's use: the right word first for .89 of 2,083 slips."""


@dataclass(frozen=True, slots=True)
class Repair:
    """How a question is read: for every word the library does not know, the words it may stand for, each with its worth (0..1).

    Words are folded; the likeliest comes first.
    """

    forms: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def reading(self, question: str, held: frozenset[str] = frozenset()) -> str | None:
        """The question with its repaired words written in, a form `held` by the answer before the likeliest; None without repairs."""
        if not self.forms:
            return None

        def written(word: str) -> str:
            forms = self.forms.get(fold(word))
            if not forms:
                return word
            likeliest = next(iter(forms))
            best = likeliest if likeliest in stopwords() else next((form for form in forms if form in held), likeliest)
            return _in_case_of(word, best)

        return WORD.sub(lambda match: written(match.group()), question)


def _in_case_of(word: str, form: str) -> str:
    if word.isupper() and len(word) > 1:
        return form.upper()
    return form.capitalize() if word[0].isupper() else form


def repair(question: str, vocabulary: Sequence[str], count: Callable[[str], int]) -> Repair:
    """How to read the words of `question` that stand in no article, by the library's `vocabulary` (folded words, distinct).

    `count` tells in how many passages a folded word stands.
    """
    said = tokens(question)
    unknown = {token.word: token.shape == "c" and at > 0 for at, token in enumerate(said) if _is_unknown(token.word, count)}
    found = {word: readings(word, vocabulary, count, name=name) for word, name in sorted(unknown.items())}
    return Repair({word: forms for word, forms in found.items() if forms})


def _is_unknown(word: str, count: Callable[[str], int]) -> bool:
    """A word of no article that is no word of general English either."""
    is_word = is_number(word) or word in stopwords() or bool(count(word)) or stem(word) in general_words()
    return len(word) > 2 and not is_word


def readings(word: str, vocabulary: Sequence[str], count: Callable[[str], int], *, name: bool = False) -> dict[str, float]:
    """What `word` may stand for: at most READINGS words, likeliest first, each with its worth; a `name` never for a common word.

    The worth is the root of its share among them, less for every edit: an exact word is always worth more.
    """
    slips = _most_slips(word)
    near = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=slips, limit=40)
    commons = () if name else sorted(stopwords())
    near += [(common, OSA.distance(word, common), 0) for common in commons if OSA.distance(word, common) <= min(slips, 1)]
    weights = {
        form: _likelihood(word, form, int(distance), count)
        for form, distance, _ in near
        if _is_like(word, form, int(distance)) and not (name and form in stopwords())
    }
    if not weights:
        return {}
    best = sorted(weights, key=lambda form: (-weights[form], form))[:READINGS]
    shares = {form: math.exp(weights[form] - weights[best[0]]) for form in best}
    total = sum(shares.values())
    certainty = {form: JaroWinkler.similarity(word, form) for form in best}
    return {form: math.sqrt(shares[form] / total) * certainty[form] for form in best if shares[form] / total >= LEAST_SHARE}


def general_use(word: str) -> float:
    """In how many of a thousand paragraphs of general English the word stands, in any of its forms; few rare ones are counted."""
    counts, total = background()
    return 1_000 * counts.get(stem(word), 0) / total


def _is_like(word: str, form: str, distance: int) -> bool:
    least = LEAST_LIKENESS if distance > 1 else LEAST_LIKENESS / 2
    return not is_number(form) and JaroWinkler.similarity(word, form) >= least


def _most_slips(word: str) -> int:
    """A short word with two letters wrong is another word."""
    return 1 if len(word) < 5 else 2 if len(word) < 9 else 3


def _likelihood(word: str, form: str, distance: int, count: Callable[[str], int]) -> float:
    """The logarithm, but for a constant, of how likely somebody wrote `word` for `form` (a noisy channel, Kernighan et al. 1990)."""
    use = math.log(1 + (COMMON_USE if form in stopwords() else count(form) + general_use(form)))
    return -SLIP_COST * distance + LIKENESS_GAIN * JaroWinkler.similarity(word, form) + USE_GAIN * use
