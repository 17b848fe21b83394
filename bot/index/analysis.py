"""What the index keeps of an article: its passages, and of each passage the words of every sentence."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.index.codes import code, form
from bot.model import Passage
from bot.text import forms, sentence_spans, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.model import Article
    from bot.text import Token

LONGEST_PASSAGE = 1_200
"""A paragraph of more characters becomes several passages, cut at sentence ends."""


class Word(NamedTuple):
    """A word as the index keeps it: folded, its stems (see text.forms; the first is its own) and, aligned with them, their codes
    (4 bytes each), the word's form (a byte each) and its shape (see text.Token; `+` behind the first).
    """

    word: str
    stems: tuple[str, ...]
    codes: bytes
    forms: bytes
    shapes: str


Line = tuple[Word, ...]
"""The words of one sentence."""


@lru_cache(maxsize=262_144)
def kept(token: Token, language: str) -> Word:
    """The word as the index keeps it in a passage of that language."""
    stems = tuple(forms(token, language))
    codes = b"".join(code(stem).to_bytes(4, "little") for stem in stems)
    return Word(token.word, stems, codes, bytes([form(token.word)]) * len(stems), token.shape.ljust(len(stems), "+"))


def lines(text: str, language: str) -> tuple[Line, ...]:
    """One line for each of the text's `sentence_spans`, in order."""
    return tuple(tuple([kept(token, language) for token in tokens(text[start:end])]) for start, end in sentence_spans(text))


def passages(article: Article) -> Iterator[Passage]:
    """The article's passages in reading order."""
    for position, paragraph in enumerate(article.paragraphs):
        for part, text in enumerate(_parts(paragraph)):
            yield Passage(article.number, position, text, part)


def _parts(paragraph: str) -> Iterator[str]:
    """The paragraph, or as few parts of about equal length as keep to LONGEST_PASSAGE; a longer sentence stays whole."""
    if len(paragraph) <= LONGEST_PASSAGE:
        yield paragraph
        return
    wanted = len(paragraph) / -(-len(paragraph) // LONGEST_PASSAGE)
    begin = end = 0
    for start, stop in sentence_spans(paragraph):
        if end > begin and (stop - begin > LONGEST_PASSAGE or (start + stop) / 2 - begin > wanted):
            yield paragraph[begin:end]
            begin = start
        end = stop
    yield paragraph[begin:end]
