"""The words of a library that a written word may stand for, found without looking at all of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.spelling.keyboard import alphabet
from bot.text import CONSONANTS, differently_joined, sound, stem, stopwords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LONGEST_WORD = 30
"""Letters of a word that is looked at; what is longer is an address or a cry."""
LONGEST_ENDING = 3
"""So many letters more than its slips may tell a written word from another form of the word meant: "disapear", "disappeared"."""


class Vocabulary(Protocol):
    """What is asked of the library's words; `bot.index.Reader` answers."""

    @property
    def languages(self) -> list[str]:
        """ISO 639-1, the most frequent first."""

    def __len__(self) -> int:
        """The passages there are."""

    def count(self, word: str) -> int:
        """How many passages hold the folded word as it is written."""

    def frequency(self, stem: str) -> int:
        """How many passages hold the stem."""

    def sounding(self, key: str, beginning: str = "") -> list[str]:
        """The folded words that sound like `key`, themselves or their stems, and begin so."""

    def together(self, stem: str, others: Mapping[str, float]) -> float:
        """The most weight of the `others` that a passage with the stem holds; -1 where none has it."""


class Spoken:
    """A vocabulary as a question in certain of its languages uses it."""

    def __init__(self, words: Vocabulary, languages: Sequence[str]) -> None:
        self.languages, self._passages = list(languages), len(words)
        self.count, self.frequency, self.sounding, self.together = words.count, words.frequency, words.sounding, words.together

    def __len__(self) -> int:
        return self._passages


def stem_in(word: str, words: Vocabulary) -> str:
    """The stem of the folded `word` in the library's language that has most use for it."""
    stems = [stem(word, language) for language in words.languages or ["en"]]
    return stems[0] if len(stems) == 1 else max(stems, key=words.frequency)


def distance(word: str, form: str, words: Vocabulary) -> int:
    """The slips (optimal string alignment) between two folded words or, where these are fewer, between their stems."""
    return min(int(OSA.distance(word, form)), int(OSA.distance(stem_in(word, words), stem_in(form, words))))


def most_slips(word: str) -> int:
    """How many letters may be wrong; a short word with two wrong is another word."""
    return 1 if len(word) < 5 else 2 if len(word) < 9 else 3


def near(word: str, words: Vocabulary) -> dict[str, int]:
    """The library's words that may be meant by the folded `word`, and the stop words, each with its slips; itself not among them.

    Every word one slip away is found by its spelling (Norvig, How to Write a Spelling Corrector, 2007), those further away by
    their sound or, where they begin with the same two letters, by one that differs in one consonant.
    """
    if len(word) > LONGEST_WORD:
        return {}
    most = most_slips(word)
    slips = single_slips(word, alphabet(word[0]))
    forms = {form for form in slips if words.count(form)}
    if not forms and "ar" in words.languages:
        forms = {form for form in slips if any(map(words.count, differently_joined(form)))}
    if most > 1:
        forms |= _sounding(word, most, words)
    found = {form: distance(word, form, words) for form in forms}
    found |= {
        form: slips
        for form, slips, _ in process.extract(word, _stopwords(*words.languages), scorer=OSA.distance, score_cutoff=min(most, 2), limit=5)
    }
    return {form: slips for form, slips in sorted(found.items()) if slips <= most and form != word}


@cache
def _stopwords(*languages: str) -> tuple[str, ...]:
    return tuple(sorted(frozenset[str]().union(*map(stopwords, languages))))


def _sounding(word: str, most: int, words: Vocabulary) -> set[str]:
    keys = {sound(word), sound(stem_in(word, words))}
    found = {form for key in keys for form in words.sounding(key)}
    for key in keys:
        first, rest = key[:1], key[1:]
        found |= {form for other in single_slips(rest, CONSONANTS) for form in words.sounding(first + other, word[:2])}
    rough = process.extract(word, sorted(found), scorer=OSA.distance, score_cutoff=most + LONGEST_ENDING, limit=None)
    return {form for form, _, _ in rough}


def single_slips(word: str, letters: Iterable[str]) -> set[str]:
    """Every string that one letter left out, put in or changed, or two swapped, make of `word`; itself may be one of them."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    left_out = {head + tail[1:] for head, tail in parts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1}
    changed = {head + letter + tail[1:] for head, tail in parts if tail for letter in letters}
    return left_out | swapped | changed | {head + letter + tail for head, tail in parts for letter in letters}
