"""Compounds: Hauptbahnhof is a Bahnhof, and who asks about the one may read of the other."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.text.snowball import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 4
"""A part has so many letters; shorter ones are found in words by chance."""
LANGUAGES = ("de", "nl", "sv")
"""Those (ISO 639-1) with a file of parts; what was learnt for Finnish and Norwegian split too many words that are none."""


@cache
def _table(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of the language's parts, and those of words that only look like compounds."""
    if language not in LANGUAGES:
        return frozenset(), frozenset()
    text = files("bot.text.compounds").joinpath(f"{language}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return frozenset(line for line in lines if line[0] != "!"), frozenset(line[1:] for line in lines if line[0] == "!")


def splits(word: str, language: str, parts: frozenset[str]) -> Iterator[tuple[str, str, str, str]]:
    """The ways in which a folded word is two of the `parts`: both as they stand there and their stems, the shortest first part first."""
    for at in range(LEAST, len(word) - LEAST + 1):
        last = stem(word[at:], language)
        if last in parts and (first := _first(word[:at], language, parts)):
            yield word[:at], word[at:], first, last


def _first(word: str, language: str, parts: frozenset[str]) -> str:
    """The stem of a compound's first part; German ties it to the next by s, es, n, en, er or e."""
    plain = stem(word, language)
    if plain in parts:
        return plain
    return next((form for link in ("s", "es") if word.endswith(link) and (form := stem(word.removesuffix(link), language)) in parts), "")


@lru_cache(maxsize=16_384)
def compound_parts(word: str, language: str) -> tuple[str, ...]:
    """The stems of the words that a folded compound is made of, in order; () where it is none or the language has no table."""
    parts, whole = _table(language)
    if not parts or len(word) < 2 * LEAST or stem(word, language) in whole:
        return ()
    best = next(splits(word, language, parts), None)
    if best is None:
        return _three(word, language)
    return best[2:]


def _three(word: str, language: str) -> tuple[str, ...]:
    """The same of a word whose first part is a compound itself and no part that is listed."""
    parts, _ = _table(language)
    for at in range(2 * LEAST, len(word) - LEAST + 1):
        last = stem(word[at:], language)
        if last in parts and (first := compound_parts(word[:at], language)):
            return (*first, last)
    return ()
