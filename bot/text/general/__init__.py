"""General prose of languages other than English: how common its words are, and which of them are irregular forms of others."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PARAGRAPHS = 100_000
"""So many paragraphs are what the words are counted in."""
_NOTHING: Mapping[str, int] = MappingProxyType({})


@cache
def _lines(language: str) -> tuple[str, ...]:
    file = files("bot.text.general").joinpath(f"{language}.txt.gz")
    if not file.is_file():
        return ()
    return tuple(line for line in gzip.decompress(file.read_bytes()).decode().split("\n") if line and line[0] != "#")


@cache
def counts(language: str) -> Mapping[str, int]:
    """In how many of PARAGRAPHS each stem of the language (ISO 639-1) stands; nothing where its file is missing."""
    found: dict[str, int] = {}
    for line in _lines(language):
        if line[0] != "=":
            count, *stems = line.split(" ")
            found.update(dict.fromkeys(stems, int(count)))
    return found or _NOTHING


@cache
def irregular(language: str) -> Mapping[str, str]:
    """The plain word of each folded word whose ending does not tell it: pidio, pedir."""
    found: dict[str, str] = {}
    for line in _lines(language):
        if line[0] == "=":
            plain, *forms = line[1:].split(" ")
            found.update(dict.fromkeys(forms, plain))
    return found
