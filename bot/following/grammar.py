"""The words by which a language's questions lean on the one before, from a file beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from bot.text import yaml_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.following.words import Word

Phrases = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The lists of the file, each explained there; phrases are tuples of folded words."""

    courtesies: Phrases
    additions: Phrases
    topics: Phrases
    circumstances: Phrases
    questions: Phrases
    idle: Phrases
    auxiliaries: frozenset[str]
    copulas: frozenset[str]
    persons: frozenset[str]
    empty: frozenset[str]
    pointing: frozenset[str]
    before_things: frozenset[str]
    articles: frozenset[str]
    prepositions: frozenset[str]
    within_names: frozenset[str]
    stands_for: Mapping[str, str]
    owns: Mapping[str, str]
    sexes: Mapping[str, str]
    behind: str
    added: str

    def pronoun(self, word: Word) -> str | None:
        """Who or what the word stands for: "he", "she", "it" or "they"; None for another word."""
        return self.stands_for.get(word.folded) or self.owns.get(word.folded)

    def asking(self, words: Sequence[Word]) -> int:
        """How many words the phrase has that asks at their beginning ("for how long"), 0 where there is none."""
        before = bool(words) and words[0].folded in self.prepositions
        size = max(opening(words[before:], self.circumstances), opening(words[before:], self.questions))
        return max(size and size + before, opening(words, self.circumstances))


def opening(words: Sequence[Word], phrases: Phrases) -> int:
    """How many words the longest of the phrases has that `words` begin with, 0 for none."""
    said = tuple(word.folded for word in words[:6])
    return max((len(phrase) for phrase in phrases if said[: len(phrase)] == phrase), default=0)


@cache
def grammar(language: str = "en") -> Grammar:
    """The grammar of a language (ISO 639-1) that has a file."""
    table: dict[str, Any] = yaml_table("bot.following", f"{language}.yaml")
    return Grammar(**{name: _parsed(name, value) for name, value in table.items()})


def _parsed(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return {word: role for role, words in value.items() for word in words}
    if isinstance(value, str):
        return value
    plain = "frozenset[str]" in str(Grammar.__annotations__[name])
    return frozenset(value) if plain else frozenset(tuple(phrase.split()) for phrase in value)
