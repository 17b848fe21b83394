"""A paragraph as tokens, each with its place, and with the capitals that a headline in capitals hides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.people.lists import kinds
from bot.text import fold, sentence_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(
    r"(?:[^\W\d_a-zß-öø-ÿ]\.-?){1,4}(?=[\s,;:)'’]|[A-Z]|$)"  # J. or J.K. or U.S.
    r"|(?:Mr|Mrs|Ms|Dr|Jr|Sr|St|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Rev|Hon|Messrs|Mme)\."
    r"|[^\W\d_]+(?:[-‐‑][^\W\d_]+|['’](?![sS]\b)[^\W\d_]+)*"
    r"|['’][sS]\b"
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\w\s]"
)
_ARTICLE = re.compile(r"(?:a[bdlnrstz]|ash|el|ul|e[dlnrsz]|bin|ibn)[-‐‑][^\W\d_a-zß-öø-ÿ]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of a paragraph: `text` as written, `cased` with the capitals it would have in running text."""

    text: str
    cased: str
    folded: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital, behind an article too (al-Kabariti)."""
        return self.cased[0].isupper() or ("-" in self.cased and _ARTICLE.match(self.cased) is not None)


def tokens(paragraph: str) -> list[list[Token]]:
    """The tokens of a paragraph, a list for each sentence, in reading order; sentences of marks alone are left out."""
    return [found for start, end in sentence_spans(paragraph) if (found := _sentence(paragraph, start, end))]


def _sentence(paragraph: str, start: int, end: int) -> list[Token]:
    found = [(match.group(), match.start()) for match in _TOKEN.finditer(paragraph, start, end)]
    shouted = in_capitals([text for text, _ in found])
    return [Token(text, _calm(text) if shouted else text, _folded(text), at, at + len(text)) for text, at in found]


def in_capitals(texts: Sequence[str]) -> bool:
    """Whether a sentence is written in capitals throughout, as headlines are: three words of two letters or more."""
    long = [text for text in texts if text[0].isalpha() and len(text) > 1]
    return len(long) > 2 and sum(text.isupper() for text in long) >= 0.8 * len(long)


def _calm(text: str) -> str:
    if not text.isupper() or len(text) < 2 or text.endswith("."):
        return text
    letters = kinds(_folded(text))
    if "C" in letters or "Q" in letters or "S" in letters:
        return text.lower()
    return "-".join(part.capitalize() for part in text.split("-"))


def _folded(text: str) -> str:
    return fold(text) or text
