"""Words run together are parted, words split are joined, where the library plainly has them so."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.spelling.candidates import stem_in
from bot.text import WORD, fold, is_general, is_number, is_stopword, is_syllable, tokens

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from bot.spelling.candidates import Vocabulary

SHORTEST_PART = 2
"""Letters of the shortest word that is thought to be run together with another."""
PLAIN = 2
"""A part that is no stop word stands in at least so many passages."""


def parted(word: str, words: Vocabulary) -> str | None:
    """The two words that the folded `word` may be made of, a space between: of those that the library has, the commonest."""
    pairs = [(word[:at], word[at:]) for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)]
    plain = [pair for pair in pairs if all(_is_plain(part, words) for part in pair)]
    best = max(plain, key=lambda pair: math.prod(1 + words.count(part) for part in pair), default=None)
    return " ".join(best) if best else None


def _is_plain(part: str, words: Vocabulary) -> bool:
    return is_stopword(part, words.languages) or (len(part) > SHORTEST_PART and words.count(part) >= PLAIN)


def joined(question: str, words: Vocabulary) -> list[tuple[int, int, str]]:
    """Where two words of the question are one: (start, end, the one word as it is to be written), in order, none overlapping."""
    said = list(WORD.finditer(question))
    found: list[tuple[int, int, str]] = []
    for one, two in pairwise(said):
        free = not found or found[-1][1] <= one.start()
        if free and question[one.end() : two.start()] == " " and _is_one(one, two, question, words):
            second = two.group() if one.group().isupper() else two.group().lower()
            found.append((one.start(), two.end(), one.group() + second))
    return found


def _is_one(one: re.Match[str], two: re.Match[str], question: str, words: Vocabulary) -> bool:
    """Whether a passage holds more of the question with the two words as one."""
    parts, whole = (fold(one.group()), fold(two.group())), fold(one.group() + two.group())
    if any(is_number(part) for part in parts) or not words.count(whole):
        return False
    if words.languages[:1] == ["vi"] and all(map(is_syllable, parts)):
        return False
    if any(_is_strange(part, words) for part in parts):
        return True
    if any(is_stopword(part, words.languages) for part in parts):
        return False
    others = {token.word for token in tokens(question) if not is_stopword(token.word, words.languages)} - {*parts}
    return _held([whole], others, words) > _held(parts, others, words)


def _is_strange(part: str, words: Vocabulary) -> bool:
    return not (words.count(part) or is_stopword(part, words.languages) or is_general(part, words.languages))


def _held(needed: tuple[str, ...] | list[str], others: set[str], words: Vocabulary) -> float:
    """The most that a passage with the first of the needed words holds of them and the others, as a share (0..1) of their weight."""
    first, *rest = (stem_in(word, words) for word in needed)
    weights = weighed({*rest, *(stem_in(word, words) for word in others)}, words)
    own = weighed({first}, words).get(first, 0.0)
    return (own + max(words.together(first, weights), -own)) / (own + sum(weights.values()) or 1.0)


def weighed(stems: set[str], words: Vocabulary) -> Mapping[str, float]:
    """The weight of each of the stems that the library holds: the logarithm of one passage in how many holds it."""
    return {stem: math.log(1 + len(words) / held) for stem in sorted(stems) if (held := words.frequency(stem))}
