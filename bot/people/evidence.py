"""What speaks for and against a capitalised word's being part of a person's name, as named features."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.people.lists import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.people.tokens import Token

_OPENERS = frozenset("“\"'‘(—–-:•*[")


class Whole:
    """What a whole article tells of its words: where else each of them stands, and in which company."""

    def __init__(self, sentences: Iterable[Sequence[Token]]) -> None:
        self.seen: dict[str, Counter[str]] = {}
        for sentence in sentences:
            self._read(sentence)

    def _read(self, sentence: Sequence[Token]) -> None:
        before, before_kinds, capital_before = "", "", False
        for at, token in enumerate(sentence):
            letters, capital = kinds(token.folded), token.capital
            if capital:
                if at or "G" in letters:
                    self._note(token.folded, before, before_kinds, capital_before=capital_before)
            elif token.cased[0].isalpha():
                self._count(token.folded, "lower")
                if "S" in letters and capital_before:
                    self._count(before, "says")
            before, before_kinds, capital_before = token.folded, letters, capital

    def _note(self, word: str, before: str, before_kinds: str, *, capital_before: bool) -> None:
        if capital_before:
            self._count(word, "after given" if "G" in before_kinds else "title" if "T" in before_kinds else "after capital")
            self._count(before, "before capital")
        else:
            self._count(word, "alone")
            if "S" in before_kinds:
                self._count(word, "says")
            elif "T" in before_kinds:
                self._count(word, "title")
            if before in {"in", "at", "from", "near"}:
                self._count(word, "in")
            elif before == "the":
                self._count(word, "the")

    def _count(self, word: str, where: str) -> None:
        self.seen.setdefault(word, Counter())[where] += 1

    def evidence(self, word: str) -> list[str]:
        """The features of the folded `word` that the rest of the article gives."""
        return [f"D {where} {min(times, 3)}" for where, times in self.seen.get(word, {}).items()]


@lru_cache(maxsize=16_384)
def _own(word: str) -> tuple[str, ...]:
    """The features of the word alone: itself, its ends, its shape, its lists."""
    low = word.lower()
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
    )


def features(sentence: Sequence[Token], start: int, end: int, at: int, whole: Whole) -> list[str]:
    """The features of the word at `at`, one of the run of capitalised words from `start` to `end` (exclusive)."""
    word = sentence[at]
    found = ["bias", *_own(word.cased), *whole.evidence(word.folded)]
    letters = kinds(word.folded)
    size, place = end - start, at - start
    found.append(f"run {min(size, 5)} {min(place, 3)}")
    found.append(f"run {min(size, 4)} {min(place, 2)} {letters}")
    if start == 0 or (start == 1 and sentence[0].text in _OPENERS):
        found.append(f"first {min(size, 3)} {min(place, 1)} {letters}")
    found.extend(_inside(sentence, start, end, at, letters))
    found.extend(_around(sentence, start, end, letters, min(size, 3)))
    return found


def _inside(sentence: Sequence[Token], start: int, end: int, at: int, letters: str) -> Iterable[str]:
    for step in (-1, 1):
        if start <= at + step < end:
            other = sentence[at + step]
            own = kinds(other.folded)
            yield f"{step} w {other.folded}"
            yield f"{step} k {own} {letters}"
            yield f"{step} k {own}"
            yield f"{step} s {other.folded[-2:]}"
            if other.text[-1] == ".":
                yield f"{step} initial"
    last, first = sentence[end - 1].folded, sentence[start].folded
    if at != end - 1:
        yield f"last {last}"
        yield f"last k {kinds(last)}"
    if at != start:
        yield f"head {first}"
        yield f"head k {kinds(first)}"
    if any("B" in kinds(sentence[i].folded) for i in range(start, end)):
        yield "body in run"


def _around(sentence: Sequence[Token], start: int, end: int, letters: str, size: int) -> Iterable[str]:
    before = sentence[start - 1] if start else None
    two_before = sentence[start - 2] if start > 1 else None
    after = sentence[end] if end < len(sentence) else None
    two_after = sentence[end + 1] if end + 1 < len(sentence) else None
    low = before.folded if before else "^"
    nxt = after.folded if after else "$"
    yield f"b {low}"
    yield f"b {low} {size}"
    yield f"b {low} {letters}"
    yield f"bk {kinds(low)} {size}"
    yield f"a {nxt}"
    yield f"a {nxt} {size}"
    yield f"ak {kinds(nxt)} {size}"
    yield f"as {nxt[-2:]}"
    yield f"b a {low} {nxt}"
    if two_before:
        yield f"bb {two_before.folded} {low}"
        yield f"bb {two_before.folded}"
    if two_after:
        yield f"aa {nxt} {two_after.folded}"
        yield f"aa {two_after.folded}"
        yield f"aak {nxt} {kinds(two_after.folded)}" if nxt in {",", "("} else f"aak {kinds(two_after.folded)}"
