"""How a word sounds, roughly: words that people write for one another have mostly one key."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from bot.text.tables import yaml_table

CONSONANTS = "pfktsjlmnr"
"""The letters of which a key is made, after its first, which may also be `a`, a vowel."""
_TWICE = re.compile(r"(.)\1+")


@cache
def _rules() -> tuple[list[tuple[re.Pattern[str], str]], dict[int, str]]:
    data: Any = yaml_table("bot.text", "sounds.yaml")
    alike = {ord(letter): key for key, letters in data["alike"].items() for letter in letters if not letter.isspace()}
    return [(re.compile(pattern), key) for pattern, key in data["written"].items()], alike


@lru_cache(maxsize=16_384)
def sound(word: str) -> str:
    """The key of a folded `word`: how it begins and its consonants, like ones and doubled ones as one ("presedent": prstnt).

    A skeleton key (Pollock and Zamora, Automatic spelling correction in scientific and scholarly text, 1984) of the sounds that Soundex
    and Metaphone tell apart, for Latin, Cyrillic, Greek, Arabic and Devanagari letters; of other scripts the letters as they are.
    """
    rules, alike = _rules()
    if word.isascii():
        for pattern, key in rules:
            word = pattern.sub(key, word)
    heard = word.translate(alike)
    return _TWICE.sub(r"\1", heard[:1] + heard[1:].replace("a", ""))
