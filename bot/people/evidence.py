"""What speaks for and against a capitalised word's being part of a person's name, as named features."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.people.lists import clusters, kinds, long_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.people.tokens import Token
    from bot.people.whole import Whole

_OPENERS = frozenset("“\"'‘(—–-:•*[")
_LINKS = frozenset({"of", "in", "the", "at", "for", "by", "and", "a", "to"})
_TELLING = frozenset("BSTjGFPo")
"""The lists that tell something of a word beside them."""


@lru_cache(maxsize=32_768)
def own(word: str, folded: str) -> tuple[str, ...]:
    """The features of a word alone: itself, its ends, its shape, its lists, its cluster."""
    low = word.lower().replace("’", "'")
    letters = kinds(low.strip("."))
    shape = "".join("X" if c.isupper() else "x" if c.islower() else c for c in word)
    return (
        f"w {low}",
        *(f"s{n} {low[-n:]}" for n in (1, 2, 3, 4) if len(low) > n),
        *(f"p{n} {low[:n]}" for n in (2, 3) if len(low) > n + 1),
        f"shape {shape if len(shape) < 4 else shape[:2] + ('-' if '-' in shape else '') + shape[-2:]}",
        f"k {letters}",
        *(f"k1 {letter}" for letter in letters),
        f"long {min(len(low), 9)}",
        *_cluster("c", folded),
    )


@lru_cache(maxsize=32_768)
def _cluster(where: str, folded: str) -> tuple[str, ...]:
    number = clusters().get(folded)
    return () if number is None else (f"{where} {number}",)


def of_word(sentence: Sequence[Token], start: int, end: int, at: int, whole: Whole) -> Iterator[str]:
    """The features that the word at `at` has within its run of capitalised words, `start` to `end` (exclusive)."""
    word, letters = sentence[at], kinds(sentence[at].folded)
    size, place = end - start, at - start
    yield "bias"
    yield from whole.evidence(word.folded)
    yield f"run {min(size, 5)} {min(place, 3)}"
    yield f"run {min(size, 4)} {min(place, 2)} {letters}"
    if start == 0 or (start == 1 and sentence[0].text in _OPENERS):
        yield f"first {min(size, 3)} {min(place, 1)} {letters}"
    yield f"b {sentence[start - 1].folded if start else '^'} {letters}"
    for step in (-1, 1):
        if start <= at + step < end:
            yield from _beside(sentence[at + step], step, letters)
    if at != end - 1:
        yield from _last(sentence[end - 1].folded)
    if at != start:
        yield f"head {sentence[start].folded}"
        yield f"head k {kinds(sentence[start].folded)}"
    if size > 1:
        yield from _in_place(sentence, start, end, at)


def _beside(other: Token, step: int, letters: str) -> Iterator[str]:
    its = kinds(other.folded)
    yield f"{step} w {other.folded}"
    yield f"{step} k {its} {letters}"
    yield f"{step} k {its}"
    yield f"{step} s {other.folded[-2:]}"
    yield from _cluster(f"{step} c", other.folded)
    if other.text[-1] == ".":
        yield f"{step} initial"


def _last(word: str) -> Iterator[str]:
    letters = kinds(word)
    yield f"last {word}"
    yield f"last k {letters}"
    yield from (f"last1 {letter}" for letter in letters if letter in "BojPlm")


def _in_place(sentence: Sequence[Token], start: int, end: int, at: int) -> Iterator[str]:
    """Whether the word is a part of the name of a place of two to four words."""
    for first in range(max(start, at - 3), at + 1):
        for last in range(max(at + 1, first + 2), min(end, first + 4) + 1):
            if " ".join(token.folded for token in sentence[first:last]) in long_places():
                yield "long place"
                yield f"long place {'all' if (first, last) == (start, end) else 'part'}"


def of_run(sentence: Sequence[Token], start: int, end: int) -> Iterator[str]:
    """The features that all words of a run of capitalised words share: what stands around it, and what kinds of words it holds."""
    size = min(end - start, 3)
    held = {letter for token in sentence[start:end] for letter in kinds(token.folded)}
    if "B" in held:
        yield "body in run"
    if "o" in held:
        yield "company in run"
    yield from _before(sentence, start, size)
    yield from _after(sentence, end, size)
    yield f"b a {sentence[start - 1].folded if start else '^'} {sentence[end].folded if end < len(sentence) else '$'}"


def _before(sentence: Sequence[Token], start: int, size: int) -> Iterator[str]:
    low = sentence[start - 1].folded if start else "^"
    yield from _neighbour("b", low, size)
    if start:
        yield from () if sentence[start - 1].capital else _cluster("bc", low)
    if start > 1:
        second = sentence[start - 2]
        yield f"bb {second.folded} {low}"
        yield f"bb {second.folded}"
        link = low if low in _LINKS else kinds(low)
        yield from (f"bbk1 {letter} {link}" for letter in kinds(second.folded) if letter in _TELLING)
        yield from () if second.capital else _cluster("bbc", second.folded)


def _after(sentence: Sequence[Token], end: int, size: int) -> Iterator[str]:
    low = sentence[end].folded if end < len(sentence) else "$"
    yield from _neighbour("a", low, size)
    yield f"as {low[-2:]}"
    if end < len(sentence):
        yield from () if sentence[end].capital else _cluster("ac", low)
    if end + 1 < len(sentence):
        second = sentence[end + 1]
        yield f"aa {low} {second.folded}"
        yield f"aa {second.folded}"
        yield f"aak {low} {kinds(second.folded)}" if low in {",", "("} else f"aak {kinds(second.folded)}"
        if low in {"'s", "’s"}:
            yield from (f"owns {letter}" for letter in kinds(second.folded) if letter in _TELLING)
        yield from () if second.capital else _cluster("aac", second.folded)


@lru_cache(maxsize=32_768)
def _neighbour(where: str, low: str, size: int) -> tuple[str, ...]:
    letters = kinds(low)
    telling = [letter for letter in letters if letter in _TELLING]
    return (
        f"{where} {low}",
        f"{where} {low} {size}",
        f"{where}k {letters} {size}",
        *(f"{where}k1 {letter}" for letter in telling),
        *(f"{where}k1 {letter} {size}" for letter in telling),
    )


def features(sentence: Sequence[Token], start: int, end: int, at: int, whole: Whole) -> list[str]:
    """All features of the word at `at`, one of the run of capitalised words from `start` to `end` (exclusive)."""
    word = sentence[at]
    return [*own(word.cased, word.folded), *of_word(sentence, start, end, at, whole), *of_run(sentence, start, end)]
