"""The words of leaning.yaml, by what they are listed for and by language (ISO 639-1)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bot.text import yaml_table

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def plain(text: str) -> str:
    """The text as the lists write it: lower case, with straight apostrophes."""
    return text.lower().replace("’", "'")


@cache
def listed(kind: str, language: str) -> frozenset[str]:
    """The words of that kind, none where the language has none."""
    return frozenset(plain(word) for word in _lists().get(language, {}).get(kind, ()))


@cache
def either(kind: str, language: str) -> re.Pattern[str]:
    """Matches one of the words of that kind, the longest, as a whole; scripts without spaces have no words to be whole."""
    longest_first = sorted(listed(kind, language), key=lambda words: -len(words))
    whole = [re.escape(words) + ("" if _UNSPACED.search(words) else r"(?![\w'])") for words in longest_first]
    return re.compile(rf"(?<![\w'])(?:{'|'.join(whole)})" if whole else r"(?!)")


@cache
def _lists() -> Mapping[str, Mapping[str, list[str]]]:
    lists: Mapping[str, Mapping[str, list[str]]] = yaml_table("bot.summary", "leaning.yaml")
    return lists
