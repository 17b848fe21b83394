"""Which words of a question stand in a passage, and how they were read to find them there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.text import is_stopword, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.spelling import Repair


@dataclass(frozen=True, slots=True)
class Shared:
    """A word of the question, the word it was `read` as, and how it is written where it was found, None where it was not."""

    asked: str
    read: str
    found: str | None


def shared(repaired: Repair, text: str, languages: Sequence[str]) -> tuple[Shared, ...]:
    """What becomes of each word of the question that says what it is about, in order, each once."""
    written: dict[str, str] = {}
    for token in tokens(text):
        for code in languages:
            written.setdefault(stem(token.word, code), token.written)
    asked = {token.word: token.written for token in tokens(repaired.text) if not is_stopword(token.word, languages)}
    return tuple(_shared(was, [word, *repaired.forms.get(word, ())], written, languages) for word, was in asked.items())


def _shared(asked: str, readings: Sequence[str], written: Mapping[str, str], languages: Sequence[str]) -> Shared:
    for reading in readings:
        for code in languages:
            if found := written.get(stem(reading, code)):
                return Shared(asked, asked if reading == readings[0] else reading, found)
    return Shared(asked, asked, None)
