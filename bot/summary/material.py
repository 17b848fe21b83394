"""The sentences of an article that a summary may choose from, without datelines and list marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.summary.asides import is_aside
from bot.summary.datelines import dateline
from bot.summary.quotations import Voice, voice
from bot.text import WORD, quotations, sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.model import Article

_ITEM = re.compile(r"^[^\S\n]*(?:[-*+•‣▪·–]|\d{1,2}[.)])[^\S\n]+", re.MULTILINE)
_CLOSERS = "\"'”’»›)]）」』】 "
_MARKS = ".!?…。！？｡؟؛।॥۔։።"
_ASKS = "?？؟"
_FEWEST_WORDS = 4
_SHORT_ANSWER = 16  # words of an answer, at most, that is none without its question


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence, word for word: the `order`-th of its article, in paragraph `position`.

    `states` says that it is a statement: no question, no fragment; `voice` whose words it holds.
    """

    text: str
    position: int
    order: int
    states: bool
    folded: str
    voice: Voice


def candidates(article: Article) -> list[Candidate]:
    """Every sentence of the article in reading order."""
    found = [(*each, position) for position, text in enumerate(article.paragraphs) for each in _sentences(text)]
    marked = any(_ends_with(text, _MARKS) for text, _, _ in found)
    states = [_states(text, marked=marked, begun=heard.begun) and not _answers(found, at) for at, (text, heard, _) in enumerate(found)]
    return [Candidate(text, position, order, states[order], text.casefold(), heard) for order, (text, heard, position) in enumerate(found)]


def _answers(found: Sequence[tuple[str, Voice, int]], order: int) -> bool:
    """Whether the sentence is a short answer to the question just before it."""
    if not order or found[order - 1][1].quotes or not _ends_with(found[order - 1][0], _ASKS):
        return False
    return sum(1 for _ in WORD.finditer(found[order][0])) <= _SHORT_ANSWER


def _sentences(paragraph: str) -> Iterator[tuple[str, Voice]]:
    """The sentences of a paragraph, each with whose words it holds."""
    quoted = quotations(paragraph)
    for start, end in _parts(paragraph):
        for first, last in sentence_spans(paragraph[start:end]):
            if text := paragraph[start + first : start + last].strip():
                yield text, voice(paragraph, start + first, start + last, quoted)


def _parts(paragraph: str) -> Iterator[tuple[int, int]]:
    """The slices of a paragraph that lie between its dateline and list marks."""
    start = dateline(paragraph)
    for item in _ITEM.finditer(paragraph, start):
        if item.start() == 0 or paragraph[item.start() - 1] == "\n":
            yield start, item.start()
            start = item.end()
    yield start, len(paragraph)


def _states(text: str, *, marked: bool, begun: bool) -> bool:
    """Whether the sentence is a statement.

    `marked`: the article ends its sentences with marks, so one without is a fragment; `begun`: it stands within a quotation, where it
    may be a word or two.
    """
    words = [match.group() for match in WORD.finditer(text)]
    if not words or _ends_with(text, _ASKS + ":："):
        return False
    if begun:
        return True
    if words[0].islower() or (marked and not _ends_with(text, _MARKS)) or is_aside(text):
        return False
    return len(words) >= _FEWEST_WORDS or any(len(word) > 8 and not word.isascii() for word in words)


def _ends_with(text: str, marks: str) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in tuple(marks)
