"""Which words of an article are names of people: two-state Viterbi over learnt weights, run of capitals by run of capitals.

Covered: names in Latin, Greek and Cyrillic letters, best in English; scripts without capitals give no names.
The weights (weights.json) say by which tests/benchmarks/people_training.py run and from which data they come.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.people.evidence import Whole, features
from bot.people.lists import kinds, titles
from bot.people.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SURNAME = 8.0
"""What a surname weighs more where the article names its bearer in full: enough to tip all but the plainest places."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name where it stands: tokens `first` to `last` (exclusive) of a paragraph's sentence."""

    position: int
    sentence: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's paragraphs as sentences of tokens, and the names of people in them, in reading order."""

    sentences: tuple[tuple[tuple[Token, ...], ...], ...]
    names: tuple[Name, ...]

    def sentence(self, name: Name) -> tuple[Token, ...]:
        """The sentence that holds a name."""
        return self.sentences[name.position][name.sentence]


@cache
def weights() -> Mapping[str, float]:
    """What each feature weighs for (positive) or against a name; `follow` is what a name's going on weighs."""
    stored = json.loads(files("bot.people").joinpath("weights.json").read_text(encoding="utf-8"))
    return {feature: weight / stored["unit"] for feature, weight in stored["weights"].items()}


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words side by side, with what speaks for each one's being a name."""

    position: int
    sentence: int
    start: int
    words: tuple[str, ...]
    scores: tuple[float, ...]

    def names(self, carried: Mapping[str, float]) -> Iterator[Name]:
        """The names in it, when words weigh `carried` more because of the rest of the article."""
        states = best([own + carried.get(word, 0.0) for word, own in zip(self.words, self.scores, strict=True)], weights()["follow"])
        for first, last in spans(states, self.start):
            yield Name(self.position, self.sentence, first + self._title(first - self.start, last - self.start), last)

    def _title(self, first: int, last: int) -> int:
        """How many words a name begins with that are a title: "Dr.", "PLO Chairman"."""
        for size in (2, 1):
            if last - first > size and (ends := self.words[first + size - 1]) in titles() and not set("GF") & set(kinds(ends)):
                return size
        return 0


def tag(paragraphs: Sequence[str]) -> Reading:
    """The names of people in an article's paragraphs."""
    sentences = tuple(tuple(tuple(sentence) for sentence in tokens(paragraph)) for paragraph in paragraphs)
    whole = Whole(sentence for paragraph in sentences for sentence in paragraph)
    found = [
        _Run(position, number, start, tuple(t.folded for t in sentence[start:end]), tuple(_scores(sentence, start, end, whole)))
        for position, paragraph in enumerate(sentences)
        for number, sentence in enumerate(paragraph)
        for start, end in runs(sentence)
    ]
    carried = _carried(found)
    return Reading(sentences, tuple(name for run in found for name in run.names(carried)))


def _carried(found: Sequence[_Run]) -> dict[str, float]:
    """What surnames weigh more because the article has given the full name somewhere."""
    full = [run.words[name.first - run.start : name.last - run.start] for run in found for name in run.names({})]
    return {words[-1]: SURNAME for words in full if len(words) > 1 and _surname(words[-1])}


def _surname(word: str) -> bool:
    letters = kinds(word)
    return "F" in letters or not set("PBX") & set(letters)


def runs(sentence: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The runs of words that may be names: capitalised words and the particles before them, as (start, end)."""
    at = 0
    while at < len(sentence):
        end = at
        while end < len(sentence) and _may_be_name(sentence, end):
            end += 1
        start = at + 1 if at == 0 and _opens_plainly(sentence[0]) else at
        if end > start:
            yield start, end
        at = max(end, at + 1)


def _opens_plainly(token: Token) -> bool:
    """Whether a sentence's first word is a plain one, capitalised for its place alone: "Earlier Zhao said"."""
    letters = kinds(token.folded)
    return "C" in letters and not set("GFT") & set(letters)


def _may_be_name(sentence: Sequence[Token], at: int) -> bool:
    token = sentence[at]
    if token.capital:
        return True
    if "Q" not in kinds(token.folded) or not token.text.isalpha():
        return False
    return any(t.capital for t in sentence[at + 1 : at + 2]) or (at + 2 < len(sentence) and _two_particles(sentence, at))


def _two_particles(sentence: Sequence[Token], at: int) -> bool:
    return "Q" in kinds(sentence[at + 1].folded) and sentence[at + 2].capital


def _scores(sentence: Sequence[Token], start: int, end: int, whole: Whole) -> Iterator[float]:
    return (score(features(sentence, start, end, at, whole)) for at in range(start, end))


def score(found: Sequence[str]) -> float:
    """The weight of features together: above 0 speaks for a name."""
    known = weights()
    return sum(known.get(feature, 0.0) for feature in found)


def best(scores: Sequence[float], follow: float) -> list[bool]:
    """Which words of a run are names, so that their scores, and `follow` for each that goes on, add up highest (Viterbi 1967)."""
    outside, inside, back = 0.0, float("-inf"), []
    for own in scores:
        back.append((inside > outside, inside + follow > outside))
        outside, inside = max(outside, inside), max(outside, inside + follow) + own
    states = [inside > outside]
    for from_outside, from_inside in reversed(back[1:]):
        states.append(from_inside if states[-1] else from_outside)
    return states[::-1]


def spans(states: Sequence[bool], start: int = 0) -> Iterator[tuple[int, int]]:
    """The unbroken stretches of true states, as (first, last) counted from `start`."""
    first = None
    for at, state in enumerate((*states, False)):
        if state and first is None:
            first = at
        elif not state and first is not None:
            yield start + first, start + at
            first = None
