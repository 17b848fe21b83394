"""What a whole article tells of its words: where else each of them stands, and in which company."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from bot.people.lists import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.people.tokens import Token
_GENITIVES = frozenset({"'s", "’s"})


class Whole:
    """The words of an article, counted by where they stand."""

    def __init__(self, sentences: Iterable[Sequence[Token]]) -> None:
        self.seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            self._read(sentence)

    def _read(self, sentence: Sequence[Token]) -> None:
        before, before_kinds, capital_before, owner = "", "", False, ""
        for at, token in enumerate(sentence):
            letters, capital = kinds(token.folded), token.capital
            if capital and set("Bo") & set(letters):
                self._names_a_body(before if capital_before else owner)
            owner = before if capital_before and token.text in _GENITIVES else ""
            if capital:
                if at or "G" in letters:
                    self._note(token.folded, before, before_kinds, capital_before=capital_before)
            elif token.cased[0].isalpha():
                self._count(token.folded, "lower")
                if "S" in letters and capital_before:
                    self._count(before, "says")
            before, before_kinds, capital_before = token.folded, letters, capital

    def _names_a_body(self, word: str) -> None:
        if word:
            self._count(word, "body")

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
        self.seen[word][where] += 1

    def evidence(self, word: str) -> list[str]:
        """The features of the folded `word` that the rest of the article gives."""
        return [f"D {where} {min(times, 3)}" for where, times in self.seen.get(word, {}).items()]
